"""One way to say no: a status and a plain sentence in the reader's language."""

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from web.assets import texts
from web.language import language_of


class TooLarge(Exception):  # noqa: N818 - it ends a request, it is no error of the program
    """A request body passed its limit while it was read."""


async def refuse(
    scope: Scope, receive: Receive, send: Send, *, status: int, key: str, headers: dict[str, str] | None = None
) -> None:
    """Answer a request with {"detail": the text of key}."""
    words = texts(language_of(scope["path"], Headers(scope=scope)))
    await JSONResponse({"detail": words(key)}, status_code=status, headers=headers)(scope, receive, send)
