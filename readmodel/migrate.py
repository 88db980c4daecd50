"""Brings a database to the newest version of the read model; several at once wait for one another."""

import asyncio
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

FOLDER = Path(__file__).parent / "migrations"
_LOCK = 0x7A686966


def migrate(dsn: str, patience: float = 30) -> str:
    """Migrate a database and return the version reached; waits up to ``patience`` seconds for it to answer."""
    asyncio.run(_migrate(dsn, patience))
    return newest()


def newest() -> str:
    """Return the version that this code wants."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


async def _migrate(dsn: str, patience: float) -> None:
    engine = create_async_engine(dsn.replace("postgresql://", "postgresql+asyncpg://", 1), poolclass=NullPool)
    loop = asyncio.get_running_loop()
    until = loop.time() + patience
    try:
        while True:
            try:
                async with engine.connect() as connection:
                    await connection.execute(text(f"SELECT pg_advisory_lock({_LOCK})"))
                    await connection.commit()
                    await connection.run_sync(_upgrade)
                    await connection.commit()
                    await connection.execute(text(f"SELECT pg_advisory_unlock({_LOCK})"))
                    await connection.commit()
                return
            except OSError:
                if loop.time() > until:
                    raise
                await asyncio.sleep(0.2)
    finally:
        await engine.dispose()


def _upgrade(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
