"""Processes of the benchmark: the workers, their processor time and memory, and how long a start takes."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from embedded.process import free_port


class Served:
    """A worker process."""

    def __init__(self, kind: str, address: str, dsn: str) -> None:
        self.handle = subprocess.Popen(
            [sys.executable, "-m", "bench.serve", kind, address, dsn], stdout=subprocess.PIPE, text=True
        )
        assert self.handle.stdout is not None
        self.handle.stdout.readline()
        self._process = psutil.Process(self.handle.pid)

    def cpu(self) -> float:
        return cpu_of(self.handle.pid)

    def memory(self) -> int:
        return int(self._process.memory_info().rss)

    def stop(self) -> None:
        self.handle.send_signal(signal.SIGTERM)
        self.handle.wait(10)


def cpu_of(pid: int) -> float:
    """Return the processor seconds that a process and its children have used."""
    process = psutil.Process(pid)
    used = [p.cpu_times() for p in (process, *process.children())]
    return float(sum(u.user + u.system for u in used))


def calibration() -> float:
    """Return how many million additions a second this processor does now."""
    began = time.perf_counter()
    total = 0
    for number in range(3_000_000):
        total += number
    return 3 / (time.perf_counter() - began)


def start_up() -> dict[str, float]:
    """Return the seconds from `zhifa up` to its ready line: on an empty folder, and again."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        ports = {p: str(free_port()) for p in ("API", "TEMPORAL", "TEMPORAL_UI", "POSTGRES")}
        env = {**os.environ, "ZHIFA_DATA_DIR": f"{name}/data", **{f"ZHIFA_{p}_PORT": v for p, v in ports.items()}}
        found = {}
        for which in ("first", "again"):
            began = time.perf_counter()
            up = subprocess.Popen([sys.executable, "-m", "cli", "up"], env=env, stdout=subprocess.PIPE, text=True)
            assert up.stdout is not None
            for line in up.stdout:
                if line.startswith("ready"):
                    break
            found[which] = round(time.perf_counter() - began, 1)
            up.send_signal(signal.SIGTERM)
            up.wait(15)
        return found
