"""Taking recordings in: idempotent by id, in any order, never raising; a report that cannot stand is kept, refused."""

import hashlib
from datetime import timedelta

from checklist.casework import record
from checklist.casework.desk import Desk
from models.messages import RecordingReport, RecordingSignal
from models.recording import Recording, RecordingStatus


def refusal(desk: Desk, signal: RecordingSignal) -> str | None:
    """Say why a report cannot be taken, None where it can."""
    report = signal.report
    known = desk.state.recordings.get(report.recording_id)
    if known is not None and known.status is not RecordingStatus.REFUSED:
        if known.fingerprint == _whole(report) or _still_started(known, report):
            return None
        if not _continues(known, report):
            return f"录像{report.recording_id}已用其他内容报送过，不得更改；请用新的编号报送"
    return _wrong(desk, signal)


def take(desk: Desk, signal: RecordingSignal) -> bool:
    """Take a report in and return whether anything changed."""
    report = signal.report
    known = desk.state.recordings.get(report.recording_id)
    live = known is not None and known.status is not RecordingStatus.REFUSED
    again = known is not None and not live and desk.law.procedure.table.manner >= 2
    if known is not None and known.fingerprint == _whole(report) and not again:
        return False
    if live and known is not None and _still_started(known, report):
        return False
    reason = refusal(desk, signal)
    if reason is not None:
        if not (again and known is not None and known.fingerprint == _whole(report)):
            _refuse(desk, signal, reason, keep=live)
        return False
    status = RecordingStatus.COMPLETE if report.ended_at else RecordingStatus.STARTED
    recording = Recording(
        id=report.recording_id,
        rows=report.rows,
        device=report.device,
        method=report.method,
        recorder=report.recorder,
        recorder_name=signal.recorder_name,
        recorder_roles=signal.recorder_roles,
        entrusted_body=report.entrusted_body,
        act_id=report.act_id,
        started_at=report.started_at,
        ended_at=report.ended_at,
        sha256=report.sha256,
        uri=report.uri,
        status=status,
        satisfies=known.satisfies if live and known is not None else (),
        fingerprint=_whole(report),
        received_at=desk.now,
    )
    desk.state.recordings[report.recording_id] = recording
    words = "录像已完成" if report.ended_at else "录像已开始"
    desk.log(
        "recording.completed" if report.ended_at else "recording.started",
        f"{words}：清单第{'、'.join(str(r) for r in report.rows)}行",
        recording=report.recording_id,
        rows=list(report.rows),
    )
    record.match(desk, recording)
    return True


def _wrong(desk: Desk, signal: RecordingSignal) -> str | None:
    report, now = signal.report, desk.now
    if report.ended_at is not None and report.ended_at <= report.started_at:
        return "录像没有时长：结束时间应当晚于开始时间"
    limit = now + timedelta(seconds=desk.state.opening.policy.clock_tolerance_seconds)
    if max(report.started_at, report.ended_at or report.started_at) > limit:
        return "录像时间在将来：请核对设备时钟"
    for number in report.rows:
        row = desk.law.checklist.row(number) if desk.law.checklist.has_row(number) else None
        if row is None:
            return f"清单没有第{number}行"
        why = record.judge_row(
            row,
            desk.state.opening.kind,
            report.method,
            signal.recorder_roles,
            report.entrusted_body is not None,
        )
        if why is not None:
            return why
    if report.act_id is not None and not any(a.id == report.act_id for a in desk.state.acts):
        return f"本案没有执法行为{report.act_id}"
    return _ambiguous(desk, report)


def _ambiguous(desk: Desk, report: RecordingReport) -> str | None:
    if report.act_id is not None:
        return None
    known = desk.state.recordings.get(report.recording_id)
    mine = set(known.satisfies) if known else set()
    for row in report.rows:
        candidates = record.candidates_for(desk, row)
        if len(candidates) > 1 and not any(o.id in mine for o in candidates):
            listed = "、".join(f"{o.act_id}（{o.subject or '—'}）" for o in candidates)
            return f"清单第{row}行有多个待记录的行为，请用 act_id 指明：{listed}"
    return None


def _refuse(desk: Desk, signal: RecordingSignal, reason: str, *, keep: bool) -> None:
    report = signal.report
    if keep:
        if desk.state.refused_recordings.get(report.recording_id) == reason:
            return
        desk.state.refused_recordings[report.recording_id] = reason
    else:
        desk.state.recordings[report.recording_id] = Recording(
            id=report.recording_id,
            rows=report.rows,
            device=report.device,
            method=report.method,
            recorder=report.recorder,
            recorder_name=signal.recorder_name,
            recorder_roles=signal.recorder_roles,
            started_at=report.started_at,
            ended_at=report.ended_at,
            status=RecordingStatus.REFUSED,
            reason=reason,
            fingerprint=_whole(report),
            received_at=desk.now,
        )
    desk.log("recording.refused", f"录像{report.recording_id}未被采用：{reason}", recording=report.recording_id)


def _whole(report: RecordingReport) -> str:
    return hashlib.sha256(report.model_dump_json().encode()).hexdigest()[:16]


def _start_of(report: RecordingReport | Recording) -> tuple[object, ...]:
    return (
        tuple(report.rows),
        report.device,
        report.method,
        report.recorder,
        report.started_at,
        report.act_id,
    )


def _continues(known: Recording, report: RecordingReport) -> bool:
    return known.status is RecordingStatus.STARTED and _start_of(known) == _start_of(report)


def _still_started(known: Recording, report: RecordingReport) -> bool:
    """A late copy of the first report, after its completion or before it, says nothing new."""
    return report.ended_at is None and _start_of(known) == _start_of(report)
