"""Effects, by what they are about; importing the package enters them all into the list."""

from checklist.casework.effects import (
    clocks,
    compulsion,
    crosscut,
    documents,
    files,
    inspection,
    licensing,
    penalty,
    special,
)
from checklist.casework.effects.registry import EFFECTS, perform

__all__ = [
    "EFFECTS",
    "clocks",
    "compulsion",
    "crosscut",
    "documents",
    "files",
    "inspection",
    "licensing",
    "penalty",
    "perform",
    "special",
]
