"""W4: a licence with correction, hearing, extension; and one whose acceptance the law supplies."""

from tests.player import Player

APPLICATION = {"in_person": True, "license_kind": "general", "materials": ["申请书"]}


def received(record: bool = True) -> Player:
    p = Player("licensing", "2026-09-15 08:50", number="XK-2026-0001")
    p.do(
        "officer",
        "receive-application",
        "2026-09-15 10:00",
        occurred_at="2026-09-15 09:30",
        ended_at="2026-09-15 09:50",
        **APPLICATION,
    )
    if record:
        p.record([1], "2026-09-15 09:29", "2026-09-15 09:51", method="fixed_cctv")
    return p


def accepted() -> Player:
    p = received()
    p.do("officer", "give-correction-notice", "2026-09-17 10:00", missing=["安全评价报告"], notice_no="补1")
    p.do("officer", "receive-supplement", "2026-09-24 10:00", summary="补齐")
    p.do("officer", "accept", "2026-09-24 11:00", voucher_no="受1")
    return p


def hearing_fixed() -> Player:
    p = accepted()
    p.do("officer", "offer-hearing", "2026-09-29 10:00", recipient="申请人（演示）")
    p.do("officer", "request-license-hearing", "2026-10-09 10:00", from_whom="申请人（演示）")
    p.do(
        "officer",
        "fix-license-hearing",
        "2026-10-12 10:00",
        hearing_at="2026-10-27 09:00",
        hearing_place="听证室",
        host="host",
        notice_no="听1",
        pause_from="2026-10-12",
        pause_to="2026-10-27",
    )
    return p


def test_the_correction_notice_is_due_within_five_working_days() -> None:
    assert received().due("license_correction_notice") == "2026-09-21"


def test_twenty_working_days_run_from_the_acceptance() -> None:
    p = accepted()

    assert p.due("license_decision") == "2026-10-29"
    assert p.state == "review"


def test_a_hearing_stops_the_twenty_days_for_the_time_that_was_told() -> None:
    p = accepted()
    p.do("officer", "offer-hearing", "2026-09-29 10:00", recipient="申请人（演示）")
    assert p.due("license_hearing_request") == "2026-10-12"
    p.do("officer", "request-license-hearing", "2026-10-09 10:00", from_whom="申请人（演示）")
    assert p.due("license_hearing_hold") == "2026-11-05"

    p = hearing_fixed()
    assert p.due("license_decision") == "2026-11-16"
    assert p.due("license_hearing_notice") == "2026-10-15"


def test_extension_and_grant_meet_the_clock_and_start_ten_working_days_for_the_certificate() -> None:
    p = hearing_fixed()
    p.do(
        "host",
        "hold-license-hearing",
        "2026-10-27 12:00",
        occurred_at="2026-10-27 09:00",
        ended_at="2026-10-27 11:00",
        present=["申请人（演示）"],
        record_signed=True,
    )
    p.record([4], "2026-10-27 08:55", "2026-10-27 11:05")
    assert p.state == "review"
    assert p.due("license_decision") == "2026-11-16"
    p.do("officer", "submit-draft", "2026-11-11 10:00", summary="拟准予")
    p.do("deputy-head", "extend-decision", "2026-11-12 10:00", notice_no="延1", reason="情况复杂")
    assert p.due("license_decision") == "2026-11-30"
    p.do("deputy-head", "grant", "2026-11-16 10:00", document_no="许1", reason="符合条件")

    assert p.deadline("license_decision").status == "met"
    assert p.due("license_certificate_issue") == "2026-11-30"


def test_without_notice_in_five_working_days_the_application_is_deemed_accepted_as_of_its_receipt() -> None:
    p = received(record=False)

    p.wait_until("2026-09-22 00:00")

    assert p.state == "accepted"
    assert p.due("license_decision") == "2026-10-19"
    told = [r for r in p.reminders if r.id.startswith("law:")]
    assert {role.value for r in told for role in r.tell} == {"section_head", "deputy_head"}
    p.do("officer", "issue-voucher", "2026-09-23 10:00", voucher_no="受1")
    refused = p.refused("officer", "submit-draft", summary="拟准予")
    assert [b.row for b in refused.blockers] == [1]


def test_one_minute_before_the_end_nothing_is_deemed_yet() -> None:
    p = received()

    p.wait_until("2026-09-21 23:59")

    assert p.state == "acceptance"


def test_an_application_on_line_owes_no_recording_and_says_why() -> None:
    p = Player("licensing", "2026-09-15 08:50")
    p.do(
        "officer",
        "receive-application",
        "2026-09-15 10:00",
        in_person=False,
        license_kind="general",
        materials=["申请书"],
    )

    assert p.status(1) == ["not_applicable"]
    assert p.case.state.obligations["1"].reason


def test_the_whole_licence_from_application_to_archive() -> None:
    p = accepted()
    p.do("officer", "verify-site", "2026-09-28 11:00", occurred_at="2026-09-28 10:00", ended_at="2026-09-28 10:40")
    p.record([2], "2026-09-28 09:59", "2026-09-28 10:41")
    p.do("officer", "submit-draft", "2026-09-29 10:00", summary="拟准予")
    p.do("deputy-head", "grant", "2026-09-30 10:00", document_no="许1", reason="符合条件")
    p.do(
        "officer",
        "serve-license",
        "2026-10-08 11:00",
        occurred_at="2026-10-08 10:00",
        ended_at="2026-10-08 10:10",
        method="direct",
        recipient="申请人（演示）",
    )
    p.record([5], "2026-10-08 09:59", "2026-10-08 10:11")
    p.do("officer", "publish-license", "2026-10-09 10:00", where="局网站")
    p.do("section-head", "close", "2026-10-10 10:00", reason="办结")
    p.do("clerk", "archive", "2026-10-20 10:00", volume="2026-许-1")

    assert p.case.archived
    assert p.case.next_instant is None
