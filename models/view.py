"""What a reader of a case sees: the case with its lights, its blockers and what the law allows now."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from models.base import Frozen
from models.book import Deadline
from models.case import Blocker, EditionMove, Incident, LinkedCase, Recusal, Service
from models.messages import Editions
from models.people import Officer, Party
from models.recording import Deficiency, Exemption, Obligation, Recording
from models.roles import CaseKind, Role


class Light(StrEnum):
    """超期、临期、正常、中止、已结."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    GREY = "grey"


class StateView(Frozen):
    """Where a case stands; ``prior`` is the state to which an obstructed case returns."""

    name: str
    code: str
    zh: str
    since: datetime
    phase: str
    prior: str | None = None


class ActionView(Frozen):
    """An action that the law allows now."""

    action: str
    zh: str
    roles: tuple[Role, ...]
    articles: tuple[str, ...]
    body_schema: dict[str, Any]
    yours: bool = True


class BlockedView(Frozen):
    """An action of this state that is not possible yet, and why."""

    action: str
    zh: str
    roles: tuple[Role, ...]
    blockers: tuple[Blocker, ...]


class DeadlineView(Deadline):
    """A deadline with its light."""

    light: Light
    days_left: int | None = None
    unit_zh: str = ""
    article: str = ""
    doubt_zh: str = ""


class ObligationView(Obligation):
    """An obligation with the words of its row."""

    item_zh: str
    status_zh: str


class CaseView(Frozen):
    """A case as the API shows it."""

    number: str
    bureau: str
    bureau_name: str
    kind: CaseKind
    document_no: str | None
    cause: str
    party: Party
    department: str
    officers: tuple[Officer, ...]
    origin: str | None
    sample: bool
    version: int
    seq: int
    opened_at: datetime
    closed_at: datetime | None
    state: StateView
    light: Light
    next_due_on: date | None
    obligations: tuple[ObligationView, ...]
    deadlines: tuple[DeadlineView, ...]
    recordings: tuple[Recording, ...]
    files_checked: bool
    files_zh: str
    services: tuple[Service, ...]
    obstruction: Incident | None
    incidents: tuple[Incident, ...]
    exemptions: tuple[Exemption, ...]
    deficiencies: tuple[Deficiency, ...]
    recusals: tuple[Recusal, ...]
    linked: tuple[LinkedCase, ...]
    acts: tuple[dict[str, Any], ...]
    facts: dict[str, Any]
    blockers: tuple[Blocker, ...]
    actions: tuple[ActionView, ...]
    blocked_actions: tuple[BlockedView, ...]
    editions: Editions
    moves: tuple[EditionMove, ...]
    """Receipts of the moves to other editions."""
    as_of: datetime
