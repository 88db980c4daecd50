"""One enforcement case as a durable workflow: messages in, one armed timer, one projector, one outbox."""

import asyncio
from datetime import datetime, timedelta

from temporalio import workflow
from temporalio.exceptions import ApplicationError

with workflow.unsafe.imports_passed_through():
    from checklist.casework.bulletin import Bulletin
    from checklist.casework.case import Case
    from checklist.casework.view import actions_view, blockers_view
    from models.case import Blocker, CaseState, CommandResult, Event, Refusal, Reminder
    from models.engine import (
        ACT,
        ACTIONS,
        ARMED,
        BLOCKERS,
        CALENDAR_PUBLISHED,
        CASE,
        MOVE,
        RECORDING,
        REFUSED,
        SNAPSHOT,
        TELL_AGAIN,
        TOLD,
        UPTO,
        CaseStart,
    )
    from models.messages import CalendarPublished, Command, RecordingSignal, Told
    from models.moving import MoveOrder
    from models.view import ActionView
    from workflows import errands, ports


@workflow.defn(name=CASE)
class EnforcementCase:
    """Holds one Case and nothing beside it but what was told to the read model so far."""

    @workflow.init
    def __init__(self, start: CaseStart) -> None:
        if start.state is not None:
            self.case = Case(start.state)
        else:
            assert start.opening is not None
            self.case = Case.open(start.opening, workflow.now())
        self.armed: datetime | None = None
        """For when the one timer is armed."""
        self.bulletin = Bulletin(start.state.seq if start.state is not None else 0)

    @workflow.run
    async def run(self, start: CaseStart) -> str:
        self.case.tick(workflow.now())
        watches = [asyncio.create_task(work()) for work in (self._watch, self._project, self._run_errands)]
        await workflow.wait_condition(lambda: self._may_leave() or any(watch.done() for watch in watches))
        for watch in watches:
            _must_live(watch)
            watch.cancel()
        if self.case.archived:
            return self.case.state.state
        workflow.continue_as_new(CaseStart(state=self.case.state))

    @workflow.update(name=ACT)
    def act(self, command: Command) -> CommandResult:
        """Do what the law allows now. The validator has refused already what it does not allow."""
        done = self.case.act(command, workflow.now())
        if isinstance(done, Refusal):
            raise _error(done)
        return done

    @act.validator
    def _may(self, command: Command) -> None:
        refused = self.case.refusal(command, workflow.now())
        if refused is not None:
            raise _error(refused)

    @workflow.update(name=MOVE)
    def move_editions(self, order: MoveOrder) -> CommandResult:
        """Put the case under other editions, with a receipt."""
        done = self.case.move(order, workflow.now())
        if isinstance(done, Refusal):
            raise _error(done)
        return done

    @move_editions.validator
    def _may_move(self, order: MoveOrder) -> None:
        refused = self.case.move_refusal(order, workflow.now())
        if refused is not None:
            raise _error(refused)

    @workflow.signal(name=RECORDING)
    def recording(self, signal: RecordingSignal) -> None:
        """A recording began or is complete."""
        self.case.record(signal, workflow.now())

    @workflow.signal(name=TOLD)
    def told(self, entry: Told) -> None:
        """The climb of an obstruction tells somebody."""
        self.case.told(entry, workflow.now())

    @workflow.signal(name=CALENDAR_PUBLISHED)
    def calendar_published(self, told: CalendarPublished) -> None:
        """The State Council has published a year."""
        self.case.publish_calendar(told, workflow.now())

    @workflow.signal(name=TELL_AGAIN)
    def tell_again(self) -> None:
        """The read model is ahead of the case: a try that was lost had told it of what never came to be."""
        self.bulletin.start_over()
        self.case.retold(workflow.now())

    @workflow.query(name=UPTO)
    def upto(self) -> int:
        """Number of the last event that the read model was told of."""
        return self.bulletin.upto

    @workflow.query(name=ARMED)
    def armed_for(self) -> datetime | None:
        """For when the timer is armed; the book's minimum, or something is wrong."""
        return self.armed

    @workflow.query(name=SNAPSHOT)
    def snapshot(self) -> CaseState:
        """The whole state."""
        return self.case.state

    @workflow.query(name=BLOCKERS)
    def blockers(self) -> list[Blocker]:
        """Why the case is not finished."""
        return blockers_view(self.case)

    @workflow.query(name=ACTIONS)
    def actions(self) -> list[ActionView]:
        """What the law allows now, with the schema of what must be said."""
        return actions_view(self.case)

    async def _watch(self) -> None:
        """Keep exactly one timer armed: for the earliest instant in the book, re-armed only when that changes."""
        while True:
            armed = self.armed = self.case.next_instant
            delay = None if armed is None else max(armed - workflow.now(), timedelta(milliseconds=1))
            try:
                await workflow.wait_condition(lambda: self.case.next_instant != armed, timeout=delay)  # noqa: B023
            except TimeoutError:
                self.case.tick(workflow.now())

    async def _project(self) -> None:
        """Tell the read model what happened, one document at a time; a burst becomes one."""
        while True:
            await workflow.wait_condition(lambda: self.case.state.seq > self.bulletin.upto)
            events: list[Event] = []
            reminders: list[Reminder] = []
            follows = False
            while not follows:
                upto = self.case.state.seq
                more = self.case.take_news()
                events, reminders = events + more[0], reminders + more[1]
                follows = await ports.project(self.bulletin.document(self.case, events, reminders, workflow.now()))
                if not follows:
                    self.bulletin.start_over()
            self.bulletin.upto = upto

    async def _run_errands(self) -> None:
        """Do in the world what the case asked for, one thing at a time; it stays asked for until done."""
        while True:
            await workflow.wait_condition(lambda: bool(self.case.state.outbox))
            await errands.run(self.case, self.case.state.outbox[0])

    def _may_leave(self) -> bool:
        quiet = self.bulletin.upto == self.case.state.seq and not self.case.state.outbox
        if not quiet or not workflow.all_handlers_finished():
            return False
        return self.case.archived or workflow.info().is_continue_as_new_suggested()


def _error(refused: Refusal) -> ApplicationError:
    return ApplicationError(refused.title, refused.model_dump(mode="json"), type=REFUSED, non_retryable=True)


def _must_live(watch: "asyncio.Task[None]") -> None:
    """Let a bug in a watch fail the task, which a better worker can repair; never the case, nor in silence."""
    if watch.done():
        raise RuntimeError("a watch of the case ended") from watch.exception()
