"""Routes about deputies: who stands in for whom while somebody is away; both names stand in every event."""

from datetime import UTC, date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path
from pydantic import Field, model_validator

from api.caller import Caller, Desk, Person
from api.desk import FrontDesk
from api.problems import Problem
from models.base import Frozen
from models.people import Text
from models.roles import ROLE_ZH, Role
from models.time import day_of

router = APIRouter(prefix="/api/deputies", tags=["代理"])
# A certificate cannot be lent (处罚法 42), nor a device's or the administrator's account.
_NOT_LENT = frozenset({Role.OFFICER, Role.DEVICE, Role.ADMIN})


class DeputyRequest(Frozen):
    """Somebody away from a day to a day, and who stands in."""

    absent: Text | None = Field(default=None, title="不在岗的人员（账号，缺省为本人）")
    deputy: Text = Field(title="代理人（账号）")
    first_day: date = Field(title="首日")
    last_day: date = Field(title="末日")
    roles: tuple[Role, ...] | None = Field(default=None, title="代理的职责（缺省为全部可以代理的职责）")
    reason: Text = Field(title="事由")

    @model_validator(mode="after")
    def _forward(self) -> "DeputyRequest":
        if self.last_day < self.first_day:
            raise ValueError("last_day：不得早于 first_day")
        return self


@router.post("", status_code=201, summary="指定代理人", operation_id="appoint_deputy")
async def appoint(body: DeputyRequest, desk: Desk, caller: Person) -> dict[str, Any]:
    absent = body.absent or caller.actor.account
    if absent != caller.actor.account and Role.BUREAU_HEAD not in caller.actor.roles:
        raise Problem(403, "forbidden", "无权操作", "他人的代理应当由本人或主要负责人指定")
    roles = _lent(desk, caller, absent, body)
    if body.last_day < day_of(datetime.now(UTC)):
        raise Problem(422, "deputy-past", "代理期间已过", f"代理的末日{body.last_day}已经过去")
    found = await desk.store.appoint(
        caller.bureau,
        absent,
        body.deputy,
        [r.value for r in roles],
        (body.first_day, body.last_day),
        (body.reason, caller.actor.account),
    )
    return {"id": found, "absent": absent, "deputy": body.deputy, "roles": [r.value for r in roles]}


@router.get("", summary="代理情况", operation_id="list_deputies")
async def list_deputies(desk: Desk, caller: Person) -> dict[str, Any]:
    return {"deputies": await desk.store.deputies(caller.bureau)}


@router.delete("/{deputy_id}", status_code=204, summary="结束代理", operation_id="end_deputy")
async def end(deputy_id: Annotated[int, Path(ge=1, le=2**62)], desk: Desk, caller: Person) -> None:
    found = next((d for d in await desk.store.deputies(caller.bureau) if d["id"] == deputy_id), None)
    if found is None:
        raise Problem(404, "deputy-not-found", "没有这项代理", f"没有编号为{deputy_id}的代理")
    if caller.actor.account not in (found["absent"], found["ordered_by"]) and (
        Role.BUREAU_HEAD not in caller.actor.roles
    ):
        raise Problem(403, "forbidden", "无权操作", "应当由本人或主要负责人结束代理")
    await desk.store.end_deputy(caller.bureau, deputy_id)


def _lent(desk: FrontDesk, caller: Caller, absent: str, body: DeputyRequest) -> tuple[Role, ...]:
    """Return the roles that are lent; refuse whom the bureau does not know and what cannot be lent."""
    away, stands_in = (desk.directory.account(caller.bureau, name) for name in (absent, body.deputy))
    for name, found in ((absent, away), (body.deputy, stands_in)):
        if found is None or set(found.roles) <= {Role.DEVICE}:
            raise Problem(422, "account-unknown", "没有这个账号", f"本局没有可以代理的账号{name}")
    assert away is not None
    if absent == body.deputy:
        raise Problem(422, "deputy-self", "不能代理本人", "代理人应当是另一个人")
    may = tuple(r for r in away.roles if r not in _NOT_LENT)
    roles = body.roles if body.roles is not None else may
    wrong = [r for r in roles if r not in may]
    if wrong or not roles:
        words = "、".join(ROLE_ZH[r] for r in (wrong or away.roles))
        raise Problem(422, "role-not-lent", "该职责不能代理", f"{words}不能由他人代理", article="行政处罚法42")
    return roles
