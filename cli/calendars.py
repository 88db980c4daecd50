"""Commands about published years: `zhifa calendar publish FILE`."""

import asyncio
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from temporalio.client import Client

    from models.calendar import CaseReport, Dates, PublicationReport, Rederived
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
    from cli.database import NotBuilt
    from models.errors import EnforcementError, PublicationError
    from readmodel.register import YearEnteredError
    from settings import Settings

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
    except (EnforcementError, NotBuilt) as error:
        _fail(str(error))
    except OSError as error:
        _fail(f"数据库没有应答，什么也没有公布：{error}")
    if as_json:
        print(report.model_dump_json(indent=2))
    else:
        _show(report)
    if report.unreached:
        _fail(f"有{len(report.unreached)}个案件没有通知到，请再次执行同一命令")


async def _publish(settings: "Settings", text: str, bureau: str, *, dry_run: bool) -> "PublicationReport":
    from announcing import Announcer
    from bureaus.directory import load_directory
    from checklist.editions import SHELF
    from cli.database import database_of
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
    pool = await open_pool(database_of(settings), patience=3)
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


def _show(report: "PublicationReport") -> None:
    from rich.console import Console

    console = Console(highlight=False)
    say = partial(console.print, soft_wrap=True)
    what = "试算（未作任何改变）" if report.dry_run else ("已公布" if report.first_time else "此前已公布，已再次通知")
    say(f"[bold]{report.year}年放假安排[/bold]  {report.source}  {report.sha256[:12]}  {what}")
    for remark in report.remarks:
        say(f"[yellow]提示[/yellow]  {remark}")
    moved = [(case, one) for case in report.cases for one in case.moved]
    settled = [(case, one) for case in report.cases for one in case.settled]
    _lines(say, "届满日变动的期限", moved)
    _lines(say, "届满日不变、不再暂定或提醒变动的期限", settled)
    for case in report.cases:
        for words in (*case.reviews, *([case.why_zh] if case.why_zh and case.reached else [])):
            say(f"[red]请复核[/red]  {case.number}  {words}")
    for case in report.unreached:
        say(f"[red]没有通知到[/red]  {case.number}  {case.why_zh}")
    for case in report.cases:
        if case.kept:
            stayed = "、".join(f"{one['name_zh']} {one['due_on']}" for one in case.kept)
            say(f"[dim]不受影响  {case.number}  {stayed}[/dim]")
    kept = sum(len(case.kept) for case in report.cases)
    say(
        f"在办案件{len(report.cases)}个：期限变动{len(moved)}个，仅确定或调整提醒{len(settled)}个，不受影响{kept}个，"
        f"没有通知到的案件{len(report.unreached)}个"
    )


def _lines(say: Callable[[str], None], title: str, found: "list[tuple[CaseReport, Rederived]]") -> None:
    """Say a line for each deadline; dates are never cut short, however narrow the terminal."""
    if found:
        say(f"[bold]{title}[/bold]")
    for case, one in found:
        before, after = one.before, one.after
        alarm = (
            f"提醒仍为{after.alarm_on}"
            if before.alarm_on == after.alarm_on
            else f"提醒 {before.alarm_on} → {after.alarm_on}"
        )
        legal = (
            f"{_day(before)} → {_day(after)}" if one.moved or before.provisional != after.provisional else _day(after)
        )
        say(f"  {case.number}  {one.name_zh}  {legal}  {alarm}")


def _day(dates: "Dates") -> str:
    return f"{dates.due_on}{'（暂定）' if dates.provisional else ''}"


def _fail(message: str) -> Any:
    print(message, file=sys.stderr)
    raise typer.Exit(1)
