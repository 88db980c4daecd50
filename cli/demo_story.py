"""The story that `zhifa demo` tells. All people and parties are made up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models.roles import Device
from models.time import day_of

Body = dict[str, Any] | Callable[[datetime], dict[str, Any]]


@dataclass(frozen=True)
class Done:
    who: str
    action: str
    zh: str
    body: Body


@dataclass(frozen=True)
class Recorded:
    rows: tuple[int, ...]
    recorder: str = "14052501001"
    method: Device = Device.PORTABLE


@dataclass(frozen=True)
class Skip:
    span: timedelta
    zh: str
    incident: str | None = None
    """Whose climb the time passes for, where it is not the case's own."""


Step = Done | Recorded | Skip


def _filing(now: datetime) -> dict[str, Any]:
    ended = day_of(now) - timedelta(days=10)
    return {
        "facts_zh": "隐患台账多处空白",
        "violated": "《安全生产法》第四十一条",
        "violation_ended_on": ended.isoformat(),
    }


def _hearing(now: datetime) -> dict[str, Any]:
    at = (now + timedelta(days=21)).isoformat()
    return {"hearing_at": at, "hearing_place": "局二楼听证室", "host": "host", "hearing_clerk": "clerk"}


def _steps(now: datetime) -> dict[str, Any]:
    acts = ["present_case", "party_defends", "host_questions", "debate", "final_statement"]
    return {"steps": [{"act": a, "started_at": now.isoformat(), "ended_at": now.isoformat()} for a in acts]}


STORY: tuple[Step, ...] = (
    Done("officer", "propose-filing", "提请立案", _filing),
    Done("deputy-head", "approve-filing", "批准立案", {"opinion": "同意立案"}),
    Done("officer", "present-certificates", "到现场出示执法证件", {"contact": "安全部（演示）"}),
    Done(
        "officer",
        "report-obstruction",
        "保安阻拦，报告阻挠执法",
        {"kind": "obstruction", "description": "保安锁门，拒绝进入档案室"},
    ),
    Skip(timedelta(minutes=11), "十一分钟，无人确认", "x1"),
    Done("officer", "take-measure", "当场警示", {"measure": "warning"}),
    Done("officer", "take-measure", "报警", {"measure": "police"}),
    Done("section-head", "acknowledge-obstruction", "队长确认收到，升级停止", {}),
    Done(
        "officer",
        "resolve-obstruction",
        "阻挠处置完毕，继续执法",
        {"outcome": "resumed", "statement": "民警到场后配合检查"},
    ),
    Recorded((35,)),
    Done("officer", "take-vouchers", "调取原始凭证", {"contact": "安全部（演示）", "documents": ["隐患台账"]}),
    Recorded((17, 18)),
    Done("deputy-head", "approve-preservation", "批准先行登记保存", {}),
    Done(
        "officer",
        "preserve-evidence",
        "先行登记保存证据",
        {"items": ["隐患台账原件三册"], "notice_no": "晋泽应急存〔演示〕1号"},
    ),
    Recorded((19,)),
    Done("officer", "question-person", "询问有关人员", {"person": "张某（演示）", "note_taker": "乙执法员（演示）"}),
    Recorded((22,)),
    Skip(timedelta(days=4), "四天"),
    Done("officer", "dispose-preserved", "先行登记保存处理：退还", {"outcome": "returned"}),
    Done("officer", "report-investigation", "调查终结", {"summary": "事实清楚"}),
    Done(
        "section-head",
        "propose-penalty",
        "拟罚款六万元，应当告知听证权利",
        {
            "penalty_zh": "罚款六万元",
            "amount": 60000,
            "basis": "《安全生产法》第九十七条",
            "legal_review_required": True,
            "grave": True,
        },
    ),
    Done("officer", "serve-notice", "送达处罚告知书", {"method": "direct", "recipient": "张某（演示）"}),
    Recorded((32,)),
    Done("officer", "hear-statement", "听取口头陈述申辩", {"person": "张某（演示）", "summary": "已补全台账"}),
    Recorded((21,)),
    Done("officer", "request-hearing", "当事人要求听证", {"from_whom": "宏达化工有限公司（演示）"}),
    Done("host", "fix-hearing", "确定听证时间和主持人", _hearing),
    Done("officer", "serve-hearing-notice", "送达听证通知书", {"recipient": "张某（演示）"}),
    Recorded((23,)),
    Skip(timedelta(days=21), "到听证之日"),
    Done("clerk", "open-hearing", "听证开始", {"present": ["张某（演示）", "甲执法员（演示）"]}),
    Done("clerk", "record-hearing-steps", "质证、询问、辩论、最后陈述", _steps),
    Done("clerk", "close-hearing", "宣布听证结束", {}),
    Done("clerk", "confirm-hearing-record", "当事人确认听证笔录", {"signature": "signed"}),
    Recorded((24, 25, 26, 27, 28, 29, 30, 31), "clerk", Device.FIXED_CCTV),
    Done("officer", "review-defence", "复核：部分采纳，罚款减为五万元", {"opinion": "部分采纳", "amount": 50000}),
    Done("officer", "submit-legal-review", "提交法制审核", {"reason": "较大数额罚款"}),
    Done("reviewer", "pass-legal-review", "法制审核通过", {"opinion": "同意"}),
    Done(
        "bureau-head",
        "discuss",
        "集体讨论",
        {"minutes": "同意罚款五万元", "attendees": ["辛局长（演示）", "庚副局长（演示）"]},
    ),
    Done(
        "bureau-head",
        "decide",
        "作出处罚决定",
        {
            "document_no": "晋泽应急罚〔演示〕1号",
            "amount": 50000,
            "facts_and_evidence": "事实清楚，证据确凿",
            "penalty_and_basis": "罚款五万元",
            "performance": "十五日内缴纳",
            "remedies": "六十日内申请复议，六个月内起诉",
        },
    ),
    Done("officer", "serve-decision", "送达处罚决定书", {"method": "direct", "recipient": "张某（演示）"}),
    Recorded((32,)),
    Done("officer", "publish-decision", "公开处罚决定", {"where": "局门户网站"}),
    Done("officer", "record-payment", "缴纳罚款", {"amount": 50000, "receipt": "演示-1"}),
    Done("section-head", "close", "结案", {"reason": "履行完毕"}),
)
