"""Migrations: numbered SQL files, run by alembic."""
