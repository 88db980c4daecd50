"""A year as the State Council has published it: its days off and make-up working days, and what became of its news."""

import hashlib
import json
from datetime import date, datetime
from functools import cached_property
from typing import Any

from pydantic import model_validator

from models.base import Frozen


class PublishedYear(Frozen):
    """Days off (放假) with their names and make-up working days (调休上班) of one year; some forty days in all."""

    year: int
    source: str
    """The notice, e.g. 国办发明电〔2025〕7号."""
    off: dict[date, str]
    working: tuple[date, ...] = ()

    @model_validator(mode="after")
    def _of_one_year(self) -> "PublishedYear":
        if any(day.year != self.year for day in (*self.off, *self.working)):
            raise ValueError("a day is of another year")
        if set(self.off) & set(self.working):
            raise ValueError("a day is both off and working")
        return self

    @cached_property
    def sha256(self) -> str:
        """What the year is known by: its days and their names; who quotes the notice otherwise publishes the same."""
        said = {
            "year": self.year,
            "off": {day.isoformat(): name for day, name in self.off.items()},
            "working": sorted(day.isoformat() for day in self.working),
        }
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


class Finding(Frozen):
    """What is wrong with a year to be published: the field, its line in the file, and what would be right."""

    field: str
    zh: str
    line: int | None = None


class Registered(Frozen):
    """A year in the register of an installation: for one bureau, or for all (``*``)."""

    bureau: str
    published: PublishedYear
    published_by: str
    at: datetime


class Dates(Frozen):
    """What a deadline's dates were, or are."""

    due_on: date
    alarm_on: date
    provisional: bool
    earliest: date
    latest: date
    receipt: str


class Rederived(Frozen):
    """A deadline before and after a year was published."""

    deadline: str
    name_zh: str
    bearer: str
    before: Dates
    after: Dates

    @property
    def moved(self) -> bool:
        """Whether the legal date is another one."""
        return self.before.due_on != self.after.due_on


class CaseReport(Frozen):
    """What a published year does to one case."""

    bureau: str
    number: str
    reached: bool = True
    why_zh: str = ""
    """Why it was not reached, or why the case did not take the year."""
    moved: tuple[Rederived, ...] = ()
    """Deadlines with another legal date."""
    settled: tuple[Rederived, ...] = ()
    """Deadlines with the same legal date, of which doubt or alarm is another."""
    kept: tuple[dict[str, Any], ...] = ()
    """Deadlines that are as they were."""
    reviews: tuple[str, ...] = ()
    """What people must look at: a hearing whose notice is too short now, a window that was closed too early."""


class PublicationReport(Frozen):
    """What a published year does to every open case."""

    year: int
    sha256: str
    source: str
    bureau: str
    first_time: bool
    dry_run: bool
    remarks: tuple[str, ...] = ()
    cases: tuple[CaseReport, ...] = ()

    @property
    def unreached(self) -> tuple[CaseReport, ...]:
        """Cases that do not know of the year yet."""
        return tuple(case for case in self.cases if not case.reached)
