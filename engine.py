"""How this system talks to Temporal: connecting, and starting a case once."""

import asyncio
from datetime import timedelta
from typing import Any

from temporalio.client import Client, WorkflowHandle
from temporalio.common import (
    SearchAttributeKey,
    SearchAttributePair,
    TypedSearchAttributes,
    WorkflowIDConflictPolicy,
    WorkflowIDReusePolicy,
)
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from models.case import CaseState, CommandResult
from models.engine import ACT, ATTRIBUTE_BUREAU, ATTRIBUTE_KIND, CALENDAR_PUBLISHED, CASE, MOVE, SNAPSHOT, CaseStart
from models.identity import workflow_id
from models.messages import CalendarPublished, Command, OpenCase, fingerprint
from models.moving import MoveOrder
from settings import TASK_QUEUE

KIND = SearchAttributeKey.for_keyword(ATTRIBUTE_KIND)
BUREAU = SearchAttributeKey.for_keyword(ATTRIBUTE_BUREAU)


async def connect(address: str, namespace: str, identity: str, patience: float = 30) -> Client:
    """Return a client, waiting up to ``patience`` seconds for the server to answer."""
    loop = asyncio.get_running_loop()
    until = loop.time() + patience
    while True:
        try:
            return await Client.connect(
                address, namespace=namespace, data_converter=pydantic_data_converter, identity=identity
            )
        except (RuntimeError, RPCError):
            if loop.time() > until:
                raise
            await asyncio.sleep(0.1)


async def start_case(client: Client, opening: OpenCase, task_queue: str = TASK_QUEUE) -> None:
    """Start a case's workflow; starting it again, running or ended, does nothing."""
    try:
        await client.start_workflow(
            CASE,
            CaseStart(opening=opening),
            id=workflow_id(opening.bureau, opening.number),
            task_queue=task_queue,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
            search_attributes=TypedSearchAttributes(
                [SearchAttributePair(KIND, opening.kind.value), SearchAttributePair(BUREAU, opening.bureau)]
            ),
            static_summary=opening.number,
        )
    except WorkflowAlreadyStartedError:
        return


async def send_command(handle: WorkflowHandle[Any, Any], command: Command, patience: float = 10) -> CommandResult:
    """Have a case carry a command out; what a run's end swept away is sent again under the same id.

    The engine itself answers a repeated id without asking the case, so the id names what is said too: another command
    under an id that was used must reach the case, which refuses it.
    """
    key = f"{command.id}.{fingerprint(command)}"
    loop = asyncio.get_running_loop()
    until = loop.time() + patience
    while True:
        try:
            done: CommandResult = await handle.execute_update(ACT, command, id=key, result_type=CommandResult)
            return done
        except RPCError as error:
            if not _passing(error) or loop.time() > until:
                raise
            await asyncio.sleep(0.05)


async def send_move(handle: WorkflowHandle[Any, Any], order: MoveOrder) -> CommandResult:
    """Have a case moved to other editions; the order's id makes it one move."""
    done: CommandResult = await handle.execute_update(MOVE, order, id=f"move.{order.id}", result_type=CommandResult)
    return done


async def tell_year(client: Client, bureau: str, number: str, told: CalendarPublished, patience: float = 3) -> None:
    """Tell a case of a published year; one that was just numbered may need a moment before it can hear."""
    handle = client.get_workflow_handle(workflow_id(bureau, number))
    loop = asyncio.get_running_loop()
    until = loop.time() + patience
    while True:
        try:
            await handle.signal(CALENDAR_PUBLISHED, told, rpc_timeout=timedelta(seconds=10))
            return
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND or ended(error) or loop.time() > until:
                raise
            await asyncio.sleep(0.2)


def ended(error: RPCError) -> bool:
    """Whether a failure says that the case has come to its end."""
    return error.status is RPCStatusCode.NOT_FOUND and "already completed" in error.message


async def ask_state(handle: WorkflowHandle[Any, Any], patience: float = 5) -> CaseState:
    """Ask a case how it stands; between two runs there is a moment in which nobody can answer."""
    loop = asyncio.get_running_loop()
    until = loop.time() + patience
    while True:
        try:
            state: CaseState = await handle.query(SNAPSHOT, result_type=CaseState)
            return state
        except RPCError as error:
            if not _passing(error) or loop.time() > until:
                raise
            await asyncio.sleep(0.02)


_PASSING = (
    "not scheduled yet",
    "unexpected workflow task failure",
    "Workflow Task in failed state",
)


def _passing(error: RPCError) -> bool:
    """Whether a failure belongs to the moment between two runs, or to a task that is being tried again."""
    return any(words in error.message for words in _PASSING)
