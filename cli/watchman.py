"""The watchman: asks every running case whether each of its duties is watched by one entry, one owner and the timer."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime

from temporalio.client import Client
from temporalio.service import RPCError

from bureaus.directory import Directory
from checklist.casework.case import Case
from checklist.casework.watch import unwatched
from models.book import OWED
from models.case import CaseState
from models.engine import ARMED, SNAPSHOT
from models.identity import workflow_id
from readmodel.store import CaseStore

_TOGETHER = 8
_PATIENCE = 3


@dataclass
class Round:
    """What one round found: how many cases were asked, and what is wrong with which."""

    asked: int = 0
    wrong: dict[str, list[str]] = field(default_factory=dict)


async def go_round(client: Client, store: CaseStore, directory: Directory) -> Round:
    """Ask every case that is not archived."""
    found, gate = Round(), asyncio.Semaphore(_TOGETHER)

    async def look(bureau: str, number: str) -> None:
        async with gate:
            problems = await _look(client, directory, bureau, number)
        found.asked += 1
        if problems:
            found.wrong[number] = problems

    await asyncio.gather(*(look(*case) for case in await store.open_numbers()))
    return found


async def _look(client: Client, directory: Directory, bureau: str, number: str) -> list[str]:
    handle = client.get_workflow_handle(workflow_id(bureau, number))
    problems: list[str] = []
    # A timer that is just firing answers a moment later: what is wrong stays wrong.
    for _try in range(_PATIENCE):
        try:
            state: CaseState = await handle.query(SNAPSHOT, result_type=CaseState)
            armed: datetime | None = await handle.query(ARMED, result_type=datetime | None)  # type: ignore[arg-type]
        except RPCError as error:
            return [f"没有应答：{error.message}"]
        problems = _problems(state, armed, directory)
        if not problems:
            return []
        await asyncio.sleep(0.5)
    return problems


def _problems(state: CaseState, armed: datetime | None, directory: Directory) -> list[str]:
    case = Case(state)
    # The case has its own clock; all that is certain is that it does not lie behind what it has last noted.
    now = max(datetime.now(UTC), state.since)
    found = [f"{u.code}: {u.detail}" for u in unwatched(case, now)]
    if case.next_instant != armed:
        found.append(f"timer: armed for {armed}, the book's minimum is {case.next_instant}")
    owners = {d.owner for d in state.deadlines.values() if d.status in OWED}
    bureau = state.opening.bureau
    return found + [f"no-owner: {o.value}" for o in sorted(owners) if not directory.holders(bureau, o)]
