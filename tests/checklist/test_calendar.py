"""The calendar's published years against a library that others keep, and its provisional ones against the statute."""

from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from checklist.calendar import load_calendar

CALENDAR = load_calendar("cn-2026")
MAKE_UP = {
    2024: ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"],
    2025: ["01-26", "02-08", "04-27", "09-28", "10-11"],
    2026: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
}


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_day_of_a_published_year_is_as_the_state_council_gave_notice(year: int) -> None:
    day = date(year, 1, 1)
    while day.year == year:
        assert CALENDAR.is_working(day) == chinese_calendar.is_workday(day), day
        day += timedelta(1)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_the_make_up_working_days_are_these(year: int) -> None:
    assert sorted(d.strftime("%m-%d") for d in CALENDAR.working if d.year == year) == MAKE_UP[year]


@pytest.mark.parametrize("year", range(2027, 2037))
def test_a_provisional_year_knows_the_statutory_days_alone(year: int) -> None:
    found = holidays.country_holidays("CN", years=year, language="zh_CN")
    statutory = {d for d, name in found.items() if "补假" not in name and "休息日" not in name}

    assert {d for d in CALENDAR.off if d.year == year} == statutory
    assert not any(d.year == year for d in CALENDAR.working)


def test_the_statutory_days_of_2027() -> None:
    days = sorted(d.strftime("%m-%d") for d in CALENDAR.off if d.year == 2027)

    assert days == [
        "01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02", "06-09", "09-15",
        "10-01", "10-02", "10-03",
    ]  # fmt: skip
