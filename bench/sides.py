"""The two sides of the benchmark: one penalty case from filing to closing, and the bare workflow of the same shape."""

import asyncio
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from temporalio.client import Client
from temporalio.testing import TimeSkipper

from models.engine import RECORDING
from tests.player import opening
from tests.stage import EngineStage, command
from tests.stage import signal as recording_signal
from tests.stories import PENALTY, Act, Rec, Wait

TASK_COMPLETED = 7


@dataclass
class Sample:
    """What was measured of one side."""

    updates: list[float] = field(default_factory=list)
    signals: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    tasks: list[int] = field(default_factory=list)
    events: list[int] = field(default_factory=list)
    size: list[int] = field(default_factory=list)
    parties: dict[str, list[float]] = field(default_factory=dict)
    """Processor seconds per case of each process that takes part."""
    memory: float = 0


async def one_case(client: Client, number: int, sample: Sample) -> None:
    stage = await EngineStage(client, opening("penalty", f"CF-2026-{number}"), "bench-case").open()
    for index, step in enumerate(PENALTY):
        if isinstance(step, Act):
            body = step.body(stage.now()) if callable(step.body) else step.body
            sent = command(index, step.who, step.action, body)
            began = time.perf_counter()
            await stage.send(sent)
            sample.updates.append(time.perf_counter() - began)
        elif isinstance(step, Rec):
            began_at = stage.now() - timedelta(hours=1)
            said = recording_signal(f"r{number}-{index}", step.rows, step.who, step.method, began_at, stage.now())
            began = time.perf_counter()
            await stage.handle.signal(RECORDING, said)
            sample.signals.append(time.perf_counter() - began)
            await asyncio.sleep(0.03)
        else:
            await stage.wait(step.span)
    await _measured(stage.handle, sample)
    await stage.handle.terminate()


async def one_bare(client: Client, number: int, sample: Sample, rearm: list[bool], fires: int) -> None:
    handle = await client.start_workflow("Bare", {"fires": fires}, id=f"bare-{number}", task_queue="bench-bare")
    messages = [s for s in PENALTY if not isinstance(s, Wait)]
    for index, (step, timer) in enumerate(zip(messages, rearm, strict=True)):
        waiting = index == _before_wait()
        body = {"rearm": timer or waiting, "last": False, "id": index, "waiting": waiting}
        if isinstance(step, Act):
            said = step.body if isinstance(step.body, dict) else {}
            began = time.perf_counter()
            await handle.execute_update("act", {**body, "body": said}, id=f"c{index}")
            sample.updates.append(time.perf_counter() - began)
        else:
            began = time.perf_counter()
            await handle.signal("recording", {**body, "rows": list(step.rows), "device": "BWC-01"})
            sample.signals.append(time.perf_counter() - began)
            await asyncio.sleep(0.03)
        if waiting:
            await TimeSkipper(client).fast_forward(handle, timedelta(days=20))
    await _measured(handle, sample)
    await handle.terminate()


def _before_wait() -> int:
    """Return the index of the last message before time is skipped."""
    upto = next(i for i, s in enumerate(PENALTY) if isinstance(s, Wait))
    return upto - 1


async def _measured(handle: Any, sample: Sample) -> None:
    info = (await handle.describe()).raw_description.workflow_execution_info
    sample.events.append(info.history_length)
    sample.size.append(info.history_size_bytes)
    tasks = 0
    async for event in handle.fetch_history_events():
        tasks += event.event_type == TASK_COMPLETED
    sample.tasks.append(tasks)


async def timers_of(client: Client) -> tuple[list[bool], int]:
    """Play one case and return after which of its messages a timer was armed anew, and how many timers fired."""
    stage = await EngineStage(client, opening("penalty", "CF-2026-99999"), "bench-case").open()
    armed: list[bool] = []
    seen = 0
    for index, step in enumerate(PENALTY):
        if isinstance(step, Act):
            body = step.body(stage.now()) if callable(step.body) else step.body
            await stage.send(command(index, step.who, step.action, body))
        elif isinstance(step, Rec):
            await stage.record(step.rows, step.who, step.method, stage.now() - timedelta(hours=1))
            await asyncio.sleep(0.1)
        else:
            await stage.wait(step.span)
            seen = await _timers(stage.handle)
            continue
        now = await _timers(stage.handle)
        armed.append(now > seen)
        seen = now
    fired = sum([e.HasField("timer_fired_event_attributes") async for e in stage.handle.fetch_history_events()])
    await stage.handle.terminate()
    return armed, fired


async def _timers(handle: Any) -> int:
    return sum([e.HasField("timer_started_event_attributes") async for e in handle.fetch_history_events()])
