"""What a party still owes of a fine, and when the court may be asked: computed from the case's facts and its book."""

from datetime import date

from checklist.casework import book
from checklist.casework.desk import Desk
from checklist.counting import accrued_between_stops
from models.book import DeadlineStatus
from models.deadline import Pause

REMEDIES = ("reconsideration", "litigation", "litigation_after_reconsideration")


def stops(desk: Desk, as_of: date) -> list[Pause]:
    """Return the days of reconsideration and litigation; one that goes on has lasted until now (处罚法 73(3))."""
    return [
        Pause.model_validate({"from": stop["from"], "to": stop["to"] or as_of})
        for stop in desk.fact("late_fine_stops") or ()
    ]


def late_fine(desk: Desk, on: date) -> int:
    """Return the late fine owed on a day; an execution agreement may have reduced it (处罚法 72, 强制法 42)."""
    since = day_said(desk, "from:late_fine")
    if since is None:
        return 0
    found = accrued_between_stops(int(desk.fact("amount") or 0), since, on, stops(desk, on))
    agreed = desk.fact("late_fine_agreed")
    return found if agreed is None else min(found, int(agreed))


def daily_penalty(desk: Desk, on: date) -> int:
    """Return what a penalty from day to day comes to: the fine for every day after the order (安全生产法 112)."""
    since = day_said(desk, "from:daily_penalty")
    done = int(desk.fact("daily_penalty") or 0)
    if since is None:
        return done
    return done + int(desk.fact("amount") or 0) * max(0, (on - since).days)


def outstanding(desk: Desk, on: date) -> int:
    """Return what is still to be paid on a day: fine, late fine, daily penalty."""
    owed = int(desk.fact("amount") or 0) + late_fine(desk, on) + daily_penalty(desk, on)
    return max(0, owed - int(desk.fact("paid") or 0))


def remedies_ended(desk: Desk) -> date | None:
    """Return the day on which the last remedy ended or ran out, None while one is open (强制法 53)."""
    if desk.fact("remedy_pending"):
        return None
    entries = [found for rule in REMEDIES if (found := book.entry(desk, rule)) is not None]
    if not entries or any(found.status is DeadlineStatus.RUNNING for found in entries):
        return None
    days = [found.due.due_on for found in entries if found.status is DeadlineStatus.LAPSED]
    ended = day_said(desk, "remedy_ended_on")
    return max([*days, *([ended] if ended else [])], default=None)


def court_from(desk: Desk) -> date | None:
    """Return from when the three months for the court count: the later end of remedies and deferral (处罚法 72(2))."""
    ended = remedies_ended(desk)
    if ended is None or book.owed(desk, "fine_payment") is not None:
        return None
    deferred = day_said(desk, "deferred_until")
    return max(ended, deferred) if deferred else ended


def day_said(desk: Desk, name: str) -> date | None:
    """Return a day that is kept as a fact."""
    value = desk.fact(name)
    return date.fromisoformat(value) if isinstance(value, str) else None
