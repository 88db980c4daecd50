"""Nonsense and bad luck in the pure core: everything is refused clearly and nothing is changed by it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.procedures import load_procedure
from models.bodies import BODIES
from models.case import CommandResult
from models.messages import Command
from tests.casework.test_w2_penalty import FILING, filed
from tests.player import DIRECTORY, Player, actor

ACCOUNTS = [a.account for a in DIRECTORY.bureau("140525").accounts]


@pytest.mark.parametrize("day", ["1990-01-01 09:00", "2023-12-31 09:00", "2035-01-01 09:00", "9999-01-01 00:00"])
def test_an_act_on_a_day_that_the_calendar_does_not_reach_is_refused(day: str) -> None:
    p = Player("penalty", "2026-07-08 08:30")

    refused = p.refused("officer", "propose-filing", occurred_at=day, **FILING)

    assert p.codes(refused) == ["date-out-of-reach"]
    assert p.state == "clue"


def test_an_order_whose_time_limit_lies_beyond_the_calendar_is_refused() -> None:
    p = Player("compulsion", "2026-09-05 10:20")
    p.do("deputy-head", "approve-seizure", ground="x")
    p.do("officer", "call-party", party_present=True)
    p.do("officer", "announce-seizure", document_no="1", rights_told=True)
    p.do("officer", "take-inventory", items=["x"], signature="signed")
    p.record([36, 37], "2026-09-05 10:00", "2026-09-05 10:20")

    refused = p.refused(
        "officer", "notify-testing", notice_no="1", ground="x", pause_from="2026-09-06", pause_to="2099-01-01"
    )

    assert "date-out-of-reach" in p.codes(refused)


def test_a_case_whose_limitation_has_run_out_is_not_filed() -> None:
    p = Player("penalty", "2026-07-08 08:30")

    old = {**FILING, "violation_ended_on": "2024-07-07"}
    refused = p.refused("officer", "propose-filing", **old)
    p.do("officer", "propose-filing", **old, harm=True)

    assert refused.article == "行政处罚法36"


def test_an_officer_of_no_part_in_the_case_does_not_count() -> None:
    p = filed()

    refused = p.refused("officer", "present-certificates", contact="x", officers=["14052501001", "14052599999"])

    assert p.codes(refused) == ["officer-unknown"]


def test_a_step_that_would_lie_before_the_one_before_it_is_refused() -> None:
    p = Player("compulsion", "2026-09-05 10:20")
    p.do("deputy-head", "approve-seizure", ground="x")

    refused = p.refused("officer", "call-party", occurred_at="2026-09-05 09:00", party_present=True)

    assert p.codes(refused) == ["out-of-order"]


def _value() -> st.SearchStrategy[Any]:
    times = st.sampled_from(["2026-07-08T09:00:00+08:00", "2026-07-07T09:00:00+08:00", "2031-01-01T00:00:00Z"])
    # A message with NUL or half a character cannot be made: see below.
    words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
    plain = st.one_of(st.none(), st.booleans(), st.integers(-5, 10**9), words, times, st.just("2026-07-20"))
    return st.one_of(plain, st.lists(plain, max_size=3))


@settings(max_examples=400, deadline=None)
@given(data=st.data(), kind=st.sampled_from(["licensing", "inspection", "penalty", "compulsion"]))
def test_no_message_whatever_it_says_breaks_a_case(data: st.DataObject, kind: str) -> None:
    """What is refused changes nothing, what is accepted keeps the state loadable, and nothing ever raises."""
    p = Player(kind, "2026-07-08 08:30")
    actions = load_procedure(f"{kind}-2026-12").table.actions
    for step in range(data.draw(st.integers(1, 12))):
        here = [a for a in actions if a in p.case.law.procedure.by_state[p.state]] or list(actions)
        action = data.draw(st.sampled_from(here if data.draw(st.booleans()) else list(actions)))
        fields = list(BODIES[action.body].model_fields)
        body = data.draw(st.dictionaries(st.sampled_from(fields), _value(), max_size=len(fields)))
        before = p.case.state.model_dump_json()

        done = p.case.act(
            Command(id=f"c{step}", action=action.slug, body=body, actor=actor(data.draw(st.sampled_from(ACCOUNTS)))),
            p.now,
        )

        if not isinstance(done, CommandResult):
            assert p.case.state.model_dump_json() == before
        type(p.case.state).model_validate_json(p.case.state.model_dump_json(exclude_defaults=True))


@pytest.mark.parametrize("body", [{"ground": "a\0b"}, {"ground": "\ud800"}, {"items": ["a", {"b\0": 1}]}])
def test_a_command_whose_text_no_database_keeps_does_not_reach_a_case(body: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="不能保存"):
        Command(id="c1", action="approve-seizure", body=body, actor=actor("deputy-head"))


def test_an_act_on_a_day_before_its_rule_was_in_force_is_refused_and_wedges_nothing() -> None:
    """行政执法监督条例 is in force since 2026-02-01."""
    p = Player("penalty", "2026-01-20 09:00")
    order = {"order_no": "督1", "issuer": "司法局（演示）", "demand": "说明", "reply_by": "2026-02-20"}

    early = p.refused("clerk", "register-supervision", **order)
    p.do("clerk", "register-supervision", "2026-02-01 09:00", **order)

    assert p.codes(early) == ["rule-not-in-force"]
    assert "2026-02-01" in early.detail
