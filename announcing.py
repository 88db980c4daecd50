"""Publishing a year: checked, entered once, told to every open case, reported; a dry run does all but enter and tell.

Nothing is lost by stopping half way: the year is entered first, cases are told as often as need be, and whoever runs
it again tells those that were not reached.
"""

import asyncio
import tomllib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from bureaus.directory import Directory
from checklist.calendar import Calendar, load_calendar
from checklist.casework.forecast import forecast, lacking, told
from checklist.publishing import examine, read, remarks, usable, with_years
from engine import ended, tell_year
from models.calendar import CaseReport, PublicationReport, PublishedYear
from models.case import CaseState
from models.errors import EditionError
from models.messages import CalendarPublished
from models.people import Actor
from readmodel.register import YearEnteredError
from readmodel.store import CaseStore

EVERY = "*"
"""In the register: a year that was entered for all bureaus."""
_TOGETHER = 6


class Announcer:
    """Publishes years in one installation."""

    def __init__(self, client: Client | None, store: CaseStore, directory: Directory) -> None:
        """Take the parts; without a client only dry runs are possible."""
        self._client = client
        self._store = store
        self._directory = directory
        self._down = ""
        """Why no more cases are tried: each would wait for the same silence."""

    async def check(self, bureau: str, said: str | dict[str, Any]) -> tuple[PublishedYear, tuple[str, ...]]:
        """Return the year that a TOML text or its data says, and remarks on it; raises PublicationError."""
        found: PublishedYear | None = None
        notes: tuple[str, ...] = ()
        calendars = [await self._before(code, said) for code in self._codes(bureau)]
        # Bureaus on one calendar need one check; one whose own edition has the year already needs none.
        through = min(calendar.published_through for calendar in calendars)
        for calendar in calendars:
            if calendar.published_through > through:
                continue
            found = read(said, calendar) if isinstance(said, str) else examine(said, calendar)
            notes = remarks(found, calendar)
        assert found is not None
        return found, notes

    async def publish(
        self, bureau: str, published: PublishedYear, by: Actor, now: datetime, notes: tuple[str, ...] = ()
    ) -> PublicationReport:
        """Enter a year and tell every open case; raises YearEnteredError where it stands with other days."""
        fresh = await self._store.enter_year(bureau, published, by.account)
        cases = await self._every(bureau, published, by, now, telling=True)
        return _report(bureau, published, notes, cases, first_time=fresh, dry_run=False)

    async def rehearse(
        self, bureau: str, published: PublishedYear, by: Actor, now: datetime, notes: tuple[str, ...] = ()
    ) -> PublicationReport:
        """Return what publishing a year would do; changes nothing. Raises YearEnteredError as publishing does."""
        entered = [y for code in self._codes(bureau) for y in await self._store.published_years(code)]
        same = [y for y in entered if y.published.year == published.year]
        for year in same:
            if year.published.sha256 != published.sha256:
                raise YearEnteredError(year.bureau)
        fresh = not same
        cases = await self._every(bureau, published, by, now, telling=False)
        return _report(bureau, published, notes, cases, first_time=fresh, dry_run=True)

    def _codes(self, bureau: str) -> tuple[str, ...]:
        return self._directory.codes if bureau == EVERY else (bureau,)

    async def _before(self, code: str, said: str | dict[str, Any]) -> Calendar:
        """Return a bureau's calendar as it stood before the year that is to be published."""
        year = _year_of(said)
        calendar = load_calendar(self._directory.bureau(code).editions.calendar)
        entered = [y.published for y in await self._store.published_years(code)]
        earlier = [y for y in entered if year is None or y.year < year]
        return with_years(calendar, usable(calendar, earlier))

    async def _every(
        self, bureau: str, published: PublishedYear, by: Actor, now: datetime, *, telling: bool
    ) -> tuple[CaseReport, ...]:
        self._down = ""
        gate = asyncio.Semaphore(_TOGETHER)
        years: dict[str, list[PublishedYear]] = {}
        cases = await self._store.calendar_cases(bureau)
        for code in dict.fromkeys(code for code, _number in cases):
            entered = [y.published for y in await self._store.published_years(code)]
            years[code] = [y for y in entered if y.year < published.year] + [published]

        async def one(code: str, number: str) -> CaseReport | None:
            async with gate:
                return await self._one(code, number, years[code], by, now, telling=telling)

        found = await asyncio.gather(*(one(*case) for case in cases))
        return tuple(report for report in found if report is not None)

    async def _one(
        self, code: str, number: str, years: Sequence[PublishedYear], by: Actor, now: datetime, *, telling: bool
    ) -> CaseReport | None:
        """Return what the newest of the years does to a case, which is told of all that it lacks."""
        kept = await self._store.snapshot(code, number)
        if kept is None:
            report, missing = CaseReport(bureau=code, number=number), tuple(years)
        else:
            state = CaseState.model_validate_json(kept.state)
            missing = lacking(state, years)
            if years[-1] not in missing:
                events = await self._store.calendar_events(code, number, years[-1].year)
                return told(code, number, ((e["type"], e["zh"], e["data"]) for e in events))
            report = _forecast(state, missing, by, now)
        if not telling:
            return report
        assert self._client is not None
        if self._down:
            return report.model_copy(update={"reached": False, "why_zh": self._down})
        try:
            for year in missing:
                await tell_year(self._client, code, number, CalendarPublished(published=year, by=by))
        except RPCError as error:
            # An archived case has no open date; one that nothing is known of may only have been numbered.
            if ended(error):
                return None
            why = f"案件引擎没有应答：{error.message}"
            if error.status in (RPCStatusCode.UNAVAILABLE, RPCStatusCode.DEADLINE_EXCEEDED):
                self._down = why
            return report.model_copy(update={"reached": False, "why_zh": why})
        return report


def _forecast(state: CaseState, years: Sequence[PublishedYear], by: Actor, now: datetime) -> CaseReport:
    opening = state.opening
    try:
        return forecast(state, years, by, now)
    except EditionError as error:
        # The case hears of the year all the same: its own worker has the edition that this process lacks.
        return CaseReport(bureau=opening.bureau, number=opening.number, why_zh=f"无法预计变动：{error}")


def _year_of(said: str | dict[str, Any]) -> int | None:
    if isinstance(said, str):
        try:
            said = tomllib.loads(said)
        except tomllib.TOMLDecodeError:
            return None
    year = said.get("year")
    return year if isinstance(year, int) else None


def _report(
    bureau: str,
    published: PublishedYear,
    notes: tuple[str, ...],
    cases: tuple[CaseReport, ...],
    *,
    first_time: bool,
    dry_run: bool,
) -> PublicationReport:
    return PublicationReport(
        year=published.year,
        sha256=published.sha256,
        source=published.source,
        bureau=bureau,
        first_time=first_time,
        dry_run=dry_run,
        remarks=notes,
        cases=cases,
    )
