"""The read model, first version."""

from readmodel.migrations.script import run

revision = "0001"
down_revision = None


def upgrade() -> None:
    run("0001_cases.sql")
