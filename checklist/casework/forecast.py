"""What a published year does to a case: forecast with the very code that will do it, or told by its events."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from checklist.casework import republication
from checklist.casework.case import Case
from models.calendar import CaseReport, PublishedYear, Rederived
from models.case import CaseState
from models.messages import CalendarPublished
from models.people import Actor

Said = tuple[str, str, dict[str, Any]]
"""An event as a report needs it: type, words, data."""


def lacking(state: CaseState, years: Sequence[PublishedYear]) -> tuple[PublishedYear, ...]:
    """Return the years that a case has not taken yet, oldest first; what it would refuse is among them."""
    has = {y.year: y.sha256 for y in state.calendar_overlays}
    return tuple(sorted((y for y in years if has.get(y.year) != y.sha256), key=lambda y: y.year))


def forecast(state: CaseState, years: Sequence[PublishedYear], by: Actor, now: datetime) -> CaseReport:
    """Return what the last of the years would do to a case after the others; the state in hand is used up."""
    case = Case(state)
    at = max(now, state.since)
    case.tick(at)
    for year in years:
        case.take_news()
        case.publish_calendar(CalendarPublished(published=year, by=by), at)
    events, _reminders = case.take_news()
    return told(state.opening.bureau, state.opening.number, ((e.type, e.zh, e.data) for e in events))


def told(bureau: str, number: str, events: Iterable[Said]) -> CaseReport:
    """Return what the events of a case say of a published year."""
    moved: list[Rederived] = []
    settled: list[Rederived] = []
    kept: list[dict[str, Any]] = []
    reviews: list[str] = []
    why = ""
    for kind, zh, data in events:
        one = republication.rederived(kind, data)
        if one is not None:
            (moved if one.moved else settled).append(one)
        elif kind == republication.PUBLISHED:
            why, kept = "", data["kept"]
        elif kind == republication.REVIEW:
            reviews.append(zh)
        elif kind == republication.REFUSED:
            why = zh
    return CaseReport(
        bureau=bureau,
        number=number,
        why_zh=why,
        moved=tuple(moved),
        settled=tuple(settled),
        kept=tuple(kept),
        reviews=tuple(reviews),
    )
