"""The state of a case: one structure that the workflow carries, the read model keeps and the view shows."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from models.base import Frozen
from models.deadline import Due
from models.messages import OpenCase
from models.people import Actor
from models.roles import CaseKind, Device, Role


class Interval(Frozen):
    """From one instant to another."""

    start: datetime
    end: datetime


class ActDone(Frozen):
    """An act (执法行为) done in the case, from ``start`` to ``end``."""

    id: str
    act: str
    row: int | None
    start: datetime
    end: datetime
    officers: tuple[str, ...]
    by: str
    subject: str | None = None
    """What tells acts of one row apart: the document served, the contact, the person questioned."""


class ObligationStatus(StrEnum):
    """Where an obligation to record stands."""

    PENDING = "pending"
    RECORDING = "recording"
    RECORDED = "recorded"
    VERIFIED = "verified"
    NOT_APPLICABLE = "not_applicable"
    EXEMPTED = "exempted"
    DEFICIENT = "deficient"
    DEFICIENT_ACCEPTED = "deficient_accepted"


SETTLED = frozenset(
    {
        ObligationStatus.RECORDED,
        ObligationStatus.VERIFIED,
        ObligationStatus.NOT_APPLICABLE,
        ObligationStatus.EXEMPTED,
        ObligationStatus.DEFICIENT_ACCEPTED,
    }
)


class Obligation(Frozen):
    """The duty to record one row, for one act where the row is owed per act."""

    id: str
    row: int
    act: str
    act_id: str | None = None
    subject: str | None = None
    status: ObligationStatus = ObligationStatus.PENDING
    reason: str | None = None
    validity: bool = False
    """Without this recording the act itself has no effect (民诉法 89)."""
    exempt_segments: tuple[Interval, ...] = ()
    defect: bool = False
    """A mark that stays: the record has a hole that was explained and accepted."""


class RecordingStatus(StrEnum):
    """Where a recording stands."""

    STARTED = "started"
    COMPLETE = "complete"
    REFUSED = "refused"


class Recording(Frozen):
    """A recording as the case knows it."""

    id: str
    rows: tuple[int, ...]
    device: str
    method: Device
    recorder: str
    recorder_name: str = ""
    recorder_roles: tuple[Role, ...] = ()
    entrusted_body: str | None = None
    act_id: str | None = None
    started_at: datetime
    ended_at: datetime | None = None
    sha256: str | None = None
    uri: str | None = None
    status: RecordingStatus = RecordingStatus.STARTED
    reason: str | None = None
    satisfies: tuple[str, ...] = ()
    """Ids of the obligations it was matched to."""
    held_rows: tuple[int, ...] = ()
    """Rows it names whose act has not appeared yet."""
    fingerprint: str = ""
    received_at: datetime


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


class Measure(Frozen):
    """What officers did on the spot: 警示, 报警, 报告当地政府."""

    kind: str
    at: datetime
    by: str
    note: str | None = None


class ToldEntry(Frozen):
    """Whom the climb told, and when."""

    rung: int
    at: datetime
    tell: tuple[Role, ...]


class Incident(Frozen):
    """A refusal or obstruction (拒绝、阻挠), row 35."""

    id: str
    opened_at: datetime
    kind: str
    description: str
    by: str
    prior_state: str
    act_id: str
    measures: tuple[Measure, ...] = ()
    told: tuple[ToldEntry, ...] = ()
    acknowledged_by: str | None = None
    acknowledged_at: datetime | None = None
    status: str = "open"
    resolved_at: datetime | None = None
    outcome: str | None = None


class Exemption(Frozen):
    """An exemption from recording: asked for, then decided."""

    id: str
    obligation: str
    ground: str
    reason: str
    proof: str | None = None
    asked_by: str
    asked_at: datetime
    substitute: str | None = None
    segment: Interval | None = None
    whole: bool = False
    status: str = "asked"
    decided_by: str | None = None
    decided_at: datetime | None = None


class Deficiency(Frozen):
    """A failed recording: explained in writing, then decided."""

    id: str
    obligation: str
    explanation: str
    by: str
    at: datetime
    status: str = "reported"
    decided_by: str | None = None
    decided_at: datetime | None = None


class Service(Frozen):
    """Service of one document by one method (民诉法 88-95)."""

    document: str
    method: str
    act_id: str | None
    on: date
    recipient: str | None = None
    witness: str | None = None
    effective: bool = False
    """Whether the document counts as served."""


class LinkedCase(Frozen):
    """A case opened out of this one."""

    request: str
    kind: CaseKind
    cause: str
    number: str | None = None


class Effect(Frozen):
    """Something the shell still has to do in the world; it stays until done."""

    id: str
    kind: str
    data: dict[str, Any] = {}


class Answer(Frozen):
    """What a command was answered, kept so that a repeat gets the same."""

    fingerprint: str
    version: int
    seq: int


class CaseState(BaseModel):
    """A whole case. It is also what goes over continue-as-new.

    The case itself changes, in the casework's hands alone; what it holds never does: a changed part is another one in
    the same place, so that what is new since some moment can be told by looking at what is not the same object.
    """

    model_config = ConfigDict(extra="forbid")

    opening: OpenCase
    opened_at: datetime
    state: str
    since: datetime
    act_clock: datetime
    """When the act was done that led to this state: what follows cannot lie before it."""
    version: int = 0
    """Counts acts and state changes, not reminders or arriving files."""
    seq: int = 0
    """Number of the last event."""
    facts: dict[str, Any] = {}
    acts: list[ActDone] = []
    obligations: dict[str, Obligation] = {}
    recordings: dict[str, Recording] = {}
    refused_recordings: dict[str, str] = {}
    """Ids of reports that contradicted what was reported before under the same id, and why."""
    deadlines: dict[str, Deadline] = {}
    incidents: dict[str, Incident] = {}
    exemptions: dict[str, Exemption] = {}
    deficiencies: dict[str, Deficiency] = {}
    services: list[Service] = []
    linked: dict[str, LinkedCase] = {}
    outbox: list[Effect] = []
    answers: dict[str, Answer] = {}
    calendar_overlays: list[dict[str, Any]] = []
    """Calendars published while the case ran: year, days off, make-up working days."""
    closed_at: datetime | None = None
    archived_at: datetime | None = None


class Event(Frozen):
    """Something that happened, in the order in which the case took note of it."""

    seq: int
    at: datetime
    type: str
    actor: Actor
    zh: str
    article: str | None = None
    data: dict[str, Any] = {}


class Reminder(Frozen):
    """Somebody is to be told, once."""

    id: str
    at: datetime
    tell: tuple[Role, ...]
    officers: tuple[str, ...] = ()
    """Accounts of the case's own officers, where officers are told."""
    zh: str
    severity: str
    deadline: str | None = None
    incident: str | None = None
    due_on: date | None = None


class Blocker(Frozen):
    """Why something is not possible now: what, who can cure it, until when, by which article."""

    code: str
    zh: str
    article: str | None = None
    owner: Role | None = None
    row: int | None = None
    obligation: str | None = None
    deadline: str | None = None
    due_on: date | None = None
    facts: dict[str, Any] = {}


class Refusal(Frozen):
    """A lawful no: nothing has changed."""

    type: str
    title: str
    detail: str
    article: str | None = None
    blockers: tuple[Blocker, ...] = ()
    errors: tuple[dict[str, Any], ...] = ()
    available: tuple[str, ...] = ()


class CommandResult(Frozen):
    """What a command did: the case's version and state afterwards."""

    number: str
    version: int
    seq: int
    state: str
