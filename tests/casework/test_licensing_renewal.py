"""Renewals: asked for in time, decided in time, or deemed granted (行政许可法50)."""

from typing import Any

import pytest

from tests.casework.licences import APPLICATION, DECISION, RENEWAL, TEST, drafted, received
from tests.player import Player

NOTICE: dict[str, Any] = {"missing": ["安全评价报告"], "notice_no": "补1"}


def renewal(valid_until: str, **said: Any) -> Player:
    return received(**{**RENEWAL, "valid_until": valid_until, **said})


@pytest.mark.parametrize(("valid_until", "late"), [("2026-10-15", False), ("2026-10-14", True)])
def test_a_renewal_is_asked_for_thirty_days_before_the_validity_ends(valid_until: str, late: bool) -> None:
    p = renewal(valid_until)

    assert p.due("license_renewal_application") == {"2026-10-15": "2026-09-15", "2026-10-14": "2026-09-14"}[valid_until]
    assert (p.deadline("license_renewal_application").status, p.deadline("license_renewal_application").late) == (
        "met",
        late,
    )
    assert bool(p.case.state.facts.get("renewal_late")) is late


def test_a_late_renewal_may_be_turned_away_or_goes_on_as_a_new_application_without_fiction() -> None:
    p = renewal("2026-10-10")
    assert not [d for d in p.case.state.deadlines.values() if d.rule == "license_renewal_decision"]
    p.do("officer", "accept", voucher_no="受1")
    p.wait_until("2026-10-12 09:00")
    assert p.state == "review"

    other = renewal("2026-10-10")
    other.do("officer", "reject-application", ground="late_renewal", reason="逾期申请", voucher_no="不受1")
    assert other.state == "rejected"


def test_a_renewal_in_time_is_not_turned_away_for_lateness() -> None:
    p = renewal("2026-10-20")

    refused = p.refused("officer", "reject-application", ground="late_renewal", reason="逾期", voucher_no="不受1")

    assert (p.codes(refused), refused.article) == (["not-late"], "行政许可法50(1)")


def test_a_licence_that_has_ended_is_not_renewed_and_a_renewal_says_until_when_it_is_valid() -> None:
    p = Player("licensing", "2026-09-15 08:50")

    assert p.codes(p.refused("officer", "receive-application", **RENEWAL, valid_until="2026-09-14")) == [
        "expired-licence"
    ]
    assert p.refused("officer", "receive-application", **RENEWAL).type == "invalid-body"
    p.do("officer", "receive-application", **APPLICATION)


@pytest.mark.parametrize("state", ["acceptance", "review", "external_test", "hearing_offer", "decision"])
def test_without_a_decision_before_the_validity_ends_the_licence_is_deemed_renewed(state: str) -> None:
    p = renewal("2026-10-15")
    if state != "acceptance":
        p.do("officer", "accept", "2026-09-15 10:00", voucher_no="受1")
    if state == "external_test":
        p.do(
            "officer",
            "send-for-test",
            "2026-10-08 09:00",
            **{**TEST, "pause_from": "2026-10-09", "pause_to": "2026-10-30"},
        )
    if state == "hearing_offer":
        p.do("officer", "offer-hearing", "2026-10-14 09:00", recipient="申请人（演示）")
    if state == "decision":
        drafted(p)
    if state == "acceptance":
        p.do("officer", "give-correction-notice", "2026-09-17 10:00", **NOTICE)
        p.do("officer", "receive-supplement", "2026-10-13 10:00", summary="补齐")
    p.wait_until("2026-10-15 23:59")
    assert p.state == state

    p.wait_until("2026-10-16 00:00")

    assert (p.state, p.deadline("license_renewal_decision").status) == ("grant_service", "lapsed")
    assert p.case.state.facts["deemed_renewed"] is True
    assert {"section_head", "deputy_head"} == {r.value for m in p.reminders if m.id.startswith("law:") for r in m.tell}
    assert (p.due("license_certificate_issue"), p.due("license_publish")) == ("2026-10-29", "2026-10-26")
    running = {d.rule for d in p.case.state.deadlines.values() if d.status == "running"}
    assert running == {"license_certificate_issue", "license_publish"}


def test_an_application_that_was_never_completed_is_not_deemed_renewed() -> None:
    p = renewal("2026-10-15")
    p.do("officer", "give-correction-notice", "2026-09-17 10:00", **NOTICE, supplement_by="2026-10-30")

    p.wait_until("2026-10-16 00:00")

    assert (p.state, p.deadline("license_renewal_decision").status) == ("correction", "lapsed")


def test_a_decision_before_the_validity_ends_leaves_no_room_for_the_fiction() -> None:
    p = renewal("2026-10-15")
    p.do("officer", "accept", voucher_no="受1")
    drafted(p)

    p.do("deputy-head", "grant", "2026-09-21 10:00", **DECISION)

    assert (p.deadline("license_renewal_decision").status, p.deadline("license_decision").status) == ("met", "met")
