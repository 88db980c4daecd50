"""What a caller is told while the database is away: to come again under the same number, and never that it is a bug."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from structlog.testing import capture_logs

from embedded.postgres import Postgres
from embedded.process import free_port
from readmodel.migrate import migrate
from readmodel.pool import open_pool
from readmodel.store import CaseStore
from tests.api.conftest import OPENING, Door

REQUESTS: list[tuple[str, str, Any]] = [
    ("GET", "/api/cases", None),
    ("GET", "/api/cases/CF-2026-0001", None),
    ("GET", "/api/inbox", None),
    ("POST", "/api/cases", OPENING),
]


class Failing:
    """A pool on which everything fails in one way."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __getattr__(self, _name: str) -> Any:
        raise self._error


def with_pool(door: Door, pool: Any) -> None:
    door.app.state.desk = replace(door.app.state.desk, store=CaseStore(pool))


@pytest.fixture(name="server")
def _server(tmp_path: Path) -> Iterator[Postgres]:
    """A database for this test alone, to be stopped by it."""
    server = Postgres(tmp_path / "pg", free_port(), durable=False)
    server.start()
    migrate(server.dsn)
    yield server
    server.stop()


async def test_while_the_database_is_down_every_request_is_told_to_come_again(door: Door, server: Postgres) -> None:
    with_pool(door, await open_pool(server.dsn))
    officer = door("officer")
    assert (await officer.get("/api/cases")).status_code == 200
    server.stop()

    for method, path, body in REQUESTS:
        with capture_logs() as told:
            answer = await (officer.post(path, body) if method == "POST" else officer.get(path))

        assert answer.status_code == 503, (path, answer.text)
        assert answer.json()["type"] == "urn:zhifa:problem:unavailable"
        assert "请稍后用同一编号重试" in answer.json()["detail"]
        assert int(answer.headers["retry-after"]) > 0
        assert [(r["event"], r["log_level"]) for r in told] == [("readmodel.unavailable", "warning")]

    server.launch()
    server.wait(30)
    assert (await officer.get("/api/cases")).status_code == 200


@pytest.mark.parametrize(
    "error",
    [
        ConnectionResetError(104, "reset"),
        OSError("Multiple exceptions"),
        TimeoutError(),
        asyncpg.ConnectionDoesNotExistError("gone"),
        asyncpg.CannotConnectNowError("starting up"),
        asyncpg.AdminShutdownError("going"),
        asyncpg.TooManyConnectionsError("full"),
        asyncpg.InterfaceError("pool is closing"),
    ],
    ids=lambda e: type(e).__name__,
)
async def test_a_database_that_does_not_answer_is_unavailable(error: Exception, door: Door) -> None:
    with_pool(door, Failing(error))

    answer = await door("officer").get("/api/cases")

    assert answer.status_code == 503
    assert answer.json()["type"] == "urn:zhifa:problem:unavailable"


@pytest.mark.parametrize(
    "error",
    [
        KeyError("x"),
        FileNotFoundError(2, "no such file", "queries.sql"),
        asyncpg.UndefinedTableError("no table"),
        asyncpg.exceptions._base.DataError("invalid input for query argument $1"),
    ],
    ids=lambda e: type(e).__name__,
)
async def test_a_mistake_of_our_own_stays_one(error: Exception, door: Door) -> None:
    with_pool(door, Failing(error))

    answer = await door("officer").get("/api/cases")

    assert answer.status_code == 500
    assert answer.json()["type"] == "urn:zhifa:problem:internal"
