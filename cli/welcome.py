"""What `zhifa up` shows while it starts, and when it has started."""

import sys
import time

from rich.console import Console
from rich.table import Table

from bureaus.directory import load_directory
from embedded.stack import Stack
from models.roles import ROLE_ZH
from settings import Settings


class Progress:
    """One line per step: live on a terminal, plain elsewhere."""

    def __init__(self) -> None:
        self._console = Console(stderr=False, highlight=False)
        self._began = time.monotonic()
        self._status = self._console.status("启动") if sys.stdout.isatty() else None
        if self._status is not None:
            self._status.start()

    def say(self, text: str) -> None:
        elapsed = f"{time.monotonic() - self._began:4.1f}s"
        self._console.print(f"[dim]{elapsed}[/dim]  {text}", soft_wrap=True)
        if self._status is not None:
            self._status.update(text)

    def done(self) -> None:
        if self._status is not None:
            self._status.stop()
            self._status = None


def accounts(settings: Settings, stack: Stack) -> None:
    """Print the addresses and the built-in accounts."""
    console = Console(highlight=False)
    where = Table.grid(padding=(0, 2))
    where.add_row("接口", f"http://127.0.0.1:{settings.api_port}/api/cases")
    if stack.temporal is not None:
        where.add_row("Temporal", f"{stack.address}   界面 http://127.0.0.1:{settings.temporal_ui_port}")
    if stack.postgres is not None:
        where.add_row("PostgreSQL", f"127.0.0.1:{settings.postgres_port}   数据 {stack.postgres.folder}")
    where.add_row("日志", str(settings.data_dir.absolute() / "logs"))
    console.print(where, soft_wrap=True)
    if not settings.embedded_database:
        return
    table = Table(title="内置账号（演示）；令牌：.venv/bin/zhifa token 账号", title_justify="left")
    for heading in ("账号", "姓名", "身份", "执法证号"):
        table.add_column(heading)
    directory = load_directory()
    for account in directory.bureau("140525").accounts:
        roles = "、".join(ROLE_ZH[role] for role in account.roles)
        table.add_row(account.account, account.name, roles, account.certificate or "")
    console.print(table)
