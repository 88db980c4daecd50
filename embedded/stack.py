"""The whole embedded default under one supervisor: servers, worker and API as children, restarted when they die."""

import asyncio
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from embedded import process
from embedded.holding import Holding
from embedded.namespace import prepare_namespace
from embedded.postgres import Postgres
from embedded.process import StartError
from embedded.temporal import TemporalServer
from engine import connect
from settings import Settings

ROOT = Path(__file__).resolve().parent.parent
Say = Callable[[str], None]


@dataclass
class Child:
    """A child of ours: how to start it, and when it was started."""

    name: str
    arguments: list[str]
    env: dict[str, str]
    log: Path
    handle: subprocess.Popen[bytes] | None = None
    began: float = 0
    failures: int = 0
    again_at: float = 0

    def start(self) -> None:
        self.began = time.monotonic()
        self.handle = process.start(self.arguments, log=self.log, death=signal.SIGTERM, env=self.env, cwd=ROOT)

    @property
    def running(self) -> bool:
        return self.handle is not None and self.handle.poll() is None


@dataclass
class Stack:
    """PostgreSQL, Temporal, worker and API, as the settings ask."""

    settings: Settings
    say: Say
    postgres: Postgres | None = None
    temporal: TemporalServer | None = None
    holding: Holding | None = None
    children: list[Child] = field(default_factory=list)
    stopping: bool = False

    def start(self) -> None:
        """Start everything and return when the API answers."""
        self._check_ports()
        data = self.settings.data_dir.absolute()
        self.holding = Holding(data)
        self.holding.take()
        if self.settings.embedded_database:
            self.postgres = Postgres(
                data / "pg", self.settings.postgres_port, bindir=self.settings.pg_bin, user=self.settings.pg_user
            )
            if self.postgres.moved:
                self.say(f"数据库文件放在 {self.postgres.folder}（数据库账号无法进入 {data}）")
            aside = self.postgres.claim(in_use=(data / "temporal" / "temporal.db").exists())
            if aside is not None:
                self.say(
                    f"那里原有的数据库不属于现在的数据文件夹（它被删除过？）：已改名为 {aside}，没有删除，另建新的"
                )
        if self.settings.embedded_temporal:
            self.temporal = TemporalServer(
                data / "temporal",
                self.settings.temporal_port,
                ui_port=self.settings.temporal_ui_port,
                program=self.settings.temporal_bin,
            )
            self.say(f"启动 Temporal {self.temporal.version}")
            self.temporal.start()
        if self.postgres is not None:
            self.say(f"启动 PostgreSQL {self.postgres.version}")
            self.postgres.start()
        self._launch_children()
        self.say("准备命名空间、检索属性和数据表")
        self._prepare()
        self.say("等待服务应答")
        self._wait_ready(60)

    def watch(self) -> None:
        """Keep everything running until told to stop."""
        log = structlog.get_logger("up")
        while not self.stopping:
            time.sleep(0.2)
            for server in (self.postgres, self.temporal):
                if server is not None and not server.running and not self.stopping:
                    log.warning("server.died", server=type(server).__name__)
                    self._again(server)
            for child in self.children:
                if not child.running and not self.stopping:
                    self._restart(child, log)

    def stop(self) -> None:
        """Stop everything within ten seconds: API, worker, Temporal, PostgreSQL."""
        self.stopping = True
        for child in self.children:
            if child.running and child.handle is not None:
                child.handle.send_signal(signal.SIGTERM)
        until = time.monotonic() + 4
        for child in self.children:
            if child.handle is not None:
                left = max(0.1, until - time.monotonic())
                process.stop(child.handle, [(signal.SIGTERM, left), (signal.SIGKILL, 1)])
        if self.temporal is not None:
            self.temporal.stop()
        if self.postgres is not None:
            self.postgres.stop()
        if self.holding is not None:
            self.holding.give_up()

    @property
    def dsn(self) -> str:
        if self.postgres is not None:
            return self.postgres.dsn
        return self.settings.dsn

    @property
    def address(self) -> str:
        return self.temporal.address if self.temporal is not None else self.settings.temporal_target

    def _check_ports(self) -> None:
        wanted = [("ZHIFA_API_PORT", self.settings.api_port)]
        if self.settings.embedded_temporal:
            wanted += [
                ("ZHIFA_TEMPORAL_PORT", self.settings.temporal_port),
                ("ZHIFA_TEMPORAL_UI_PORT", self.settings.temporal_ui_port),
            ]
        if self.settings.embedded_database:
            wanted.append(("ZHIFA_POSTGRES_PORT", self.settings.postgres_port))
        # Children of a start that was killed a moment ago may still be going.
        until = time.monotonic() + 5
        while True:
            taken = [(name, port) for name, port in wanted if not process.port_free(port)]
            if not taken:
                return
            if time.monotonic() > until:
                name, port = taken[0]
                raise StartError(
                    f"端口 {port} 已被占用：请停止占用它的程序（也许另一个 `zhifa up` 正在运行），"
                    f"或换一个端口，例如 {name}={port + 1000}"
                )
            time.sleep(0.1)

    def _launch_children(self) -> None:
        env = {**os.environ, "PYTHONUNBUFFERED": "1"}
        env["ZHIFA_DATA_DIR"] = str(self.settings.data_dir.absolute())
        if self.postgres is not None:
            env["ZHIFA_EMBEDDED_DATABASE_URL"] = self.postgres.dsn
        if self.temporal is not None:
            env["ZHIFA_EMBEDDED_TEMPORAL_ADDRESS"] = self.temporal.address
        logs = self.settings.data_dir.absolute() / "logs"
        self.children = [
            Child("api", [sys.executable, "-m", "api"], env, logs / "api.log"),
            Child("worker", [sys.executable, "worker.py"], env, logs / "worker.log"),
        ]
        for child in self.children:
            child.start()

    def _prepare(self) -> None:
        # While alembic is loaded and migrates, the children import their libraries.
        from readmodel.migrate import migrate

        migrate(self.dsn)

        async def namespace() -> None:
            client = await connect(self.address, self.settings.temporal_namespace, identity="up")
            await prepare_namespace(client)

        asyncio.run(namespace())

    def _wait_ready(self, patience: float) -> None:
        until = time.monotonic() + patience
        url = f"http://127.0.0.1:{self.settings.api_port}/readyz"
        while time.monotonic() < until and not self.stopping:
            try:
                with urllib.request.urlopen(url, timeout=3) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                pass
            self._check_children()
            time.sleep(0.04)
        if not self.stopping:
            raise StartError(f"{url} 没有在 {patience:.0f} 秒内就绪：\n{process.tail(self.children[0].log)}")

    def _check_children(self) -> None:
        for child in self.children:
            if not child.running:
                raise StartError(f"{child.name} 没有启动：\n{process.tail(child.log)}")

    def _again(self, server: Postgres | TemporalServer) -> None:
        try:
            server.start()
        except StartError as error:
            structlog.get_logger("up").error("server.not_started", reason=str(error))
            time.sleep(1)

    def _restart(self, child: Child, log: structlog.stdlib.BoundLogger) -> None:
        now = time.monotonic()
        if child.again_at == 0:
            child.failures = 0 if now - child.began > 30 else child.failures + 1
            wait = min(10.0, 0.2 * 2**child.failures) if child.failures else 0.0
            child.again_at = now + wait
            code = child.handle.returncode if child.handle is not None else None
            log.warning("child.died", child=child.name, code=code, restart_in=round(wait, 1))
        if now >= child.again_at:
            child.again_at = 0
            child.start()
