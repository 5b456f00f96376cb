"""Which requests are let in at all: known routes, known host names, requests from this page, bounded bodies."""

import re
from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.safety.refuse import TooLarge, refuse

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

# What the page needs of Gradio; every other route of Gradio's (uploads, files, proxies, API listing) is closed.
_GRADIO = (
    r"/(?:zh|en)/(?:|config|theme\.css|manifest\.json|assets/.*|static/.*|svelte/.*|startup-events"
    r"|gradio_api/(?:startup-events|queue/(?:join|data)|heartbeat/\w+|cancel|reset|app_id))"
)
_OURS = r"/|/(?:zh|en)|/healthz|/favicon\.ico|/static/[\w.-]+|/api/(?:ask|upload|export/[\w.]+)"
ROUTES = re.compile(f"(?:{_GRADIO}|{_OURS})")


class KnownRoutes:
    """Answers 404 to every path that the page does not use, before any other code looks at it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request of a known route."""
        if scope["type"] == "lifespan" or (scope["type"] == "http" and ROUTES.fullmatch(scope["path"])):
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await refuse(scope, receive, send, status=404, key="error.missing")


class KnownHosts:
    """Refuses host names that are not ours (another site's name pointed at this machine) and other sites' requests."""

    def __init__(self, app: ASGIApp, *, names: Collection[str]) -> None:
        self.app = app
        self.names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request made to one of our names, from our own page when it changes anything."""
        if scope["type"] == "http" and not self._ours(Headers(scope=scope), scope["method"]):
            await refuse(scope, receive, send, status=403, key="error.origin")
        else:
            await self.app(scope, receive, send)

    def _ours(self, headers: Headers, method: str) -> bool:
        host = headers.get("host", "")
        if self.names and _name(host) not in self.names:
            return False
        origin = headers.get("origin")
        return method in SAFE_METHODS or origin is None or origin.partition("://")[2] == host


class BoundedBodies:
    """Ends a request whose body grows over its limit; uploads have their own."""

    def __init__(self, app: ASGIApp, *, body_bytes: int, upload_bytes: int) -> None:
        self.app = app
        self.body_bytes = body_bytes
        self.upload_bytes = upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, counting what it sends."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.upload_bytes if scope["path"] == "/api/upload" else self.body_bytes
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdecimal() or int(declared) > limit:
            await refuse(scope, receive, send, status=413, key="error.large")
            return
        received = 0

        async def count() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise TooLarge
            return message

        try:
            await self.app(scope, count, send)
        except TooLarge:
            await refuse(scope, receive, send, status=413, key="error.large")


def _name(host: str) -> str:
    """Return a Host header's name without its port: [::1]:7860 gives ::1."""
    found = re.fullmatch(r"\[([^\]]*)\](?::\d+)?|([^:]*)(?::\d+)?", host)
    return (found[1] or found[2] or "").lower() if found else ""
