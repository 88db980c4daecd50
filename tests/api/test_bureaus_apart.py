"""Two bureaus under one roof: the same number is two cases, and nobody reaches into the other's."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bureaus.directory import BUILT_IN, Directory, load_directory
from models.time import SHANGHAI
from tests.api.conftest import Caller, Door

HERE, THERE = "140525", "140521"


@pytest.fixture(name="directory", scope="module")
def _directory(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    folder = tmp_path_factory.mktemp("bureaus")
    text = (BUILT_IN / f"{HERE}.toml").read_text(encoding="utf-8")
    (folder / f"{THERE}.toml").write_text(text.replace(f'code = "{HERE}"', f'code = "{THERE}"'), encoding="utf-8")
    return load_directory(folder)


@pytest.fixture(name="namesakes")
async def _namesakes(door: Door) -> str:
    """A case of each bureau under one number; return that number."""
    year = datetime.now(UTC).astimezone(SHANGHAI).year
    await door.app.state.desk.store._pool.execute(
        "INSERT INTO case_numbers VALUES ($1, 'penalty', $2, $3)", THERE, year, door.base
    )
    numbers = {(await door("officer", bureau).open())["number"] for bureau in (HERE, THERE)}
    assert len(numbers) == 1
    return str(numbers.pop())


def filing() -> dict[str, Any]:
    ended = (datetime.now(UTC) - timedelta(days=9)).date().isoformat()
    return {"facts_zh": "未设置警示标志", "violated": "安全生产法35", "violation_ended_on": ended}


def recording() -> dict[str, Any]:
    now = datetime.now(UTC)
    said = {"recording_id": "r1", "rows": [17], "device": "BWC-01", "method": "portable", "recorder": "14052501001"}
    return {**said, "started_at": (now - timedelta(minutes=9)).isoformat(), "ended_at": now.isoformat()}


async def seen(caller: Caller, number: str, holds: Callable[[dict[str, Any]], bool] = lambda _case: False) -> Any:
    """Return a case as soon as something holds of it, or as it stands after a second."""
    for _ in range(50):
        case = (await caller.get(f"/api/cases/{number}")).json()
        if holds(case):
            break
        await asyncio.sleep(0.02)
    return case


async def test_an_act_reaches_the_case_of_the_callers_own_bureau_alone(door: Door, namesakes: str) -> None:
    answer = await door("officer", THERE).post(f"/api/cases/{namesakes}/actions/propose-filing", filing())

    assert answer.status_code == 200
    assert answer.json()["state"]["name"] == "filing_review"
    ours = await seen(door("officer"), namesakes)
    assert (ours["state"]["name"], ours["version"]) == ("clue", 1)


async def test_a_recording_reaches_the_case_of_the_callers_own_bureau_alone(door: Door, namesakes: str) -> None:
    answer = await door("device", THERE).post(f"/api/cases/{namesakes}/recordings", recording())

    assert answer.status_code == 202
    theirs = await seen(door("officer", THERE), namesakes, lambda case: bool(case["recordings"]))
    assert [r["id"] for r in theirs["recordings"]] == ["r1"]
    assert (await seen(door("officer"), namesakes))["recordings"] == []


async def test_an_act_or_a_recording_for_a_case_of_another_bureau_finds_nothing_and_changes_nothing(door: Door) -> None:
    number = (await door("officer").open())["number"]

    acted = await door("officer", THERE).post(f"/api/cases/{number}/actions/propose-filing", filing())
    reported = await door("device", THERE).post(f"/api/cases/{number}/recordings", recording())

    assert (acted.status_code, reported.status_code) == (404, 404)
    ours = await seen(door("officer"), number)
    assert (ours["state"]["name"], ours["version"], ours["recordings"]) == ("clue", 1, [])
