"""How this system talks to Temporal: connecting, and starting a case once."""

import asyncio

from temporalio.client import Client
from temporalio.common import (
    SearchAttributeKey,
    SearchAttributePair,
    TypedSearchAttributes,
    WorkflowIDConflictPolicy,
    WorkflowIDReusePolicy,
)
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError

from models.engine import ATTRIBUTE_BUREAU, ATTRIBUTE_KIND, CASE, CaseStart
from models.identity import workflow_id
from models.messages import OpenCase
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
