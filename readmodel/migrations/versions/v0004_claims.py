"""A recording's id is taken by one case; people who are away have deputies."""

from readmodel.migrations.script import run

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    run("0004_claims.sql")
