"""`make bench`: bare engine and penalty case in one run, in turn, as a table and as JSON.

The machine's speed changes while it runs, so each round takes both sides one right after the other, the second round
in the other order, and what is compared is the median of the rounds' own ratios.
"""

import asyncio
import json
import os
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from rich.console import Console
from rich.table import Table
from temporalio.client import Client

from bench.processes import Served, calibration, cpu_of, start_up
from bench.sides import Sample, one_bare, one_case, timers_of
from embedded.namespace import prepare_namespace
from embedded.postgres import Postgres
from embedded.process import free_port
from embedded.temporal import TIME_SKIPPING, TemporalServer
from engine import connect
from readmodel.migrate import migrate
from tests.player import opening
from tests.stage import EngineStage, command
from tests.stories import PENALTY, Act

ROUNDS, CASES, TOGETHER, OPEN = 10, 12, 6, 200
GOALS = {
    "workflow_tasks_per_s": ">= 0.90",
    "worker_cpu_ms_per_case": "<= 1.30",
    "events_per_case": "<= 250",
    "bytes_per_case": "<= 150000",
    "update_ms_p50": "<= 1.50",
}


async def run_round(work: Callable[[int], Awaitable[None]], pids: dict[str, int], first: int, sample: Sample) -> None:
    """Run one round of cases, some at a time, and note rate and processor time."""
    gate = asyncio.Semaphore(TOGETHER)

    async def guarded(number: int) -> None:
        async with gate:
            await work(number)

    done = len(sample.tasks)
    before, began = {name: cpu_of(pid) for name, pid in pids.items()}, time.perf_counter()
    await asyncio.gather(*(guarded(first + n) for n in range(CASES)))
    spent = time.perf_counter() - began
    sample.rates.append(sum(sample.tasks[done:]) / spent)
    for name, pid in pids.items():
        sample.parties.setdefault(name, []).append((cpu_of(pid) - before[name]) / CASES)


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


async def measure(server: TemporalServer, database: Postgres) -> dict[str, Any]:
    client = await connect(server.address, "zhifa", identity="b")
    await prepare_namespace(client)
    dsn = database.dsn
    case, bare = Served("case", server.address, dsn), Served("bare", server.address, dsn)
    ours, theirs = Sample(), Sample()
    assert server.pid is not None
    assert database.pid is not None
    common = {"temporal": server.pid, "postgres": database.pid}
    speeds = []
    try:
        rearm, fires = await timers_of(client)
        await one_case(client, 88_888, Sample())
        await one_bare(client, 88_888, Sample(), rearm, fires)

        async def run_bare(first: int) -> None:
            pids = {"worker": bare.handle.pid, **common}
            await run_round(lambda n: one_bare(client, n, theirs, rearm, fires), pids, first, theirs)

        async def run_case(first: int) -> None:
            await run_round(lambda n: one_case(client, n, ours), {"worker": case.handle.pid, **common}, first, ours)

        for number in range(ROUNDS):
            speeds.append(calibration())
            for side in (run_bare, run_case) if number % 2 == 0 else (run_case, run_bare):
                await side(10_000 + number * 1000)
        theirs.memory = await memory_of(client, bare, case=False)
        ours.memory = await memory_of(client, case, case=True)
    finally:
        case.stop()
        bare.stop()
    return {
        "calibration_million_additions_per_s": [round(s, 1) for s in speeds],
        "loadavg": os.getloadavg(),
        "rounds": ROUNDS,
        "messages_per_case": len(rearm),
        "timers_armed_by_messages": sum(rearm),
        "timers_fired": fires,
        "bare": summary(theirs),
        "case": summary(ours),
        "ratios_by_round": {
            "workflow_tasks_per_s": _ratios(theirs.rates, ours.rates),
            **{f"{p}_cpu_ms_per_case": _ratios(theirs.parties[p], ours.parties[p]) for p in ours.parties},
        },
    }


def _ratios(theirs: list[float], ours: list[float]) -> list[float]:
    return [round(o / t, 3) for t, o in zip(theirs, ours, strict=True)]


def summary(sample: Sample) -> dict[str, float]:
    return {
        "workflow_tasks_per_s": round(median(sample.rates), 1),
        **{f"{p}_cpu_ms_per_case": round(median(spent) * 1000, 1) for p, spent in sample.parties.items()},
        "workflow_tasks_per_case": median(sample.tasks),
        "events_per_case": median(sample.events),
        "bytes_per_case": median(sample.size),
        "update_ms_p50": round(median(sample.updates) * 1000, 1),
        "update_ms_p99": round(quantiles(sample.updates, n=100)[98] * 1000, 1),
        "signal_ms_p50": round(median(sample.signals) * 1000, 1),
        "signal_ms_p99": round(quantiles(sample.signals, n=100)[98] * 1000, 1),
        "memory_kib_per_open_case": round(sample.memory, 1),
    }


def show(found: dict[str, Any]) -> None:
    table = Table(title="penalty case from filing to closing, beside a bare workflow of the same shape")
    for heading in ("", "bare", "case", "ratio", "of rounds", "goal"):
        table.add_column(heading, justify="left" if not heading else "right")
    for name, ours in found["case"].items():
        theirs, rounds = found["bare"][name], found["ratios_by_round"].get(name)
        ratio = median(rounds) if rounds else ours / theirs if theirs else None
        spread = f"{min(rounds):.2f}-{max(rounds):.2f}" if rounds else ""
        said = "-" if ratio is None else f"{ratio:.2f}"
        table.add_row(name, str(theirs), str(ours), said, spread, GOALS.get(name, ""))
    console = Console(width=110)
    console.print(table)
    console.print(
        f"messages per case {found['messages_per_case']}; rounds {found['rounds']}; "
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
            found = {**asyncio.run(measure(server, database)), "ready_s": ready}
        finally:
            server.stop()
            database.stop()
    show(found)
    Path("bench-results.json").write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print("written to bench-results.json")


if __name__ == "__main__":
    main()
