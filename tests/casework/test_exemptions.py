"""Exemptions and failed recordings (law.md D): grounds with their scope, proof and time; who decides, and by when."""

from typing import Any

import pytest

from tests.casework.test_w1_inspection import approved
from tests.player import Player

REASON = "罐区为爆炸危险区域，没有防爆记录设备"


def asked(p: Player, when: str | None = None, **body: Any) -> Any:
    said = {"row": 13, "ground": "EX1", "reason": REASON, "proof": "区域划分图", **body}
    return p.try_("officer", "request-exemption", when, **said)


def test_the_gate_and_the_feedback_are_recorded_even_around_an_explosive_area() -> None:
    p = approved()

    refused = asked(p, row=7)

    assert p.codes(refused) == ["ex1-scope"]


def test_an_explosive_area_exempts_segments_and_never_the_whole_act() -> None:
    p = approved()

    refused = asked(p, whole=True)

    assert p.codes(refused) == ["ex1-segment"]


@pytest.mark.parametrize("ground", ["EX1", "EX2"])
def test_a_ground_without_its_proof_is_no_ground(ground: str) -> None:
    p = approved()

    refused = asked(p, ground=ground, proof=None)

    assert p.codes(refused) == ["proof-missing"]


def test_other_circumstances_are_approved_before_the_act_or_not_at_all() -> None:
    p = approved()
    asked(p, row=10, ground="EX3", proof=None, whole=True)
    p.do("officer", "arrive", "2026-09-01 09:00")
    p.do("officer", "show-certificates", "2026-09-01 09:01")
    p.do("officer", "state-purpose", "2026-09-01 09:02")
    p.do("officer", "hear-briefing", "2026-09-01 09:03")

    late = p.refused("supervisor", "decide-exemption", exemption="e1", approve=True)
    asked_late = asked(p, row=10, ground="EX3", proof=None)

    assert p.codes(late) == ["ex3-before"]
    assert p.codes(asked_late) == ["ex3-before"]


def test_a_request_waits_in_the_book_until_it_is_decided() -> None:
    p = approved()
    asked(p, "2026-08-31 11:00")

    assert p.due("exemption_decision") == "2026-09-01"
    p.do("section-head", "decide-exemption", exemption="e1", approve=True)
    assert p.deadline("exemption_decision").status == "met"


def test_an_explanation_is_not_reviewed_by_whoever_gave_it() -> None:
    p = approved()
    p.do("officer", "arrive", "2026-09-01 09:00")
    p.do("officer", "report-deficiency", row=7, explanation="记录仪电池故障，已当场更换备用设备")

    assert p.due("deficiency_decision") == "2026-09-04"
    p.do("supervisor", "decide-deficiency", deficiency="d1", accept=True)
    assert p.deadline("deficiency_decision").status == "met"


def test_a_recording_made_after_the_act_never_stands_for_it() -> None:
    """不得补录: 处罚法 46, evidence must be true."""
    p = approved()
    p.do("officer", "arrive", "2026-09-01 09:00", occurred_at="2026-09-01 08:50", ended_at="2026-09-01 09:00")

    p.wait_until("2026-09-01 11:00")
    p.record(7, "2026-09-01 10:00", "2026-09-01 10:20")

    assert p.status(7) == ["deficient"]


def test_a_synchronous_recording_that_is_uploaded_late_satisfies() -> None:
    p = approved()
    p.do("officer", "arrive", "2026-09-01 09:00", occurred_at="2026-09-01 08:50", ended_at="2026-09-01 09:00")

    p.wait_until("2026-09-04 11:00")
    p.record(7, "2026-09-01 08:49", "2026-09-01 09:01")

    assert p.status(7) == ["recorded"]
