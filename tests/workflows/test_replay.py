"""Recorded cases replay on this code, to the very same state, under both runners and any hash seed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workflows.histories import RECORDED, load, replay

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("sandbox", [True, False])
@pytest.mark.parametrize("name", RECORDED)
async def test_a_recorded_case_replays_to_the_same_state(name: str, sandbox: bool) -> None:
    """A failure means that running cases would break, or come to another state: give the change a new edition."""
    assert await replay(name, sandbox=sandbox) == load(name)[1]


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_the_order_of_hashes_changes_nothing(seed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.workflows.histories"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert dict(line.split() for line in done.stdout.splitlines()) == {n: load(n)[1] for n in RECORDED}, done.stderr
