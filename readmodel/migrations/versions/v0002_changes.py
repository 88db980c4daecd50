"""Cases are told of by their changes; what an unfinished try had told is withdrawn."""

from readmodel.migrations.script import run

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    run("0002_changes.sql")
