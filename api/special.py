"""Routes with addresses of their own for some actions: obstruction, care of records, moving a clock."""

from typing import Any

from fastapi import APIRouter, Response

from api.caller import Desk, Person
from api.cases import IfMatch, Key, carry_out, known
from api.problems import Problem
from models.case import Incident
from models.identity import kind_of
from models.roles import CaseKind
from models.view import CaseView

router = APIRouter(prefix="/api/cases/{number}", tags=["特殊情况"])
Body = dict[str, Any]

CLOCKS: dict[tuple[CaseKind, str, str], str] = {
    (CaseKind.LICENSING, "license_decision", "suspensions"): "send-for-test",
    (CaseKind.LICENSING, "license_decision", "resumption"): "receive-test-result",
    (CaseKind.LICENSING, "license_decision", "extension"): "extend-decision",
    (CaseKind.LICENSING, "license_decision_hazchem_trade", "suspensions"): "send-for-test",
    (CaseKind.LICENSING, "license_decision_hazchem_trade", "resumption"): "receive-test-result",
    (CaseKind.LICENSING, "license_decision_firework_retail", "suspensions"): "send-for-test",
    (CaseKind.LICENSING, "license_decision_firework_retail", "resumption"): "receive-test-result",
    (CaseKind.COMPULSION, "seizure_period", "suspensions"): "notify-testing",
    (CaseKind.COMPULSION, "seizure_period", "resumption"): "receive-test-result",
    (CaseKind.COMPULSION, "seizure_period", "extension"): "extend-seizure",
}


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
    kind = kind_of(number)
    action = CLOCKS.get((kind, rule, move)) if kind else None
    if action is None:
        raise Problem(
            409, "clock-fixed", "期限依法不能变动", f"{rule}不能{move}：该期限没有相应的法定停止、恢复或延长", rule=rule
        )
    return await carry_out(desk, caller, response, number, action, body, key, if_match)
