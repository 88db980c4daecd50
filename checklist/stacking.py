"""Editions that build on an earlier one: what is new, what takes the place of what, and what no longer stands.

``extends`` names the edition below. An entry of a list (``[[action]]``, ``[[state]]``, ``[[rule]]``) takes the place
of the entry below that has the same key, or is added at the end; ``drop`` names those that no longer stand, as
``list:key``. Everything else of the upper edition replaces what is below.
"""

from typing import Any

from checklist.editions import Edition, Shelf
from models.errors import EditionError

_KEYS: dict[str, tuple[str, ...]] = {
    "state": ("name",),
    "action": ("slug",),
    "auto": ("slug",),
    "expiry": ("rule", "from"),
    "document": ("name",),
    "rule": ("id", "version"),
}


def stacked(edition: Edition, shelf: Shelf) -> dict[str, Any]:
    """Return what an edition says together with the editions that it extends.

    Raises EditionError where ``drop`` names something that is not there, or editions extend one another in a circle.
    """
    return _stacked(edition, shelf, ())


def _stacked(edition: Edition, shelf: Shelf, above: tuple[str, ...]) -> dict[str, Any]:
    data = edition.data
    if "extends" not in data:
        return data
    if edition.name in above:
        raise EditionError(f"{edition.path.name}: extends itself by way of {' and '.join(above)}")
    below = _stacked(shelf.edition(edition.sort, data["extends"]), shelf, (*above, edition.name))
    found = {**below, **{name: value for name, value in data.items() if name not in _KEYS}}
    dropped = set(data.get("drop", ()))
    for name in _KEYS:
        entries = {_key(name, entry): entry for entry in below.get(name, ())}
        for text in [t for t in dropped if t.startswith(f"{name}:")]:
            if entries.pop(text, None) is None:
                raise EditionError(f"{edition.path.name}: drop: there is no {text} in {data['extends']}")
            dropped.discard(text)
        entries.update((_key(name, entry), entry) for entry in data.get(name, ()))
        found[name] = list(entries.values())
    if dropped:
        raise EditionError(f"{edition.path.name}: drop: {sorted(dropped)[0]!r} is not of the form list:key")
    return found


def _key(name: str, entry: dict[str, Any]) -> str:
    parts = (entry.get(part, "") for part in _KEYS[name])
    return ":".join([name, *("+".join(p) if isinstance(p, list) else str(p) for p in parts)])
