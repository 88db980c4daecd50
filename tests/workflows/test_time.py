"""Timers: fictions, reminders, escalation, pauses; each once, at its instant, while time is skipped."""

from collections import Counter
from datetime import timedelta

from temporalio.client import Client

from models.case import CaseState
from readmodel.store import CaseStore
from tests.player import BUREAU
from tests.stage import EngineStage
from tests.stories import COMPULSION, INSPECTION, LICENSING, Act, play
from tests.workflows.conftest import OpenStage


async def inbox(store: CaseStore, account: str) -> list[str]:
    return [r["reminder"] for r in await store.inbox(BUREAU, account, 200)]


async def armed(client: Client, stage: EngineStage) -> int:
    """Return how many timers the engine holds for a case."""
    description = await stage.handle.describe()
    started = [e async for e in stage.handle.fetch_history_events()]
    alive: set[str] = set()
    for event in started:
        if event.HasField("timer_started_event_attributes"):
            alive.add(event.timer_started_event_attributes.timer_id)
        if event.HasField("timer_canceled_event_attributes"):
            alive.discard(event.timer_canceled_event_attributes.timer_id)
        if event.HasField("timer_fired_event_attributes"):
            alive.discard(event.timer_fired_event_attributes.timer_id)
    assert description.close_time is None
    return len(alive)


async def test_an_application_left_alone_is_deemed_accepted_and_the_heads_are_told_once(
    open_stage: OpenStage, store: CaseStore
) -> None:
    stage = await open_stage("licensing")
    await play(LICENSING[:1], stage)

    await stage.wait(timedelta(days=16))

    state: CaseState = await stage.state()
    assert state.state == "accepted"
    assert state.deadlines["license_decision"].trigger.isoformat() == state.facts["received_on"]
    for head in ("section-head", "deputy-head"):
        law = [r for r in await inbox(store, head) if r.startswith("law:")]
        assert len(law) == 1


async def test_each_rung_of_a_deadline_reaches_each_person_exactly_once(
    open_stage: OpenStage, store: CaseStore
) -> None:
    stage = await open_stage("penalty")
    await stage.act(
        "officer",
        "propose-filing",
        {"facts_zh": "x", "violated": "y", "violation_ended_on": (stage.now() - timedelta(days=9)).date().isoformat()},
    )

    await stage.wait(timedelta(days=30))

    for account in ("officer", "partner", "section-head", "deputy-head", "supervisor"):
        found = Counter(await inbox(store, account))
        assert all(count == 1 for count in found.values())
    assert "case_filing:50%" in await inbox(store, "officer")
    assert "case_filing:80%" in await inbox(store, "section-head")
    assert "case_filing:-1wd" in await inbox(store, "deputy-head")
    assert "case_filing:due" in await inbox(store, "supervisor")
    assert (await stage.state()).deadlines["case_filing"].status == "overdue"


async def test_a_seizure_that_nobody_approved_ends_after_twenty_four_hours(open_stage: OpenStage) -> None:
    stage = await open_stage("compulsion")
    await stage.act("officer", "start-emergency", {"urgency": "泄漏"})
    await play(COMPULSION[1:4], stage)

    await stage.wait(timedelta(hours=23, minutes=50))
    assert (await stage.state()).state == "inventory"
    await stage.wait(timedelta(minutes=11))

    assert (await stage.state()).state == "release_decided"


async def test_exactly_one_timer_is_armed_for_the_earliest_instant_of_the_book(
    client: Client, open_stage: OpenStage
) -> None:
    stage = await open_stage("inspection")
    assert await armed(client, stage) == 0

    await play(INSPECTION[:11], stage)

    assert await armed(client, stage) == 1


async def test_the_planned_end_of_a_pause_is_watched_and_the_clock_runs_on(
    open_stage: OpenStage, store: CaseStore
) -> None:
    stage = await open_stage("compulsion")
    await play(COMPULSION[:5], stage)
    today = stage.now().date()
    await stage.act(
        "officer",
        "notify-testing",
        {
            "notice_no": "1",
            "ground": "鉴定",
            "pause_from": (today + timedelta(days=2)).isoformat(),
            "pause_to": (today + timedelta(days=6)).isoformat(),
        },
    )
    due = (await stage.state()).deadlines["seizure_period"].due.due_on

    await stage.wait(timedelta(days=9))

    state = await stage.state()
    assert state.deadlines["seizure_period"].pauses[0].end == today + timedelta(days=6)
    assert state.deadlines["seizure_period"].due.due_on == due
    assert any(r.startswith("seizure_period:pause-end") for r in await inbox(store, "officer"))


async def test_a_deadline_that_is_met_fires_nothing_afterwards(open_stage: OpenStage, store: CaseStore) -> None:
    stage = await open_stage("compulsion")
    await play(COMPULSION, stage)
    step = Act("clerk", "archive", {"volume": "1"})

    await play([step], stage)

    assert await stage.handle.result() == "archived"
    assert not any(r.startswith("case_archive") for r in await inbox(store, "officer"))
