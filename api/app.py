"""The application: routes, problems, limits, and the parts that it lives on."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import Depends, FastAPI

from api import calendars, cases, deputies, duties, editions, health, law, outlook, problems, recordings, special
from api.caller import Person
from api.desk import FrontDesk
from api.gateway import CaseGateway
from api.limits import Limits, known_parameters
from api.tokens import signing_key
from bureaus.directory import load_directory
from checklist.editions import SHELF
from engine import connect
from readmodel.pool import open_pool
from readmodel.store import CaseStore
from settings import Settings

ROUTERS = (
    health.router,
    law.router,
    calendars.router,
    editions.router,
    cases.router,
    recordings.router,
    special.router,
    outlook.router,
    duties.router,
    deputies.router,
)


def create_app(desk: FrontDesk | None = None, settings: Settings | None = None) -> FastAPI:
    """Return the application: over parts that are given, or over those that the settings name."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if desk is not None:
            app.state.desk = desk
            yield
            return
        chosen = settings or Settings()
        if chosen.editions_dir is not None:
            SHELF.add(chosen.editions_dir)
        pool = await open_pool(chosen.dsn)
        client = await connect(chosen.temporal_target, chosen.temporal_namespace, identity=f"a{os.getpid()}")
        app.state.desk = FrontDesk(
            store=CaseStore(pool),
            cases=CaseGateway(client),
            directory=load_directory(*([chosen.bureaus_dir] if chosen.bureaus_dir else [])),
            key=signing_key(chosen),
            built_in_accounts=chosen.embedded_database,
        )
        yield
        await pool.close()

    app = FastAPI(
        title="执法 Zhifa",
        summary="行政执法案件与音像记录",
        version="0.1.0",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=lifespan,
    )
    app.add_middleware(Limits)
    problems.install(app)
    for router in ROUTERS:
        app.include_router(router, dependencies=[Depends(known_parameters)])

    @app.get("/api/openapi.json", summary="接口说明（OpenAPI）", operation_id="openapi", tags=["健康"])
    async def openapi(_caller: Person) -> dict[str, Any]:
        return app.openapi()

    return app
