"""The front desk in process, over a real engine and a real database."""

import contextlib
import itertools
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from temporalio.client import Client
from temporalio.service import RPCError

from api.app import create_app
from api.desk import FrontDesk
from api.gateway import CaseGateway
from api.tokens import issue
from bureaus.directory import Directory
from models.roles import CaseKind
from models.time import SHANGHAI
from readmodel.store import CaseStore
from worker import make_worker

BASES = itertools.count(1_000_000, 1000)
KEY = "k" * 48
OPENING = {
    "kind": "penalty",
    "cause": "未设置警示标志（演示）",
    "party": {"kind": "organization", "name": "某公司（演示）"},
    "department": "执法队",
    "officers": ["14052501001", "14052501002"],
}


class Caller:
    """Calls the front desk as one account."""

    def __init__(self, http: httpx.AsyncClient, account: str, bureau: str = "140525") -> None:
        self._http = http
        self._token = issue(KEY, bureau, account)
        self._count = 0

    async def get(self, path: str, **options: Any) -> httpx.Response:
        return await self._http.get(path, headers=self._headers(options), **options)

    async def post(self, path: str, body: Any = None, key: str | None = None, **options: Any) -> httpx.Response:
        headers = self._headers(options)
        headers.setdefault("Idempotency-Key", key or uuid.uuid4().hex)
        return await self._http.post(path, json=body, headers=headers, **options)

    async def open(self, **changes: Any) -> dict[str, Any]:
        answer = await self.post("/api/cases", {**OPENING, **changes})
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def _headers(self, options: dict[str, Any]) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}", **options.pop("headers", {})}


class Door:
    """The front desk, and a caller for each account."""

    def __init__(self, http: httpx.AsyncClient, app: Any, base: int) -> None:
        self.http = http
        self.app = app
        self.base = base
        """The last number taken before this test, of every kind."""

    def __call__(self, account: str, bureau: str = "140525") -> Caller:
        return Caller(self.http, account, bureau)


@pytest.fixture(name="door")
async def _door(client: Client, store: CaseStore, directory: Directory) -> AsyncIterator[Door]:
    queue = uuid.uuid4().hex
    # Each test has a database of its own but all share one engine: no two may give a case one address.
    base = next(BASES)
    for kind in CaseKind:
        year = datetime.now(UTC).astimezone(SHANGHAI).year
        await store._pool.execute("INSERT INTO case_numbers VALUES ('140525', $1, $2, $3)", kind.value, year, base)
    desk = FrontDesk(
        store=store,
        cases=CaseGateway(client, queue),
        directory=directory,
        key=KEY,
        built_in_accounts=True,
    )
    app = create_app(desk)
    app.state.desk = desk
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with (
        make_worker(client, store, directory, task_queue=queue),
        httpx.AsyncClient(transport=transport, base_url="http://zhifa.test", timeout=60) as http,
    ):
        yield Door(http, app, base)
        async for found in client.list_workflows(f"TaskQueue = '{queue}' AND ExecutionStatus = 'Running'"):
            with contextlib.suppress(RPCError):
                await client.get_workflow_handle(found.id).terminate()
