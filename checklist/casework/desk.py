"""The desk on which a case is worked: its state, its law, its clock, and the log of what happens."""

from datetime import date, datetime
from typing import Any, TypeVar

from checklist.casework.law import Law
from checklist.publishing import usable, with_years
from models.base import Frozen
from models.case import CaseState, Effect, Event, Incident, Reminder
from models.people import SYSTEM, Actor, Officer
from models.procedure import State
from models.roles import Role
from models.time import day_of

Part = TypeVar("Part", bound=Frozen)


def replace(parts: dict[str, Part], key: str, **said: Any) -> Part:
    """Put a changed copy in a part's place and return it; parts themselves never change."""
    parts[key] = parts[key].model_copy(update=said)
    return parts[key]


class Desk:
    """State and law of one case in hand; ``now`` is the case's own clock at this moment."""

    __slots__ = ("_order", "actor", "calendar", "events", "law", "now", "reminders", "state")

    def __init__(self, state: CaseState, law: Law, now: datetime) -> None:
        """Lay a case on the desk."""
        self.state = state
        self.law = law
        self.now = now
        self.actor: Actor = SYSTEM
        self.events: list[Event] = []
        self.reminders: list[Reminder] = []
        self.calendar = with_years(law.calendar, usable(law.calendar, state.calendar_overlays))

    def take_up(self, law: Law) -> None:
        """Work the case under other editions from here on; years published meanwhile stay published."""
        self.law = law
        self.calendar = with_years(law.calendar, usable(law.calendar, self.state.calendar_overlays))

    @property
    def officers(self) -> tuple[Officer, ...]:
        """The officers of the case now: those of the opening until somebody replaced them."""
        return self.state.officers or self.state.opening.officers

    @property
    def here(self) -> State:
        """The state that the case is in."""
        return self.law.procedure.states[self.state.state]

    @property
    def today(self) -> date:
        """The legal day of the case's clock."""
        return day_of(self.now)

    @property
    def incident(self) -> Incident | None:
        """The open obstruction, if there is one."""
        return next((i for i in self.state.incidents.values() if i.status == "open"), None)

    def log(self, kind: str, zh: str, article: str | None = None, /, **data: Any) -> None:
        """Note that something happened."""
        self.state.seq += 1
        self.events.append(
            Event(
                seq=self.state.seq,
                at=self.now,
                type=kind,
                actor=self.actor,
                zh=zh,
                article=article,
                data=data,
            )
        )

    def remind(
        self,
        key: str,
        tell: tuple[Role, ...],
        zh: str,
        severity: str = "info",
        *,
        deadline: str | None = None,
        incident: str | None = None,
        due_on: date | None = None,
    ) -> None:
        """Have people told, once per key."""
        if not tell:
            return
        self.reminders.append(
            Reminder(
                id=key,
                at=self.now,
                tell=tell,
                officers=tuple(o.account for o in self.officers) if Role.OFFICER in tell else (),
                zh=zh,
                severity=severity,
                deadline=deadline,
                incident=incident,
                due_on=due_on,
            )
        )
        self.log("reminder.sent", zh, tell=[role.value for role in tell], reminder=key, severity=severity)

    def ask(self, kind: str, key: str, /, **data: Any) -> None:
        """Have the shell do something in the world; it stays in the outbox until it is done."""
        self.state.outbox.append(Effect(id=key, kind=kind, data=data))

    def fact(self, name: str) -> Any:
        """Return a fact of the case, None where there is none."""
        return self.state.facts.get(name)

    def resolve(self, rule: str) -> str:
        """Return the rule that an alias stands for: ``@license`` is the clock of this kind of licence."""
        return str(self.state.facts.get("license_rule", "license_decision")) if rule == "@license" else rule
