"""No duty without a watch: each open duty has one entry and one owner, and the timer is the book's minimum."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from checklist.casework import book
from checklist.casework.case import Case
from checklist.casework.cures import can_end
from checklist.casework.desk import Desk
from models.book import OWED
from models.outlook import Unwatched


def unwatched(case: Case, now: datetime) -> list[Unwatched]:
    """Return what is wrong with the watches of a case at an instant; an empty list is the only good answer.

    To be asked after the case was given the time: what is due by ``now`` must have been done.
    """
    desk = case.desk
    desk.now = now
    return [*_entries(desk), *_duties(desk), *_timer(case), *_dead_end(case)]


def _entries(desk: Desk) -> Iterator[Unwatched]:
    doubled = Counter((d.rule, d.subject) for d in desk.state.deadlines.values() if d.status in OWED)
    for (rule, subject), count in doubled.items():
        if count > 1:
            yield Unwatched(code="watched-twice", detail=f"{rule} ({subject or '-'}) stands {count} times in the book")
    for key, entry in desk.state.deadlines.items():
        if key != entry.id:
            yield Unwatched(code="id", detail=f"{key} is entered as {entry.id}", deadline=key)
        if entry.status in OWED and not can_end(desk, entry):
            yield Unwatched(
                code="no-way-out", detail=f"nothing in {desk.law.procedure.name} ends {entry.rule}", deadline=key
            )


def _duties(desk: Desk) -> Iterator[Unwatched]:
    """What somebody owes by the case's own facts, and the entry that watches it."""
    state = desk.state
    wanted: list[tuple[str, str | None]] = []
    wanted += [("recusal_decision", r.id) for r in state.recusals.values() if r.status == "asked"]
    wanted += [("exemption_decision", e.id) for e in state.exemptions.values() if e.status == "asked"]
    wanted += [("deficiency_decision", d.id) for d in state.deficiencies.values() if d.status == "reported"]
    if desk.fact("suspended"):
        wanted.append(("case_suspension", None))
    if desk.here.phase == "closed":
        wanted.append(("case_archive", None))
    # A case of an earlier edition has no rule for some of these: its people are told at once instead.
    for rule, subject in wanted:
        if rule in desk.law.rules.versions and book.owed(desk, rule, subject) is None:
            yield Unwatched(code="no-watch", detail=f"{rule} ({subject or '-'}) is owed and stands in no entry")
    for incident in state.incidents.values():
        if incident.status == "open" and not any(o.act_id == incident.act_id for o in state.obligations.values()):
            yield Unwatched(code="no-watch", detail=f"row 35 of incident {incident.id} is owed by nobody")


def _timer(case: Case) -> Iterator[Unwatched]:
    minimum = book.next_instant(case.desk)
    if case.next_instant != minimum:
        yield Unwatched(code="timer", detail=f"armed for {case.next_instant}, the book's minimum is {minimum}")
    if minimum is not None and minimum <= case.desk.now:
        yield Unwatched(code="overslept", detail=f"{minimum} is past, and nothing was done about it")


def _dead_end(case: Case) -> Iterator[Unwatched]:
    here = case.desk.here
    if here.phase == "archived" or case.desk.law.procedure.by_state[here.name]:
        return
    yield Unwatched(code="dead-end", detail=f"nothing can be done in {here.name}")
