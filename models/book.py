"""The book of deadlines: each duty and window of a case with its ledger and its rungs."""

from datetime import date, datetime
from enum import StrEnum

from models.base import Frozen
from models.deadline import Due
from models.roles import Role


class DeadlineStatus(StrEnum):
    """Where a deadline stands."""

    RUNNING = "running"
    MET = "met"
    OVERDUE = "overdue"
    """Its day passed and the duty is owed all the same."""
    LAPSED = "lapsed"
    """Its day passed and that was the end of it: a window closed, a fiction took effect."""
    SUPERSEDED = "superseded"
    MOOT = "moot"


OWED = frozenset({DeadlineStatus.RUNNING, DeadlineStatus.OVERDUE})


class Pause(Frozen):
    """A stop of the clock in the ledger: told in writing, with a planned end (C10)."""

    start: date
    planned_end: date
    end: date | None = None
    ground: str
    notice: str
    approver: str


class Extension(Frozen):
    """A prolongation in the ledger."""

    granted_on: date
    length: int | None
    approver: str
    notice: str
    reason: str


class RungState(Frozen):
    """One reminder or escalation of a deadline; it fires once."""

    key: str
    at: datetime
    tell: tuple[Role, ...]
    fired_at: datetime | None = None
    skipped: bool = False
    """It lay in the past when the deadline was started or moved; a later rung spoke for it."""


class Deadline(Frozen):
    """One duty or window in the case's book of deadlines."""

    id: str
    rule: str
    rule_version: str
    name_zh: str
    bearer: str
    owner: Role
    subject: str | None = None
    trigger: date | datetime
    set_on: date | None = None
    due: Due
    receipt_hash: str
    status: DeadlineStatus = DeadlineStatus.RUNNING
    started_at: datetime
    closed_on: date | None = None
    late: bool = False
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()
    rungs: tuple[RungState, ...] = ()
