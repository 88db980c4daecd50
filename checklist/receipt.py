"""Receipts: every due date explains itself, to the day, with a hash over the explanation."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from checklist.calendar import ONE, Calendar
from checklist.counting import due, due_chain, last_uncounted
from models.deadline import Direction, Due, Pause, Receipt, RuleType, RuleVersion, Skipped, Unit
from models.time import day_of


def receipt(
    rule: RuleVersion,
    trigger: date | datetime,
    calendar: Calendar,
    *,
    pauses: Sequence[Pause] = (),
    extended: int = 0,
    extension_length: int | None = None,
    set_on: date | None = None,
    given: Due | None = None,
) -> Receipt:
    """Return the receipt of what ``due`` gives for the same arguments (for a chain: of its last step).

    A caller that has counted already hands that over as ``given``.
    """
    if given is None and rule.type is RuleType.CHAIN:
        given = due_chain(rule, trigger, calendar)[-1]
    elif given is None:
        given = due(
            rule,
            trigger,
            calendar,
            pauses=pauses,
            extended=extended,
            extension_length=extension_length,
            set_on=set_on,
        )
    day = day_of(trigger) if isinstance(trigger, datetime) else trigger
    added = (extension_length if extension_length is not None else rule.extension.length) if rule.extension else 0
    length = rule.length + (extended * added if extended else 0)
    raw = given.due_on
    if rule.unit is not Unit.HOURS and rule.type is RuleType.PERIOD:
        raw = last_uncounted(rule, day, length, calendar, pauses, set_on)
    text = Receipt(
        rule=rule.id,
        version=rule.version,
        name_zh=rule.name_zh,
        article=rule.basis,
        quote=rule.quote,
        confidence=rule.confidence.value,
        doubt_zh=rule.doubt_zh,
        settings=rule.settings,
        trigger=trigger.isoformat(),
        trigger_zh=rule.trigger_zh,
        excluded_first_day=None if rule.unit is Unit.HOURS or set_on else day,
        length=length,
        unit=rule.unit.value,
        direction=rule.direction.value,
        set_on=set_on,
        extension={"times": extended, "length": added, "article": rule.extension.article}
        if extended and rule.extension
        else None,
        pauses=tuple(pauses),
        skipped=_skipped(rule, day, raw, calendar, pauses) if set_on is None else (),
        roll={"from": raw.isoformat(), "to": given.due_on.isoformat(), "why_zh": calendar.why_off(raw)}
        if raw != given.due_on
        else None,
        rules_edition=rule.edition,
        calendar_edition=f"{calendar.name}:{calendar.sha256[:12]}",
        due_on=given.due_on,
        due_at=given.due_at,
        alarm_on=given.alarm_on,
        provisional=given.provisional,
        earliest=given.earliest,
        latest=given.latest,
    )
    return text.model_copy(update={"hash": hashlib.sha256(text.model_dump_json().encode()).hexdigest()})


def _skipped(
    rule: RuleVersion, day: date, raw: date, calendar: Calendar, pauses: Sequence[Pause]
) -> tuple[Skipped, ...]:
    if rule.unit is Unit.HOURS or (rule.unit is not Unit.WORKING_DAYS and not pauses):
        return ()
    low, high = (day, raw) if rule.direction is Direction.FORWARD else (raw, day)
    found: list[tuple[date, date, str]] = []
    current = low + ONE
    while current < high or (current == high and rule.direction is Direction.FORWARD):
        why = _why(rule, current, calendar, pauses)
        if why is not None:
            if found and found[-1][2] == why and found[-1][1] + ONE == current:
                found[-1] = (found[-1][0], current, why)
            else:
                found.append((current, current, why))
        current += ONE
    return tuple(Skipped.model_validate({"from": a, "to": b, "why_zh": why}) for a, b, why in found)


def _why(rule: RuleVersion, day: date, calendar: Calendar, pauses: Sequence[Pause]) -> str | None:
    if any(p.from_ <= day <= p.to for p in pauses):
        return "停止计算"
    if rule.unit is Unit.WORKING_DAYS and not calendar.is_working(day):
        return calendar.why_off(day)
    return None
