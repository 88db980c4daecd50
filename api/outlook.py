"""Routes that look past how a case stands: why it is not finished, what could void it, what would follow."""

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter

from api.caller import Desk, Person
from api.cases import known
from api.problems import Problem
from checklist.casework.case import Case
from checklist.casework.defects import defects
from checklist.casework.view import blockers_view
from checklist.casework.whatif import outlook
from models.messages import NOT_KEPT, cannot_be_kept
from models.outlook import SEVERITY_ZH, Outlook, WhatIf

router = APIRouter(prefix="/api/cases/{number}", tags=["案件"])


@router.get("/why", summary="为什么还没有办完", operation_id="why_not_finished")
async def why(number: str, desk: Desk, caller: Person) -> dict[str, Any]:
    """Return what blocks a case: who owes it, until when, by which article, and what can lawfully be done next."""
    state = await desk.state(caller.bureau, known(number))
    case = _in_hand(state)
    return {
        "number": number,
        "state": case.state.state,
        "state_zh": case.desk.here.zh,
        "finished": case.desk.here.phase != "open",
        "blockers": [b.model_dump(mode="json") for b in blockers_view(case)],
    }


@router.get("/defects", summary="程序缺陷", operation_id="list_defects")
async def list_defects(number: str, desk: Desk, caller: Person) -> dict[str, Any]:
    """Return what could void the case or be held against it, the gravest first."""
    state = await desk.state(caller.bureau, known(number))
    found = defects(_in_hand(state).desk)
    return {
        "number": number,
        "defects": [{**d.model_dump(mode="json"), "severity_zh": SEVERITY_ZH[d.severity]} for d in found],
    }


@router.post("/what-if", summary="如果……会怎样", operation_id="what_if")
async def what_if(number: str, body: WhatIf, desk: Desk, caller: Person) -> Outlook:
    """Return all dates and conflicts that hypothetical acts would bring; nothing changes."""
    if cannot_be_kept([step.body for step in body.steps]):
        raise Problem(422, "invalid-request", "填写的内容不符合要求", NOT_KEPT)
    state = await desk.state(caller.bureau, known(number))
    now = max(datetime.now(UTC), state.since)
    far = [s.at for s in body.steps if s.at is not None and s.at.year > now.year + 3]
    if far:
        raise Problem(422, "date-out-of-reach", "假设的时间太远", f"{far[0].date()}超出可以推算的范围（三年以内）")
    return outlook(state, body, now, caller.bureau)


def _in_hand(state: Any) -> Case:
    case = Case(state)
    case.desk.now = max(datetime.now(UTC), state.since)
    return case
