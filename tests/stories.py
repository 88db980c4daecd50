"""Whole cases of each kind, told once and played twice: in the pure core, and on the real engine."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from models.case import CaseState
from models.time import day_of

Body = dict[str, Any] | Callable[[datetime], dict[str, Any]]


class Stage(Protocol):
    """Where a story is played."""

    async def act(self, who: str, action: str, body: dict[str, Any]) -> None: ...

    async def record(self, rows: list[int], who: str, method: str, start: datetime) -> None: ...

    async def wait(self, span: timedelta) -> None: ...

    async def state(self) -> CaseState: ...

    def now(self) -> datetime: ...


@dataclass
class Act:
    who: str
    action: str
    body: Body


@dataclass
class Rec:
    """A recording that began with the case's last hour and ends now."""

    rows: list[int]
    who: str = "14052501001"
    method: str = "portable"


@dataclass
class Wait:
    span: timedelta


Step = Act | Rec | Wait


async def play(story: list[Step], stage: Stage) -> None:
    for step in story:
        if isinstance(step, Act):
            body = step.body(stage.now()) if callable(step.body) else step.body
            await stage.act(step.who, step.action, body)
        elif isinstance(step, Rec):
            await stage.record(step.rows, step.who, step.method, stage.now() - timedelta(hours=1))
        else:
            await stage.wait(step.span)


def days(number: float) -> Wait:
    return Wait(timedelta(days=number))


def _hearing_at(now: datetime) -> str:
    return (now + timedelta(days=20)).isoformat()


def _steps(now: datetime) -> dict[str, Any]:
    acts = ["present_case", "party_defends", "host_questions", "debate", "final_statement"]
    at = now.isoformat()
    return {"steps": [{"act": act, "started_at": at, "ended_at": at} for act in acts]}


def _long_ago(now: datetime) -> dict[str, Any]:
    ended = day_of(now) - timedelta(days=30)
    return {"facts_zh": "未设置警示标志", "violated": "安全生产法35", "violation_ended_on": ended.isoformat()}


PENALTY: list[Step] = [
    Act("officer", "propose-filing", _long_ago),
    Act("deputy-head", "approve-filing", {}),
    Act("officer", "present-certificates", {"contact": "某公司（演示）"}),
    Act("officer", "take-vouchers", {"contact": "某公司（演示）", "documents": ["台账"]}),
    Rec([17, 18]),
    Act("officer", "examine-scene", {"object": "车间", "findings": "见笔录"}),
    Rec([20]),
    Act("officer", "question-person", {"person": "张某（演示）", "note_taker": "乙"}),
    Rec([22]),
    Act("officer", "report-investigation", {"summary": "终结"}),
    Act(
        "section-head",
        "propose-penalty",
        {
            "penalty_zh": "罚款六万元",
            "amount": 60000,
            "basis": "安全生产法99",
            "legal_review_required": True,
            "grave": True,
        },
    ),
    Act("officer", "serve-notice", {"method": "direct", "recipient": "张某（演示）"}),
    Rec([32]),
    Act("officer", "hear-statement", {"person": "张某（演示）", "summary": "请求减轻"}),
    Rec([21]),
    Act("officer", "request-hearing", {"from_whom": "某公司（演示）"}),
    Act(
        "host",
        "fix-hearing",
        lambda now: {
            "hearing_at": _hearing_at(now),
            "hearing_place": "听证室",
            "host": "host",
            "hearing_clerk": "clerk",
        },
    ),
    Act("officer", "serve-hearing-notice", {"recipient": "张某（演示）"}),
    Rec([23]),
    days(20),
    Act("clerk", "open-hearing", {"present": ["张某（演示）"]}),
    Act("clerk", "record-hearing-steps", _steps),
    Act("clerk", "close-hearing", {}),
    Act("clerk", "confirm-hearing-record", {"signature": "signed"}),
    Rec(list(range(24, 32)), "clerk", "fixed_cctv"),
    Act("officer", "review-defence", {"opinion": "部分采纳", "amount": 50000}),
    Act("officer", "submit-legal-review", {"reason": "较大数额"}),
    Act("reviewer", "pass-legal-review", {"opinion": "同意"}),
    Act("bureau-head", "discuss", {"minutes": "同意", "attendees": ["甲", "乙"]}),
    Act(
        "bureau-head",
        "decide",
        {
            "document_no": "晋泽应急罚〔演示〕1号",
            "amount": 50000,
            "facts_and_evidence": "清楚",
            "penalty_and_basis": "罚款",
            "performance": "十五日内",
            "remedies": "复议、诉讼",
        },
    ),
    Act("officer", "serve-decision", {"method": "direct", "recipient": "张某（演示）"}),
    Rec([32]),
    Act("officer", "publish-decision", {"where": "局网站"}),
    Act("officer", "record-payment", {"amount": 50000, "receipt": "1"}),
    Act("section-head", "close", {"reason": "履行完毕"}),
]
ARCHIVE: list[Step] = [Act("clerk", "archive", {"volume": "1"})]

INSPECTION: list[Step] = [
    Act(
        "section-head",
        "approve-inspection",
        {
            "plan": "1",
            "notice_no": "1",
            "devices": [{"device": "BWC-01", "battery": True, "memory": True, "clock": True}],
        },
    ),
    Act("officer", "arrive", {}),
    Act("officer", "show-certificates", {}),
    Act("officer", "state-purpose", {}),
    Act("officer", "hear-briefing", {}),
    Act("officer", "inspect", {}),
    Act("officer", "inspect-documents", {}),
    Act("officer", "inspect-sites", {}),
    Act("officer", "give-feedback", {"findings": True, "summary": "隐患", "signature": "signed"}),
    Act(
        "officer",
        "issue-order",
        lambda now: {
            "rectify_by": (day_of(now) + timedelta(days=15)).isoformat(),
            "document_nos": ["1"],
            "recipient": "张某（演示）",
            "measures": "整改",
        },
    ),
    Rec(list(range(7, 16))),
    days(16),
    Act(
        "officer",
        "reinspect",
        {"reinspection_passed": True, "opinion_no": "1", "recipient": "张某（演示）"},
    ),
    Rec([16]),
    Act("officer", "close-passed", {"reason": "通过"}),
]

LICENSING: list[Step] = [
    Act("officer", "receive-application", {"in_person": True, "license_kind": "general", "materials": ["申请书"]}),
    Rec([1], method="fixed_cctv"),
    Act("officer", "accept", {"voucher_no": "1"}),
    Act("officer", "verify-site", {}),
    Rec([2]),
    Act("officer", "offer-hearing", {"recipient": "申请人（演示）"}),
    days(20),
    Act("officer", "submit-draft", {"summary": "拟准予"}),
    Act("deputy-head", "grant", {"document_no": "1", "reason": "符合"}),
    Act("officer", "serve-license", {"method": "direct", "recipient": "申请人（演示）"}),
    Rec([5]),
    Act("officer", "publish-license", {"where": "局网站"}),
    Act("section-head", "close", {"reason": "办结"}),
]

COMPULSION: list[Step] = [
    Act("deputy-head", "approve-seizure", {"ground": "不合格设备"}),
    Act("officer", "call-party", {"party_present": True}),
    Act("officer", "announce-seizure", {"document_no": "1", "rights_told": True}),
    Act("officer", "take-inventory", {"items": ["设备一台"], "signature": "signed"}),
    Rec([36, 37]),
    days(31),
    Act("officer", "return-items", {"items": ["设备一台"], "signature": "signed"}),
    Rec([38]),
    Act("section-head", "close", {"reason": "已解除"}),
]

STORIES: dict[str, tuple[list[Step], str]] = {
    "penalty": (PENALTY, "closed"),
    "inspection": (INSPECTION, "closed"),
    "licensing": (LICENSING, "closed"),
    "compulsion": (COMPULSION, "closed"),
}


def digest(state: CaseState) -> dict[str, Any]:
    """Return what two tellings of one story must agree on: everything but instants and what is computed from them."""
    return {
        "state": state.state,
        "version": state.version,
        "acts": [(a.id, a.act, a.row, a.officers, a.by, a.subject) for a in state.acts],
        "obligations": {k: (o.row, o.act_id, o.status.value) for k, o in state.obligations.items()},
        "deadlines": {k: (d.status.value, d.owner.value, d.due.due_on.isoformat()) for k, d in state.deadlines.items()},
        "services": [(s.document, s.method, s.effective) for s in state.services],
        "facts": sorted(k for k in state.facts),
        "recordings": {k: (r.status.value, tuple(r.satisfies)) for k, r in state.recordings.items()},
    }


def utc_now() -> datetime:
    return datetime.now(UTC)
