"""The four tables as a whole: every state can be reached and left, every row and every deadline has its place."""

from collections import deque
from typing import Any

import pytest

from checklist.casework.effects import EFFECTS
from checklist.casework.guards import GUARDS
from checklist.catalogue import load_checklist
from checklist.diagram import mermaid
from checklist.procedures import Procedure, load_procedure, sources
from checklist.rules import load_rules
from models.checklist import Need

KINDS = ["licensing", "inspection", "penalty", "compulsion"]


def procedure(kind: str) -> Procedure:
    return load_procedure(f"{kind}-2026-12")


def moves(found: Procedure) -> list[tuple[str, str]]:
    every: list[Any] = [*found.table.actions, *found.table.autos, *found.table.expiries]
    return [(s, m.to) for m in every if m.to for s in sources(m.from_, found.states)]


def reach(start: set[str], edges: list[tuple[str, str]]) -> set[str]:
    seen, queue = set(start), deque(start)
    while queue:
        here = queue.popleft()
        for a, b in edges:
            if a == here and b not in seen:
                seen.add(b)
                queue.append(b)
    return seen


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_is_reached_from_the_opening(kind: str) -> None:
    found = procedure(kind)

    assert reach({found.table.initial}, moves(found)) == set(found.states)


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_can_reach_the_archive_and_only_the_archive_has_no_exit(kind: str) -> None:
    found = procedure(kind)
    backward = [(b, a) for a, b in moves(found)]

    assert reach({"archived"}, backward) == set(found.states)
    assert {a for a, _ in moves(found)} == set(found.states) - {"archived"}


def test_every_row_is_reached_by_an_act_of_its_procedure() -> None:
    checklist = load_checklist("zezhou-2026")
    acts: set[str] = {"handle_obstruction"}
    for kind in KINDS:
        found = procedure(kind)
        acts |= {a.act for a in found.table.actions if a.act}
        if any("hearing_steps" in a.effects for a in found.table.actions):
            acts |= {"present_case", "party_defends", "host_questions", "debate", "final_statement"}
    from checklist.casework.service import RECORDED_METHODS

    acts |= {act for methods in RECORDED_METHODS.values() for act in methods.values()}

    assert {row.act.value for row in checklist.rows} <= acts


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_of_a_state_belongs_to_the_states_own_kind(kind: str) -> None:
    checklist = load_checklist("zezhou-2026")
    rows = {row.act.value: row for row in checklist.rows}

    for state in procedure(kind).table.states:
        assert all(rows[act].kind in (kind, "any") for act in state.acts)


@pytest.mark.parametrize("kind", KINDS)
def test_every_guard_effect_and_rule_that_a_table_names_exists(kind: str) -> None:
    found, rules = procedure(kind), load_rules("cn-2026-12")
    every: list[Any] = [*found.table.actions, *found.table.autos, *found.table.expiries]
    starts = [s for m in [*every, *found.table.documents] for s in m.starts]

    guards = {g.partition(":")[0] for m in every if hasattr(m, "guards") for g in m.guards}
    guards |= {g.partition(":")[0] for s in starts for g in s.when}
    named = {s.rule for s in starts} | {r for m in [*every, *found.table.documents] for r in m.stops}
    named |= {e.rule for e in found.table.expiries}

    assert guards <= set(GUARDS)
    assert {e.partition(":")[0] for m in every for e in m.effects} <= set(EFFECTS)
    assert named - {"@license"} <= set(rules.versions)


@pytest.mark.parametrize("kind", KINDS)
def test_every_deadline_that_a_procedure_starts_has_a_consequence_an_owner_and_somebody_who_is_told(kind: str) -> None:
    found, rules = procedure(kind), load_rules("cn-2026-12")
    every: list[Any] = [*found.table.actions, *found.table.autos, *found.table.expiries, *found.table.documents]

    for name in {s.rule for m in every for s in m.starts}:
        rule = rules.versions[name][-1]
        assert rule.consequence_zh
        assert rule.rungs or rule.type == "recurring"


@pytest.mark.parametrize("kind", KINDS)
def test_every_duty_that_a_procedure_starts_can_be_met_by_an_action_or_ends_by_law(kind: str) -> None:
    found, rules = procedure(kind), load_rules("cn-2026-12")
    every: list[Any] = [*found.table.actions, *found.table.autos, *found.table.expiries, *found.table.documents]
    stopped = {r for m in every for r in m.stops} | set(found.expiries)
    stopped |= {"seizure_period", "license_decision", "late_fine", "temporary_stop"}

    owed = {s.rule for m in every for s in m.starts if rules.versions[s.rule][-1].bearer == "authority"}

    assert owed <= stopped


@pytest.mark.parametrize("kind", KINDS)
def test_every_action_says_who_may_and_by_which_article(kind: str) -> None:
    for action in procedure(kind).table.actions:
        assert action.roles, action.slug
        assert action.zh, action.slug
        assert action.articles or action.slug == "acknowledge-obstruction", action.slug


@pytest.mark.parametrize("kind", KINDS)
def test_the_diagram_draws_every_state(kind: str) -> None:
    drawn = mermaid(procedure(kind))

    assert all(state.zh in drawn for state in procedure(kind).table.states)


def test_alternative_rows_are_the_ways_of_serving_one_document() -> None:
    alternatives = [r for r in load_checklist("zezhou-2026").rows if r.need is Need.ALTERNATIVE]

    assert {(r.row, r.group) for r in alternatives} == {
        (5, "svc_license"),
        (6, "svc_license"),
        (32, "svc_penalty"),
        (33, "svc_penalty"),
        (34, "svc_penalty"),
    }
