"""The law that one case runs under: its pinned editions, loaded once per process and shared by all cases."""

from dataclasses import dataclass

from checklist.calendar import Calendar, load_calendar
from checklist.catalogue import load_checklist
from checklist.editions import SHELF, Shelf
from checklist.procedures import Procedure, load_procedure
from checklist.rules import Rules, load_rules
from models.checklist import Checklist
from models.errors import EditionError
from models.messages import EditionRef, Editions, Policy


@dataclass(frozen=True)
class Law:
    """Checklist, procedure, rules and calendar as a case pins them, with the bureau's settings applied."""

    checklist: Checklist
    procedure: Procedure
    rules: Rules
    calendar: Calendar


_laws: dict[tuple[int, str, str], Law] = {}


def law_for(editions: Editions, policy: Policy, shelf: Shelf = SHELF) -> Law:
    """Return the law of a case.

    Raises EditionError when this process lacks an edition or has another text under its name: a case is
    never run under something else than what it pinned.
    """
    key = (id(shelf), editions.model_dump_json(), repr(sorted(policy.rules.items())))
    if key not in _laws:
        _laws[key] = Law(
            checklist=load_checklist(_pinned(shelf, "checklists", editions.checklist), shelf),
            procedure=load_procedure(_pinned(shelf, "procedures", editions.procedure), shelf),
            rules=load_rules(_pinned(shelf, "rules", editions.rules), shelf).with_settings(policy.rules),
            calendar=load_calendar(_pinned(shelf, "calendars", editions.calendar), shelf),
        )
    return _laws[key]


def _pinned(shelf: Shelf, sort: str, ref: EditionRef) -> str:
    edition = shelf.edition(sort, ref.name)  # type: ignore[arg-type]
    if edition.sha256 != ref.sha256:
        raise EditionError(
            f"{sort}/{ref.name}: the case pinned {ref.sha256[:12]}, this process has {edition.sha256[:12]}"
        )
    return ref.name
