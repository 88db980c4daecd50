"""Names of things: case numbers and workflow ids, one function each way."""

import re

from models.roles import KIND_PREFIX, CaseKind

NUMBER = re.compile(r"^(XK|JC|CF|QZ)-(\d{4})-(\d{4,9})$")


def case_number(kind: CaseKind, year: int, counter: int) -> str:
    """Return e.g. ``CF-2026-0001``: four digits or more."""
    return f"{KIND_PREFIX[kind]}-{year}-{counter:04d}"


def kind_of(number: str) -> CaseKind | None:
    """Return the kind of case that a number names, None for anything that is no number."""
    found = NUMBER.match(number)
    return next((k for k, p in KIND_PREFIX.items() if found and p == found[1]), None)


def workflow_id(bureau: str, number: str) -> str:
    """Return the one address of a case in the engine, e.g. ``140525.CF-2026-0001``."""
    return f"{bureau}.{number}"


def incident_workflow_id(bureau: str, number: str, incident: str) -> str:
    """Return the address of an obstruction's climb."""
    return f"{bureau}.{number}.{incident}"
