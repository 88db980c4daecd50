"""At a worker's start: finds the cases that the read model knows too much of, and has them tell of themselves again.

A worker that is killed between the read model's commit and the end of its workflow task leaves news of what never came
to be. Mostly the same task is tried again and corrects it. Where nothing comes again (the message itself died with its
sender), only a comparison finds it.
"""

import asyncio

import structlog
from temporalio.client import Client
from temporalio.service import RPCError

from models.engine import TELL_AGAIN, UPTO
from models.identity import workflow_id
from readmodel.store import CaseStore

MINUTES = 10
"""How long before the last news of all a lost try can lie: longer than any workflow task is tried."""
_TOGETHER = 8


async def retell(client: Client, store: CaseStore) -> list[str]:
    """Have every recent case of which the read model knows too much tell of itself; return their numbers."""
    gate = asyncio.Semaphore(_TOGETHER)

    async def look(bureau: str, number: str, seq: int) -> str | None:
        handle = client.get_workflow_handle(workflow_id(bureau, number))
        async with gate:
            try:
                # Read after the read model was: a case that is just being worked on has caught up by then.
                upto = await handle.query(UPTO, result_type=int)
                if upto >= seq:
                    return None
                await handle.signal(TELL_AGAIN)
            except RPCError as error:
                structlog.get_logger("retelling").warning("case.not_compared", case=number, why=error.message)
                return None
        structlog.get_logger("retelling").warning("case.retold", case=number, told=seq, true=upto)
        return number

    found = await asyncio.gather(*(look(*case) for case in await store.told_lately(MINUTES)))
    return [number for number in found if number is not None]
