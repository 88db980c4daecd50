"""Acts, the obligations to record them, and the pure coverage test over recordings."""

from collections.abc import Sequence
from datetime import datetime

from checklist.casework.context import Ask
from checklist.casework.desk import Desk, replace
from models.case import Blocker
from models.checklist import Act, Need, Row
from models.recording import SETTLED, ActDone, Interval, Obligation, ObligationStatus, Recording, RecordingStatus
from models.roles import CaseKind, RecorderRole, Role
from models.time import SHANGHAI

UNTOUCHED = frozenset({ObligationStatus.PENDING, ObligationStatus.RECORDING, ObligationStatus.DEFICIENT})
_ROLES: dict[RecorderRole, frozenset[Role]] = {
    RecorderRole.ENFORCEMENT_OFFICER: frozenset({Role.OFFICER}),
    RecorderRole.CLERK: frozenset({Role.CLERK}),
    RecorderRole.NOTE_TAKER: frozenset({Role.OFFICER, Role.CLERK}),
    RecorderRole.ENTRUSTED_AGENCY_OFFICER: frozenset({Role.OFFICER}),
}


def open_mandatory(desk: Desk) -> None:
    """Owe from the start the rows that every case of this kind owes once."""
    for row in desk.law.checklist.rows_for(desk.state.opening.kind):
        if row.need is Need.MANDATORY and "{" not in row.session:
            _owe(desk, row, None, None)


def owe(desk: Desk, act: str) -> None:
    """Owe the record of an act that is planned (清单第12、13行: the plan covers it)."""
    row = desk.law.checklist.row_for_act(Act(act))
    if row is not None and not any(o.act == act for o in desk.state.obligations.values()):
        _owe(desk, row, None, None)


def owe_again(desk: Desk, failed: Obligation) -> None:
    """Owe the record of an act once more: the act itself is done again."""
    again = sum(1 for o in desk.state.obligations.values() if o.row == failed.row) + 1
    key = f"{failed.row}-again{again}"
    desk.state.obligations[key] = Obligation(id=key, row=failed.row, act=failed.act, subject=failed.subject)


def not_applicable(desk: Desk, act: str, reason: str) -> None:
    """Note with its reason that the condition of a row does not hold."""
    row = desk.law.checklist.row_for_act(Act(act))
    if row is None:
        return
    found = next((o for o in desk.state.obligations.values() if o.act == act and o.act_id is None), None)
    obligation = found or _owe(desk, row, None, None)
    _status(desk, obligation, ObligationStatus.NOT_APPLICABLE, reason)


def do_act(desk: Desk, ask: Ask, act: str, subject: str | None, *, validity: bool = False) -> ActDone:
    """Note an act and owe its record; an act that the bureau's list does not name owes none."""
    return note_act(desk, act, ask.start, ask.end, ask.officers, ask.actor.name, subject, validity=validity)


def note_act(
    desk: Desk,
    act: str,
    start: datetime,
    end: datetime,
    officers: tuple[str, ...],
    by: str,
    subject: str | None = None,
    *,
    validity: bool = False,
) -> ActDone:
    """Note an act with its times; see do_act."""
    row = desk.law.checklist.row_for_act(Act(act))
    done = ActDone(
        id=f"a{len(desk.state.acts) + 1}",
        act=act,
        row=row.row if row else None,
        start=start,
        end=end,
        officers=officers,
        by=by,
        subject=subject,
    )
    desk.state.acts.append(done)
    if row is None:
        return done
    waiting = next(
        (o for o in desk.state.obligations.values() if o.act == act and o.act_id is None and o.status in UNTOUCHED),
        None,
    )
    obligation = waiting or _owe(desk, row, done.id, subject)
    obligation = replace(
        desk.state.obligations,
        obligation.id,
        act_id=done.id,
        subject=subject,
        validity=validity and row.validity,
    )
    for recording in desk.state.recordings.values():
        if row.row in recording.held_rows and _belongs(recording, done):
            _attach(desk, recording, obligation)
    evaluate(desk, obligation)
    return done


def finish_act(desk: Desk, act_id: str, end: datetime) -> None:
    """Set the end of an act that was still going on."""
    acts = desk.state.acts
    index = next(i for i, a in enumerate(acts) if a.id == act_id)
    acts[index] = acts[index].model_copy(update={"end": end})
    for obligation in desk.state.obligations.values():
        if obligation.act_id == act_id:
            evaluate(desk, obligation)


def match(desk: Desk, recording: Recording) -> None:
    """Match a recording to the obligations of its rows; a row whose act has not appeared is held."""
    for row in recording.rows:
        candidates = [o for o in candidates_for(desk, row) if recording.act_id in (None, o.act_id)]
        if candidates:
            recording = _attach(desk, recording, candidates[0])
        elif not any(o.row == row and o.id in recording.satisfies for o in desk.state.obligations.values()):
            recording = replace(desk.state.recordings, recording.id, held_rows=(*recording.held_rows, row))
    for key in recording.satisfies:
        evaluate(desk, desk.state.obligations[key])


def candidates_for(desk: Desk, row: int) -> list[Obligation]:
    """Return the obligations of a row that still want a recording."""
    return [o for o in desk.state.obligations.values() if o.row == row and o.status in UNTOUCHED]


def evaluate(desk: Desk, obligation: Obligation) -> None:
    """Apply the coverage test to one obligation and note what came of it."""
    if obligation.status not in UNTOUCHED:
        return
    found = [r for r in desk.state.recordings.values() if obligation.id in r.satisfies]
    complete = [r for r in found if r.status is RecordingStatus.COMPLETE]
    act = next((a for a in desk.state.acts if a.id == obligation.act_id), None)
    going_on = any(i.act_id == obligation.act_id for i in desk.state.incidents.values() if i.status == "open")
    if act is None or not complete or going_on:
        if found and obligation.status is ObligationStatus.PENDING:
            _status(desk, obligation, ObligationStatus.RECORDING, None)
        return
    hole = uncovered(act, complete, obligation.exempt_segments)
    if hole is None:
        _status(desk, obligation, ObligationStatus.RECORDED, None)
    elif not any(r.status is RecordingStatus.STARTED for r in found):
        _status(desk, obligation, ObligationStatus.DEFICIENT, _hole_zh(act, hole))


def uncovered(act: ActDone, recordings: list[Recording], exempt: Sequence[Interval]) -> Interval | None:
    """Return the first part of an act that no recording and no exempt segment covers, None where all is covered.

    The recorder must run when the act starts and until it has ended; several recordings may follow one
    another without a gap.
    """
    spans = [(r.started_at, r.ended_at) for r in recordings if r.ended_at is not None]
    spans += [(s.start, s.end) for s in exempt]
    reached = act.start
    covered_start = False
    for start, end in sorted(spans):
        if start <= reached and end >= reached:
            covered_start = True
            reached = max(reached, end)
    if covered_start and reached >= act.end:
        return None
    return Interval(start=reached if covered_start else act.start, end=act.end)


def judge_row(row: Row, kind: CaseKind, recording_kind: str, roles: tuple[Role, ...], entrusted: bool) -> str | None:
    """Return why a recording cannot stand for a row, None where it can."""
    if row.kind not in (kind, "any"):
        return f"清单第{row.row}行不属于本类案件"
    if recording_kind not in row.devices:
        allowed = "、".join({"portable": "便携设备", "fixed_cctv": "视频监控"}[d] for d in row.devices)
        return f"清单第{row.row}行应当使用{allowed}记录"
    if not _ROLES[RecorderRole(row.recorder_role)] & set(roles):
        return f"清单第{row.row}行应当由{row.recorder_zh}记录"
    if row.recorder_role == RecorderRole.ENTRUSTED_AGENCY_OFFICER and not entrusted:
        return f"清单第{row.row}行由受委托部门记录，报送时须写明受委托部门"
    return None


def open_obligations(desk: Desk, acts: tuple[str, ...]) -> list[Obligation]:
    """Return the obligations of some acts (``*``: of all) that are not settled."""
    every = "*" in acts
    return [o for o in desk.state.obligations.values() if (every or o.act in acts) and o.status not in SETTLED]


def blocker(desk: Desk, obligation: Obligation) -> Blocker:
    """Say what is missing of an obligation, and by whom."""
    row = desk.law.checklist.row(obligation.row)
    words = {
        ObligationStatus.PENDING: "尚未完成音像记录",
        ObligationStatus.RECORDING: "音像记录正在进行或等待上传",
        ObligationStatus.DEFICIENT: f"音像记录不完整（{obligation.reason or '未覆盖全过程'}）",
    }[obligation.status]
    about = f"（{obligation.subject}）" if obligation.subject else ""
    return Blocker(
        code="recording-missing",
        zh=f"清单第{row.row}行“{row.item_zh}”{about}{words}",
        article="行政处罚法47" if desk.state.opening.kind is CaseKind.PENALTY else f"清单第{row.row}行",
        owner=Role.CLERK if row.recorder_role == RecorderRole.CLERK else Role.OFFICER,
        row=row.row,
        obligation=obligation.id,
    )


def settle(desk: Desk, obligation: Obligation, status: ObligationStatus, reason: str | None) -> None:
    """Settle an obligation by decision: exempted, or deficient and accepted."""
    _status(desk, obligation, status, reason)


def _owe(desk: Desk, row: Row, act_id: str | None, subject: str | None) -> Obligation:
    key = f"{row.row}" if act_id is None else f"{row.row}-{act_id}"
    obligation = Obligation(id=key, row=row.row, act=row.act, act_id=act_id, subject=subject)
    desk.state.obligations[key] = obligation
    return obligation


def _status(desk: Desk, obligation: Obligation, status: ObligationStatus, reason: str | None) -> None:
    if obligation.status is status and obligation.reason == reason:
        return
    replace(desk.state.obligations, obligation.id, status=status, reason=reason)
    row = desk.law.checklist.row(obligation.row)
    desk.log(
        f"obligation.{status.value}",
        f"清单第{row.row}行“{row.item_zh}”：{STATUS_ZH[status]}",
        obligation=obligation.id,
        row=row.row,
        **({"reason": reason} if reason else {}),
    )


def _attach(desk: Desk, recording: Recording, obligation: Obligation) -> Recording:
    satisfies = recording.satisfies
    if obligation.id not in satisfies:
        satisfies = (*satisfies, obligation.id)
    held = tuple(row for row in recording.held_rows if row != obligation.row)
    return replace(desk.state.recordings, recording.id, satisfies=satisfies, held_rows=held)


def _belongs(recording: Recording, act: ActDone) -> bool:
    if recording.act_id is not None:
        return recording.act_id == act.id
    return recording.started_at <= act.end and (recording.ended_at is None or recording.ended_at >= act.start)


def _hole_zh(act: ActDone, hole: Interval) -> str:
    def clock(at: datetime) -> str:
        return at.astimezone(SHANGHAI).strftime("%m-%d %H:%M:%S")

    return f"行为自{clock(act.start)}至{clock(act.end)}，其中{clock(hole.start)}至{clock(hole.end)}没有记录"


STATUS_ZH = {
    ObligationStatus.PENDING: "待记录",
    ObligationStatus.RECORDING: "记录中",
    ObligationStatus.RECORDED: "已记录",
    ObligationStatus.VERIFIED: "已核验",
    ObligationStatus.NOT_APPLICABLE: "不适用",
    ObligationStatus.EXEMPTED: "经批准不录制",
    ObligationStatus.DEFICIENT: "记录不完整",
    ObligationStatus.DEFICIENT_ACCEPTED: "记录缺失，说明已被接受",
}
