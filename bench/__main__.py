"""`make bench`: bare engine and penalty case in one run, alternating, as a table and as JSON."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table
from temporalio.client import Client
from temporalio.testing import TimeSkipper

from embedded.namespace import prepare_namespace
from embedded.postgres import Postgres
from embedded.process import free_port
from embedded.temporal import TIME_SKIPPING, TemporalServer
from engine import connect
from models.engine import RECORDING
from readmodel.migrate import migrate
from tests.player import opening
from tests.stage import EngineStage, command
from tests.stage import signal as recording_signal
from tests.stories import PENALTY, Act, Rec, Wait

ROUNDS, CASES, TOGETHER, OPEN = 3, 12, 6, 200
TASK_COMPLETED = 7


@dataclass
class Sample:
    """What was measured of one side."""

    updates: list[float] = field(default_factory=list)
    signals: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    tasks: list[int] = field(default_factory=list)
    events: list[int] = field(default_factory=list)
    size: list[int] = field(default_factory=list)
    memory: float = 0


class Served:
    """A worker process."""

    def __init__(self, kind: str, address: str, dsn: str) -> None:
        self.handle = subprocess.Popen(
            [sys.executable, "-m", "bench.serve", kind, address, dsn], stdout=subprocess.PIPE, text=True
        )
        assert self.handle.stdout is not None
        self.handle.stdout.readline()
        self._process = psutil.Process(self.handle.pid)

    def cpu(self) -> float:
        used = self._process.cpu_times()
        return float(used.user + used.system)

    def memory(self) -> int:
        return int(self._process.memory_info().rss)

    def stop(self) -> None:
        self.handle.send_signal(signal.SIGTERM)
        self.handle.wait(10)


def calibration() -> float:
    """Return how many million additions a second this processor does now."""
    began = time.perf_counter()
    total = 0
    for number in range(3_000_000):
        total += number
    return 3 / (time.perf_counter() - began)


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


async def run_round(work: Any, served: Served, first: int, sample: Sample) -> None:
    """Run one round of cases, some at a time, and note rate and processor time."""
    gate = asyncio.Semaphore(TOGETHER)

    async def guarded(number: int) -> None:
        async with gate:
            await work(number)

    done = len(sample.tasks)
    cpu, began = served.cpu(), time.perf_counter()
    await asyncio.gather(*(guarded(first + n) for n in range(CASES)))
    spent = time.perf_counter() - began
    sample.rates.append(sum(sample.tasks[done:]) / spent)
    sample.cpu.append((served.cpu() - cpu) / CASES)


async def memory_of(client: Client, served: Served, case: bool) -> float:
    """Return the kilobytes that a cached open case takes."""
    before = served.memory()
    for n in range(OPEN):
        if case:
            stage = await EngineStage(client, opening("penalty", f"CF-2026-{700_000 + n}"), "bench-case").open()
            first = PENALTY[0]
            assert isinstance(first, Act)
            assert callable(first.body)
            await stage.send(command(0, first.who, first.action, first.body(stage.now())))
        else:
            handle = await client.start_workflow("Bare", {}, id=f"bare-open-{n}", task_queue="bench-bare")
            await handle.execute_update("act", {"rearm": True}, id="c0")
    return (served.memory() - before) / OPEN / 1024


async def measure(address: str, dsn: str) -> dict[str, Any]:
    client = await connect(address, "zhifa", identity="b")
    await prepare_namespace(client)
    case, bare = Served("case", address, dsn), Served("bare", address, dsn)
    ours, theirs = Sample(), Sample()
    try:
        rearm, fires = await timers_of(client)
        warm = Sample()
        await one_case(client, 88_888, warm)
        await one_bare(client, 88_888, warm, rearm, fires)
        speeds = []
        for number in range(ROUNDS):
            speeds.append(calibration())
            first = 10_000 + number * 1000
            await run_round(lambda n: one_bare(client, n, theirs, rearm, fires), bare, first, theirs)
            await run_round(lambda n: one_case(client, n, ours), case, first, ours)
        theirs.memory = await memory_of(client, bare, case=False)
        ours.memory = await memory_of(client, case, case=True)
    finally:
        case.stop()
        bare.stop()
    return {
        "calibration_million_additions_per_s": [round(s, 1) for s in speeds],
        "loadavg": os.getloadavg(),
        "messages_per_case": len(rearm),
        "timers_armed_by_messages": sum(rearm),
        "timers_fired": fires,
        "bare": summary(theirs),
        "case": summary(ours),
    }


def summary(sample: Sample) -> dict[str, float]:
    return {
        "workflow_tasks_per_s": round(median(sample.rates), 1),
        "worker_cpu_ms_per_case": round(median(sample.cpu) * 1000, 1),
        "worker_cpu_ms_per_task": round(median(sample.cpu) * 1000 / median(sample.tasks), 2),
        "workflow_tasks_per_case": median(sample.tasks),
        "events_per_case": median(sample.events),
        "bytes_per_case": median(sample.size),
        "update_ms_p50": round(median(sample.updates) * 1000, 1),
        "update_ms_p99": round(quantiles(sample.updates, n=100)[98] * 1000, 1),
        "signal_ms_p50": round(median(sample.signals) * 1000, 1),
        "signal_ms_p99": round(quantiles(sample.signals, n=100)[98] * 1000, 1),
        "memory_kib_per_open_case": round(sample.memory, 1),
    }


def start_up() -> dict[str, float]:
    """Return the seconds from `zhifa up` to its ready line: on an empty folder, and again."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        ports = {p: str(free_port()) for p in ("API", "TEMPORAL", "TEMPORAL_UI", "POSTGRES")}
        env = {**os.environ, "ZHIFA_DATA_DIR": f"{name}/data", **{f"ZHIFA_{p}_PORT": v for p, v in ports.items()}}
        found = {}
        for which in ("first", "again"):
            began = time.perf_counter()
            up = subprocess.Popen([sys.executable, "-m", "cli", "up"], env=env, stdout=subprocess.PIPE, text=True)
            assert up.stdout is not None
            for line in up.stdout:
                if line.startswith("ready"):
                    break
            found[which] = round(time.perf_counter() - began, 1)
            up.send_signal(signal.SIGTERM)
            up.wait(15)
        return found


def show(found: dict[str, Any]) -> None:
    table = Table(title="penalty case from filing to closing, beside a bare workflow of the same shape")
    for heading in ("", "bare", "case", "ratio", "goal"):
        table.add_column(heading, justify="left" if not heading else "right")
    goals = {
        "workflow_tasks_per_s": ">= 0.90",
        "worker_cpu_ms_per_case": "<= 1.30",
        "events_per_case": "<= 250",
        "bytes_per_case": "<= 150000",
        "update_ms_p50": "<= 1.50",
    }
    for name, ours in found["case"].items():
        theirs = found["bare"][name]
        ratio = f"{ours / theirs:.2f}" if theirs else "-"
        table.add_row(name, str(theirs), str(ours), ratio, goals.get(name, ""))
    console = Console(width=110)
    console.print(table)
    console.print(
        f"messages per case {found['messages_per_case']}; "
        f"calibration {found['calibration_million_additions_per_s']} M additions/s; load {found['loadavg']}"
    )
    console.print(f"seconds to ready: first start {found['ready_s']['first']}, again {found['ready_s']['again']}")


def main() -> None:
    ready = start_up()
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        database = Postgres(Path(name) / "pg", free_port())
        database.start()
        migrate(database.dsn)
        server = TemporalServer(Path(name) / "temporal", free_port(), dynamic=TIME_SKIPPING, durable=False)
        server.start()
        try:
            found = {**asyncio.run(measure(server.address, database.dsn)), "ready_s": ready}
        finally:
            server.stop()
            database.stop()
    show(found)
    Path("bench-results.json").write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print("written to bench-results.json")


if __name__ == "__main__":
    main()
