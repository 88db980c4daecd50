"""Previewing a deadline: what a rule gives, with its receipt, outside any case."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from checklist.calendar import Calendar
from checklist.counting import due, due_chain
from checklist.receipt import receipt
from checklist.rules import Rules
from models.deadline import Pause, RuleType
from models.errors import EditionError, EnforcementError
from models.time import day_of


class NoDueDate(EnforcementError):
    """A rule of this type has no due date, or cannot do what was asked; carries the type."""

    def __init__(self, rule_type: str, message: str) -> None:
        """Take the type and the sentence."""
        super().__init__(message)
        self.rule_type = rule_type


class OutOfReach(EditionError):
    """A date that the working calendar does not reach."""


def preview(
    rules: Rules,
    calendar: Calendar,
    rule_id: str,
    trigger: date | datetime,
    suspensions: Sequence[Pause] = (),
    *,
    extended: bool = False,
) -> dict[str, Any]:
    """Return due date and receipt; a chain has one due date per step.

    Raises OutOfReach for dates beyond the calendar, RuleUnknown for an unknown rule, NoDueDate for guards,
    recurring rules, and for a stop or an extension that the rule does not know.
    """
    day = day_of(trigger) if isinstance(trigger, datetime) else trigger
    rule = rules.at(rule_id, day)
    # Two years of room: the longest rules count months, and provisional dates look further still.
    first, last_year = calendar.first_year, calendar.last_year - 2
    for said in (day, *(d for p in suspensions for d in (p.from_, p.to))):
        if not first <= said.year <= last_year:
            raise OutOfReach(f"日期{said}超出工作日历的范围（{first}年至{last_year}年），请核对")
    if rule.type in (RuleType.GUARD, RuleType.RECURRING):
        words = {"guard": "是条件，不是期限", "recurring": "按日计算，没有届满日"}[rule.type.value]
        raise NoDueDate(rule.type.value, f"“{rule.name_zh}”{words}")
    if extended and rule.extension is None:
        raise NoDueDate(rule.type.value, f"“{rule.name_zh}”依法不得延长")
    if suspensions and not rule.pausable:
        raise NoDueDate(rule.type.value, f"“{rule.name_zh}”依法不得停止计算")
    if any(p.to < p.from_ for p in suspensions):
        raise NoDueDate(rule.type.value, "停止计算的末日不得早于首日")
    times = 1 if extended else 0
    chain = due_chain(rule, trigger, calendar) if rule.type is RuleType.CHAIN else []
    last = chain[-1] if chain else due(rule, trigger, calendar, pauses=suspensions, extended=times)
    found = receipt(rule, trigger, calendar, pauses=suspensions, extended=times)
    return {
        "rule": rule.id,
        "name_zh": rule.name_zh,
        "type": rule.type.value,
        **last.model_dump(mode="json"),
        "steps": [{"zh": step.zh, **one.model_dump(mode="json")} for step, one in zip(rule.steps, chain, strict=False)],
        "receipt": found.model_dump(mode="json"),
    }
