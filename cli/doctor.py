"""`zhifa doctor`: each part with its address and version, and ok or the reason and what would be right."""

import asyncio
import json
import sys
import urllib.error
import urllib.request
from collections.abc import Callable

from rich.console import Console
from rich.table import Table
from temporalio.client import Client

from cli.database import database_of
from settings import Settings

Check = Callable[[Settings], tuple[str, str]]


def examine() -> int:
    """Print the findings and return 1 if anything is wrong."""
    settings = Settings()
    table = Table()
    for heading in ("部分", "地址或位置", "版本或原因", "结果"):
        table.add_column(heading)
    wrong = 0
    checks: tuple[tuple[str, Check], ...] = (
        ("Python", _python),
        ("数据文件夹", _folder),
        ("版本文件", _editions),
        ("各局", _bureaus),
        ("PostgreSQL", _database),
        ("Temporal", _temporal),
        ("办案进程", _worker),
        ("接口", _api),
        ("期限看守", _watches),
    )
    for name, check in checks:
        try:
            where, what = check(settings)
            table.add_row(name, where, what, "[green]正常[/green]")
        except Exception as error:
            wrong += 1
            reason = str(error).strip().splitlines()
            table.add_row(name, "", (reason[0] if reason else type(error).__name__)[:160], "[red]异常[/red]")
    Console(highlight=False).print(table)
    if wrong:
        print(
            "有部分异常：内置环境请先运行 `make run`；使用外部服务请检查 ZHIFA_DATABASE_URL 和 ZHIFA_TEMPORAL_ADDRESS。"
        )
    return 1 if wrong else 0


class Wrong(Exception):
    """What is wrong, as a sentence."""


def _python(_settings: Settings) -> tuple[str, str]:
    return sys.executable, sys.version.split()[0]


def _folder(settings: Settings) -> tuple[str, str]:
    folder = settings.data_dir.absolute()
    if not folder.is_dir():
        raise Wrong(f"{folder} 不存在；第一次 `make run` 会建立它")
    return str(folder), f"{len(list(folder.iterdir()))} 项"


def _editions(settings: Settings) -> tuple[str, str]:
    from checklist.editions import SHELF, Sort

    if settings.editions_dir is not None:
        SHELF.add(settings.editions_dir)
    sorts: tuple[Sort, ...] = ("checklists", "calendars", "rules", "procedures")
    found = [(sort, name) for sort in sorts for name in SHELF.names(sort)]
    for sort, name in found:
        SHELF.edition(sort, name)
    return "checklist/editions", f"{len(found)} 个，哈希相符"


def _bureaus(settings: Settings) -> tuple[str, str]:
    from bureaus.directory import load_directory
    from worker import warm

    directory = load_directory(*([settings.bureaus_dir] if settings.bureaus_dir else []))
    warm(directory)
    return "bureaus", "、".join(directory.bureau(code).name for code in directory.codes)


def _database(settings: Settings) -> tuple[str, str]:
    import asyncpg

    from readmodel.migrate import newest

    async def ask() -> tuple[str, str]:
        connection = await asyncpg.connect(database_of(settings), timeout=3)
        try:
            version = await connection.fetchval("SHOW server_version")
            schema = await connection.fetchval("SELECT version_num FROM alembic_version")
        finally:
            await connection.close()
        if schema != newest():
            raise Wrong(f"数据表版本 {schema}，需要 {newest()}：请运行 `zhifa migrate`")
        return f"127.0.0.1:{settings.postgres_port}" if settings.embedded_database else "ZHIFA_DATABASE_URL", version

    return asyncio.run(ask())


async def _client(settings: Settings) -> Client:
    from engine import connect

    try:
        return await connect(settings.temporal_target, settings.temporal_namespace, identity="doctor", patience=1)
    except Exception as error:
        raise Wrong(f"{settings.temporal_target} 没有应答") from error


def _temporal(settings: Settings) -> tuple[str, str]:
    from temporalio.api.workflowservice.v1 import GetSystemInfoRequest

    from models.engine import ATTRIBUTE_BUREAU, ATTRIBUTE_KIND

    async def ask() -> tuple[str, str]:
        client = await _client(settings)
        info = await client.workflow_service.get_system_info(GetSystemInfoRequest())
        await client.count_workflows(f"{ATTRIBUTE_BUREAU} = '-' AND {ATTRIBUTE_KIND} = '-'")
        return settings.temporal_target, f"Server {info.server_version}，命名空间 {settings.temporal_namespace}"

    return asyncio.run(ask())


def _worker(settings: Settings) -> tuple[str, str]:
    from temporalio.api.enums.v1 import TaskQueueType
    from temporalio.api.taskqueue.v1 import TaskQueue
    from temporalio.api.workflowservice.v1 import DescribeTaskQueueRequest

    from settings import TASK_QUEUE

    async def ask() -> tuple[str, str]:
        client = await _client(settings)
        found = await client.workflow_service.describe_task_queue(
            DescribeTaskQueueRequest(
                namespace=client.namespace,
                task_queue=TaskQueue(name=TASK_QUEUE),
                task_queue_type=TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
            )
        )
        if not found.pollers:
            raise Wrong("没有办案进程在工作：请运行 `zhifa worker`")
        return f"任务队列 {TASK_QUEUE}", f"{len(found.pollers)} 个轮询者"

    return asyncio.run(ask())


def _watches(settings: Settings) -> tuple[str, str]:
    from bureaus.directory import load_directory
    from cli.watchman import Round, go_round
    from readmodel.pool import open_pool
    from readmodel.store import CaseStore

    async def ask() -> Round:
        pool = await open_pool(database_of(settings))
        try:
            directory = load_directory(*([settings.bureaus_dir] if settings.bureaus_dir else []))
            return await go_round(await _client(settings), CaseStore(pool), directory)
        finally:
            await pool.close()

    found = asyncio.run(ask())
    if found.wrong:
        number, problems = next(iter(sorted(found.wrong.items())))
        raise Wrong(f"{len(found.wrong)}件案件有无人看守的义务，例如{number}：{problems[0]}")
    return "未归档的案件", f"{found.asked} 件，每项义务都有期限、责任人和定时器"


def _api(settings: Settings) -> tuple[str, str]:
    url = f"http://127.0.0.1:{settings.api_port}/readyz"
    try:
        with urllib.request.urlopen(url, timeout=4) as answer:
            found = json.loads(answer.read())
    except urllib.error.HTTPError as error:
        raise Wrong(f"{url} 未就绪：{json.loads(error.read())['parts']}") from error
    except OSError as error:
        raise Wrong(f"{url} 没有应答") from error
    return url, str(found["status"])
