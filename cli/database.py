"""Where the database is for a command: the one that is given, else that of the data folder."""

from pathlib import Path

from settings import Settings


class NotBuilt(Exception):
    """The embedded database is not there yet."""

    def __init__(self) -> None:
        super().__init__("内置数据库尚未建立：请先运行 `make run`")


def database_of(settings: Settings) -> str:
    """Return the database of these settings; raises NotBuilt where it was never started."""
    if not settings.embedded_database:
        return settings.dsn
    from embedded.postgres import Postgres

    folder = settings.data_dir.absolute() / "pg"
    server = Postgres(folder, settings.postgres_port, bindir=settings.pg_bin, user=settings.pg_user)
    if not Path(server.folder / "password").exists():
        raise NotBuilt
    return server.dsn
