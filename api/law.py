"""Routes about the law: the checklist, the procedures, the deadline rules and what they give."""

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from pydantic import AwareDatetime, Field, PlainValidator

from api.caller import Desk, Person
from api.problems import Problem
from checklist.calendar import load_calendar
from checklist.casework.view import schema_of
from checklist.catalogue import load_checklist
from checklist.diagram import mermaid
from checklist.preview import NoDueDate, preview
from checklist.procedures import load_procedure
from checklist.publishing import usable, with_years
from checklist.rules import Rules, load_rules
from models.base import Frozen
from models.checklist import Checklist
from models.deadline import Pause
from models.roles import CaseKind
from models.time import day_of

router = APIRouter(prefix="/api", tags=["法律与清单"])


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})", re.ASCII)


def _written_out(said: Any) -> date | datetime:
    """Take a day or an instant as a person writes it: a bare number would be read as seconds since 1970."""
    try:
        if isinstance(said, str) and _DAY.fullmatch(said):
            return date.fromisoformat(said)
        if isinstance(said, str) and _INSTANT.fullmatch(said):
            found = datetime.fromisoformat(said.upper())
            day_of(found)  # at the ends of time an offset leads out of it
            return found
    except (ValueError, OverflowError):
        pass
    raise ValueError("应为日期 YYYY-MM-DD，或带时区的时间，例如 2026-09-01T09:02:00+08:00")


class PreviewRequest(Frozen):
    """What to count: a rule, its trigger (a day, or an instant with offset), stops, an extension."""

    rule: str
    trigger: Annotated[AwareDatetime | date, PlainValidator(_written_out, json_schema_input_type=AwareDatetime | date)]
    suspensions: tuple[Pause, ...] = Field(default=(), max_length=50)
    extended: bool = False


def _rules(desk: Desk, caller: Person) -> Rules:
    bureau = desk.directory.bureau(caller.bureau)
    return load_rules(bureau.editions.rules).with_settings(bureau.policy.rules)


def _checklist(desk: Desk, caller: Person) -> Checklist:
    return load_checklist(desk.directory.bureau(caller.bureau).editions.checklist)


@router.get("/checklist", summary="音像记录事项清单", operation_id="get_checklist")
async def get_checklist(desk: Desk, caller: Person) -> dict[str, Any]:
    found = _checklist(desk, caller)
    said = found.model_dump(mode="json")
    return {"edition": found.name, **{k: v for k, v in said.items() if k != "name"}}


@router.get("/checklist/{row}", summary="清单的一行", operation_id="get_checklist_row")
async def get_row(row: int, desk: Desk, caller: Person) -> dict[str, Any]:
    found = _checklist(desk, caller)
    if not found.has_row(row):
        raise Problem(404, "row-not-found", "清单没有这一行", f"清单{found.name}没有第{row}行")
    return {"edition": found.name, **found.row(row).model_dump(mode="json")}


@router.get("/procedures/{kind}", summary="办案程序", operation_id="get_procedure", response_model=None)
async def get_procedure(
    kind: CaseKind,
    desk: Desk,
    caller: Person,
    format: Annotated[Literal["json", "mermaid"], Query()] = "json",
) -> dict[str, Any] | Response:
    procedure = load_procedure(desk.directory.bureau(caller.bureau).editions.procedures[kind])
    checklist = _checklist(desk, caller)
    if format == "mermaid":
        return Response(mermaid(procedure), media_type="text/vnd.mermaid; charset=utf-8")
    rows: dict[str, int] = {r.act.value: r.row for r in checklist.rows}
    table = procedure.table
    return {
        "edition": procedure.name,
        "sha256": procedure.sha256,
        "kind": table.kind,
        "initial": table.initial,
        "states": [{**s.model_dump(mode="json"), "rows": [rows[a] for a in s.acts if a in rows]} for s in table.states],
        "transitions": [
            {
                **a.model_dump(mode="json", by_alias=True),
                "body_schema": schema_of(a.body),
                "row": rows.get(a.act) if a.act else None,
            }
            for a in table.actions
        ],
        "automatic": [a.model_dump(mode="json", by_alias=True) for a in table.autos],
        "expiries": [e.model_dump(mode="json", by_alias=True) for e in table.expiries],
        "documents": [d.model_dump(mode="json") for d in table.documents],
    }


@router.get("/deadline-rules", summary="期限规则", operation_id="list_deadline_rules")
async def list_rules(desk: Desk, caller: Person) -> dict[str, Any]:
    rules = _rules(desk, caller)
    every = [v.model_dump(mode="json") for versions in rules.versions.values() for v in versions]
    return {"edition": rules.name, "sha256": rules.sha256, "rules": every}


@router.post("/deadlines/preview", summary="试算期限", operation_id="preview_deadline")
async def preview_deadline(body: PreviewRequest, desk: Desk, caller: Person) -> dict[str, Any]:
    calendar = load_calendar(desk.directory.bureau(caller.bureau).editions.calendar)
    entered = [y.published for y in await desk.store.published_years(caller.bureau)]
    calendar = with_years(calendar, usable(calendar, entered))
    trigger: date | datetime = body.trigger
    try:
        return preview(_rules(desk, caller), calendar, body.rule, trigger, body.suspensions, extended=body.extended)
    except NoDueDate as error:
        raise Problem(422, "no-due-date", "这条规则没有届满日", str(error), rule_type=error.rule_type) from error
