"""A worker that dies when the read model has the news and the engine does not: `python -m ... ADDRESS DSN QUEUE`."""

import asyncio
import os
import sys

from bureaus.directory import load_directory
from engine import connect
from readmodel.pool import open_pool
from readmodel.store import CaseStore
from worker import make_worker

DEADLY = b'"action.approve-seizure"'


class Deadly(CaseStore):
    async def project(self, document: bytes) -> bool:
        follows = await super().project(document)
        if DEADLY in document:
            os._exit(9)
        return follows


async def serve(address: str, dsn: str, queue: str) -> None:
    client = await connect(address, "zhifa", identity="dying")
    async with make_worker(client, Deadly(await open_pool(dsn)), load_directory(), task_queue=queue):
        print("serving", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:4]))
