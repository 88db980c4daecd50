"""Routes about editions: what is published and in force, and moving running cases to others, tried first."""

import asyncio
import uuid
from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter
from pydantic import Field

from api.caller import Caller, Desk, Person
from api.cases import Key
from api.desk import FrontDesk
from api.problems import Problem
from bureaus.opening import editions_of
from checklist.casework.moving import plan
from checklist.editions import SHELF, Sort
from models.base import Frozen
from models.case import CaseState
from models.errors import EditionError
from models.identity import kind_of
from models.messages import Editions
from models.moving import MoveOrder, MovePlan
from models.people import Text
from models.roles import CaseKind, Role

router = APIRouter(prefix="/api/editions", tags=["版本"])
_TOGETHER = 6
_SORTS: tuple[Sort, ...] = ("checklists", "calendars", "rules", "procedures")


class MoveRequest(Frozen):
    """The order to move cases to the editions in force, or to a procedure that is named."""

    authority: Text = Field(title="批准文号")
    reason: Text = Field(title="理由")
    cases: tuple[Text, ...] | None = Field(default=None, max_length=5000, title="案号（缺省为全部未归档案件）")
    procedures: dict[CaseKind, Text] = Field(default={}, title="程序版本（缺省为本局现行版本）")
    dry_run: bool = Field(default=True, title="只试算，不转入")


class Moved(Frozen):
    """What became, or would become, of one case: ``moved``, ``stays``, ``unchanged``, ``unreached``."""

    number: str
    outcome: str
    why: str | None = None
    plan: MovePlan | None = None


class MoveReport(Frozen):
    """What a move did, or would do, case by case."""

    dry_run: bool
    cases: tuple[Moved, ...]
    counts: dict[str, int]


@router.get("", summary="已发布的版本", operation_id="list_editions")
async def list_editions(desk: Desk, caller: Person) -> dict[str, Any]:
    bureau = desk.directory.bureau(caller.bureau)
    every = [
        {"sort": sort, "name": name, "sha256": SHELF.edition(sort, name).sha256}
        for sort in _SORTS
        for name in SHELF.names(sort)
    ]
    return {"in_force": bureau.editions.model_dump(mode="json"), "editions": every}


@router.post("/moves", summary="把案件转入新的版本", operation_id="move_editions")
async def move_cases(body: MoveRequest, desk: Desk, caller: Person, key: Key = None) -> MoveReport:
    """Return for each case what would change, and change it where this is no dry run."""
    caller.must_be(Role.DEPUTY_HEAD, Role.BUREAU_HEAD)
    numbers = body.cases or tuple(n for b, n in await desk.store.open_numbers() if b == caller.bureau)
    targets = {kind: _target(desk, caller, kind, body.procedures.get(kind)) for kind in CaseKind}
    gate, order_id = asyncio.Semaphore(_TOGETHER), key or uuid.uuid4().hex

    async def one(number: str) -> Moved:
        kind = kind_of(number)
        if kind is None:
            return Moved(number=number, outcome="stays", why="没有这个案号")
        order = MoveOrder(
            id=order_id, to=targets[kind], authority=body.authority, reason=body.reason, actor=caller.actor
        )
        async with gate:
            try:
                return await _one(desk, caller, number, order, body.dry_run)
            except Problem as problem:
                return Moved(number=number, outcome="unreached", why=problem.detail)

    found = tuple(await asyncio.gather(*(one(number) for number in dict.fromkeys(numbers))))
    outcomes = [m.outcome for m in found]
    counts = {o: outcomes.count(o) for o in ("moved", "stays", "unchanged", "unreached")}
    return MoveReport(dry_run=body.dry_run, cases=found, counts=counts)


async def _one(desk: FrontDesk, caller: Caller, number: str, order: MoveOrder, dry_run: bool) -> Moved:
    state: CaseState = await desk.state(caller.bureau, number)
    if (state.editions or state.opening.editions) == order.to:
        return Moved(number=number, outcome="unchanged", why="已按这些版本办理")
    found = plan(state, order.to, max(datetime.now(UTC), state.since))
    if not found.possible:
        return Moved(number=number, outcome="stays", why="；".join(found.why_not), plan=found)
    if not dry_run:
        await desk.cases.move(caller.bureau, number, order)
    return Moved(number=number, outcome="moved", plan=found)


def _target(desk: FrontDesk, caller: Caller, kind: CaseKind, procedure: str | None) -> Editions:
    bureau = desk.directory.bureau(caller.bureau)
    try:
        return editions_of(bureau, procedure or bureau.editions.procedures[kind])
    except EditionError as error:
        raise Problem(422, "edition-missing", "没有这个版本", str(error)) from error
