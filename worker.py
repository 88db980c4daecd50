"""The worker: settings, logs, pool, client, Worker. Everything is built here and nothing is decided."""

import asyncio
import os
import signal
from datetime import timedelta
from typing import Any

import structlog
from temporalio import workflow
from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

import logs
from activities.linked_cases import LinkedCaseActivities
from activities.read_model import ReadModelActivities
from bureaus.directory import Directory, load_directory
from bureaus.opening import editions_of
from checklist.casework.law import law_for
from checklist.editions import SHELF
from engine import connect
from readmodel.pool import open_pool
from readmodel.store import CaseStore
from retelling import retell
from runner import leanly
from settings import TASK_QUEUE, Settings
from turns import Turns
from workflows.case import EnforcementCase
from workflows.climb import ObstructionClimb

# Pure packages and the libraries they stand on: loaded once per process, not once per case.
PASSED_THROUGH = ("models", "checklist", "workflows.ports", "workflows.errands", "transitions", "six", "structlog")


def make_worker(
    client: Client,
    store: CaseStore,
    directory: Directory,
    *,
    task_queue: str = TASK_QUEUE,
    sandbox: bool = True,
    cached: int = 2000,
    grace: timedelta = timedelta(seconds=8),
    **options: Any,
) -> Worker:
    """Return a worker for cases; tests and benchmarks use the same one."""
    read_model = ReadModelActivities(store, directory)
    linked = LinkedCaseActivities(client, store, directory)
    restrictions = SandboxRestrictions.default.with_passthrough_modules(*PASSED_THROUGH)
    runner = SandboxedWorkflowRunner(restrictions) if sandbox else UnsandboxedWorkflowRunner()
    return Worker(
        client,
        task_queue=task_queue,
        workflows=[EnforcementCase, ObstructionClimb],
        activities=[read_model.project, linked.open_linked_case],
        workflow_runner=leanly(runner, client),
        max_cached_workflows=cached,
        # More threads than tasks at once (100): an eviction may have to wait for the turn that it follows.
        workflow_task_executor=Turns(200),
        # A worker that was killed is given up soon: its cases go on elsewhere after three seconds.
        sticky_queue_schedule_to_start_timeout=timedelta(seconds=3),
        graceful_shutdown_timeout=grace,
        **options,
    )


def warm(directory: Directory) -> None:
    """Read every edition in force before the first case asks for it."""
    for code in directory.codes:
        bureau = directory.bureau(code)
        for procedure in bureau.editions.procedures.values():
            law_for(editions_of(bureau, procedure), bureau.policy)


async def run(settings: Settings) -> None:
    """Work until told to stop."""
    log = structlog.get_logger("worker")
    if settings.editions_dir is not None:
        SHELF.add(settings.editions_dir)
    directory = load_directory(*([settings.bureaus_dir] if settings.bureaus_dir else []))
    warm(directory)
    workflow.logger.workflow_info_on_message = False
    dsn, address = settings.dsn, settings.temporal_target
    pool, client = await asyncio.gather(
        open_pool(dsn), connect(address, settings.temporal_namespace, identity=f"w{os.getpid()}")
    )
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    grace = timedelta(seconds=8 if settings.embedded_temporal else 30)
    store = CaseStore(pool)
    worker = make_worker(
        client,
        store,
        directory,
        sandbox=settings.sandbox,
        cached=settings.max_cached_cases,
        grace=grace,
    )
    async with worker:
        log.info("worker.started", temporal=address, task_queue=TASK_QUEUE)
        comparing = asyncio.create_task(retell(client, store))
        await stop.wait()
        comparing.cancel()
    await pool.close()
    log.info("worker.stopped")


def main() -> None:
    settings = Settings()
    logs.configure(settings, "worker")
    asyncio.run(run(settings))


if __name__ == "__main__":
    main()
