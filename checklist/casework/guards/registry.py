"""The list of guards: named predicates that a table's row refers to as ``name`` or ``name:argument``.

Each returns None where it holds, or says what stands in the way, by which article, and what would be right.
"""

from collections.abc import Callable

from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from models.case import Blocker
from models.people import SYSTEM
from models.procedure import Action

Guard = Callable[[Desk, Ask, str], Blocker | None]
GUARDS: dict[str, Guard] = {}


def guard(name: str) -> Callable[[Guard], Guard]:
    """Enter a function into the list of guards."""

    def enter(function: Guard) -> Guard:
        assert name not in GUARDS, f"{name} stands for two things"
        GUARDS[name] = function
        return function

    return enter


def check(desk: Desk, ask: Ask, text: str) -> Blocker | None:
    """Ask one guard of a table."""
    name, _, argument = text.partition(":")
    return GUARDS[name](desk, ask, argument)


def holds(desk: Desk, text: str, ask: Ask | None = None) -> bool:
    """Whether a guard holds for the case as it stands, nobody having asked for anything."""
    return check(desk, ask or _nobody(desk), text) is None


def _nobody(desk: Desk) -> Ask:
    action = Action.model_validate({"slug": "-", "zh": "", "roles": (), "from": (), "body": "Body"})
    return Ask(action=action, actor=SYSTEM, start=desk.now, end=desk.now, officers=())


def investigators(desk: Desk) -> set[str]:
    """Return the accounts and certificates of those who investigate a case."""
    every = (*desk.state.opening.officers, *desk.state.officers_before, *desk.officers)
    return {o.account for o in every} | {o.certificate for o in every}
