"""Effects of a seizure."""

from checklist.casework import book
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.effects.registry import effect


@effect("end_seizure")
def end_seizure(desk: Desk, ask: Ask, _argument: str) -> None:
    """The seizure's clock has nothing more to say: release is owed."""
    book.meet(desk, "seizure_period", ask.day, ask.end)
    book.meet(desk, "compulsion_post_approval", ask.day, ask.end)
