"""What follows a penalty that is not performed: late fine, deferral, demand, the court (强制法 46, 53-58)."""

from typing import Any

import pytest

from models.case import CommandResult
from tests.casework.test_w2_penalty import DECISION, FILING, PROPOSAL
from tests.player import Player

SMALL = {**PROPOSAL, "amount": 10000, "legal_review_required": False, "grave": False}
SERVED = {"method": "direct", "recipient": "张某（演示）"}


def served(publish: bool = True) -> Player:
    """Return a case whose decision (10 000 yuan) was served on 2026-02-02."""
    p = Player("penalty", "2026-01-05 09:00")
    p.do("officer", "propose-filing", **{**FILING, "violation_ended_on": "2026-01-04"})
    p.do("deputy-head", "approve-filing", "2026-01-06 09:00")
    p.do("officer", "present-certificates", "2026-01-07 10:00", contact="宏达化工")
    p.record(17, "2026-01-07 09:50", "2026-01-07 10:00", act_id="a1")
    p.do("officer", "report-investigation", "2026-01-12", summary="终结")
    p.do("section-head", "propose-penalty", **SMALL)
    p.do("officer", "serve-notice", "2026-01-13 10:00", **SERVED)
    p.record(32, "2026-01-13 09:50", "2026-01-13 10:00")
    p.do("officer", "waive-statement", "2026-01-14", document="书面放弃")
    p.do("officer", "review-defence", "2026-01-21", opinion="没有陈述申辩", amount=10000)
    p.do("bureau-head", "decide", "2026-01-22", **{**DECISION, "amount": 10000})
    if publish:
        p.do("officer", "publish-decision", "2026-01-23", where="局网站")
    p.do("officer", "serve-decision", "2026-02-02 10:00", **SERVED)
    p.record(32, "2026-02-02 09:50", "2026-02-02 10:00")
    assert p.state == "performance"
    return p


def demanded(on: str = "2026-03-10") -> Player:
    p = served()
    p.do("officer", "serve-demand", f"{on} 10:00", **SERVED)
    p.record(32, f"{on} 09:50", f"{on} 10:00")
    assert p.state == "demand"
    return p


def in_court() -> Player:
    p = demanded()
    p.do("bureau-head", "apply-court", "2026-08-05")
    return p


def facts(p: Player) -> dict[str, Any]:
    return p.case.state.facts


# --- 加处罚款 ---


def test_the_late_fine_starts_on_the_day_after_the_payment_period() -> None:
    p = served()
    assert p.due("fine_payment") == "2026-02-24"  # 02-17 lies in the Spring Festival

    p.do("officer", "record-payment", "2026-02-25 09:00", amount=1, receipt="1")

    assert p.state == "overdue"
    assert facts(p)["late_fine"] == 300


def test_a_payment_on_the_last_day_owes_no_late_fine() -> None:
    p = served()
    p.do("officer", "record-payment", "2026-02-24 23:59", amount=10000, receipt="1")
    p.do("section-head", "close", reason="履行完毕")

    assert p.state == "closed"


def test_thirty_days_of_late_fine_are_watched_from_its_first_day() -> None:
    p = served()
    p.wait_until("2026-02-25 09:00")
    assert p.due("late_fine_to_enforcement") == "2026-03-27"

    p.wait_until("2026-03-28 00:01")

    assert p.deadline("late_fine_to_enforcement").status == "lapsed"


def test_the_late_fine_stands_still_during_reconsideration() -> None:
    p = served()
    p.do("officer", "record-remedy", "2026-02-26", kind="reconsideration")
    p.do("officer", "record-remedy-result", "2026-04-10", kind="reconsideration", result="upheld")
    p.do("officer", "record-payment", "2026-04-12 09:00", amount=10000, receipt="1")

    # Only 02-25, 04-11 and 04-12 count.
    assert facts(p)["late_fine"] == 900


def test_a_remedy_that_began_before_the_fine_was_due_keeps_the_late_fine_from_beginning() -> None:
    p = served()
    p.do("officer", "record-remedy", "2026-02-20", kind="litigation")
    p.do("officer", "record-payment", "2026-03-20", amount=1, receipt="1")

    assert facts(p)["late_fine"] == 0
    assert "late_fine_to_enforcement" not in p.case.state.deadlines


def test_days_of_a_remedy_do_not_count_among_the_thirty() -> None:
    p = served()
    p.do("officer", "record-remedy", "2026-02-26", kind="reconsideration")
    assert p.deadline("late_fine_to_enforcement").status == "superseded"

    p.do("officer", "record-remedy-result", "2026-04-10", kind="reconsideration", result="upheld")

    assert p.due("late_fine_to_enforcement") == "2026-05-10"


def test_an_execution_agreement_reduces_the_late_fine_but_not_the_fine() -> None:
    p = served()
    said = {"terms": "分两次缴清", "remedied": "已整改"}
    refused = p.refused("deputy-head", "agree-performance", "2026-03-06 09:00", late_fine_agreed=3000, **said)
    p.do("deputy-head", "agree-performance", late_fine_agreed=500, **said)
    p.do("officer", "record-payment", "2026-03-20", amount=10500, receipt="1")
    p.do("section-head", "close", reason="履行完毕")

    assert refused.article == "行政强制法42(1)"
    assert p.state == "closed"


def test_who_does_not_keep_the_agreement_owes_the_whole_late_fine() -> None:
    p = served()
    p.do("deputy-head", "agree-performance", "2026-03-06", late_fine_agreed=0, terms="缴清", remedied="已整改")
    p.do("section-head", "end-agreement", "2026-03-10", reason="没有履行协议")
    p.do("officer", "record-payment", "2026-03-10 10:00", amount=10000, receipt="1")

    assert facts(p)["late_fine"] == 14 * 300
    assert p.refused("section-head", "end-agreement", reason="再次").blockers[0].code == "fact-missing"


# --- 暂缓、分期 ---


def test_a_deferral_ends_in_the_overdue_state_and_the_late_fine_starts_the_day_after() -> None:
    p = served()
    p.do("deputy-head", "approve-instalments", "2026-02-10", until="2026-05-29", application="申请")
    p.wait_until("2026-05-30 09:00")
    assert p.state == "overdue"

    p.do("officer", "record-payment", amount=10300, receipt="1")

    assert facts(p)["late_fine"] == 300
    assert facts(p)["performed"]


def test_a_deferral_that_does_not_prolong_the_period_is_refused() -> None:
    p = served()

    refused = p.refused("deputy-head", "approve-instalments", "2026-02-10", until="2026-02-24", application="申请")

    assert p.codes(refused) == ["deferral-short"]


def test_after_a_deferral_the_courts_three_months_count_from_its_end() -> None:
    p = served()
    p.do("deputy-head", "approve-instalments", "2026-02-10", until="2026-09-30", application="申请")
    p.wait_until("2026-08-10 09:00")
    assert "court_enforcement" not in p.case.state.deadlines

    p.wait_until("2026-10-09 09:00")

    assert p.deadline("court_enforcement").trigger.isoformat() == "2026-09-30"
    assert p.due("court_enforcement") == "2026-12-30"


def test_a_deferral_may_be_taken_back_and_the_rest_is_due_by_another_day() -> None:
    p = served()
    p.do("deputy-head", "approve-instalments", "2026-02-10", until="2026-05-29", application="申请")
    past = p.refused("deputy-head", "revoke-instalments", "2026-03-10", until="2026-03-10", reason="没有按期缴纳")
    p.do("deputy-head", "revoke-instalments", until="2026-03-20", reason="没有按期缴纳")
    assert p.state == "performance"
    assert p.due("fine_payment") == "2026-03-20"
    p.wait_until("2026-03-21 00:01")

    assert p.codes(past) == ["deferral-past"]
    assert p.state == "overdue"


# --- 催告、申请法院 ---


def test_the_demand_is_served_with_its_record_and_gives_ten_working_days() -> None:
    p = served()
    p.do("officer", "serve-demand", "2026-03-10 10:00", **SERVED)
    assert p.state == "overdue"

    p.record(32, "2026-03-10 09:50", "2026-03-10 10:00")

    assert p.state == "demand"
    assert p.due("demand_notice") == "2026-03-24"


def test_the_courts_three_months_begin_where_the_last_remedy_has_run_out() -> None:
    p = demanded()
    p.wait_until("2026-08-03 00:01")

    assert p.due("litigation") == "2026-08-03"
    p.wait_until("2026-08-04 00:01")
    assert p.deadline("court_enforcement").trigger.isoformat() == "2026-08-03"
    assert p.due("court_enforcement") == "2026-11-03"


def test_what_was_paid_in_time_never_goes_to_court() -> None:
    p = served()
    p.do("officer", "record-payment", "2026-02-10", amount=10000, receipt="1")
    p.wait_until("2026-08-10 09:00")

    assert "court_enforcement" not in p.case.state.deadlines


def test_the_court_is_not_asked_while_the_party_may_still_sue() -> None:
    p = demanded()

    refused = p.refused("bureau-head", "apply-court", "2026-07-01")

    assert {"window-open", "remedy-open"} <= set(p.codes(refused))


@pytest.mark.parametrize(("when", "allowed"), [("2026-11-03 23:59", True), ("2026-11-04 00:01", False)])
def test_the_court_is_asked_until_the_last_minute_of_the_three_months(when: str, allowed: bool) -> None:
    p = demanded()

    found = p.try_("bureau-head", "apply-court", when)

    assert isinstance(found, CommandResult) is allowed
    assert p.deadline("court_enforcement").status == ("met" if allowed else "lapsed")


def test_after_the_three_months_only_a_just_reason_opens_the_court() -> None:
    p = demanded()

    refused = p.refused("bureau-head", "apply-court", "2026-11-05")
    p.do("bureau-head", "apply-court", just_reason="不可抗力")

    assert p.codes(refused) == ["court-period-over"]
    assert p.state == "court"


def test_a_right_that_was_lost_ends_the_enforcement() -> None:
    p = demanded()
    early = p.refused("deputy-head", "close-unperformed", "2026-11-03", reason="逾期", ground="right_lost")
    p.do("deputy-head", "close-unperformed", "2026-11-05", reason="逾期未申请", ground="right_lost")

    assert p.codes(early) == ["right-not-lost"]
    assert p.state == "closed"
    assert p.due("case_archive") == "2026-12-07"


def test_the_heads_hear_at_once_that_the_right_is_lost() -> None:
    p = demanded()
    p.wait_until("2026-11-04 00:01")

    assert any(r.severity == "critical" and "丧失申请权" in r.zh for r in p.reminders)


def test_the_late_fine_goes_to_court_only_after_thirty_days_of_it_but_the_fine_itself_before() -> None:
    p = served()
    p.do("officer", "record-remedy", "2026-02-20", kind="litigation")
    p.do("officer", "serve-demand", "2026-03-10 10:00", **SERVED)
    p.record(32, "2026-03-10 09:50", "2026-03-10 10:00")
    p.do("officer", "record-remedy-result", "2026-04-10", kind="litigation", result="upheld")

    refused = p.refused("bureau-head", "apply-court", "2026-04-20")
    p.do("bureau-head", "apply-court", include_late_fine=False)

    assert refused.article == "行政强制法46(1)"
    assert p.state == "court"


def test_what_was_seized_is_auctioned_after_demand_remedies_and_thirty_days() -> None:
    p = demanded()
    said = {"amount": 20000, "receipt": "1", "seizure_case": "QZ-2026-0001"}

    early = p.refused("bureau-head", "auction-seized", "2026-07-01", **said)
    p.do("bureau-head", "auction-seized", "2026-08-10", **said)
    p.do("section-head", "close", reason="抵缴完毕")

    assert "remedy-open" in p.codes(early)
    assert p.state == "closed"


def test_the_court_takes_up_within_five_working_days_and_rules_within_seven() -> None:
    p = in_court()
    assert p.due("court_accept") == "2026-08-12"

    p.do("officer", "record-court-acceptance", "2026-08-10", outcome="accepted")
    assert p.due("court_rule") == "2026-08-19"
    p.do("officer", "record-court-ruling", "2026-08-18", outcome="enforce", document_no="（2026）行审1号")
    p.do("officer", "record-court-outcome", "2026-09-18", outcome="executed")
    p.do("section-head", "close", reason="执行完毕")

    assert p.deadline("court_accept").status == p.deadline("court_rule").status == "met"
    assert p.state == "closed"


def test_a_court_that_hears_the_parties_rules_within_thirty_days() -> None:
    p = in_court()
    p.do("officer", "record-court-acceptance", "2026-08-10", outcome="accepted", heard=True)

    assert p.due("court_rule_heard") == "2026-09-09"
    assert "court_rule" not in p.case.state.deadlines
    p.do("officer", "record-court-ruling", "2026-09-08", outcome="refuse", document_no="1")
    p.do("deputy-head", "close-unperformed", reason="不予执行", ground="court_refused")
    assert p.state == "closed"


def test_a_court_that_is_late_is_followed_up_and_blocks_nothing() -> None:
    p = in_court()
    p.wait_until("2026-08-13 00:01")

    assert p.deadline("court_accept").status == "overdue"
    p.do("officer", "record-court-acceptance", outcome="refused")
    p.do("deputy-head", "close-unperformed", reason="不予受理", ground="court_refused")
    assert p.state == "closed"


def test_enforcement_is_not_given_up_without_a_ground_of_the_law() -> None:
    p = in_court()

    refused = p.refused("deputy-head", "close-unperformed", reason="算了", ground="court_refused")

    assert refused.article == "行政强制法58"


def test_a_court_that_ends_its_enforcement_ends_the_case() -> None:
    p = in_court()
    p.do("officer", "record-court-acceptance", "2026-08-10", outcome="accepted")
    p.do("officer", "record-court-ruling", "2026-08-18", outcome="enforce", document_no="1")
    p.do("officer", "record-court-outcome", "2026-12-18", outcome="ended")
    p.do("deputy-head", "close-unperformed", reason="终结执行", ground="court_ended")

    assert p.state == "closed"


# --- 按日连续处罚 ---


def test_a_penalty_goes_on_day_by_day_until_the_correction() -> None:
    p = served()
    p.do("deputy-head", "impose-daily-penalty", "2026-02-10", ordered_on="2026-02-05", document_no="1", found="未改正")
    p.do("officer", "record-payment", "2026-02-11", amount=10000, receipt="1")
    running = p.refused("section-head", "close", reason="缴清")
    p.do("officer", "end-daily-penalty", "2026-02-12", corrected_on="2026-02-08")

    assert running.article == "安全生产法112"
    assert facts(p)["daily_penalty"] == 20000  # 02-06 and 02-07
    assert "not-performed" in p.codes(p.refused("section-head", "close", reason="缴清"))
    p.do("officer", "record-payment", amount=20000, receipt="2")
    p.do("section-head", "close", reason="缴清")
