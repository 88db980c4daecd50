"""The bare engine: a workflow that takes the same messages, arms the same timers, calls the same activities, and
decides nothing.
"""

import asyncio
from datetime import timedelta
from typing import Any

from temporalio import activity, workflow


class BareActivities:
    """The least that a projection can be: one row into one table."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    @activity.defn(name="bare_project")
    async def project(self, document: bytes) -> None:
        await self._pool.execute("INSERT INTO bare_bench (document) VALUES ($1)", document)


@workflow.defn(name="Bare")
class Bare:
    @workflow.init
    def __init__(self, start: dict[str, Any]) -> None:
        self.messages = 0
        self.projected = 0
        self.timer = 0
        self.fires = int(start.get("fires", 0))
        """How many timers still fire while time is skipped, each told to the read model."""
        self.waiting = False
        self.closed = False

    @workflow.run
    async def run(self, start: dict[str, Any]) -> int:
        work = [asyncio.create_task(self._timer()), asyncio.create_task(self._project())]
        await workflow.wait_condition(lambda: self.closed and self.projected == self.messages)
        for task in work:
            task.cancel()
        return self.messages

    @workflow.update(name="act")
    def act(self, message: dict[str, Any]) -> dict[str, Any]:
        self._take(message)
        return {"messages": self.messages}

    @act.validator
    def _may(self, message: dict[str, Any]) -> None:
        if self.closed:
            raise ValueError("closed")

    @workflow.signal(name="recording")
    def recording(self, message: dict[str, Any]) -> None:
        self._take(message)

    def _take(self, message: dict[str, Any]) -> None:
        self.messages += 1
        self.timer += bool(message.get("rearm"))
        self.waiting = bool(message.get("waiting"))
        self.closed = self.closed or bool(message.get("last"))

    async def _timer(self) -> None:
        while True:
            armed = self.timer
            soon = self.waiting and self.fires > 0
            delay = timedelta(days=2) if soon else timedelta(days=90) if armed else None
            try:
                await workflow.wait_condition(lambda: self.timer != armed, timeout=delay)  # noqa: B023
            except TimeoutError:
                self.timer += 1
                self.fires -= 1
                self.messages += 1

    async def _project(self) -> None:
        while True:
            await workflow.wait_condition(lambda: self.messages > self.projected)
            upto = self.messages
            await workflow.execute_local_activity(
                "bare_project", b"x" * 100, start_to_close_timeout=timedelta(seconds=2)
            )
            self.projected = upto
