"""The embedded default as a stranger meets it: starts, survives every kill, leaves nothing behind."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
import pytest

from api.tokens import issue
from embedded.process import free_port

ROOT = Path(__file__).resolve().parents[2]
OPENING = {
    "kind": "inspection",
    "cause": "检查（演示）",
    "party": {"kind": "organization", "name": "某公司（演示）"},
    "department": "执法队",
    "officers": ["14052501001", "14052501002"],
}


class Installation:
    """One `zhifa up` with ports and a data folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.port = free_port()
        self.env = {
            **{k: v for k, v in os.environ.items() if not k.startswith("ZHIFA_")},
            "ZHIFA_DATA_DIR": str(self.data),
            "ZHIFA_API_PORT": str(self.port),
            "ZHIFA_TEMPORAL_PORT": str(free_port()),
            "ZHIFA_TEMPORAL_UI_PORT": str(free_port()),
            "ZHIFA_POSTGRES_PORT": str(free_port()),
            "ZHIFA_SAMPLE_CASES": "false",
        }
        self.up: subprocess.Popen[str] | None = None

    def start(self) -> list[str]:
        """Start and return the lines up to ``ready``."""
        self.up = subprocess.Popen(
            [sys.executable, "-m", "cli", "up"],
            cwd=ROOT,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        assert self.up.stdout is not None
        lines: list[str] = []
        for line in self.up.stdout:
            lines.append(line.rstrip())
            if line.startswith("ready "):
                return lines
        raise AssertionError("\n".join(lines))

    def stop(self, number: signal.Signals = signal.SIGTERM) -> float:
        """Stop and return the seconds that it took."""
        assert self.up is not None
        began = time.monotonic()
        self.up.send_signal(number)
        self.up.wait(15)
        return time.monotonic() - began

    def kill_all(self) -> None:
        """Kill the supervisor and everything below it at once."""
        assert self.up is not None
        for process in [psutil.Process(self.up.pid), *psutil.Process(self.up.pid).children(recursive=True)]:
            # Some are gone already by the time it is their turn: their parent took them along.
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        self.up.wait(10)

    def children(self, name: str = "") -> list[psutil.Process]:
        """Return the direct children of the supervisor whose command line holds a word."""
        assert self.up is not None
        found = psutil.Process(self.up.pid).children()
        return [c for c in found if name in " ".join(c.cmdline())]

    def call(self, method: str, path: str, body: Any = None, who: str = "officer", key: str | None = None) -> Any:
        """Call the API, patient while parts of it are being restarted; the same key each time."""
        token = issue((self.data / "token.key").read_text(encoding="utf-8"), "140525", who)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        headers["Idempotency-Key"] = key or uuid.uuid4().hex
        until = time.monotonic() + 60
        while True:
            request = urllib.request.Request(
                f"http://127.0.0.1:{self.port}{path}",
                data=json.dumps(body).encode() if body is not None else None,
                headers=headers,
                method=method,
            )
            try:
                with urllib.request.urlopen(request, timeout=20) as answer:
                    return json.loads(answer.read())
            except urllib.error.HTTPError as error:
                if error.code != 503 or time.monotonic() > until:
                    raise AssertionError(f"{path}: {error.code} {error.read().decode()}") from error
            except OSError:
                if time.monotonic() > until:
                    raise
            time.sleep(0.2)

    def ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=4) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def gone(processes: list[psutil.Process], patience: float = 10) -> bool:
    """Whether processes end in time; a zombie has ended."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if not any(p.is_running() and p.status() != psutil.STATUS_ZOMBIE for p in processes if _there(p)):
            return True
        time.sleep(0.05)
    return False


def _there(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


@pytest.fixture(name="here")
def _here(tmp_path: Path) -> Iterator[Installation]:
    tmp_path.chmod(0o755)
    installation = Installation(tmp_path)
    yield installation
    if installation.up is not None and installation.up.poll() is None:
        installation.stop()


def approval() -> dict[str, Any]:
    devices = [{"device": "BWC", "battery": True, "memory": True, "clock": True}]
    return {"plan": "1", "notice_no": "1", "devices": devices}


def recording(key: str, rows: list[int]) -> dict[str, Any]:
    now = datetime.now(UTC)
    said = {"recording_id": key, "rows": rows, "device": "BWC", "method": "portable", "recorder": "14052501001"}
    return {**said, "started_at": (now - timedelta(minutes=5)).isoformat(), "ended_at": now.isoformat()}


def test_it_starts_stops_within_ten_seconds_leaves_no_process_and_goes_on_where_it_stopped(here: Installation) -> None:
    lines = here.start()
    children = here.children()
    number = here.call("POST", "/api/cases", OPENING)["number"]
    assert lines[-1] == f"ready http://127.0.0.1:{here.port}"
    assert len(children) == 4

    assert here.stop(signal.SIGINT) < 10
    assert gone(children)

    here.start()
    assert here.call("GET", f"/api/cases/{number}")["number"] == number
    here.call("POST", f"/api/cases/{number}/actions/approve-inspection", approval(), "section-head")


def test_a_supervisor_that_is_killed_leaves_no_orphan_and_the_next_start_takes_over(here: Installation) -> None:
    here.start()
    number = here.call("POST", "/api/cases", OPENING)["number"]
    children = psutil.Process(here.up.pid).children(recursive=True) if here.up else []
    assert len(children) > 4

    here.stop(signal.SIGKILL)

    assert gone(children)
    here.start()
    assert here.call("GET", f"/api/cases/{number}")["number"] == number


def test_everything_killed_at_once_loses_nothing_that_was_accepted(here: Installation) -> None:
    here.start()
    number = here.call("POST", "/api/cases", OPENING, key="opening")["number"]
    here.call("POST", f"/api/cases/{number}/actions/approve-inspection", approval(), "section-head", key="approval")
    for n in range(20):
        here.call("POST", f"/api/cases/{number}/recordings", recording(f"r{n}", [7, 8]), "device")

    here.kill_all()
    here.start()

    again = here.call("POST", "/api/cases", OPENING, key="opening")
    here.call("POST", f"/api/cases/{number}/actions/approve-inspection", approval(), "section-head", key="approval")
    case = _settled(here, number, lambda c: len(c["recordings"]) == 20)
    assert again["number"] == number
    assert case["state"]["name"] == "approved"
    events = here.call("GET", f"/api/cases/{number}/events")["events"]
    assert [e["seq"] for e in events] == list(range(1, len(events) + 1))
    assert sum(e["type"] == "action.approve-inspection" for e in events) == 1
    assert sum(e["type"] == "recording.completed" for e in events) == 20


@pytest.mark.parametrize("victim", ["worker.py", "api", "temporal", "postgres"])
def test_a_part_that_is_killed_comes_back_and_nothing_happens_twice(victim: str, here: Installation) -> None:
    here.start()
    number = here.call("POST", "/api/cases", OPENING)["number"]
    here.call("POST", f"/api/cases/{number}/actions/approve-inspection", approval(), "section-head")
    words = {"api": "-m api", "temporal": "start-dev", "postgres": "-D"}

    here.children(words.get(victim, victim))[0].kill()
    for index, action in enumerate(["arrive", "show-certificates", "state-purpose"]):
        here.call("POST", f"/api/cases/{number}/actions/{action}", {}, key=f"k{index}")
        here.call("POST", f"/api/cases/{number}/recordings", recording(f"r{index}", [7]), "device")

    case = _settled(here, number, lambda c: c["state"]["name"] == "purpose" and len(c["recordings"]) == 3)
    events = here.call("GET", f"/api/cases/{number}/events")["events"]
    assert [e["seq"] for e in events] == list(range(1, len(events) + 1))
    assert sum(e["type"].startswith("action.") for e in events) == 4
    assert len(case["acts"]) == 3


def test_a_timer_that_fell_due_while_everything_was_down_fires_on_return(here: Installation) -> None:
    here.start()
    number = here.call("POST", "/api/cases", {**OPENING, "kind": "compulsion"})["number"]
    began = datetime.now(UTC) - timedelta(hours=24) + timedelta(seconds=14)
    here.call(
        "POST",
        f"/api/cases/{number}/actions/start-emergency",
        {"urgency": "泄漏", "occurred_at": began.isoformat()},
    )
    here.kill_all()
    until = began + timedelta(hours=24, seconds=1)
    while datetime.now(UTC) < until:
        time.sleep(0.1)

    here.start()

    case = _settled(here, number, lambda c: c["state"]["name"] == "release_decided")
    assert case["state"]["name"] == "release_decided"
    told = here.call("GET", "/api/inbox", who="deputy-head")["reminders"]
    assert len([r for r in told if r["reminder"] == "compulsion_post_approval:due"]) == 1


def test_a_second_start_on_the_same_ports_and_folder_is_one_clear_sentence(here: Installation) -> None:
    here.start()

    second = subprocess.run(
        [sys.executable, "-m", "cli", "up"], cwd=ROOT, env=here.env, capture_output=True, text=True, timeout=60
    )

    assert second.returncode == 1
    assert "ZHIFA_API_PORT" in second.stderr
    assert "Traceback" not in second.stderr
    assert here.ready()


@pytest.mark.parametrize("database", ["embedded", "given"])
def test_a_second_start_on_the_same_folder_with_other_ports_is_refused_and_the_first_goes_on(
    database: str, here: Installation, dsn: str
) -> None:
    if database == "given":
        here.env["ZHIFA_DATABASE_URL"] = dsn
    here.start()
    other = {**here.env}
    for name in ("ZHIFA_API_PORT", "ZHIFA_TEMPORAL_PORT", "ZHIFA_TEMPORAL_UI_PORT", "ZHIFA_POSTGRES_PORT"):
        other[name] = str(free_port())

    second = subprocess.run(
        [sys.executable, "-m", "cli", "up"], cwd=ROOT, env=other, capture_output=True, text=True, timeout=60
    )

    assert second.returncode == 1
    assert f"数据文件夹 {here.data} 正由另一个 `zhifa up` 使用" in second.stderr
    assert "启动 Temporal" not in second.stdout
    assert here.ready()


@pytest.mark.skipif(os.geteuid() != 0, reason="only as root does the database move out of a closed folder")
def test_where_the_data_folder_was_deleted_the_old_database_does_not_come_back(here: Installation) -> None:
    here.data.parent.chmod(0o700)
    here.start()
    number = here.call("POST", "/api/cases", OPENING)["number"]
    here.stop()
    shutil.rmtree(here.data)

    lines = here.start()

    said = next(line for line in lines if "已改名为" in line)
    assert "没有删除" in said
    assert here.call("GET", "/api/cases")["cases"] == []
    assert here.call("POST", "/api/cases", OPENING)["number"] == number
    aside = re.search(r"已改名为 (\S+?)，", said)
    assert aside is not None
    assert (Path(aside[1]) / "data" / "PG_VERSION").exists()
    shutil.rmtree(aside[1])


def test_a_data_folder_that_cannot_be_one_is_refused_with_its_setting(here: Installation) -> None:
    here.data.touch()

    refused = subprocess.run(
        [sys.executable, "-m", "cli", "up"], cwd=ROOT, env=here.env, capture_output=True, text=True, timeout=60
    )

    assert refused.returncode == 1
    assert "ZHIFA_DATA_DIR" in refused.stderr
    assert "Traceback" not in refused.stderr


def _settled(here: Installation, number: str, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    until = time.monotonic() + 40
    while True:
        case: dict[str, Any] = here.call("GET", f"/api/cases/{number}")
        if holds(case) or time.monotonic() > until:
            return case
        time.sleep(0.2)


def test_the_sample_is_one_case_of_each_kind_filed_once_and_finished_if_it_was_cut_short(here: Installation) -> None:
    here.env["ZHIFA_SAMPLE_CASES"] = "true"
    here.start()
    first = here.call("GET", "/api/cases")["cases"]
    here.stop()
    (here.data / "samples-filed").unlink()

    here.start()

    again = here.call("GET", "/api/cases")["cases"]
    assert sorted(c["kind"] for c in first) == ["compulsion", "inspection", "licensing", "penalty"]
    assert all(c["sample"] and "演示" in c["cause"] for c in first)
    assert [(c["number"], c["version"]) for c in again] == [(c["number"], c["version"]) for c in first]
    assert (here.data / "samples-filed").exists()
