"""Guards, by what they are about; importing the package enters them all into the list."""

from checklist.casework.guards import (
    branches,
    compulsion,
    crosscut,
    documents,
    duties,
    enforcement,
    facts,
    hearing,
    inspection,
    licensing,
    penalty,
    records,
    summary,
)
from checklist.casework.guards.registry import GUARDS, check, holds

__all__ = [
    "GUARDS",
    "branches",
    "check",
    "compulsion",
    "crosscut",
    "documents",
    "duties",
    "enforcement",
    "facts",
    "hearing",
    "holds",
    "inspection",
    "licensing",
    "penalty",
    "records",
    "summary",
]
