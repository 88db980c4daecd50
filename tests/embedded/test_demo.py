"""The demo as a person watches it: told to its end, a clock that goes on, people by their roles."""

import re
import subprocess
import sys
from datetime import datetime, timedelta

import pytest

from models.roles import ROLE_ZH, Role
from tests.embedded.test_stack import ROOT

LINE = re.compile(r"^(\d{4}-\d\d-\d\d \d\d:\d\d)  (.+)$")


@pytest.fixture(name="told", scope="module")
def _told() -> list[str]:
    """The lines of one whole demo."""
    done = subprocess.run(
        [sys.executable, "-m", "cli", "demo", "--pace", "0"], cwd=ROOT, capture_output=True, text=True, timeout=180
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def clock(line: str) -> datetime:
    found = LINE.match(line)
    assert found is not None, line
    return datetime.strptime(found[1], "%Y-%m-%d %H:%M")  # noqa: DTZ007 - only differences are asked of it


def test_the_story_is_told_to_its_end(told: list[str]) -> None:
    assert any("CF-" in line and "结案。" in line for line in told)
    assert any("进入“结案”" in line for line in told)


def test_the_clock_goes_on_by_what_is_said_to_pass(told: list[str]) -> None:
    before: list[datetime] = []
    after: list[datetime] = []
    at = next(n for n, line in enumerate(told) if "时间过去：十一分钟" in line)
    for n, line in enumerate(told):
        if LINE.match(line):
            (before if n < at else after).append(clock(line))

    assert after[0] - before[-1] >= timedelta(minutes=11)
    assert before + after == sorted(before + after)


def test_who_is_reminded_is_named_by_role_in_chinese(told: list[str]) -> None:
    reminded = [line for line in told if "提醒  " in line]

    assert any(ROLE_ZH[Role.BUREAU_HEAD] in line for line in reminded)
    assert not [line for line in reminded if re.search("[a-z]+_[a-z]+|officer", line)]
