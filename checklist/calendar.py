"""The Chinese working calendar: an edition of immutable data, honest about the years not published yet.

The State Council publishes the make-up working days (调休) of a year in the November before. Of later years
only the statutory days (全国年节及纪念日放假办法) are known; for them two bounding calendars say how early and
how late a day can turn out to be.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from checklist.editions import SHELF, Shelf
from models.errors import CalendarError

_loaded: dict[tuple[int, str], "Calendar"] = {}
ONE = timedelta(days=1)
# How far a block of days off has reached beyond its statutory days since 2014, before and after.
_REACH = {"春节": (2, 6), "国庆节": (1, 5), "劳动节": (3, 4)}
_REACH_OTHERS = (2, 2)
# How far from a holiday a weekend was made a working day, at most.
_MAKE_UP_WITHIN = 15


@dataclass(frozen=True)
class Calendar:
    """Days off and make-up working days; every other day is a working day from Monday to Friday."""

    name: str
    sha256: str
    first_year: int
    last_year: int
    published_through: int
    off: dict[date, str]
    working: frozenset[date]

    def is_working(self, day: date) -> bool:
        """Whether a day is a working day (工作日); raises CalendarError beyond the data."""
        if not self.first_year <= day.year <= self.last_year:
            raise CalendarError(
                f"calendar {self.name} has data for {self.first_year}-{self.last_year}, not for {day.isoformat()}"
            )
        return day in self.working or (day.weekday() < 5 and day not in self.off)

    def why_off(self, day: date) -> str:
        """Return why a day is no working day, in Chinese."""
        return self.off.get(day) or "双休日"

    def next_working(self, day: date) -> date:
        """Return the day itself if it is a working day, else the first one after it."""
        while not self.is_working(day):
            day += ONE
        return day

    def previous_working(self, day: date) -> date:
        """Return the day itself if it is a working day, else the last one before it."""
        while not self.is_working(day):
            day -= ONE
        return day

    def with_published(self, year: int, off: Iterable[date], working: Iterable[date]) -> "Calendar":
        """Return this calendar with a year as the State Council has published it since; ``off`` may name its days.

        Raises CalendarError for days of another year, a day off that is a make-up day too, or a year that is
        not the first one unpublished.
        """
        names = off if isinstance(off, Mapping) else {}
        off, working = tuple(off), tuple(working)
        wrong = [d for d in (*off, *working) if d.year != year]
        if wrong:
            raise CalendarError(f"calendar for {year}: {wrong[0].isoformat()} is of another year")
        if set(off) & set(working):
            raise CalendarError(f"calendar for {year}: a day is both off and working")
        if year != self.published_through + 1:
            raise CalendarError(f"calendar for {year}: the next year to publish is {self.published_through + 1}")
        kept = {d: why for d, why in self.off.items() if d.year != year}
        return replace(
            self,
            name=f"{self.name}+{year}",
            published_through=year,
            off={**kept, **{d: names.get(d) or self.off.get(d, "放假") for d in off}},
            working=frozenset(d for d in self.working if d.year != year) | frozenset(working),
        )

    @cached_property
    def early(self) -> "Calendar":
        """The bound on one side: statutory days only, and every weekend near them made a working day."""
        near = {d + n * ONE for d in self._unpublished for n in range(-_MAKE_UP_WITHIN, _MAKE_UP_WITHIN + 1)}
        made = {
            d
            for d in near
            if d.weekday() >= 5 and d not in self.off and self.published_through < d.year <= self.last_year
        }
        return replace(self, name=f"{self.name}/early", working=self.working | made)

    @cached_property
    def late(self) -> "Calendar":
        """The bound on the other side: the longest blocks of days off, and no make-up day."""
        longer = dict(self.off)
        for day, name in self._unpublished.items():
            before, after = _REACH.get(name, _REACH_OTHERS)
            for n in range(-before, after + 1):
                other = day + n * ONE
                if self.published_through < other.year <= self.last_year:
                    longer.setdefault(other, f"{name}（可能放假）")
        return replace(self, name=f"{self.name}/late", off=longer)

    @cached_property
    def _unpublished(self) -> dict[date, str]:
        return {d: name for d, name in self.off.items() if d.year > self.published_through}


def load_calendar(name: str, shelf: Shelf = SHELF) -> Calendar:
    """Return a calendar by its edition's name, read and checked once per process."""
    key = (id(shelf), name)
    if key not in _loaded:
        edition = shelf.edition("calendars", name)
        where = edition.path.name
        years = edition.data.get("year", [])
        if not years:
            raise CalendarError(f"{where}: no year")
        off: dict[date, str] = {}
        working: set[date] = set()
        for entry in years:
            year = int(entry["year"])
            found = {date.fromisoformat(d): str(why) for d, why in entry.get("off", {}).items()}
            made = {date.fromisoformat(d) for d in entry.get("working", [])}
            for day in (*found, *made):
                if day.year != year:
                    raise CalendarError(f"{where}: year {year}: {day.isoformat()} is of another year")
            if made & set(found):
                raise CalendarError(f"{where}: year {year}: a day is both off and working")
            off.update(found)
            working |= made
        numbers = [int(entry["year"]) for entry in years]
        if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            raise CalendarError(f"{where}: the years do not follow one another")
        _loaded[key] = Calendar(
            name=edition.name,
            sha256=edition.sha256,
            first_year=numbers[0],
            last_year=numbers[-1],
            published_through=max(int(e["year"]) for e in years if e.get("published")),
            off=off,
            working=frozenset(working),
        )
    return _loaded[key]
