"""Routes about cases: open, list, show, what happened, and every action that the law allows."""

import hashlib
import json
import re
import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, Query, Response
from pydantic import AwareDatetime, Field

from api.caller import Caller, Desk, Person
from api.desk import FrontDesk, show
from api.problems import Problem, not_found
from bureaus.opening import build_opening
from models.base import Frozen
from models.calendar import PublishedYear
from models.case import CommandResult
from models.identity import kind_of
from models.messages import NOT_KEPT, Command, MessageId, OpenCase, cannot_be_kept
from models.people import Certificate, Officer, Party, Text
from models.roles import ROLE_ZH, CaseKind, Role
from models.time import day_of
from models.view import CaseView, Light
from readmodel.store import CursorError, Filters, KeyReusedError

router = APIRouter(prefix="/api/cases", tags=["案件"])
Key = Annotated[MessageId | None, Header(alias="Idempotency-Key", title="幂等键")]
IfMatch = Annotated[str | None, Header(alias="If-Match")]
OPENERS = (Role.OFFICER, Role.CLERK, Role.SECTION_HEAD, Role.DEPUTY_HEAD, Role.BUREAU_HEAD)


class OpenRequest(Frozen):
    """What a case is opened with."""

    kind: CaseKind = Field(title="案件种类")
    cause: Text = Field(title="案由")
    party: Party = Field(title="当事人")
    department: Text = Field(title="承办机构")
    officers: tuple[Certificate, ...] = Field(max_length=20, title="执法人员（执法证号，不少于两人）")
    document_no: Text | None = Field(default=None, title="文号")
    details: dict[str, str | int | bool | None] = Field(default={}, max_length=50, title="其他")


@router.post("", status_code=201, summary="立案登记", operation_id="open_case")
async def open_case(body: OpenRequest, desk: Desk, caller: Person, response: Response, key: Key = None) -> CaseView:
    caller.must_be(*OPENERS)
    if key is None:
        raise Problem(
            400, "idempotency-key-missing", "缺少幂等键", "开立案件须带 Idempotency-Key 请求头，重试时用同一个"
        )
    if len(set(body.officers)) < 2:
        raise Problem(
            422,
            "two-officers",
            "执法人员不足",
            f"执法人员不得少于两人，现为{len(set(body.officers))}人",
            article="行政处罚法42",
        )
    opening = await _number(body, desk, caller, key)
    await desk.cases.open(opening)
    state = await desk.state(caller.bureau, opening.number, at_least=1)
    response.headers["Location"] = f"/api/cases/{opening.number}"
    response.headers["ETag"] = f'"{state.version}"'
    return show(state, caller.actor.roles)


async def _number(body: OpenRequest, desk: FrontDesk, caller: Caller, key: str) -> OpenCase:
    """Take the case's number once per key; the first opening's words stand for every repeat."""

    def made(number: str, years: Sequence[PublishedYear] = ()) -> OpenCase:
        return build_opening(
            desk.directory,
            bureau=caller.bureau,
            number=number,
            kind=body.kind,
            cause=body.cause,
            party=body.party,
            department=body.department,
            officers=tuple(dict.fromkeys(body.officers)),
            opened_by=caller.actor,
            document_no=body.document_no,
            details=dict(body.details),
            sample=caller.files_samples and desk.built_in_accounts,
            published=years,
        )

    made("-")
    now = datetime.now(UTC)
    said = json.dumps([caller.actor.account, body.model_dump(mode="json")], ensure_ascii=False, sort_keys=True)
    fingerprint = hashlib.sha256(said.encode()).hexdigest()
    try:
        taken = await desk.store.take_number(
            caller.bureau, body.kind, day_of(now).year, key, fingerprint, caller.actor.account
        )
    except KeyReusedError:
        raise Problem(422, "id-reused", "幂等键已用于另一请求", f"幂等键{key}已用于另一请求，请换新的幂等键") from None
    # Read after the number is taken: whoever publishes a year meanwhile finds the number, and tells the case.
    years = tuple(entered.published for entered in await desk.store.published_years(caller.bureau))
    if taken.opening is not None:
        return OpenCase.model_validate_json(taken.opening).model_copy(update={"published_years": years})
    opening = made(taken.number, years)
    await desk.store.keep_opening(caller.bureau, key, opening.model_dump_json())
    return opening


@router.get("", summary="案件列表", operation_id="list_cases")
async def list_cases(
    desk: Desk,
    caller: Person,
    kind: CaseKind | None = None,
    state: str | None = None,
    department: str | None = None,
    officer: str | None = None,
    light: Light | None = None,
    obstructed: bool | None = None,
    due_before: date | None = None,
    q: Annotated[str | None, Query(max_length=100)] = None,
    sort: Literal["-opened_at", "opened_at", "due"] = "-opened_at",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
) -> dict[str, Any]:
    filters = Filters(
        kind=kind.value if kind else None,
        state=state,
        department=department,
        officer=officer,
        light=light.value if light else None,
        obstructed=obstructed,
        due_before=due_before,
        q=q,
        sort=sort,
        cursor=cursor,
        limit=limit,
    )
    try:
        rows, following = await desk.store.cases(caller.bureau, filters)
    except CursorError:
        raise Problem(400, "cursor", "翻页标记无效", "cursor 应当取自上一页的 next_cursor，且排序不变") from None
    return {"cases": rows, "next_cursor": following}


@router.get("/{number}", summary="案件", operation_id="get_case")
async def get_case(
    number: str, desk: Desk, caller: Person, response: Response, at: AwareDatetime | None = None
) -> CaseView:
    number = known(number)
    if at is not None:
        return show(await desk.state_at(caller.bureau, number, at), caller.actor.roles, at)
    state = await desk.state(caller.bureau, number)
    response.headers["ETag"] = f'"{state.version}"'
    return show(state, caller.actor.roles)


@router.get("/{number}/events", summary="办案经过", operation_id="list_case_events")
async def list_events(
    number: str,
    desk: Desk,
    caller: Person,
    limit: Annotated[int, Query(ge=1, le=500)] = 200,
    cursor: Annotated[int, Query(ge=0, le=2_000_000_000)] = 0,
) -> dict[str, Any]:
    number = known(number)
    events = await desk.store.events(caller.bureau, number, cursor, limit + 1)
    if not events and await desk.store.snapshot(caller.bureau, number) is None:
        await desk.cases.snapshot(caller.bureau, number)
    following = events[limit - 1]["seq"] if len(events) > limit else None
    return {"events": events[:limit], "next_cursor": following}


@router.post("/{number}/actions/{action}", summary="办理", operation_id="act_on_case")
async def act(
    number: str,
    action: str,
    desk: Desk,
    caller: Person,
    response: Response,
    body: dict[str, Any] | None = None,
    key: Key = None,
    if_match: IfMatch = None,
) -> CaseView:
    return await carry_out(desk, caller, response, number, action, body or {}, key, if_match)


async def carry_out(
    desk: FrontDesk,
    caller: Caller,
    response: Response,
    number: str,
    action: str,
    body: dict[str, Any],
    key: str | None,
    if_match: str | None,
) -> CaseView:
    """Have an action carried out and answer with the case as it stands after it."""
    number = known(number)
    if cannot_be_kept(body):
        raise Problem(422, "invalid-request", "填写的内容不符合要求", NOT_KEPT)
    _hearing_people(desk, caller, body)
    command = Command(
        id=key or uuid.uuid4().hex,
        action=action,
        body=body,
        actor=caller.actor,
        if_version=_version(if_match),
        people=_people(desk, caller, body),
    )
    result: CommandResult = await desk.cases.act(caller.bureau, number, command)
    state = await desk.state(caller.bureau, number, at_least=result.seq)
    response.headers["ETag"] = f'"{state.version}"'
    return show(state, caller.actor.roles)


def _hearing_people(desk: FrontDesk, caller: Caller, body: dict[str, Any]) -> None:
    """Refuse a host or clerk whom the bureau does not have as one: a case knows no accounts but its own officers'."""
    for name, role in (("host", Role.HEARING_HOST), ("hearing_clerk", Role.CLERK)):
        said = body.get(name)
        if not isinstance(said, str):
            continue
        found = desk.directory.account(caller.bureau, said)
        if found is None or role not in found.roles:
            may = "、".join(desk.directory.holders(caller.bureau, role))
            words = f"{said}不是本局的{ROLE_ZH[role]}，可选：{may}"
            raise Problem(422, "hearing-people", "听证人员不明", words, article="行政处罚法64(4)")


def _people(desk: FrontDesk, caller: Caller, body: dict[str, Any]) -> tuple[Officer, ...]:
    """Return the bureau's officers whom a body names by certificate: a case knows only its own."""
    said = [body.get(name) for name in ("to", "replacement")]
    named = [c for s in said for c in (s if isinstance(s, list) else [s]) if isinstance(c, str)]
    found = (desk.officer(caller.bureau, certificate) for certificate in dict.fromkeys(named[:40]))
    return tuple(o for o in found if o is not None)


def known(number: str) -> str:
    """Return a case number, 404 for what is none."""
    if kind_of(number) is None:
        raise not_found(number)
    return number


def _version(if_match: str | None) -> int | None:
    if if_match is None or if_match.strip() == "*":
        return None
    found = re.fullmatch(r'"(\d{1,9})"', if_match.strip())
    if found is None:
        raise Problem(400, "if-match", "If-Match 无效", 'If-Match 应当是案件的 ETag，例如 "3"')
    return int(found[1])
