"""The names of messages and the shapes that start a workflow: what a client must know, and nothing else."""

from pydantic import BaseModel

from models.case import CaseState, CommandResult, Refusal
from models.messages import ChainRung, OpenCase

CASE = "EnforcementCase"
CLIMB = "ObstructionClimb"
ACT = "act"
RECORDING = "recording"
TOLD = "told"
ACKNOWLEDGED = "acknowledged"
SNAPSHOT = "snapshot"
BLOCKERS = "blockers"
ACTIONS = "actions"
REFUSED = "refused"
"""Type of the error that carries a Refusal to whoever sent a command."""


class CaseStart(BaseModel):
    """How a case's run begins: with its opening, or with the state that the run before handed over."""

    opening: OpenCase | None = None
    state: CaseState | None = None


class ClimbStart(BaseModel):
    """How an obstruction's climb begins."""

    case_workflow: str
    incident: str
    chain: list[ChainRung]
    rung: int = 0


__all__ = [
    "ACKNOWLEDGED",
    "ACT",
    "ACTIONS",
    "BLOCKERS",
    "CASE",
    "CLIMB",
    "RECORDING",
    "REFUSED",
    "SNAPSHOT",
    "TOLD",
    "CaseStart",
    "ClimbStart",
    "CommandResult",
    "Refusal",
]
