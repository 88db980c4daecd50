"""One PostgreSQL and one Temporal server for the whole session; a fresh database and task queue for each test."""

import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest
from temporalio.client import Client

from bureaus.directory import Directory, load_directory
from embedded.namespace import prepare_namespace
from embedded.postgres import Postgres
from embedded.process import free_port
from embedded.reach import forget
from embedded.temporal import TIME_SKIPPING, TemporalServer
from engine import connect
from readmodel.migrate import migrate
from readmodel.pool import open_pool
from readmodel.store import CaseStore


@pytest.fixture(autouse=True)
def _nothing_moved_stays(request: pytest.FixtureRequest) -> Iterator[None]:
    """As root a database moves out of the test's closed folder: remove it when all that used it has stopped."""
    folder = request.getfixturevalue("tmp_path") if "tmp_path" in request.fixturenames else None
    yield
    if folder is not None:
        forget(folder)


@pytest.fixture(name="postgres", scope="session")
def _postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    folder = tmp_path_factory.mktemp("pg")
    server = Postgres(folder / "pg", free_port(), durable=False)
    server.start()
    yield server
    server.stop()
    forget(folder)


@pytest.fixture(name="template", scope="session")
def _template(postgres: Postgres) -> str:
    migrate(postgres.dsn)
    return postgres.dsn


@pytest.fixture(name="dsn")
async def _dsn(template: str) -> AsyncIterator[str]:
    base, _, name = template.rpartition("/")
    fresh = f"t{uuid.uuid4().hex}"
    admin = await asyncpg.connect(f"{base}/postgres")
    await admin.execute(f'CREATE DATABASE {fresh} TEMPLATE "{name}"')
    yield f"{base}/{fresh}"
    await admin.execute(f"DROP DATABASE {fresh} WITH (FORCE)")
    await admin.close()


@pytest.fixture(name="store")
async def _store(dsn: str) -> AsyncIterator[CaseStore]:
    pool = await open_pool(dsn)
    yield CaseStore(pool)
    await pool.close()


@pytest.fixture(name="temporal", scope="session")
def _temporal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TemporalServer]:
    folder: Path = tmp_path_factory.mktemp("temporal")
    server = TemporalServer(folder, free_port(), dynamic=TIME_SKIPPING, durable=False)
    server.start()
    yield server
    server.stop()


@pytest.fixture(name="client", scope="session")
async def _client(temporal: TemporalServer) -> Client:
    client = await connect(temporal.address, "zhifa", identity="t")
    await prepare_namespace(client)
    return client


@pytest.fixture(name="directory", scope="session")
def _directory() -> Directory:
    return load_directory()
