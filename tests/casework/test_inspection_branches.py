"""Inspections up to the order: approval, entry, findings, immediate removal, transfer (安全生产法62-69)."""

from typing import Any

import pytest

from tests.casework.inspections import (
    ON_THE_WAY,
    ORDER,
    PLAN,
    READY,
    STOP,
    fed_back,
    inspecting,
    ordered,
    planned,
    recorded,
    state_of,
    stopped,
)
from tests.player import Player

HAZARD = "配电箱裸露"


def hazardous() -> Player:
    p = inspecting()
    p.do("officer", "order-immediate-removal", "2026-09-01 09:40", hazard=HAZARD, ordered="车间主任（演示）")
    return p


# --- approval and notice ---


def test_nobody_enters_before_the_inspection_is_approved_and_notified() -> None:
    p = planned()

    assert p.codes(p.refused("officer", "arrive")) == ["other-state"]
    assert p.refused("section-head", "approve-inspection", **{**PLAN, "notice_no": ""}).type == "invalid-body"
    assert p.refused("officer", "approve-inspection", **PLAN).type == "forbidden"


@pytest.mark.parametrize(("done", "allowed"), [(1, True), (2, False), (3, False)])
def test_an_enterprise_is_inspected_no_more_often_than_the_cap_of_the_year(done: int, allowed: bool) -> None:
    p = planned()

    result: Any = p.try_("section-head", "approve-inspection", **PLAN, inspections_this_year=done, frequency_cap=2)

    assert (p.state == "approved") is allowed
    if not allowed:
        assert (p.codes(result), result.article) == (["frequency"], "国办发〔2024〕54号（未核对原文）")


def test_a_complaint_is_a_reason_to_inspect_beyond_the_cap_and_is_kept() -> None:
    p = planned()

    p.do(
        "section-head",
        "approve-inspection",
        **PLAN,
        inspections_this_year=2,
        frequency_cap=2,
        exception_reason="职工举报重大隐患",
    )

    assert p.case.state.facts["exception_reason"] == "职工举报重大隐患"


def test_how_often_and_the_cap_are_told_together() -> None:
    assert planned().refused("section-head", "approve-inspection", **PLAN, frequency_cap=2).type == "invalid-body"


def test_the_enterprise_is_told_that_it_may_ask_for_recusal() -> None:
    assert planned().refused("section-head", "approve-inspection", **PLAN, recusal_told=False).article == (
        "国办发〔2024〕54号（未核对原文）"
    )


def test_one_officer_alone_is_sent_nowhere() -> None:
    p = planned()
    alone = p.case.state.opening.model_copy(update={"officers": p.case.state.opening.officers[:1]})
    p.case.state.opening = alone

    assert "two-officers" in p.codes(p.refused("section-head", "approve-inspection", **PLAN))


def test_a_recorder_that_failed_its_check_does_not_set_out() -> None:
    broken = {**READY, "battery": False}

    refused = planned().refused("section-head", "approve-inspection", **{**PLAN, "devices": [broken]})

    assert [b.code for b in refused.blockers] == ["devices"]


def test_in_an_explosive_area_the_recorder_is_explosion_proof() -> None:
    p = inspecting(explosive_area=True)

    refused = p.refused("officer", "inspect-sites", "2026-09-01 10:00")

    assert (p.codes(refused), refused.blockers[0].row) == (["explosion-proof"], 13)
    proof = {**READY, "explosion_proof": True}
    inspecting(explosive_area=True, devices=[proof]).do("officer", "inspect-sites", "2026-09-01 10:00")


def test_without_such_a_recorder_the_exemption_is_asked_for_first() -> None:
    p = inspecting(explosive_area=True)
    p.do("officer", "request-exemption", row=13, ground="EX1", reason="罐区没有配备防爆记录设备", proof="区域划分图")

    p.do("officer", "inspect-sites", "2026-09-01 10:00")

    assert p.status(13) == ["pending"]


def test_an_explosion_proof_recorder_may_be_fetched_later() -> None:
    p = inspecting(explosive_area=True)

    p.do("officer", "check-devices", "2026-09-01 09:50", devices=[{**READY, "explosion_proof": True}])
    p.do("officer", "inspect-sites", "2026-09-01 10:00")

    assert "inspect_sites" in {a.act for a in p.case.state.acts}


# --- findings ---


def test_an_order_is_issued_only_where_something_was_found() -> None:
    p = fed_back(findings=False, summary="未发现问题")

    assert p.codes(p.refused("officer", "issue-order", "2026-09-01 11:30", **ORDER)) == ["fact-missing"]


def test_a_refusal_to_sign_is_reported_the_same_day_and_holds_the_closing_until_then() -> None:
    p = recorded_feedback(findings=False, signature="refused", refusal_note="负责人拒绝签字")
    assert p.due("sign_refusal_report") == "2026-09-01"

    assert "duty-open" in p.codes(p.refused("section-head", "close-no-problem", reason="无问题"))
    p.do("officer", "report-sign-refusal", "2026-09-01 17:00", reason="负责人拒绝签字")
    p.do("section-head", "close-no-problem", reason="无问题")

    assert p.deadline("sign_refusal_report").status == "met"
    assert p.state == "closed"


def test_a_refusal_to_sign_that_is_not_reported_that_day_is_overdue() -> None:
    p = fed_back(signature="refused", refusal_note="负责人拒绝签字")

    p.wait_until("2026-09-02 00:00")

    assert p.deadline("sign_refusal_report").status == "overdue"


def recorded_feedback(**said: Any) -> Player:
    p = fed_back(**said)
    p.wait_until("2026-09-01 11:30")
    p.record([7, 8, 9, 10, 11, 13, 14], "2026-09-01 08:59", "2026-09-01 11:30")
    return p


# --- immediate removal ---


def test_a_hazard_is_ordered_to_be_removed_at_once() -> None:
    p = hazardous()

    assert p.case.state.facts["from:onsite_immediate"] == "2026-09-01"
    assert p.case.state.facts["hazards_open"] == [HAZARD]


def test_a_hazard_that_was_not_removed_at_once_is_met_by_a_stop() -> None:
    p = fed_back(hazardous())

    refused = p.refused("officer", "issue-order", "2026-09-01 11:30", **ORDER)
    p.do("officer", "issue-order", **STOP)

    assert (p.codes(refused), refused.article) == (["escalate"], "安全生产法65(1)(3)")


def test_evacuation_is_an_escalation_too() -> None:
    p = fed_back(hazardous())

    p.do("officer", "issue-order", "2026-09-01 11:30", **ORDER, evacuate=True)

    assert p.case.state.facts["evacuate"] is True


def test_what_was_removed_on_the_spot_needs_no_order() -> None:
    p = hazardous()
    p.do("officer", "confirm-removal", "2026-09-01 09:50", hazard=HAZARD, how="已加装防护罩")
    fed_back(p)
    p.wait_until("2026-09-01 11:30")
    p.record([7, 8, 9, 10, 11, 13, 14], "2026-09-01 08:59", "2026-09-01 11:30")

    p.do("officer", "close-corrected", reason="当场排除")

    assert p.state == "closed"


def test_an_inspection_does_not_close_over_a_hazard_that_is_still_there() -> None:
    p = fed_back(hazardous())

    assert "hazard-open" in p.codes(p.refused("officer", "close-corrected", reason="当场排除"))
    assert p.codes(fed_back().refused("officer", "close-corrected", reason="x"))[0] == "not-corrected"


def test_a_removal_names_a_hazard_that_was_ordered() -> None:
    p = hazardous()

    assert p.codes(p.refused("officer", "confirm-removal", hazard="别的", how="已排除")) == ["hazard-unknown"]


def test_nobody_resumes_over_a_hazard_that_is_still_there() -> None:
    p = fed_back(hazardous())
    p.do("officer", "issue-order", "2026-09-01 11:30", **STOP)
    recorded(p)
    p.do("officer", "apply-resume", "2026-09-10 09:00", summary="已排除")

    refused = p.refused("section-head", "allow-resume", opinion="同意", rectify_by="2026-10-10")
    p.do("officer", "confirm-removal", hazard=HAZARD, how="已整改")
    p.do("section-head", "allow-resume", opinion="同意", rectify_by="2026-10-10")

    assert p.codes(refused) == ["hazard-open"]


# --- what others must deal with ---


def test_a_finding_outside_the_competence_is_transferred_in_three_working_days() -> None:
    p = fed_back(outside_competence=True)
    assert p.due("inspection_transfer") == "2026-09-04"

    p.do("section-head", "refer", "2026-09-03 10:00", to="消防救援大队（演示）", reason="消防设施问题")

    assert (p.deadline("inspection_transfer").status, p.state) == ("met", "feedback")


def test_a_transfer_that_was_not_made_is_overdue_and_holds_the_closing() -> None:
    p = recorded_feedback(findings=False, outside_competence=True)
    p.wait_until("2026-09-05 00:00")
    assert p.deadline("inspection_transfer").status == "overdue"

    assert "duty-open" in p.codes(p.refused("section-head", "close-no-problem", reason="无问题"))
    p.do("section-head", "refer", to="消防救援大队（演示）", reason="消防设施问题")
    p.do("section-head", "close-no-problem", reason="无问题")

    assert p.state == "closed"


@pytest.mark.parametrize("state", ON_THE_WAY)
def test_from_every_state_on_the_way_others_can_be_called_in_without_leaving_it(state: str) -> None:
    p = state_of(state)
    assert p.state == state

    p.do("officer", "report-outside-competence", matter="特种设备问题", competent="市场监管局（演示）")
    p.do("section-head", "refer", to="市场监管局（演示）", reason="特种设备问题")

    assert (p.state, p.deadline("inspection_transfer").status) == (state, "met")


@pytest.mark.parametrize("kind", ["penalty", "compulsion"])
@pytest.mark.parametrize("state", ON_THE_WAY)
def test_from_every_state_on_the_way_a_case_is_opened_without_leaving_it(state: str, kind: str) -> None:
    p = state_of(state)
    before = {d.id: d.status for d in p.case.state.deadlines.values()}

    p.do("section-head", "open-linked-case", kind=kind, cause="存在违法行为")

    assert p.state == state
    assert [e.kind for e in p.case.state.outbox] == ["open_linked_case"]
    assert {d.id: d.status for d in p.case.state.deadlines.values()} == before


def test_both_documents_in_one_order_start_both_clocks() -> None:
    p = ordered(**{**ORDER, "stop": True})

    assert p.state == "stopped"
    assert (p.due("rectification_period"), p.due("temporary_stop")) == ("2026-09-21", "2027-03-01")


def test_an_order_sets_a_day_ahead_and_one_of_the_two_documents() -> None:
    p = fed_back()

    assert p.codes(p.refused("officer", "issue-order", **{**ORDER, "rectify_by": "2026-09-01"})) == ["order-past"]
    assert p.codes(p.refused("officer", "issue-order", **{**STOP, "stop": False})) == ["order-empty"]
    assert stopped().state == "stopped"
