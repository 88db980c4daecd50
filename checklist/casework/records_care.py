"""Exemptions from recording and failed recordings: asked or explained, then decided by somebody else."""

from datetime import datetime

from checklist.casework import record
from checklist.casework.context import Ask
from checklist.casework.desk import Desk, replace
from models import bodies
from models.recording import Deficiency, Exemption, Interval, Obligation, ObligationStatus
from models.roles import Role

APPROVERS = {"EX1": Role.SECTION_HEAD, "EX2": Role.LEGAL_REVIEWER, "EX3": Role.SUPERVISOR}


def target(desk: Desk, row: int, act_id: str | None) -> Obligation | None:
    """Return the unsettled obligation that a row, and an act where there are several, names."""
    found = [o for o in record.candidates_for(desk, row) if act_id in (None, o.act_id)]
    return found[0] if found else None


def ask_exemption(desk: Desk, ask: Ask) -> None:
    """Note a request; its approver is told."""
    said = ask.said(bodies.RequestExemption)
    obligation = target(desk, said.row, said.act_id) if said else None
    if said is None or obligation is None:
        return
    key = f"e{len(desk.state.exemptions) + 1}"
    desk.state.exemptions[key] = Exemption(
        id=key,
        obligation=obligation.id,
        ground=said.ground,
        reason=said.reason,
        proof=said.proof,
        substitute=said.substitute,
        whole=said.whole,
        asked_by=ask.actor.account,
        asked_at=desk.now,
    )
    desk.remind(
        f"exemption:{key}",
        (APPROVERS[said.ground],),
        f"请审批：清单第{said.row}行申请不适用音像记录",
        "warning",
    )


def decide_exemption(desk: Desk, ask: Ask) -> None:
    """Decide a request; a whole act is exempt at once, a part of it when its times are noted."""
    said = ask.said(bodies.DecideExemption)
    if said is None:
        return
    found = replace(
        desk.state.exemptions,
        said.exemption,
        status="approved" if said.approve else "refused",
        decided_by=ask.actor.account,
        decided_at=desk.now,
    )
    if said.approve and found.whole:
        obligation = desk.state.obligations[found.obligation]
        record.settle(desk, obligation, ObligationStatus.EXEMPTED, found.reason)


def mark_segment(desk: Desk, ask: Ask) -> None:
    """Note the times in which an approved exemption was used, and what was written instead."""
    said = ask.said(bodies.MarkSegment)
    if said is None:
        return
    segment = Interval(start=said.segment_from, end=said.segment_to)
    found = replace(desk.state.exemptions, said.exemption, segment=segment, substitute=said.substitute)
    before = desk.state.obligations[found.obligation].exempt_segments
    obligation = replace(desk.state.obligations, found.obligation, exempt_segments=(*before, segment))
    record.evaluate(desk, obligation)


def report_deficiency(desk: Desk, ask: Ask) -> None:
    """Note the written explanation of a failed recording; section head and supervisor are told."""
    said = ask.said(bodies.ReportDeficiency)
    obligation = target(desk, said.row, said.act_id) if said else None
    if said is None or obligation is None:
        return
    key = f"d{len(desk.state.deficiencies) + 1}"
    desk.state.deficiencies[key] = Deficiency(
        id=key, obligation=obligation.id, explanation=said.explanation, by=ask.actor.account, at=desk.now
    )
    record.settle(desk, obligation, ObligationStatus.DEFICIENT, obligation.reason or "已书面说明，待审查")
    desk.remind(
        f"deficiency:{key}",
        (Role.SECTION_HEAD, Role.SUPERVISOR),
        f"请审查：清单第{said.row}行音像记录缺失的书面说明",
        "warning",
    )


def decide_deficiency(desk: Desk, ask: Ask) -> None:
    """Decide an explanation; accepting it leaves a mark that stays."""
    said = ask.said(bodies.DecideDeficiency)
    if said is None:
        return
    found = replace(
        desk.state.deficiencies,
        said.deficiency,
        status="accepted" if said.accept else "rejected",
        decided_by=ask.actor.account,
        decided_at=desk.now,
    )
    if said.accept:
        obligation = replace(desk.state.obligations, found.obligation, defect=True)
        record.settle(desk, obligation, ObligationStatus.DEFICIENT_ACCEPTED, found.explanation)


def close_row(desk: Desk, at: datetime) -> None:
    """Note for every row that was owed and not begun that nothing was done there."""
    for obligation in desk.state.obligations.values():
        if obligation.act_id is None and obligation.status in record.UNTOUCHED:
            record.settle(desk, obligation, ObligationStatus.NOT_APPLICABLE, "该行为没有实施")
