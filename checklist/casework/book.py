"""The book of deadlines: each duty and window has one entry; the case's one armed timer is its minimum."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from checklist.casework import dating
from checklist.casework.desk import Desk, replace
from models.book import OWED, Deadline, DeadlineStatus, Pause, RungState
from models.deadline import OnExpiry, RuleType, RuleVersion
from models.time import day_of, end_of, start_of


def entry(desk: Desk, rule: str, subject: str | None = None) -> Deadline | None:
    """Return the newest entry of a rule, about one subject where it is named; None where it never started."""
    rule = desk.resolve(rule)
    every = reversed(desk.state.deadlines.values())
    return next((d for d in every if d.rule == rule and subject in (None, d.subject)), None)


def owed(desk: Desk, rule: str, subject: str | None = None) -> Deadline | None:
    """Return the entry of a rule that is still running or overdue."""
    found = entry(desk, rule, subject)
    return found if found is not None and found.status in OWED else None


def version_of(desk: Desk, deadline: Deadline) -> RuleVersion:
    """Return the rule version that an entry was started under."""
    return desk.law.rules.at(deadline.rule, trigger_day(deadline))


def trigger_day(deadline: Deadline) -> date:
    """Return the legal day from which an entry counts, by which its rule's version is chosen."""
    return _day(deadline.trigger)


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
        started_at=desk.now,
        **dating.dates(desk, rule, trigger, set_on=set_on),
    )
    desk.state.deadlines[deadline.id] = deadline
    desk.log(
        "deadline.started",
        f"{rule.name_zh}：{until_zh(deadline)}",
        rule.basis,
        **dates_said(deadline),
    )


def meet(desk: Desk, rule_id: str, on: date, at: datetime, subject: str | None = None) -> None:
    """Note that a duty was done or a right used; harmless where nothing is owed."""
    deadline = owed(desk, rule_id, subject)
    if deadline is None:
        return
    deadline = replace(
        desk.state.deadlines,
        deadline.id,
        late=at >= deadline.due.due_at,
        status=DeadlineStatus.MET,
        closed_on=on,
        pauses=tuple(ended(stop, on) for stop in deadline.pauses),
    )
    words = "逾期完成" if deadline.late else "已完成"
    desk.log("deadline.met", f"{deadline.name_zh}{words}", deadline=deadline.id, on=on.isoformat())


def supersede(desk: Desk, rule_id: str) -> None:
    """Take a deadline out of force because another takes its place."""
    deadline = owed(desk, rule_id)
    if deadline is not None:
        replace(desk.state.deadlines, deadline.id, status=DeadlineStatus.SUPERSEDED, closed_on=desk.today)
        desk.log("deadline.superseded", f"{deadline.name_zh}由新的期限取代", deadline=deadline.id)


def moot_all(desk: Desk) -> None:
    """Take every remaining window out of the book: the file is closed."""
    for deadline in desk.state.deadlines.values():
        if deadline.status in OWED:
            replace(desk.state.deadlines, deadline.id, status=DeadlineStatus.MOOT, closed_on=desk.today)


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
    told = rung.model_copy(update={"fired_at": desk.now})
    replace(desk.state.deadlines, deadline.id, rungs=tuple(told if r is rung else r for r in deadline.rungs))
    late = desk.now >= deadline.due.due_at
    words = f"{deadline.name_zh}已于{deadline.due.due_on}届满" if late else f"{deadline.name_zh}：{until_zh(deadline)}"
    desk.remind(
        f"{deadline.id}:{key}",
        rung.tell,
        words,
        "critical" if late else "warning",
        deadline=deadline.id,
        due_on=deadline.due.due_on,
    )


def lapse(desk: Desk, deadline: Deadline, *, ends: bool) -> None:
    """Note that the day has passed: the window is over, or the duty is owed all the same."""
    rule = version_of(desk, deadline)
    over = ends or rule.on_expiry is not OnExpiry.OVERDUE
    replace(
        desk.state.deadlines,
        deadline.id,
        status=DeadlineStatus.LAPSED if over else DeadlineStatus.OVERDUE,
        closed_on=deadline.due.due_on if over else None,
        late=True,
    )
    words = "届满" if over else "逾期未完成"
    desk.log(
        "deadline.lapsed" if over else "deadline.overdue",
        f"{deadline.name_zh}{words}（{deadline.due.due_on}）",
        rule.basis,
        deadline=deadline.id,
    )


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


def ended(stop: Pause, on: date) -> Pause:
    """Return a stop as ended by a day; days after the planned end were never excluded."""
    return stop if stop.end is not None else stop.model_copy(update={"end": max(stop.start, min(on, stop.planned_end))})


def _day(trigger: date | datetime) -> date:
    return day_of(trigger) if isinstance(trigger, datetime) else trigger


def until_zh(deadline: Deadline) -> str:
    """Say until when a deadline runs."""
    at = deadline.due.due_at
    exact = at != end_of(deadline.due.due_on) and at - start_of(deadline.due.due_on) < timedelta(days=1)
    doubt = "（暂定）" if deadline.due.provisional else ""
    if exact:
        return f"{at.astimezone(start_of(deadline.due.due_on).tzinfo):%Y-%m-%d %H:%M}届满{doubt}"
    return f"{deadline.due.due_on}届满{doubt}"


def dates_said(deadline: Deadline) -> dict[str, object]:
    """Return what an event says of a deadline's dates."""
    return {
        "deadline": deadline.id,
        "due_on": deadline.due.due_on.isoformat(),
        "alarm_on": deadline.due.alarm_on.isoformat(),
        "provisional": deadline.due.provisional,
        "receipt": deadline.receipt_hash,
    }
