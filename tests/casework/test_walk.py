"""Random walks through every procedure: no wedge, no dead end, nothing changed by a refusal, every duty watched."""

import random
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from checklist.casework.case import Case
from checklist.casework.defects import defects
from checklist.casework.judge import possible
from checklist.casework.view import blockers_view, case_view
from checklist.casework.watch import unwatched
from models.book import OWED
from models.case import CaseState
from models.recording import SETTLED
from models.roles import Role
from tests.casework import (
    inspections,
    licences,
    seizures,
    test_crime,
    test_enforcement,
    test_penalty_hearing,
    test_summary_procedure,
    test_w1_inspection,
    test_w2_penalty,
    test_w3_compulsion,
)
from tests.player import Player
from tests.walker import Walker

STEPS = 30
Start = Callable[[], Player]


def starts(kind: str) -> list[Start]:
    """Return where walks of a kind begin: at the opening, and where told stories have brought a case."""
    found: dict[str, list[Start]] = {
        "licensing": [partial(licences.state_of, name) for name in licences.BEFORE_THE_DECISION]
        + [partial(licences.state_of, "decision"), licences.heard],
        "inspection": [
            partial(Player, "inspection", "2026-08-31 09:00"),
            test_w1_inspection.approved,
            *(partial(inspections.state_of, name) for name in INSPECTIONS),
        ],
        "penalty": [
            partial(Player, "penalty", "2026-03-02 09:00"),
            *(getattr(test_w2_penalty, name) for name in ("filed", "investigated", "noticed", "heard", "decided")),
            *(getattr(test_enforcement, name) for name in ("served", "demanded", "in_court")),
            test_summary_procedure.told,
            test_summary_procedure.delivered,
            test_crime.crime,
            test_penalty_hearing.notified,
            test_penalty_hearing.opened,
        ],
        "compulsion": [seizures.proposed, seizures.in_force, test_w3_compulsion.seized, test_w3_compulsion.under_test]
        + [partial(seizures.emergency, name) for name in ("emergency", "announced", "inventory", "in_force")],
    }
    return found[kind]


INSPECTIONS = ("inspecting", "feedback", "onsite_measures", "rectification", "reinspection_due", "failed", "stopped")
KINDS = ["licensing", "inspection", "penalty", "compulsion"]


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


class Walk(RuleBasedStateMachine):
    """Whatever is said to a case, in whatever order: what must hold at any moment holds."""

    def __init__(self) -> None:
        super().__init__()
        self.walker = Walker(Player("penalty", "2026-03-02 09:00"), random.Random(0))

    @initialize(kind=st.sampled_from(KINDS), where=st.integers(0, 99))
    def begin(self, kind: str, where: int) -> None:
        every = starts(kind)
        self.walker = Walker(every[where % len(every)](), random.Random(where))

    @rule(words=st.integers(0, 2**16))
    def do_what_is_likely(self, words: int) -> None:
        self.walker.chance.seed(words)
        self.walker.likely()

    @rule(words=st.integers(0, 2**16))
    def do_anything(self, words: int) -> None:
        self.walker.chance.seed(words)
        self.walker.anything()

    @rule(words=st.integers(0, 2**16))
    def record(self, words: int) -> None:
        self.walker.chance.seed(words)
        self.walker.record()

    @rule(hours=st.sampled_from([1, 5, 24, 24 * 4, 24 * 11, 24 * 35]))
    def wait(self, hours: int) -> None:
        self.walker.wait(timedelta(hours=hours))

    @invariant()
    def holds(self) -> None:
        check(self.walker)

    def teardown(self) -> None:
        """A case at any moment can be handed over, shown and asked."""
        case, now = self.walker.case, self.walker.player.now
        again = Case(CaseState.model_validate_json(case.state.model_dump_json()))
        assert again.state == case.state
        assert again.next_instant == case.next_instant
        assert case_view(again, now, tuple(Role)).number == case.state.opening.number
        assert all(blocker.zh for blocker in blockers_view(again))
        assert all(defect.zh for defect in defects(again.desk))


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=40, stateful_step_count=STEPS, deadline=None)


@pytest.mark.parametrize("kind", KINDS)
def test_walks_reach_most_of_a_procedure(kind: str) -> None:
    """A walker that never leaves the first states would prove nothing."""
    seen: set[str] = set()
    for seed, start in enumerate(starts(kind) * 3):
        walker = Walker(start(), random.Random(seed))
        for _ in range(STEPS):
            seen.add(walker.case.state.state)
            walker.step()
            check(walker)
            if walker.case.archived:
                break

    states = set(walker.case.law.procedure.states)
    assert len(states - seen) <= len(states) // 4, sorted(states - seen)
