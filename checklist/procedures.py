"""Procedures: transition tables read from published editions, on one shared ``transitions`` machine each.

A table holds names only; what a guard asks and an effect does lives in ``checklist.casework``.
"""

from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from transitions import Machine

from checklist.editions import SHELF, Edition, Shelf
from checklist.stacking import stacked
from models.bodies import BODIES, Body
from models.errors import ProcedureError
from models.procedure import Action, Auto, Document, Expiry, ProcedureTable, State

_loaded: dict[tuple[int, str], "Procedure"] = {}


@dataclass(frozen=True)
class Procedure:
    """A procedure ready for use: the table, indexed, and its machine."""

    name: str
    sha256: str
    table: ProcedureTable
    machine: Machine
    states: dict[str, State]
    actions: dict[str, Action]
    by_state: dict[str, tuple[Action, ...]]
    autos: dict[str, tuple[Auto, ...]]
    expiries: dict[str, tuple[Expiry, ...]] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)

    def body(self, action: Action) -> type[Body]:
        """Return the model of an action's body."""
        return BODIES[action.body]


class Position:
    """What the shared machine moves: a state and nothing else, so that no case is kept alive by it."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        """Start at a state."""
        self.state = state


def load_procedure(name: str, shelf: Shelf = SHELF) -> Procedure:
    """Return a procedure by its edition's name, read and checked once per process.

    Raises ProcedureError naming the state or action that is wrong.
    """
    key = (id(shelf), name)
    if key not in _loaded:
        edition = shelf.edition("procedures", name)
        _loaded[key] = build(edition, _table(edition, shelf))
    return _loaded[key]


def _table(edition: Edition, shelf: Shelf) -> ProcedureTable:
    data = stacked(edition, shelf)
    included = stacked(shelf.edition("procedures", data["include"]), shelf) if "include" in data else {}
    try:
        return ProcedureTable.model_validate(
            {
                "edition": data.get("edition"),
                "manner": data.get("manner", included.get("manner", 1)),
                "kind": data.get("kind"),
                "initial": data.get("initial"),
                "states": data.get("state", []),
                "actions": [*data.get("action", []), *included.get("action", [])],
                "autos": data.get("auto", []),
                "expiries": data.get("expiry", []),
                "documents": data.get("document", []),
            }
        )
    except ValidationError as error:
        raise ProcedureError(f"{edition.path.name}: {_first(error, data)}") from error


def _first(error: ValidationError, data: dict[str, Any]) -> str:
    problem = error.errors()[0]
    where = ".".join(str(part) for part in problem["loc"])
    entry: Any = data
    for part in problem["loc"][:2]:
        plural = {"states": "state", "actions": "action", "autos": "auto", "expiries": "expiry"}
        try:
            entry = entry[plural.get(str(part), part)]
        except (KeyError, IndexError, TypeError):
            break
    name = entry.get("slug") or entry.get("name") or "" if isinstance(entry, dict) else ""
    return f"{where} {name}: {problem['msg']}".strip()


def build(edition: Edition, table: ProcedureTable) -> Procedure:
    """Check a table as a whole and build its machine."""
    states = {state.name: state for state in table.states}
    _check(edition.path.name, table, states)
    moves: list[dict[str, Any]] = []
    by_state: dict[str, list[Action]] = {name: [] for name in states}
    autos: dict[str, list[Auto]] = {name: [] for name in states}
    expiries: dict[str, list[Expiry]] = {}
    for action in table.actions:
        for source in sources(action.from_, states):
            by_state[source].append(action)
            moves.append(_move(action.slug, source, action.to))
    for auto in table.autos:
        for source in sources(auto.from_, states):
            autos[source].append(auto)
            moves.append(_move(auto.slug, source, auto.to))
    for expiry in table.expiries:
        expiries.setdefault(expiry.rule, []).append(expiry)
        moves += [_move(f"expiry:{expiry.rule}", source, expiry.to) for source in sources(expiry.from_, states)]
    machine = Machine(
        model=None,
        states=list(states),
        initial=table.initial,
        transitions=moves,
        auto_transitions=False,
        queued=False,
    )
    return Procedure(
        name=edition.name,
        sha256=edition.sha256,
        table=table,
        machine=machine,
        states=states,
        actions={action.slug: action for action in table.actions},
        by_state={name: tuple(found) for name, found in by_state.items()},
        autos={name: tuple(found) for name, found in autos.items()},
        expiries={rule: tuple(found) for rule, found in expiries.items()},
        documents={document.name: document for document in table.documents},
    )


def sources(names: tuple[str, ...], states: dict[str, State]) -> list[str]:
    """Return the states that a ``from`` names; ``open``, ``on_site`` and ``*`` stand for many."""
    found: list[str] = []
    for name in names:
        if name == "open":
            found += [s.name for s in states.values() if s.phase == "open"]
        elif name == "on_site":
            found += [s.name for s in states.values() if s.on_site]
        elif name == "*":
            found += list(states)
        else:
            found.append(name)
    return found


def _move(trigger: str, source: str, to: str | None) -> dict[str, Any]:
    return {"trigger": trigger, "source": source, "dest": to}


def _check(where: str, table: ProcedureTable, states: dict[str, State]) -> None:
    if len(states) != len(table.states):
        raise ProcedureError(f"{where}: two states have one name")
    if table.initial not in states:
        raise ProcedureError(f"{where}: initial state {table.initial!r} is not a state")
    slugs = [action.slug for action in table.actions] + [auto.slug for auto in table.autos]
    doubled = {slug for slug in slugs if slugs.count(slug) > 1}
    if doubled:
        raise ProcedureError(f"{where}: action {sorted(doubled)[0]!r} stands twice")
    for move in (*table.actions, *table.autos, *table.expiries):
        label = getattr(move, "slug", None) or f"expiry of {getattr(move, 'rule', '')}"
        for name in sources(move.from_, states) + ([move.to] if move.to else []):
            if name not in states:
                raise ProcedureError(f"{where}: {label}: {name!r} is not a state")
    for action in table.actions:
        model = BODIES.get(action.body)
        if model is None:
            raise ProcedureError(f"{where}: {action.slug}: there is no body {action.body!r}")
        for kept in action.keeps:
            if kept not in model.model_fields:
                raise ProcedureError(f"{where}: {action.slug}: keeps {kept!r}, which {action.body} lacks")
        for start in action.starts:
            for place in (start.trigger, start.set_on or "act"):
                if place.startswith("body.") and place[5:] not in model.model_fields:
                    raise ProcedureError(f"{where}: {action.slug}: {place!r} is not in {action.body}")
