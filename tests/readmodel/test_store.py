"""The read model: news counts once and in order, the past cannot be changed, bureaus never meet."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import asyncpg
import pytest

from checklist.casework.bulletin import Bulletin
from checklist.casework.case import Case
from embedded.postgres import Postgres
from models.case import CaseState
from models.roles import CaseKind
from readmodel.migrate import FOLDER, migrate, newest
from readmodel.pool import open_pool
from readmodel.store import CaseStore, Filters, KeyReusedError
from tests.player import BUREAU
from tests.stage import CoreStage
from tests.stories import ARCHIVE, PENALTY, STORIES, play

VERSIONS = FOLDER / "versions"


async def documents(count: int = 4) -> list[bytes]:
    """Return the projections of the first steps of a penalty case."""
    return [one async for one, _ in told(PENALTY[:count])]


async def told(steps: list[Any], stage: CoreStage | None = None) -> AsyncIterator[tuple[bytes, Case]]:
    """Play steps and tell of each as the workflow does."""
    stage = stage or CoreStage("penalty", datetime(2026, 3, 2, 9, tzinfo=UTC))
    case = stage.player.case
    bulletin = Bulletin(0)
    for step in steps:
        await play([step], stage)
        if case.state.seq > bulletin.upto:
            yield bulletin.document(case, *case.take_news(), stage.now()), case
            bulletin.upto = case.state.seq


async def seen(store: CaseStore) -> tuple[int, list[int]]:
    kept = await store.snapshot(BUREAU, "CF-2026-0001")
    events = await store.events(BUREAU, "CF-2026-0001", 0, 500)
    return (kept.seq if kept else 0), [e["seq"] for e in events]


async def test_the_same_news_twice_counts_once(store: CaseStore) -> None:
    news = await documents()
    for one in news:
        await store.project(one)
    before = await seen(store)

    await asyncio.gather(*(store.project(one) for one in news * 3))

    assert await seen(store) == before


async def test_old_news_that_comes_late_changes_nothing(store: CaseStore) -> None:
    news = await documents()
    for one in news:
        assert await store.project(one)
    before = await seen(store)

    for one in reversed(news):
        assert await store.project(one)

    assert await seen(store) == before


async def test_after_a_gap_the_read_model_asks_for_the_whole_case(store: CaseStore) -> None:
    news = await documents()
    await store.project(news[0])

    assert not await store.project(news[2])

    assert (await seen(store))[0] == json.loads(news[0])["case"]["seq"]


async def test_what_a_lost_try_told_is_taken_back_and_kept_apart(store: CaseStore, dsn: str) -> None:
    steps = PENALTY[:4]
    lost = [one async for one, _ in told(steps)]
    for one in lost:
        await store.project(one)
    # The try never became history: the case went another way from its second event on.
    stage = CoreStage("penalty", datetime(2026, 3, 2, 10, tzinfo=UTC))
    bulletin = Bulletin(0)
    case = stage.player.case
    await play([steps[0]], stage)
    bulletin.start_over()

    assert await store.project(bulletin.document(case, *case.take_news(), stage.now()))

    kept = await store.snapshot(BUREAU, "CF-2026-0001")
    assert kept is not None
    assert CaseState.model_validate_json(kept.state) == case.state
    seq, events = await seen(store)
    assert events == list(range(1, seq + 1))
    connection = await asyncpg.connect(dsn)
    withdrawn = await connection.fetch("SELECT seq FROM withdrawn_events ORDER BY seq")
    assert len(withdrawn) == json.loads(lost[-1])["case"]["seq"]
    assert {r["id"] for r in await connection.fetch("SELECT id FROM deadlines")} == set(case.state.deadlines)
    await connection.close()


@pytest.mark.parametrize("kind", sorted(STORIES))
async def test_a_case_put_together_from_its_changes_is_the_case_after_every_step(store: CaseStore, kind: str) -> None:
    stage = CoreStage(kind, datetime(2026, 3, 2, 9, tzinfo=UTC))
    number = stage.player.case.state.opening.number

    async for one, case in told([*STORIES[kind][0], *ARCHIVE], stage):
        assert await store.project(one)
        kept = await store.snapshot(BUREAU, number)
        assert kept is not None
        assert CaseState.model_validate_json(kept.state) == case.state


async def test_what_happened_cannot_be_changed_or_removed(store: CaseStore, dsn: str) -> None:
    await store.project((await documents(1))[0])
    connection = await asyncpg.connect(dsn)

    for statement in (
        "UPDATE case_events SET zh = 'x'",
        "DELETE FROM case_events",
        "TRUNCATE case_events",
    ):
        with pytest.raises(asyncpg.RaiseError, match="append-only"):
            await connection.execute(statement)
    await connection.close()


async def test_fifty_openings_at_once_get_fifty_numbers_without_a_gap(store: CaseStore) -> None:
    taken = await asyncio.gather(
        *(store.take_number(BUREAU, CaseKind.PENALTY, 2026, f"k{n}", "f", "officer") for n in range(50))
    )

    assert sorted(t.number for t in taken) == [f"CF-2026-{n:04d}" for n in range(1, 51)]


async def test_one_key_takes_one_number_and_stands_for_one_request(store: CaseStore) -> None:
    taken = await asyncio.gather(
        *(store.take_number(BUREAU, CaseKind.PENALTY, 2026, "k", "f", "officer") for _ in range(10))
    )

    assert {t.number for t in taken} == {"CF-2026-0001"}
    with pytest.raises(KeyReusedError):
        await store.take_number(BUREAU, CaseKind.PENALTY, 2026, "k", "other", "officer")


async def test_two_bureaus_count_by_themselves_and_never_see_each_other(store: CaseStore) -> None:
    for bureau in (BUREAU, "140521"):
        assert (await store.take_number(bureau, CaseKind.PENALTY, 2026, "k", "f", "o")).number == "CF-2026-0001"
    await store.project((await documents(1))[0])

    assert await store.snapshot("140521", "CF-2026-0001") is None
    assert (await store.cases("140521", Filters()))[0] == []
    assert await store.events("140521", "CF-2026-0001", 0, 10) == []


async def test_a_reminder_lies_once_in_each_inbox_however_often_it_is_told(store: CaseStore) -> None:
    reminder: dict[str, Any] = {
        "id": "case_filing:50%",
        "at": "2026-03-05T01:00:00Z",
        "tell": ["officer"],
        "accounts": ["officer", "partner"],
        "zh": "立案",
        "severity": "warning",
    }

    for _ in range(3):
        await store.remind(BUREAU, "CF-2026-0001", [reminder])

    for account in ("officer", "partner"):
        assert [r["reminder"] for r in await store.inbox(BUREAU, account, 10)] == ["case_filing:50%"]
    assert await store.inbox("140521", "officer", 10) == []


async def test_the_snapshot_says_what_the_rows_say(store: CaseStore, dsn: str) -> None:
    for one in await documents():
        await store.project(one)
    connection = await asyncpg.connect(dsn)
    kept = await store.snapshot(BUREAU, "CF-2026-0001")
    assert kept is not None
    snapshot = json.loads(kept.state)

    obligations = {r["id"]: r["status"] for r in await connection.fetch("SELECT id, status FROM obligations")}
    deadlines = {r["id"]: r["due_on"].isoformat() for r in await connection.fetch("SELECT id, due_on FROM deadlines")}

    assert obligations == {k: o.get("status", "pending") for k, o in snapshot["obligations"].items()}
    assert deadlines == {k: d["due"]["due_on"] for k, d in snapshot["deadlines"].items()}
    await connection.close()


def test_migrating_again_changes_nothing(template: str) -> None:
    assert migrate(template) == newest() == "0004"


async def test_what_the_first_version_kept_is_still_there_and_goes_on(postgres: Postgres) -> None:
    base, _, _ = postgres.dsn.rpartition("/")
    admin = await asyncpg.connect(f"{base}/postgres")
    await admin.execute("CREATE DATABASE older")
    await admin.close()
    connection = await asyncpg.connect(f"{base}/older")
    await connection.execute((VERSIONS / "0001_cases.sql").read_text(encoding="utf-8"))
    stage = CoreStage("penalty", datetime(2026, 3, 2, 9, tzinfo=UTC))
    first, second = [one async for one in told(PENALTY[:2], stage)]
    head = json.loads(first[0])
    await connection.execute(
        """INSERT INTO cases (bureau, number, kind, state, state_zh, phase, version, seq, cause, party_name, department,
                              officers, opened_at, obstructed, sample, snapshot)
           SELECT c->>'bureau', c->>'number', 'penalty', 'x', 'x', 'open', 1, (c->>'seq')::int, 'x', 'x', 'x', '{}',
                  now(), false, false, $2::jsonb FROM (SELECT $1::jsonb AS c) AS said""",
        json.dumps(head["case"]),
        json.dumps(head["change"]),
    )
    await connection.execute(
        """INSERT INTO case_events (bureau, number, seq, at, type, account, actor_name, zh, data, snapshot)
           VALUES ($1, $2, $3, now(), 'x', 'x', 'x', 'x', '{}', $4::jsonb)""",
        BUREAU,
        head["case"]["number"],
        head["case"]["seq"],
        json.dumps(head["change"]),
    )

    await connection.execute((VERSIONS / "0002_changes.sql").read_text(encoding="utf-8"))

    await connection.close()
    pool = await open_pool(f"{base}/older")
    store = CaseStore(pool)
    assert await store.project(second[0])
    kept = await store.snapshot(BUREAU, head["case"]["number"])
    assert kept is not None
    assert CaseState.model_validate_json(kept.state) == stage.player.case.state
    await pool.close()
