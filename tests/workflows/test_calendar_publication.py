"""A published year on the real engine: told by signal, taken once, given to every case that is opened afterwards."""

import asyncio
import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

from temporalio.client import Client

from announcing import EVERY, Announcer
from bureaus.directory import Directory
from engine import ask_state, tell_year
from models.case import CaseState
from models.identity import workflow_id
from models.messages import CalendarPublished
from models.roles import CaseKind
from models.time import day_of
from readmodel.store import CaseStore
from tests.player import BUREAU, actor, opening
from tests.stage import EngineStage
from tests.stories import INSPECTION, LICENSING, Act, play
from tests.workflows.conftest import OpenStage, new_number
from tests.years import CALENDAR, years_until

ADMIN = actor("admin")
FIRST = date(CALENDAR.published_through, 12, 10)
"""From here on twenty working days end in a year that is not published."""


async def into_next_year(stage: EngineStage) -> None:
    """Accept an application so late that its decision falls due in a year that is not published."""
    await stage.wait(max(timedelta(), timedelta(days=(FIRST - day_of(stage.now())).days)))
    await play(LICENSING[:3], stage)


async def tell(client: Client, stage: EngineStage, year: Any) -> None:
    _, _, number = stage.handle.id.partition(".")
    await tell_year(client, BUREAU, number, CalendarPublished(published=year, by=ADMIN))


async def events(store: CaseStore, stage: EngineStage, kind: str) -> list[dict[str, Any]]:
    _, _, number = stage.handle.id.partition(".")
    await stage.state()
    return [e for e in await store.events(BUREAU, number, 0, 500) if e["type"] == kind]


def decision_of(state: CaseState) -> Any:
    return state.deadlines["license_decision"].due


async def test_a_decision_that_runs_into_the_new_year_is_derived_anew(
    client: Client, open_stage: OpenStage, store: CaseStore
) -> None:
    stage = await open_stage("licensing")
    await into_next_year(stage)
    before = decision_of(await stage.state())
    assert before.provisional

    for year in years_until(before.latest):
        await tell(client, stage, year)

    after = decision_of(await stage.state())
    assert not after.provisional
    assert after.due_on >= before.due_on
    assert after.alarm_on <= before.alarm_on
    await stage.wait(timedelta(seconds=1))
    found = [e["data"] for e in await events(store, stage, "deadline.rederived")]
    assert {d["deadline"] for d in found} == {"license_decision"}
    assert found[0]["before"]["due_on"] == before.due_on.isoformat()
    assert found[-1]["after"]["due_on"] == after.due_on.isoformat()


async def test_told_again_and_again_a_case_takes_a_year_once(
    client: Client, open_stage: OpenStage, store: CaseStore
) -> None:
    stage = await open_stage("licensing")
    await into_next_year(stage)
    year = years_until(FIRST + timedelta(days=60))[0]

    for _ in range(3):
        await tell(client, stage, year)

    assert (await stage.state()).calendar_overlays == [year]
    await stage.wait(timedelta(seconds=1))
    assert len(await events(store, stage, "calendar.published")) == 1


async def test_a_case_goes_on_to_its_end_under_the_published_year(client: Client, open_stage: OpenStage) -> None:
    stage = await open_stage("licensing")
    await into_next_year(stage)
    for year in years_until(decision_of(await stage.state()).latest):
        await tell(client, stage, year)

    await play([*LICENSING[3:], Act("clerk", "archive", {"volume": "1"})], stage)

    assert await stage.handle.result() == "archived"


async def test_a_published_year_reaches_every_open_case_and_repeating_it_is_harmless(
    client: Client, open_stage: OpenStage, store: CaseStore, directory: Directory
) -> None:
    one, other = await open_stage("licensing"), await open_stage("penalty")
    await into_next_year(one)
    await other.wait(timedelta(seconds=1))
    announcer = Announcer(client, store, directory)
    *earlier, year = years_until(decision_of(await one.state()).latest)
    for before in earlier:
        await announcer.publish(EVERY, before, ADMIN, one.now())

    rehearsed = await announcer.rehearse(EVERY, year, ADMIN, one.now())
    assert (await one.state()).calendar_overlays == earlier
    first = await announcer.publish(EVERY, year, ADMIN, one.now())
    states = [await stage.state() for stage in (one, other)]
    await one.wait(timedelta(seconds=1))
    second = await announcer.publish(EVERY, year, ADMIN, one.now())

    assert [s.calendar_overlays for s in states] == [[*earlier, year]] * 2
    assert rehearsed.cases == first.cases == second.cases
    assert (first.first_time, second.first_time, first.unreached) == (True, False, ())
    (case,) = [c for c in first.cases if c.moved or c.settled]
    assert {d.deadline for d in (*case.moved, *case.settled)} == {"license_decision"}


async def test_a_case_that_cannot_be_reached_is_listed_and_reached_the_next_time(
    client: Client, open_stage: OpenStage, store: CaseStore, directory: Directory, queue: str
) -> None:
    # Numbered, but its workflow was never started: the door died in between.
    taken = await store.take_number(BUREAU, CaseKind.PENALTY, 1000 + int(queue[:4], 16), "k", "f", "officer")
    year = years_until(FIRST + timedelta(days=60))[0]
    announcer = Announcer(client, store, directory)

    first = await announcer.publish(BUREAU, year, ADMIN, (await open_stage("penalty")).now())
    made = opening("penalty", taken.number)
    stage = await EngineStage(client, made, queue).open()
    second = await announcer.publish(BUREAU, year, ADMIN, stage.now())

    assert [c.number for c in first.unreached] == [taken.number]
    assert second.unreached == ()
    assert (await stage.state()).calendar_overlays == [year]
    await stage.handle.terminate()


async def test_a_case_opened_afterwards_begins_with_the_published_year(
    client: Client, store: CaseStore, queue: str
) -> None:
    years = tuple(years_until(FIRST + timedelta(days=60)))
    for year in years:
        await store.enter_year(EVERY, year, "admin")
    known = tuple(y.published for y in await store.published_years(BUREAU))
    made = opening("licensing", new_number("licensing"), published_years=known)

    stage = await EngineStage(client, made, queue).open()
    await into_next_year(stage)

    state = await stage.state()
    assert state.calendar_overlays == list(years)
    assert not decision_of(state).provisional or decision_of(state).latest.year > years[-1].year
    await stage.handle.terminate()


async def test_a_case_opened_out_of_another_begins_with_the_published_year(
    client: Client, open_stage: OpenStage, store: CaseStore, queue: str
) -> None:
    year = years_until(FIRST + timedelta(days=60))[0]
    base = int(uuid.uuid4().int % 900_000) * 100
    await store._pool.execute(
        "INSERT INTO case_numbers VALUES ($1, 'penalty', $2, $3)", BUREAU, day_of(datetime.now(UTC)).year, base
    )
    stage = await open_stage("inspection")
    await store.enter_year(BUREAU, year, "admin")
    await play(INSPECTION[:11], stage)
    await stage.act("section-head", "open-linked-case", {"kind": "penalty", "cause": "拒不整改（演示）"})
    for _ in range(100):
        number = (await stage.state()).linked["l1"].number
        if number:
            break
        await asyncio.sleep(0.1)

    other = client.get_workflow_handle(workflow_id(BUREAU, str(number)))

    assert (await ask_state(other)).calendar_overlays == [year]
    await other.terminate()
