"""Effects of a seizure."""

from checklist.casework import book
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.effects.registry import effect
from models.time import day_of


@effect("end_seizure")
def end_seizure(desk: Desk, ask: Ask, _argument: str) -> None:
    """The seizure's clock has nothing more to say: release is owed."""
    book.meet(desk, "seizure_period", ask.day, ask.end)
    book.meet(desk, "compulsion_post_approval", ask.day, ask.end)


@effect("seizure_over")
def seizure_over(desk: Desk, ask: Ask, _argument: str) -> None:
    """The measure has ended: its time, its disposition and its approval afterwards are owed no more (强制法 27, 28)."""
    end_seizure(desk, ask, "")
    book.meet(desk, "seizure_disposition", ask.day, ask.end)


@effect("keep_start_day")
def keep_start_day(desk: Desk, ask: Ask, name: str) -> None:
    """Keep the day on which the act began: the time of a measure is counted from it (强制法 25)."""
    desk.state.facts[name] = day_of(ask.start).isoformat()
