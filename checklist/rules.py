"""Deadline rules: read from a published edition, in their versions by effective date, with the bureau's settings."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from checklist.editions import SHELF, Shelf
from checklist.stacking import stacked
from models.deadline import RuleVersion
from models.errors import RulesError, RuleUnknown

_loaded: dict[tuple[int, str], "Rules"] = {}


@dataclass(frozen=True)
class Rules:
    """A rule set: for each id its versions, oldest first."""

    name: str
    sha256: str
    versions: dict[str, tuple[RuleVersion, ...]]

    def at(self, rule_id: str, on: date) -> RuleVersion:
        """Return the version of a rule in force on a day.

        Raises RuleUnknown for an unknown id (naming close ones) and for a day outside the rule's validity.
        """
        found = self.versions.get(rule_id)
        if found is None:
            close = difflib.get_close_matches(rule_id, self.versions, n=3, cutoff=0.4)
            hint = f"; close to it: {', '.join(close)}" if close else ""
            like = f"，相近的有：{'、'.join(close)}" if close else ""
            raise RuleUnknown(f"there is no deadline rule {rule_id!r}{hint}", f"没有期限规则“{rule_id}”{like}")
        for version in found:
            if version.effective_from <= on and (version.effective_to is None or on <= version.effective_to):
                return version
        first = found[0].effective_from
        raise RuleUnknown(
            f"{rule_id} is not in force on {on.isoformat()} (its first version begins {first.isoformat()})",
            f"期限规则“{rule_id}”在{on.isoformat()}没有施行（自{first.isoformat()}起施行）",
        )

    def newest(self) -> list[RuleVersion]:
        """Return every rule in its newest version."""
        return [versions[-1] for versions in self.versions.values()]

    def with_settings(self, settings: Mapping[str, Mapping[str, Any]]) -> "Rules":
        """Return the rules with a bureau's settings; only what a rule marks as settable can be set."""
        if not settings:
            return self
        changed = dict(self.versions)
        for rule_id, fields in settings.items():
            if rule_id not in changed:
                raise RulesError(f"settings: there is no rule {rule_id!r}")
            changed[rule_id] = tuple(_set(version, fields) for version in changed[rule_id])
        return Rules(name=self.name, sha256=self.sha256, versions=changed)


def _set(version: RuleVersion, fields: Mapping[str, Any]) -> RuleVersion:
    for name in fields:
        if name not in version.settable:
            may = ", ".join(version.settable) or "nothing"
            raise RulesError(f"settings: {version.id}.{name} is the law's, not a setting; settable: {may}")
    before = version.model_dump(mode="json")
    noted = {name: {"set": value, "was": before[name]} for name, value in fields.items()}
    try:
        return RuleVersion.model_validate({**before, **fields, "settings": noted})
    except ValidationError as error:
        raise RulesError(f"settings: {version.id}: {error.errors()[0]['msg']}") from error


def load_rules(name: str, shelf: Shelf = SHELF) -> Rules:
    """Return a rule set by its edition's name, read and checked once per process."""
    key = (id(shelf), name)
    if key not in _loaded:
        edition = shelf.edition("rules", name)
        text = stacked(edition, shelf)
        ladders = text.get("ladders", {})
        versions: dict[str, list[RuleVersion]] = {}
        for entry in text.get("rule", []):
            data = {**entry, "edition": f"{edition.name}:{edition.sha256[:12]}"}
            ladder = data.pop("ladder", None)
            if ladder is not None:
                if ladder not in ladders:
                    raise RulesError(f"{edition.path.name}: rule {data.get('id')}: there is no ladder {ladder!r}")
                data["rungs"] = ladders[ladder]
            try:
                rule = RuleVersion.model_validate(data)
            except ValidationError as error:
                problem = error.errors()[0]
                field = ".".join(str(part) for part in problem["loc"])
                raise RulesError(
                    f"{edition.path.name}: rule {data.get('id')}, field {field}: {problem['msg']}"
                ) from error
            versions.setdefault(rule.id, []).append(rule)
        for rule_id, found in versions.items():
            found.sort(key=lambda v: v.effective_from)
            for one, following in pairwise(found):
                if one.effective_to is None or one.effective_to >= following.effective_from:
                    raise RulesError(f"{edition.path.name}: rule {rule_id}: its versions overlap")
        _loaded[key] = Rules(
            name=edition.name,
            sha256=edition.sha256,
            versions={rule_id: tuple(found) for rule_id, found in versions.items()},
        )
    return _loaded[key]
