"""What the case tells the read model: the events since the last time and what they changed, as one document."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from checklist.casework.case import Case
from models.book import OWED, DeadlineStatus, RungState
from models.case import Event, Reminder
from models.change import Told
from models.time import start_of

_JSON = TypeAdapter(dict[str, Any])
_WHOLE_EVERY = 32
"""So many changes at most are put together when a case is read."""


class Bulletin:
    """Tells the read model of one case: what happened, and what is other than it was told before."""

    __slots__ = ("_count", "_told", "upto")

    def __init__(self, upto: int) -> None:
        """Begin where an earlier run of the case ended, or at 0; the first document tells of the whole case."""
        self.upto = upto
        """Number of the last event that was told of."""
        self._told = Told()
        self._count = 0

    def document(self, case: Case, events: list[Event], reminders: list[Reminder], now: datetime) -> bytes:
        """Return the next projection as JSON: case (columns), change, events, and last the reminders."""
        if self._count % _WHOLE_EVERY == 0:
            self._told = Told()
        said = {
            "case": {
                **_columns(case),
                "after": self.upto,
                "whole": self._count % _WHOLE_EVERY == 0,
                "told_at": now,
            },
            "change": self._told.change(case.state),
            "events": events,
            "reminders": reminders,
        }
        self._count += 1
        return _JSON.dump_json(said, exclude_defaults=True)

    def start_over(self) -> None:
        """Tell of the whole case next time."""
        self._count = 0


def _columns(case: Case) -> dict[str, Any]:
    state, here = case.state, case.desk.here
    opening = state.opening
    red, yellow, paused, due = lights(case)
    return {
        "bureau": opening.bureau,
        "number": opening.number,
        "kind": opening.kind,
        "version": state.version,
        "seq": state.seq,
        "state": here.name,
        "state_zh": here.zh,
        "phase": here.phase,
        "cause": opening.cause,
        "party_name": opening.party.name,
        "party_code": opening.party.code,
        "department": opening.department,
        "officers": [o.certificate for o in case.desk.officers],
        "opened_at": state.opened_at,
        "closed_at": state.closed_at,
        "red_at": red,
        "yellow_at": yellow,
        "suspended_until": paused,
        "obstructed": case.desk.incident is not None,
        "next_due_on": due,
        "origin": opening.origin,
        "sample": opening.sample,
    }


def lights(case: Case) -> tuple[datetime | None, datetime | None, datetime | None, Any]:
    """Return when the case turns red and yellow, until when a clock is stopped, and its next legal date."""
    red: list[datetime] = []
    yellow: list[datetime] = []
    dates = []
    paused: list[datetime] = []
    for deadline in case.state.deadlines.values():
        if deadline.status not in OWED or deadline.bearer != "authority":
            continue
        red.append(deadline.due.alarm_at)
        dates.append(deadline.due.due_on)
        yellow.append(yellow_from(deadline.due.alarm_at, deadline.rungs))
        if deadline.status is DeadlineStatus.RUNNING:
            paused += [start_of(p.planned_end) for p in deadline.pauses if p.end is None]
    return (
        min(red, default=None),
        min(yellow, default=None),
        max(paused, default=None),
        min(dates, default=None),
    )


def yellow_from(alarm_at: datetime, rungs: Sequence[RungState]) -> datetime:
    """Return when a duty is near its end: from its last warning but one before the alarm."""
    before = sorted(r.at for r in rungs if r.at < alarm_at)
    return before[-2] if len(before) > 1 else (before[0] if before else alarm_at)
