"""Whole cases of all four kinds on the real engine, time skipped; core and workflow agree."""

import pytest

from models.time import day_of
from readmodel.store import CaseStore
from tests.player import BUREAU
from tests.stage import CoreStage
from tests.stories import ARCHIVE, STORIES, digest, play
from tests.workflows.conftest import OpenStage


@pytest.mark.parametrize("kind", sorted(STORIES))
async def test_a_case_runs_from_opening_to_archive_and_the_core_tells_the_same_story(
    kind: str, open_stage: OpenStage, store: CaseStore
) -> None:
    story, end = STORIES[kind]
    stage = await open_stage(kind)
    first = await stage.state()
    core = CoreStage(kind, first.opened_at, first.opening.number)

    await play(story, stage)
    closed = await stage.state()
    await play(story, core)

    assert closed.state == end
    assert day_of(closed.opened_at) == day_of(core.player.case.state.opened_at)
    assert digest(closed) == digest(await core.state())

    await play(ARCHIVE, stage)
    assert await stage.handle.result() == "archived"
    kept = await store.snapshot(BUREAU, first.opening.number)
    assert kept is not None
    events = await store.events(BUREAU, first.opening.number, 0, 500)
    assert [e["seq"] for e in events] == list(range(1, kept.seq + 1))
    assert events[-1]["type"] in ("state.changed", "deadline.met")
