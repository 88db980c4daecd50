"""Problems (RFC 9457): one table from what went wrong to what a caller is told, in plain Chinese."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import asyncpg
import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from checklist.casework.field_words import problem as field_problem
from models.case import Refusal
from models.errors import BureauError, EditionError, RuleUnknown

TYPE = "urn:zhifa:problem:"
STATUS = {
    "unknown-action": 404,
    "forbidden": 403,
    "stale-version": 412,
    "invalid-body": 422,
    "not-allowed-now": 409,
    "id-reused": 422,
    "not-movable": 409,
}
PLAIN = {
    400: ("bad-request", "请求不正确"),
    401: ("unauthenticated", "请先登录"),
    403: ("forbidden", "无权操作"),
    404: ("not-found", "没有找到"),
    405: ("method-not-allowed", "不支持这种请求方法"),
    413: ("too-large", "请求内容过大"),
    500: ("internal", "系统内部错误"),
}
RETRY_AFTER = "2"
"""Seconds: so long an embedded server takes to come back."""
# How the read model shows that it cannot be reached: sockets and time limits (OSError), a server that goes or comes.
SILENCE: tuple[type[Exception], ...] = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.TooManyConnectionsError,
    asyncpg.InterfaceError,
    # What the driver says of a connection that broke in the middle of a question.
    asyncpg.InternalClientError,
)


class Problem(Exception):
    """What a caller is told instead of an answer."""

    def __init__(self, status: int, kind: str, title: str, detail: str, **facts: Any) -> None:
        super().__init__(detail)
        self.status = status
        self.kind = kind
        self.title = title
        self.detail = detail
        self.facts = {k: v for k, v in facts.items() if v not in (None, (), [])}


def refused(refusal: Refusal) -> Problem:
    """Return the problem for a lawful no."""
    said = refusal.model_dump(mode="json", exclude_none=True)
    facts = {k: said[k] for k in ("article", "blockers", "errors") if said.get(k)}
    if refusal.type in ("not-allowed-now", "unknown-action"):
        facts["available_actions"] = said.get("available", [])
    return Problem(STATUS[refusal.type], refusal.type, refusal.title, refusal.detail, **facts)


def not_found(number: str, at: datetime | None = None) -> Problem:
    """Return the problem for a case that is not there (or was not yet), or not for this caller."""
    then = f"在{at.isoformat()}" if at is not None else ""
    return Problem(404, "case-not-found", "没有这个案件", f"本局{then}没有案件{number}")


def unavailable(what: str) -> Problem:
    """Return the problem for a part that does not answer; nothing was done."""
    return Problem(503, "unavailable", "系统暂时不可用", f"{what}没有应答，请稍后用同一编号重试")


def install(app: FastAPI) -> None:
    """Have every error leave as a problem."""
    log = structlog.get_logger("api")

    @app.exception_handler(Problem)
    async def _problem(_request: Request, error: Problem) -> JSONResponse:
        return answer(error.status, error.kind, error.title, error.detail, error.facts)

    @app.exception_handler(RequestValidationError)
    async def _invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        errors = [_pointed(e) for e in error.errors()]
        return answer(
            422, "invalid-request", "填写的内容不符合要求", f"有{len(errors)}处不符合要求", {"errors": errors}
        )

    @app.exception_handler(HTTPException)
    async def _http(_request: Request, error: HTTPException) -> JSONResponse:
        kind, title = PLAIN.get(error.status_code, ("error", "请求失败"))
        return answer(error.status_code, kind, title, title, {}, dict(error.headers or {}))

    @app.exception_handler(RuleUnknown)
    async def _rule(_request: Request, error: RuleUnknown) -> JSONResponse:
        return answer(422, "rule-unknown", "没有这条期限规则", error.zh, {})

    @app.exception_handler(BureauError)
    async def _bureau(_request: Request, error: BureauError) -> JSONResponse:
        return answer(422, "invalid-request", "填写的内容不符合要求", str(error), {})

    @app.exception_handler(EditionError)
    async def _edition(_request: Request, error: EditionError) -> JSONResponse:
        return answer(422, "edition", "现行版本的数据不能回答这个问题", str(error), {})

    async def _silence(request: Request, error: Exception) -> JSONResponse:
        # What names a file is no connection, and what the driver calls a wrong value is a mistake of ours.
        if isinstance(error, ValueError) or getattr(error, "filename", None) is not None:
            raise error
        log.warning("readmodel.unavailable", path=request.url.path, reason=f"{type(error).__name__}: {error}")
        return await _problem(request, unavailable("数据库"))

    for kind in SILENCE:
        app.add_exception_handler(kind, _silence)

    @app.exception_handler(Exception)
    async def _bug(request: Request, error: Exception) -> JSONResponse:
        log.error("request.failed", path=request.url.path, exc_info=error)
        return answer(500, "internal", "系统内部错误", "系统内部错误，已记录", {})


def answer(
    status: int, kind: str, title: str, detail: str, facts: dict[str, Any], headers: dict[str, str] | None = None
) -> JSONResponse:
    """Return a problem document."""
    if status == 401:
        headers = {**(headers or {}), "WWW-Authenticate": "Bearer"}
    if status == 503:
        headers = {**(headers or {}), "Retry-After": RETRY_AFTER}
    return JSONResponse(
        {"type": TYPE + kind, "title": title, "status": status, "detail": detail, **facts},
        status_code=status,
        headers=headers,
        media_type="application/problem+json",
    )


def _pointed(error: Any) -> dict[str, Any]:
    where: Sequence[Any] = error["loc"]
    kept = where[1:] if where and where[0] in ("body", "query", "path", "header") else where
    return field_problem({**error, "loc": kept or where})
