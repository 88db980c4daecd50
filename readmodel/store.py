"""The store: one method per named query, and the list of cases. Every one takes the bureau."""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models.change import fold
from models.errors import EnforcementError
from models.identity import case_number
from models.roles import CaseKind
from readmodel.register import Register
from readmodel.sql import QUERIES

SORTS = {
    "-opened_at": ("opened_at", "timestamptz", "DESC"),
    "opened_at": ("opened_at", "timestamptz", "ASC"),
    "due": ("coalesce(next_due_on, 'infinity'::date)", "date", "ASC"),
}


class KeyReusedError(EnforcementError):
    """The same Idempotency-Key came with another request."""


class CursorError(EnforcementError):
    """A cursor that this API did not give."""


@dataclass(frozen=True)
class Filters:
    """What a list of cases is narrowed by."""

    kind: str | None = None
    state: str | None = None
    department: str | None = None
    officer: str | None = None
    light: str | None = None
    obstructed: bool | None = None
    due_before: date | None = None
    q: str | None = None
    sort: str = "-opened_at"
    cursor: str | None = None
    limit: int = 50


@dataclass(frozen=True)
class Numbered:
    """A number that was taken, or was taken before under the same key."""

    number: str
    opening: str | None


@dataclass(frozen=True)
class Snapshot:
    """A case as the read model knows it: up to which event, and its state as JSON."""

    seq: int
    state: str


class CaseStore(Register):
    """The read model over a pool."""

    async def project(self, document: bytes) -> bool:
        """Write a projection and return whether the read model follows; where not, it must be told of the whole case.

        The news count only from where the case stands. A repeat, and an old try that comes late, change nothing.
        """
        # The hot path of every case: straight to the statement, which aiosql has named and numbered.
        if await self._pool.fetchval(QUERIES.project.sql, document.decode()):
            return True
        head = json.loads(document)["case"]
        async with self._pool.acquire() as connection, connection.transaction():
            if await _is_old(connection, head):
                return True
            if head["whole"]:
                await QUERIES.withdraw(connection, bureau=head["bureau"], number=head["number"], after=head["after"])
                await connection.fetchval(QUERIES.project.sql, document.decode())
            return bool(head["whole"])

    async def remind(self, bureau: str, number: str, reminders: list[dict[str, Any]]) -> None:
        await QUERIES.remind(
            self._pool, bureau=bureau, number=number, document=json.dumps(reminders, ensure_ascii=False)
        )

    async def take_number(
        self, bureau: str, kind: CaseKind, year: int, key: str, fingerprint: str, account: str
    ) -> Numbered:
        """Return the number for a key, taken once; raises KeyReusedError where the key stands for something else."""
        async with self._pool.acquire() as connection, connection.transaction():
            await QUERIES.lock_key(connection, text=f"{bureau}:{key}")
            known = await QUERIES.key_for_update(connection, bureau=bureau, key=key)
            if known is not None:
                if known["fingerprint"] != fingerprint:
                    raise KeyReusedError(key)
                return Numbered(number=known["number"], opening=known["opening"])
            last = await QUERIES.take_counter(connection, bureau=bureau, kind=kind.value, year=year)
            number = case_number(kind, year, last)
            await QUERIES.keep_key(
                connection,
                bureau=bureau,
                key=key,
                fingerprint=fingerprint,
                kind=kind.value,
                number=number,
                account=account,
            )
            return Numbered(number=number, opening=None)

    async def keep_opening(self, bureau: str, key: str, opening: str) -> None:
        await QUERIES.keep_opening(self._pool, bureau=bureau, key=key, opening=opening)

    async def snapshot(self, bureau: str, number: str) -> Snapshot | None:
        """Return a case as it stands."""
        return _folded([row async for row in QUERIES.changes(self._pool, bureau=bureau, number=number)])

    async def snapshot_at(self, bureau: str, number: str, at: datetime) -> Snapshot | None:
        """Return a case as it stood at an instant."""
        found = QUERIES.changes_until(self._pool, bureau=bureau, number=number, at=at)
        return _folded([row async for row in found])

    async def told_lately(self, minutes: int) -> list[tuple[str, str, int]]:
        """Return bureau, number and last event of the cases that were told of last."""
        found = QUERIES.told_lately(self._pool, minutes=minutes)
        return [(r["bureau"], r["number"], r["seq"]) async for r in found]

    async def events(self, bureau: str, number: str, after: int, limit: int) -> list[dict[str, Any]]:
        rows = [r async for r in QUERIES.events(self._pool, bureau=bureau, number=number, after=after, limit=limit)]
        return [{**dict(row), "data": json.loads(row["data"])} for row in rows]

    async def recording(self, bureau: str, number: str, recording: str) -> dict[str, Any] | None:
        found = await QUERIES.recording(self._pool, bureau=bureau, number=number, id=recording)
        return None if found is None else json.loads(found["detail"])

    async def claim_recording(self, bureau: str, number: str, recording: str) -> str:
        """Return the case to which a recording's id belongs: this one, where nobody took it before."""
        return str(await QUERIES.claim_recording(self._pool, bureau=bureau, number=number, id=recording))

    async def appoint(
        self, bureau: str, absent: str, deputy: str, roles: Sequence[str], days: tuple[date, date], why: tuple[str, str]
    ) -> int:
        """Have somebody stand in for another from a day to a day; ``why`` is the reason and who ordered it."""
        return int(
            await QUERIES.appoint(
                self._pool,
                bureau=bureau,
                absent=absent,
                deputy=deputy,
                roles=list(roles),
                first_day=days[0],
                last_day=days[1],
                reason=why[0],
                ordered_by=why[1],
            )
        )

    async def end_deputy(self, bureau: str, deputy: int) -> None:
        await QUERIES.end_deputy(self._pool, bureau=bureau, id=deputy)

    async def deputies(self, bureau: str) -> list[dict[str, Any]]:
        return [dict(r) async for r in QUERIES.deputies(self._pool, bureau=bureau)]

    async def stands_in(self, bureau: str, deputy: str, day: date) -> list[tuple[str, tuple[str, ...]]]:
        """Return for whom somebody stands in on a day, and in which roles."""
        found = QUERIES.stands_in(self._pool, bureau=bureau, deputy=deputy, day=day)
        return [(r["absent"], tuple(r["roles"])) async for r in found]

    async def stood_in_for(self, bureau: str, accounts: Sequence[str], day: date) -> list[tuple[str, tuple[str, ...]]]:
        """Return who stands in for any of some accounts on a day, and in which roles."""
        found = QUERIES.stood_in_for(self._pool, bureau=bureau, accounts=list(accounts), day=day)
        return [(r["deputy"], tuple(r["roles"])) async for r in found]

    async def inbox(self, bureau: str, account: str, limit: int) -> list[dict[str, Any]]:
        return [dict(r) async for r in QUERIES.inbox(self._pool, bureau=bureau, account=account, limit=limit)]

    async def mark_read(self, bureau: str, account: str, number: str, reminder: str) -> None:
        await QUERIES.mark_read(self._pool, bureau=bureau, account=account, number=number, reminder=reminder)

    async def due_list(self, bureau: str, owner: str | None, before: date | None, limit: int) -> list[dict[str, Any]]:
        found = QUERIES.due_list(self._pool, bureau=bureau, owner=owner, before=before, limit=limit)
        return [dict(r) async for r in found]

    async def case_count(self, bureau: str) -> int:
        return int(await QUERIES.case_count(self._pool, bureau=bureau))

    async def open_numbers(self) -> list[tuple[str, str]]:
        return [(r["bureau"], r["number"]) async for r in QUERIES.open_numbers(self._pool)]

    async def schema_version(self) -> str:
        return str(await QUERIES.schema_version(self._pool))

    async def cases(self, bureau: str, filters: Filters) -> tuple[list[dict[str, Any]], str | None]:
        """Return a page of cases with their lights, and the cursor of the next page."""
        text, arguments = _list_query(bureau, filters)
        rows = [dict(row) for row in await self._pool.fetch(text, *arguments)]
        more = len(rows) > filters.limit
        rows = rows[: filters.limit]
        keys = [row.pop("sort_key") for row in rows]
        cursor = _cursor(filters.sort, keys[-1], rows[-1]["number"]) if more and rows else None
        return rows, cursor


def _folded(rows: Sequence[Mapping[str, Any]]) -> Snapshot | None:
    if not rows:
        return None
    state = fold(json.loads(row["change"]) for row in rows)
    return Snapshot(seq=rows[-1]["seq"], state=json.dumps(state, ensure_ascii=False))


async def _is_old(connection: Any, head: dict[str, Any]) -> bool:
    """Return whether the read model has this news, or newer."""
    known = await QUERIES.told(connection, bureau=head["bureau"], number=head["number"])
    return known is not None and (known["told_at"], known["seq"]) >= (
        datetime.fromisoformat(head["told_at"]),
        head["seq"],
    )


def _list_query(bureau: str, filters: Filters) -> tuple[str, list[Any]]:
    arguments: list[Any] = [bureau]
    where = ["bureau = $1"]

    def narrow(condition: str, value: Any) -> None:
        arguments.append(value)
        where.append(condition.replace("?", f"${len(arguments)}"))

    for column in ("kind", "state", "department"):
        if getattr(filters, column) is not None:
            narrow(f"{column} = ?", getattr(filters, column))
    if filters.officer is not None:
        narrow("officers @> ARRAY[?::text]", filters.officer)
    if filters.light is not None:
        narrow("light(phase, red_at, yellow_at, suspended_until, now()) = ?", filters.light)
    if filters.obstructed is not None:
        narrow("obstructed = ?", filters.obstructed)
    if filters.due_before is not None:
        narrow("next_due_on <= ?", filters.due_before)
    if filters.q:
        pattern = "%" + filters.q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        narrow("(number ILIKE ? OR cause ILIKE ? OR party_name ILIKE ? OR coalesce(party_code, '') ILIKE ?)", pattern)
    column, cast, order = SORTS[filters.sort]
    if filters.cursor is not None:
        key, number = _opened(filters.cursor, filters.sort)
        arguments += [key, number]
        sign = "<" if order == "DESC" else ">"
        a, b = len(arguments) - 1, len(arguments)
        where.append(f"({column}, number) {sign} (${a}::text::{cast}, ${b})")
    arguments.append(filters.limit + 1)
    text = f"""
        SELECT bureau, number, kind, state, state_zh, phase, version, cause, party_name, department, officers,
               opened_at, closed_at, obstructed, next_due_on, origin, sample,
               light(phase, red_at, yellow_at, suspended_until, now()) AS light, ({column})::text AS sort_key
        FROM cases WHERE {" AND ".join(where)}
        ORDER BY {column} {order}, number {order} LIMIT ${len(arguments)}
    """
    return text, arguments


def _cursor(sort: str, key: str, number: str) -> str:
    return base64.urlsafe_b64encode(json.dumps([sort, key, number]).encode()).decode().rstrip("=")


def _opened(cursor: str, sort: str) -> tuple[str, str]:
    try:
        made_for, key, number = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        datetime.fromisoformat(key.replace(" ", "T")) if key != "infinity" else None
    except (ValueError, TypeError, AttributeError, binascii.Error) as error:
        raise CursorError(cursor) from error
    if made_for != sort or not isinstance(number, str):
        raise CursorError(cursor)
    return str(key), number
