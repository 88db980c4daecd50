"""Branches of the law's procedures that no story of tests/casework takes."""

from tests.casework.inspections import ORDER, fed_back, inspecting, recorded
from tests.casework.licences import received
from tests.casework.seizures import in_force
from tests.casework.test_penalty_branches import DECIDED, SMALL, reported
from tests.casework.test_penalty_hearing import SERVED
from tests.casework.test_summary_procedure import filed as filed_on_the_spot
from tests.casework.test_w2_penalty import FILING, PROPOSAL
from tests.player import Player

DISPOSAL = {"outcome": "confiscated", "document_no": "处1", "penalty_decision_no": "罚1"}


def defended(**proposal: object) -> Player:
    """Return a penalty case whose party has waived both windows and whose defence was reviewed."""
    p = reported(**{**SMALL, **proposal})
    p.do("officer", "serve-notice", "2026-07-29 10:00", **SERVED)
    p.record(32, "2026-07-29 09:50", "2026-07-29 10:00")
    waivers = ["waive-statement", "waive-hearing"] if p.case.state.facts["hearing_right"] else ["waive-statement"]
    for waiver in waivers:
        p.do("officer", waiver, "2026-07-30 10:00", document="放弃书")
    assert p.state == "defence_review"
    p.do("officer", "review-defence", "2026-07-31", opinion="没有意见", amount=p.case.state.facts["amount"])
    return p


def under_review() -> Player:
    p = defended(amount=PROPOSAL["amount"], legal_review_required=True)
    p.do("officer", "submit-legal-review", reason="较大数额")
    return p


# --- licences and inspections ---


def test_an_application_that_was_turned_away_is_closed() -> None:
    p = received()
    p.do("officer", "reject-application", ground="not_required", reason="依法不需要取得许可", voucher_no="不受1")

    p.do("section-head", "close-without-decision", reason="不予受理")

    assert p.state == "closed"


def test_an_inspection_that_led_to_a_penalty_alone_closes_without_an_order_but_never_over_one() -> None:
    """A document of row 15 always sets a time limit or a stop, so the choice is made before it."""
    p = fed_back(inspecting())
    p.wait_until("2026-09-01 11:30")
    recorded(p)
    p.do("section-head", "open-linked-case", kind="penalty", cause="存在违法行为")
    p.do("section-head", "close-penalty-only", reason="已转立案，无须限期整改")
    other = fed_back(inspecting())
    other.do("officer", "issue-order", "2026-09-01 11:30", **ORDER)
    other.do("section-head", "open-linked-case", kind="penalty", cause="存在违法行为")

    assert p.state == "closed"
    assert "fact-present" in other.codes(other.refused("section-head", "close-penalty-only", reason="已转立案"))


def test_the_government_may_be_told_at_once_without_warning_or_police() -> None:
    p = inspecting()
    p.do("officer", "report-obstruction", "2026-09-01 10:05", kind="refusal", description="拒绝进入车间")
    p.do("officer", "take-measure", "2026-09-01 10:07", measure="government")

    p.do("officer", "resolve-obstruction", "2026-09-01 10:45", outcome="resumed", statement="已允许进入")

    assert [m.kind for m in p.case.state.incidents["x1"].measures] == ["government"]
    assert p.state == "inspecting"


# --- penalties ---


def test_a_clue_without_a_basis_is_dropped() -> None:
    p = Player("penalty", "2026-07-08 08:30")

    p.do("section-head", "drop-clue", reason="举报不实")

    assert (p.state, p.due("case_archive")) == ("closed", "2026-08-07")


def test_a_case_may_not_be_filed_and_ends() -> None:
    p = Player("penalty", "2026-07-08 08:30")
    p.do("officer", "propose-filing", **FILING)

    p.do("deputy-head", "refuse-filing", "2026-07-10", reason="不符合立案标准")

    assert (p.state, p.deadline("case_filing").status) == ("closed", "met")


def test_a_report_that_does_not_suffice_sends_the_case_back_to_its_investigation() -> None:
    p = reported()

    p.do("section-head", "order-supplement", "2026-07-29", reason="证据不足")

    assert (p.state, p.deadline("penalty_decision").status) == ("investigation", "running")


def test_new_facts_take_the_notice_back_and_reopen_the_investigation() -> None:
    p = defended()

    p.do("section-head", "reopen-investigation", "2026-08-03", reason="发现新的事实")

    assert p.state == "investigation"
    assert not p.case.state.facts.get("defence_reviewed")


def test_a_small_case_is_decided_from_the_review_of_its_defence() -> None:
    p = defended()

    p.do("bureau-head", "decide", "2026-08-03", **DECIDED)

    assert (p.state, p.deadline("penalty_decision").status) == ("decision_service", "met")


def test_a_legal_review_that_is_not_passed_sends_the_defence_back_to_be_reviewed() -> None:
    p = under_review()

    p.do("reviewer", "return-legal-review", "2026-08-03", reason="依据不足")

    assert (p.state, p.deadline("legal_review").status) == ("defence_review", "met")
    refused = p.refused("bureau-head", "decide", **{**DECIDED, "amount": PROPOSAL["amount"]})
    assert {"行政处罚法58"} <= {b.article for b in refused.blockers}


def test_a_case_that_is_not_grave_is_decided_when_its_legal_review_is_passed() -> None:
    p = under_review()
    p.do("reviewer", "pass-legal-review", "2026-08-03", opinion="同意")
    assert p.state == "legal_review"

    p.do("bureau-head", "decide", **{**DECIDED, "amount": PROPOSAL["amount"]})

    assert p.state == "decision_service"


def test_a_fine_of_the_spot_may_still_be_collected_after_its_filing() -> None:
    p = filed_on_the_spot(100)
    assert p.state == "summary_performance"

    p.do("officer", "collect-on-spot", amount=100, receipt="1", ground="up_to_100")

    assert (p.state, p.deadline("onspot_fine_handover").status) == ("onspot_collected", "running")


# --- seizures ---


def test_items_are_disposed_of_while_the_seizure_is_extended() -> None:
    p = in_force()
    p.do("deputy-head", "extend-seizure", "2026-09-08 10:00", length=10, notice_no="延1", reason="案情复杂")

    p.do("deputy-head", "dispose", "2026-09-21 10:00", **DISPOSAL)

    assert (p.state, p.deadline("seizure_period").status) == ("disposed", "met")


def test_an_extended_seizure_ends_on_its_last_day() -> None:
    p = in_force()
    p.do("deputy-head", "extend-seizure", "2026-09-08 10:00", length=10, notice_no="延1", reason="案情复杂")
    p.wait_until("2026-10-15 23:59")
    assert p.state == "extended"

    p.wait_until("2026-10-16 00:00")

    assert (p.state, p.deadline("seizure_period").status) == ("release_decided", "lapsed")


def test_a_seizure_whose_items_went_along_with_a_criminal_case_is_closed() -> None:
    p = in_force()
    p.do(
        "deputy-head",
        "transfer-items",
        "2026-09-15 10:00",
        to="泽州县公安局（演示）",
        reason="涉嫌危险作业罪",
        items=["甲醇两桶"],
        party_notice_no="移告1",
    )

    p.do("section-head", "close", reason="已随案移送")

    assert p.state == "closed"
