"""Guards, by what they are about; importing the package enters them all into the list."""

from checklist.casework.guards import (
    compulsion,
    crosscut,
    documents,
    duties,
    facts,
    hearing,
    inspection,
    licensing,
    penalty,
    records,
)
from checklist.casework.guards.registry import GUARDS, check, holds

__all__ = [
    "GUARDS",
    "check",
    "compulsion",
    "crosscut",
    "documents",
    "duties",
    "facts",
    "hearing",
    "holds",
    "inspection",
    "licensing",
    "penalty",
    "records",
]
