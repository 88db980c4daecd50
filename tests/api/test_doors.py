"""Who gets in: every route asks for a token, roles and bureaus are kept apart, nonsense is told so."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.app import create_app
from api.tokens import TokenError, issue, read, signing_key
from bureaus.directory import BUILT_IN, load_directory
from settings import Settings
from tests.api.conftest import KEY, OPENING, Caller, Door

OPEN_ROUTES = {"/healthz", "/readyz"}


def routes() -> list[tuple[str, str]]:
    paths = create_app().openapi()["paths"]
    found = [(method.upper(), path) for path, methods in paths.items() for method in methods]
    assert len(found) > 20
    return found


def filled(path: str) -> str:
    values = {"number": "CF-2026-0001", "row": "1", "kind": "penalty", "action": "close", "incident": "x1"}
    values |= {"recording_id": "r1", "rule": "seizure_period", "move": "extension", "deputy_id": "1"}
    return re.sub(r"\{(\w+)\}", lambda m: values[m[1]], path)


@pytest.mark.parametrize(("method", "path"), [r for r in routes() if r[1] not in OPEN_ROUTES])
async def test_every_route_but_health_asks_for_a_token(method: str, path: str, door: Door) -> None:
    for headers in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Basic b2ZmaWNlcjpvZmZpY2Vy"}):
        answer = await door.http.request(method, filled(path), headers=headers, json={})

        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json()["type"].endswith("unauthenticated")


@pytest.mark.parametrize(
    ("method", "path"), [r for r in routes() if r[1] not in OPEN_ROUTES and "recordings" not in r[1]]
)
async def test_a_docking_station_reports_recordings_and_nothing_else(method: str, path: str, door: Door) -> None:
    answer = await door.http.request(
        method, filled(path), headers={"Authorization": f"Bearer {issue(KEY, '140525', 'device')}"}, json={}
    )

    assert answer.status_code == 403


async def test_health_needs_no_token(door: Door) -> None:
    assert (await door.http.get("/healthz")).status_code == 200
    ready = await door.http.get("/readyz")
    assert ready.status_code == 200
    assert ready.json()["parts"] == {"temporal": "ok", "database": "ok"}


@pytest.mark.parametrize(
    "token",
    [
        issue("x" * 48, "140525", "officer"),
        issue(KEY, "140525", "officer", datetime.now(UTC) - timedelta(hours=13)),
        issue(KEY, "140525", "nobody"),
        issue(KEY, "110000", "officer"),
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJvZmZpY2VyIiwiYnVyZWF1IjoiMTQwNTI1IiwiYXVkIjoiemhpZmEiLCJleHAiOjk5OTk5OTk5OTl9.",
    ],
)
async def test_a_token_that_is_forged_over_or_of_nobody_opens_nothing(token: str, door: Door) -> None:
    answer = await door.http.get("/api/cases", headers={"Authorization": f"Bearer {token}"})

    assert answer.status_code == 401


async def test_the_built_in_accounts_are_refused_where_the_database_is_external(door: Door) -> None:
    from dataclasses import replace

    door.app.state.desk = replace(door.app.state.desk, built_in_accounts=False)

    assert (await door("officer").get("/api/cases")).status_code == 401


async def test_another_bureau_sees_nothing_of_this_one(door: Door, tmp_path: Path) -> None:
    from dataclasses import replace

    text = (BUILT_IN / "140525.toml").read_text(encoding="utf-8")
    (tmp_path / "140521.toml").write_text(text.replace('code = "140525"', 'code = "140521"'), encoding="utf-8")
    door.app.state.desk = replace(door.app.state.desk, directory=load_directory(tmp_path))
    number = (await door("officer").open())["number"]
    stranger: Caller = door("officer", "140521")

    assert (await stranger.get("/api/cases")).json()["cases"] == []
    assert (await stranger.get(f"/api/cases/{number}")).status_code == 404
    assert (await stranger.get(f"/api/cases/{number}/events")).status_code == 404
    assert (await stranger.get(f"/api/cases/{number}/why")).status_code == 404


async def test_a_body_of_ten_megabytes_is_refused_before_it_is_read(door: Door) -> None:
    officer = door("officer")
    huge = {**OPENING, "cause": "x" * 10_000_000}

    answer = await officer.post("/api/cases", huge)

    assert answer.status_code == 413
    assert answer.json()["type"].endswith("too-large")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/cases/CF-2026-9999", 404),
        ("/api/cases/'; DROP TABLE cases; --", 404),
        ("/api/cases?limit=0", 422),
        ("/api/cases?light=pink", 422),
        ("/api/cases?sort=party", 422),
        ("/api/checklist/39", 404),
        ("/api/checklist/zero", 422),
        ("/api/procedures/tax", 422),
        ("/nowhere", 404),
    ],
)
async def test_nonsense_is_told_so_as_a_problem(path: str, status: int, door: Door) -> None:
    answer = await door("officer").get(path)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert answer.json()["title"]


async def test_broken_json_is_told_so(door: Door) -> None:
    headers = {"Authorization": f"Bearer {issue(KEY, '140525', 'officer')}", "Content-Type": "application/json"}

    answer = await door.http.post("/api/deadlines/preview", content=b"{", headers=headers)

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


async def test_the_checklist_is_given_word_for_word_with_its_reading(door: Door) -> None:
    found = (await door("supervisor").get("/api/checklist")).json()
    row = (await door("supervisor").get("/api/checklist/16")).json()

    assert found["edition"] == "zezhou-2026"
    assert [r["row"] for r in found["rows"]] == list(range(1, 39))
    assert row["time_limit_zh"] == "到期后10日内"
    assert row["deadlines"] == ["reinspection"]
    wanted = {"kind", "need", "min_officers", "recorder_role", "devices", "session", "deadlines", "documents"}
    assert wanted <= set(row)


@pytest.mark.parametrize("kind", ["licensing", "inspection", "penalty", "compulsion"])
async def test_a_procedure_is_given_as_table_and_as_diagram(kind: str, door: Door) -> None:
    table = (await door("officer").get(f"/api/procedures/{kind}")).json()
    drawn = await door("officer").get(f"/api/procedures/{kind}?format=mermaid")

    assert all(s["articles"] for s in table["states"])
    assert all(t["body_schema"] for t in table["transitions"])
    assert drawn.text.startswith("stateDiagram-v2")


async def test_a_deadline_is_previewed_with_its_receipt(door: Door) -> None:
    body = {
        "rule": "license_decision",
        "trigger": "2026-03-02",
        "suspensions": [{"from": "2026-03-09", "to": "2026-03-18"}],
        "extended": False,
    }

    answer = (await door("officer").post("/api/deadlines/preview", body)).json()

    assert answer["due_on"] == "2026-04-10"
    assert answer["receipt"]["article"] == "行政许可法42(1)"
    assert {"provisional", "earliest", "latest"} <= set(answer)
    assert any(s["why_zh"] == "停止计算" and s["from"] == "2026-03-09" for s in answer["receipt"]["skipped"])


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"rule": "penalty_decison", "trigger": "2026-03-02"}, "rule-unknown"),
        ({"rule": "late_fine", "trigger": "2026-03-02"}, "no-due-date"),
        ({"rule": "enforcement_time_ban", "trigger": "2026-03-02"}, "no-due-date"),
        ({"rule": "penalty_decision", "trigger": "yesterday"}, "invalid-request"),
        ({"rule": "penalty_decision", "trigger": "2026-03-02", "extended": True}, "no-due-date"),
        ({"rule": "penalty_service", "trigger": "2036-12-30"}, "edition"),
    ],
)
async def test_a_preview_that_cannot_be_is_refused_with_the_facts(
    body: dict[str, object], kind: str, door: Door
) -> None:
    answer = await door("officer").post("/api/deadlines/preview", body)

    assert answer.status_code == 422
    assert answer.json()["type"] == f"urn:zhifa:problem:{kind}"


@pytest.mark.parametrize(
    "trigger",
    [
        1751932800,
        1751932800.5,
        "1751932800",
        True,
        None,
        "2026-03-02T00:00:00",
        "2026-03-02T09:00",
        "2026-03-02 09:00:00+08:00",
        "20260302",
        "2026-3-2",
        "2026-02-30",
        "2026-03-02T25:00:00+08:00",
        "２０２６-03-02",
        "0001-01-01T00:00:00+14:00",
    ],
)
async def test_a_preview_starts_from_a_day_or_an_instant_that_is_written_out(trigger: object, door: Door) -> None:
    body = {"rule": "penalty_decision", "trigger": trigger}

    answer = await door("officer").post("/api/deadlines/preview", body)

    assert answer.status_code == 422
    assert [e["pointer"] for e in answer.json()["errors"]] == ["/trigger"]
    assert "YYYY-MM-DD" in answer.json()["errors"][0]["detail"]


@pytest.mark.parametrize("trigger", ["2026-03-02", "2026-03-02T09:00:00+08:00", "2026-03-02t01:00:00.250z"])
async def test_a_preview_takes_a_day_and_an_instant_with_its_offset(trigger: str, door: Door) -> None:
    answer = await door("officer").post("/api/deadlines/preview", {"rule": "penalty_decision", "trigger": trigger})

    assert answer.status_code == 200
    assert answer.json()["due_on"] == "2026-06-01"


async def test_the_interface_describes_itself(door: Door) -> None:
    found = (await door("officer").get("/api/openapi.json")).json()

    assert found["openapi"].startswith("3.1")
    ids = [o["operationId"] for path in found["paths"].values() for o in path.values()]
    assert len(ids) == len(set(ids))
    incident = found["paths"]["/api/cases/{number}/obstructions/{incident}"]["get"]
    assert incident["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].endswith("/Incident")
    assert json.dumps(found)


def test_the_signing_key_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)

    first, second = signing_key(settings), signing_key(settings)

    assert first == second
    assert (tmp_path / "token.key").stat().st_mode & 0o777 == 0o600
    with pytest.raises(TokenError):
        read(first, issue("y" * 48, "140525", "officer"))


@pytest.mark.parametrize(
    ("changes", "kind", "words"),
    [
        ({"trigger": "9999-12-31"}, "edition", "超出工作日历"),
        ({"rule": "case_filling"}, "rule-unknown", "case_filing"),
        ({"trigger": "2020-01-01"}, "rule-unknown", "没有施行"),
    ],
)
async def test_a_preview_that_cannot_be_counted_says_why(
    changes: dict[str, str], kind: str, words: str, door: Door
) -> None:
    asked = {"rule": "case_filing", "trigger": "2026-03-02", **changes}

    answer = await door("officer").post("/api/deadlines/preview", asked)

    assert answer.status_code == 422
    assert answer.json()["type"] == f"urn:zhifa:problem:{kind}"
    assert words in answer.json()["detail"]
