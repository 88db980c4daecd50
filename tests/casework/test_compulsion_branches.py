"""Seizures by their branches: who approves, who is present, what is listed (行政强制法16-24)."""

from typing import Any

import pytest

from tests.casework.seizures import APPROVAL, announced, called, emergency, listed, proposed

# --- approval ---


def test_an_approval_may_be_refused_and_the_case_ends_with_nothing_to_record() -> None:
    p = proposed()

    p.do("deputy-head", "refuse-approval", "2026-09-04 09:00", reason="不符合法定情形")

    assert p.state == "closed"
    assert (p.status(36), p.status(37)) == (["not_applicable"], ["not_applicable"])


def test_a_measure_is_never_entrusted() -> None:
    p = proposed()

    refused = p.refused("deputy-head", "approve-seizure", **APPROVAL, entrusted_to="某街道办（演示）")

    assert (p.codes(refused), refused.article) == (["entrusted"], "行政强制法17(1)")
    assert p.codes(p.refused("officer", "start-emergency", urgency="泄漏", entrusted_to="某街道办（演示）")) == [
        "entrusted"
    ]


@pytest.mark.parametrize(
    ("said", "article"),
    [
        ({"objects_tied": False}, "行政强制法23(1)"),
        ({"necessities": True}, "行政强制法23(1)"),
        ({"seized_elsewhere": True}, "行政强制法23(2)"),
    ],
)
def test_only_what_the_act_concerns_is_seized_no_necessities_and_nothing_twice(
    said: dict[str, Any], article: str
) -> None:
    p = announced(called())

    refused = p.refused("officer", "take-inventory", items=["甲醇两桶"], signature="signed", **said)

    assert refused.article == article
    assert proposed().refused("deputy-head", "approve-seizure", **APPROVAL, **said).article == article


def test_hazardous_chemicals_need_the_principal_head_for_the_approval_afterwards_too() -> None:
    p = proposed()
    p.do("officer", "start-emergency", "2026-09-05 08:00", urgency="危险物品泄漏", hazchem=True)

    refused = p.refused("deputy-head", "approve-afterwards", "2026-09-05 10:00", **APPROVAL)
    p.do("bureau-head", "approve-afterwards", **APPROVAL)

    assert (p.codes(refused), refused.article) == (["main-head"], "危险化学品安全法8")
    assert p.deadline("compulsion_post_approval").status == "met"


@pytest.mark.parametrize("state", ["emergency", "party_called", "announced", "inventory", "in_force"])
def test_twenty_four_hours_without_approval_end_the_measure_from_every_state(state: str) -> None:
    p = emergency(state)
    assert p.state == state

    p.wait_until("2026-09-06 07:59")
    assert p.state == state
    p.wait_until("2026-09-06 08:00")

    assert p.state == "release_decided"
    assert p.deadline("seizure_release_prompt").status == "running"
    assert {"deputy_head", "section_head"} <= {r.value for m in p.reminders if m.id.startswith("law:") for r in m.tell}


@pytest.mark.parametrize("state", ["emergency", "party_called", "announced", "inventory", "in_force"])
def test_a_refused_approval_afterwards_ends_the_measure_from_every_state(state: str) -> None:
    p = emergency(state)

    p.do("deputy-head", "refuse-afterwards", "2026-09-05 12:00", reason="不应当采取强制措施")

    assert p.state == "release_decided"
    owed = {d.rule for d in p.case.state.deadlines.values() if d.status == "running"}
    assert owed == {"seizure_release_prompt"}


def test_a_measure_that_seized_nothing_yet_closes_without_a_return() -> None:
    p = emergency("party_called")
    p.wait_until("2026-09-06 08:00")

    assert p.codes(p.refused("officer", "return-items", items=["x"], signature="signed")) == ["not-seized"]
    p.do("section-head", "close-not-executed", reason="未实施")

    assert p.state == "closed"


def test_a_release_before_the_list_was_made_can_still_be_closed() -> None:
    p = emergency("announced")
    p.record([36], "2026-09-05 08:59", "2026-09-05 09:10")
    p.do("deputy-head", "refuse-afterwards", "2026-09-05 12:00", reason="不应当采取强制措施")
    p.do("officer", "return-items", "2026-09-05 13:00", items=["甲醇两桶"], signature="signed")
    p.record([38], "2026-09-05 12:59", "2026-09-05 13:00")

    p.do("section-head", "close", reason="已解除")

    assert p.status(37) == ["not_applicable"]
    assert p.state == "closed"


def test_an_approved_measure_may_be_given_up_before_anything_is_seized() -> None:
    p = called()

    p.do("section-head", "abandon", reason="违法行为情节显著轻微")

    assert p.state == "closed"
    assert p.codes(announced(called()).refused("section-head", "abandon", reason="x")) == ["other-state"]


# --- on the spot ---


def test_a_seizure_at_night_is_allowed_for_a_measure_is_no_enforcement() -> None:
    p = proposed()
    p.do("deputy-head", "approve-seizure", "2026-09-04 09:00", **APPROVAL)
    p.do("officer", "call-party", "2026-09-05 23:00", party_present=True)

    p.do("officer", "announce-seizure", "2026-09-05 23:30", document_no="查1", rights_told=True)

    assert p.state == "announced"


@pytest.mark.parametrize(
    ("said", "article"),
    [({"certificates_shown": False}, "行政强制法18(3)"), ({"party_heard": False}, "行政强制法18(6)")],
)
def test_certificates_are_shown_and_the_defence_is_heard_before_the_decision(
    said: dict[str, Any], article: str
) -> None:
    p = called()

    assert p.refused("officer", "announce-seizure", document_no="查1", rights_told=True, **said).article == article


def test_rights_that_were_not_told_make_no_announcement() -> None:
    assert called().refused("officer", "announce-seizure", document_no="查1", rights_told=False).type == "invalid-body"


def test_two_officers_announce_a_seizure() -> None:
    p = called()

    refused = p.refused("officer", "announce-seizure", document_no="查1", rights_told=True, officers=["14052501001"])

    assert (p.codes(refused), refused.article) == (["two-officers"], "行政强制法18(2)")


def test_the_list_is_made_in_two_copies() -> None:
    p = announced(called())

    refused = p.refused("officer", "take-inventory", items=["甲醇两桶"], signature="signed", copies=1)

    assert (p.codes(refused), refused.article) == (["copies"], "行政强制法24")


def test_a_refusal_to_sign_the_list_is_noted() -> None:
    p = announced(called())

    assert p.codes(p.refused("officer", "take-inventory", items=["甲醇"], signature="refused")) == ["refusal-note"]
    listed(p, signature="refused", note="当事人拒绝签字，理由不详")

    assert p.state == "in_force"


def test_the_witness_signs_in_the_place_of_an_absent_party() -> None:
    p = announced(called(party_present=False, witness="王某（演示）"))

    assert p.codes(p.refused("officer", "take-inventory", items=["甲醇"], signature="signed")) == ["witness-signs"]
    listed(p, signature="witnessed")

    assert p.state == "in_force"
