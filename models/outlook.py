"""What a case is asked beside how it stands: what could void it, what would follow, whether every duty is watched."""

from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import AwareDatetime, Field

from models.base import Frozen
from models.case import Blocker, Refusal
from models.messages import MessageId
from models.roles import Role


class Severity(StrEnum):
    """What a procedural defect can do to the case."""

    VOID = "void"
    """The act has no effect, or the decision can be quashed for it."""
    ILLEGAL = "illegal"
    """The procedure is illegal: confirmed in review, with liability of those in charge."""
    FLAW = "flaw"
    """A mark on the file, to be explained."""


SEVERITY_ZH = {Severity.VOID: "足以影响效力", Severity.ILLEGAL: "程序违法", Severity.FLAW: "瑕疵"}


class Defect(Frozen):
    """Something that could void the case or be held against it, and whether it can still be cured."""

    code: str
    severity: Severity
    zh: str
    article: str | None = None
    row: int | None = None
    obligation: str | None = None
    deadline: str | None = None
    owner: Role | None = None
    curable: bool = False
    curable_until: date | None = None
    """Last day on which it can be cured; absent where no day is set: before the case is closed."""
    cure_zh: str = ""
    actions: tuple[str, ...] = ()


class Supposed(Frozen):
    """One hypothetical step: an act at an instant, or only the passing of time until then."""

    action: MessageId | None = Field(default=None, title="操作")
    body: dict[str, Any] = Field(default={}, title="内容")
    at: AwareDatetime | None = Field(default=None, title="假设的时间（缺省为现在）")


class WhatIf(Frozen):
    """A question: what would follow if these things were done, in this order."""

    steps: tuple[Supposed, ...] = Field(min_length=1, max_length=20, title="假设的步骤")
    assume_recorded: bool = Field(default=True, title="假设各行为均依法录制")


class MovedDate(Frozen):
    """What would become of one deadline."""

    deadline: str
    rule: str
    name_zh: str
    owner: Role
    before: date | None
    after: date | None
    status_before: str | None
    status_after: str
    provisional: bool


class StepOutcome(Frozen):
    """What would come of one step: a state, or the refusal."""

    action: str | None
    at: AwareDatetime
    state: str
    refusal: Refusal | None = None
    happens: tuple[str, ...] = ()
    """What time and the law would do by then, in words."""


class Outlook(Frozen):
    """The answer to what-if: nothing of the case has changed."""

    number: str
    lawful: bool
    steps: tuple[StepOutcome, ...]
    dates: tuple[MovedDate, ...]
    state: str
    state_zh: str
    blockers: tuple[Blocker, ...]


class Unwatched(Frozen):
    """A duty without a watch, or a watch without a duty: there must be none."""

    code: str
    detail: str
    deadline: str | None = None
