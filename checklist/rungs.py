"""Reminders before a deadline and escalation at it: which instants, and who is told."""

from datetime import date, datetime, time, timedelta

from checklist.calendar import ONE, Calendar
from models.deadline import Direction, Due, RuleVersion, Rung, Unit
from models.time import SHANGHAI, day_of, start_of

NINE = time(9, 0)


def rungs(rule: RuleVersion, trigger: date | datetime, due: Due, calendar: Calendar) -> list[Rung]:
    """Return the rungs of a deadline in order: at 09:00 of their day, or to the minute where hours are counted."""
    begin = trigger if isinstance(trigger, datetime) else start_of(trigger)
    if rule.direction is Direction.BACKWARD:
        begin = min(begin, due.alarm_at) - timedelta(days=7)
    found: dict[str, Rung] = {}
    for spec in rule.rungs:
        at = _instant(rule, spec.at, begin, due, calendar)
        if at is not None and begin <= at <= due.due_at:
            found[spec.at] = Rung(key=spec.at, at=at, tell=spec.tell)
    if due.alarm_at < due.due_at and rule.bearer == "authority":
        found["alarm"] = Rung(
            key="alarm", at=due.alarm_at, tell=next((r.tell for r in rule.rungs if r.at == "due"), ())
        )
    ordered = sorted(found.values(), key=lambda r: (r.at, r.key))
    return [r for i, r in enumerate(ordered) if not any(o.at == r.at and o.tell == r.tell for o in ordered[:i])]


def _instant(rule: RuleVersion, spec: str, begin: datetime, due: Due, calendar: Calendar) -> datetime | None:
    if spec == "due":
        return due.due_at
    if spec.endswith("%"):
        share = int(spec[:-1]) / 100
        at = begin + (due.alarm_at - begin) * share
        return at if rule.unit is Unit.HOURS else _nine(day_of(at))
    if spec.endswith("h"):
        return due.alarm_at - timedelta(hours=int(spec[1:-1]))
    if spec.endswith("wd"):
        day = due.alarm_on
        for _ in range(int(spec[1:-2])):
            day = calendar.previous_working(day - ONE)
        return _nine(day)
    if spec.startswith("day "):
        return _nine(_nth(rule, day_of(begin), int(spec[4:]), calendar))
    if spec.startswith("end-"):
        return _nine(due.due_on - int(spec[4:]) * ONE)
    return None


def _nth(rule: RuleVersion, day: date, number: int, calendar: Calendar) -> date:
    counted = 0
    while counted < number:
        day += ONE
        counted += rule.unit is not Unit.WORKING_DAYS or calendar.is_working(day)
    return day


def _nine(day: date) -> datetime:
    return datetime.combine(day, NINE, SHANGHAI)
