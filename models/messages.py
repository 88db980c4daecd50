"""What is said to a case: commands (updates), recording reports (signals), the opening."""

import hashlib
import json
import operator
from datetime import timedelta
from typing import Annotated, Any

from pydantic import AwareDatetime, Field, StringConstraints, field_validator, model_validator

from models.base import Frozen, absent
from models.calendar import PublishedYear
from models.people import Actor, Officer, Party
from models.roles import CaseKind, Device, Role

MessageId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._:\-]{1,80}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


NOT_KEPT = "内容中有不能保存的字符（空字符或不完整的字符）"


def cannot_be_kept(said: Any) -> bool:
    """Return whether text anywhere in a JSON value holds NUL or half a character, which no database keeps."""
    if isinstance(said, str):
        return "\0" in said or any("\ud800" <= letter <= "\udfff" for letter in said if letter > "\ud7ff")
    if isinstance(said, dict):
        return any(cannot_be_kept(key) or cannot_be_kept(value) for key, value in said.items())
    return isinstance(said, (list, tuple)) and any(cannot_be_kept(one) for one in said)


class Message(Frozen):
    """What a running case is told from outside: text that can be kept."""

    @model_validator(mode="before")
    @classmethod
    def _can_be_kept(cls, said: Any) -> Any:
        if cannot_be_kept(said):
            raise ValueError(NOT_KEPT)
        return said


class EditionRef(Frozen):
    """A published edition as a case pins it."""

    name: str
    sha256: str


class Editions(Frozen):
    """The editions under which a case runs until somebody with authority moves it."""

    checklist: EditionRef
    procedure: EditionRef
    rules: EditionRef
    calendar: EditionRef


class ChainRung(Frozen):
    """One rung of the escalation chain: whom to tell, and how long to wait for an acknowledgement."""

    tell: tuple[Role, ...]
    wait: timedelta
    zh: str = ""


class Policy(Frozen):
    """The bureau's settings that a case pins when opened: the bureau's choice, not the law's words."""

    rules: dict[str, dict[str, Any]] = {}
    """Settings of deadline rules: rule id to the fields set."""
    large_fine_individual: int = 20_000
    """较大数额罚款 for a person, yuan (处罚法 63 leaves the figure to others)."""
    large_fine_organization: int = 50_000
    """较大数额罚款 for an organization, yuan."""
    files_checked: bool = False
    """Whether recordings' files are fetched and hashed; while not, a case says 文件未核验."""
    ex3_for_seizure: bool = False
    """Whether exemption ground EX3 is accepted for seizures (查封、扣押)."""
    clock_tolerance_seconds: int = 5
    """How far a reported time may lie after the case's clock."""
    escalation_chain: tuple[ChainRung, ...] = ()


class OpenCase(Message):
    """Everything a case is opened with; it never changes afterwards."""

    number: str
    bureau: str
    bureau_name: str
    kind: CaseKind
    cause: str
    party: Party
    department: str
    officers: tuple[Officer, ...]
    opened_by: Actor
    editions: Editions
    policy: Policy
    origin: str | None = None
    """Number of the case out of which this one was opened."""
    document_no: str | None = None
    details: dict[str, Any] = {}
    sample: bool = False
    published_years: tuple[PublishedYear, ...] = Field(default=(), exclude_if=operator.not_)
    """Years published since the calendar edition and before the case was opened."""


class Command(Message):
    """A request to do what the law allows now: an action of the case's procedure."""

    id: MessageId
    action: str
    body: dict[str, Any] = {}
    actor: Actor
    if_version: int | None = None
    people: tuple[Officer, ...] = Field(default=(), exclude_if=absent)
    """Officers whom the body names and who are not of the case yet, as the bureau knows them."""


class Checkpoint(Frozen):
    """A moment in a recording at which a row's act is seen."""

    row: int
    at: AwareDatetime


def fingerprint(command: Command) -> str:
    """Return what makes two commands of one id the same: action, body, actor."""
    said = json.dumps([command.action, command.body, command.actor.account], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


class RecordingReport(Message):
    """One interval of one device: begun without ``ended_at``, completed by the same id with it."""

    recording_id: MessageId = Field(title="录像编号")
    rows: tuple[int, ...] = Field(min_length=1, max_length=38, title="对应清单序号")
    device: str = Field(min_length=1, max_length=80, title="设备编号")
    method: Device = Field(title="记录方式")
    recorder: str = Field(min_length=1, max_length=80, title="记录人（执法证号或账号）")
    started_at: AwareDatetime = Field(title="开始时间")
    ended_at: AwareDatetime | None = Field(default=None, title="结束时间")
    act_id: str | None = Field(default=None, title="对应的执法行为")
    entrusted_body: str | None = Field(default=None, max_length=200, title="受委托部门")
    checkpoints: tuple[Checkpoint, ...] = Field(default=(), max_length=200, title="时间点")
    sha256: Sha256 | None = Field(default=None, title="文件 SHA-256")
    uri: str | None = Field(default=None, max_length=2000, title="文件位置")

    @field_validator("rows")
    @classmethod
    def _once_each(cls, rows: tuple[int, ...]) -> tuple[int, ...]:
        if len(set(rows)) != len(rows):
            raise ValueError("清单序号不得重复")
        return rows


class RecordingSignal(Frozen):
    """A report as it reaches the case: who reported it, and what the recorder is in the bureau."""

    report: RecordingReport
    reported_by: Actor
    recorder_name: str
    recorder_roles: tuple[Role, ...]


class Told(Frozen):
    """The climb of an obstruction told somebody."""

    incident: str
    rung: int
    tell: tuple[Role, ...]
    zh: str


class CalendarPublished(Frozen):
    """The State Council has published a year, and somebody has entered it."""

    published: PublishedYear
    by: Actor


class LinkedCaseOpened(Frozen):
    """The case that was asked for has its number."""

    request: str
    number: str


class LinkRequest(Frozen):
    """The request to open a case out of another; ``workflow_id`` and ``request`` together make it one request."""

    request: str
    workflow_id: str
    bureau: str
    origin: str
    kind: CaseKind
    cause: str
    party: Party
    department: str
    officers: tuple[str, ...]
    opened_by: Actor
    sample: bool = False
