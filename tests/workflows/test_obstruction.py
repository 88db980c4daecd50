"""Obstruction on the real engine: the climb tells a chain of people until somebody acknowledges, then stops."""

from datetime import timedelta

from temporalio.client import Client
from temporalio.testing import TimeSkipper

from models.identity import incident_workflow_id
from readmodel.store import CaseStore
from tests.player import BUREAU
from tests.stage import EngineStage
from tests.stories import INSPECTION, play
from tests.workflows.conftest import OpenStage
from tests.workflows.test_time import inbox

REPORT = {"kind": "obstruction", "description": "堵住大门"}


async def obstructed(open_stage: OpenStage) -> EngineStage:
    stage = await open_stage("inspection")
    await play(INSPECTION[:5], stage)
    await stage.act("officer", "report-obstruction", REPORT)
    return stage


async def eventually(store: CaseStore, account: str, rung: str) -> None:
    for _ in range(200):
        if rung in await inbox(store, account):
            return
        import asyncio

        await asyncio.sleep(0.05)
    raise AssertionError(f"{account} was never told {rung}")


async def test_section_head_and_deputy_head_are_told_at_once(open_stage: OpenStage, store: CaseStore) -> None:
    stage = await obstructed(open_stage)

    await eventually(store, "section-head", "x1:0")
    await eventually(store, "deputy-head", "x1:0")

    assert "x1:1" not in await inbox(store, "bureau-head")
    assert (await stage.state()).incidents["x1"].prior_state == "briefing"


async def test_without_acknowledgement_the_climb_reaches_the_bureau_head_and_the_reminder_of_the_government(
    client: Client, open_stage: OpenStage, store: CaseStore
) -> None:
    stage = await obstructed(open_stage)
    await eventually(store, "section-head", "x1:0")
    number = (await stage.state()).opening.number
    climb = client.get_workflow_handle(incident_workflow_id(BUREAU, number, "x1"))

    await TimeSkipper(client).fast_forward(climb, timedelta(minutes=61))

    await eventually(store, "bureau-head", "x1:1")
    await eventually(store, "section-head", "x1:2")
    assert await climb.result() == "climbed"


async def test_an_acknowledgement_stops_the_climb_and_the_resolution_returns_the_case_to_its_state(
    client: Client, open_stage: OpenStage, store: CaseStore
) -> None:
    stage = await obstructed(open_stage)
    await eventually(store, "section-head", "x1:0")
    await stage.act("officer", "take-measure", {"measure": "police"})

    await stage.act("section-head", "acknowledge-obstruction", {"incident": "x1"})
    number = (await stage.state()).opening.number
    climb = client.get_workflow_handle(incident_workflow_id(BUREAU, number, "x1"))
    assert await climb.result() == "acknowledged"
    await stage.act("officer", "resolve-obstruction", {"outcome": "resumed", "statement": "已配合"})

    state = await stage.state()
    assert state.state == "briefing"
    assert state.incidents["x1"].acknowledged_by == "己队长（演示）"
    assert "x1:1" not in await inbox(store, "bureau-head")
    await play(INSPECTION[5:6], stage)


async def test_a_second_obstruction_of_one_case_climbs_anew(
    client: Client, open_stage: OpenStage, store: CaseStore
) -> None:
    stage = await obstructed(open_stage)
    await stage.act("officer", "take-measure", {"measure": "warning"})
    await stage.act("officer", "resolve-obstruction", {"outcome": "resumed", "statement": "已配合"})

    await stage.act("officer", "report-obstruction", REPORT)

    await eventually(store, "section-head", "x2:0")
