"""The list of effects: what an action or expiry does beyond what its table row says; ``name`` or ``name:argument``."""

from collections.abc import Callable

from checklist.casework.context import Ask
from checklist.casework.desk import Desk

Doing = Callable[[Desk, Ask, str], None]
EFFECTS: dict[str, Doing] = {}


def effect(name: str) -> Callable[[Doing], Doing]:
    """Enter a function into the list of effects."""

    def enter(function: Doing) -> Doing:
        assert name not in EFFECTS, f"{name} stands for two things"
        EFFECTS[name] = function
        return function

    return enter


def perform(desk: Desk, ask: Ask, text: str) -> None:
    """Do one effect of a table."""
    name, _, argument = text.partition(":")
    EFFECTS[name](desk, ask, argument)
