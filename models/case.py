"""The state of a case: one structure that the workflow carries, the read model keeps and the view shows."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from models.base import Frozen, absent
from models.book import Deadline
from models.calendar import PublishedYear
from models.messages import Editions, OpenCase
from models.people import Actor, Officer
from models.recording import ActDone, Deficiency, Exemption, Obligation, Recording
from models.roles import CaseKind, Role


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


class FollowUp(Frozen):
    """What followed an obstruction that ended the act: 责令改正 (安全生产法 108), 移送公安 (治安管理处罚法 61)."""

    kind: str
    at: datetime
    by: str
    document_no: str | None = None
    note: str | None = None


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
    followups: tuple[FollowUp, ...] = Field(default=(), exclude_if=absent)


class Recusal(Frozen):
    """A request that somebody be kept out of the case (回避, 处罚法 43, 许可法 48(3))."""

    id: str
    person: str
    """Account of whom it concerns."""
    asked_by: str
    reason: str
    at: datetime
    status: str = "asked"
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


class EditionMove(Frozen):
    """The receipt of a move: it stays in the case."""

    id: str
    at: datetime
    by: str
    authority: str
    reason: str
    before: Editions
    after: Editions
    hash: str
    """SHA-256 over order and plan."""


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
    editions: Editions | None = Field(default=None, exclude_if=absent)
    """The editions to which the case was moved; absent as long as it runs under those of its opening."""
    moves: list[EditionMove] = Field(default=[], exclude_if=absent)
    recusals: dict[str, Recusal] = Field(default={}, exclude_if=absent)
    officers: tuple[Officer, ...] = Field(default=(), exclude_if=absent)
    """The officers since somebody replaced those of the opening; empty as long as nobody did."""
    officers_before: tuple[Officer, ...] = Field(default=(), exclude_if=absent)
    """Officers who were replaced: they stay investigators of this case."""
    calendar_overlays: list[PublishedYear] = []
    """Years published since the case's calendar edition, in their order."""
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
    actions: tuple[str, ...] = Field(default=(), exclude_if=absent)
    """What would cure it: actions of the case's procedure."""


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
