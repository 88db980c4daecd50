"""A worker of its own for each test, and cases with numbers that nobody else has."""

import itertools
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from temporalio.client import Client

from bureaus.directory import Directory
from models.roles import KIND_PREFIX, CaseKind
from readmodel.store import CaseStore
from tests.player import opening
from tests.stage import EngineStage
from worker import make_worker

NUMBERS = itertools.count(int(uuid.uuid4().int % 900_000) * 100 + 1)
OpenStage = Callable[[str], Awaitable[EngineStage]]


def new_number(kind: str) -> str:
    return f"{KIND_PREFIX[CaseKind(kind)]}-2026-{next(NUMBERS):04d}"


@pytest.fixture(name="queue")
async def _queue(client: Client, store: CaseStore, directory: Directory) -> AsyncIterator[str]:
    queue = uuid.uuid4().hex
    async with make_worker(client, store, directory, task_queue=queue):
        yield queue


@pytest.fixture(name="open_stage")
async def _open_stage(client: Client, queue: str) -> AsyncIterator[OpenStage]:
    opened: list[EngineStage] = []

    async def open_(kind: str) -> EngineStage:
        stage = EngineStage(client, opening(kind, new_number(kind)), queue)
        opened.append(await stage.open())
        return stage

    yield open_
    for stage in opened:
        if (await stage.handle.describe()).close_time is None:
            await stage.handle.terminate()
