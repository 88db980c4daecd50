"""A random walk in the pure core, told again to a case on the real engine: both come to the same."""

import asyncio
import random
from datetime import UTC, timedelta
from typing import Any

import pytest

from checklist.casework.case import Case
from models.case import CaseState
from models.engine import RECORDING
from tests.player import Player
from tests.stage import EngineStage
from tests.stories import digest
from tests.walker import Said, Walker
from tests.workflows.conftest import OpenStage

STEPS = 12
# A climb has a clock of its own, a linked case a life of its own; the rest would fill the walk and move nothing.
ELSEWHERE = frozenset(
    {
        "report-obstruction",
        "open-linked-case",
        "register-supervision",
        "answer-supervision",
        "terminate-case",
        "transfer-competence",
        "withdraw",
        "suspend-case",
    }
)


async def told_again(walker: Walker, stage: EngineStage) -> None:
    """Say to the engine's case what was taken in the core's, with the same time between."""
    pause = timedelta()
    for said in walker.told:
        if isinstance(said, timedelta):
            pause += said
            continue
        if pause:
            await stage.wait(pause)
            pause = timedelta()
        if isinstance(said, Said):
            await stage.act(said.who, said.action, said.body)
        else:
            await stage.handle.signal(RECORDING, said)
    if pause:
        await stage.wait(pause)


async def settled(stage: EngineStage, wanted: dict[str, Any]) -> CaseState:
    """Return the case once its timers have done what they had to, or as it stands after a while."""
    for _ in range(60):
        state = await stage.state()
        if digest(state) == wanted:
            break
        await asyncio.sleep(0.1)
    return state


@pytest.mark.parametrize("seed", [3, 8])
@pytest.mark.parametrize("kind", ["licensing", "inspection", "penalty", "compulsion"])
async def test_a_walk_comes_to_the_same_in_the_core_and_on_the_engine(
    kind: str, seed: int, open_stage: OpenStage
) -> None:
    stage = await open_stage(kind)
    opened = await stage.state()
    player = Player(kind, "2026-01-05", number=opened.opening.number)
    player.now = opened.opened_at.astimezone(UTC)
    player.case = Case.open(opened.opening, player.now)
    walker = Walker(player, random.Random(seed))
    walker.exact = True
    walker.avoid = ELSEWHERE
    while len([s for s in walker.told if isinstance(s, Said)]) < STEPS and len(walker.told) < 400:
        walker.step()
        if walker.case.archived:
            break

    await told_again(walker, stage)

    wanted = digest(walker.case.state)
    assert digest(await settled(stage, wanted)) == wanted
