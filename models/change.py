"""Changes of a case: what is new since it was last told of, and a case put together again from its changes.

A change holds members of ``CaseState``: a value; ``{key: part}`` of what is new or other in a dict, None where a key is
gone; ``{"#": length, index: part}`` of a list. A member that was never told of comes whole, as the state itself has it.
"""

from collections.abc import Iterable
from typing import Any

from models.case import CaseState

LENGTH = "#"
_MEMBERS = tuple(CaseState.model_fields)
_NOTHING: Any = object()


class Told:
    """Remembers what a case was when it was last told of; by identity, for parts of a case never change."""

    __slots__ = ("_members",)

    def __init__(self) -> None:
        """Remember nothing: the first change is the whole case."""
        self._members: dict[str, Any] = {}

    def change(self, state: CaseState) -> dict[str, Any]:
        """Return what is new, and remember it as told."""
        found: dict[str, Any] = {}
        new: Any
        for name in _MEMBERS:
            now, before = getattr(state, name), self._members.get(name, _NOTHING)
            if isinstance(now, dict):
                new = now if before is _NOTHING else _of_dict(before, now)
                if new:
                    found[name] = new
                    self._members[name] = dict(now)
            elif isinstance(now, list):
                new = now if before is _NOTHING else _of_list(before, now)
                if new:
                    found[name] = new
                    self._members[name] = list(now)
            elif before is not now:
                found[name] = self._members[name] = now
        return found


def fold(changes: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return a state, as JSON has it, out of its changes in their order."""
    state: dict[str, Any] = {}
    for change in changes:
        for name, new in change.items():
            before = state.get(name)
            if isinstance(new, dict) and LENGTH in new:
                state[name] = _folded_list(before or [], new)
            elif isinstance(new, dict) and isinstance(before, dict) and name in _DICTS:
                state[name] = {k: v for k, v in {**before, **new}.items() if v is not None}
            else:
                state[name] = new
    return state


_DICTS = frozenset(n for n, field in CaseState.model_fields.items() if str(field.annotation).startswith("dict["))


def _of_dict(before: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    new = {key: part for key, part in now.items() if before.get(key, _NOTHING) is not part}
    if len(before) + len(new) > len(now):
        new.update((key, None) for key in before if key not in now)
    return new


def _of_list(before: list[Any], now: list[Any]) -> dict[str, Any]:
    new = {str(i): part for i, part in enumerate(now) if i >= len(before) or before[i] is not part}
    return {LENGTH: len(now), **new} if new or len(now) != len(before) else {}


def _folded_list(before: list[Any], new: dict[str, Any]) -> list[Any]:
    found = (before + [None] * new[LENGTH])[: new[LENGTH]]
    for index, part in new.items():
        if index != LENGTH:
            found[int(index)] = part
    return found
