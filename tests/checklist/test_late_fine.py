"""The late fine between the days of reconsideration and litigation: what holds for every fine and every stop."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.counting import accrued, accrued_between_stops, late_day, late_days
from models.deadline import Pause

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
FINES = st.integers(1, 1_000_000)
LENGTHS = st.integers(0, 60)
STOPS = st.lists(st.tuples(DAYS, LENGTHS), max_size=4).map(
    lambda found: [stop(first, first + timedelta(days=length)) for first, length in found]
)


def stop(first: date, last: date) -> Pause:
    return Pause.model_validate({"from": first, "to": last})


@given(fine=FINES, last=DAYS, days=st.integers(-5, 80))
def test_without_a_stop_it_is_the_plain_late_fine(fine: int, last: date, days: int) -> None:
    on = last + timedelta(days=days)

    assert accrued_between_stops(fine, last, on, []) == accrued(fine, last, on)


@given(last=DAYS, days=st.integers(0, 80), stops=STOPS)
def test_a_day_counts_once_unless_a_stop_covers_it(last: date, days: int, stops: list[Pause]) -> None:
    late = [last + timedelta(days=n) for n in range(1, days + 1)]
    counted = [day for day in late if not any(s.from_ <= day <= s.to for s in stops)]

    assert late_days(last, last + timedelta(days=days), stops) == len(counted)


@given(fine=FINES, last=DAYS, days=LENGTHS, stops=STOPS, more=STOPS)
def test_more_stops_never_make_it_more(fine: int, last: date, days: int, stops: list[Pause], more: list[Pause]) -> None:
    on = last + timedelta(days=days)

    assert accrued_between_stops(fine, last, on, [*stops, *more]) <= accrued_between_stops(fine, last, on, stops)


@given(fine=FINES, last=DAYS, days=st.integers(0, 400), stops=STOPS)
def test_it_never_falls_and_never_passes_the_fine(fine: int, last: date, days: int, stops: list[Pause]) -> None:
    on = last + timedelta(days=days)
    today, tomorrow = (accrued_between_stops(fine, last, on + timedelta(days=n), stops) for n in (0, 1))

    assert today <= tomorrow <= fine


@given(last=DAYS, count=st.integers(1, 60), stops=STOPS)
def test_the_day_of_a_count_is_the_first_on_which_it_is_reached(last: date, count: int, stops: list[Pause]) -> None:
    found = late_day(last, count, stops)

    assert late_days(last, found, stops) == count
    assert late_days(last, found - timedelta(days=1), stops) == count - 1


@pytest.mark.parametrize(
    ("on", "want"), [("2026-05-06", 0), ("2026-05-07", 600), ("2026-06-08", 19800), ("2026-06-09", 20000)]
)
def test_the_cap_is_reached_on_the_thirty_fourth_day(on: str, want: int) -> None:
    assert accrued_between_stops(20000, date(2026, 5, 6), date.fromisoformat(on), []) == want
