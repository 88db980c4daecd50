"""A case: what may be asked of it, what it makes of a recording, what the passing of time does to it.

Everything here is a pure function of the state and of ``now``. A lawful no is a value (Refusal), never an
exception; only a bug raises.
"""

from datetime import datetime
from typing import Any

from checklist.casework import book, incidents, intake, ledger, moving, record, republication, service
from checklist.casework.context import Ask
from checklist.casework.desk import Desk
from checklist.casework.effects import perform
from checklist.casework.guards import holds
from checklist.casework.judge import judge
from checklist.casework.law import Law, law_for
from checklist.procedures import Position, sources
from checklist.publishing import usable
from models.book import Deadline
from models.case import Answer, CaseState, CommandResult, Event, Refusal, Reminder
from models.messages import CalendarPublished, Command, LinkedCaseOpened, OpenCase, RecordingSignal, Told, fingerprint
from models.moving import MoveOrder
from models.people import SYSTEM
from models.procedure import Action, Auto, Expiry, Start
from models.time import day_of


class Case:
    """One case in hand. Callers give the case's clock with every call."""

    __slots__ = ("_next", "desk", "law")

    def __init__(self, state: CaseState, law: Law | None = None) -> None:
        """Take up a case where its state left it."""
        self.law = law or law_for(state.editions or state.opening.editions, state.opening.policy)
        self.desk = Desk(state, self.law, state.since)
        self._next: datetime | None = book.next_instant(self.desk)

    @classmethod
    def open(cls, opening: OpenCase, now: datetime, law: Law | None = None) -> "Case":
        """Open a case: mandatory rows are owed from the start."""
        law = law or law_for(opening.editions, opening.policy)
        state = CaseState(
            opening=opening,
            opened_at=now,
            state=law.procedure.table.initial,
            since=now,
            act_clock=datetime.min.replace(tzinfo=now.tzinfo),
            version=1,
            calendar_overlays=list(usable(law.calendar, opening.published_years)),
        )
        case = cls(state, law)
        case.desk.now = now
        case.desk.actor = opening.opened_by
        record.open_mandatory(case.desk)
        case.desk.log("case.opened", f"{opening.number} {opening.cause}", origin=opening.origin)
        return case

    @property
    def state(self) -> CaseState:
        """The case's whole state."""
        return self.desk.state

    @property
    def next_instant(self) -> datetime | None:
        """When something is next due, None where nothing is watched."""
        return self._next

    @property
    def archived(self) -> bool:
        """Whether the case has come to its end."""
        return self.desk.here.phase == "archived"

    # --- what is asked ---

    def refusal(self, command: Command, now: datetime) -> Refusal | None:
        """Say why a command cannot be carried out now, None where it can. Changes nothing."""
        self.desk.now = now
        known = self.state.answers.get(command.id)
        if known is not None:
            if known.fingerprint == fingerprint(command):
                return None
            return Refusal(
                type="id-reused",
                title="同一编号已用于另一请求",
                detail=f"编号{command.id}已用于另一请求，请换新的编号",
            )
        found = judge(self.desk, command)
        return found if isinstance(found, Refusal) else None

    def act(self, command: Command, now: datetime) -> CommandResult | Refusal:
        """Carry a command out, once per id."""
        self.desk.now = now
        known = self.state.answers.get(command.id)
        if known is not None and known.fingerprint == fingerprint(command):
            return self._answer(known.version, known.seq)
        ask = self.refusal(command, now) if known is not None else judge(self.desk, command)
        if isinstance(ask, Refusal):
            return ask
        assert ask is not None
        self.desk.actor = command.actor
        self._do(ask)
        self.state.version += 1
        self._after(now)
        answer = Answer(fingerprint=fingerprint(command), version=self.state.version, seq=self.state.seq)
        self.state.answers[command.id] = answer
        return self._answer(answer.version, answer.seq)

    def _answer(self, version: int, seq: int) -> CommandResult:
        return CommandResult(number=self.state.opening.number, version=version, seq=seq, state=self.state.state)

    # --- what is reported ---

    def judge_recording(self, signal: RecordingSignal, now: datetime) -> str | None:
        """Say why a report would be refused, None where it would be taken. Changes nothing."""
        self.desk.now = now
        return intake.refusal(self.desk, signal)

    def record(self, signal: RecordingSignal, now: datetime) -> None:
        """Take a recording report; never raises: what cannot be taken becomes a refused recording."""
        self.desk.now = now
        self.desk.actor = signal.reported_by
        if intake.take(self.desk, signal):
            self._after(now)

    def told(self, entry: Told, now: datetime) -> None:
        """Note whom the climb of an obstruction tells."""
        self.desk.now = now
        self.desk.actor = SYSTEM
        incidents.told(self.desk, entry)

    def linked(self, opened: LinkedCaseOpened, now: datetime) -> None:
        """Note the number of the case that was opened out of this one."""
        self.desk.now = now
        self.desk.actor = SYSTEM
        link = self.state.linked.get(opened.request)
        if link is not None and link.number is None:
            self.state.linked[opened.request] = link.model_copy(update={"number": opened.number})
            self.desk.log("case.linked", f"已另立案件{opened.number}", number=opened.number)

    def publish_calendar(self, told: CalendarPublished, now: datetime) -> None:
        """Take a published year, once: what is owed is derived anew; never raises."""
        self.desk.now = now
        self.desk.actor = told.by
        if republication.publish(self.desk, told.published):
            self.desk.actor = SYSTEM
            self._after(now)

    def retold(self, now: datetime) -> None:
        """Note that the read model is told of the whole case again, because it knew of what never came to be."""
        self.desk.now = now
        self.desk.actor = SYSTEM
        self.desk.log("case.retold", "系统曾显示未完成的办理，已按案件实际情况更正")

    def done(self, effect_id: str) -> None:
        """Take something out of the outbox: the world has it."""
        self.state.outbox = [e for e in self.state.outbox if e.id != effect_id]

    # --- under which editions ---

    def move_refusal(self, order: MoveOrder, now: datetime) -> Refusal | None:
        """Say why the case stays under its editions, None where it can be moved. Changes nothing."""
        self.desk.now = now
        if any(m.id == order.id for m in self.state.moves):
            return None
        found = moving.plan(self.state, order.to, now)
        if found.possible:
            return None
        return Refusal(type="not-movable", title="案件不能转入新的版本", detail="；".join(found.why_not))

    def move(self, order: MoveOrder, now: datetime) -> CommandResult | Refusal:
        """Put the case under other editions, once per order, with a receipt that stays."""
        self.desk.now = now
        if any(m.id == order.id for m in self.state.moves):
            return self._answer(self.state.version, self.state.seq)
        refused = self.move_refusal(order, now)
        if refused is not None:
            return refused
        self.desk.actor = order.actor
        self.law = moving.carry_out(self.desk, order)
        self.state.version += 1
        self._after(now)
        return self._answer(self.state.version, self.state.seq)

    # --- what time does ---

    def tick(self, now: datetime) -> None:
        """Do everything that is due by now, each thing once."""
        self.desk.now = now
        self.desk.actor = SYSTEM
        self._after(now)

    # --- what is told to the world ---

    def take_news(self) -> tuple[list[Event], list[Reminder]]:
        """Return and clear what happened since the last time."""
        events, self.desk.events = self.desk.events, []
        reminders, self.desk.reminders = self.desk.reminders, []
        return events, reminders

    # --- inside ---

    def _do(self, ask: Ask) -> None:
        desk, action = self.desk, ask.action
        body = ask.body.model_dump(mode="json", exclude_none=True) if ask.body else {}
        desk.log(
            f"action.{action.slug}",
            action.zh,
            action.articles[0] if action.articles else None,
            start=ask.start.isoformat(),
            end=ask.end.isoformat(),
            **({"body": body} if body else {}),
        )
        for name in action.keeps:
            if body.get(name) is not None:
                desk.state.facts[name] = body[name]
            else:
                desk.state.facts.pop(name, None)
        self._facts(action)
        if action.act is not None:
            if action.act_if is None or getattr(ask.body, action.act_if):
                subject = getattr(ask.body, action.subject) if action.subject else None
                record.do_act(desk, ask, action.act, subject)
            else:
                record.not_applicable(desk, action.act, "不属于当面办理，由系统日志记录")
        for text in action.effects:
            perform(desk, ask, text)
        for start in action.starts:
            self._start(start, ask)
        for rule in action.stops:
            book.meet(desk, rule, ask.day, ask.end)
        if action.to is not None:
            self._move(action.slug, action.zh, ask)

    def _facts(self, move: Action | Auto | Expiry) -> None:
        for name in move.sets:
            self.state.facts[name] = True
        for name in move.clears:
            self.state.facts.pop(name, None)

    def _start(self, start: Start, ask: Ask, due_on: Any = None) -> None:
        desk = self.desk
        if not all(holds(desk, guard, ask) for guard in start.when):
            return
        place, _, name = start.trigger.partition(".")
        trigger: Any
        if place == "body":
            trigger = getattr(ask.body, name)
        elif place == "fact":
            trigger = datetime.fromisoformat(str(desk.fact(name))).date()
        else:
            trigger = {"act": ask.day, "act_start": ask.start, "due_on": due_on}[place]
        if isinstance(trigger, datetime) and place != "act_start":
            trigger = day_of(trigger)
        set_on = getattr(ask.body, start.set_on[5:]) if start.set_on else None
        book.start(desk, start.rule, trigger, set_on=set_on)

    def _move(self, trigger: str, zh: str, ask: Ask | None) -> None:
        state = self.state
        before = state.state
        position = Position(before)
        self.law.procedure.machine.events[trigger].trigger(position)
        if position.state == before:
            return
        state.state = position.state
        state.since = self.desk.now
        if ask is not None:
            state.act_clock = ask.start
        here = self.desk.here
        self.desk.log("state.changed", f"进入“{here.zh}”", **{"from": before, "to": here.name, "by": trigger})

    def _after(self, now: datetime) -> None:
        """Let time and the case itself do what follows, until nothing more does."""
        self._settle()
        for _round in range(100):
            due = book.due_items(self.desk)
            if not due:
                break
            _at, deadline, what = due[0]
            self.desk.actor = SYSTEM
            self._due(deadline, what)
            self._settle()
        self._next = book.next_instant(self.desk)

    def _due(self, deadline: Deadline, what: str) -> None:
        if what == "pause-end":
            ledger.end_pause(self.desk, deadline)
        elif what == "expiry":
            self._expire(deadline)
        else:
            book.fire_rung(self.desk, deadline, what)

    def _expire(self, deadline: Deadline) -> None:
        desk, procedure, here = self.desk, self.law.procedure, self.state.state
        expiry = next(
            (e for e in procedure.expiries.get(deadline.rule, ()) if here in sources(e.from_, procedure.states)),
            None,
        )
        book.lapse(desk, deadline, ends=expiry is not None)
        if expiry is None:
            return
        action = Action.model_validate(
            {"slug": f"expiry:{expiry.rule}", "zh": expiry.zh, "roles": (), "from": (), "body": "Body"}
        )
        at = deadline.due.due_at
        ask = Ask(action=action, actor=SYSTEM, start=at, end=at, officers=())
        desk.log(f"expiry.{expiry.rule}", expiry.zh, expiry.articles[0] if expiry.articles else None)
        self._facts(expiry)
        for text in expiry.effects:
            perform(desk, ask, text)
        for start in expiry.starts:
            self._start(start, ask, deadline.due.due_on)
        if expiry.to is not None:
            self._move(f"expiry:{expiry.rule}", expiry.zh, None)
        self.state.version += 1

    def _settle(self) -> None:
        """Let services count and make the automatic moves that are possible now."""
        desk = self.desk
        service.settle(desk)
        for _round in range(20):
            auto = next((a for a in self.law.procedure.autos[self.state.state] if self._open(a)), None)
            if auto is None or desk.incident is not None:
                return
            self._facts(auto)
            self._move(auto.slug, auto.zh, None)
            self.state.version += 1

    def _open(self, auto: Auto) -> bool:
        return all(holds(self.desk, g) for g in auto.guards) and not record.open_obligations(self.desk, auto.gate)
