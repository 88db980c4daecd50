"""The ledger of a deadline: its clock stopped, running on, prolonged; every change gives its dates anew."""

from datetime import date

from checklist.casework import dating
from checklist.casework.book import dates_said, ended, owed, until_zh, version_of
from checklist.casework.desk import Desk, replace
from models.book import Deadline, DeadlineStatus, Extension, Pause
from models.time import end_of


def pause(desk: Desk, rule_id: str, first: date, last: date, *, ground: str, notice: str, approver: str) -> None:
    """Stop a clock from one day to another, both included, as the written notice told the party (C10)."""
    deadline = owed(desk, rule_id)
    if deadline is None:
        return
    stop = Pause(start=first, planned_end=last, ground=ground, notice=notice, approver=approver)
    deadline = replace(desk.state.deadlines, deadline.id, pauses=(*deadline.pauses, stop))
    _moved(desk, deadline, "deadline.paused", f"{deadline.name_zh}自{first}至{last}停止计算")


def unpause(desk: Desk, rule_id: str) -> None:
    """Take back a stop that has not been used: it is told anew."""
    deadline = owed(desk, rule_id)
    if deadline is not None and deadline.pauses and deadline.pauses[-1].end is None:
        replace(desk.state.deadlines, deadline.id, pauses=deadline.pauses[:-1])


def resume(desk: Desk, rule_id: str, on: date) -> None:
    """End a stop on the day its reason fell away; days after the planned end were never excluded."""
    deadline = owed(desk, rule_id)
    if deadline is None or not deadline.pauses or deadline.pauses[-1].end is not None:
        return
    stops = (*deadline.pauses[:-1], ended(deadline.pauses[-1], on))
    deadline = replace(desk.state.deadlines, deadline.id, pauses=stops)
    _moved(desk, deadline, "deadline.resumed", f"{deadline.name_zh}恢复计算")


def extend(desk: Desk, rule_id: str, *, length: int | None, approver: str, notice: str, reason: str) -> None:
    """Prolong a deadline once by at most what its rule allows."""
    deadline = owed(desk, rule_id)
    if deadline is None:
        return
    more = Extension(granted_on=desk.today, length=length, approver=approver, notice=notice, reason=reason)
    deadline = replace(desk.state.deadlines, deadline.id, extensions=(*deadline.extensions, more))
    _moved(desk, deadline, "deadline.extended", f"{deadline.name_zh}经批准延长")


def end_pause(desk: Desk, deadline: Deadline) -> None:
    """Let the clock run on: the time that the notice fixed is over."""
    for index, stop in enumerate(deadline.pauses):
        if stop.end is not None or end_of(stop.planned_end) > desk.now:
            continue
        over = stop.model_copy(update={"end": stop.planned_end})
        stops = (*deadline.pauses[:index], over, *deadline.pauses[index + 1 :])
        deadline = replace(desk.state.deadlines, deadline.id, pauses=stops)
        desk.log(
            "deadline.resumed",
            f"{deadline.name_zh}：书面告知的停止计算期间届满，恢复计算",
            deadline=deadline.id,
        )
        desk.remind(
            f"{deadline.id}:pause-end:{stop.start}",
            (deadline.owner,),
            f"{deadline.name_zh}停止计算期间届满，{until_zh(deadline)}",
            "warning",
            deadline=deadline.id,
            due_on=deadline.due.due_on,
        )


def _moved(desk: Desk, deadline: Deadline, kind: str, zh: str) -> None:
    rule = version_of(desk, deadline)
    before = deadline.due.due_on
    found = dating.dates(
        desk,
        rule,
        deadline.trigger,
        set_on=deadline.set_on,
        pauses=deadline.pauses,
        extensions=deadline.extensions,
        before=deadline.rungs,
    )
    back = deadline.status is DeadlineStatus.OVERDUE and found["due"].due_at > desk.now
    status = DeadlineStatus.RUNNING if back else deadline.status
    deadline = replace(desk.state.deadlines, deadline.id, status=status, **found)
    desk.log(kind, f"{zh}，{until_zh(deadline)}", rule.basis, before=before.isoformat(), **dates_said(deadline))
