"""Effects of a penalty's branches: service by arrival, hearings put off or ended, preserved items that go back."""

from dataclasses import replace

from checklist.casework import record, service
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.effects.registry import effect
from checklist.casework.guards.branches import steps_missing
from models import bodies
from models.roles import Role

_LEFT_OUT = {"no_show": "当事人无正当理由拒不出席听证，终止听证", "left": "当事人未经许可中途退出，终止听证"}


@effect("serve_as_arrived")
def serve_as_arrived(desk: Desk, ask: Ask, document: str) -> None:
    """Serve a document; what comes by post or system is served on the day of its arrival (民诉法 90(2), 91)."""
    said = ask.said(bodies.ServePenaltyDocument)
    if said is not None and said.arrived_at is not None:
        ask = replace(ask, start=said.arrived_at, end=said.arrived_at)
    service.serve(desk, ask, document)


@effect("deem_served_at_last")
def deem_served_at_last(desk: Desk, ask: Ask, document: str) -> None:
    """Let a document count as served by public notice, where it was not served in another way meanwhile."""
    if service.served(desk, document) is None:
        service.deem_served(desk, document, ask.day)


@effect("void_hearing_notice")
def void_hearing_notice(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note that the notice of the old date says nothing any more."""
    desk.log("hearing.postponed", "原听证通知作废，应当重新通知", "行政处罚法64(2)")


@effect("steps_not_held")
def steps_not_held(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note with its reason that steps of a hearing were not held (处罚法 64(6)); row by row, the record says so."""
    said = ask.said(bodies.TerminateHearing)
    reason = _LEFT_OUT[said.ground] if said is not None else "当事人中途退场，该环节没有进行"
    steps = steps_missing(desk)
    for act in [*steps, "close_hearing", "confirm_hearing_record"] if said is not None else steps:
        record.not_applicable(desk, act, reason)


@effect("preservation_over")
def preservation_over(desk: Desk, ask: Ask, _argument: str) -> None:
    """Tell at once that a preservation has lapsed and the items go back (处罚法 56)."""
    desk.state.facts["preservation_lapsed"] = True
    told = (Role.OFFICER, Role.SECTION_HEAD, Role.DEPUTY_HEAD, Role.SUPERVISOR)
    desk.remind(f"preservation:{desk.state.seq}", told, "先行登记保存逾期未处理，已经失效，应当退还物品", "critical")


@effect("ask_main_head")
def ask_main_head(desk: Desk, ask: Ask, _argument: str) -> None:
    """Tell the principal head the same day (移送规定 5)."""
    desk.remind(f"main-head:{desk.state.seq}", (Role.BUREAU_HEAD,), f"{ask.action.zh}，请及时决定", "critical")
