"""Deadlines that no case of a county bureau starts: other authorities', courts', those of a licence's later life."""

from datetime import date

from checklist.calendar import load_calendar
from checklist.counting import due, due_chain
from checklist.rules import load_rules
from models.deadline import RuleVersion

CALENDAR = load_calendar("cn-2026")


def rule(name: str) -> RuleVersion:
    return load_rules("cn-2026-12").at(name, date(2026, 6, 1))


def test_a_safety_permit_is_decided_within_forty_five_calendar_days_elsewhere() -> None:
    assert due(rule("license_decision_safety_permit"), date(2026, 3, 2), CALENDAR).due_on == date(2026, 4, 16)


def test_unified_handling_takes_at_most_forty_five_working_days_and_fifteen_more() -> None:
    unified = rule("license_unified")

    assert due(unified, date(2026, 3, 2), CALENDAR).due_on == date(2026, 5, 8)
    assert due(unified, date(2026, 3, 2), CALENDAR, extended=1).due_on == date(2026, 5, 28)


def test_renewal_is_applied_for_thirty_days_before_the_licence_ends() -> None:
    assert due(rule("license_renewal_application"), date(2026, 12, 31), CALENDAR).due_on == date(2026, 12, 1)


def test_renewal_is_decided_before_the_licence_ends_or_deemed_granted() -> None:
    renewal = rule("license_renewal_decision")

    assert due(renewal, date(2026, 12, 31), CALENDAR).due_on == date(2026, 12, 31)
    assert renewal.on_expiry == "fiction"


def test_the_court_accepts_within_five_and_rules_within_seven_working_days() -> None:
    accepted, ruled = due_chain(rule("court_accept"), date(2026, 9, 23), CALENDAR)

    assert (accepted.due_on, ruled.due_on) == (date(2026, 10, 8), date(2026, 10, 16))
    assert due(rule("court_rule"), accepted.due_on, CALENDAR).due_on == ruled.due_on
