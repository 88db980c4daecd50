"""How long a seizure lasts and how it ends: extension, testing, release, disposal, transfer (行政强制法21, 25-28)."""

from typing import Any

import pytest

from tests.casework.seizures import announced, called, emergency, in_force, under_test

# --- the time ---


def test_period_and_disposition_run_from_the_day_on_which_the_measure_began() -> None:
    p = called()
    p.do(
        "officer",
        "announce-seizure",
        "2026-09-06 00:10",
        occurred_at="2026-09-05 23:50",
        ended_at="2026-09-06 00:10",
        document_no="查1",
        rights_told=True,
    )

    assert (p.due("seizure_period"), p.due("seizure_disposition")) == ("2026-10-05", "2026-10-05")


def test_the_last_day_without_disposition_brings_the_release_and_the_heads_are_told() -> None:
    p = in_force()

    p.wait_until("2026-10-05 23:59")
    assert p.state == "in_force"
    p.wait_until("2026-10-06 00:00")

    assert p.state == "release_decided"
    assert p.deadline("seizure_disposition").status == "lapsed"
    assert p.deadline("seizure_period").status == "lapsed"
    assert p.due("seizure_release_prompt") == "2026-10-08"


def test_a_seizure_without_a_list_has_its_last_day_too() -> None:
    p = announced(called())

    p.wait_until("2026-10-06 00:00")

    assert p.state == "release_decided"


def test_one_extension_of_thirty_days_at_most_moves_period_and_disposition_together() -> None:
    p = in_force()

    refused = p.refused("deputy-head", "extend-seizure", "2026-10-05 10:00", length=31, notice_no="延1", reason="复杂")
    p.do("deputy-head", "extend-seizure", length=30, notice_no="延1", reason="案情复杂")

    assert (p.codes(refused), refused.article) == (["extension-long"], "行政强制法25(1)")
    assert p.state == "extended"
    assert (p.due("seizure_period"), p.due("seizure_disposition")) == ("2026-11-04", "2026-11-04")
    again = p.refused("deputy-head", "extend-seizure", notice_no="延2", reason="再延")
    assert p.codes(again) == ["extended-already"]


def test_an_extension_comes_before_the_thirtieth_day_is_over_and_is_told_with_its_reasons() -> None:
    p = in_force()

    assert p.refused("deputy-head", "extend-seizure", length=10, reason="案情复杂").type == "invalid-body"
    late = p.refused("deputy-head", "extend-seizure", "2026-10-06 09:00", notice_no="延1", reason="案情复杂")

    assert p.codes(late) == ["other-state"]


def test_the_extension_is_the_heads_to_grant() -> None:
    assert in_force().refused("section-head", "extend-seizure", notice_no="延1", reason="复杂").type == "forbidden"


def test_testing_told_in_writing_stops_both_clocks_for_the_time_that_was_fixed() -> None:
    p = under_test(in_force())

    assert (p.due("seizure_period"), p.due("seizure_disposition")) == ("2026-10-15", "2026-10-15")
    p.do("officer", "receive-test-result", "2026-09-15 16:00", summary="鉴定结论")
    assert (p.due("seizure_period"), p.due("seizure_disposition")) == ("2026-10-11", "2026-10-11")


@pytest.mark.parametrize("missing", ["notice_no", "pause_to", "pause_from"])
def test_testing_without_a_written_notice_or_a_fixed_time_stops_nothing(missing: str) -> None:
    p = in_force()
    said = {"notice_no": "检告1", "pause_from": "2026-09-10", "pause_to": "2026-09-19", "ground": "技术鉴定"}

    refused = p.refused("officer", "notify-testing", **{k: v for k, v in said.items() if k != missing})

    assert refused.type == "invalid-body"
    assert p.due("seizure_period") == "2026-10-05"


def test_after_the_test_the_case_is_back_in_the_state_it_left() -> None:
    p = in_force()
    p.do("deputy-head", "extend-seizure", "2026-09-08 10:00", length=10, notice_no="延1", reason="案情复杂")
    under_test(p)

    p.do("officer", "receive-test-result", "2026-09-19 16:00", summary="鉴定结论")

    assert p.state == "extended"
    assert p.due("seizure_period") == "2026-10-25"


def test_the_period_runs_out_while_a_test_takes_longer_than_was_told() -> None:
    p = under_test(in_force())

    p.wait_until("2026-10-16 00:00")

    assert p.state == "release_decided"


# --- release ---


@pytest.mark.parametrize("ground", ["no_violation", "unrelated", "no_longer_needed"])
@pytest.mark.parametrize("tested", [False, True])
def test_a_ground_of_article_28_ends_the_measure_in_force_or_under_test(ground: str, tested: bool) -> None:
    p = under_test(in_force()) if tested else in_force()

    p.do("deputy-head", "decide-release", "2026-09-11 09:00", ground=ground, document_no="解1")

    assert p.state == "release_decided"
    assert p.deadline("seizure_disposition").status == "met"
    assert p.due("seizure_release_prompt") == "2026-09-14"


def test_a_decision_that_needs_the_seizure_no_more_is_named_in_the_release() -> None:
    p = in_force()
    said = {"ground": "decision_made", "document_no": "解1"}

    refused = p.refused("deputy-head", "decide-release", "2026-09-11 09:00", **said)
    p.do("deputy-head", "decide-release", **said, penalty_decision_no="晋泽应急罚〔演示〕1号")

    assert (p.codes(refused), refused.article) == (["decision-missing"], "行政强制法28(1)(3)")
    assert p.state == "release_decided"


def test_expiry_is_no_ground_while_the_time_runs() -> None:
    p = in_force()

    refused = p.refused("deputy-head", "decide-release", "2026-09-11 09:00", ground="expired", document_no="解1")

    assert (p.codes(refused), refused.article) == (["not-expired"], "行政强制法28(1)(4)")


def test_a_ground_that_has_arisen_sets_the_prompt_decision_running_from_that_day() -> None:
    p = in_force()
    p.do(
        "officer",
        "report-release-ground",
        "2026-09-10 15:00",
        release_ground="decision_made",
        reason="处罚决定已作出，不再需要扣押",
    )
    assert p.due("seizure_release_prompt") == "2026-09-11"

    p.do(
        "deputy-head",
        "decide-release",
        "2026-09-11 09:00",
        ground="decision_made",
        document_no="解1",
        penalty_decision_no="罚1",
    )

    assert [d.rule for d in p.case.state.deadlines.values()].count("seizure_release_prompt") == 1
    p.do("officer", "return-items", "2026-09-11 11:00", items=["甲醇两桶"], signature="signed")
    assert p.deadline("seizure_release_prompt").status == "met"


def test_a_ground_that_does_not_hold_is_denied_by_the_head_and_the_measure_goes_on() -> None:
    p = in_force()
    p.do("officer", "report-release-ground", "2026-09-10 15:00", release_ground="no_violation", reason="当事人有异议")

    p.do("deputy-head", "deny-release-ground", "2026-09-11 09:00", reason="违法行为有证据证明")

    assert p.state == "in_force"
    assert p.deadline("seizure_release_prompt").status == "met"


def test_a_release_that_is_not_carried_out_in_a_working_day_is_overdue_and_the_supervisor_hears() -> None:
    p = in_force()
    p.do("deputy-head", "decide-release", "2026-09-11 09:00", ground="unrelated", document_no="解1")

    p.wait_until("2026-09-15 00:00")

    assert p.deadline("seizure_release_prompt").status == "overdue"
    assert "supervisor" in {r.value for m in p.reminders if m.deadline == "seizure_release_prompt" for r in m.tell}


def test_two_officers_return_the_items_and_a_refusal_to_sign_for_them_is_noted() -> None:
    p = in_force()
    p.do("deputy-head", "decide-release", "2026-09-11 09:00", ground="unrelated", document_no="解1")

    alone = p.refused("officer", "return-items", items=["甲醇两桶"], signature="signed", officers=["14052501001"])
    assert p.codes(alone) == ["two-officers"]
    assert p.codes(p.refused("officer", "return-items", items=["甲醇两桶"], signature="refused")) == ["refusal-note"]
    p.do("officer", "return-items", items=["甲醇两桶"], signature="refused", note="当事人拒签")

    assert p.state == "releasing"


# --- disposal and transfer ---


@pytest.mark.parametrize(
    ("outcome", "said", "article"),
    [
        ("confiscated", {"penalty_decision_no": "罚1"}, "行政强制法27"),
        ("destroyed", {"basis": "危险化学品安全法（演示）"}, "行政强制法27"),
        ("auctioned", {"penalty_decision_no": "罚1"}, "行政强制法46(3)"),
    ],
)
def test_a_disposal_rests_on_its_decision_or_law_and_meets_period_and_disposition(
    outcome: str, said: dict[str, str], article: str
) -> None:
    p = in_force()

    refused = p.refused("deputy-head", "dispose", "2026-09-21 10:00", outcome=outcome, document_no="处1")
    p.do("deputy-head", "dispose", outcome=outcome, document_no="处1", **said)

    assert refused.article == article
    assert p.state == "disposed"
    assert (p.deadline("seizure_period").status, p.deadline("seizure_disposition").status) == ("met", "met")
    p.do("section-head", "close", reason="已处理")
    assert p.state == "closed"


@pytest.mark.parametrize("when", ["2026-09-21 22:00", "2026-09-22 05:59", "2026-09-25 10:00"])
def test_an_auction_is_enforcement_and_waits_for_the_day(when: str) -> None:
    p = in_force()

    refused = p.refused(
        "deputy-head", "dispose", when, outcome="auctioned", document_no="处1", penalty_decision_no="罚1"
    )

    assert (p.codes(refused), refused.article) == (["enforcement-time"], "行政强制法43(1)")


def test_an_urgent_auction_does_not_wait_for_the_day() -> None:
    p = in_force()

    p.do(
        "deputy-head",
        "dispose",
        "2026-09-21 23:00",
        outcome="auctioned",
        document_no="处1",
        penalty_decision_no="罚1",
        urgent=True,
    )

    assert p.state == "disposed"


def test_an_emergency_seizure_is_not_disposed_of_before_its_approval() -> None:
    p = emergency("in_force")

    refused = p.refused(
        "deputy-head",
        "dispose",
        "2026-09-05 15:00",
        outcome="confiscated",
        document_no="处1",
        penalty_decision_no="罚1",
    )

    assert p.codes(refused) == ["not-approved"]


@pytest.mark.parametrize("state", ["in_force", "extended", "testing"])
def test_items_go_along_with_a_criminal_case_and_the_party_is_told_in_writing(state: str) -> None:
    p = in_force()
    if state == "extended":
        p.do("deputy-head", "extend-seizure", "2026-09-08 10:00", length=10, notice_no="延1", reason="案情复杂")
    if state == "testing":
        under_test(p)
    assert p.state == state
    said: dict[str, Any] = {"to": "泽州县公安局（演示）", "reason": "涉嫌危险作业罪", "items": ["甲醇两桶"]}

    assert p.refused("deputy-head", "transfer-items", "2026-09-15 10:00", **said).type == "invalid-body"
    p.do("deputy-head", "transfer-items", **said, party_notice_no="移告1")

    assert p.state == "transferred"
    assert p.deadline("seizure_disposition").status == "met"
    assert p.case.next_instant is None
