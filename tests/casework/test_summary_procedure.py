"""C3b: a penalty on the spot (处罚法 51-53, 67-71), told with its dates."""

from typing import Any

import pytest

from models.people import Party
from tests.player import PARTY, Player

FOUND: dict[str, Any] = {
    "facts_zh": "未设置安全警示标志",
    "violated": "安全生产法35",
    "violation_ended_on": "2026-07-06",
}
PERSON = Party(kind="individual", name="王某（演示）")


def told(amount: int = 1000, **changes: Any) -> Player:
    p = Player("penalty", "2026-07-06 09:00", **changes)
    p.do("officer", "begin-summary", "2026-07-06 09:10", **FOUND)
    p.do("officer", "present-certificates", "2026-07-06 09:12", contact="宏达化工")
    p.do("officer", "tell-on-spot", "2026-07-06 09:20", **proposal(amount))
    return p


def proposal(amount: int, certain: bool = True) -> dict[str, Any]:
    kind = "fine" if amount else "warning"
    return {"kind": kind, "amount": amount, "penalty_zh": "当场处罚", "basis": "安全生产法99", "facts_certain": certain}


def form(amount: int, **changes: Any) -> dict[str, Any]:
    made = {"recipient": "张某（演示）", "document_no": "当罚0001", "amount": amount, "penalty_and_basis": "罚款"}
    return {**made, **changes}


def delivered(amount: int = 1000, **changes: Any) -> Player:
    p = told(amount, **changes)
    p.do(
        "officer",
        "hear-on-spot",
        "2026-07-06 09:30",
        occurred_at="2026-07-06 09:22",
        ended_at="2026-07-06 09:28",
        person="张某（演示）",
        summary="认可",
    )
    p.do("officer", "deliver-on-spot", "2026-07-06 09:40", **form(amount))
    return p


def recorded(p: Player) -> Player:
    p.record([17, 21, 32], "2026-07-06 09:05", "2026-07-06 09:45")
    return p


def filed(amount: int = 1000, **changes: Any) -> Player:
    p = recorded(told_and_delivered(amount, **changes))
    p.do("officer", "file-summary", "2026-07-08 10:00", register_no="备1")
    return p


def told_and_delivered(amount: int, **changes: Any) -> Player:
    p = delivered(amount, **changes)
    p.wait_until("2026-07-06 09:50")
    return p


@pytest.mark.parametrize(
    ("party", "amount", "allowed"),
    [(PERSON, 200, True), (PERSON, 201, False), (None, 3000, True), (None, 3001, False)],
)
def test_on_the_spot_a_person_is_fined_up_to_200_and_an_entity_up_to_3000(
    party: Party | None, amount: int, allowed: bool
) -> None:
    p = Player("penalty", "2026-07-06 09:00", party=party or PARTY)
    p.do("officer", "begin-summary", "2026-07-06 09:10", **FOUND)
    p.do("officer", "present-certificates", "2026-07-06 09:12", contact="当事人")

    found = p.try_("officer", "tell-on-spot", "2026-07-06 09:20", **proposal(amount))

    assert (p.state == "told_and_heard") is allowed
    assert allowed or getattr(found, "article", None) == "行政处罚法51"


def test_facts_that_are_not_certain_go_to_the_ordinary_procedure() -> None:
    p = Player("penalty", "2026-07-06 09:00")
    p.do("officer", "begin-summary", "2026-07-06 09:10", **FOUND)
    p.do("officer", "present-certificates", "2026-07-06 09:12", contact="宏达化工")

    refused = p.refused("officer", "tell-on-spot", "2026-07-06 09:20", **proposal(1000, certain=False))
    p.do("officer", "to-ordinary", reason="事实不清")

    assert p.codes(refused) == ["summary-facts"]
    assert p.state == "filing_review"
    assert p.due("case_filing") == "2026-07-15"


def test_after_turning_to_the_ordinary_procedure_nothing_of_the_summary_one_binds() -> None:
    p = told()
    p.do("officer", "to-ordinary", "2026-07-06 09:30", reason="金额应当更高")
    p.do("deputy-head", "approve-filing", "2026-07-07")

    assert p.state == "investigation"
    assert not {"summary", "amount"} & set(p.case.state.facts)
    assert p.due("penalty_decision") == "2026-10-08"


def test_nobody_is_told_before_certificates_are_shown() -> None:
    p = Player("penalty", "2026-07-06 09:00")
    p.do("officer", "begin-summary", "2026-07-06 09:10", **FOUND)

    refused = p.refused("officer", "tell-on-spot", "2026-07-06 09:20", **proposal(1000))

    assert refused.article == "行政处罚法55(1)"


def test_two_officers_are_needed_on_the_spot_too() -> None:
    p = Player("penalty", "2026-07-06 09:00")
    p.do("officer", "begin-summary", "2026-07-06 09:10", **FOUND)

    refused = p.refused(
        "officer", "present-certificates", "2026-07-06 09:12", contact="宏达化工", officers=["14052501001"]
    )

    assert p.codes(refused) == ["two-officers"]
    assert refused.article == "行政处罚法42"


def test_the_form_is_not_handed_over_before_the_party_was_heard() -> None:
    p = told()

    refused = p.refused("officer", "deliver-on-spot", "2026-07-06 09:30", **form(1000))

    assert refused.article == "行政处罚法62"


def test_a_party_who_has_nothing_to_state_is_noted_as_such() -> None:
    p = told()
    p.do("officer", "decline-on-spot", "2026-07-06 09:25", person="张某（演示）")
    p.do("officer", "deliver-on-spot", "2026-07-06 09:30", **form(1000))

    assert p.state == "summary_delivered"
    assert p.status(21) == []


def test_a_form_that_does_not_name_reconsideration_first_is_refused() -> None:
    p = told()
    p.do("officer", "decline-on-spot", "2026-07-06 09:25", person="张某（演示）")

    refused = p.refused("officer", "deliver-on-spot", **form(1000, remedies="可以在六个月内提起行政诉讼"))

    assert refused.article == "行政复议法23(1)(1)"


def test_the_form_is_not_for_more_than_was_told() -> None:
    p = told()
    p.do("officer", "decline-on-spot", "2026-07-06 09:25", person="张某（演示）")

    assert p.codes(p.refused("officer", "deliver-on-spot", **form(2000))) == ["heavier"]


def test_a_refusal_to_sign_is_noted_on_the_form() -> None:
    p = told()
    p.do("officer", "decline-on-spot", "2026-07-06 09:25", person="张某（演示）")

    assert p.refused("officer", "deliver-on-spot", **form(1000, signature="refused")).type == "invalid-body"
    p.do("officer", "deliver-on-spot", **form(1000, signature="refused", refusal_note="当事人拒绝签收"))

    assert p.state == "summary_delivered"


def test_handing_over_the_form_serves_it_and_starts_payment_filing_and_reconsideration_but_no_litigation() -> None:
    p = delivered()

    assert p.due("fine_payment") == "2026-07-21"
    assert p.due("reconsideration") == "2026-09-04"
    assert p.due("summary_record_filing") == "2026-07-13"
    assert "litigation" not in p.case.state.deadlines


def test_a_decision_on_the_spot_is_published_where_it_has_social_influence() -> None:
    p = told()
    p.do("officer", "decline-on-spot", "2026-07-06 09:25", person="张某（演示）")
    p.do("officer", "deliver-on-spot", "2026-07-06 09:30", **form(1000, social_influence=True))

    assert p.due("publish_penalty") == "2026-07-15"
    assert "publish_penalty" not in delivered().case.state.deadlines


def test_a_decision_on_the_spot_is_filed_with_the_bureau_and_then_waits_for_payment() -> None:
    p = filed()

    assert p.state == "summary_performance"
    assert p.deadline("summary_record_filing").status == "met"


def test_a_filing_that_is_missed_stays_owed_and_the_heads_hear_of_it() -> None:
    p = delivered()
    p.wait_until("2026-07-14 00:01")

    assert p.deadline("summary_record_filing").status == "overdue"
    assert p.reminders[-1].severity == "critical"


def test_a_summary_case_is_not_closed_before_its_acts_are_recorded() -> None:
    p = delivered()
    p.do("officer", "file-summary", "2026-07-08 10:00", register_no="备1")
    p.do("officer", "record-payment", "2026-07-10", amount=1000, receipt="1")

    refused = p.refused("section-head", "close", reason="履行完毕")
    recorded(p)
    p.do("section-head", "close", reason="履行完毕")

    assert {b.row for b in refused.blockers} == {17, 21, 32}
    assert p.state == "closed"


def test_a_warning_is_closed_without_any_payment() -> None:
    p = filed(0)
    p.do("section-head", "close", reason="警告")

    assert "fine_payment" not in p.case.state.deadlines
    assert p.state == "closed"


@pytest.mark.parametrize(("amount", "allowed"), [(100, True), (101, False)])
def test_up_to_a_hundred_yuan_are_collected_on_the_spot(amount: int, allowed: bool) -> None:
    p = delivered(amount)

    found = p.try_("officer", "collect-on-spot", "2026-07-06 09:45", amount=amount, receipt="1", ground="up_to_100")

    assert (p.state == "onspot_collected") is allowed
    assert allowed or getattr(found, "article", None) == "行政处罚法68"


def test_more_is_collected_on_the_spot_where_it_could_hardly_be_enforced_later() -> None:
    p = delivered()
    p.do("officer", "collect-on-spot", "2026-07-06 09:45", amount=1000, receipt="1", ground="hard_to_enforce")

    assert p.case.state.facts["performed"]
    assert p.deadline("fine_payment").status == "met"


def test_in_remote_places_a_fine_is_collected_only_if_the_party_asks_for_it() -> None:
    p = delivered()
    said: dict[str, Any] = {"amount": 1000, "receipt": "1", "ground": "remote"}

    refused = p.refused("officer", "collect-on-spot", "2026-07-06 09:45", **said)
    p.do("officer", "collect-on-spot", party_asked=True, **said)

    assert refused.article == "行政处罚法69"


def test_what_was_collected_is_handed_in_within_two_working_days_and_banked_within_two_more() -> None:
    p = recorded(told_and_delivered(100))
    p.do("officer", "collect-on-spot", amount=100, receipt="1", ground="up_to_100")
    assert p.due("onspot_fine_handover") == "2026-07-08"
    p.do("officer", "file-summary", register_no="备1")

    not_yet = p.refused("section-head", "close", reason="履行完毕")
    p.do("officer", "hand-in-fine", "2026-07-08 17:00", receipt="交1")
    assert p.due("onspot_fine_banking") == "2026-07-10"
    nor_yet = p.refused("section-head", "close", reason="履行完毕")
    p.do("clerk", "bank-fine", "2026-07-10 17:00", bank_receipt="银1")
    p.do("section-head", "close", reason="履行完毕")

    assert not_yet.blockers[0].deadline == "onspot_fine_handover"
    assert nor_yet.blockers[0].deadline == "onspot_fine_banking"
    assert p.state == "closed"


def test_money_that_is_not_handed_in_is_overdue_on_the_third_working_day() -> None:
    p = delivered(100)
    p.do("officer", "collect-on-spot", amount=100, receipt="1", ground="up_to_100")
    p.wait_until("2026-07-09 00:01")

    assert p.deadline("onspot_fine_handover").status == "overdue"


def test_a_fine_of_the_spot_that_is_not_paid_in_fifteen_days_goes_the_ordinary_way() -> None:
    p = filed()
    p.wait_until("2026-07-22 00:01")

    assert p.state == "overdue"
    p.do("officer", "record-payment", "2026-07-22 09:00", amount=1000, receipt="1")
    assert p.case.state.facts["late_fine"] == 30


def test_a_fine_that_is_not_paid_while_the_filing_is_missing_leaves_the_filing_owed() -> None:
    p = recorded(told_and_delivered(1000))
    p.wait_until("2026-07-22 00:01")
    p.do("officer", "record-payment", amount=1030, receipt="1")

    refused = p.refused("section-head", "close", reason="履行完毕")
    p.do("officer", "file-summary", register_no="备1")
    p.do("section-head", "close", reason="履行完毕")

    assert refused.blockers[0].deadline == "summary_record_filing"


def test_nobody_sues_over_a_decision_of_the_spot_before_reconsideration() -> None:
    p = filed()

    refused = p.refused("officer", "record-remedy", "2026-07-10", kind="litigation")
    p.do("officer", "record-remedy", kind="reconsideration")
    p.do("officer", "record-remedy-result", "2026-08-20", kind="reconsideration", result="upheld")
    p.do("officer", "record-remedy", "2026-08-25", kind="litigation")

    assert refused.article == "行政复议法23(1)(1)"
    assert p.deadline("litigation_after_reconsideration").status == "met"


def test_an_offence_of_long_ago_is_not_punished_on_the_spot_either() -> None:
    p = Player("penalty", "2026-07-06 09:00")

    refused = p.refused("officer", "begin-summary", **{**FOUND, "violation_ended_on": "2024-07-05"})

    assert refused.article == "行政处罚法36"


def test_an_obstruction_on_the_spot_holds_the_procedure_up_until_it_is_resolved() -> None:
    p = told()
    p.do("officer", "report-obstruction", kind="obstruction", description="堵门")

    held = p.refused("officer", "hear-on-spot", person="张某（演示）", summary="无")
    p.do("officer", "take-measure", measure="warning")
    p.do("officer", "resolve-obstruction", outcome="resumed", statement="已经平息")

    assert p.codes(held) == ["obstructed"]
    assert p.state == "told_and_heard"


def test_what_was_collected_on_the_water_is_handed_in_within_two_working_days_of_coming_ashore() -> None:
    p = recorded(told_and_delivered(1000))
    p.do("officer", "collect-on-spot", amount=1000, receipt="1", ground="remote", party_asked=True, on_water=True)
    assert "onspot_fine_handover" not in p.case.state.deadlines
    p.do("officer", "file-summary", register_no="备1")
    assert "fact-present" in p.codes(p.refused("section-head", "close", reason="履行完毕"))

    p.do("officer", "come-ashore", "2026-07-09 12:00")

    assert p.due("onspot_fine_handover") == "2026-07-13"


def test_a_rejected_reconsideration_opens_the_court_for_fifteen_days() -> None:
    p = filed()
    p.do("officer", "record-remedy", "2026-07-10", kind="reconsideration")
    p.do("officer", "record-remedy-result", "2026-07-20", kind="reconsideration", result="rejected")

    assert p.due("litigation_after_reconsideration") == "2026-08-04"


def test_the_courts_three_months_count_from_the_end_of_reconsideration_where_nobody_sues() -> None:
    p = filed()
    p.wait_until("2026-09-05 00:01")

    assert p.due("reconsideration") == "2026-09-04"
    assert p.due("court_enforcement") == "2026-12-04"
