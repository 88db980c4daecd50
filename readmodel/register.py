"""The register of published years, and which cases they concern."""

import json
from collections.abc import Mapping
from typing import Any

import asyncpg

from models.calendar import PublishedYear, Registered
from models.errors import EnforcementError
from readmodel.sql import QUERIES


class YearEnteredError(EnforcementError):
    """The year was entered before with other days; carries for whom (``*``: for all bureaus)."""


class Register:
    """Published years over a pool."""

    def __init__(self, pool: "asyncpg.Pool[Any]") -> None:
        self._pool = pool

    async def enter_year(self, bureau: str, published: PublishedYear, account: str) -> bool:
        """Enter a published year for a bureau, or for all (``*``); return whether it is new.

        Raises YearEnteredError where the year stands with other days.
        """
        async with self._pool.acquire() as connection, connection.transaction():
            await QUERIES.lock_calendars(connection)
            entered = [r async for r in QUERIES.years_entered(connection, bureau=bureau, year=published.year)]
            for other in entered:
                if other["sha256"] != published.sha256:
                    raise YearEnteredError(other["bureau"])
            if any(other["bureau"] in (bureau, "*") for other in entered):
                return False
            await QUERIES.enter_year(
                connection,
                bureau=bureau,
                year=published.year,
                sha256=published.sha256,
                source=published.source,
                days=published.model_dump_json(include={"off", "working"}),
                published_by=account,
            )
            return True

    async def published_years(self, bureau: str) -> list[Registered]:
        """Return the years that were entered for a bureau or for all, oldest first."""
        return [_registered(row) async for row in QUERIES.published_years(self._pool, bureau=bureau)]

    async def calendar_cases(self, bureau: str) -> list[tuple[str, str]]:
        found = QUERIES.calendar_cases(self._pool, bureau=bureau)
        return [(r["bureau"], r["number"]) async for r in found]

    async def calendar_events(self, bureau: str, number: str, year: int) -> list[dict[str, Any]]:
        found = QUERIES.calendar_events(self._pool, bureau=bureau, number=number, year=year)
        return [{**dict(row), "data": json.loads(row["data"])} async for row in found]


def _registered(row: Mapping[str, Any]) -> Registered:
    days = json.loads(row["days"])
    return Registered(
        bureau=row["bureau"],
        published=PublishedYear(year=row["year"], source=row["source"], **days),
        published_by=row["published_by"],
        at=row["at"],
    )
