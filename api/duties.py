"""Routes about what is owed and who was told: open duties, somebody's reminders."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.caller import Desk, Person
from models.roles import Role

router = APIRouter(prefix="/api", tags=["期限与提醒"])


@router.get("/deadlines", summary="待履行的期限", operation_id="list_deadlines")
async def list_deadlines(
    desk: Desk,
    caller: Person,
    owner: Role | None = None,
    due_before: date | None = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> dict[str, Any]:
    found = await desk.store.due_list(caller.bureau, owner.value if owner else None, due_before, limit)
    return {"deadlines": found}


@router.get("/inbox", summary="我的提醒", operation_id="list_inbox")
async def list_inbox(desk: Desk, caller: Person, limit: Annotated[int, Query(ge=1, le=200)] = 50) -> dict[str, Any]:
    return {"reminders": await desk.store.inbox(caller.bureau, caller.actor.account, limit)}
