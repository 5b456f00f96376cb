"""The HTML that Gradio serves, given our language, styles and scripts before anything of it runs.

Gradio itself adds a page's own head only once its scripts have run: too late for the styles (the page would flash)
and in no fixed order with the components' code.
"""

import re
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SOCIAL = re.compile(rb'<meta\s+(?:property="og|name="twitter):[^>]*>\s*')


class PageFrame:
    """Rewrites the page of each path in heads: what is to stand first in its <head>, and its language."""

    def __init__(self, app: ASGIApp, *, heads: Mapping[str, tuple[str, str]]) -> None:
        self.app = app
        self.heads = heads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request; the page's HTML is gathered, rewritten and sent at once."""
        if scope["type"] != "http" or scope["path"] not in self.heads:
            await self.app(scope, receive, send)
            return
        lang, head = self.heads[scope["path"]]
        start: Message = {}
        body = bytearray()

        async def gather(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                page = framed(bytes(body), lang=lang, head=head)
                headers = MutableHeaders(raw=list(start["headers"]))
                headers["Content-Length"] = str(len(page))
                headers["Content-Language"] = lang
                await send({**start, "headers": headers.raw})
                await send({"type": "http.response.body", "body": page})

        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": plain}, receive, gather)


def framed(page: bytes, *, lang: str, head: str) -> bytes:
    """Return a page in a language with our head first; its links to pictures elsewhere are left out."""
    page = re.sub(rb'(<html\s+)lang="[^"]*"', rb'\1lang="' + lang.encode() + b'"', page, count=1)
    page = _SOCIAL.sub(b"", page)
    return page.replace(b"<head>", b"<head>" + head.encode(), 1)
