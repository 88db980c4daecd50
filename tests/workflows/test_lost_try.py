"""A try that is lost after the read model has heard of it: what never came to be is not shown as if it had."""

import asyncio
import sys
import uuid
from datetime import UTC, datetime, timedelta

from temporalio.client import Client

from bureaus.directory import Directory
from checklist.casework.bulletin import Bulletin
from embedded.temporal import TemporalServer
from models.case import CaseState
from models.engine import RECORDING
from readmodel.store import CaseStore
from retelling import retell
from tests.player import BUREAU, opening
from tests.stage import CoreStage, EngineStage, command, signal
from tests.stories import COMPULSION, digest, play
from tests.workflows.conftest import OpenStage, new_number
from worker import make_worker


async def caught_up(store: CaseStore, stage: EngineStage) -> CaseState:
    """Return the case once the read model knows as much as the case itself."""
    for _ in range(300):
        state = await stage.state()
        kept = await store.snapshot(BUREAU, state.opening.number)
        if kept is not None and kept.seq == state.seq:
            assert CaseState.model_validate_json(kept.state) == state
            return state
        await asyncio.sleep(0.05)
    raise AssertionError("the read model did not catch up")


async def test_what_a_killed_worker_had_told_gives_way_to_what_came_to_be(
    client: Client, temporal: TemporalServer, store: CaseStore, dsn: str, directory: Directory
) -> None:
    queue = uuid.uuid4().hex
    dying = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.workflows.dying_worker", temporal.address, dsn, queue, stdout=-1
    )
    assert dying.stdout is not None
    await dying.stdout.readline()
    number = new_number("compulsion")
    stage = await EngineStage(client, opening("compulsion", number), queue).open()
    await caught_up(store, stage)
    sent = asyncio.create_task(stage.send(command(1, "deputy-head", "approve-seizure", {"ground": "不合格设备"})))
    assert await dying.wait() == 9
    told = await store.snapshot(BUREAU, number)
    assert told is not None
    assert CaseState.model_validate_json(told.state).state == "approved"

    # Of what comes next the report is durable already: it is taken before the command that is tried again.
    at = datetime.now(UTC)
    early = signal("r", [35], "14052501001", "portable", at - timedelta(minutes=9), at - timedelta(minutes=1))
    await stage.handle.signal(RECORDING, early)
    async with make_worker(client, store, directory, task_queue=queue):
        await sent
        state = await caught_up(store, stage)

    kept = await store.events(BUREAU, number, 0, 500)
    assert [e["seq"] for e in kept] == list(range(1, state.seq + 1))
    assert [e["type"] for e in kept].count("action.approve-seizure") == 1
    assert "recording.completed" in [e["type"] for e in kept]
    assert state.state == "approved"
    await stage.handle.terminate()


async def test_a_worker_that_starts_finds_what_never_came_to_be(
    client: Client, store: CaseStore, open_stage: OpenStage
) -> None:
    stage = await open_stage("compulsion")
    await play(COMPULSION[:1], stage)
    state = await caught_up(store, stage)
    before = digest(state)
    ahead = CoreStage("compulsion", state.opened_at, state.opening.number)
    await play(COMPULSION[:2], ahead)
    case = ahead.player.case
    events, reminders = case.take_news()
    new = [e for e in events if e.seq > state.seq]
    assert await store.project(Bulletin(state.seq).document(case, new, reminders, datetime.now(UTC)))
    kept = await store.snapshot(BUREAU, state.opening.number)
    assert kept is not None
    assert kept.seq > state.seq

    assert await retell(client, store) == [state.opening.number]

    corrected = await caught_up(store, stage)
    assert digest(corrected) == before
    shown = await store.events(BUREAU, state.opening.number, 0, 500)
    assert [e["seq"] for e in shown] == list(range(1, corrected.seq + 1))
    assert shown[-1]["type"] == "case.retold"
    assert await retell(client, store) == []
