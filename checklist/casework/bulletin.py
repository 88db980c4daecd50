"""What the case tells the read model: the events since the last time and the case as it stands, as one document."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from checklist.casework.case import Case
from models.case import OWED, DeadlineStatus, Event, Reminder, RungState
from models.time import start_of

_EVENTS = TypeAdapter(list[Event])
_REMINDERS = TypeAdapter(list[Reminder])


def document(case: Case, events: list[Event], reminders: list[Reminder]) -> bytes:
    """Return the projection as JSON: case (columns), snapshot (whole state), events, and last the reminders."""
    parts = (
        b'{"case":',
        _columns(case),
        b',"snapshot":',
        case.state.model_dump_json(exclude_defaults=True).encode(),
        b',"events":',
        _EVENTS.dump_json(events),
        b',"reminders":',
        _REMINDERS.dump_json(reminders),
        b"}",
    )
    return b"".join(parts)


_COLUMNS = TypeAdapter(dict[str, Any])


def _columns(case: Case) -> bytes:
    state, here = case.state, case.desk.here
    opening = state.opening
    red, yellow, paused, due = lights(case)
    return _COLUMNS.dump_json(
        {
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
            "officers": [o.certificate for o in opening.officers],
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
    )


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
