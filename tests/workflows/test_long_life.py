"""A long life: continue-as-new with nothing lost, no cache, a read model that is away, a linked case."""

import asyncio
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from temporalio.client import Client

from bureaus.directory import Directory
from embedded.namespace import prepare_namespace
from embedded.process import free_port
from embedded.temporal import TIME_SKIPPING, TemporalServer
from engine import connect
from models.case import CaseState
from models.engine import RECORDING
from models.identity import workflow_id
from readmodel.store import CaseStore
from tests.player import BUREAU, opening
from tests.stage import CoreStage, EngineStage, signal
from tests.stories import ARCHIVE, INSPECTION, PENALTY, STORIES, digest, play
from tests.workflows.conftest import OpenStage, new_number
from worker import make_worker


@pytest.mark.parametrize("kind", ["penalty", "inspection"])
async def test_continue_as_new_loses_nothing(kind: str, tmp_path: Path, store: CaseStore, directory: Directory) -> None:
    limits = {**TIME_SKIPPING, "limit.historyCount.suggestContinueAsNew": "40"}
    server = TemporalServer(tmp_path / "temporal", free_port(), dynamic=limits, durable=False)
    server.start()
    try:
        client = await connect(server.address, "zhifa", identity="t")
        await prepare_namespace(client)
        queue = uuid.uuid4().hex
        async with make_worker(client, store, directory, task_queue=queue):
            stage = await EngineStage(client, opening(kind, new_number(kind)), queue).open()
            first = await stage.state()
            core = CoreStage(kind, first.opened_at, first.opening.number)
            began = (await stage.handle.describe()).run_id
            story, _end = STORIES[kind]
            await play(story, stage)
            await play(story, core)

            assert (await stage.handle.describe()).run_id != began
            assert digest(await stage.state()) == digest(await core.state())
            kept = await store.events(BUREAU, first.opening.number, 0, 500)
            assert [e["seq"] for e in kept] == list(range(1, len(kept) + 1))
    finally:
        server.stop()


@pytest.mark.parametrize("sandbox", [True, False])
async def test_a_case_is_the_same_when_every_task_is_replayed(
    sandbox: bool, client: Client, store: CaseStore, directory: Directory
) -> None:
    queue = uuid.uuid4().hex
    async with make_worker(client, store, directory, task_queue=queue, cached=0, sandbox=sandbox):
        number = new_number("penalty")
        stage = await EngineStage(client, opening("penalty", number), queue).open()
        # Not asked of the case: a question makes the engine let go of a case without cache in the middle of a task.
        first = await told_of(store, number)
        core = CoreStage("penalty", first.opened_at, number)

        await play(PENALTY + ARCHIVE, stage)
        await play(PENALTY + ARCHIVE, core)

        assert await stage.handle.result() == "archived"
        assert digest(await told_of(store, number)) == digest(await core.state())


async def told_of(store: CaseStore, number: str) -> CaseState:
    """Return a case as the read model knows it, once it has heard of it."""
    for _ in range(600):
        kept = await store.snapshot(BUREAU, number)
        if kept is not None:
            return CaseState.model_validate_json(kept.state)
        await asyncio.sleep(0.05)
    raise AssertionError(f"the read model never heard of {number}")


async def test_while_the_read_model_is_away_a_case_goes_on_and_catches_up(
    client: Client, store: CaseStore, directory: Directory
) -> None:
    class Away(CaseStore):
        def __init__(self) -> None:
            self.refused = 0

        async def project(self, document: bytes) -> bool:
            if self.refused < 4:
                self.refused += 1
                raise OSError("the read model is away")
            return await store.project(document)

    queue = uuid.uuid4().hex
    away = Away()
    async with make_worker(client, away, directory, task_queue=queue):
        stage = await EngineStage(client, opening("compulsion", new_number("compulsion")), queue).open()
        await stage.act("deputy-head", "approve-seizure", {"ground": "不合格设备"})
        state = await stage.state()
        assert state.state == "approved"
        for _ in range(300):
            kept = await store.snapshot(BUREAU, state.opening.number)
            if kept is not None and kept.seq == state.seq:
                break
            await asyncio.sleep(0.05)
        assert kept is not None
        assert kept.seq == state.seq
        assert away.refused == 4
        await stage.handle.terminate()


async def test_an_inspection_opens_a_linked_penalty_case_once_and_both_know_each_other(
    client: Client, open_stage: OpenStage, store: CaseStore
) -> None:
    stage = await open_stage("inspection")
    await play(INSPECTION[:9], stage)

    await stage.act("section-head", "open-linked-case", {"kind": "penalty", "cause": "拒不整改（演示）"})

    state = await stage.state()
    for _ in range(200):
        if state.linked["l1"].number:
            break
        await asyncio.sleep(0.05)
        state = await stage.state()
    number = state.linked["l1"].number
    assert number is not None
    assert number.startswith("CF-")
    other = client.get_workflow_handle(workflow_id(BUREAU, number))
    from models.engine import SNAPSHOT

    linked: CaseState = await other.query(SNAPSHOT, result_type=CaseState)
    assert linked.opening.origin == state.opening.number
    assert linked.opening.party == state.opening.party
    assert state.state == "feedback"
    await other.terminate()


async def test_signals_and_updates_across_the_boundary_of_runs_are_kept(
    tmp_path: Path, store: CaseStore, directory: Directory
) -> None:
    limits = {**TIME_SKIPPING, "limit.historyCount.suggestContinueAsNew": "20"}
    server = TemporalServer(tmp_path / "temporal", free_port(), dynamic=limits, durable=False)
    server.start()
    try:
        client = await connect(server.address, "zhifa", identity="t")
        await prepare_namespace(client)
        queue = uuid.uuid4().hex
        async with make_worker(client, store, directory, task_queue=queue):
            stage = await EngineStage(client, opening("penalty", new_number("penalty")), queue).open()
            await play(PENALTY[:2], stage)
            start, end = stage.now() - timedelta(minutes=9), stage.now()
            await asyncio.gather(
                *(
                    stage.handle.signal(RECORDING, signal(f"s{n}", [17], "14052501001", "portable", start, end))
                    for n in range(40)
                ),
                *(stage.act("officer", "present-certificates", {"contact": f"第{n}次（演示）"}) for n in range(10)),
            )

            state = await stage.state()
            assert sum(1 for k in state.recordings if k.startswith("s")) == 40
            assert len(state.acts) == 10
            await stage.handle.terminate()
    finally:
        server.stop()
