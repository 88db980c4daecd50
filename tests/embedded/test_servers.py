"""The two servers by themselves: other versions, stale pid files, folders that cannot be reached."""

import asyncio
import os
import signal
from pathlib import Path

import asyncpg
import pytest

from embedded import process
from embedded.holding import Holding
from embedded.postgres import Postgres
from embedded.process import StartError, free_port
from embedded.temporal import TemporalServer


def test_a_cluster_of_another_version_is_refused_with_what_would_be_right(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    server = Postgres(tmp_path / "pg", free_port(), durable=False)
    server.claim()
    (server.folder / "data").mkdir(parents=True)
    (server.folder / "data" / "PG_VERSION").write_text("9", encoding="utf-8")

    with pytest.raises(StartError, match=r"made by PostgreSQL 9.*ZHIFA_PG_BIN"):
        server.start()
    server.stop()


def test_rows_that_were_acknowledged_survive_a_killed_postmaster(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    server = Postgres(tmp_path / "pg", free_port())
    server.start()

    async def write() -> None:
        connection = await asyncpg.connect(server.dsn)
        await connection.execute("CREATE TABLE t (n int)")
        await connection.executemany("INSERT INTO t VALUES ($1)", [(n,) for n in range(200)])
        await connection.close()

    async def count() -> int:
        connection = await asyncpg.connect(server.dsn)
        found: int = await connection.fetchval("SELECT count(*) FROM t")
        await connection.close()
        return found

    asyncio.run(write())
    assert server.pid is not None
    os.kill(server.pid, signal.SIGKILL)
    server.start()

    assert asyncio.run(count()) == 200
    server.stop()


def test_a_stale_pid_file_of_another_program_does_not_stop_the_start(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    server = Postgres(tmp_path / "pg", free_port(), durable=False)
    server.start()
    server.stop()
    (server.folder / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n", encoding="utf-8")

    server.start()

    assert server.running
    server.stop()


def test_a_temporal_folder_of_another_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "temporal.db").touch()
    (tmp_path / "version").write_text("0.1.0 (Server 0.1.0)", encoding="utf-8")

    with pytest.raises(StartError, match=r"made by Temporal 0\.1\.0.*ZHIFA_TEMPORAL_BIN"):
        TemporalServer(tmp_path, free_port()).start()


@pytest.mark.parametrize(("kind", "setting"), [("pg", "ZHIFA_PG_BIN"), ("temporal", "ZHIFA_TEMPORAL_BIN")])
def test_a_program_that_is_not_there_is_named_with_its_setting(kind: str, setting: str, tmp_path: Path) -> None:
    def make() -> object:
        if kind == "pg":
            return Postgres(tmp_path, free_port(), bindir=tmp_path)
        return TemporalServer(tmp_path, free_port(), program=tmp_path / "none")

    with pytest.raises(StartError, match=setting):
        make()


def test_a_data_folder_is_held_by_one_at_a_time_and_by_none_of_its_children(tmp_path: Path) -> None:
    first, second = Holding(tmp_path), Holding(tmp_path)
    first.take()
    with pytest.raises(StartError, match=str(tmp_path)):
        second.take(patience=0)

    child = process.start(["sleep", "30"], log=tmp_path / "log", death=signal.SIGKILL, env={"PATH": os.defpath})
    first.give_up()
    second.take(patience=0)

    assert child.poll() is None
    second.give_up()
    process.stop(child, [(signal.SIGKILL, 5)])
