"""The book of deadlines: each duty and window has one entry; the case's one armed timer is its minimum."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from checklist.casework.desk import Desk
from checklist.counting import due, due_chain
from checklist.receipt import receipt
from checklist.rungs import rungs
from models.case import OWED, Deadline, DeadlineStatus, Extension, Pause, RungState
from models.deadline import Due, OnExpiry, RuleType, RuleVersion
from models.deadline import Pause as Excluded
from models.time import day_of, end_of, start_of


def entry(desk: Desk, rule: str) -> Deadline | None:
    """Return the newest entry of a rule, None where it never started."""
    rule = desk.resolve(rule)
    return next((d for d in reversed(desk.state.deadlines.values()) if d.rule == rule), None)


def owed(desk: Desk, rule: str) -> Deadline | None:
    """Return the entry of a rule that is still running or overdue."""
    found = entry(desk, rule)
    return found if found is not None and found.status in OWED else None


def version_of(desk: Desk, deadline: Deadline) -> RuleVersion:
    """Return the rule version that an entry was started under."""
    return desk.law.rules.at(deadline.rule, _day(deadline.trigger))


def start(
    desk: Desk,
    rule_id: str,
    trigger: date | datetime,
    *,
    subject: str | None = None,
    set_on: date | None = None,
) -> None:
    """Enter a deadline into the book; accruals and guards (加处罚款, 按日连续处罚) are facts, not entries."""
    rule_id = desk.resolve(rule_id)
    rule = desk.law.rules.at(rule_id, _day(trigger))
    if rule.type in (RuleType.RECURRING, RuleType.GUARD):
        desk.state.facts[f"from:{rule_id}"] = _day(trigger).isoformat()
        desk.log("accrual.started", f"{rule.name_zh}开始计算", rule.basis, rule=rule_id)
        return
    earlier = sum(1 for d in desk.state.deadlines.values() if d.rule == rule_id)
    deadline = Deadline(
        id=rule_id if not earlier else f"{rule_id}-{earlier + 1}",
        rule=rule_id,
        rule_version=rule.version,
        name_zh=rule.name_zh,
        bearer=rule.bearer,
        owner=rule.owner,
        subject=subject,
        trigger=trigger,
        set_on=set_on,
        due=_due(desk, rule, trigger, (), 0, None, set_on),
        receipt_hash="",
        started_at=desk.now,
    )
    _settle_dates(desk, deadline, rule)
    desk.state.deadlines[deadline.id] = deadline
    desk.log(
        "deadline.started",
        f"{rule.name_zh}：{_until_zh(deadline)}",
        rule.basis,
        **_dates(deadline),
    )


def meet(desk: Desk, rule_id: str, on: date, at: datetime) -> None:
    """Note that a duty was done or a right used; harmless where nothing is owed."""
    deadline = owed(desk, rule_id)
    if deadline is None:
        return
    deadline.late = at >= deadline.due.due_at
    deadline.status = DeadlineStatus.MET
    deadline.closed_on = on
    _end_pauses(deadline, on)
    words = "逾期完成" if deadline.late else "已完成"
    desk.log("deadline.met", f"{deadline.name_zh}{words}", deadline=deadline.id, on=on.isoformat())


def supersede(desk: Desk, rule_id: str) -> None:
    """Take a deadline out of force because another takes its place."""
    deadline = owed(desk, rule_id)
    if deadline is not None:
        deadline.status = DeadlineStatus.SUPERSEDED
        deadline.closed_on = desk.today
        desk.log("deadline.superseded", f"{deadline.name_zh}由新的期限取代", deadline=deadline.id)


def moot_all(desk: Desk) -> None:
    """Take every remaining window out of the book: the file is closed."""
    for deadline in desk.state.deadlines.values():
        if deadline.status in OWED:
            deadline.status = DeadlineStatus.MOOT
            deadline.closed_on = desk.today


def pause(desk: Desk, rule_id: str, first: date, last: date, *, ground: str, notice: str, approver: str) -> None:
    """Stop a clock from one day to another, both included, as the written notice told the party (C10)."""
    deadline = owed(desk, rule_id)
    if deadline is None:
        return
    deadline.pauses.append(Pause(start=first, planned_end=last, ground=ground, notice=notice, approver=approver))
    _moved(desk, deadline, "deadline.paused", f"{deadline.name_zh}自{first}至{last}停止计算")


def unpause(desk: Desk, rule_id: str) -> None:
    """Take back a stop that has not been used: it is told anew."""
    deadline = owed(desk, rule_id)
    if deadline is not None and deadline.pauses and deadline.pauses[-1].end is None:
        deadline.pauses.pop()


def resume(desk: Desk, rule_id: str, on: date) -> None:
    """End a stop on the day its reason fell away; days after the planned end were never excluded."""
    deadline = owed(desk, rule_id)
    if deadline is None or not deadline.pauses or deadline.pauses[-1].end is not None:
        return
    running = deadline.pauses[-1]
    running.end = max(running.start, min(on, running.planned_end))
    _moved(desk, deadline, "deadline.resumed", f"{deadline.name_zh}恢复计算")


def extend(desk: Desk, rule_id: str, *, length: int | None, approver: str, notice: str, reason: str) -> None:
    """Prolong a deadline once by at most what its rule allows."""
    deadline = owed(desk, rule_id)
    if deadline is None:
        return
    deadline.extensions.append(
        Extension(granted_on=desk.today, length=length, approver=approver, notice=notice, reason=reason)
    )
    _moved(desk, deadline, "deadline.extended", f"{deadline.name_zh}经批准延长")


def next_instant(desk: Desk) -> datetime | None:
    """Return when something in the book is next to be done, None where nothing is watched."""
    return min((at for d in desk.state.deadlines.values() for at in _instants(d)), default=None)


def due_items(desk: Desk) -> list[tuple[datetime, Deadline, str]]:
    """Return what is due by now, oldest first: rungs, ends of pauses, expiries."""
    found: list[tuple[datetime, Deadline, str]] = []
    for deadline in desk.state.deadlines.values():
        if deadline.status not in OWED:
            continue
        found += [(r.at, deadline, r.key) for r in deadline.rungs if _waiting(r) and r.at <= desk.now]
        if deadline.status is DeadlineStatus.RUNNING:
            found += [
                (end_of(p.planned_end), deadline, "pause-end")
                for p in deadline.pauses
                if p.end is None and end_of(p.planned_end) <= desk.now
            ]
            if deadline.due.due_at <= desk.now:
                found.append((deadline.due.due_at, deadline, "expiry"))
    return sorted(found, key=lambda item: (item[0], item[2] == "expiry", item[1].id))


def fire_rung(desk: Desk, deadline: Deadline, key: str) -> None:
    """Tell whom a rung names, once."""
    rung = next(r for r in deadline.rungs if r.key == key)
    rung.fired_at = desk.now
    late = desk.now >= deadline.due.due_at
    words = f"{deadline.name_zh}已于{deadline.due.due_on}届满" if late else f"{deadline.name_zh}：{_until_zh(deadline)}"
    desk.remind(
        f"{deadline.id}:{key}",
        rung.tell,
        words,
        "critical" if late else "warning",
        deadline=deadline.id,
        due_on=deadline.due.due_on,
    )


def end_pause(desk: Desk, deadline: Deadline) -> None:
    """Let the clock run on: the time that the notice fixed is over."""
    for stop in deadline.pauses:
        if stop.end is None and end_of(stop.planned_end) <= desk.now:
            stop.end = stop.planned_end
            desk.log(
                "deadline.resumed",
                f"{deadline.name_zh}：书面告知的停止计算期间届满，恢复计算",
                deadline=deadline.id,
            )
            desk.remind(
                f"{deadline.id}:pause-end:{stop.start}",
                (deadline.owner,),
                f"{deadline.name_zh}停止计算期间届满，{_until_zh(deadline)}",
                "warning",
                deadline=deadline.id,
                due_on=deadline.due.due_on,
            )


def lapse(desk: Desk, deadline: Deadline, *, ends: bool) -> None:
    """Note that the day has passed: the window is over, or the duty is owed all the same."""
    rule = version_of(desk, deadline)
    over = ends or rule.on_expiry is not OnExpiry.OVERDUE
    deadline.status = DeadlineStatus.LAPSED if over else DeadlineStatus.OVERDUE
    deadline.closed_on = deadline.due.due_on if over else None
    deadline.late = True
    words = "届满" if over else "逾期未完成"
    desk.log(
        "deadline.lapsed" if over else "deadline.overdue",
        f"{deadline.name_zh}{words}（{deadline.due.due_on}）",
        rule.basis,
        deadline=deadline.id,
    )


def _moved(desk: Desk, deadline: Deadline, kind: str, zh: str) -> None:
    rule = version_of(desk, deadline)
    before = deadline.due.due_on
    pauses = tuple(Excluded.model_validate({"from": p.start, "to": p.end or p.planned_end}) for p in deadline.pauses)
    lengths = [e.length for e in deadline.extensions]
    deadline.due = _due(
        desk,
        rule,
        deadline.trigger,
        pauses,
        len(lengths),
        lengths[-1] if lengths else None,
        deadline.set_on,
    )
    if deadline.status is DeadlineStatus.OVERDUE and deadline.due.due_at > desk.now:
        deadline.status = DeadlineStatus.RUNNING
    _settle_dates(desk, deadline, rule)
    desk.log(kind, f"{zh}，{_until_zh(deadline)}", rule.basis, before=before.isoformat(), **_dates(deadline))


def _settle_dates(desk: Desk, deadline: Deadline, rule: RuleVersion) -> None:
    pauses = tuple(Excluded.model_validate({"from": p.start, "to": p.end or p.planned_end}) for p in deadline.pauses)
    lengths = [e.length for e in deadline.extensions]
    deadline.receipt_hash = receipt(
        rule,
        deadline.trigger,
        desk.calendar,
        pauses=pauses,
        extended=len(lengths),
        extension_length=lengths[-1] if lengths else None,
        set_on=deadline.set_on,
    ).hash
    spoken = {r.key: r for r in deadline.rungs if r.fired_at is not None}
    fresh: list[RungState] = []
    for rung in rungs(rule, deadline.trigger, deadline.due, desk.calendar):
        done = spoken.get(rung.key)
        if done is not None and rung.at <= desk.now:
            continue
        again = sum(1 for key in spoken if key.split("#")[0] == rung.key)
        fresh.append(RungState(key=f"{rung.key}#{again + 1}" if again else rung.key, at=rung.at, tell=rung.tell))
    # Of reminders that lie in the past already, only the last still speaks.
    for rung_state in [r for r in fresh if r.at <= desk.now][:-1]:
        rung_state.skipped = True
    deadline.rungs = [*spoken.values(), *fresh]


def _due(
    desk: Desk,
    rule: RuleVersion,
    trigger: date | datetime,
    pauses: tuple[Excluded, ...],
    extended: int,
    length: int | None,
    set_on: date | None,
) -> Due:
    if rule.type is RuleType.CHAIN:
        return due_chain(rule, trigger, desk.calendar)[0]
    return due(rule, trigger, desk.calendar, pauses=pauses, extended=extended, set_on=set_on, extension_length=length)


def _instants(deadline: Deadline) -> Iterator[datetime]:
    if deadline.status not in OWED:
        return
    for rung in deadline.rungs:
        if _waiting(rung):
            yield rung.at
    if deadline.status is DeadlineStatus.RUNNING:
        yield deadline.due.due_at
        for stop in deadline.pauses:
            if stop.end is None:
                yield end_of(stop.planned_end)


def _waiting(rung: RungState) -> bool:
    return rung.fired_at is None and not rung.skipped


def _end_pauses(deadline: Deadline, on: date) -> None:
    for stop in deadline.pauses:
        if stop.end is None:
            stop.end = max(stop.start, min(on, stop.planned_end))


def _day(trigger: date | datetime) -> date:
    return day_of(trigger) if isinstance(trigger, datetime) else trigger


def _until_zh(deadline: Deadline) -> str:
    at = deadline.due.due_at
    exact = at != end_of(deadline.due.due_on) and at - start_of(deadline.due.due_on) < timedelta(days=1)
    doubt = "（暂定）" if deadline.due.provisional else ""
    if exact:
        return f"{at.astimezone(start_of(deadline.due.due_on).tzinfo):%Y-%m-%d %H:%M}届满{doubt}"
    return f"{deadline.due.due_on}届满{doubt}"


def _dates(deadline: Deadline) -> dict[str, object]:
    return {
        "deadline": deadline.id,
        "due_on": deadline.due.due_on.isoformat(),
        "alarm_on": deadline.due.alarm_on.isoformat(),
        "provisional": deadline.due.provisional,
        "receipt": deadline.receipt_hash,
    }
