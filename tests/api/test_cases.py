"""Cases over HTTP: opened once, acted on when the law allows it, read as they stand and as they stood."""

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from api.tokens import issue
from models.time import SHANGHAI
from readmodel.store import CaseStore
from tests.api.conftest import KEY, OPENING, Caller, Door

FILING = {"facts_zh": "未设置警示标志", "violated": "安全生产法35"}


def filing() -> dict[str, Any]:
    return {**FILING, "violation_ended_on": (datetime.now(UTC) - timedelta(days=9)).date().isoformat()}


async def act(caller: Caller, number: str, action: str, body: dict[str, Any] | None = None, **options: Any) -> Any:
    answer = await caller.post(f"/api/cases/{number}/actions/{action}", body or {}, **options)
    assert answer.status_code == 200, answer.text
    return answer.json()


def recording(rows: list[int], key: str = "r1", minutes: int = 30, **changes: Any) -> dict[str, Any]:
    now = datetime.now(UTC)
    return {
        "recording_id": key,
        "rows": rows,
        "device": "BWC-01",
        "method": "portable",
        "recorder": "14052501001",
        "started_at": (now - timedelta(minutes=minutes)).isoformat(),
        "ended_at": now.isoformat(),
        **changes,
    }


async def test_a_case_is_opened_with_a_number_an_address_and_a_version(door: Door) -> None:
    answer = await door("officer").post("/api/cases", OPENING)

    assert answer.status_code == 201
    case = answer.json()
    assert answer.headers["location"] == f"/api/cases/{case['number']}"
    assert answer.headers["etag"] == f'"{case["version"]}"'
    assert case["state"]["name"] == "clue"
    assert case["editions"]["checklist"]["name"] == "zezhou-2026"
    assert {a["action"] for a in case["actions"]} >= {"propose-filing", "drop-clue"}
    assert all("properties" in a["body_schema"] for a in case["actions"])


async def test_the_same_key_opens_one_case_however_often_and_however_many_at_once(door: Door) -> None:
    officer = door("officer")

    answers = await asyncio.gather(*(officer.post("/api/cases", OPENING, key="same") for _ in range(8)))

    assert {a.status_code for a in answers} == {201}
    assert len({a.json()["number"] for a in answers}) == 1
    other = await officer.post("/api/cases", {**OPENING, "cause": "别的（演示）"}, key="same")
    assert other.status_code == 422
    assert other.json()["type"] == "urn:zhifa:problem:id-reused"


@pytest.mark.parametrize("key", ["sample-penalty", "sample-mine", "plain"])
async def test_no_key_of_a_caller_makes_a_real_case_a_sample(key: str, door: Door) -> None:
    officer = door("officer")

    number = (await officer.post("/api/cases", OPENING, key=key)).json()["number"]

    assert (await officer.get(f"/api/cases/{number}")).json()["sample"] is False
    assert [c["sample"] for c in (await officer.get("/api/cases")).json()["cases"]] == [False]


@pytest.mark.parametrize(("built_in", "marked"), [(True, True), (False, None)])
async def test_what_the_start_files_is_a_sample_in_the_embedded_default_alone(
    built_in: bool, marked: bool | None, door: Door
) -> None:
    door.app.state.desk = replace(door.app.state.desk, built_in_accounts=built_in)
    headers = {"Authorization": f"Bearer {issue(KEY, '140525', 'officer', sample=True)}", "Idempotency-Key": "k"}

    answer = await door.http.post("/api/cases", json=OPENING, headers=headers)

    assert answer.json().get("sample") is marked


async def test_numbers_count_up_by_bureau_kind_and_year(door: Door) -> None:
    officer = door("officer")

    first = (await officer.open())["number"]
    second = (await officer.open())["number"]
    inspection = (await officer.open(kind="inspection"))["number"]

    year = datetime.now(SHANGHAI).year
    assert first == f"CF-{year}-{door.base + 1:04d}"
    assert second == f"CF-{year}-{door.base + 2:04d}"
    assert inspection == f"JC-{year}-{door.base + 1:04d}"


@pytest.mark.parametrize(
    ("changes", "status", "kind"),
    [
        ({"officers": ["14052501001"]}, 422, "two-officers"),
        ({"officers": ["14052501001", "14052501001"]}, 422, "two-officers"),
        ({"officers": ["14052501001", "99999999999"]}, 422, "invalid-request"),
        ({"kind": "tax"}, 422, "invalid-request"),
        ({"department": "没有的股"}, 422, "invalid-request"),
        ({"party": {"kind": "organization"}}, 422, "invalid-request"),
        ({"number": "CF-2026-9999"}, 422, "invalid-request"),
        ({"bureau": "110000"}, 422, "invalid-request"),
    ],
)
async def test_a_wrong_opening_is_refused_clearly_and_takes_no_number(
    changes: dict[str, Any], status: int, kind: str, door: Door
) -> None:
    answer = await door("officer").post("/api/cases", {**OPENING, **changes})

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"].endswith(kind)
    assert answer.json()["detail"]
    assert (await door("officer").open())["number"].endswith(f"-{door.base + 1:04d}")


async def test_opening_without_a_key_is_refused(door: Door) -> None:
    answer = await door("officer").post("/api/cases", OPENING, headers={"Idempotency-Key": ""})

    assert answer.status_code in (400, 422)


async def test_an_action_that_the_law_does_not_allow_now_is_answered_with_blockers_and_what_it_allows(
    door: Door,
) -> None:
    officer = door("officer")
    number = (await officer.open())["number"]

    answer = await officer.post(f"/api/cases/{number}/actions/serve-decision", {"method": "direct", "recipient": "某"})

    assert answer.status_code == 409
    problem = answer.json()
    assert problem["blockers"][0]["code"] == "other-state"
    assert "propose-filing" in problem["available_actions"]
    assert (await officer.get(f"/api/cases/{number}")).json()["version"] == 1


async def test_roles_versions_bodies_and_unknown_actions_are_told_apart(door: Door) -> None:
    officer, number = door("officer"), (await door("officer").open())["number"]
    address = f"/api/cases/{number}/actions"

    role = await door("clerk").post(f"{address}/propose-filing", filing())
    stale = await officer.post(f"{address}/propose-filing", filing(), headers={"If-Match": '"7"'})
    body = await officer.post(f"{address}/propose-filing", {"facts_zh": ""})
    unknown = await officer.post(f"{address}/dance")
    match = await officer.post(f"{address}/propose-filing", filing(), headers={"If-Match": "seven"})

    assert [a.status_code for a in (role, stale, body, unknown, match)] == [403, 412, 422, 404, 400]
    assert {e["pointer"] for e in body.json()["errors"]} >= {"/facts_zh", "/violated", "/violation_ended_on"}


async def test_the_answer_to_an_action_is_the_case_after_it_and_so_is_the_next_reading(door: Door) -> None:
    officer, head = door("officer"), door("deputy-head")
    number = (await officer.open())["number"]

    first = await act(officer, number, "propose-filing", filing(), headers={"If-Match": '"1"'})
    second = await act(head, number, "approve-filing")

    assert first["state"]["name"] == "filing_review"
    assert second["state"]["name"] == "investigation"
    read = await officer.get(f"/api/cases/{number}")
    assert read.json()["version"] == second["version"]
    decision = next(d for d in second["deadlines"] if d["rule"] == "penalty_decision")
    assert decision["light"] == "green"
    assert decision["article"] == "行政处罚法60"


async def test_a_repeated_action_under_one_key_is_done_once(door: Door) -> None:
    officer, number = door("officer"), (await door("officer").open())["number"]
    body = filing()

    first = await act(officer, number, "propose-filing", body, key="once")
    second = await act(officer, number, "propose-filing", body, key="once")

    assert first["version"] == second["version"]


async def test_what_happened_is_told_oldest_first_with_actor_and_article(door: Door) -> None:
    officer, number = door("officer"), (await door("officer").open())["number"]
    await act(officer, number, "propose-filing", filing())

    found = (await officer.get(f"/api/cases/{number}/events?limit=2")).json()
    rest = (await officer.get(f"/api/cases/{number}/events?cursor={found['next_cursor']}")).json()

    assert [e["seq"] for e in found["events"] + rest["events"]] == [1, 2, 3, 4]
    assert found["events"][1]["article"] == "行政处罚法54(2)"
    assert found["events"][1]["actor_name"] == "甲执法员（演示）"
    assert rest["next_cursor"] is None


async def test_a_case_is_shown_as_it_stood(door: Door) -> None:
    officer, number = door("officer"), (await door("officer").open())["number"]
    before = datetime.now(UTC)
    await act(officer, number, "propose-filing", filing())

    then = await officer.get(f"/api/cases/{number}", params={"at": before.isoformat()})
    long_ago = await officer.get(f"/api/cases/{number}", params={"at": "2020-01-01T00:00:00+08:00"})

    assert then.json()["state"]["name"] == "clue"
    assert long_ago.status_code == 404


async def test_cases_are_listed_by_light_state_officer_text_and_page(door: Door) -> None:
    officer = door("officer")
    numbers = [(await officer.open(cause=f"案由{n}（演示）"))["number"] for n in range(5)]
    await act(officer, numbers[2], "propose-filing", filing())

    async def listed(**query: Any) -> list[str]:
        answer = await officer.get("/api/cases", params=query)
        assert answer.status_code == 200, answer.text
        return [c["number"] for c in answer.json()["cases"]]

    assert await listed() == list(reversed(numbers))
    assert await listed(state="filing_review") == [numbers[2]]
    assert await listed(q="案由3") == [numbers[3]]
    assert await listed(q="%") == []
    assert await listed(light="green") == list(reversed(numbers))
    assert await listed(light="red") == []
    assert await listed(officer="14052501002", kind="penalty", obstructed="false") == list(reversed(numbers))
    assert await listed(sort="due", limit=1) == [numbers[2]]
    page = (await officer.get("/api/cases", params={"limit": 2})).json()
    seen = [c["number"] for c in page["cases"]]
    while page["next_cursor"]:
        page = (await officer.get("/api/cases", params={"limit": 2, "cursor": page["next_cursor"]})).json()
        seen += [c["number"] for c in page["cases"]]
    assert seen == list(reversed(numbers))
    assert (await officer.get("/api/cases", params={"cursor": "garbage"})).status_code == 400


async def test_recordings_are_accepted_and_their_fate_can_be_asked(door: Door) -> None:
    officer, device = door("officer"), door("device")
    number = (await officer.open(kind="inspection"))["number"]

    early = await device.post(f"/api/cases/{number}/recordings", recording([7, 8]))
    again = await device.post(f"/api/cases/{number}/recordings", recording([7, 8], key="r2"))
    found = await device.get(f"/api/cases/{number}/recordings/r1")

    assert early.status_code == again.status_code == 202
    assert found.json()["status"] == "complete"
    assert (await device.get(f"/api/cases/{number}/recordings/none")).status_code == 404


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"rows": [22]}, 409, "不属于本类案件"),
        ({"rows": [99]}, 409, "没有第99行"),
        ({"method": "fixed_cctv"}, 409, "便携设备"),
        ({"recorder": "clerk"}, 409, "执法人员"),
        ({"recorder": "nobody"}, 422, "nobody"),
        ({"ended_at": "2020-01-01T00:00:00+08:00"}, 409, "没有时长"),
        ({"started_at": "2026-01-01T00:00:00"}, 422, "不符合要求"),
        ({"act_id": "a99"}, 409, "a99"),
        ({"sha256": "xyz"}, 422, "不符合要求"),
        ({"rows": []}, 422, "不符合要求"),
        ({"rows": [7, 7]}, 422, "不符合要求"),
    ],
)
async def test_the_door_refuses_a_recording_that_it_can_know_to_be_wrong(
    changes: dict[str, Any], status: int, words: str, door: Door
) -> None:
    number = (await door("officer").open(kind="inspection"))["number"]

    answer = await door("device").post(f"/api/cases/{number}/recordings", {**recording([7]), **changes})

    assert answer.status_code == status
    assert words in answer.json()["detail"]
    assert (await door("officer").get(f"/api/cases/{number}")).json()["recordings"] == []


async def test_a_recording_from_the_future_is_judged_by_the_case_and_seen_refused(door: Door) -> None:
    officer, device = door("officer"), door("device")
    number = (await officer.open(kind="inspection"))["number"]
    later = (datetime.now(UTC) + timedelta(hours=2)).isoformat()

    answer = await device.post(f"/api/cases/{number}/recordings", recording([7], ended_at=later))

    assert answer.status_code == 202
    for _ in range(100):
        found = await device.get(f"/api/cases/{number}/recordings/r1")
        if found.status_code == 200:
            break
        await asyncio.sleep(0.02)
    assert found.json()["status"] == "refused"
    assert "将来" in found.json()["reason"]


async def test_one_recording_cannot_stand_in_two_cases(door: Door) -> None:
    officer, device = door("officer"), door("device")
    first = (await officer.open(kind="inspection"))["number"]
    second = (await officer.open(kind="inspection"))["number"]

    # The second comes before anybody has heard of the first.
    said = recording([7])
    await device.post(f"/api/cases/{first}/recordings", said)
    answer = await device.post(f"/api/cases/{second}/recordings", said)
    again = await device.post(f"/api/cases/{first}/recordings", said)

    assert answer.status_code == 409
    assert answer.json()["case"] == first
    assert again.status_code == 202


async def test_of_many_cases_that_report_one_recording_at_once_one_has_it(door: Door) -> None:
    officer, device = door("officer"), door("device")
    numbers = [(await officer.open(kind="inspection"))["number"] for _ in range(4)]

    answers = await asyncio.gather(*(device.post(f"/api/cases/{n}/recordings", recording([7])) for n in numbers))

    assert sorted(a.status_code for a in answers) == [202, 409, 409, 409]


async def test_a_recording_that_its_case_refused_is_free_for_the_right_case(door: Door, store: CaseStore) -> None:
    await store._pool.execute(
        "INSERT INTO recordings (bureau, id, number, status, detail) "
        "VALUES ('140525', 'r1', 'CF-2026-7', 'refused', '{}')"
    )
    assert await store.claim_recording("140525", "CF-2026-7", "r1") == "CF-2026-7"

    assert await store.claim_recording("140525", "CF-2026-8", "r1") == "CF-2026-8"
    assert await store.claim_recording("140525", "CF-2026-7", "r1") == "CF-2026-8"


async def test_a_recording_of_years_is_a_wrong_clock(door: Door) -> None:
    number = (await door("officer").open(kind="inspection"))["number"]

    answer = await door("device").post(
        f"/api/cases/{number}/recordings", {**recording([7]), "started_at": "1900-01-01T00:00:00Z"}
    )

    assert answer.status_code == 409
    assert "设备时钟" in answer.json()["detail"]


async def test_what_is_not_possible_now_is_said_before_the_form(door: Door) -> None:
    number = (await door("officer").open())["number"]

    answer = await door("bureau-head").post(f"/api/cases/{number}/actions/decide", {})

    assert answer.status_code == 409
    assert answer.json()["blockers"][0]["code"] == "other-state"


async def test_an_obstruction_goes_through_its_addresses(door: Door) -> None:
    officer, head = door("officer"), door("section-head")
    number = (await officer.open(kind="inspection"))["number"]
    devices = [{"device": "B", "battery": True, "memory": True, "clock": True}]
    await act(head, number, "approve-inspection", {"plan": "1", "notice_no": "1", "devices": devices})
    await act(officer, number, "arrive")
    base = f"/api/cases/{number}/obstructions"

    opened = await officer.post(base, {"kind": "refusal", "description": "拒绝进入"})
    assert opened.status_code == 201
    assert opened.headers["location"] == f"{base}/x1"
    assert opened.json()["state"]["name"] == "obstructed"
    assert opened.json()["state"]["prior"] == "arrival"
    there = await officer.get(opened.headers["location"])
    assert there.status_code == 200
    assert (there.json()["id"], there.json()["status"]) == ("x1", "open")
    assert there.json()["description"] == "拒绝进入"
    wrong = await officer.post(f"{base}/x9/measures", {"measure": "police"})
    assert wrong.status_code == 409
    assert (await officer.post(f"{base}/x1/measures", {"measure": "police"})).status_code == 200
    assert (await officer.post(f"{base}/x1/acknowledgement")).status_code == 403
    assert (await head.post(f"{base}/x1/acknowledgement")).status_code == 200
    done = await officer.post(f"{base}/x1/resolution", {"outcome": "resumed", "statement": "已配合"})

    assert done.json()["state"]["name"] == "arrival"
    ended = (await officer.get(f"{base}/x1")).json()
    assert (ended["status"], ended["outcome"]) == ("resolved", "已配合")
    assert len(ended["measures"]) == 1
    told = (await head.get("/api/inbox")).json()["reminders"]
    assert any(r["incident"] == "x1" for r in told)


@pytest.mark.parametrize(
    ("case", "incident"), [("own", "x1"), ("own", "nonsense"), ("JC-2026-9999", "x1"), ("-", "x1")]
)
async def test_an_obstruction_that_is_not_there_is_not_found(case: str, incident: str, door: Door) -> None:
    number = (await door("officer").open(kind="inspection"))["number"] if case == "own" else case

    answer = await door("officer").get(f"/api/cases/{number}/obstructions/{incident}")

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"].endswith("not-found")


async def test_clocks_that_the_law_fixes_cannot_be_moved(door: Door) -> None:
    number = (await door("officer").open())["number"]

    answer = await door("officer").post(f"/api/cases/{number}/deadlines/penalty_decision/suspensions", {})

    assert answer.status_code == 409
    assert answer.json()["type"].endswith("clock-fixed")


async def test_one_key_with_another_request_is_refused_whether_the_first_was_an_act_or_an_opening(door: Door) -> None:
    head, officer = door("deputy-head"), door("officer")
    number = (await officer.open(kind="compulsion"))["number"]
    path = f"/api/cases/{number}/actions/approve-seizure"

    first = await head.post(path, {"ground": "一"}, key="k")
    again = await head.post(path, {"ground": "一"}, key="k")
    other = await head.post(path, {"ground": "二"}, key="k")

    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json()["version"] == again.json()["version"]
    assert other.status_code == 422
    assert other.json()["type"] == "urn:zhifa:problem:id-reused"


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("q=%00", 400, "空字符"),
        ("lihgt=red", 422, "没有查询条件lihgt"),
        ("light=red&limit=1", 200, ""),
    ],
)
async def test_a_question_that_cannot_be_meant_is_not_answered(query: str, status: int, words: str, door: Door) -> None:
    answer = await door("officer").get(f"/api/cases?{query}")

    assert answer.status_code == status
    assert words in answer.json().get("detail", "")


async def test_before_it_was_opened_there_is_no_case(door: Door) -> None:
    officer = door("officer")
    number = (await officer.open(kind="compulsion"))["number"]

    answer = await officer.get(f"/api/cases/{number}?at=2020-01-01T00:00:00Z")

    assert answer.status_code == 404
    assert "2020-01-01" in answer.json()["detail"]


@pytest.mark.parametrize("place", ["cause", "party"])
async def test_text_that_no_database_keeps_is_refused_before_anything_happens(place: str, door: Door) -> None:
    officer = door("officer")
    changes = {"cause": "a\0b"} if place == "cause" else {"party": {"kind": "organization", "name": "a\0b"}}

    answer = await officer.post("/api/cases", {**OPENING, **changes})

    assert answer.status_code == 422
    assert "NUL" in answer.json()["detail"]
    assert (await officer.get("/api/cases")).json()["cases"] == []


async def test_words_that_only_look_like_nul_are_taken(door: Door) -> None:
    assert (await door("officer").open(cause="\\u0000"))["cause"] == "\\u0000"


async def test_half_a_character_in_an_act_is_refused(door: Door) -> None:
    number = (await door("officer").open(kind="compulsion"))["number"]
    path = f"/api/cases/{number}/actions/approve-seizure"
    headers = {"Content-Type": "application/json"}

    answer = await door("deputy-head").post(path, None, content=b'{"ground": "\\ud800"}', headers=headers)

    assert answer.status_code == 422
    assert "不能保存" in answer.json()["detail"]


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "nonsense"},
        {"cause": 7},
        {"cause": "x" * 501},
        {"cause": None},
        {"officers": ["1"]},
        {"officers": "14052501001"},
        {"party": []},
        {"party": {"kind": "organization", "name": ""}},
        {"unknown": 1},
    ],
)
async def test_what_is_wrong_with_a_field_is_said_in_chinese(changes: dict[str, Any], door: Door) -> None:
    answer = await door("officer").post("/api/cases", {**OPENING, **changes})

    assert answer.status_code == 422
    for error in answer.json()["errors"]:
        assert re.search("[\u4e00-\u9fff]", error["detail"])
        assert "should" not in error["detail"]
