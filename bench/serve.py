"""A worker in a process of its own, so that its processor time and memory can be read: `python -m bench.serve KIND`."""

import asyncio
import sys
from datetime import timedelta

from temporalio.worker import Worker
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from bench.bare import Bare, BareActivities
from bureaus.directory import load_directory
from engine import connect
from readmodel.pool import open_pool
from readmodel.store import CaseStore
from worker import PASSED_THROUGH, make_worker, warm


async def serve(kind: str, address: str, dsn: str) -> None:
    client = await connect(address, "zhifa", identity="w")
    directory = load_directory()
    warm(directory)
    if kind == "case":
        worker = make_worker(client, CaseStore(await open_pool(dsn)), directory, task_queue="bench-case")
    else:
        pool = await open_pool(dsn)
        await pool.execute("CREATE TABLE IF NOT EXISTS bare_bench (document bytea NOT NULL)")
        worker = Worker(
            client,
            task_queue="bench-bare",
            workflows=[Bare],
            activities=[BareActivities(pool).project],
            workflow_runner=SandboxedWorkflowRunner(
                SandboxRestrictions.default.with_passthrough_modules(*PASSED_THROUGH)
            ),
            max_cached_workflows=2000,
            sticky_queue_schedule_to_start_timeout=timedelta(seconds=3),
        )
    async with worker:
        print("serving", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:4]))
