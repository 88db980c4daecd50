"""Effects on performance and enforcement: payments, remedies, agreements, the court."""

from datetime import timedelta

from checklist.casework import book, fines
from checklist.casework.context import Ask
from checklist.casework.desk import Desk, replace
from checklist.casework.effects.registry import effect
from checklist.counting import late_day
from models import bodies
from models.book import OWED, DeadlineStatus

FOR_NOTHING = ("fine_payment", "demand_notice", "late_fine_to_enforcement", "court_enforcement", "court_accept")
THIRTY = 31
"""The counted day on which a late fine has lasted for more than thirty days from its first (强制法 46)."""


@effect("moot")
def moot(desk: Desk, ask: Ask, rules: str) -> None:
    """Take deadlines out of the book that have lost their object; several are separated by a plus."""
    for rule in rules.split("+"):
        for deadline in desk.state.deadlines.values():
            if deadline.rule == rule and deadline.status in OWED:
                replace(desk.state.deadlines, deadline.id, status=DeadlineStatus.MOOT, closed_on=ask.day)
                desk.log("deadline.moot", f"{deadline.name_zh}不再需要", deadline=deadline.id)


@effect("settle_payment")
def settle_payment(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note a payment; what is paid in full is performed, late fine and daily penalty included."""
    said = ask.said(bodies.Payment)
    if said is None:
        return
    facts = desk.state.facts
    facts["paid"] = int(facts.get("paid") or 0) + said.amount
    facts["late_fine"] = fines.late_fine(desk, ask.day)
    if fines.outstanding(desk, ask.day):
        return
    facts["performed"] = True
    for rule in ("fine_payment", "demand_notice"):
        book.meet(desk, rule, ask.day, ask.end)
    moot(desk, ask, "late_fine_to_enforcement+court_enforcement")


@effect("end_deferral")
def end_deferral(desk: Desk, ask: Ask, _argument: str) -> None:
    """Keep the last day of a deferral: from it the court's three months count (处罚法 72(2))."""
    found = book.entry(desk, "fine_payment")
    if found is not None:
        desk.state.facts["deferred_until"] = found.due.due_on.isoformat()


@effect("find_court_start")
def find_court_start(desk: Desk, ask: Ask, _argument: str) -> None:
    """Keep the day from which the court may be asked, once no remedy and no deferral is open (强制法 53)."""
    found = fines.court_from(desk)
    if found is not None:
        desk.state.facts["court_from"] = found.isoformat()


@effect("remedy_begun")
def remedy_begun(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note that a remedy has begun: the late fine stands still, the court has to wait (处罚法 73(3), 强制法 53)."""
    said = ask.said(bodies.BeginRemedy)
    if said is None:
        return
    facts = desk.state.facts
    facts["remedy_pending"], facts["remedy_kind"] = True, said.kind
    facts["late_fine_stops"] = [*(facts.get("late_fine_stops") or ()), {"from": ask.day.isoformat(), "to": None}]
    if said.kind == "reconsideration":
        book.meet(desk, "reconsideration", ask.day, ask.end)
        # After reconsideration the party sues within fifteen days of its outcome, no longer within six months.
        book.supersede(desk, "litigation")
        book.supersede(desk, "litigation_after_reconsideration")
    else:
        for rule in ("litigation", "litigation_after_reconsideration"):
            book.meet(desk, rule, ask.day, ask.end)
        # Who sues has no reconsideration any more (复议法 29(2)).
        book.supersede(desk, "reconsideration")
    book.supersede(desk, "late_fine_to_enforcement")
    book.supersede(desk, "court_enforcement")


@effect("remedy_ended")
def remedy_ended(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note what came of a remedy; the late fine runs on from the next day."""
    said = ask.said(bodies.EndRemedy)
    if said is None:
        return
    facts = desk.state.facts
    facts["remedy_pending"], facts["remedy_ended_on"] = False, ask.day.isoformat()
    if said.result != "rejected":
        facts["litigated" if said.kind == "litigation" else "reconsidered"] = True
    *before, last = facts["late_fine_stops"]
    facts["late_fine_stops"] = [*before, {**last, "to": ask.day.isoformat()}]
    if said.result == "changed":
        facts["amount"] = said.amount
        facts["changed_by_reconsideration"] = said.kind == "reconsideration"
    if said.result in ("quashed", "invalid"):
        facts["amount"], facts["quashed"] = 0, True
        moot(desk, ask, "+".join(FOR_NOTHING))
        if not facts.get("published"):
            moot(desk, ask, "publish_penalty")
    if not fines.outstanding(desk, ask.day):
        facts["performed"] = True
        moot(desk, ask, "+".join(FOR_NOTHING))
    _thirty_days_again(desk, ask)


def _thirty_days_again(desk: Desk, ask: Ask) -> None:
    """Watch anew for the thirty days of late fine, of which those of the remedy do not count."""
    since = fines.day_said(desk, "from:late_fine")
    if since is None or desk.fact("performed"):
        return
    first = since + timedelta(days=1)
    over = late_day(since, THIRTY, fines.stops(desk, ask.day))
    book.start(desk, "late_fine_to_enforcement", first, set_on=over)


@effect("restart_litigation")
def restart_litigation(desk: Desk, ask: Ask, _argument: str) -> None:
    """Let the six months run on where reconsideration came to no outcome that would take their place (行诉法 46)."""
    said = ask.said(bodies.EndRemedy)
    found = book.entry(desk, "litigation")
    if said is None or said.result not in ("withdrawn", "rejected") or said.kind != "reconsideration" or found is None:
        return
    if found.status is DeadlineStatus.SUPERSEDED:
        book.start(desk, "litigation", found.trigger, subject=found.subject)


@effect("end_daily_penalty")
def end_daily_penalty(desk: Desk, ask: Ask, _argument: str) -> None:
    """Fix what a penalty from day to day comes to: the days after the order and before the correction."""
    said = ask.said(bodies.EndDailyPenalty)
    since = fines.day_said(desk, "from:daily_penalty")
    if said is None or since is None:
        return
    facts = desk.state.facts
    days = max(0, (said.corrected_on - since).days - 1)
    facts["daily_penalty"] = int(facts.get("daily_penalty") or 0) + days * int(facts.get("amount") or 0)
    facts.pop("from:daily_penalty")
    facts.pop("performed", None)
    if not fines.outstanding(desk, ask.day):
        facts["performed"] = True


@effect("court_acceptance")
def court_acceptance(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note whether the court takes the application up, and whether it will hear the parties (强制法 56, 58)."""
    said = ask.said(bodies.CourtAcceptance)
    if said is not None:
        desk.state.facts["court_accepted" if said.outcome == "accepted" else "court_refused"] = True
        desk.state.facts["court_heard"] = said.heard


@effect("court_ruling")
def court_ruling(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note what the court ruled (强制法 57, 58)."""
    said = ask.said(bodies.CourtRuling)
    if said is not None:
        desk.state.facts["court_ruled" if said.outcome == "enforce" else "court_refused"] = True


@effect("court_outcome")
def court_outcome(desk: Desk, ask: Ask, _argument: str) -> None:
    """Note what came of the court's enforcement: the penalty is performed, or given up (强制法 40)."""
    said = ask.said(bodies.CourtOutcome)
    if said is not None:
        desk.state.facts["performed" if said.outcome == "executed" else "court_ended"] = True
