"""A rate limit per client: a bucket of tokens that fills steadily."""

import re
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from web.safety.refuse import refuse

MOST_CLIENTS = 10_000
# the page's own files, and the streams on which answers come: what is asked on them was counted when it was asked
FREE = re.compile(r"/static/.*|/(?:zh|en)/(?:assets|static|svelte|gradio_api/(?:queue/data|heartbeat))(?:/.*)?")


class Buckets:
    """Tokens of each client, at most burst, per_minute new ones a minute; clients longest unseen are forgotten."""

    def __init__(self, *, per_minute: int, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.per_second = per_minute / 60
        self.burst = burst
        self.clock = clock
        self._clients: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> float:
        """Take a token; return 0, or the seconds to wait when there is none."""
        now = self.clock()
        tokens, seen = self._clients.pop(client, (float(self.burst), now))
        tokens = min(self.burst, tokens + (now - seen) * self.per_second)
        wait = 0.0 if tokens >= 1 else (1 - tokens) / self.per_second
        self._clients[client] = (tokens if wait else tokens - 1, now)
        if len(self._clients) > MOST_CLIENTS:
            self._clients.popitem(last=False)
        return wait


class RateLimit:
    """Answers 429 to a client whose bucket is empty; what is FREE costs nothing."""

    def __init__(self, app: ASGIApp, *, buckets: Buckets) -> None:
        self.app = app
        self.buckets = buckets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request for a token."""
        wait = 0.0
        if scope["type"] == "http" and not FREE.fullmatch(scope["path"]):
            wait = self.buckets.take((scope.get("client") or ("", 0))[0])
        if wait:
            headers = {"Retry-After": str(int(wait) + 1)}
            await refuse(scope, receive, send, status=429, key="error.busy", headers=headers)
        else:
            await self.app(scope, receive, send)
