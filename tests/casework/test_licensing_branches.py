"""Licences up to the review: receipt, correction, acceptance, kinds, withdrawal (行政许可法29-32, 42)."""

from typing import Any

import pytest

from tests.casework.licences import (
    BEFORE_THE_DECISION,
    DECISION,
    REFUSAL,
    drafted,
    fixed,
    in_review,
    received,
    state_of,
)
from tests.player import Player

NOTICE: dict[str, Any] = {"missing": ["安全评价报告"], "notice_no": "补1"}


def supplemented() -> Player:
    p = received()
    p.do("officer", "give-correction-notice", "2026-09-17 10:00", **NOTICE)
    p.do("officer", "receive-supplement", "2026-09-24 10:00", summary="补齐")
    return p


# --- acceptance and correction ---


def test_what_must_be_supplied_is_told_once() -> None:
    p = supplemented()

    assert p.codes(p.refused("officer", "give-correction-notice", **NOTICE)) == ["fact-present"]


def test_after_the_supplement_the_acceptance_is_decided_in_five_working_days() -> None:
    p = supplemented()
    assert p.due("license_acceptance_decision") == "2026-10-09"

    p.do("officer", "accept", "2026-09-28 10:00", voucher_no="受1")

    assert p.deadline("license_acceptance_decision").status == "met"


def test_after_the_supplement_silence_is_acceptance_as_of_its_receipt() -> None:
    p = supplemented()

    p.wait_until("2026-10-10 00:00")

    assert (p.state, p.deadline("license_acceptance_decision").status) == ("accepted", "lapsed")
    assert p.deadline("license_decision").trigger.isoformat() == "2026-09-24"


def test_the_officer_is_reminded_before_the_time_to_supply_ends_and_then_it_counts_as_withdrawn() -> None:
    p = received()
    p.do("officer", "give-correction-notice", "2026-09-17 10:00", **NOTICE, supplement_by="2026-10-16")

    p.wait_until("2026-10-16 23:59")
    assert [r.at.date().isoformat() < "2026-10-16" for r in p.reminders if r.deadline == "license_supplement_period"]
    assert p.state == "correction"
    p.wait_until("2026-10-17 00:00")

    assert (p.state, p.deadline("license_supplement_period").status) == ("withdrawn", "lapsed")
    p.do("section-head", "close-without-decision", reason="未补正")


def test_a_matter_that_needs_no_licence_is_turned_away_at_once() -> None:
    p = received()

    p.do("officer", "reject-application", ground="not_required", reason="依法不需要取得许可", voucher_no="不受1")

    assert (p.state, p.deadline("license_correction_notice").status) == ("rejected", "met")
    assert not [r for r in p.reminders if r.id.startswith("rejection:")]


def test_turning_away_on_a_later_day_reaches_the_section_head() -> None:
    p = received()

    p.do(
        "officer",
        "reject-application",
        "2026-09-16 09:00",
        ground="not_competent",
        competent="市应急管理局（演示）",
        reason="不属于本局职权",
        voucher_no="不受1",
    )

    assert [r.tell[0].value for r in p.reminders if r.id.startswith("rejection:")] == ["section_head"]


@pytest.mark.parametrize("missing", ["voucher_no", "competent"])
def test_who_is_not_competent_says_so_in_writing_and_who_is(missing: str) -> None:
    said = {"ground": "not_competent", "competent": "市局", "reason": "不属于职权", "voucher_no": "不受1"}

    refused = received().refused("officer", "reject-application", **{k: v for k, v in said.items() if k != missing})

    assert refused.type == "invalid-body"


# --- kinds with their own clocks ---


@pytest.mark.parametrize(
    ("kind", "rule", "due"),
    [
        ("general", "license_decision", "2026-10-20"),
        ("hazchem_trade", "license_decision_hazchem_trade", "2026-10-19"),
        ("firework_retail", "license_decision_firework_retail", "2026-10-20"),
        ("unified", "license_unified", "2026-11-24"),
    ],
)
def test_each_kind_of_licence_has_its_own_clock(kind: str, rule: str, due: str) -> None:
    p = received(license_kind=kind)

    p.do("officer", "accept", "2026-09-16 10:00", voucher_no="受1")

    assert p.due(rule) == due


@pytest.mark.parametrize("kind", ["general", "firework_retail", "unified"])
def test_the_decision_meets_the_clock_of_its_kind(kind: str) -> None:
    p = drafted(in_review(license_kind=kind))

    p.do("deputy-head", "grant", "2026-09-21 10:00", **DECISION)

    clock = p.case.state.facts["license_rule"]
    assert (p.deadline(clock).status, p.deadline(clock).late) == ("met", False)


@pytest.mark.parametrize("kind", ["hazchem_trade", "firework_retail"])
def test_what_the_special_law_does_not_prolong_is_not_prolonged(kind: str) -> None:
    p = in_review(license_kind=kind)

    refused = p.refused("bureau-head", "extend-decision", notice_no="延1", reason="情况复杂")

    assert p.codes(refused) == ["not-extendable"]


def test_a_general_licence_gets_ten_working_days_more_once_before_the_end_with_reasons_told() -> None:
    p = in_review()

    assert p.refused("deputy-head", "extend-decision", notice_no="延1").type == "invalid-body"
    p.do("deputy-head", "extend-decision", "2026-10-19 23:00", notice_no="延1", reason="情况复杂")

    assert p.due("license_decision") == "2026-11-02"
    again = p.refused("deputy-head", "extend-decision", notice_no="延2", reason="再延")
    assert p.codes(again) == ["extended-already"]


def test_after_the_end_nothing_is_prolonged_and_nothing_is_deemed_granted() -> None:
    p = in_review()

    p.wait_until("2026-10-20 00:00")

    assert (p.state, p.deadline("license_decision").status) == ("review", "overdue")
    assert "supervisor" in {r.value for m in p.reminders if m.deadline == "license_decision" for r in m.tell}
    late = p.refused("deputy-head", "extend-decision", notice_no="延1", reason="情况复杂")
    assert p.codes(late) == ["extension-late"]


def test_a_unified_procedure_is_prolonged_with_the_government_heads_approval() -> None:
    p = in_review(license_kind="unified")
    assert p.due("license_unified") == "2026-11-23"
    said = {"notice_no": "延1", "reason": "情况复杂"}

    for who, more in (("bureau-head", {}), ("deputy-head", {"government_approval": "县政批1"})):
        refused = p.refused(who, "extend-decision", **said, **more)
        assert (p.codes(refused), refused.article) == (["government-head"], "行政许可法42(2)")
    p.do("bureau-head", "extend-decision", **said, government_approval="县政批1")

    assert p.due("license_unified") == "2026-12-14"


def test_the_safety_production_permit_is_not_the_countys_to_accept_or_grant() -> None:
    p = received(license_kind="safety_permit")

    refused = p.refused("officer", "accept", voucher_no="受1")

    assert (p.codes(refused), refused.article) == (["not-competent"], "行政许可法32(1)(2)")


def test_a_safety_production_permit_that_the_law_deemed_accepted_runs_forty_five_days_and_is_never_granted() -> None:
    p = received(license_kind="safety_permit")
    p.wait_until("2026-09-22 00:00")
    assert p.due("license_decision_safety_permit") == "2026-10-30"
    p.do("officer", "issue-voucher", "2026-09-22 09:00", voucher_no="受1")
    drafted(p)

    assert p.codes(p.refused("deputy-head", "grant", **DECISION)) == ["not-competent"]
    p.do("deputy-head", "refuse", **REFUSAL)
    assert p.deadline("license_decision_safety_permit").status == "met"


# --- withdrawal ---


@pytest.mark.parametrize("state", BEFORE_THE_DECISION)
def test_an_application_is_withdrawn_from_every_state_before_the_decision_and_its_clocks_leave_the_book(
    state: str,
) -> None:
    p = state_of(state)
    assert p.state == state

    p.do("clerk", "withdraw", summary="申请人书面撤回")

    assert p.state == "withdrawn"
    assert p.case.next_instant is None
    assert {d.status.value for d in p.case.state.deadlines.values()} <= {"met", "lapsed", "moot"}


def test_after_the_decision_nothing_is_withdrawn() -> None:
    p = drafted()
    p.do("deputy-head", "grant", **DECISION)

    assert p.codes(p.refused("clerk", "withdraw", summary="撤回")) == ["other-state"]


def test_a_withdrawn_application_closes() -> None:
    p = fixed()
    p.do("clerk", "withdraw", summary="申请人书面撤回")

    p.do("section-head", "close-without-decision", reason="撤回")

    assert p.state == "closed"
