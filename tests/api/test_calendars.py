"""A year is published over HTTP or by command: checked, entered once, told to every open case, reported."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli.app import app
from embedded.temporal import TemporalServer
from models.calendar import PublicationReport
from models.roles import CaseKind
from readmodel.register import YearEnteredError
from readmodel.store import CaseStore
from tests.api.conftest import Caller, Door
from tests.api.test_cases import act, filing
from tests.player import opening
from tests.years import NOTICE_2027, notice, plain_year, year_2027

BODY: dict[str, Any] = {
    "year": 2027,
    "source": "国办发明电〔2026〕演示号",
    "off": [
        {"from": "2027-01-01", "to": "2027-01-03", "name": "元旦"},
        {"from": "2027-02-05", "to": "2027-02-12", "name": "春节"},
        {"from": "2027-04-03", "to": "2027-04-05", "name": "清明节"},
        {"from": "2027-05-01", "to": "2027-05-05", "name": "劳动节"},
        "2027-06-09",
        "2027-09-15",
        {"from": "2027-10-01", "to": "2027-10-07", "name": "国庆节"},
    ],
    "working": ["2027-02-14", "2027-02-20", "2027-05-08", "2027-10-09", "2027-10-10"],
}


async def filed(caller: Caller, head: Caller) -> str:
    """Return the number of a penalty case whose ninety days run."""
    number: str = (await caller.open())["number"]
    await act(caller, number, "propose-filing", filing())
    await act(head, number, "approve-filing")
    return number


async def test_an_admin_publishes_a_year_and_a_repeat_is_harmless(door: Door) -> None:
    number = await filed(door("officer"), door("deputy-head"))

    first = await door("admin").post("/api/calendars", BODY)
    second = await door("admin").post("/api/calendars", BODY)

    assert (first.status_code, second.status_code) == (201, 200)
    report = first.json()
    assert report["sha256"] == year_2027().sha256
    assert report["remarks"] == []
    assert [c["number"] for c in report["cases"]] == [number]
    assert all(c["reached"] for c in second.json()["cases"])
    events = (await door("officer").get(f"/api/cases/{number}/events")).json()["events"]
    assert len([e for e in events if e["type"] == "calendar.published"]) <= 1


async def test_the_case_shows_the_dates_of_the_published_year(door: Door) -> None:
    number = await filed(door("officer"), door("deputy-head"))

    report = (await door("admin").post("/api/calendars", BODY)).json()

    (case,) = report["cases"]
    said = {d["deadline"]: d["after"]["due_on"] for d in (*case["moved"], *case["settled"])}
    said |= {d["deadline"]: d["due_on"] for d in case["kept"]}
    state = await door.app.state.desk.cases.snapshot("140525", number)
    assert [y.year for y in state.calendar_overlays] == [2027]
    assert said["penalty_decision"] == state.deadlines["penalty_decision"].due.due_on.isoformat()


async def test_a_dry_run_reports_the_same_and_changes_nothing(door: Door) -> None:
    number = await filed(door("officer"), door("deputy-head"))

    rehearsed = await door("admin").post("/api/calendars?dry_run=true", BODY)
    state = await door.app.state.desk.cases.snapshot("140525", number)
    listed = (await door("officer").get("/api/calendars")).json()
    published = await door("admin").post("/api/calendars", BODY)

    assert rehearsed.status_code == 200
    assert rehearsed.json()["dry_run"]
    assert state.calendar_overlays == []
    assert listed["years"] == []
    assert rehearsed.json()["cases"] == published.json()["cases"]


async def test_a_case_opened_afterwards_begins_with_the_published_year(door: Door) -> None:
    await door("admin").post("/api/calendars", BODY)

    number = (await door("officer").open())["number"]

    state = await door.app.state.desk.cases.snapshot("140525", number)
    assert [y.sha256 for y in state.calendar_overlays] == [year_2027().sha256]
    assert [y.year for y in state.opening.published_years] == [2027]


async def test_other_days_for_a_year_that_is_published_are_refused(door: Door) -> None:
    await door("admin").post("/api/calendars", BODY)

    other = {**BODY, "working": BODY["working"][1:]}
    rehearsed = await door("admin").post("/api/calendars?dry_run=true", other)
    answer = await door("admin").post("/api/calendars", other)

    assert (rehearsed.status_code, answer.status_code) == (409, 409)
    assert answer.json()["type"] == "urn:zhifa:problem:calendar-published"


@pytest.mark.parametrize(
    ("changes", "pointer", "words"),
    [
        ({"year": 2028}, "/year", "下一个待公布的年份是2027年"),
        ({"working": ["2027-05-10"]}, "/working/0", "本来就是工作日"),
        ({"working": ["2027-02-06"]}, "/working/0", "既是放假日"),
        ({"off": BODY["off"][1:]}, "/off", "缺少法定节日2027-01-01"),
        ({"off": [*BODY["off"], "2028-01-01"]}, "/off/7", "不是2027年的日子"),
        ({"off": ["soon"]}, "/off/0", ""),
        ({"source": " "}, "/source", ""),
    ],
)
async def test_a_year_that_is_wrong_is_refused_where_it_is_wrong(
    changes: dict[str, Any], pointer: str, words: str, door: Door
) -> None:
    answer = await door("admin").post("/api/calendars", {**BODY, **changes})

    assert answer.status_code == 422
    errors = answer.json()["errors"]
    assert any(e["pointer"].startswith(pointer) and words in e["detail"] for e in errors), errors
    assert (await door("admin").get("/api/calendars")).json()["years"] == []


@pytest.mark.parametrize("account", ["officer", "bureau-head", "supervisor"])
async def test_nobody_but_an_admin_publishes_a_year(account: str, door: Door) -> None:
    assert (await door(account).post("/api/calendars", BODY)).status_code == 403


async def test_everybody_sees_which_years_are_published_and_by_whom(door: Door) -> None:
    before = (await door("officer").get("/api/calendars")).json()
    await door("admin").post("/api/calendars", BODY)

    after = (await door("officer").get("/api/calendars")).json()

    assert (before["published_through"], after["published_through"]) == (2026, 2027)
    (year,) = after["years"]
    assert (year["year"], year["published_by"], year["sha256"]) == (2027, "admin", year_2027().sha256)
    assert year["off"]["2027-02-12"] == "春节"


async def test_a_preview_counts_with_the_published_year(door: Door) -> None:
    asked = {"rule": "penalty_decision", "trigger": "2026-11-09"}
    before = (await door("officer").post("/api/deadlines/preview", asked)).json()
    await door("admin").post("/api/calendars", BODY)

    after = (await door("officer").post("/api/deadlines/preview", asked)).json()

    assert (before["due_on"], before["provisional"]) == ("2027-02-09", True)
    assert (after["due_on"], after["provisional"]) == ("2027-02-14", False)


async def test_a_year_entered_for_all_stands_for_each_and_cannot_be_entered_otherwise(store: CaseStore) -> None:
    assert await store.enter_year("*", year_2027(), "admin")
    assert not await store.enter_year("140525", year_2027(), "admin")
    assert not await store.enter_year("*", year_2027(), "admin")
    with pytest.raises(YearEnteredError):
        await store.enter_year("140525", plain_year(2027), "admin")
    assert await store.enter_year("140525", plain_year(2028), "admin")
    with pytest.raises(YearEnteredError):
        await store.enter_year("*", year_2027().model_copy(update={"year": 2028}), "admin")

    assert [(y.bureau, y.published.year) for y in await store.published_years("140525")] == [
        ("*", 2027),
        ("140525", 2028),
    ]


Command = Callable[..., Awaitable[Result]]


@pytest.fixture(name="command")
def _command(dsn: str, temporal: TemporalServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    monkeypatch.setenv("ZHIFA_DATABASE_URL", dsn)
    monkeypatch.setenv("ZHIFA_TEMPORAL_ADDRESS", temporal.address)

    async def run(text: str, *options: str) -> Result:
        file = tmp_path / "2027.toml"
        file.write_text(text, encoding="utf-8")
        # A thread of its own: the command has a loop of its own, and the worker goes on meanwhile.
        return await asyncio.to_thread(lambda: CliRunner().invoke(app, ["calendar", "publish", str(file), *options]))

    return run


async def test_the_command_publishes_a_year_and_says_what_became_of_every_case(door: Door, command: Command) -> None:
    number = await filed(door("officer"), door("deputy-head"))

    done = await command(NOTICE_2027)
    again = await command(NOTICE_2027, "--json")

    assert (done.exit_code, again.exit_code) == (0, 0), done.output
    assert "2027年放假安排" in done.stdout
    assert "已公布" in done.stdout
    assert number in done.stdout
    report = json.loads(again.stdout)
    assert (report["first_time"], report["sha256"]) == (False, year_2027().sha256)
    assert [c["number"] for c in report["cases"]] == [number]
    (year,) = (await door("officer").get("/api/calendars")).json()["years"]
    assert (year["bureau"], year["published_by"]) == ("*", "zhifa")
    assert (await door("admin").post("/api/calendars", BODY)).status_code == 200


async def test_the_commands_dry_run_needs_no_engine_and_changes_nothing(
    door: Door, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = await filed(door("officer"), door("deputy-head"))
    monkeypatch.setenv("ZHIFA_TEMPORAL_ADDRESS", "127.0.0.1:1")

    done = await command(NOTICE_2027, "--dry-run")

    assert done.exit_code == 0, done.output
    assert "未作任何改变" in done.stdout
    assert (await door.app.state.desk.cases.snapshot("140525", number)).calendar_overlays == []
    assert (await door("officer").get("/api/calendars")).json()["years"] == []


async def test_the_command_names_file_line_and_field_of_everything_that_is_wrong(command: Command) -> None:
    text = notice(was="  2027-06-09,", now="  2027-06-09, 2028-06-09,").replace("2027-05-08", "2027-05-10")

    done = await command(text)

    assert done.exit_code == 1
    assert "2027.toml:8：off[5]：2028-06-09不是2027年的日子" in done.stderr
    assert "2027.toml:12：working[2]：2027-05-10是星期一" in done.stderr


async def test_the_command_refuses_other_days_for_a_year_that_is_published(door: Door, command: Command) -> None:
    await door("admin").post("/api/calendars", BODY)

    done = await command(notice(was="2027-02-14, ", now=""))

    assert done.exit_code == 1
    assert "已公布的不得更改" in done.stderr


async def test_the_command_ends_with_an_error_while_a_case_is_not_reached_and_may_be_run_again(
    door: Door, store: CaseStore, command: Command
) -> None:
    # Numbered, but its workflow was never started: the door died in between.
    key = "interrupted"
    year = datetime.now(UTC).year
    taken = await store.take_number("140525", CaseKind.LICENSING, year, key, "f", "officer")

    first = await command(NOTICE_2027)
    made = opening("licensing", taken.number)
    await door.app.state.desk.cases.open(made)
    second = await command(NOTICE_2027)

    assert (first.exit_code, second.exit_code) == (1, 0), second.output
    assert "没有通知到" in first.stdout
    assert taken.number in first.stdout
    assert "请再次执行同一命令" in first.stderr
    state = await door.app.state.desk.cases.snapshot("140525", taken.number)
    assert [y.year for y in state.calendar_overlays] == [2027]


async def test_without_an_engine_the_command_says_so_and_publishes_nothing(
    door: Door, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHIFA_TEMPORAL_ADDRESS", "127.0.0.1:1")

    done = await command(NOTICE_2027)

    assert done.exit_code == 1
    assert "案件引擎没有应答" in done.stderr
    assert (await door("officer").get("/api/calendars")).json()["years"] == []


def test_the_report_says_every_date_whole_and_where_the_earlier_alarm_stands(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from cli.calendars import _show

    dates = {"alarm_on": "2027-01-15", "earliest": "2027-01-15", "latest": "2027-01-25", "receipt": "x"}
    moved = {
        "deadline": "license_decision",
        "name_zh": "作出许可决定",
        "bearer": "authority",
        "before": {**dates, "due_on": "2027-01-19", "provisional": True},
        "after": {**dates, "due_on": "2027-01-20", "provisional": False},
    }
    case = {"bureau": "140525", "number": "XK-2026-0001", "moved": [moved], "reviews": ["听证通知时间不足"]}
    gone = {"bureau": "140525", "number": "CF-2026-0009", "reached": False, "why_zh": "没有应答"}
    head = {"year": 2027, "sha256": "0" * 64, "source": "演示", "bureau": "*", "first_time": True, "dry_run": False}

    _show(PublicationReport.model_validate({**head, "cases": [case, gone]}))

    said = capsys.readouterr().out
    assert "XK-2026-0001  作出许可决定  2027-01-19（暂定） → 2027-01-20  提醒仍为2027-01-15" in said
    assert "请复核  XK-2026-0001  听证通知时间不足" in said
    assert "没有通知到  CF-2026-0009  没有应答" in said
