"""The names of messages and the shapes that start a workflow: what a client of the engine must know."""

from models.base import Frozen
from models.case import CaseState
from models.messages import ChainRung, OpenCase

CASE = "EnforcementCase"
CLIMB = "ObstructionClimb"
ACT = "act"
RECORDING = "recording"
TOLD = "told"
ACKNOWLEDGED = "acknowledged"
TELL_AGAIN = "tell-again"
ARMED = "armed"
MOVE = "move_editions"
CALENDAR_PUBLISHED = "calendar_published"
UPTO = "upto"
SNAPSHOT = "snapshot"
BLOCKERS = "blockers"
ACTIONS = "actions"
REFUSED = "refused"
"""Type of the error that carries a Refusal to whoever sent a command."""
ATTRIBUTE_KIND = "CaseKind"
ATTRIBUTE_BUREAU = "Bureau"


class CaseStart(Frozen):
    """How a case's run begins: with its opening, or with the state that the run before handed over."""

    opening: OpenCase | None = None
    state: CaseState | None = None


class ClimbStart(Frozen):
    """How an obstruction's climb begins."""

    case_workflow: str
    incident: str
    chain: tuple[ChainRung, ...]
