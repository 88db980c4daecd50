"""Effects, by what they are about; importing the package enters them all into the list."""

from checklist.casework.effects import (
    branches,
    clocks,
    compulsion,
    crosscut,
    documents,
    enforcement,
    files,
    inspection,
    licensing,
    penalty,
    special,
)
from checklist.casework.effects.registry import EFFECTS, perform

__all__ = [
    "EFFECTS",
    "branches",
    "clocks",
    "compulsion",
    "crosscut",
    "documents",
    "enforcement",
    "files",
    "inspection",
    "licensing",
    "penalty",
    "perform",
    "special",
]
