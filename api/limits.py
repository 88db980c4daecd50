"""Limits at the door: what is too large, holds NUL or names no known parameter is refused before it is read."""

import re

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import Problem, answer

MOST = 1_000_000
_DRAINED = 32_000_000
"""So much of what is refused is still read, so that its sender gets to see the answer."""
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
"""NUL as JSON writes it: PostgreSQL keeps no such character."""


class Limits:
    """Refuses bodies over one megabyte with 413, declared or not, and addresses that hold NUL with 400."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if b"%00" in scope["query_string"] or "\0" in scope["path"]:
            await answer(400, "bad-request", "请求不正确", "地址和查询条件中不得有空字符（NUL）", {})(
                scope, receive, send
            )
            return
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if not declared.isdigit() or int(declared) > MOST:
            await _let_finish(receive)
            await _refuse(scope, receive, send)
            return
        parts: list[bytes] = []
        seen = 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            parts.append(message.get("body", b""))
            seen += len(parts[-1])
            if seen > MOST:
                await _let_finish(receive)
                await _refuse(scope, receive, send)
                return
            if not message.get("more_body"):
                break
        whole = b"".join(parts)
        if _NUL.search(whole):
            refusal = answer(422, "invalid-request", "填写的内容不符合要求", "内容中不得有空字符（NUL）", {})
            await refusal(scope, receive, send)
            return
        body: Message = {"type": "http.request", "body": whole, "more_body": False}
        given = False

        async def again() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return body

        await self.app(scope, again, send)


async def known_parameters(request: Request) -> None:
    """Refuse a query parameter that the route does not have: a mistyped filter would show too much."""
    route = request.scope.get("route")
    if not request.query_params or not isinstance(route, APIRoute):
        return
    described = request.app.openapi()["paths"].get(route.path_format, {}).get(request.method.lower(), {})
    known = {parameter["name"] for parameter in described.get("parameters", ()) if parameter["in"] == "query"}
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        there = "、".join(sorted(known)) or "没有"
        raise Problem(
            422,
            "invalid-request",
            "填写的内容不符合要求",
            f"没有查询条件{'、'.join(unknown)}；可用的有：{there}",
            errors=[{"pointer": f"/{name}", "detail": "没有这一项", "type": "extra_forbidden"} for name in unknown],
        )


async def _let_finish(receive: Receive) -> None:
    seen = 0
    while seen < _DRAINED:
        message = await receive()
        seen += len(message.get("body", b""))
        if message["type"] == "http.disconnect" or not message.get("more_body"):
            return


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    too_large = answer(
        413, "too-large", "请求内容过大", f"请求内容不得超过{MOST // 1000} kB；录像文件请报送其位置和哈希", {}
    )
    await too_large(scope, receive, send)
