"""Commands that run something: up, worker, api, migrate, temporal-init."""

import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from settings import Settings


def register(app: typer.Typer) -> None:
    app.command()(up)
    app.command()(worker)
    app.command()(api)
    app.command()(migrate)
    app.command("temporal-init")(temporal_init)


def up() -> None:
    """启动整套内置环境：数据库、Temporal、办案进程和接口。"""
    import logs
    from cli.welcome import Progress, accounts
    from embedded.process import StartError, WrongSettingError
    from embedded.stack import Stack
    from settings import Settings

    settings = Settings()
    logs.configure(settings, "up")
    progress = Progress()
    stack = Stack(settings, progress.say)

    def leave(_number: int, _frame: FrameType | None) -> None:
        stack.stopping = True
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    code = 0
    try:
        stack.start()
        _samples(settings, progress.say)
        progress.done()
        accounts(settings, stack)
        print(f"ready http://127.0.0.1:{settings.api_port}", flush=True)
        stack.watch()
    except KeyboardInterrupt:
        pass
    except StartError as error:
        progress.done()
        print(f"zhifa: {error}", file=sys.stderr)
        code = 2 if isinstance(error, WrongSettingError) else 1
    finally:
        # A second signal must not cut the stopping short: the children's own limits hurry enough.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        stack.stop()
    raise typer.Exit(code)


def _samples(settings: "Settings", say: "Callable[[str], None]") -> None:
    from cli.sample import SampleError, file_samples

    wanted = settings.sample_cases if settings.sample_cases is not None else settings.embedded_database
    if wanted:
        try:
            file_samples(settings, say)
        except (SampleError, OSError) as error:
            say(f"演示案件没有登记完整，下次启动会继续：{error}")


def worker() -> None:
    """只运行办案进程。"""
    from worker import main

    main()


def api() -> None:
    """只运行接口。"""
    from api.__main__ import main

    main()


def migrate() -> None:
    """把数据库升级到最新版本。"""
    from readmodel.migrate import migrate as run
    from settings import Settings

    print(f"read model at {run(Settings().dsn)}")


def temporal_init() -> None:
    """在给定的 Temporal 服务器上建立命名空间和检索属性（可重复执行）。"""
    import asyncio

    from embedded.namespace import prepare_namespace
    from engine import connect
    from settings import Settings

    settings = Settings()

    async def prepare() -> None:
        client = await connect(settings.temporal_target, settings.temporal_namespace, identity="init", patience=120)
        await prepare_namespace(client, patience=120)

    asyncio.run(prepare())
    print(f"namespace {settings.temporal_namespace} is ready at {settings.temporal_target}")
