"""The only file of the front desk that knows Temporal: commands, reports and questions to a running case."""

from collections.abc import Awaitable

from temporalio.client import (
    Client,
    RPCTimeoutOrCancelledError,
    WorkflowHandle,
    WorkflowQueryFailedError,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from announcing import Announcer
from api.problems import Problem, not_found, refused, unavailable
from bureaus.directory import Directory
from engine import ask_state, ended, send_command, send_move, start_case
from models.case import CaseState, CommandResult, Refusal
from models.engine import RECORDING, REFUSED
from models.identity import workflow_id
from models.messages import Command, OpenCase, RecordingSignal
from models.moving import MoveOrder
from readmodel.store import CaseStore
from settings import TASK_QUEUE


class CaseGateway:
    """Reaches cases by bureau and number."""

    def __init__(self, client: Client, task_queue: str = TASK_QUEUE) -> None:
        self._client = client
        self._task_queue = task_queue

    async def open(self, opening: OpenCase) -> None:
        """Start a case; repeating it is harmless."""
        try:
            await start_case(self._client, opening, self._task_queue)
        except RPCError as error:
            raise unavailable("案件引擎") from error

    async def act(self, bureau: str, number: str, command: Command) -> CommandResult:
        """Have a command carried out; a lawful no is raised as its problem."""
        return await _answered(send_command(self._case(bureau, number), command), number)

    async def move(self, bureau: str, number: str, order: MoveOrder) -> CommandResult:
        """Have a case moved to other editions; a lawful no is raised as its problem."""
        return await _answered(send_move(self._case(bureau, number), order), number)

    async def record(self, bureau: str, number: str, signal: RecordingSignal) -> None:
        """Hand a recording report to its case."""
        try:
            await self._case(bureau, number).signal(RECORDING, signal)
        except RPCError as error:
            raise _mapped(error, number) from error

    async def snapshot(self, bureau: str, number: str) -> CaseState:
        """Ask the case itself how it stands."""
        try:
            return await ask_state(self._case(bureau, number))
        except WorkflowQueryFailedError as error:
            raise unavailable("案件引擎") from error
        except RPCError as error:
            raise _mapped(error, number) from error

    def announcer(self, store: CaseStore, directory: Directory) -> Announcer:
        """Return who tells the cases of a published year."""
        return Announcer(self._client, store, directory)

    async def ready(self) -> str | None:
        """Return why the engine does not answer, None where it does."""
        try:
            await self._client.count_workflows("")
        except RPCError as error:
            return error.message
        return None

    def _case(self, bureau: str, number: str) -> "WorkflowHandle[object, object]":
        return self._client.get_workflow_handle(workflow_id(bureau, number))


async def _answered(asked: Awaitable[CommandResult], number: str) -> CommandResult:
    """Return what a case answered; a lawful no, and silence, are raised as their problems."""
    try:
        return await asked
    except WorkflowUpdateFailedError as error:
        cause = error.cause
        if isinstance(cause, ApplicationError) and cause.type == REFUSED:
            raise refused(Refusal.model_validate(cause.details[0])) from error
        raise
    except (WorkflowUpdateRPCTimeoutOrCancelledError, RPCTimeoutOrCancelledError) as error:
        raise unavailable("案件引擎") from error
    except RPCError as error:
        raise _mapped(error, number) from error


def _mapped(error: RPCError, number: str) -> Problem:
    if ended(error):
        return Problem(409, "case-archived", "案件已归档", f"案件{number}已归档，不能再办理")
    if error.status is RPCStatusCode.NOT_FOUND and "amespace" not in error.message:
        return not_found(number)
    return unavailable("案件引擎")
