"""As root below a closed folder: the database's files move, and stay tied to the data folder that they belong to."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from embedded.postgres import Postgres
from embedded.process import StartError, free_port
from embedded.reach import MARKER, REACHABLE, forget

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root cannot start PostgreSQL under its own account")


@pytest.fixture(name="home")
def _home(tmp_path: Path) -> Iterator[Path]:
    """A folder that the database's account cannot enter; what was set aside for it is removed again."""
    home = tmp_path / "closed" / "pg"
    home.parent.mkdir(mode=0o700)
    moved = Postgres(home, free_port()).folder
    assert moved.parent == REACHABLE
    assert not list(REACHABLE.glob(f"{moved.name}*"))
    yield home
    for aside in REACHABLE.glob(f"{moved.name}.*"):
        shutil.rmtree(aside)


def cluster(home: Path) -> Postgres:
    return Postgres(home, free_port(), durable=False)


def once(home: Path) -> str:
    """Start a cluster and stop it; return its password, by which one is told from another."""
    server = cluster(home)
    server.start()
    server.stop()
    return (server.folder / "password").read_text(encoding="utf-8")


def test_the_data_move_to_where_the_database_can_reach_them_and_the_folder_says_where(home: Path) -> None:
    first = once(home)

    server = cluster(home)
    assert server.moved
    assert (home / MARKER).read_text(encoding="utf-8").strip() == str(server.folder)
    assert server.claim() is None
    assert once(home) == first


def test_moved_data_are_followed_when_the_folder_is_opened(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = once(home)
    monkeypatch.setattr("embedded.reach._reachable", lambda _path, _account: True)

    assert once(home) == first


def test_a_database_that_the_data_folder_does_not_know_is_set_aside_and_a_new_one_made(home: Path) -> None:
    first = once(home)
    shutil.rmtree(home)

    server = cluster(home)
    aside = server.claim()

    assert aside is not None
    assert aside.name.startswith(f"{server.folder.name}.")
    assert (aside / "password").read_text(encoding="utf-8") == first
    assert (aside / "data" / "PG_VERSION").exists()
    assert once(home) != first


def test_a_database_that_still_runs_is_not_set_aside(home: Path) -> None:
    running = cluster(home)
    running.start()
    shutil.rmtree(home)

    with pytest.raises(StartError, match=str(running.folder)):
        cluster(home).claim()

    assert running.folder.exists()
    running.stop()
    shutil.rmtree(running.folder)


def test_a_folder_that_was_at_work_before_it_kept_a_marker_keeps_its_database(home: Path) -> None:
    first = once(home)
    (home / MARKER).unlink()

    assert cluster(home).claim(in_use=True) is None

    assert once(home) == first


def test_what_is_thrown_away_takes_along_what_moved_out_of_it_and_nothing_else(home: Path, tmp_path: Path) -> None:
    for place in (home, tmp_path / "closed" / "other" / "pg"):
        once(place)
    kept, gone = cluster(home).folder, cluster(tmp_path / "closed" / "other" / "pg").folder

    forget(tmp_path / "closed" / "other")

    assert kept.exists()
    assert not gone.exists()
