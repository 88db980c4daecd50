"""Random walks through every procedure: no wedge, no dead end, nothing changed by a refusal, every duty watched."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checklist.casework.case import Case
from checklist.casework.defects import defects
from checklist.casework.judge import possible
from checklist.casework.view import blockers_view, case_view
from checklist.casework.watch import unwatched
from models.book import OWED
from models.case import CaseState
from models.recording import SETTLED
from models.roles import Role
from tests.walker import Walker

KINDS = ["licensing", "inspection", "penalty", "compulsion"]
STEPS = 45


def check(walker: Walker) -> None:
    """Assert what holds of a case at any moment."""
    case, now = walker.case, walker.player.now
    assert unwatched(case, now) == []
    state = case.state
    assert [e.seq for e in walker.player.events] == list(range(1, state.seq + 1))
    assert case.desk.here.name == state.state
    if case.desk.here.phase == "archived":
        assert not any(d.status in OWED for d in state.deadlines.values())
        return
    # No dead end: something can be done now, or a record is awaited, or the law itself will act.
    here = case.law.procedure.by_state[state.state]
    waiting = any(o.act_id is not None and o.status not in SETTLED for o in state.obligations.values())
    assert any(possible(case.desk, a) for a in here) or waiting or case.next_instant is not None
    if case.desk.here.phase == "open":
        assert case.desk.officers
        assert len({o.certificate for o in case.desk.officers}) >= 2


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(kind=st.sampled_from(KINDS), chance=st.randoms(use_true_random=False))
def test_no_walk_wedges_a_case_or_leaves_a_duty_unwatched(kind: str, chance: random.Random) -> None:
    walker = Walker(kind, chance)
    for _ in range(STEPS):
        walker.step()
        check(walker)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(kind=st.sampled_from(KINDS), chance=st.randoms(use_true_random=False))
def test_a_case_at_any_moment_can_be_shown_and_handed_over(kind: str, chance: random.Random) -> None:
    walker = Walker(kind, chance)
    for _ in range(STEPS):
        walker.step()

    again = Case(CaseState.model_validate_json(walker.case.state.model_dump_json()))

    assert again.state == walker.case.state
    assert again.next_instant == walker.case.next_instant
    view = case_view(again, walker.player.now, tuple(Role))
    assert view.number == "CF-2026-0001"
    assert blockers_view(again) is not None
    assert defects(again.desk) is not None


@pytest.mark.parametrize("kind", KINDS)
def test_walks_reach_most_of_a_procedure(kind: str) -> None:
    """A walker that never leaves the first states would prove nothing."""
    seen: set[str] = set()
    for seed in range(30):
        walker = Walker(kind, random.Random(seed))
        for _ in range(STEPS):
            walker.step()
            seen.add(walker.case.state.state)

    reached = len(seen) / len(walker.case.law.procedure.states)
    assert reached >= 0.5, sorted(set(walker.case.law.procedure.states) - seen)
