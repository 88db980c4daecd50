"""Reconsideration and litigation against a penalty, and what their outcome does (复议法 20, 行诉法 45, 46)."""

import pytest

from models.case import CommandResult
from tests.casework.test_enforcement import demanded, facts, served


def test_after_reconsideration_the_party_sues_within_fifteen_days() -> None:
    p = served()
    p.do("officer", "record-remedy", "2026-02-26", kind="reconsideration")
    assert p.deadline("reconsideration").status == "met"
    assert p.deadline("litigation").status == "superseded"

    p.do("officer", "record-remedy-result", "2026-04-10", kind="reconsideration", result="upheld")
    assert p.due("litigation_after_reconsideration") == "2026-04-27"
    p.wait_until("2026-04-28 00:01")

    assert p.deadline("court_enforcement").trigger.isoformat() == "2026-04-27"


def test_withdrawn_reconsideration_leaves_the_six_months_as_they_were() -> None:
    p = served()
    p.do("officer", "record-remedy", "2026-02-26", kind="reconsideration")
    p.do("officer", "record-remedy-result", "2026-03-10", kind="reconsideration", result="withdrawn")

    assert p.due("litigation") == "2026-08-03"
    assert p.deadline("litigation").status == "running"


@pytest.mark.parametrize(("when", "allowed"), [("2026-04-03 23:59", True), ("2026-04-04 00:01", False)])
def test_reconsideration_is_open_for_sixty_days(when: str, allowed: bool) -> None:
    p = served()
    assert p.due("reconsideration") == "2026-04-03"

    assert isinstance(p.try_("officer", "record-remedy", when, kind="reconsideration"), CommandResult) is allowed


def test_a_late_remedy_that_was_taken_up_with_reason_makes_the_court_wait() -> None:
    p = demanded()
    p.wait_until("2026-08-10 09:00")

    p.do("officer", "record-remedy", kind="litigation", accepted_late="不可抗力，法院准许")

    assert p.deadline("court_enforcement").status == "superseded"
    assert "fact-present" in p.codes(p.refused("bureau-head", "apply-court"))


def test_a_judgement_that_upholds_the_decision_starts_the_three_months() -> None:
    p = served()
    p.do("officer", "record-remedy", "2026-02-26", kind="litigation")
    p.do("officer", "record-remedy-result", "2026-05-20", kind="litigation", result="upheld")

    assert p.due("court_enforcement") == "2026-08-20"


def test_a_remedy_that_goes_on_is_ended_as_what_it_is() -> None:
    p = served()
    p.do("officer", "record-remedy", "2026-02-26", kind="litigation")

    refused = p.refused("officer", "record-remedy-result", kind="reconsideration", result="upheld")

    assert p.codes(refused) == ["other-remedy"]


def test_a_quashed_decision_is_unpublished_within_three_working_days_with_reasons_and_owes_nothing() -> None:
    p = served()
    p.do("officer", "record-remedy", "2026-02-26", kind="reconsideration")
    p.do("officer", "record-remedy-result", "2026-04-10", kind="reconsideration", result="quashed")
    assert p.due("unpublish_penalty") == "2026-04-15"

    p.do("section-head", "close", reason="决定被撤销")
    blocked = p.refused("clerk", "archive", volume="1")
    p.do("officer", "unpublish-decision", "2026-04-14", where="局网站", reason="复议撤销")
    p.do("clerk", "archive", volume="1")

    assert blocked.blockers[0].deadline == "unpublish_penalty"
    assert p.state == "archived"


def test_a_changed_fine_is_the_one_that_is_owed() -> None:
    p = served()
    p.do("officer", "record-remedy", "2026-02-20", kind="reconsideration")
    p.do("officer", "record-remedy-result", "2026-04-10", kind="reconsideration", result="changed", amount=6000)
    p.do("officer", "record-payment", "2026-04-10 10:00", amount=6000, receipt="1")

    assert facts(p)["performed"]
    assert p.due("unpublish_penalty") == "2026-04-15"


@pytest.mark.parametrize("kind", ["reconsideration", "litigation"])
def test_a_remedy_never_makes_the_fine_heavier(kind: str) -> None:
    p = served()
    p.do("officer", "record-remedy", "2026-02-20", kind=kind)

    refused = p.refused("officer", "record-remedy-result", "2026-04-10", kind=kind, result="changed", amount=10001)

    assert p.codes(refused) == ["heavier"]


def test_a_remedy_does_not_end_before_it_began() -> None:
    p = served()
    p.do("officer", "record-remedy", "2026-02-26", kind="litigation")

    refused = p.refused(
        "officer",
        "record-remedy-result",
        "2026-02-27",
        occurred_at="2026-02-25",
        kind="litigation",
        result="upheld",
    )

    assert p.codes(refused) == ["out-of-order"]


def test_a_decision_that_was_not_published_yet_is_not_published_once_it_is_quashed() -> None:
    p = served(publish=False)
    p.do("officer", "record-remedy", "2026-02-20", kind="reconsideration")
    p.do("officer", "record-remedy-result", "2026-04-10", kind="reconsideration", result="invalid")

    assert p.deadline("publish_penalty").status == "moot"
    assert "unpublish_penalty" not in p.case.state.deadlines


def test_a_decision_found_illegal_is_unpublished_but_stays_to_be_performed() -> None:
    p = served()
    p.do("officer", "record-remedy", "2026-02-20", kind="litigation")
    p.do("officer", "record-remedy-result", "2026-04-10", kind="litigation", result="illegal")

    assert p.due("unpublish_penalty") == "2026-04-15"
    assert "not-performed" in p.codes(p.refused("section-head", "close", reason="结案"))


def test_a_fine_that_reconsideration_changed_is_enforced_by_those_who_changed_it() -> None:
    p = demanded()
    early = p.refused("deputy-head", "close-unperformed", "2026-03-20", reason="由他人执行", ground="others_enforce")
    p.do("officer", "record-remedy", kind="reconsideration")
    p.do("officer", "record-remedy-result", "2026-05-20", kind="reconsideration", result="changed", amount=6000)

    refused = p.refused("bureau-head", "apply-court", "2026-06-10")
    p.do("deputy-head", "close-unperformed", reason="由复议机关执行", ground="others_enforce")

    assert p.codes(early) == ["ours-to-enforce"]
    assert refused.article == "行政复议法78(2)"
    assert "court_enforcement" not in p.case.state.deadlines


@pytest.mark.parametrize(
    ("result", "rule", "due"),
    [
        ("rejected", "litigation", "2026-08-03"),
        ("unanswered", "litigation_after_reconsideration", "2026-05-06"),
    ],
)
def test_reconsideration_without_an_outcome_leaves_the_court_open(result: str, rule: str, due: str) -> None:
    p = served()
    p.do("officer", "record-remedy", "2026-02-20", kind="reconsideration")
    p.do("officer", "record-remedy-result", "2026-04-20", kind="reconsideration", result=result)

    assert p.due(rule) == due
    assert p.deadline(rule).status == "running"


def test_a_decision_is_reconsidered_once() -> None:
    p = served()
    p.do("officer", "record-remedy", "2026-02-20", kind="reconsideration")
    p.do("officer", "record-remedy-result", "2026-04-10", kind="reconsideration", result="upheld")

    again = p.refused("officer", "record-remedy", "2026-04-13", kind="reconsideration", accepted_late="又申请")

    assert p.codes(again) == ["remedy-used"]


def test_a_rejected_reconsideration_may_be_asked_for_again() -> None:
    p = served()
    p.do("officer", "record-remedy", "2026-02-20", kind="reconsideration")
    p.do("officer", "record-remedy-result", "2026-03-02", kind="reconsideration", result="rejected")
    p.do("officer", "record-remedy", "2026-03-10", kind="reconsideration", accepted_late="补正后受理")

    assert p.deadline("litigation").status == "superseded"
