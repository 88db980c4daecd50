"""Inspections on the way: approved, inspecting, fed back, ordered, stopped, to be re-inspected."""

from typing import Any

from tests.player import Player, minutes

READY = {"device": "BWC-01", "battery": True, "memory": True, "clock": True}
PLAN: dict[str, Any] = {"plan": "方案1", "notice_no": "检通1", "covers_documents": False, "devices": [READY]}
ORDER: dict[str, Any] = {
    "rectify_by": "2026-09-21",
    "document_nos": ["责改1"],
    "recipient": "张某（演示）",
    "measures": "限期整改",
}
STOP: dict[str, Any] = {"stop": True, "document_nos": ["现措1"], "recipient": "张某（演示）", "measures": "停止使用"}
ALL = list(range(7, 16))


def planned(**changes: Any) -> Player:
    return Player("inspection", "2026-09-01 07:00", **changes)


def inspecting(**plan: Any) -> Player:
    p = planned()
    p.do("section-head", "approve-inspection", "2026-09-01 08:00", **{**PLAN, **plan})
    for clock, action in (
        ("09:00", "arrive"),
        ("09:05", "show-certificates"),
        ("09:10", "state-purpose"),
        ("09:15", "hear-briefing"),
        ("09:30", "inspect"),
    ):
        p.do("officer", action, f"2026-09-01 {clock}")
    return p


def fed_back(p: Player | None = None, **said: Any) -> Player:
    p = p or inspecting()
    p.do("officer", "inspect-sites", "2026-09-01 10:00")
    p.do(
        "officer",
        "give-feedback",
        "2026-09-01 11:00",
        **{"findings": True, "summary": "一处隐患", "signature": "signed", **said},
    )
    return p


def recorded(p: Player) -> Player:
    p.record(ALL, "2026-09-01 08:59", "2026-09-01 11:30")
    return p


def ordered(**order: Any) -> Player:
    p = fed_back()
    p.do("officer", "issue-order", "2026-09-01 11:30", **(order or ORDER))
    return recorded(p)


def stopped(**more: Any) -> Player:
    p = ordered(**{**STOP, **more})
    assert p.state == "stopped"
    return p


def reinspected(p: Player, when: str, passed: bool) -> Player:
    p.do("officer", "reinspect", when, reinspection_passed=passed, opinion_no="复1", recipient="张某（演示）")
    p.record([16], minutes(when, -1), when)
    return p


def failed() -> Player:
    p = reinspected(ordered(), "2026-09-22 10:00", passed=False)
    assert p.state == "failed"
    return p


def state_of(name: str) -> Player:
    """Return an inspection in one of the states from the inspection on site to the failed re-inspection."""
    if name == "inspecting":
        return inspecting()
    if name == "feedback":
        return fed_back()
    if name == "onsite_measures":
        p = fed_back()
        p.do("officer", "issue-order", "2026-09-01 11:30", **ORDER)
        return p
    if name == "rectification":
        return ordered()
    if name == "reinspection_due":
        p = ordered()
        p.wait_until("2026-09-22 00:00")
        return p
    if name == "reinspecting":
        p = ordered()
        p.do(
            "officer",
            "reinspect",
            "2026-09-22 10:00",
            reinspection_passed=True,
            opinion_no="复1",
            recipient="张某（演示）",
        )
        return p
    if name == "failed":
        return failed()
    p = stopped()
    if name == "resume_review":
        p.do("officer", "apply-resume", "2026-09-10 09:00", summary="隐患已排除")
    if name == "power_cut":
        p.do("bureau-head", "approve-power-cut", "2026-09-02 09:00", **CUT, cut_emergency=True)
        p.do("officer", "cut-power", "2026-09-04 09:00", safe=True)
    return p


CUT: dict[str, Any] = {
    "cut_at": "2026-09-04T09:00:00+08:00",
    "refusal": "拒不停产",
    "danger": "随时可能爆炸",
    "supplier_notice": "停电1",
}
ON_THE_WAY = [
    "inspecting",
    "feedback",
    "onsite_measures",
    "stopped",
    "resume_review",
    "power_cut",
    "rectification",
    "reinspection_due",
    "reinspecting",
    "failed",
]
