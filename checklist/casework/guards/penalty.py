"""Guards of a penalty: limitation, preservation, review, discussion, performance."""

from datetime import date

from checklist.casework import book
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.guards import duties
from checklist.casework.guards.registry import guard
from models import bodies
from models.case import Blocker
from models.roles import Role


@guard("within_limitation")
def within_limitation(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The act is not too old to be punished (处罚法 36)."""
    said = ask.said(bodies.ProposeFiling)
    ended = said.violation_ended_on if said else _date(desk.fact("violation_ended_on"))
    harm = said.harm if said else bool(desk.fact("harm"))
    if ended is None:
        return None
    if ended > ask.day:
        return Blocker(code="future", zh="违法行为终了之日不得晚于今天")
    years = 5 if harm else 2
    last = _years_later(ended, years)
    if ask.day <= last:
        return None
    return Blocker(
        code="limitation",
        zh=f"违法行为自{ended}终了，已超过{years}年处罚时效（{last}）",
        article="行政处罚法36",
        due_on=last,
    )


@guard("return_only_after_lapse")
def return_only_after_lapse(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """After seven working days the preserved items can only go back (处罚法 56)."""
    said = ask.said(bodies.DisposePreserved)
    found = book.owed(desk, "advance_preservation_disposition")
    if said is None or found is None or said.outcome == "returned" or ask.end < found.due.due_at:
        return None
    return Blocker(
        code="preservation-lapsed",
        zh=f"先行登记保存已于{found.due.due_on}届满失效，只能退还物品",
        article="行政处罚法56",
        due_on=found.due.due_on,
    )


@guard("not_heavier")
def not_heavier(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """No heavier penalty because of the defence (处罚法 45(2)), nor another than was notified (44)."""
    amount = getattr(ask.body, "amount", None)
    proposed = desk.fact("amount")
    if amount is None or proposed is None or amount <= int(proposed):
        return None
    return Blocker(
        code="heavier",
        zh=f"不得因当事人陈述申辩给予更重的处罚：告知的罚款为{proposed}元，现为{amount}元；事实变更的应当重新告知",
        article="行政处罚法45(2)",
    )


@guard("legal_review_done")
def legal_review_done(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A case that needs the legal review has passed it (处罚法 58)."""
    if not desk.fact("legal_review_required") or desk.fact("legal_review_passed"):
        return None
    return Blocker(
        code="legal-review",
        zh="未经法制审核或者审核未通过的，不得作出决定",
        article="行政处罚法58",
        owner=Role.LEGAL_REVIEWER,
    )


@guard("discussion_done")
def discussion_done(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """A complex or grave case was discussed collectively (处罚法 57(2))."""
    if not desk.fact("grave") or desk.fact("discussed"):
        return None
    return Blocker(
        code="discussion",
        zh="情节复杂或者重大违法行为，应当由行政机关负责人集体讨论决定",
        article="行政处罚法57(2)",
        owner=Role.BUREAU_HEAD,
    )


@guard("statement_settled_or_waived")
def statement_settled(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """No decision before the party was heard or let its time pass (处罚法 62)."""
    return duties.settled(desk, ask, "statement_and_defense") or duties.settled(desk, ask, "hearing_request")


@guard("fined")
def fined(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The penalty is a fine."""
    return None if int(desk.fact("amount") or 0) > 0 else Blocker(code="no-fine", zh="本案没有罚款")


@guard("performed")
def performed(desk: Desk, ask: Ask, _argument: str) -> Blocker | None:
    """The penalty was performed, or there was no fine to pay."""
    if desk.fact("performed") or not int(desk.fact("amount") or 0):
        return None
    return Blocker(code="not-performed", zh="处罚尚未履行完毕", article="行政处罚法66", owner=Role.OFFICER)


def _date(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
