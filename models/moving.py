"""Moving a case to other editions: the order, and what it would change."""

from models.base import Frozen
from models.messages import Editions, Message, MessageId
from models.outlook import MovedDate
from models.people import Actor


class MoveOrder(Message):
    """The order to move a case: to which editions, by whom, on whose authority, and why."""

    id: MessageId
    to: Editions
    authority: str
    """Number of the document that orders it."""
    reason: str
    actor: Actor


class MovePlan(Frozen):
    """What a move would change; where it is not possible, why the case stays under its editions."""

    number: str
    possible: bool
    why_not: tuple[str, ...] = ()
    state: str
    state_zh: str
    state_zh_after: str | None = None
    obligations_added: tuple[str, ...] = ()
    obligations_dropped: tuple[str, ...] = ()
    dates: tuple[MovedDate, ...] = ()

    @property
    def changes_something(self) -> bool:
        """Whether the case would be other than it is."""
        renamed = self.state_zh_after not in (None, self.state_zh)
        return bool(self.obligations_added or self.obligations_dropped or self.dates or renamed)
