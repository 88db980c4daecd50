"""Why a case is not finished, what could void it, what would follow: over HTTP, changing nothing."""

from datetime import UTC, datetime, timedelta

from cli.watchman import go_round
from models.case import CaseState
from models.engine import SNAPSHOT
from models.identity import workflow_id
from readmodel.store import CaseStore
from tests.api.conftest import Door

FILING = {"facts_zh": "事实", "violated": "安全生产法35", "violation_ended_on": "2026-07-01"}


def recently(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).date().isoformat()


async def filed(door: Door) -> str:
    number = (await door("officer").open())["number"]
    body = {**FILING, "violation_ended_on": recently(30)}
    assert (await door("officer").post(f"/api/cases/{number}/actions/propose-filing", body)).status_code == 200
    assert (await door("deputy-head").post(f"/api/cases/{number}/actions/approve-filing", {})).status_code == 200
    return str(number)


async def test_officer_and_supervisor_get_one_answer_to_why_a_case_is_not_finished(door: Door) -> None:
    number = await filed(door)

    answers = [(await door(who).get(f"/api/cases/{number}/why")).json() for who in ("officer", "supervisor")]

    assert answers[0] == answers[1]
    duty = next(b for b in answers[0]["blockers"] if b["code"] == "duty-open")
    assert (duty["owner"], duty["article"]) == ("officer", "行政处罚法60")
    assert duty["due_on"] > recently(0)
    assert "decide" in duty["actions"]
    assert answers[0]["finished"] is False


async def test_an_unrecorded_act_is_a_defect_with_its_cure(door: Door) -> None:
    number = await filed(door)
    await door("officer").post(f"/api/cases/{number}/actions/present-certificates", {"contact": "某公司（演示）"})

    found = (await door("reviewer").get(f"/api/cases/{number}/defects")).json()["defects"]

    assert [(d["code"], d["severity_zh"], d["row"]) for d in found] == [("record-missing", "程序违法", 17)]
    assert found[0]["curable_until"] is not None


async def test_a_supposed_act_moves_dates_in_the_answer_and_nothing_in_the_case(door: Door) -> None:
    number = await filed(door)
    before = (await door("officer").get(f"/api/cases/{number}")).json()
    until = (datetime.now(UTC) + timedelta(days=20)).date().isoformat()
    step = {"action": "suspend-case", "body": {"reason": "等待鉴定", "until": until, "document_no": "中止1"}}

    answer = await door("section-head").post(f"/api/cases/{number}/what-if", {"steps": [step]})
    after = (await door("officer").get(f"/api/cases/{number}")).json()

    assert answer.status_code == 200
    found = answer.json()
    assert found["lawful"]
    assert [(d["rule"], d["after"]) for d in found["dates"]] == [("case_suspension", until)]
    assert (after["version"], after["seq"]) == (before["version"], before["seq"])


async def test_a_supposed_act_that_the_law_refuses_says_why(door: Door) -> None:
    number = await filed(door)

    found = (await door("officer").post(f"/api/cases/{number}/what-if", {"steps": [{"action": "close"}]})).json()

    assert not found["lawful"]
    assert found["steps"][0]["refusal"]["detail"]


async def test_a_question_without_steps_or_too_far_ahead_is_refused(door: Door) -> None:
    number = await filed(door)

    for steps in ([], [{"at": "2077-01-01T00:00:00+08:00"}], [{"action": "close", "nonsense": 1}]):
        answer = await door("officer").post(f"/api/cases/{number}/what-if", {"steps": steps})
        assert answer.status_code == 422


async def test_every_duty_of_the_running_cases_is_watched(door: Door, store: CaseStore) -> None:
    number = await filed(door)
    directory, client = door.app.state.desk.directory, door.app.state.desk.cases._client

    found = await go_round(client, store, directory)
    state = await client.get_workflow_handle(workflow_id("140525", number)).query(SNAPSHOT, result_type=CaseState)

    assert (found.asked, found.wrong) == (1, {})
    assert state.deadlines["penalty_decision"].rungs
