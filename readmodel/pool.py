"""The pool of connections; json goes as text, for the documents are made and read elsewhere."""

import asyncio
from typing import Any

import asyncpg


async def open_pool(dsn: str, *, size: int = 8, patience: float = 30) -> "asyncpg.Pool[Any]":
    """Return a pool, waiting up to ``patience`` seconds for the database to answer."""
    loop = asyncio.get_running_loop()
    until = loop.time() + patience
    while True:
        try:
            pool = await asyncpg.create_pool(
                dsn,
                min_size=1,
                max_size=size,
                command_timeout=30,
                reset=_as_it_is,
                server_settings={"application_name": "zhifa", "jit": "off"},
            )
            assert pool is not None
            return pool
        except (OSError, asyncpg.CannotConnectNowError, asyncpg.ConnectionDoesNotExistError):
            if loop.time() > until:
                raise
            await asyncio.sleep(0.2)


async def _as_it_is(_connection: object) -> None:
    """Leave a connection as it is when it goes back: nothing here changes a session, and a reset is a round trip."""
