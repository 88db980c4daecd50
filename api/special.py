"""Routes with addresses of their own for some actions: obstruction, care of records, moving a clock."""

from typing import Any

from fastapi import APIRouter, Response

from api.caller import Desk, Person
from api.cases import IfMatch, Key, carry_out, known
from api.problems import Problem
from checklist.casework.case import Case
from models.case import Incident
from models.view import CaseView

router = APIRouter(prefix="/api/cases/{number}", tags=["特殊情况"])
Body = dict[str, Any]

MOVES = {"suspensions": "pause", "resumption": "resume", "extension": "extend"}


@router.post("/obstructions", status_code=201, summary="报告拒绝、阻挠", operation_id="report_obstruction")
async def report_obstruction(
    number: str, body: Body, desk: Desk, caller: Person, response: Response, key: Key = None, if_match: IfMatch = None
) -> CaseView:
    found = await carry_out(desk, caller, response, number, "report-obstruction", body, key, if_match)
    if found.obstruction is not None:
        response.headers["Location"] = f"/api/cases/{number}/obstructions/{found.obstruction.id}"
    return found


@router.get("/obstructions/{incident}", summary="一次拒绝、阻挠", operation_id="get_obstruction")
async def get_obstruction(number: str, incident: str, desk: Desk, caller: Person) -> Incident:
    number = known(number)
    found = (await desk.state(caller.bureau, number)).incidents.get(incident)
    if found is None:
        raise Problem(404, "obstruction-not-found", "没有这次拒绝、阻挠", f"案件{number}没有拒绝、阻挠{incident}")
    return found


@router.post("/obstructions/{incident}/measures", summary="登记现场处置", operation_id="take_obstruction_measure")
async def take_measure(
    number: str,
    incident: str,
    body: Body,
    desk: Desk,
    caller: Person,
    response: Response,
    key: Key = None,
    if_match: IfMatch = None,
) -> CaseView:
    said = {**body, "incident": incident}
    return await carry_out(desk, caller, response, number, "take-measure", said, key, if_match)


@router.post("/obstructions/{incident}/acknowledgement", summary="确认收到", operation_id="acknowledge_obstruction")
async def acknowledge(
    number: str,
    incident: str,
    desk: Desk,
    caller: Person,
    response: Response,
    body: Body | None = None,
    key: Key = None,
    if_match: IfMatch = None,
) -> CaseView:
    said = {**(body or {}), "incident": incident}
    return await carry_out(desk, caller, response, number, "acknowledge-obstruction", said, key, if_match)


@router.post("/obstructions/{incident}/resolution", summary="处置完毕", operation_id="resolve_obstruction")
async def resolve(
    number: str,
    incident: str,
    body: Body,
    desk: Desk,
    caller: Person,
    response: Response,
    key: Key = None,
    if_match: IfMatch = None,
) -> CaseView:
    said = {**body, "incident": incident}
    return await carry_out(desk, caller, response, number, "resolve-obstruction", said, key, if_match)


@router.post("/exemptions", summary="申请或审批不适用音像记录", operation_id="exempt")
async def exempt(
    number: str, body: Body, desk: Desk, caller: Person, response: Response, key: Key = None, if_match: IfMatch = None
) -> CaseView:
    action = "decide-exemption" if "approve" in body else "request-exemption"
    action = "mark-exempt-segment" if "segment_from" in body else action
    return await carry_out(desk, caller, response, number, action, body, key, if_match)


@router.post("/deficiencies", summary="报告或审查记录缺失", operation_id="deficiency")
async def deficiency(
    number: str, body: Body, desk: Desk, caller: Person, response: Response, key: Key = None, if_match: IfMatch = None
) -> CaseView:
    action = "decide-deficiency" if "accept" in body else "report-deficiency"
    return await carry_out(desk, caller, response, number, action, body, key, if_match)


@router.post("/deadlines/{rule}/{move}", summary="停止、恢复、延长期限", operation_id="move_deadline")
async def move_deadline(
    number: str,
    rule: str,
    move: str,
    body: Body,
    desk: Desk,
    caller: Person,
    response: Response,
    key: Key = None,
    if_match: IfMatch = None,
) -> CaseView:
    state = await desk.state(caller.bureau, known(number))
    action = _mover(Case(state), rule, MOVES.get(move, move))
    if action is None:
        raise Problem(
            409, "clock-fixed", "期限依法不能变动", f"{rule}不能{move}：该期限没有相应的法定停止、恢复或延长", rule=rule
        )
    return await carry_out(desk, caller, response, number, action, body, key, if_match)


def _mover(case: Case, rule: str, effect: str) -> str | None:
    """Return the action of a case's procedure that moves a clock in a way, one of the present state before others."""
    here = case.law.procedure.by_state[case.state.state]
    for action in (*here, *case.law.procedure.table.actions):
        for name, _, moved in (text.partition(":") for text in action.effects):
            if name == effect and case.desk.resolve(moved) == case.desk.resolve(rule):
                return action.slug
    return None
