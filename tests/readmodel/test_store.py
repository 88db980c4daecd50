"""The read model: news counts once and in order, the past cannot be changed, bureaus never meet."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

import asyncpg
import pytest

from checklist.casework.bulletin import document
from models.roles import CaseKind
from readmodel.migrate import migrate, newest
from readmodel.store import CaseStore, Filters, KeyReusedError
from tests.player import BUREAU
from tests.stage import CoreStage
from tests.stories import PENALTY, Act


async def documents(count: int = 4) -> list[bytes]:
    """Return the projections of the first steps of a penalty case."""
    stage = CoreStage("penalty", datetime(2026, 3, 2, 9, tzinfo=UTC))
    found = []
    for step in PENALTY[:count]:
        assert isinstance(step, Act)
        body = step.body(stage.now()) if callable(step.body) else step.body
        await stage.act(step.who, step.action, body)
        found.append(document(stage.player.case, *stage.player.case.take_news()))
    return found


async def seen(store: CaseStore) -> tuple[int, list[int]]:
    kept = await store.snapshot(BUREAU, "CF-2026-0001")
    events = await store.events(BUREAU, "CF-2026-0001", 0, 500)
    return (kept["seq"] if kept else 0), [e["seq"] for e in events]


async def test_the_same_news_twice_counts_once(store: CaseStore) -> None:
    news = await documents()
    for one in news:
        await store.project(one)
    before = await seen(store)

    await asyncio.gather(*(store.project(one) for one in news * 3))

    assert await seen(store) == before


async def test_old_news_that_comes_late_adds_its_events_and_takes_nothing_back(store: CaseStore) -> None:
    news = await documents()

    await store.project(news[-1])
    for one in news[:-1]:
        await store.project(one)

    seq, events = await seen(store)
    assert events == list(range(1, seq + 1))
    rows, _ = await store.cases(BUREAU, Filters())
    assert rows[0]["state"] == "investigation"


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
    snapshot = json.loads(kept["snapshot"])

    obligations = {r["id"]: r["status"] for r in await connection.fetch("SELECT id, status FROM obligations")}
    deadlines = {r["id"]: r["due_on"].isoformat() for r in await connection.fetch("SELECT id, due_on FROM deadlines")}

    assert obligations == {k: o.get("status", "pending") for k, o in snapshot["obligations"].items()}
    assert deadlines == {k: d["due"]["due_on"] for k, d in snapshot["deadlines"].items()}
    await connection.close()


def test_migrating_again_changes_nothing(template: str) -> None:
    assert migrate(template) == newest() == "0001"
