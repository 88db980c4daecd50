"""Routes about recordings: reporting one, and asking what became of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi import APIRouter

from api.caller import AnyCaller, Caller, Desk
from api.cases import known
from api.desk import FrontDesk
from api.problems import Problem
from checklist.casework.case import Case
from models.case import CaseState
from models.messages import RecordingReport, RecordingSignal
from models.roles import Role

router = APIRouter(prefix="/api/cases/{number}/recordings", tags=["音像记录"])
# What the door lets pass whatever its own clock says: the case's clock judges.
_FAR = timedelta(days=36500)
# No device runs longer in one piece; what claims to is a wrong clock.
_LONGEST = timedelta(hours=24)


@router.post("", status_code=202, summary="报送录像", operation_id="report_recording")
async def report_recording(number: str, body: RecordingReport, desk: Desk, caller: AnyCaller) -> dict[str, Any]:
    caller.must_be(Role.DEVICE, Role.OFFICER, Role.CLERK)
    number = known(number)
    signal = _signal(body, desk, caller)
    state = await desk.state(caller.bureau, number)
    await _refuse_at_the_door(number, signal, desk, caller, state)
    await desk.cases.record(caller.bureau, number, signal)
    return {
        "recording_id": body.recording_id,
        "case": number,
        "accepted": True,
        "status_url": f"/api/cases/{number}/recordings/{body.recording_id}",
    }


@router.get("/{recording_id}", summary="录像的处理情况", operation_id="get_recording")
async def get_recording(number: str, recording_id: str, desk: Desk, caller: AnyCaller) -> dict[str, Any]:
    number = known(number)
    found = await desk.store.recording(caller.bureau, number, recording_id)
    if found is None:
        recording = (await desk.cases.snapshot(caller.bureau, number)).recordings.get(recording_id)
        found = recording.model_dump(mode="json") if recording is not None else None
    if found is None:
        raise Problem(404, "recording-not-found", "没有这段录像", f"案件{number}没有录像{recording_id}")
    return {"case": number, "status": "started", **found}


def _signal(body: RecordingReport, desk: FrontDesk, caller: Caller) -> RecordingSignal:
    recorder = desk.directory.recorder(caller.bureau, body.recorder)
    if recorder is None:
        raise Problem(
            422,
            "recorder-unknown",
            "记录人不明",
            f"记录人{body.recorder}不是本局的执法证号或账号",
            recorder=body.recorder,
        )
    return RecordingSignal(
        report=body, reported_by=caller.actor, recorder_name=recorder.name, recorder_roles=recorder.roles
    )


async def _refuse_at_the_door(
    number: str, signal: RecordingSignal, desk: FrontDesk, caller: Caller, state: CaseState
) -> None:
    report = signal.report
    if report.ended_at is not None and report.ended_at - report.started_at > _LONGEST:
        raise Problem(
            409,
            "recording-refused",
            "录像不能采用",
            f"录像自{report.started_at}至{report.ended_at}超过二十四小时：请核对设备时钟，分段报送",
            recording_id=report.recording_id,
        )
    now = datetime.now(UTC)
    reason = Case(state).judge_recording(signal, now + _FAR)
    if reason is not None:
        raise Problem(409, "recording-refused", "录像不能采用", reason, recording_id=report.recording_id)
    owner = await desk.store.claim_recording(caller.bureau, number, report.recording_id)
    if owner != number:
        raise Problem(
            409,
            "recording-refused",
            "录像不能采用",
            f"录像{report.recording_id}属于案件{owner}，不能用于案件{number}",
            case=owner,
        )
