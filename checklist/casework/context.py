"""A command as it is being judged or carried out."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from models.bodies import Body
from models.case import Blocker
from models.messages import Command
from models.people import Actor
from models.procedure import Action
from models.time import day_of

T = TypeVar("T")


class Refused(Exception):
    """A guard's no, with what would be right."""

    def __init__(self, *blockers: Blocker) -> None:
        """Take the reasons."""
        super().__init__(blockers[0].zh if blockers else "")
        self.blockers = blockers


@dataclass(frozen=True)
class Ask:
    """Who asks for what, when it was done, by which officers. ``body`` is None while nobody has asked yet."""

    action: Action
    actor: Actor
    start: datetime
    end: datetime
    officers: tuple[str, ...]
    body: Body | None = None
    command: Command | None = None

    @property
    def day(self) -> date:
        """The legal day of the act, from which its deadlines count."""
        return day_of(self.end)

    def said(self, cls: type[T]) -> T | None:
        """Return the body if it is of a class."""
        return self.body if isinstance(self.body, cls) else None
