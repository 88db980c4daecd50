"""Health: whether the process lives, and whether what it depends on answers. The only routes without a token."""

import asyncio
from typing import Any

import asyncpg
from fastapi import APIRouter, Response

from api.caller import Desk
from readmodel.migrate import newest

router = APIRouter(tags=["健康"])


@router.get("/healthz", summary="存活", operation_id="healthz")
async def healthz() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/readyz", summary="就绪", operation_id="readyz")
async def readyz(desk: Desk, response: Response) -> dict[str, Any]:
    parts = {"temporal": await _within(desk.cases.ready()), "database": await _within(_database(desk))}
    ready = all(reason is None for reason in parts.values())
    if not ready:
        response.status_code = 503
    return {"status": "ok" if ready else "unavailable", "parts": {k: v or "ok" for k, v in parts.items()}}


async def _database(desk: Desk) -> str | None:
    try:
        version = await desk.store.schema_version()
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        return type(error).__name__
    wanted = newest()
    return None if version == wanted else f"schema {version}, wanted {wanted}"


async def _within(question: Any) -> str | None:
    try:
        async with asyncio.timeout(3):
            found: str | None = await question
            return found
    except TimeoutError:
        return "no answer within 3 s"
