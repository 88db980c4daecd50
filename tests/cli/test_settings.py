"""A setting that cannot be meant is named in one Chinese line, with what would be right, by every command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli import app
from embedded.process import free_port

ROOT = Path(__file__).resolve().parents[2]

COMMANDS = [
    "up",
    "worker",
    "api",
    "migrate",
    "temporal-init",
    "doctor",
    "token officer",
    "checklist 16",
    "procedure penalty",
    "deadline penalty_decision --from 2026-07-08",
    "editions list",
]


@pytest.fixture(name="said")
def _said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run a command with one setting, and return its exit code and the lines of its complaint."""

    def run(command: str, **settings: str) -> tuple[object, list[str]]:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["zhifa", *command.split()])
        with pytest.raises(SystemExit) as left:
            app.main()
        return left.value.code, capsys.readouterr().err.splitlines()

    return run


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_refuses_a_wrong_setting_in_one_line(command: str, said) -> None:
    code, lines = said(command, ZHIFA_API_PORT="abc")

    assert code == 2
    assert lines == ["zhifa: ZHIFA_API_PORT=abc 不能用：应当是1 到 65535 之间的端口号，例如 18000"]


@pytest.mark.parametrize(
    ("name", "value", "right"),
    [
        ("ZHIFA_POSTGRES_PORT", "0", "1 到 65535"),
        ("ZHIFA_TEMPORAL_PORT", "65536", "1 到 65535"),
        ("ZHIFA_TEMPORAL_UI_PORT", "", "1 到 65535"),
        ("ZHIFA_SAMPLE_CASES", "maybe", "true 或 false"),
        ("ZHIFA_SANDBOX", "2", "true 或 false"),
        ("ZHIFA_LOG_JSON", "pretty", "true 或 false"),
        ("ZHIFA_LOG_LEVEL", "loud", "info"),
        ("ZHIFA_MAX_CACHED_CASES", "0", "1 或更大的整数"),
        ("ZHIFA_TEMPORAL_ADDRESS", "http://localhost", "主机:端口"),
        ("ZHIFA_EDITIONS_DIR", "/nowhere/at/all", "已有的文件夹"),
        ("ZHIFA_BUREAUS_DIR", "/nowhere/at/all", "已有的文件夹"),
    ],
)
def test_the_line_names_the_variable_what_it_got_and_what_would_be_right(
    name: str, value: str, right: str, said
) -> None:
    code, lines = said("editions list", **{name: value})

    assert code == 2
    assert len(lines) == 1
    assert f"{name}={value} 不能用：应当是" in lines[0]
    assert right in lines[0].partition("应当是")[2]


@pytest.mark.parametrize(
    ("name", "value"),
    [("ZHIFA_TOKEN_KEY", "too-short-a-secret"), ("ZHIFA_DATABASE_URL", "mysql://u:too-short-a-secret@h/z")],
)
def test_a_secret_is_never_printed(name: str, value: str, said) -> None:
    code, lines = said("editions list", **{name: value})

    assert code == 2
    assert len(lines) == 1
    assert name in lines[0]
    assert "secret" not in lines[0]


def test_several_wrong_settings_are_a_line_each(said) -> None:
    code, lines = said("editions list", ZHIFA_API_PORT="x", ZHIFA_SANDBOX="z")

    assert code == 2
    assert [line.partition("=")[0] for line in lines] == ["zhifa: ZHIFA_API_PORT", "zhifa: ZHIFA_SANDBOX"]


def started(command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command that starts something in a process of its own."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("ZHIFA_")} | settings
    return subprocess.run(
        [sys.executable, "-m", "cli", command], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize(
    ("name", "got"),
    [
        ("ZHIFA_PG_BIN", "/tmp"),
        ("ZHIFA_TEMPORAL_BIN", "/nowhere/temporal"),
        pytest.param("ZHIFA_PG_USER", "no-such-account", marks=pytest.mark.skipif(os.geteuid() != 0, reason="as root")),
    ],
)
def test_a_program_or_account_that_is_not_there_is_a_wrong_setting(name: str, got: str, tmp_path: Path) -> None:
    ports = ("ZHIFA_API_PORT", "ZHIFA_TEMPORAL_PORT", "ZHIFA_TEMPORAL_UI_PORT", "ZHIFA_POSTGRES_PORT")

    done = started(
        "up", ZHIFA_DATA_DIR=str(tmp_path / "data"), **{port: str(free_port()) for port in ports}, **{name: got}
    )

    assert done.returncode == 2
    assert done.stderr.startswith(f"zhifa: {name}={got} 不能用：应当是")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["worker", "api", "migrate"])
def test_a_setting_that_is_missing_is_named_with_an_example(command: str) -> None:
    done = started(command)

    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("zhifa: ZHIFA_DATABASE_URL 没有设置：例如 ZHIFA_DATABASE_URL=")
    assert "Traceback" not in done.stderr


def test_levels_are_taken_in_capitals_too(said) -> None:
    code, lines = said("editions list", ZHIFA_LOG_LEVEL="DEBUG")

    assert (code, lines) == (0, [])
