"""Commands about the law: checklist, procedure, deadline, editions."""

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer


def register(app: typer.Typer) -> None:
    app.command()(checklist)
    app.command()(procedure)
    app.command()(deadline)
    editions = typer.Typer(help="版本：清单、日历、期限规则、程序。", no_args_is_help=True)
    editions.command("list")(list_editions)
    editions.command("publish")(publish_edition)
    app.add_typer(editions, name="editions")


def checklist(
    row: Annotated[int | None, typer.Argument(help="序号")] = None,
    edition: Annotated[str, typer.Option(help="版本")] = "zezhou-2026",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """显示音像记录事项清单，或其中一行。"""
    from rich.console import Console
    from rich.table import Table

    from checklist.catalogue import load_checklist
    from models.errors import EditionError

    _shelf()
    try:
        found = load_checklist(edition)
    except EditionError as error:
        _fail(str(error))
    rows = [r for r in found.rows if row is None or r.row == row]
    if not rows:
        _fail(f"清单{edition}没有第{row}行")
    if as_json:
        said: Any = [r.model_dump(mode="json") for r in rows]
        print(json.dumps(said if row is None else said[0], ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False)
    if row is not None:
        for name, value in rows[0].model_dump(mode="json").items():
            console.print(f"[bold]{name}[/bold]  {value}")
        return
    table = Table(title=found.title_zh)
    for heading in ("序号", "类别", "项目", "事项", "时限", "记录人", "方式"):
        table.add_column(heading)
    for r in rows:
        table.add_row(str(r.row), r.category_zh, r.project_zh, r.item_zh, r.time_limit_zh, r.recorder_zh, r.method_zh)
    console.print(table)


def procedure(
    kind: Annotated[str, typer.Argument(help="licensing、inspection、penalty、compulsion")],
    mermaid: Annotated[bool, typer.Option("--mermaid", help="输出 Mermaid 图")] = False,
    edition: Annotated[str, typer.Option(help="版本日期")] = "2026-12",
) -> None:
    """显示一类案件的程序：环节、可办理的事项、条文。"""
    from rich.console import Console
    from rich.table import Table

    from checklist.diagram import mermaid as draw
    from checklist.procedures import load_procedure
    from models.errors import EditionError
    from models.roles import ROLE_ZH

    _shelf()
    try:
        found = load_procedure(f"{kind}-{edition}")
    except EditionError as error:
        _fail(str(error))
    if mermaid:
        print(draw(found), end="")
        return
    table = Table(title=f"{found.name} {found.sha256[:12]}")
    for heading in ("环节", "办理", "由谁", "到", "期限", "条文"):
        table.add_column(heading)
    for state in found.table.states:
        for index, action in enumerate(a for a in found.by_state[state.name] if a in found.table.actions):
            if action.while_obstructed != "never":
                continue
            table.add_row(
                f"{state.code} {state.zh}" if index == 0 else "",
                f"{action.zh}\n[dim]{action.slug}[/dim]",
                "、".join(ROLE_ZH[r] for r in action.roles),
                found.states[action.to].zh if action.to else "",
                "、".join(s.rule for s in action.starts),
                "、".join(action.articles),
            )
    Console(highlight=False).print(table)


def deadline(
    rule: Annotated[str, typer.Argument(help="规则，例如 penalty_decision")],
    since: Annotated[str, typer.Option("--from", help="起算日 YYYY-MM-DD，按小时的为时间")],
    suspend: Annotated[list[str] | None, typer.Option(help="停止计算的期间 A..B")] = None,
    extend: Annotated[bool, typer.Option("--extend", help="经批准延长")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """试算一个期限，并打印它的计算凭据。"""
    from rich.console import Console
    from rich.table import Table

    from bureaus.directory import load_directory
    from checklist.calendar import load_calendar
    from checklist.preview import preview
    from checklist.rules import load_rules
    from models.deadline import Pause
    from models.errors import EnforcementError

    _shelf()
    bureau = load_directory().bureau("140525")
    try:
        trigger: date | datetime = date.fromisoformat(since) if len(since) == 10 else datetime.fromisoformat(since)
        pauses = [
            Pause.model_validate({"from": a, "to": b}) for a, _, b in (text.partition("..") for text in suspend or [])
        ]
    except ValueError:
        _fail("日期应为 YYYY-MM-DD，停止计算的期间应为 YYYY-MM-DD..YYYY-MM-DD")
    if isinstance(trigger, datetime) and trigger.tzinfo is None:
        from models.time import SHANGHAI

        trigger = trigger.replace(tzinfo=SHANGHAI)
    try:
        rules = load_rules(bureau.editions.rules).with_settings(bureau.policy.rules)
        found = preview(rules, load_calendar(bureau.editions.calendar), rule, trigger, pauses, extended=extend)
    except EnforcementError as error:
        _fail(str(getattr(error, "zh", error)))
    if as_json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False)
    doubt = f"（暂定：{found['earliest']} 至 {found['latest']}）" if found["provisional"] else ""
    console.print(f"[bold]{found['name_zh']}[/bold]  {found['due_on']}届满{doubt}，提醒以 {found['alarm_on']} 为准")
    paper = Table.grid(padding=(0, 2))
    receipt = found["receipt"]
    paper.add_row("依据", receipt["article"])
    paper.add_row("原文", receipt["quote"] or "—")
    paper.add_row("起算", f"{receipt['trigger_zh']} {receipt['trigger']}（当日不计）")
    for skipped in receipt["skipped"]:
        paper.add_row("不计", f"{skipped['from']} 至 {skipped['to']} {skipped['why_zh']}")
    if receipt["roll"]:
        paper.add_row("顺延", f"{receipt['roll']['from']}（{receipt['roll']['why_zh']}）→ {receipt['roll']['to']}")
    if receipt["doubt_zh"]:
        paper.add_row("存疑", receipt["doubt_zh"])
    paper.add_row("版本", f"{receipt['rules_edition']}  {receipt['calendar_edition']}")
    paper.add_row("凭据", receipt["hash"])
    console.print(paper)


def list_editions() -> None:
    """列出已发布的版本。"""
    from checklist.editions import SHELF, Sort

    _shelf()
    sorts: tuple[Sort, ...] = ("checklists", "calendars", "rules", "procedures")
    for sort in sorts:
        for name in SHELF.names(sort):
            print(f"{sort}/{name}  {SHELF.edition(sort, name).sha256[:12]}")


def publish_edition(file: Annotated[Path, typer.Argument(help="版本文件 …/checklists/名称.toml")]) -> None:
    """检查一个版本文件并写入其文件夹的 published.toml；已发布的不得更改。"""
    from checklist.editions import Sort, publish
    from checklist.publication import examine
    from models.errors import EditionError

    sorts: dict[str, Sort] = {s: s for s in ("checklists", "calendars", "rules", "procedures")}
    if file.parent.name not in sorts or file.suffix != ".toml" or not file.is_file():
        _fail("文件应当是 checklists、calendars、rules 或 procedures 文件夹中的 .toml")
    try:
        examine(sorts[file.parent.name], file)
        print(f"{file.stem} {publish(file.parent.parent, sorts[file.parent.name], file.stem)}")
    except EditionError as error:
        _fail(str(error))


def _shelf() -> None:
    from checklist.editions import SHELF
    from settings import Settings

    folder = Settings().editions_dir
    if folder is not None:
        SHELF.add(folder)


def _fail(message: str) -> Any:
    print(message, file=sys.stderr)
    raise typer.Exit(1)
