"""Which language a request is answered in: the address, then the reader's choice, then the browser's."""

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

from web.assets import LANGUAGES

COOKIE = "wenzheng_language"


def language_of(path: str, headers: Mapping[str, str]) -> str:
    """Return one of LANGUAGES; Chinese unless something says otherwise."""
    first = path.strip("/").partition("/")[0]
    if first in LANGUAGES:
        return first
    chosen = _cookie(headers.get("cookie", ""))
    if chosen in LANGUAGES:
        return chosen
    for part in headers.get("accept-language", "").split(","):
        code = part.partition(";")[0].strip().lower().partition("-")[0]
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]


def _cookie(header: str) -> str:
    try:
        cookies = SimpleCookie(header)
    except CookieError:
        return ""
    return cookies[COOKIE].value if COOKIE in cookies else ""
