"""W1: an inspection with an obstruction, an exemption, an order and a failed re-inspection."""

from typing import Any

import pytest

from models.roles import Role
from tests.player import Player, at

READY = [{"device": "BWC-01", "battery": True, "memory": True, "clock": True}]
PLAN: dict[str, Any] = {"plan": "方案1", "notice_no": "检通1", "explosive_area": True, "devices": READY}
ORDER: dict[str, Any] = {
    "rectify_by": "2026-09-20",
    "document_nos": ["责改1"],
    "recipient": "张某（演示）",
    "measures": "限期整改",
}


def on_site(p: Player, action: str, start: str, end: str, **more: Any) -> None:
    p.do(
        "officer", action, f"2026-09-01 {end}", occurred_at=f"2026-09-01 {start}", ended_at=f"2026-09-01 {end}", **more
    )


def approved() -> Player:
    p = Player("inspection", "2026-08-31 09:00")
    p.do("section-head", "approve-inspection", "2026-08-31 10:00", **PLAN)
    return p


def briefed() -> Player:
    p = approved()
    p.do(
        "officer",
        "request-exemption",
        "2026-08-31 11:00",
        row=13,
        ground="EX1",
        reason="罐区为爆炸危险区域，没有防爆记录设备",
        proof="区域划分图",
    )
    p.do("section-head", "decide-exemption", exemption="e1", approve=True)
    p.wait_until("2026-09-01 08:58")
    p.record(list(range(7, 16)), "2026-09-01 08:58", None, recording_id="R1")
    on_site(p, "arrive", "09:02", "09:04")
    on_site(p, "show-certificates", "09:05", "09:07")
    on_site(p, "state-purpose", "09:08", "09:10")
    on_site(p, "hear-briefing", "09:12", "09:40")
    return p


def inspected() -> Player:
    p = briefed()
    on_site(p, "inspect", "10:50", "11:08")
    p.do("officer", "inspect-documents", occurred_at="2026-09-01 10:50", ended_at="2026-09-01 10:58")
    p.do("officer", "inspect-sites", occurred_at="2026-09-01 10:58", ended_at="2026-09-01 11:08")
    return p


def ordered() -> Player:
    p = inspected()
    p.do(
        "officer",
        "mark-exempt-segment",
        "2026-09-01 11:09",
        exemption="e1",
        segment_from=at("2026-09-01 11:02").isoformat(),
        segment_to=at("2026-09-01 11:05").isoformat(),
        substitute="罐区检查文字记录",
    )
    on_site(
        p,
        "give-feedback",
        "11:10",
        "11:20",
        findings=True,
        summary="两处隐患",
        signature="refused",
        refusal_note="负责人拒绝签字",
    )
    on_site(p, "issue-order", "11:25", "11:35", **ORDER)
    p.wait_until("2026-09-01 11:41")
    p.record(list(range(7, 16)), "2026-09-01 08:58", "2026-09-01 11:40", recording_id="R1")
    return p


def test_rows_seven_to_fifteen_are_being_recorded_while_the_session_runs() -> None:
    p = briefed()

    assert [p.status(row) for row in (7, 8, 14)] == [["recording"]] * 3
    assert p.status(13) == ["recording"]


def test_showing_certificates_by_one_officer_is_refused() -> None:
    p = approved()
    on_site(p, "arrive", "09:02", "09:04")

    refused = p.refused(
        "officer", "show-certificates", "2026-09-01 09:07", occurred_at="2026-09-01 09:05", officers=["14052501001"]
    )

    assert p.codes(refused) == ["two-officers"]
    assert p.state == "arrival"


def test_one_recording_covers_the_whole_session_and_only_then_its_last_state_lets_go() -> None:
    p = inspected()
    p.do(
        "officer",
        "mark-exempt-segment",
        "2026-09-01 11:09",
        exemption="e1",
        segment_from=at("2026-09-01 11:02").isoformat(),
        segment_to=at("2026-09-01 11:05").isoformat(),
        substitute="文字记录",
    )
    on_site(p, "give-feedback", "11:10", "11:20", findings=True, summary="两处隐患", signature="signed")
    on_site(p, "issue-order", "11:25", "11:35", **ORDER)
    assert p.state == "onsite_measures"

    p.wait_until("2026-09-01 11:41")
    p.record(list(range(7, 16)), "2026-09-01 08:58", "2026-09-01 11:40", recording_id="R1")

    assert p.state == "rectification"
    assert all(p.status(row) == ["recorded"] for row in range(7, 16))
    assert p.due("rectification_period") == "2026-09-20"


def test_a_recording_that_began_after_the_act_leaves_rows_seven_and_eight_uncovered() -> None:
    p = Player("inspection", "2026-08-31 09:00")
    p.do("section-head", "approve-inspection", "2026-08-31 10:00", **PLAN)
    on_site(p, "arrive", "09:02", "09:04")
    on_site(p, "show-certificates", "09:04", "09:06")
    on_site(p, "state-purpose", "09:08", "09:10")
    p.wait_until("2026-09-01 11:41")
    p.record([7, 8, 9], "2026-09-01 09:05", "2026-09-01 11:40")

    assert [p.status(row) for row in (7, 8, 9)] == [["deficient"], ["deficient"], ["recorded"]]

    p.record([7], "2026-09-01 11:38", "2026-09-01 11:41")
    assert p.status(7) == ["deficient"]

    p.do("officer", "report-deficiency", row=7, explanation="到达时记录仪未及时开启，已当场补开")
    p.do("supervisor", "decide-deficiency", deficiency="d1", accept=True)
    assert p.status(7) == ["deficient_accepted"]
    assert p.case.state.obligations["7"].defect


def test_refusal_to_sign_is_reported_the_same_day() -> None:
    p = ordered()

    assert p.due("sign_refusal_report") == "2026-09-01"


def test_an_exemption_is_not_approved_by_whoever_records() -> None:
    p = approved()
    p.do(
        "officer",
        "request-exemption",
        "2026-08-31 11:00",
        row=13,
        ground="EX1",
        reason="罐区为爆炸危险区域，没有防爆记录设备",
        proof="区域划分图",
    )

    assert p.refused("officer", "decide-exemption", exemption="e1", approve=True).type == "forbidden"
    assert "approver-role" in p.codes(p.refused("supervisor", "decide-exemption", exemption="e1", approve=True))


def test_an_obstruction_keeps_the_prior_state_moves_no_deadline_and_comes_back() -> None:
    p = briefed()
    before = {d.id: d.due for d in p.case.state.deadlines.values()}
    p.do("officer", "report-obstruction", "2026-09-01 10:05", kind="refusal", description="拒绝进入车间")
    p.record([35], "2026-09-01 10:05", None, recording_id="R2")
    assert [e.kind for e in p.case.state.outbox] == ["start_climb"]
    assert "obstructed" in p.codes(p.refused("officer", "inspect"))

    p.do("officer", "take-measure", "2026-09-01 10:07", measure="warning")
    p.do("section-head", "acknowledge-obstruction", "2026-09-01 10:09")
    p.do("officer", "take-measure", "2026-09-01 10:12", measure="police")
    p.do("officer", "take-measure", "2026-09-01 10:30", measure="government")
    p.do("officer", "resolve-obstruction", "2026-09-01 10:45", outcome="resumed", statement="已允许进入")
    p.wait_until("2026-09-01 10:51")
    p.record([35], "2026-09-01 10:05", "2026-09-01 10:50", recording_id="R2")

    incident = p.case.state.incidents["x1"]
    assert [m.kind for m in incident.measures] == ["warning", "police", "government"]
    assert incident.acknowledged_by == "己队长（演示）"
    assert p.status(35) == ["recorded"]
    assert p.state == "briefing"
    assert {d.id: d.due for d in p.case.state.deadlines.values()} == before


def test_an_obstruction_is_not_resolved_before_any_measure_was_taken() -> None:
    p = briefed()
    p.do("officer", "report-obstruction", "2026-09-01 10:05", kind="refusal", description="拒绝进入车间")

    refused = p.refused("officer", "resolve-obstruction", "2026-09-01 10:45", outcome="resumed", statement="已允许进入")

    assert p.codes(refused) == ["measure-missing"]


@pytest.mark.parametrize(("applied", "due"), [(None, "2026-09-30"), ("2026-09-10 10:00", "2026-09-20")])
def test_reinspection_is_due_ten_days_after_the_application_or_the_end_of_the_period(
    applied: str | None, due: str
) -> None:
    p = ordered()
    p.do("officer", "report-sign-refusal", "2026-09-01 15:00", reason="负责人拒绝签字")
    if applied:
        p.do("officer", "apply-reinspection", applied, summary="已整改")
    else:
        p.wait_until("2026-09-21 00:00")

    assert p.state == "reinspection_due"
    assert p.due("reinspection") == due


def test_a_failed_reinspection_opens_a_linked_penalty_case_and_lets_the_inspection_close() -> None:
    p = ordered()
    p.do("officer", "report-sign-refusal", "2026-09-01 15:00", reason="负责人拒绝签字")
    p.do(
        "officer",
        "reinspect",
        "2026-09-29 11:00",
        occurred_at="2026-09-29 10:00",
        ended_at="2026-09-29 10:40",
        reinspection_passed=False,
        opinion_no="复1",
        recipient="张某（演示）",
    )
    p.record([16], "2026-09-29 09:59", "2026-09-29 10:41")
    assert p.state == "failed"
    assert p.codes(p.refused("section-head", "close-failed", reason="另案处理")) == ["fact-missing"]

    p.do("section-head", "open-linked-case", kind="penalty", cause="拒不整改")
    p.do("section-head", "close-failed", reason="另案处理")

    assert [e.kind for e in p.case.state.outbox] == ["open_linked_case"]
    assert p.state == "closed"
    assert p.deadline("case_archive").status == "running"


def test_section_head_is_reminded_before_the_reinspection_is_due_and_the_supervisor_when_it_is_missed() -> None:
    p = ordered()
    p.do("officer", "report-sign-refusal", "2026-09-01 15:00", reason="负责人拒绝签字")
    p.wait_until("2026-10-05 00:00")

    told = {role for r in p.reminders if r.deadline == "reinspection" for role in r.tell}
    keys = [r.id for r in p.reminders if r.deadline == "reinspection"]
    assert {Role.OFFICER, Role.SECTION_HEAD, Role.DEPUTY_HEAD, Role.SUPERVISOR} <= told
    assert len(keys) == len(set(keys))
    assert p.deadline("reinspection").status == "overdue"
