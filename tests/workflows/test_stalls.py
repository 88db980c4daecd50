"""A machine that stands still for longer than the engine's patience with a task: a case is late then, never stuck."""

import asyncio
import threading
import time
import uuid

import pytest
from temporalio.client import Client

from bureaus.directory import Directory
from checklist.casework.case import Case
from models.case import CommandResult, Refusal
from models.messages import Command
from readmodel.store import CaseStore
from tests.player import opening
from tests.stage import EngineStage
from tests.workflows.conftest import new_number
from turns import Turns
from worker import make_worker

LONGER_THAN_A_TURN = 2.3


@pytest.mark.parametrize("cached", [0, 100])
async def test_a_case_goes_on_after_a_stall_in_the_middle_of_an_act(
    cached: int, client: Client, store: CaseStore, directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    stalled: list[str] = []
    act = Case.act

    def stall_once(case: Case, command: Command, now: object) -> CommandResult | Refusal:
        if not stalled:
            stalled.append(command.action)
            time.sleep(LONGER_THAN_A_TURN)
        return act(case, command, now)  # type: ignore[arg-type]

    monkeypatch.setattr(Case, "act", stall_once)
    queue = uuid.uuid4().hex
    async with make_worker(client, store, directory, task_queue=queue, cached=cached):
        stage = await EngineStage(client, opening("compulsion", new_number("compulsion")), queue).open()

        await stage.act("deputy-head", "approve-seizure", {"ground": "不合格设备"})
        await stage.act("officer", "call-party", {"party_present": True})

        state = await stage.state()
        assert stalled == ["approve-seizure"]
        assert (state.state, state.version) == ("party_called", 3)
        await stage.handle.terminate()


async def test_one_case_has_one_turn_at_a_time_and_cases_do_not_wait_for_one_another() -> None:
    class OneCase:
        def __init__(self) -> None:
            self.inside = 0
            self.most = 0

        def work(self) -> None:
            self.inside += 1
            self.most = max(self.most, self.inside)
            time.sleep(0.01)
            self.inside -= 1

        def meet(self, other: threading.Barrier) -> None:
            other.wait(timeout=10)

    case, another = OneCase(), OneCase()
    loop = asyncio.get_running_loop()
    with Turns(8) as turns:
        await asyncio.gather(*(loop.run_in_executor(turns, case.work) for _ in range(8)))
        meeting = threading.Barrier(2)
        await asyncio.gather(*(loop.run_in_executor(turns, one.meet, meeting) for one in (case, another)))

    assert case.most == 1
