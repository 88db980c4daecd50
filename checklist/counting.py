"""Counting: the rules C1-C11 as pure functions from a rule, a trigger and a calendar to a due date.

C1 the start day is excluded (民法典 201(1)); C2 a last day off rolls on where the rule says so (民法典 203(1));
C3 working days are counted where the law says 工作日; C4 hours run from the minute (民法典 201(2)); C5 months end on
the corresponding day or the month's last (民法典 202); C6 a day ends at 24:00 (民法典 203(2)); C7 time in the post is
not counted against the party (民诉法 85(4); a guard of the case); C8 N days before an event, clear days by default;
C9 measures that restrict the party never roll; C10 days of a pause are excluded; C11 「以内」 includes the number.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from checklist.calendar import ONE, Calendar
from models.deadline import Count, Direction, Due, Pause, Roll, RuleType, RuleVersion, Unit
from models.errors import RuleUnknown
from models.time import day_of, end_of, start_of


def due(
    rule: RuleVersion,
    trigger: date | datetime,
    calendar: Calendar,
    *,
    pauses: Sequence[Pause] = (),
    extended: int = 0,
    extension_length: int | None = None,
    set_on: date | None = None,
) -> Due:
    """Return what a rule gives for a trigger.

    ``trigger`` is a day (or an instant, for hours); of a backward rule it is the event. ``extended`` is how
    often it was prolonged, by ``extension_length`` instead of the rule's own length where that is given.
    """
    if rule.type in (RuleType.GUARD, RuleType.RECURRING):
        raise RuleUnknown(f"{rule.id}: a rule of type {rule.type.value} has no due date", f"“{rule.name_zh}”没有届满日")
    length = _length(rule, extended, extension_length)
    if rule.unit is Unit.HOURS:
        return _hours(rule, trigger, length)
    day = day_of(trigger) if isinstance(trigger, datetime) else trigger
    due_on = _last_day(rule, day, length, calendar, pauses, set_on)
    alarm_on = _alarm(rule, day, length, calendar, pauses, set_on)
    earliest = latest = due_on
    provisional = _depends_on_unpublished(rule, day, due_on, calendar)
    if provisional:
        bounds = [_last_day(rule, day, length, c, pauses, set_on) for c in (calendar.early, calendar.late)]
        earliest, latest = min(due_on, *bounds), max(due_on, *bounds)
    if rule.bearer == "authority":
        alarm_on = min(alarm_on, earliest)
    return Due(
        due_on=due_on,
        due_at=end_of(due_on),
        alarm_on=alarm_on,
        alarm_at=end_of(alarm_on),
        provisional=provisional,
        earliest=earliest,
        latest=latest,
    )


def due_chain(rule: RuleVersion, trigger: date | datetime, calendar: Calendar) -> list[Due]:
    """Return the due dates of a chain's steps, each counted from the end of the one before."""
    found: list[Due] = []
    at: date | datetime = trigger
    for step in rule.steps:
        one = rule.model_copy(update={"type": RuleType.PERIOD, "length": step.length, "unit": step.unit})
        last = due(one, at, calendar)
        found.append(last)
        at = last.due_at if step.unit is Unit.HOURS else last.due_on
    return found


def earliest_event(rule: RuleVersion, notice_on: date, calendar: Calendar) -> date:
    """Return the earliest lawful day of an event whose notice is served on a day (C8)."""
    event = notice_on + ONE
    while due(rule, event, calendar).due_on < notice_on:
        event += ONE
    return event


def accrued(principal: int, last_day: date, as_of: date) -> int:
    """Return the additional fine (加处罚款) in yuan: 3 % a day from the day after, the fine at most (处罚法 72)."""
    days = max(0, (as_of - last_day).days)
    return min(principal, principal * 3 * days // 100)


def late_days(last_day: date, as_of: date, stops: Sequence[Pause] = ()) -> int:
    """Return for how many days a fine has been late, without those of reconsideration and litigation (处罚法 73(3))."""
    counted, reached = max(0, (as_of - last_day).days), last_day
    for stop in sorted(stops, key=lambda s: (s.from_, s.to)):
        first, last = max(stop.from_, reached + ONE), min(stop.to, as_of)
        if first <= last:
            counted -= (last - first).days + 1
            reached = last
    return counted


def accrued_between_stops(principal: int, last_day: date, as_of: date, stops: Sequence[Pause]) -> int:
    """Return the additional fine in yuan without the days of reconsideration and litigation (处罚法 72, 73(3))."""
    return accrued(principal, last_day, last_day + late_days(last_day, as_of, stops) * ONE)


def late_day(last_day: date, count: int, stops: Sequence[Pause]) -> date:
    """Return the day on which a fine has been late for a number of counted days; every stop has its end."""
    return _count(last_day, count, None, stops)


def last_uncounted(
    rule: RuleVersion,
    day: date,
    length: int,
    calendar: Calendar,
    pauses: Sequence[Pause],
    set_on: date | None,
) -> date:
    """Return the last day before any roll."""
    if set_on is not None:
        return set_on
    if rule.direction is Direction.BACKWARD:
        return _back(rule, day, length, calendar)
    if rule.unit is Unit.MONTHS or rule.unit is Unit.YEARS:
        reached = add_months(day, length * (12 if rule.unit is Unit.YEARS else 1))
        return _skip_pauses(day, reached, pauses)
    return _count(day, length, calendar if rule.unit is Unit.WORKING_DAYS else None, pauses)


def add_months(day: date, months: int) -> date:
    """Return the corresponding day of a later (or earlier) month, or that month's last day (C5)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, _days_in(year, month + 1)))


@lru_cache(maxsize=512)
def _days_in(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - ONE).day


def _length(rule: RuleVersion, extended: int, extension_length: int | None) -> int:
    if not extended:
        return rule.length
    own = rule.extension.length if rule.extension else 0
    return rule.length + extended * (extension_length if extension_length is not None else own)


def _hours(rule: RuleVersion, trigger: date | datetime, length: int) -> Due:
    at = trigger if isinstance(trigger, datetime) else start_of(trigger)
    span = timedelta(hours=length)
    due_at = at + span if rule.direction is Direction.FORWARD else at - span
    on = day_of(due_at)
    return Due(due_on=on, due_at=due_at, alarm_on=on, alarm_at=due_at, provisional=False, earliest=on, latest=on)


def _last_day(
    rule: RuleVersion, day: date, length: int, calendar: Calendar, pauses: Sequence[Pause], set_on: date | None
) -> date:
    return _roll(last_uncounted(rule, day, length, calendar, pauses, set_on), rule.roll, calendar)


def _alarm(
    rule: RuleVersion, day: date, length: int, calendar: Calendar, pauses: Sequence[Pause], set_on: date | None
) -> date:
    raw = last_uncounted(rule, day, length, calendar, pauses, set_on)
    alarm = _roll(raw, rule.alarm_roll if rule.alarm_roll is not None else rule.roll, calendar)
    return max(alarm, day) if rule.direction is Direction.FORWARD else alarm


def _roll(day: date, roll: Roll, calendar: Calendar) -> date:
    if roll is Roll.NEXT_WORKDAY:
        return calendar.next_working(day)
    if roll is Roll.PREVIOUS_WORKDAY:
        return calendar.previous_working(day)
    return day


def _count(day: date, length: int, calendar: Calendar | None, pauses: Sequence[Pause]) -> date:
    if calendar is None and not pauses:
        return day + length * ONE
    counted = 0
    while counted < length:
        day += ONE
        if (pauses and _paused(day, pauses)) or (calendar is not None and not calendar.is_working(day)):
            continue
        counted += 1
    return day


def _back(rule: RuleVersion, event: date, length: int, calendar: Calendar) -> date:
    if rule.unit is Unit.MONTHS:
        return add_months(event, -length)
    if rule.unit is Unit.CALENDAR_DAYS:
        return event - length * ONE
    wanted = length + (1 if rule.count is Count.CLEAR else 0)
    day, counted = event, 0
    while counted < wanted:
        day -= ONE
        counted += calendar.is_working(day)
    return day


def _skip_pauses(start: date, reached: date, pauses: Sequence[Pause]) -> date:
    """Push a last day on by the days of the pauses before it."""
    if not pauses:
        return reached
    day, end = start, reached
    while day < end:
        day += ONE
        if _paused(day, pauses):
            end += ONE
    return end


def _paused(day: date, pauses: Sequence[Pause]) -> bool:
    return any(p.from_ <= day <= p.to for p in pauses)


def _depends_on_unpublished(rule: RuleVersion, day: date, due_on: date, calendar: Calendar) -> bool:
    if max(day, due_on).year <= calendar.published_through:
        return False
    return rule.unit is Unit.WORKING_DAYS or rule.roll is not Roll.NONE
