"""The counting rules at their boundaries: golden dates of the 2026 calendar, and what holds for every date."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.calendar import Calendar, load_calendar
from checklist.counting import accrued, add_months, due, due_chain, earliest_event
from checklist.preview import NoDueDate, preview
from checklist.receipt import receipt
from checklist.rules import load_rules
from checklist.rungs import rungs
from models.deadline import Pause, RuleType, RuleVersion
from models.errors import CalendarError, RulesError, RuleUnknown
from models.time import SHANGHAI

RULES = load_rules("cn-2026-12")
CALENDAR = load_calendar("cn-2026")
DAYS = st.dates(date(2024, 2, 1), date(2026, 8, 31))


def rule(name: str, on: str = "2026-06-01") -> RuleVersion:
    return RULES.at(name, date.fromisoformat(on))


def pause(first: str, last: str) -> tuple[Pause, ...]:
    return (Pause.model_validate({"from": first, "to": last}),)


@pytest.mark.parametrize(
    ("name", "trigger", "want"),
    [
        ("hearing_request", "2026-02-12", "2026-02-26"),
        ("penalty_service", "2026-02-12", "2026-02-28"),
        ("hearing_request", "2026-04-30", "2026-05-11"),
        ("penalty_service", "2026-09-23", "2026-10-10"),
        ("demand_notice", "2026-01-30", "2026-02-13"),
        ("license_decision", "2026-09-15", "2026-10-19"),
        ("license_decision", "2026-03-02", "2026-03-30"),
        ("reinspection", "2026-09-24", "2026-10-08"),
        ("fine_payment", "2026-04-20", "2026-05-06"),
        ("seizure_period", "2026-09-05", "2026-10-05"),
        ("seizure_period", "2026-06-01", "2026-07-01"),
        ("penalty_decision", "2026-07-08", "2026-10-08"),
        ("reconsideration", "2026-02-20", "2026-04-21"),
        ("litigation", "2026-04-02", "2026-10-08"),
        ("litigation", "2025-08-31", "2026-02-28"),
        ("court_enforcement", "2026-07-31", "2026-11-02"),
        ("hearing_notice", "2026-10-14", "2026-09-28"),
    ],
)
def test_golden_date(name: str, trigger: str, want: str) -> None:
    assert due(rule(name, trigger), date.fromisoformat(trigger), CALENDAR).due_on.isoformat() == want


def test_an_extension_continues_the_count() -> None:
    found = due(rule("license_decision"), date(2026, 9, 15), CALENDAR, extended=1)

    assert found.due_on == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("name", "trigger", "first", "last", "want"),
    [
        ("license_decision", "2026-03-02", "2026-03-09", "2026-03-18", "2026-04-10"),
        ("seizure_period", "2026-06-01", "2026-06-05", "2026-06-14", "2026-07-11"),
    ],
)
def test_days_of_a_pause_are_not_counted(name: str, trigger: str, first: str, last: str, want: str) -> None:
    found = due(rule(name), date.fromisoformat(trigger), CALENDAR, pauses=pause(first, last))

    assert found.due_on.isoformat() == want


def test_seven_days_before_may_be_read_inclusively_by_a_setting() -> None:
    inclusive = RULES.with_settings({"hearing_notice": {"count": "inclusive"}}).at("hearing_notice", date(2026, 10, 14))

    assert due(inclusive, date(2026, 10, 14), CALENDAR).due_on == date(2026, 9, 29)


def test_the_seizures_alarm_lies_on_the_working_day_before_its_end() -> None:
    found = due(rule("seizure_period"), date(2026, 9, 5), CALENDAR)

    assert (found.due_on, found.alarm_on) == (date(2026, 10, 5), date(2026, 9, 30))


def test_hours_run_from_the_minute_and_do_not_roll() -> None:
    began = datetime(2026, 10, 1, 10, 30, tzinfo=SHANGHAI)

    assert due(rule("compulsion_post_approval"), began, CALENDAR).due_at == began + timedelta(hours=24)


def test_a_power_cut_is_told_twenty_four_hours_before() -> None:
    cut = datetime(2026, 10, 2, 8, 0, tzinfo=SHANGHAI)

    assert due(rule("power_cut_notice"), cut, CALENDAR).due_at == cut - timedelta(hours=24)


def test_a_month_ends_on_its_last_day_where_there_is_no_corresponding_one() -> None:
    assert add_months(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert add_months(date(2023, 8, 31), 6) == date(2024, 2, 29)


def test_public_notice_counts_as_service_when_thirty_full_days_have_passed() -> None:
    found = due(rule("public_notice_service"), date(2026, 3, 1), CALENDAR)

    assert found.due_at == datetime(2026, 4, 1, tzinfo=SHANGHAI)


def test_public_notice_before_2022_took_sixty_days() -> None:
    assert RULES.at("public_notice_service", date(2021, 12, 31)).length == 60
    assert RULES.at("public_notice_service", date(2022, 1, 1)).length == 30


def test_a_chain_gives_a_date_for_each_step() -> None:
    first, second = due_chain(rule("onspot_fine_handover"), date(2026, 9, 30), CALENDAR)

    assert (first.due_on, second.due_on) == (date(2026, 10, 9), date(2026, 10, 12))


def test_three_percent_a_day_reach_the_fine_itself_on_day_thirty_four() -> None:
    last = date(2026, 5, 6)

    assert accrued(20_000, last, last) == 0
    assert accrued(20_000, last, date(2026, 5, 7)) == 600
    assert accrued(20_000, last, date(2026, 6, 8)) < 20_000
    assert accrued(20_000, last, date(2026, 6, 9)) == 20_000


def test_a_date_in_an_unpublished_year_is_provisional_with_its_bounds() -> None:
    found = due(rule("litigation", "2026-09-22"), date(2026, 9, 22), CALENDAR)

    assert found.provisional
    assert found.earliest <= found.due_on <= found.latest


def test_a_calendar_day_measure_is_never_provisional() -> None:
    found = due(rule("demand_notice").model_copy(update={"unit": "calendar_days"}), date(2026, 12, 25), CALENDAR)

    assert not found.provisional


@given(
    day=DAYS,
    name=st.sampled_from(["hearing_request", "license_decision", "penalty_decision", "reinspection", "litigation"]),
)
def test_the_true_date_lay_within_the_bounds_of_a_year_that_was_not_published_yet(day: date, name: str) -> None:
    unpublished = _unpublished()
    if day.year == 2024 and name == "litigation":
        return
    true = due(RULES.at(name, day), day, CALENDAR).due_on
    found = due(RULES.at(name, day), day, unpublished)

    assert found.earliest <= true <= found.latest


@given(day=DAYS, length=st.integers(1, 40))
def test_the_start_day_is_never_counted_and_every_counted_day_works(day: date, length: int) -> None:
    one = rule("license_decision").model_copy(update={"length": length})

    found = due(one, day, CALENDAR).due_on

    counted = [day + timedelta(n) for n in range(1, (found - day).days + 1) if CALENDAR.is_working(day + timedelta(n))]
    assert len(counted) == length
    assert counted[-1] == found


@given(day=DAYS, first=st.integers(1, 30), length=st.integers(0, 20))
def test_a_pause_never_makes_a_date_earlier(day: date, first: int, length: int) -> None:
    stop = pause((day + timedelta(first)).isoformat(), (day + timedelta(first + length)).isoformat())

    for name in ("license_decision", "seizure_period"):
        assert due(rule(name), day, CALENDAR, pauses=stop).due_on >= due(rule(name), day, CALENDAR).due_on


@given(day=DAYS, name=st.sampled_from(["penalty_decision", "fine_payment", "reinspection", "litigation"]))
def test_a_rolled_date_is_a_working_day_and_the_alarm_never_later(day: date, name: str) -> None:
    found = due(RULES.at(name, day), day, CALENDAR)

    assert CALENDAR.is_working(found.due_on)
    assert found.alarm_on <= found.due_on


@given(day=DAYS)
def test_the_earliest_hearing_leaves_exactly_the_notice_that_the_law_asks(day: date) -> None:
    one = rule("hearing_notice")
    event = earliest_event(one, day, CALENDAR)

    assert due(one, event, CALENDAR).due_on >= day
    assert due(one, event - timedelta(1), CALENDAR).due_on < day


@given(day=DAYS, name=st.sampled_from(sorted(RULES.versions)))
def test_the_same_inputs_give_the_same_receipt(day: date, name: str) -> None:
    versions = RULES.versions[name]
    on = max(day, versions[-1].effective_from)
    one = RULES.at(name, on)
    if one.type in (RuleType.GUARD, RuleType.RECURRING) or on > date(2026, 8, 31):
        return

    first, second = receipt(one, on, CALENDAR), receipt(one, on, CALENDAR)

    assert first == second
    assert len(first.hash) == 64
    assert first.article
    assert first.calendar_edition.startswith("cn-2026:")


def test_a_receipt_names_every_skipped_day_and_why() -> None:
    found = receipt(rule("license_decision"), date(2026, 9, 15), CALENDAR)

    assert [(s.from_.isoformat(), s.to.isoformat(), s.why_zh) for s in found.skipped][:3] == [
        ("2026-09-19", "2026-09-19", "双休日"),
        ("2026-09-25", "2026-09-27", "中秋节"),
        ("2026-10-01", "2026-10-07", "国庆节"),
    ]


def test_another_setting_gives_another_receipt_that_shows_it() -> None:
    set_ = RULES.with_settings({"hearing_hold": {"length": 15}}).at("hearing_hold", date(2026, 6, 1))

    found = receipt(set_, date(2026, 6, 1), CALENDAR)

    assert found.settings == {"length": {"set": 15, "was": 20}}
    assert found.hash != receipt(rule("hearing_hold"), date(2026, 6, 1), CALENDAR).hash


def test_what_the_law_fixes_is_no_setting() -> None:
    with pytest.raises(RulesError, match=r"demand_notice\.length is the law's"):
        RULES.with_settings({"demand_notice": {"length": 3}})


def test_everything_that_is_doubtful_says_so_and_can_be_set_or_is_the_law() -> None:
    for version in RULES.newest():
        if version.verify_18 or version.confidence in ("K", "I", "W"):
            assert version.doubt_zh, version.id
        if version.confidence == "Q" and version.type is RuleType.PERIOD:
            assert version.basis, version.id


@pytest.mark.parametrize(
    ("name", "words"), [("penalty_decison", "penalty_decision"), ("license_decision_hazchem_trade", "is not in force")]
)
def test_an_unknown_rule_or_day_is_refused_with_what_would_be_right(name: str, words: str) -> None:
    with pytest.raises(RuleUnknown, match=words):
        RULES.at(name, date(2010, 1, 1))


@pytest.mark.parametrize("name", ["enforcement_time_ban", "late_fine", "daily_penalty", "collective_discussion"])
def test_guards_and_recurring_rules_have_no_due_date_and_say_so(name: str) -> None:
    with pytest.raises(NoDueDate):
        preview(RULES, CALENDAR, name, date(2026, 6, 1))


def test_rungs_come_in_order_once_each_and_end_with_the_due_instant() -> None:
    one = rule("penalty_decision")
    found = rungs(one, date(2026, 7, 8), due(one, date(2026, 7, 8), CALENDAR), CALENDAR)

    assert [r.key for r in found] == ["50%", "80%", "-1wd", "alarm", "due"]
    assert [r.at for r in found] == sorted(r.at for r in found)


def test_publishing_a_year_makes_its_dates_final() -> None:
    off = [date(2027, 1, 1), *(date(2027, 2, d) for d in range(5, 12))]
    newer = CALENDAR.with_published(2027, off, [date(2027, 2, 20)])

    assert not due(rule("license_decision"), date(2026, 12, 20), newer).provisional


def test_a_calendar_says_where_its_data_end() -> None:
    with pytest.raises(CalendarError, match="2024-2036"):
        CALENDAR.is_working(date(2037, 1, 4))


def _unpublished() -> Calendar:
    """Return the calendar as it would be if only 2023 had been published: statutory days alone, no make-up day."""
    from dataclasses import replace

    statutory = {
        "元旦": ["2024-01-01", "2025-01-01", "2026-01-01", "2027-01-01"],
        "春节": [
            "2024-02-10", "2024-02-11", "2024-02-12",
            "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31",
            "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19",
        ],
        "清明节": ["2024-04-04", "2025-04-04", "2026-04-05"],
        "劳动节": ["2024-05-01", "2025-05-01", "2025-05-02", "2026-05-01", "2026-05-02"],
        "端午节": ["2024-06-10", "2025-05-31", "2026-06-19"],
        "中秋节": ["2024-09-17", "2025-10-06", "2026-09-25"],
        "国庆节": [f"{y}-10-0{d}" for y in (2024, 2025, 2026) for d in (1, 2, 3)],
    }  # fmt: skip
    off = {date.fromisoformat(d): name for name, days in statutory.items() for d in days}
    kept = {d: why for d, why in CALENDAR.off.items() if d.year > 2026}
    return replace(CALENDAR, name="as-of-2023", published_through=2023, off={**kept, **off}, working=frozenset())
