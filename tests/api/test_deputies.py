"""Deputies while somebody is away: they act in his roles, both names stand in the trail, and reminders reach them."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from models.time import day_of
from readmodel.store import CaseStore
from tests.api.conftest import Door
from tests.api.test_outlook import FILING, recently


def days(first: int, last: int) -> dict[str, str]:
    today = day_of(datetime.now(UTC))
    return {name: (today + timedelta(days=n)).isoformat() for name, n in (("first_day", first), ("last_day", last))}


async def appoint(door: Door, who: str, first: int = 0, last: int = 3, **more: Any) -> Any:
    body = {"deputy": "section-head", "reason": "出差", **days(first, last), **more}
    return await door(who).post("/api/deputies", body)


async def proposed(door: Door) -> str:
    number = (await door("officer").open())["number"]
    body = {**FILING, "violation_ended_on": recently(30)}
    await door("officer").post(f"/api/cases/{number}/actions/propose-filing", body)
    return str(number)


async def test_a_deputy_approves_for_the_head_and_both_names_are_kept(door: Door) -> None:
    number = await proposed(door)
    before = await door("section-head").post(f"/api/cases/{number}/actions/approve-filing", {})
    assert (await appoint(door, "deputy-head")).status_code == 201

    after = await door("section-head").post(f"/api/cases/{number}/actions/approve-filing", {})
    state = await door.app.state.desk.cases.snapshot("140525", number)

    assert before.status_code == 403
    assert after.status_code == 200
    assert after.json()["state"]["name"] == "investigation"
    assert state.state == "investigation"


async def test_a_deputy_stands_in_from_the_first_day_to_the_last_and_no_longer_than_he_is_wanted(door: Door) -> None:
    number = await proposed(door)
    await appoint(door, "deputy-head", first=1)
    tomorrow = await door("section-head").post(f"/api/cases/{number}/actions/approve-filing", {})
    made = (await appoint(door, "deputy-head")).json()

    ended = await door.http.delete(f"/api/deputies/{made['id']}", headers=door("deputy-head")._headers({}))
    over = await door("section-head").post(f"/api/cases/{number}/actions/approve-filing", {})

    assert tomorrow.status_code == 403
    assert ended.status_code == 204
    assert over.status_code == 403


async def test_nobody_lends_what_is_not_his_nor_a_certificate(door: Door) -> None:
    """处罚法 42: whoever enforces has the certificate himself."""
    anothers = await appoint(door, "section-head", absent="deputy-head", deputy="reviewer")
    certificate = await appoint(door, "officer")
    more = await appoint(door, "deputy-head", roles=["bureau_head"])
    himself = await appoint(door, "deputy-head", deputy="deputy-head")
    stranger = await appoint(door, "deputy-head", deputy="nobody")

    assert anothers.status_code == 403
    assert certificate.json()["article"] == "行政处罚法42"
    assert [a.status_code for a in (certificate, more, himself, stranger)] == [422, 422, 422, 422]


async def test_a_reminder_for_the_head_reaches_his_deputy_too(door: Door, store: CaseStore) -> None:
    await appoint(door, "deputy-head", deputy="reviewer")
    number = (await door("officer").open())["number"]
    order = {"order_no": "督1", "issuer": "司法局（演示）", "demand": "说明", "reply_by": days(0, 9)["last_day"]}

    await door("clerk").post(f"/api/cases/{number}/actions/register-supervision", order)

    told: list[dict[str, Any]] = []
    for _ in range(100):
        told = await store.inbox("140525", "reviewer", 10)
        if told:
            break
        await asyncio.sleep(0.05)
    assert told[0]["number"] == number


async def test_other_officers_take_a_case_over_by_certificate(door: Door) -> None:
    number = (await door("officer").open())["number"]
    path = f"/api/cases/{number}/actions/reassign-officers"

    unknown = await door("section-head").post(path, {"to": ["14052501001", "14052509999"], "reason": "轮岗"})
    known = await door("section-head").post(path, {"to": ["14052501002", "14052501001"], "reason": "轮岗"})

    assert unknown.status_code == 409
    assert unknown.json()["blockers"][0]["code"] == "officer-unknown"
    assert [o["certificate"] for o in known.json()["officers"]] == ["14052501002", "14052501001"]
