"""Guards of hearings and of those who judge apart from the investigators."""

from datetime import datetime

from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.guards.registry import guard, investigators
from checklist.counting import due, earliest_event
from models import bodies
from models.case import Blocker
from models.roles import Role
from models.time import SHANGHAI, day_of


@guard("hearing_people")
def hearing_people(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The host investigated nothing in this case (处罚法 64(4), 许可法 48(3))."""
    host = getattr(ask.body, "host", None)
    clerk = getattr(ask.body, "hearing_clerk", None)
    if desk.law.procedure.table.manner >= 2 and clerk is not None and clerk in (investigators(desk) | {host}):
        zh = "书记员不得是本案调查人员或者听证主持人"
        return Blocker(code="clerk-investigated", zh=zh, article="行政处罚法64(4)", owner=Role.SECTION_HEAD)
    if host is None or host not in investigators(desk):
        return None
    return Blocker(
        code="host-investigated",
        zh="听证主持人不得是本案调查人员",
        article="行政处罚法64(4)",
        owner=Role.SECTION_HEAD,
    )


@guard("host_presides")
def host_presides(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The hearing is opened by the host that was named, or by the clerk for him."""
    roles = ask.actor.may_act_as()
    if Role.HEARING_HOST not in roles or Role.CLERK in roles or ask.actor.account == desk.fact("host"):
        return None
    return Blocker(code="other-host", zh=f"本次听证由{desk.fact('host')}主持", article="行政处罚法64(4)")


@guard("reviewer_apart")
def reviewer_apart(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The legal reviewer is neither investigator nor host; a first-timer has the qualification (处罚法 58(2))."""
    if ask.actor.account in investigators(desk) or ask.actor.account == desk.fact("host"):
        return Blocker(code="reviewer", zh="法制审核人员不得是本案调查人员或听证主持人", article="行政处罚法58")
    said = ask.said(bodies.LegalReview)
    if said and said.first_time_reviewer and not said.legal_qualification:
        return Blocker(code="qualification", zh="初次从事法制审核的人员应当取得法律职业资格", article="行政处罚法58(2)")
    return None


@guard("hearing_notice_possible")
def hearing_notice_possible(desk: Desk, ask: Ask, rule_id: str) -> Blocker | None:
    """The hearing lies far enough ahead for its notice (处罚法 64(2), 许可法 48(1))."""
    at: datetime | None = getattr(ask.body, "hearing_at", None)
    if at is None:
        return None
    rule = desk.law.rules.at(rule_id, day_of(at))
    earliest = earliest_event(rule, ask.day, desk.calendar)
    if day_of(at) >= earliest:
        return None
    return Blocker(
        code="notice-too-short",
        zh=f"听证应当提前通知，{day_of(at)}过早；今天送达通知，最早可定于{earliest}",
        article=rule.basis,
        facts={"earliest": earliest.isoformat()},
    )


@guard("hearing_notice_in_time")
def hearing_notice_in_time(desk: Desk, ask: Ask, rule_id: str) -> Blocker | None:
    """The notice is served in time for the hearing that was fixed."""
    at = _instant(desk.fact("hearing_at"))
    if at is None:
        return None
    rule = desk.law.rules.at(rule_id, day_of(at))
    latest = due(rule, day_of(at), desk.calendar).due_on
    if ask.day <= latest:
        return None
    earliest = earliest_event(rule, ask.day, desk.calendar)
    return Blocker(
        code="notice-too-late",
        zh=f"听证通知最迟应于{latest}送达；现在送达，听证应当改期到{earliest}或以后",
        article=rule.basis,
        due_on=latest,
        facts={"earliest": earliest.isoformat()},
    )


@guard("on_hearing_day")
def on_hearing_day(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The hearing is held on the day that was notified."""
    at = _instant(desk.fact("hearing_at"))
    if at is None or day_of(at) == day_of(ask.start):
        return None
    return Blocker(
        code="hearing-day",
        zh=f"听证通知的时间是{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}，改期须重新确定并通知",
        article="行政处罚法64(2)",
    )


@guard("hearing_complete")
def hearing_complete(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """Every step of the hearing was held, but for what a party that left cannot take part in (处罚法 64(6)(7))."""
    said = ask.said(bodies.CloseHearing)
    left = bool(desk.fact("party_left")) or (said is not None and said.party_left)
    steps = ("present_case", "party_defends", "host_questions", "debate", "final_statement")
    optional = {"party_defends", "debate", "final_statement"} if left else set()
    done_acts = {a.act for a in desk.state.acts}
    missing = [step for step in steps if step not in done_acts and step not in optional]
    if not missing:
        return None
    from models.checklist import ACT_ZH, Act

    words = "、".join(ACT_ZH[Act(step)] for step in missing)
    return Blocker(
        code="act-missing",
        zh=f"听证环节尚未完成：{words}",
        article="行政处罚法64(7)",
        owner=Role.HEARING_HOST,
    )


def _instant(value: object) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else None
