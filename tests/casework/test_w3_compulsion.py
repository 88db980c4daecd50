"""W3: an emergency seizure with back approval, testing and extension."""

from tests.player import Player


def seized() -> Player:
    p = Player("compulsion", "2026-09-05 10:20")
    p.do("officer", "start-emergency", "2026-09-05 10:30", occurred_at="2026-09-05 10:30", urgency="危险物品泄漏")
    p.do("officer", "call-party", "2026-09-05 10:35", party_present=True)
    p.do(
        "officer",
        "announce-seizure",
        "2026-09-05 10:50",
        occurred_at="2026-09-05 10:40",
        ended_at="2026-09-05 10:50",
        document_no="查1",
        rights_told=True,
    )
    p.do(
        "officer",
        "take-inventory",
        "2026-09-05 11:10",
        occurred_at="2026-09-05 10:52",
        ended_at="2026-09-05 11:10",
        items=["甲醇两桶"],
        signature="signed",
    )
    p.record([36, 37], "2026-09-05 10:25", "2026-09-05 11:10")
    return p


def under_test() -> Player:
    p = seized()
    p.do("deputy-head", "approve-afterwards", "2026-09-06 09:10", ground="情况紧急")
    p.do(
        "officer",
        "notify-testing",
        "2026-09-09 10:00",
        notice_no="检告1",
        pause_from="2026-09-10",
        pause_to="2026-09-19",
        ground="技术鉴定",
    )
    return p


def test_back_approval_is_owed_within_twenty_four_hours_and_the_seizure_ends_on_a_holiday_without_roll() -> None:
    p = seized()

    assert p.deadline("compulsion_post_approval").due.due_at.isoformat() == "2026-09-06T10:30:00+08:00"
    assert p.due("seizure_period") == "2026-10-05"
    assert p.state == "in_force"


def test_silence_for_twenty_four_hours_means_release_at_once() -> None:
    p = seized()

    p.wait_until("2026-09-06 10:30")

    assert p.state == "release_decided"
    assert p.deadline("seizure_release_prompt").status == "running"


def test_refused_back_approval_means_release_at_once() -> None:
    p = seized()

    p.do("deputy-head", "refuse-afterwards", "2026-09-06 09:10", reason="不应采取")

    assert p.state == "release_decided"


def test_testing_told_in_writing_moves_the_end_and_a_pause_without_notice_is_refused() -> None:
    p = seized()
    p.do("deputy-head", "approve-afterwards", "2026-09-06 09:10", ground="情况紧急")

    refused = p.refused(
        "officer", "notify-testing", "2026-09-09 10:00", pause_from="2026-09-10", pause_to="2026-09-19", ground="鉴定"
    )
    p.do("officer", "notify-testing", notice_no="检告1", pause_from="2026-09-10", pause_to="2026-09-19", ground="鉴定")

    assert refused.type == "invalid-body"
    assert p.due("seizure_period") == "2026-10-15"


def test_an_earlier_result_ends_the_pause_on_that_day() -> None:
    p = under_test()

    p.do("officer", "receive-test-result", "2026-09-15 16:00", summary="鉴定结论")

    assert p.due("seizure_period") == "2026-10-11"
    assert p.state == "in_force"


def test_days_after_the_planned_end_of_testing_count_again() -> None:
    p = under_test()

    p.do("officer", "receive-test-result", "2026-09-25 16:00", summary="鉴定结论")

    assert p.due("seizure_period") == "2026-10-15"


def test_one_extension_of_thirty_days_and_no_second() -> None:
    p = under_test()
    p.do("officer", "receive-test-result", "2026-09-19 16:00", summary="鉴定结论")
    p.do("deputy-head", "extend-seizure", "2026-10-12 10:00", notice_no="延1", reason="情况复杂")

    assert p.due("seizure_period") == "2026-11-14"
    assert p.codes(p.refused("deputy-head", "extend-seizure", notice_no="延2", reason="再延")) == ["extended-already"]


def test_release_returns_the_items_and_closes_the_measure() -> None:
    p = under_test()
    p.do("officer", "receive-test-result", "2026-09-19 16:00", summary="鉴定结论")
    p.do("deputy-head", "extend-seizure", "2026-10-12 10:00", notice_no="延1", reason="情况复杂")
    p.do("deputy-head", "decide-release", "2026-11-13 09:00", ground="no_longer_needed", document_no="解1")
    p.do(
        "officer",
        "return-items",
        "2026-11-13 11:00",
        occurred_at="2026-11-13 10:00",
        ended_at="2026-11-13 10:30",
        items=["甲醇两桶"],
        signature="signed",
    )
    assert p.deadline("seizure_release_prompt").status == "met"
    p.record([38], "2026-11-13 09:59", "2026-11-13 10:31")
    p.do("section-head", "close", reason="已解除")

    assert p.state == "closed"


def test_release_is_owed_when_the_time_runs_out_though_row_thirty_eight_is_open() -> None:
    p = seized()
    p.do("deputy-head", "approve-afterwards", "2026-09-06 09:10", ground="情况紧急")

    p.wait_until("2026-10-06 00:00")

    assert p.state == "release_decided"
    assert p.deadline("seizure_period").status == "lapsed"
    assert p.deadline("seizure_release_prompt").status == "running"


def test_hazardous_chemicals_are_seized_with_the_principal_heads_approval_alone() -> None:
    p = Player("compulsion", "2026-09-05 10:20")

    refused = p.refused("deputy-head", "approve-seizure", ground="违法储存", hazchem=True)
    p.do("bureau-head", "approve-seizure", ground="违法储存", hazchem=True)

    assert refused.article == "危险化学品安全法8"
    assert p.state == "approved"


def test_an_absent_party_needs_a_witness() -> None:
    p = Player("compulsion", "2026-09-05 10:20")
    p.do("deputy-head", "approve-seizure", ground="违法储存")

    assert p.refused("officer", "call-party", party_present=False).article == "行政强制法18(9)"
    p.do("officer", "call-party", party_present=False, witness="王某（演示）")
