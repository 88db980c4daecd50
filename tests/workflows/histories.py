"""Recorded histories: `python -m tests.workflows.histories record` makes those that are missing; it replaces none."""

import asyncio
import gzip
import hashlib
import json
import sys
import tempfile
import uuid
from pathlib import Path
from typing import Any

from temporalio import workflow
from temporalio.client import WorkflowHistory
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.worker import (
    ExecuteWorkflowInput,
    Interceptor,
    Replayer,
    UnsandboxedWorkflowRunner,
    WorkflowInboundInterceptor,
    WorkflowInterceptorClassInput,
)
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from models.case import CaseState
from worker import PASSED_THROUGH
from workflows.case import EnforcementCase
from workflows.climb import ObstructionClimb

FOLDER = Path(__file__).parent / "histories"
KINDS = ("compulsion", "inspection", "licensing", "penalty")
EDITIONS = ("2026-11", "2026-12")
RECORDED = tuple(f"{kind}-{edition}" for edition in EDITIONS for kind in KINDS)
_cases: list[Any] = []


def state_digest(state: CaseState) -> str:
    """Return a digest of a whole state: a replay must come to the same, durations included."""
    said = json.dumps(state.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


class _Capture(WorkflowInboundInterceptor):
    async def execute_workflow(self, input: ExecuteWorkflowInput) -> Any:
        _cases.append(workflow.instance())
        return await super().execute_workflow(input)


class Capturing(Interceptor):
    """Keeps hold of replayed cases, so that their states can be compared."""

    def workflow_interceptor_class(self, input: WorkflowInterceptorClassInput) -> type[WorkflowInboundInterceptor]:
        return _Capture


def load(name: str) -> tuple[WorkflowHistory, str]:
    said = json.loads(gzip.decompress((FOLDER / f"{name}.json.gz").read_bytes()))
    return WorkflowHistory.from_json(said["workflow_id"], said["history"]), said["digest"]


async def replay(name: str, *, sandbox: bool) -> str:
    """Replay a recorded case and return the digest of the state to which it comes."""
    history, _ = load(name)
    restrictions = SandboxRestrictions.default.with_passthrough_modules(*PASSED_THROUGH)
    _cases.clear()
    replayer = Replayer(
        workflows=[EnforcementCase, ObstructionClimb],
        data_converter=pydantic_data_converter,
        interceptors=[Capturing()],
        workflow_runner=SandboxedWorkflowRunner(restrictions) if sandbox else UnsandboxedWorkflowRunner(),
    )
    await replayer.replay_workflow(history)
    return state_digest(_cases[-1].case.state)


async def record() -> None:
    """Play each story once on a server and a database of its own, and keep its history with its state's digest."""
    from bureaus.directory import load_directory
    from embedded.namespace import prepare_namespace
    from embedded.postgres import Postgres
    from embedded.process import free_port
    from embedded.temporal import TIME_SKIPPING, TemporalServer
    from engine import connect
    from readmodel.pool import open_pool
    from readmodel.store import CaseStore
    from tests.player import BUREAU, opening
    from tests.stage import EngineStage
    from tests.stories import ARCHIVE, STORIES, play
    from worker import make_worker

    missing = _missing()
    folder = Path(tempfile.mkdtemp())
    server = TemporalServer(folder / "temporal", free_port(), dynamic=TIME_SKIPPING, durable=False)
    server.start()
    client = await connect(server.address, "zhifa", identity="r")
    await prepare_namespace(client)
    database: Postgres = _DATABASE[0]
    pool = await open_pool(database.dsn)
    store = CaseStore(pool)
    queue = uuid.uuid4().hex
    async with make_worker(client, store, load_directory(), task_queue=queue):
        for index, name in enumerate(missing):
            kind = name.partition("-")[0]
            stage = await EngineStage(client, opening(kind, f"CF-2026-{index + 1:04d}"), queue).open()
            await play(STORIES[kind][0] + ARCHIVE, stage)
            await stage.handle.result()
            kept = await store.snapshot(BUREAU, f"CF-2026-{index + 1:04d}")
            assert kept is not None
            said = {
                "workflow_id": stage.handle.id,
                "digest": state_digest(CaseState.model_validate_json(kept.state)),
                "history": (await stage.handle.fetch_history()).to_json(),
            }
            path = FOLDER / f"{name}.json.gz"
            _keep(path, said)
            print(path.name)
    await pool.close()
    server.stop()
    database.stop()


def _keep(path: Path, said: dict[str, Any]) -> None:
    path.write_bytes(gzip.compress(json.dumps(said, ensure_ascii=False).encode(), mtime=0))


def _missing() -> list[str]:
    """Return what was not recorded yet under the newest editions, the only ones under which cases are opened."""
    return [n for n in RECORDED if n.endswith(EDITIONS[-1]) and not (FOLDER / f"{n}.json.gz").exists()]


_DATABASE: list[Any] = []

if __name__ == "__main__":
    if sys.argv[1:] == ["record"]:
        FOLDER.mkdir(exist_ok=True)
        from embedded.postgres import Postgres
        from embedded.process import free_port
        from readmodel.migrate import migrate

        place = Path(tempfile.mkdtemp())
        place.chmod(0o755)
        _DATABASE.append(Postgres(place / "pg", free_port(), durable=False))
        _DATABASE[0].start()
        migrate(_DATABASE[0].dsn)
        asyncio.run(record())
    else:
        for name in RECORDED:
            print(name, asyncio.run(replay(name, sandbox=False)))
