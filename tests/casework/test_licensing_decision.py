"""Licences from the review to the publication: checks, statements, hearing, decision (行政许可法34-48)."""

from typing import Any

import pytest

from tests.casework.licences import (
    DECISION,
    HEARING,
    REFUSAL,
    TEST,
    drafted,
    fixed,
    heard,
    in_review,
    to_be_heard,
)

# --- verification and tests ---


def test_a_hazchem_licence_is_not_drafted_before_its_site_was_checked() -> None:
    p = in_review(license_kind="hazchem_trade")

    refused = p.refused("officer", "submit-draft", summary="拟准予")
    p.do("officer", "verify-site", "2026-09-16 10:00", occurred_at="2026-09-16 09:00")
    p.record([2], "2026-09-16 08:59", "2026-09-16 10:00")
    drafted(p)

    assert (p.codes(refused), refused.article) == (["site-check"], "危险化学品安全法55")
    p.do("deputy-head", "grant", **DECISION)
    assert p.deadline("license_decision_hazchem_trade").status == "met"


def test_two_officers_verify_a_site_and_the_clock_does_not_stop_for_it() -> None:
    p = in_review()

    refused = p.refused("officer", "verify-site", officers=["14052501001"])
    p.do("officer", "verify-site", "2026-09-16 09:00")

    assert (p.codes(refused), refused.article) == (["two-officers"], "行政许可法34(3)")
    assert (p.due("license_decision"), p.deadline("license_decision").pauses) == ("2026-10-19", ())


@pytest.mark.parametrize("missing", ["notice_no", "pause_to"])
def test_a_test_stops_the_clock_only_for_a_time_told_in_writing(missing: str) -> None:
    p = in_review()

    refused = p.refused("officer", "send-for-test", **{k: v for k, v in TEST.items() if k != missing})
    p.do("officer", "send-for-test", **TEST)

    assert refused.type == "invalid-body"
    assert p.due("license_decision") == "2026-10-27"


def test_an_earlier_result_lets_the_clock_run_on() -> None:
    p = in_review()
    p.do("officer", "send-for-test", **TEST)

    p.do("officer", "receive-test-result", "2026-09-18 16:00", summary="合格")

    assert (p.state, p.due("license_decision")) == ("review", "2026-10-21")


# --- statements ---


def test_a_third_party_is_told_and_its_window_holds_the_draft() -> None:
    p = in_review()
    p.do("officer", "note-third-party", "2026-09-16 09:00", interested="邻居（演示）", interest="安全间距")
    untold = p.refused("officer", "submit-draft", summary="拟准予")
    assert (p.codes(untold), untold.article) == (["third-party"], "行政许可法36")

    p.do("officer", "tell-statement-right", recipient="邻居（演示）")

    assert p.due("license_statement_window") == "2026-09-22"
    early = p.refused("officer", "submit-draft", summary="拟准予")
    assert (p.codes(early), early.article) == (["window-open"], "行政许可法36")
    p.wait_until("2026-09-23 00:00")
    assert p.deadline("license_statement_window").status == "lapsed"
    assert "未提出陈述申辩" in next(e.zh for e in p.events if e.type == "expiry.license_statement_window")
    drafted(p)


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("receive-written-statement", {"summary": "书面意见"}),
        ("waive-statement", {"document": "放弃声明"}),
    ],
)
def test_a_written_statement_or_an_explicit_waiver_settles_the_window_without_a_recording(
    action: str, said: dict[str, Any]
) -> None:
    p = in_review()
    p.do("officer", "tell-statement-right", "2026-09-16 09:00", recipient="申请人（演示）")

    p.do("officer", action, "2026-09-17 09:00", **said)

    assert (p.deadline("license_statement_window").status, p.status(3)) == ("met", [])
    drafted(p)


def test_an_oral_statement_settles_the_window_and_is_recorded() -> None:
    p = in_review()
    p.do("officer", "tell-statement-right", "2026-09-16 09:00", recipient="申请人（演示）")
    p.do(
        "officer",
        "hear-applicant",
        "2026-09-17 10:00",
        occurred_at="2026-09-17 09:30",
        person="李某（演示）",
        summary="意见",
    )
    assert p.state == "statement"

    p.record([3], "2026-09-17 09:29", "2026-09-17 10:00")

    assert (p.state, p.deadline("license_statement_window").status) == ("review", "met")


# --- hearing ---


def test_a_hearing_that_the_law_demands_is_announced_and_cannot_be_waived() -> None:
    p = in_review()
    assert p.refused("officer", "offer-hearing", recipient="公众", hearing_mandatory=True).type == "invalid-body"

    p = to_be_heard(hearing_mandatory=True, announced_where="局网站")

    assert p.codes(p.refused("officer", "waive-license-hearing", document="放弃声明")) == ["other-state"]
    assert not [d for d in p.case.state.deadlines.values() if d.rule == "license_hearing_request"]


def test_without_a_request_in_five_working_days_the_review_goes_on() -> None:
    p = in_review()
    p.do("officer", "offer-hearing", "2026-09-16 09:00", recipient="申请人（演示）")
    assert p.due("license_hearing_request") == "2026-09-22"

    p.wait_until("2026-09-23 00:00")

    assert (p.state, p.deadline("license_hearing_request").status) == ("review", "lapsed")
    late = p.refused("officer", "request-license-hearing", "2026-09-23 09:00", from_whom="申请人（演示）")
    assert (p.codes(late), late.article) == (["window-over"], "行政许可法47(1)")
    p.do("officer", "request-license-hearing", from_whom="申请人（演示）", postmarked_on="2026-09-22")
    assert p.state == "hearing_notice"


def test_a_hearing_that_was_asked_for_is_organized_in_twenty_working_days() -> None:
    p = to_be_heard()
    assert p.due("license_hearing_hold") == "2026-10-21"

    heard(fixed(p))

    assert (p.deadline("license_hearing_request").status, p.deadline("license_hearing_hold").status) == ("met", "met")


def test_a_hearing_that_is_not_organized_in_time_is_overdue() -> None:
    p = to_be_heard()

    p.wait_until("2026-10-22 00:00")

    assert p.deadline("license_hearing_hold").status == "overdue"


def test_the_host_is_not_one_of_those_who_review_the_application() -> None:
    refused = to_be_heard().refused(
        "officer", "fix-license-hearing", "2026-09-22 09:00", **{**HEARING, "host": "officer"}
    )

    assert ([b.code for b in refused.blockers], refused.article) == (["host-reviewed"], "行政许可法48(3)")


@pytest.mark.parametrize(("when", "allowed"), [("2026-09-28 09:00", True), ("2026-09-29 09:00", False)])
def test_the_notice_comes_seven_clear_working_days_before_the_hearing(when: str, allowed: bool) -> None:
    p = to_be_heard()
    p.wait_until(when)

    result: Any = p.try_("officer", "fix-license-hearing", **{**HEARING, "pause_from": "2026-09-30"})

    if allowed:
        assert (p.due("license_hearing_notice"), p.deadline("license_hearing_notice").status) == ("2026-09-28", "met")
    else:
        assert (p.codes(result), result.article) == (["notice-too-short"], "行政许可法48(1)")
        assert result.blockers[0].facts == {"earliest": "2026-10-15"}


def test_a_hearing_put_off_before_its_stop_began_takes_the_stop_along() -> None:
    p = fixed(pause_from="2026-09-28")
    assert p.due("license_decision") == "2026-10-30"

    fixed(p, "2026-09-24 09:00", hearing_at="2026-10-20 09:00", pause_from="2026-10-12", pause_to="2026-10-20")

    assert len(p.deadline("license_decision").pauses) == 1
    assert p.due("license_decision") == "2026-10-28"


def test_a_hearing_put_off_while_the_clock_stands_keeps_the_days_that_were_used() -> None:
    p = fixed()

    fixed(p, "2026-10-08 09:00", hearing_at="2026-10-21 09:00", pause_from="2026-10-08", pause_to="2026-10-21")

    first, second = p.deadline("license_decision").pauses
    assert (first.start.isoformat(), first.end.isoformat() if first.end else None) == ("2026-09-22", "2026-10-07")
    assert (second.start.isoformat(), second.planned_end.isoformat()) == ("2026-10-08", "2026-10-21")
    early = p.refused("host", "hold-license-hearing", "2026-10-14 09:00", present=["甲"], record_signed=True)
    assert (p.codes(early), early.article) == (["hearing-day"], "行政许可法48(1)")
    heard(p, "2026-10-21 11:00")


def test_the_record_of_the_hearing_is_signed() -> None:
    p = fixed()

    refused = p.refused("host", "hold-license-hearing", "2026-10-14 11:00", present=["甲"], record_signed=False)

    assert refused.type == "invalid-body"


def test_after_a_hearing_the_decision_rests_on_its_record() -> None:
    p = drafted(heard())

    refused = p.refused("deputy-head", "grant", **DECISION, follows_record=False)
    p.do("deputy-head", "grant", **DECISION)

    assert (p.codes(refused), refused.article) == (["record-ignored"], "行政许可法48(2)")


# --- decision ---


def test_a_refusal_gives_reasons_and_remedies_and_is_served_and_published() -> None:
    p = drafted()

    for missing in ("reason", "remedies"):
        said = {k: v for k, v in REFUSAL.items() if k != missing}
        assert p.refused("deputy-head", "refuse", **said).type == "invalid-body"
    p.do("deputy-head", "refuse", **REFUSAL)

    assert p.state == "refusal_service"
    assert (p.due("license_refusal_service"), p.due("license_publish")) == ("2026-09-29", "2026-09-23")
    p.do("officer", "serve-refusal", "2026-09-16 09:00", method="mail", recipient="申请人（演示）", proof="回执1")
    p.do("officer", "publish-license", where="局网站")
    p.do("section-head", "close", reason="办结")
    assert (p.deadline("license_refusal_service").status, p.deadline("license_publish").status) == ("met", "met")


def test_a_certificate_is_served_in_ten_working_days_and_the_decision_published_in_seven() -> None:
    p = drafted()
    p.do("deputy-head", "grant", "2026-09-15 11:00", **DECISION)
    assert (p.due("license_certificate_issue"), p.due("license_publish")) == ("2026-09-29", "2026-09-23")

    p.wait_until("2026-09-30 00:00")

    assert (p.deadline("license_certificate_issue").status, p.deadline("license_publish").status) == (
        "overdue",
        "overdue",
    )


def test_a_draft_that_is_returned_is_submitted_again() -> None:
    p = drafted()

    p.do("section-head", "return-draft", reason="补充理由")
    assert p.state == "review"

    drafted(p).do("deputy-head", "grant", **DECISION)
