"""The branches of an ordinary penalty: back-filing, preservation, no penalty, review."""

from typing import Any

import pytest

from models.case import CommandResult
from tests.casework.test_w2_penalty import DECISION, FILING, PROPOSAL, filed
from tests.player import Player

SERVED = {"method": "direct", "recipient": "张某（演示）"}
SMALL = {**PROPOSAL, "amount": 1000, "legal_review_required": False, "grave": False}
DECIDED: dict[str, Any] = {**DECISION, "amount": 1000}
TEAM = ["14052501001", "14052501002"]
PRESERVED = {"items": ["阀门记录"], "notice_no": "1"}


def reported(**proposal: Any) -> Player:
    """Return a case whose investigation was reported on 2026-07-28, with a notice where a penalty is proposed."""
    p = filed()
    p.do("officer", "present-certificates", "2026-07-13 10:00", contact="宏达化工")
    p.record(17, "2026-07-13 09:50", "2026-07-13 10:00")
    p.do("officer", "report-investigation", "2026-07-28", summary="终结")
    if proposal:
        p.do("section-head", "propose-penalty", **proposal)
    return p


# --- 立案 ---


@pytest.mark.parametrize(
    ("ended", "harm", "allowed"),
    [
        ("2024-07-08", False, True),
        ("2024-07-07", False, False),
        ("2024-07-07", True, True),
        ("2021-07-08", True, True),
        ("2021-07-07", True, False),
    ],
)
def test_an_offence_is_punished_within_two_years_or_five_with_harm(ended: str, harm: bool, allowed: bool) -> None:
    p = Player("penalty", "2026-07-08 08:30")

    found = p.try_("officer", "propose-filing", **{**FILING, "violation_ended_on": ended}, harm=harm)

    assert isinstance(found, CommandResult) is allowed


def test_an_offence_that_grew_old_while_its_filing_waited_is_not_filed() -> None:
    p = Player("penalty", "2026-07-08 08:30")
    p.do("officer", "propose-filing", **{**FILING, "violation_ended_on": "2024-07-08"})

    assert p.refused("deputy-head", "approve-filing", "2026-07-09").article == "行政处罚法36"


def test_a_case_is_filed_within_seven_working_days_of_the_request() -> None:
    p = Player("penalty", "2026-07-08 08:30")
    p.do("officer", "propose-filing", **FILING)
    assert p.due("case_filing") == "2026-07-17"

    p.wait_until("2026-07-18 00:01")

    assert p.deadline("case_filing").status == "overdue"


def test_an_urgent_case_is_investigated_first_and_filed_within_five_working_days() -> None:
    p = Player("penalty", "2026-07-08 08:30")
    p.do("section-head", "investigate-first", **FILING)
    assert p.due("case_filing_afterwards") == "2026-07-15"
    p.do("officer", "present-certificates", "2026-07-08 10:00", contact="宏达化工")
    p.record(17, "2026-07-08 09:50", "2026-07-08 10:00")

    refused = p.refused("officer", "report-investigation", summary="终结")
    p.do("deputy-head", "approve-filing-afterwards", "2026-07-10")
    p.do("officer", "report-investigation", summary="终结")

    assert p.codes(refused) == ["duty-open"]
    assert p.deadline("penalty_decision").trigger.isoformat() == "2026-07-10"


def test_a_case_that_is_not_filed_afterwards_ends() -> None:
    p = Player("penalty", "2026-07-08 08:30")
    p.do("section-head", "investigate-first", **FILING)
    p.do("deputy-head", "refuse-filing-afterwards", "2026-07-10", reason="不符合立案标准")

    assert p.state == "closed"
    assert p.deadline("case_filing_afterwards").status == "met"


# --- 先行登记保存 ---


def test_a_preservation_lapses_after_seven_working_days_and_the_items_go_back() -> None:
    p = filed()
    p.do("deputy-head", "approve-preservation", "2026-07-10 09:00")
    p.do("officer", "preserve-evidence", "2026-07-10 10:30", **PRESERVED)
    p.wait_until("2026-07-22 00:00")

    assert p.deadline("advance_preservation_disposition").status == "lapsed"
    assert p.due("preservation_return") == "2026-07-22"
    assert any(r.severity == "critical" and "应当退还物品" in r.zh for r in p.reminders)
    assert p.codes(p.refused("officer", "dispose-preserved", outcome="seized")) == ["preservation-lapsed"]
    p.do("officer", "dispose-preserved", outcome="returned")
    assert p.deadline("preservation_return").status == "met"
    assert p.codes(p.refused("officer", "dispose-preserved", outcome="returned")) == ["nothing-owed"]


@pytest.mark.parametrize(("when", "allowed"), [("2026-07-21 23:59", True), ("2026-07-22 00:00", False)])
def test_preserved_items_are_seized_until_the_last_minute_of_the_seventh_working_day(when: str, allowed: bool) -> None:
    p = filed()
    p.do("deputy-head", "approve-preservation", "2026-07-10 09:00")
    p.do("officer", "preserve-evidence", "2026-07-10 10:30", **PRESERVED)

    found = p.try_("officer", "dispose-preserved", when, outcome="seized")

    assert isinstance(found, CommandResult) is allowed


def test_evidence_is_preserved_beside_the_service_of_the_notice_too_and_holds_nothing_up() -> None:
    p = reported(**PROPOSAL)
    p.do("deputy-head", "approve-preservation", "2026-08-20 09:20")
    p.do("officer", "preserve-evidence", "2026-08-20 09:30", **PRESERVED)

    assert p.state == "notice_service"
    assert p.due("advance_preservation_disposition") == "2026-08-31"


# --- 不予处罚 ---


def no_penalty() -> Player:
    p = reported()
    p.do(
        "deputy-head", "decide-no-penalty", ground="first_minor", reason="轻微", document_no="不罚1", education="已教育"
    )
    return p


def test_no_penalty_comes_with_education_of_the_party() -> None:
    p = reported()

    refused = p.refused("deputy-head", "decide-no-penalty", ground="no_fault", reason="没有过错", document_no="1")
    p.do("deputy-head", "decide-no-penalty", ground="not_proven", reason="不能成立", document_no="1")

    assert "应当对当事人进行教育" in str(refused.errors)
    assert p.state == "no_penalty"


def test_no_penalty_is_served_within_seven_working_days_before_the_case_is_closed() -> None:
    p = no_penalty()
    assert p.due("penalty_service") == "2026-08-06"

    refused = p.refused("section-head", "close-without-penalty", reason="不予处罚")
    p.do("officer", "serve-no-penalty", "2026-08-03 10:00", **SERVED)
    unrecorded = p.refused("section-head", "close-without-penalty", reason="不予处罚")
    p.record(32, "2026-08-03 09:50", "2026-08-03 10:00")
    p.do("section-head", "close-without-penalty", reason="不予处罚")

    assert p.codes(refused) == ["not-served"]
    assert p.codes(unrecorded) == ["recording-missing"]
    assert p.deadline("penalty_service").status == "met"


def test_no_penalty_is_served_by_public_notice_on_a_party_who_is_gone() -> None:
    p = no_penalty()
    p.do("officer", "publish-other-notice", where="局网站", reason="下落不明", ground="whereabouts_unknown")
    p.wait_until("2026-08-28 00:01")
    p.do("section-head", "close-without-penalty", reason="不予处罚")

    assert p.state == "closed"


def test_a_collective_discussion_may_come_to_no_penalty() -> None:
    p = reported(**{**PROPOSAL, "legal_review_required": False, "amount": 1000})
    p.do("officer", "serve-notice", "2026-08-03 10:00", **SERVED)
    p.record(32, "2026-08-03 09:50", "2026-08-03 10:00")
    p.do("officer", "review-defence", "2026-08-11", opinion="采纳", amount=1000)
    p.do("officer", "submit-discussion", reason="重大")
    p.do("deputy-head", "decide-no-penalty", ground="no_fault", reason="没有过错", document_no="1", education="已教育")

    assert p.state == "no_penalty"
    assert p.deadline("penalty_decision").status == "met"


# --- 审核、讨论 ---


def test_a_grave_case_is_not_decided_without_collective_discussion() -> None:
    p = reported(**{**PROPOSAL, "legal_review_required": False, "amount": 1000})
    p.do("officer", "serve-notice", "2026-08-03 10:00", **SERVED)
    p.record(32, "2026-08-03 09:50", "2026-08-03 10:00")
    p.do("officer", "review-defence", "2026-08-11", opinion="没有意见", amount=1000)

    refused = p.refused("bureau-head", "decide", **DECIDED)

    assert refused.article == "行政处罚法57(2)"


def test_a_legal_review_that_takes_longer_than_five_working_days_is_overdue_and_still_owed() -> None:
    p = reported(**{**SMALL, "legal_review_required": True})
    p.do("officer", "serve-notice", "2026-08-03 10:00", **SERVED)
    p.record(32, "2026-08-03 09:50", "2026-08-03 10:00")
    p.do("officer", "review-defence", "2026-08-11", opinion="没有意见", amount=1000)
    p.do("officer", "submit-legal-review", reason="应当审核")
    p.wait_until("2026-08-19 00:01")

    assert p.deadline("legal_review").status == "overdue"
    p.do("reviewer", "pass-legal-review", opinion="同意")
    assert p.deadline("legal_review").status == "met"


def reviewing() -> Player:
    """Return a case that is before the legal reviewer."""
    p = reported(**{**SMALL, "legal_review_required": True})
    p.do("officer", "serve-notice", "2026-08-03 10:00", **SERVED)
    p.record(32, "2026-08-03 09:50", "2026-08-03 10:00")
    p.do("officer", "review-defence", "2026-08-11", opinion="没有意见", amount=1000)
    p.do("officer", "submit-legal-review", reason="应当审核")
    return p


def test_a_legal_review_that_is_not_passed_goes_back() -> None:
    p = reviewing()
    p.do("reviewer", "return-legal-review", "2026-08-12", reason="证据不足")

    assert p.state == "defence_review"
    assert "legal-review" in p.codes(p.refused("bureau-head", "decide", **DECIDED))


def test_a_legal_review_that_is_passed_lets_the_decision_be_made() -> None:
    p = reviewing()
    p.do("reviewer", "pass-legal-review", "2026-08-12", opinion="同意")
    p.do("bureau-head", "decide", **DECIDED)

    assert p.state == "decision_service"


def test_new_facts_reopen_the_investigation_and_void_the_notice() -> None:
    p = reviewing()
    p.do("reviewer", "return-legal-review", "2026-08-12", reason="事实不清")
    p.do("section-head", "reopen-investigation", reason="发现新事实")

    assert p.state == "investigation"
    assert all("已撤回" in s.document for s in p.case.state.services)


def test_a_report_that_lacks_evidence_goes_back_to_the_investigation() -> None:
    p = reported()
    p.do("section-head", "order-supplement", reason="证据不足")

    assert p.state == "investigation"


def test_a_clue_that_leads_nowhere_is_dropped() -> None:
    p = Player("penalty", "2026-07-08 08:30")
    p.do("section-head", "drop-clue", reason="线索不成立")

    assert p.state == "closed"


def test_a_case_that_is_refused_by_the_head_is_not_filed() -> None:
    p = Player("penalty", "2026-07-08 08:30")
    p.do("officer", "propose-filing", **FILING)
    p.do("deputy-head", "refuse-filing", "2026-07-09", reason="不符合立案标准")

    assert p.state == "closed"
    assert p.deadline("case_filing").status == "met"
