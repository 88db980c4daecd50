"""Commands about published years: `zhifa calendar publish FILE`."""

import asyncio
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console
    from temporalio.client import Client

    from models.calendar import CaseReport, PublicationReport, Rederived
    from settings import Settings


def register(app: typer.Typer) -> None:
    calendar = typer.Typer(help="工作日历：国务院办公厅公布的放假安排。", no_args_is_help=True)
    calendar.callback()(_group)
    calendar.command("publish")(publish)
    app.add_typer(calendar, name="calendar")


def _group() -> None:
    """工作日历：国务院办公厅公布的放假安排。"""


def publish(
    file: Annotated[Path, typer.Argument(help="公布的一年（TOML），格式见 docs/calendars.md")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只试算并报告，什么也不改变")] = False,
    bureau: Annotated[str, typer.Option(help="行政区划代码；* 为本系统所有的局")] = "*",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """检查一年的放假安排，登记并通知所有在办案件重新计算期限，报告哪些变动、哪些不变。可重复执行。"""
    from models.errors import EnforcementError, PublicationError
    from readmodel.register import YearEnteredError
    from settings import SettingMissingError, Settings

    if not file.is_file():
        _fail(f"没有文件{file}")
    try:
        text = file.read_text(encoding="utf-8")
        report = asyncio.run(_publish(Settings(), text, bureau, dry_run=dry_run))
    except UnicodeDecodeError:
        _fail(f"{file}：不是 UTF-8 文本")
    except PublicationError as error:
        lines = [
            f"{file}{f':{f.line}' if f.line else ''}：{f.field}{'：' if f.field else ''}{f.zh}" for f in error.findings
        ]
        _fail("\n".join(lines))
    except YearEnteredError as error:
        whose = "" if str(error) == "*" else f"（{error}）"
        _fail(f"该年日历已经公布{whose}，内容与此不同；已公布的不得更改")
    except (EnforcementError, SettingMissingError, OSError) as error:
        _fail(str(error))
    if as_json:
        print(report.model_dump_json(indent=2))
    else:
        from rich.console import Console

        _show(Console(highlight=False), report)
    if report.unreached:
        _fail(f"有{len(report.unreached)}个案件没有通知到，请再次执行同一命令")


async def _publish(settings: "Settings", text: str, bureau: str, *, dry_run: bool) -> "PublicationReport":
    from announcing import Announcer
    from bureaus.directory import load_directory
    from checklist.editions import SHELF
    from models.people import Actor
    from models.roles import Role
    from readmodel.pool import open_pool
    from readmodel.store import CaseStore

    if settings.editions_dir is not None:
        SHELF.add(settings.editions_dir)
    directory = load_directory(*([settings.bureaus_dir] if settings.bureaus_dir else []))
    if bureau != "*":
        directory.bureau(bureau)
    by = Actor(account="zhifa", name="系统管理员（命令行）", roles=(Role.ADMIN,), bureau=bureau)
    pool = await open_pool(settings.dsn, patience=5)
    try:
        client = None
        if not dry_run:
            client = await _engine(settings)
        announcer = Announcer(client, CaseStore(pool), directory)
        found, notes = await announcer.check(bureau, text)
        act = announcer.rehearse if dry_run else announcer.publish
        return await act(bureau, found, by, datetime.now(UTC), notes)
    finally:
        await pool.close()


async def _engine(settings: "Settings") -> "Client":
    from temporalio.service import RPCError

    from engine import connect
    from models.errors import EnforcementError

    address = settings.temporal_target
    try:
        return await connect(address, settings.temporal_namespace, identity=f"c{os.getpid()}", patience=3)
    except (RuntimeError, RPCError) as error:
        raise EnforcementError(f"案件引擎没有应答（{address}），什么也没有公布：{error}") from error


def _show(console: "Console", report: "PublicationReport") -> None:
    what = "试算（未作任何改变）" if report.dry_run else ("已公布" if report.first_time else "此前已公布，已再次通知")
    console.print(f"[bold]{report.year}年放假安排[/bold]  {report.source}  {report.sha256[:12]}  {what}")
    for remark in report.remarks:
        console.print(f"[yellow]提示[/yellow]  {remark}")
    moved = [(case, one) for case in report.cases for one in case.moved]
    settled = [(case, one) for case in report.cases for one in case.settled]
    _table(console, "届满日变动的期限", moved)
    _table(console, "届满日不变、不再暂定或提醒变动的期限", settled)
    for case in report.cases:
        for words in (*case.reviews, *([case.why_zh] if case.why_zh and case.reached else [])):
            console.print(f"[red]请复核[/red]  {case.number}  {words}")
    for case in report.unreached:
        console.print(f"[red]没有通知到[/red]  {case.number}  {case.why_zh}")
    for case in report.cases:
        if case.kept:
            stayed = "、".join(f"{one['name_zh']} {one['due_on']}" for one in case.kept)
            console.print(f"[dim]不受影响  {case.number}  {stayed}[/dim]")
    kept = sum(len(case.kept) for case in report.cases)
    console.print(
        f"在办案件{len(report.cases)}个：期限变动{len(moved)}个，仅确定或调整提醒{len(settled)}个，不受影响{kept}个，"
        f"没有通知到的案件{len(report.unreached)}个"
    )


def _table(console: "Console", title: str, found: "list[tuple[CaseReport, Rederived]]") -> None:
    from rich.table import Table

    if not found:
        return
    table = Table(title=title, title_justify="left")
    for heading in ("案件", "期限", "原届满日", "现届满日", "原提醒", "现提醒"):
        table.add_column(heading, no_wrap=heading == "案件")
    for case, one in found:
        table.add_row(
            case.number,
            one.name_zh,
            f"{one.before.due_on}{'（暂定）' if one.before.provisional else ''}",
            f"{one.after.due_on}{'（暂定）' if one.after.provisional else ''}",
            str(one.before.alarm_on),
            str(one.after.alarm_on),
        )
    console.print(table)


def _fail(message: str) -> Any:
    print(message, file=sys.stderr)
    raise typer.Exit(1)
