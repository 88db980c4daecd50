"""Limits at the door: a body that is too large is refused before it is read."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import answer

MOST = 1_000_000


class BodyLimit:
    """Refuses bodies over one megabyte with 413, whether their length was declared or not."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if not declared.isdigit() or int(declared) > MOST:
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
                await _refuse(scope, receive, send)
                return
            if not message.get("more_body"):
                break
        body: Message = {"type": "http.request", "body": b"".join(parts), "more_body": False}
        given = False

        async def again() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return body

        await self.app(scope, again, send)


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    too_large = answer(
        413, "too-large", "请求内容过大", f"请求内容不得超过{MOST // 1000} kB；录像文件请报送其位置和哈希", {}
    )
    await too_large(scope, receive, send)
