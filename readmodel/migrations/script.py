"""Runs a migration's SQL file whole, on the connection that alembic holds."""

from pathlib import Path

from alembic import op


def run(name: str) -> None:
    """Execute every statement of a file beside the revisions."""
    text = (Path(__file__).parent / "versions" / name).read_text(encoding="utf-8")
    raw = op.get_bind().connection.dbapi_connection
    assert raw is not None
    raw.run_async(lambda connection: connection.execute(text))
