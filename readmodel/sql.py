"""The named queries: each with its sentence in ``queries.sql``."""

from pathlib import Path
from typing import Any

import aiosql

QUERIES: Any = aiosql.from_path(Path(__file__).parent / "queries.sql", "asyncpg")
