"""A player: works a case in the pure core with a clock of its own, as the workflow does with the engine's."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bureaus.directory import actor_of, load_directory
from bureaus.opening import build_opening
from checklist.casework.case import Case
from models.book import Deadline
from models.case import CommandResult, Event, Refusal, Reminder
from models.messages import Command, OpenCase, Policy, RecordingReport, RecordingSignal
from models.people import Actor, Party
from models.roles import CaseKind
from models.time import SHANGHAI

DIRECTORY = load_directory()
BUREAU = "140525"
PARTY = Party(
    kind="organization",
    name="宏达化工有限公司（演示）",
    code="91140525MA0000000X",
    address="泽州县演示路1号",
    representative="张某（演示）",
    phone="0356-0000000",
)
WHO = {
    "propose-filing": "officer",
}


def actor(account: str) -> Actor:
    found = DIRECTORY.account(BUREAU, account)
    assert found is not None
    return actor_of(BUREAU, found)


def opening(kind: str, number: str = "CF-2026-0001", **changes: Any) -> OpenCase:
    made = build_opening(
        DIRECTORY,
        bureau=BUREAU,
        number=number,
        kind=CaseKind(kind),
        cause=changes.pop("cause", "未按规定设置安全警示标志（演示）"),
        party=changes.pop("party", PARTY),
        department=changes.pop("department", "执法队"),
        officers=("14052501001", "14052501002"),
        opened_by=actor("officer"),
        sample=True,
    )
    return made.model_copy(update=changes)


def at(text: str) -> datetime:
    """Return an instant of Asia/Shanghai: ``2026-08-10`` (09:00) or ``2026-08-10 10:30``."""
    day, _, clock = text.partition(" ")
    return datetime.fromisoformat(f"{day}T{clock or '09:00'}:00").replace(tzinfo=SHANGHAI)


class Player:
    """Plays one case; every call first lets the clock run to its instant, timers firing on the way."""

    def __init__(self, kind: str, begin: str, policy: Policy | None = None, **changes: Any) -> None:
        self.now = at(begin).astimezone(UTC)
        made = opening(kind, **changes)
        if policy is not None:
            made = made.model_copy(update={"policy": policy})
        self.case = Case.open(made, self.now)
        self.case.tick(self.now)
        self.events: list[Event] = []
        self.reminders: list[Reminder] = []
        self.count = 0
        self._news()

    def _news(self) -> None:
        events, reminders = self.case.take_news()
        self.events += events
        self.reminders += reminders

    def wait_until(self, when: str) -> None:
        """Let time pass, firing the one armed timer whenever it is due."""
        goal = at(when).astimezone(UTC)
        while self.case.next_instant is not None and self.case.next_instant <= goal:
            self.now = max(self.now, self.case.next_instant.astimezone(UTC))
            self.case.tick(self.now)
        assert goal >= self.now, f"the story runs backward at {when}"
        self.now = goal
        self._news()

    def try_(self, who: str, action: str, when: str | None = None, **body: Any) -> CommandResult | Refusal:
        if when is not None:
            self.wait_until(when)
        self.count += 1
        command = Command(id=f"c{self.count}", action=action, body=_plain(body), actor=actor(who))
        result = self.case.act(command, self.now)
        self._news()
        return result

    def do(self, who: str, action: str, when: str | None = None, **body: Any) -> CommandResult:
        result = self.try_(who, action, when, **body)
        assert isinstance(result, CommandResult), f"{action}: {result}"
        return result

    def refused(self, who: str, action: str, when: str | None = None, **body: Any) -> Refusal:
        result = self.try_(who, action, when, **body)
        assert isinstance(result, Refusal), f"{action} was allowed"
        return result

    def record(
        self,
        rows: list[int] | int,
        start: str,
        end: str | None,
        who: str = "14052501001",
        recording_id: str | None = None,
        method: str = "portable",
        **more: Any,
    ) -> str:
        self.count += 1
        found = DIRECTORY.recorder(BUREAU, who)
        assert found is not None
        report = RecordingReport.model_validate(
            {
                "recording_id": recording_id or f"r{self.count}",
                "rows": [rows] if isinstance(rows, int) else rows,
                "device": "BWC-01",
                "method": method,
                "recorder": who,
                "started_at": at(start),
                "ended_at": at(end) if end else None,
                **more,
            }
        )
        signal = RecordingSignal(
            report=report, reported_by=actor("device"), recorder_name=found.name, recorder_roles=found.roles
        )
        self.case.record(signal, self.now)
        self._news()
        return report.recording_id

    @property
    def state(self) -> str:
        return self.case.state.state

    def deadline(self, rule: str) -> Deadline:
        return [d for d in self.case.state.deadlines.values() if d.rule == rule][-1]

    def due(self, rule: str) -> str:
        return self.deadline(rule).due.due_on.isoformat()

    def status(self, row: int) -> list[str]:
        return [o.status.value for o in self.case.state.obligations.values() if o.row == row]

    def codes(self, refusal: Refusal) -> list[str]:
        return [b.code for b in refusal.blockers]


def _plain(body: dict[str, Any]) -> dict[str, Any]:
    return {k: at(v).isoformat() if k in ("occurred_at", "ended_at", "hearing_at") else v for k, v in body.items()}


def minutes(text: str, more: int) -> str:
    return (at(text) + timedelta(minutes=more)).strftime("%Y-%m-%d %H:%M")
