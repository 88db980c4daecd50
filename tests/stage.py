"""The two stages on which a story is played: the pure core, and a case on the real engine with time skipped."""

from datetime import UTC, datetime, timedelta
from typing import Any

from temporalio.client import Client, WorkflowHandle
from temporalio.testing import TimeSkipper

from engine import ask_state, send_command, start_case
from models.case import CaseState, CommandResult
from models.engine import RECORDING
from models.identity import workflow_id
from models.messages import Command, OpenCase, RecordingReport, RecordingSignal
from tests.player import BUREAU, DIRECTORY, Player, actor


def command(count: int, who: str, action: str, body: dict[str, Any], version: int | None = None) -> Command:
    return Command(id=f"c{count}", action=action, body=body, actor=actor(who), if_version=version)


def signal(
    key: str, rows: list[int], who: str, method: str, start: datetime, end: datetime | None, **more: Any
) -> RecordingSignal:
    found = DIRECTORY.recorder(BUREAU, who)
    assert found is not None
    report = RecordingReport.model_validate(
        {
            "recording_id": key,
            "rows": rows,
            "device": "BWC-01",
            "method": method,
            "recorder": who,
            "started_at": start,
            "ended_at": end,
            **more,
        }
    )
    return RecordingSignal(
        report=report, reported_by=actor("device"), recorder_name=found.name, recorder_roles=found.roles
    )


class CoreStage:
    """The pure core, its clock moved by hand."""

    def __init__(self, kind: str, begin: datetime, number: str = "CF-2026-0001") -> None:
        self.player = Player(kind, "2026-01-05", number=number)
        self.player.now = begin
        from checklist.casework.case import Case
        from tests.player import opening

        self.player.case = Case.open(opening(kind, number), begin)
        self.count = 0

    def now(self) -> datetime:
        return self.player.now

    async def act(self, who: str, action: str, body: dict[str, Any]) -> None:
        self.count += 1
        self._pass(timedelta(milliseconds=20))
        done = self.player.case.act(command(self.count, who, action, body), self.player.now)
        assert isinstance(done, CommandResult), f"{action}: {done}"

    async def record(self, rows: list[int], who: str, method: str, start: datetime) -> None:
        self.count += 1
        self._pass(timedelta(milliseconds=20))
        self.player.case.record(signal(f"r{self.count}", rows, who, method, start, self.player.now), self.player.now)

    async def wait(self, span: timedelta) -> None:
        self._pass(span)

    def _pass(self, span: timedelta) -> None:
        case, goal = self.player.case, self.player.now + span
        while case.next_instant is not None and case.next_instant <= goal:
            self.player.now = max(self.player.now, case.next_instant)
            case.tick(self.player.now)
        self.player.now = goal

    async def state(self) -> CaseState:
        return self.player.case.state


class EngineStage:
    """A case on the real engine."""

    def __init__(self, client: Client, opening: OpenCase, queue: str) -> None:
        self._client = client
        self._opening = opening
        self._queue = queue
        self._skipped = timedelta()
        self._skipper = TimeSkipper(client)
        self.count = 0
        self.handle: WorkflowHandle[Any, Any] = client.get_workflow_handle(workflow_id(opening.bureau, opening.number))

    async def open(self) -> "EngineStage":
        await start_case(self._client, self._opening, self._queue)
        return self

    def now(self) -> datetime:
        return datetime.now(UTC) + self._skipped

    async def send(self, sent: Command) -> CommandResult:
        # A loaded machine may need more than one try of a task; a case that never recovers still fails here.
        return await send_command(self.handle, sent, patience=60)

    async def act(self, who: str, action: str, body: dict[str, Any]) -> None:
        self.count += 1
        await self.send(command(self.count, who, action, body))

    async def record(self, rows: list[int], who: str, method: str, start: datetime) -> None:
        self.count += 1
        await self.handle.signal(RECORDING, signal(f"r{self.count}", rows, who, method, start, self.now()))

    async def wait(self, span: timedelta) -> None:
        await self._skipper.fast_forward(self.handle, span)
        self._skipped += span

    async def state(self) -> CaseState:
        return await ask_state(self.handle)
