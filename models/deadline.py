"""Deadlines as values: a rule in one of its versions, what it gives for a trigger, and the receipt of that."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pydantic import ConfigDict, Field

from models.base import Frozen
from models.roles import Role


class Unit(StrEnum):
    """What a length counts."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    HOURS = "hours"
    MONTHS = "months"
    YEARS = "years"


UNIT_ZH = {
    Unit.WORKING_DAYS: "个工作日",
    Unit.CALENDAR_DAYS: "日（自然日）",
    Unit.HOURS: "小时",
    Unit.MONTHS: "个月",
    Unit.YEARS: "年",
}


class RuleType(StrEnum):
    """What sort of time limit a rule is; only periods and chains have a due date."""

    PERIOD = "period"
    CHAIN = "chain"
    GUARD = "guard"
    RECURRING = "recurring"


class Direction(StrEnum):
    """Whether a period runs on from its trigger or back from an event."""

    FORWARD = "forward"
    BACKWARD = "backward"


class Roll(StrEnum):
    """What becomes of a last day on which nobody works."""

    NONE = "none"
    NEXT_WORKDAY = "next_workday"
    PREVIOUS_WORKDAY = "previous_workday"


class Count(StrEnum):
    """How 「N日前」 is read (C8): N full days between, or the event being the Nth day after."""

    CLEAR = "clear"
    INCLUSIVE = "inclusive"


class OnExpiry(StrEnum):
    """What the passing of the day does."""

    OVERDUE = "overdue"
    """The duty is owed all the same."""
    WINDOW_CLOSED = "window_closed"
    """A right or a period is over."""
    FICTION = "fiction"
    """The law attaches a consequence of its own."""


class Confidence(StrEnum):
    """How sure the rule's words are."""

    QUOTED = "Q"
    SEED = "S"
    SEEN = "W"
    KNOWN = "K"
    INTERPRETED = "I"


class Pause(Frozen):
    """Days that do not count, both ends included (C10)."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)

    from_: date = Field(alias="from")
    to: date


class ExtensionRule(Frozen):
    """The prolongation that a rule knows."""

    length: int
    max_times: int = 1
    approver: Role
    notice: bool = True
    article: str


class RungRule(Frozen):
    """A reminder of a rule: ``50%``, ``80%``, ``-1wd``, ``-1h``, ``day 25``, ``due``; and whom it tells."""

    at: str
    tell: tuple[Role, ...]


class Step(Frozen):
    """One step of a chain."""

    length: int
    unit: Unit
    zh: str


class RuleVersion(Frozen):
    """One version of a deadline rule."""

    id: str
    version: str
    name_zh: str
    effective_from: date
    effective_to: date | None = None
    kind: str
    type: RuleType = RuleType.PERIOD
    length: int = 0
    unit: Unit = Unit.WORKING_DAYS
    direction: Direction = Direction.FORWARD
    roll: Roll = Roll.NONE
    alarm_roll: Roll | None = None
    """How the bureau's own alarm treats the last day; absent: as the legal date."""
    count: Count = Count.CLEAR
    set_by_document: bool = False
    """The document itself sets the date; ``length`` is what applies where it does not."""
    pausable: tuple[str, ...] = ()
    extension: ExtensionRule | None = None
    bearer: str
    owner: Role
    on_expiry: OnExpiry
    consequence_zh: str
    trigger_zh: str
    basis: str
    quote: str = ""
    confidence: Confidence
    verify_18: bool = False
    """The length waits for the text of 应急管理部令第18号."""
    doubt_zh: str = ""
    settable: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    """The counting rules C1-C11 that it uses."""
    row: int | None = None
    steps: tuple[Step, ...] = ()
    rungs: tuple[RungRule, ...] = ()
    settings: dict[str, Any] = {}
    """What the bureau has set, and the value before it."""
    edition: str = ""


class Due(Frozen):
    """What a rule gives: the legal date and what the bureau steers by."""

    due_on: date
    due_at: datetime
    """The instant at which the period is over: 24:00 of the day, or the minute where hours are counted."""
    alarm_on: date
    alarm_at: datetime
    provisional: bool
    earliest: date
    latest: date


class Skipped(Frozen):
    """Days in a row that did not count, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)

    from_: date = Field(alias="from")
    to: date
    why_zh: str


class Receipt(Frozen):
    """Why a due date is what it is; the same inputs give the same receipt for ever."""

    rule: str
    version: str
    name_zh: str
    article: str
    quote: str
    confidence: str
    doubt_zh: str
    settings: dict[str, Any]
    trigger: str
    trigger_zh: str
    excluded_first_day: date | None
    length: int
    unit: str
    direction: str
    set_on: date | None
    extension: dict[str, Any] | None
    pauses: tuple[Pause, ...]
    skipped: tuple[Skipped, ...]
    roll: dict[str, Any] | None
    rules_edition: str
    calendar_edition: str
    due_on: date
    due_at: datetime
    alarm_on: date
    provisional: bool
    earliest: date
    latest: date
    hash: str = ""


class Rung(Frozen):
    """A reminder with its instant."""

    key: str
    at: datetime
    tell: tuple[Role, ...]
