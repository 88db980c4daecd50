"""Years published since the calendar editions: entered once, given to every case."""

from readmodel.migrations.script import run

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    run("0003_calendars.sql")
