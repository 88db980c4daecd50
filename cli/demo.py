"""`zhifa demo`: a whole penalty case with preservation, an obstruction and a hearing, on a stack of its own."""

import asyncio
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from temporalio.client import Client, WorkflowHandle
from temporalio.testing import TimeSkipper

from bureaus.directory import Directory, actor_of, load_directory
from bureaus.opening import build_opening
from checklist.casework.record import STATUS_ZH
from cli.demo_story import STORY, Recorded, Skip, Step
from embedded.namespace import prepare_namespace
from embedded.postgres import Postgres
from embedded.process import free_port
from embedded.reach import forget
from embedded.temporal import TIME_SKIPPING, TemporalServer
from engine import ask_state, connect, send_command, start_case
from models.book import OWED
from models.case import CaseState
from models.checklist import ACT_ZH, Act
from models.engine import RECORDING
from models.identity import case_number, incident_workflow_id, workflow_id
from models.messages import Command, RecordingReport, RecordingSignal
from models.people import Party
from models.roles import ROLE_ZH, CaseKind, Role
from models.time import SHANGHAI
from readmodel.migrate import migrate
from readmodel.pool import open_pool
from readmodel.store import CaseStore
from worker import make_worker

BUREAU = "140525"
console = Console(highlight=False)


def play(pace: float) -> None:
    """Start the stack, tell the story, take everything down again."""
    with tempfile.TemporaryDirectory(prefix="zhifa-demo-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        console.print(
            Panel(
                "演示：一起行政处罚案件的全过程（先行登记保存、遇阻挠、听证），人物和单位均为虚构。时间由测试服务器跳过。"
            )
        )
        with console.status("启动临时的数据库和 Temporal 服务器"):
            database = Postgres(folder / "pg", free_port(), durable=False)
            server = TemporalServer(folder / "temporal", free_port(), dynamic=TIME_SKIPPING, durable=False)
            server.start()
            database.start()
            migrate(database.dsn)
        try:
            asyncio.run(_tell(server.address, database.dsn, pace))
        except KeyboardInterrupt:
            console.print("已中止")
        finally:
            server.stop()
            database.stop()
            forget(folder)


async def _tell(address: str, dsn: str, pace: float) -> None:
    client = await connect(address, "zhifa", identity="demo")
    await prepare_namespace(client)
    pool = await open_pool(dsn)
    store, directory = CaseStore(pool), load_directory()
    async with make_worker(client, store, directory, task_queue="demo", grace=timedelta(seconds=2)):
        teller = Teller(client, store, directory, pace)
        await teller.open()
        for step in STORY:
            await teller.tell(step)
        await teller.end()
    await pool.close()


class Teller:
    """Tells one story and shows after each step what it changed."""

    def __init__(self, client: Client, store: CaseStore, directory: Directory, pace: float) -> None:
        self._client, self._store, self._directory, self._pace = client, store, directory, pace
        self._skipped = timedelta()
        self._beside = timedelta()
        """What passed for a climb alone: people saw it pass, the case's own clock did not."""
        self._seen: set[str] = set()
        self._count = 0
        self._marks: dict[str, datetime] = {}
        self._number = case_number(CaseKind.PENALTY, self.now().astimezone(SHANGHAI).year, 1)
        self._handle: WorkflowHandle[Any, Any] = client.get_workflow_handle(workflow_id(BUREAU, self._number))

    def now(self) -> datetime:
        return datetime.now(UTC) + self._skipped

    async def open(self) -> None:
        account = self._directory.account(BUREAU, "officer")
        assert account is not None
        opening = build_opening(
            self._directory,
            bureau=BUREAU,
            number=self._number,
            kind=CaseKind.PENALTY,
            cause="未如实记录事故隐患排查治理情况（演示）",
            party=Party(kind="organization", name="宏达化工有限公司（演示）"),
            department="执法队",
            officers=("14052501001", "14052501002"),
            opened_by=actor_of(BUREAU, account),
            sample=True,
        )
        await start_case(self._client, opening, "demo")
        await self._show(f"登记案件 {self._number}", "officer", await ask_state(self._handle))

    async def tell(self, step: Step) -> None:
        self._count += 1
        if isinstance(step, Skip):
            console.rule(f"[dim]时间过去：{step.zh}[/dim]")
            await self._skip(step)
            await self._show("定时器到点", "", await ask_state(self._handle))
        elif isinstance(step, Recorded):
            await self._handle.signal(RECORDING, self._signal(step))
            rows = "、".join(str(row) for row in step.rows)
            await self._show(f"录像报送：清单第{rows}行", step.recorder, await ask_state(self._handle))
        else:
            account = self._directory.account(BUREAU, step.who)
            assert account is not None
            body = step.body(self.now()) if callable(step.body) else step.body
            command = Command(id=f"demo-{self._count}", action=step.action, body=body, actor=actor_of(BUREAU, account))
            await send_command(self._handle, command)
            await self._show(step.zh, step.who, await ask_state(self._handle))

    async def _skip(self, step: Skip) -> None:
        skipper = TimeSkipper(self._client)
        if step.incident is None:
            await skipper.fast_forward(self._handle, step.span)
            self._skipped += step.span
        else:
            # While a climb runs, the engine skips time for it and not for the case that waits beside it.
            climb = incident_workflow_id(BUREAU, self._number, step.incident)
            await skipper.fast_forward(self._client.get_workflow_handle(climb), step.span)
            self._beside += step.span
            await asyncio.sleep(0.5)

    def _signal(self, step: Recorded) -> RecordingSignal:
        device, recorder = self._directory.account(BUREAU, "device"), self._directory.recorder(BUREAU, step.recorder)
        assert device is not None
        assert recorder is not None
        report = RecordingReport(
            recording_id=f"demo-{self._count}",
            rows=step.rows,
            device="BWC-演示-01",
            method=step.method,
            recorder=step.recorder,
            started_at=self.now() - timedelta(minutes=30),
            ended_at=self.now(),
        )
        return RecordingSignal(
            report=report,
            reported_by=actor_of(BUREAU, device),
            recorder_name=recorder.name,
            recorder_roles=recorder.roles,
        )

    async def _show(self, what: str, who: str, state: CaseState) -> None:
        clock = (self.now() + self._beside).astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
        recorder = self._directory.recorder(BUREAU, who) if who else None
        name = recorder.name if recorder else ""
        console.print(f"[dim]{clock}[/dim]  [bold]{what}[/bold]  [cyan]{name}[/cyan]", soft_wrap=True)
        for event in await self._news(state):
            style = {"reminder.sent": "yellow", "deadline.overdue": "red"}.get(event["type"], "dim")
            mark = {"reminder.sent": "提醒", "state.changed": "环节"}.get(event["type"], "记录")
            if event["type"].startswith("deadline"):
                mark = "期限"
            told = "、".join(ROLE_ZH[Role(role)] for role in event["data"].get("tell", []))
            console.print(
                f"    [{style}]{mark}  {event['zh']}{f'（{told}）' if told else ''}[/{style}]", soft_wrap=True
            )
        await asyncio.sleep(self._pace)

    async def _news(self, state: CaseState) -> list[dict[str, Any]]:
        """Return what was not shown yet, when the read model has it."""
        for _ in range(100):
            events = await self._store.events(BUREAU, self._number, 0, 500)
            if events and events[-1]["seq"] >= state.seq:
                break
            await asyncio.sleep(0.02)
        fresh = [e for e in events if str(e["seq"]) not in self._seen and not e["type"].startswith("action.")]
        self._seen |= {str(e["seq"]) for e in events}
        return fresh

    async def end(self) -> None:
        """Show what was recorded and which clocks ran."""
        state = await ask_state(self._handle)
        records = Table(title="音像记录义务", title_justify="left")
        for heading in ("清单", "行为", "状态"):
            records.add_column(heading)
        for obligation in state.obligations.values():
            records.add_row(
                f"第{obligation.row}行", obligation.subject or ACT_ZH[Act(obligation.act)], STATUS_ZH[obligation.status]
            )
        clocks = Table(title="期限", title_justify="left")
        for heading in ("期限", "届满", "情况"):
            clocks.add_column(heading)
        words = {"met": "已完成", "lapsed": "届满", "running": "计算中", "overdue": "逾期"}
        for deadline in state.deadlines.values():
            open_ = "（归档前继续计算）" if deadline.status in OWED else ""
            status = words.get(deadline.status.value, "已了结")
            clocks.add_row(deadline.name_zh, deadline.due.due_on.isoformat(), status + open_)
        console.print(records)
        console.print(clocks)
        console.print(Panel(f"{state.opening.number} 结案。环节、期限、录像、提醒均由同一套表格和规则得出。"))
