"""Optional login over every route: HTTP Basic against scrypt hashes."""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from web.safety.refuse import refuse

# RFC 7914 parameters: 16 MiB and some 50 ms a guess
COST = {"n": 2**14, "r": 8, "p": 1}
MOST_REMEMBERED = 1000


def hash_password(password: str) -> str:
    """Return scrypt$SALT$HASH in hexadecimal, for the settings file."""
    salt = secrets.token_bytes(16)
    return f"scrypt${salt.hex()}${_scrypt(password, salt).hex()}"


def verify(password: str, stored: str) -> bool:
    """Return whether a password has this hash."""
    _, salt, digest = stored.split("$")
    try:
        return hmac.compare_digest(_scrypt(password, bytes.fromhex(salt)), bytes.fromhex(digest))
    except ValueError:
        return False


class Login:
    """Answers 401 to whoever does not give a known name and its password. Without users everyone is let in."""

    def __init__(self, app: ASGIApp, *, users: Mapping[str, str]) -> None:
        self.app = app
        self.users = users
        self._nobody = hash_password(secrets.token_hex(8)) if users else ""
        self._good: set[bytes] = set()  # digests of headers that passed, so that scrypt runs once a login

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request of someone who is logged in."""
        if scope["type"] != "http" or not self.users or await self._known(Headers(scope=scope)):
            await self.app(scope, receive, send)
        else:
            headers = {"WWW-Authenticate": 'Basic realm="wenzheng", charset="UTF-8"'}
            await refuse(scope, receive, send, status=401, key="error.login", headers=headers)

    async def _known(self, headers: Headers) -> bool:
        header = headers.get("authorization", "")
        digest = hashlib.sha256(header.encode()).digest()
        if digest in self._good:
            return True
        name, password = _credentials(header)
        # an unknown name costs as much time as a known one
        right = await run_in_threadpool(verify, password, self.users.get(name, self._nobody))
        if right and len(self._good) < MOST_REMEMBERED:
            self._good.add(digest)
        return right


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, **COST)


def _credentials(header: str) -> tuple[str, str]:
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        name, _, password = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name, password
