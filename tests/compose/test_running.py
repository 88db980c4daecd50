"""The compose file on a real engine: built, started, healthy, used, its worker and database killed, taken down.

Image names come from the environment, as the compose file takes them; `standins/build.sh` makes some where no
registry can be reached.
"""

import json
import os
import secrets
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jwt
import pytest

from embedded.process import free_port

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.compose


class Stack:
    """The composed stack under a project name of its own."""

    def __init__(self, bureaus: Path) -> None:
        program = shutil.which("docker-compose")
        self.port, self.key = free_port(), secrets.token_hex(32)
        self._command = [*([program] if program else ["docker", "compose"]), "-p", f"zhifa-test-{os.getpid()}"]
        self._env = {
            **os.environ,
            **{name: secrets.token_hex(16) for name in ("POSTGRES_PASSWORD", "ZHIFA_DB_PASSWORD")},
            "TEMPORAL_DB_PASSWORD": secrets.token_hex(16),
            "ZHIFA_TOKEN_KEY": self.key,
            "ZHIFA_IMAGE": "zhifa-test:local",
            "ZHIFA_BUREAUS": str(bureaus),
            "ZHIFA_API_PUBLISH": f"127.0.0.1:{self.port}",
            "TEMPORAL_UI_PUBLISH": f"127.0.0.1:{free_port()}",
        }

    def compose(self, *words: str) -> str:
        done = subprocess.run([*self._command, *words], cwd=ROOT, env=self._env, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        return done.stdout

    def container(self, service: str) -> dict[str, Any]:
        name = self.compose("ps", "-q", service).strip()
        found = subprocess.run(["docker", "inspect", name], env=self._env, capture_output=True, text=True, check=True)
        return dict(json.loads(found.stdout)[0])

    def call(
        self, method: str, path: str, body: Any = None, account: str = "officer", **headers: str
    ) -> tuple[int, Any]:
        now = int(time.time())
        claims = {"sub": account, "bureau": "140599", "aud": "zhifa", "iat": now, "exp": now + 600}
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {jwt.encode(claims, self.key, algorithm='HS256')}",
                "Content-Type": "application/json",
                **{k.replace("_", "-"): v for k, v in headers.items()},
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read() or b"null")

    def until(self, method: str, path: str, status: int, seconds: float = 60) -> Any:
        """Ask again until the answer has a status."""
        end = time.monotonic() + seconds
        while True:
            try:
                got, said = self.call(method, path)
            except OSError as error:
                got, said = 0, str(error)
            if got == status:
                return said
            assert time.monotonic() < end, (got, said)
            time.sleep(0.5)


@pytest.fixture(name="stack", scope="module")
def _stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    if shutil.which("docker") is None or subprocess.run(["docker", "info"], capture_output=True).returncode != 0:
        pytest.fail("no Docker engine answers on this machine: install and start one, or set DOCKER_HOST")
    bureaus = tmp_path_factory.mktemp("bureaus")
    own = (ROOT / "bureaus" / "140525.toml").read_text(encoding="utf-8").replace("140525", "140599")
    (bureaus / "140599.toml").write_text(own, encoding="utf-8")
    for place in (bureaus, bureaus / "140599.toml"):
        place.chmod(0o755)
    stack = Stack(bureaus)
    try:
        stack.compose("up", "-d", "--build", "--wait")
        yield stack
    finally:
        stack.compose("down", "-v", "--remove-orphans")


def test_it_comes_up_healthy_unprivileged_and_read_only(stack: Stack) -> None:
    assert stack.until("GET", "/readyz", 200)
    for service in ("api", "worker"):
        found = stack.container(service)
        assert found["Config"]["User"] == "10001:10001"
        assert found["HostConfig"]["ReadonlyRootfs"] is True
        assert found["HostConfig"]["CapDrop"] == ["ALL"]
        assert "no-new-privileges:true" in found["HostConfig"]["SecurityOpt"]
    assert stack.call("GET", "/api/cases")[0] == 200


def test_what_was_accepted_outlives_worker_and_database(stack: Stack) -> None:
    opening = {
        "kind": "compulsion",
        "cause": "涉嫌使用不合格设备",
        "party": {"name": "某公司（测试）", "kind": "organization"},
        "department": "执法队",
        "officers": ["14059901001", "14059901002"],
    }
    status, case = stack.call("POST", "/api/cases", opening, Idempotency_Key="compose-1")
    assert status == 201, case
    number = case["number"]
    status, done = stack.call(
        "POST", f"/api/cases/{number}/actions/approve-seizure", {"ground": "不合格设备"}, "deputy-head"
    )
    assert status == 200, done

    for service in ("worker", "postgres", "api"):
        os.kill(stack.container(service)["State"]["Pid"], 9)
    stack.until("GET", "/readyz", 200, seconds=120)

    assert stack.until("GET", f"/api/cases/{number}", 200)["state"]["name"] == "approved"
    status, done = stack.call(
        "POST", f"/api/cases/{number}/actions/call-party", {"party_present": True}, Idempotency_Key="compose-2"
    )
    assert status == 200, done
