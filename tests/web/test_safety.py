"""What the server lets in and what it answers, without a browser."""

import base64
import http.client
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.web.fakes import FakeAnswerer, FakeLive, MemoryLibrary
from web.desk import Desk
from web.safety.login import hash_password, verify
from web.safety.rates import Buckets


def send(
    address: str, method: str, path: str, *, body: bytes | None = None, headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    """Send a request exactly as given: no client library tidies the path."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    connection.putrequest(method, path, skip_host="Host" in (headers or {}), skip_accept_encoding=True)
    sent = dict(headers or {})
    if body is not None:
        sent.setdefault("Content-Length", str(len(body)))
    for name, value in sent.items():
        connection.putheader(name, value)
    connection.endheaders(body)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, content


def ask(address: str, question: str, **headers: str) -> tuple[int, Any]:
    body = json.dumps({"question": question}).encode()
    status, _, content = send(
        address, "POST", "/api/ask", body=body, headers={"Content-Type": "application/json", **headers}
    )
    return status, json.loads(content)


def test_an_answer_as_json(chat: str) -> None:
    status, answer = ask(chat, "佳木斯市政协的工作站")
    assert status == 200
    assert answer["citations"][0]["org"] == "佳木斯市政协"
    assert answer["question"] == "佳木斯市政协的工作站"


def test_every_response_confines_the_page(chat: str) -> None:
    for path in ("/", "/zh/", "/healthz", "/static/core.js", "/nothing"):
        _, headers, _ = send(chat, "GET", path)
        policy = headers["content-security-policy"]
        assert "connect-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../web/server.py",
        "/static/..%2fserver.py",
        "/static/%2e%2e/server.py",
        "/static/....//core.js",
        "/static/core.js%00.txt",
        "/static//etc/passwd",
        "/zh/static/../../../../etc/passwd",
        "/zh/assets/../../../../../../../../etc/passwd",
        "/zh/assets/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/zh/gradio_api/file=/etc/passwd",
        "/zh/gradio_api/file=../../etc/passwd",
        "/zh/gradio_api/proxy=http://127.0.0.1:1/",
        "/zh/gradio_api/upload",
        "/zh/gradio_api/info",
        "/zh/gradio_api/mcp/",
        "/zh/monitoring",
        "/zh/gradio_api/component_server",
        "/api/export/../../app.py",
        "/docs",
        "/openapi.json",
        "/.git/config",
        "/zh/theme.css/../../app.py",
    ],
)
def test_path_tricks_lead_nowhere(chat: str, path: str) -> None:
    for method in ("GET", "POST"):
        status, _, content = send(chat, method, path, body=b"" if method == "POST" else None)
        assert status in {403, 404, 405, 422}
        assert b"root:" not in content
        assert b"import " not in content
        assert b"Traceback" not in content


def test_nothing_of_an_exception_reaches_the_client(chat: str) -> None:
    status, answer = ask(chat, "炸")
    assert status == 500
    assert list(answer) == ["detail"]
    assert "secret" not in json.dumps(answer, ensure_ascii=False)
    status, answer = ask(chat, "炸", **{"Accept-Language": "en"})
    assert "Something went wrong" in answer["detail"]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"question": 7}', b'{"question": "x", "more": 1}', b"\xff\xfe", b'{"question": "  "}']
)
def test_malformed_bodies_get_a_sentence(chat: str, body: bytes) -> None:
    for path in ("/api/ask", "/api/export/table.csv"):
        status, _, content = send(chat, "POST", path, body=body, headers={"Content-Type": "application/json"})
        assert status == 422
        assert set(json.loads(content)) == {"detail"}
        assert isinstance(json.loads(content)["detail"], str)


def test_long_questions_and_large_bodies_are_refused(serve: Callable[..., str]) -> None:
    address = serve(limits={"body_bytes": 5000, "question_chars": 100})
    status, answer = ask(address, "问" * 101)
    assert status == 422
    assert "101" in answer["detail"]
    assert ask(address, "问" * 5000)[0] == 413


def test_other_names_and_other_sites_are_refused(chat: str) -> None:
    assert send(chat, "GET", "/healthz", headers={"Host": "evil.example"})[0] == 403
    assert ask(chat, "政协", Origin="https://evil.example")[0] == 403
    assert ask(chat, "政协", Origin=chat)[0] == 200


def test_a_client_that_asks_too_often_is_told_to_wait(serve: Callable[..., str]) -> None:
    address = serve(limits={"requests_per_minute": 1, "burst": 3})
    statuses = [ask(address, "政协")[0] for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]
    _, headers, content = send(address, "GET", "/healthz")
    assert 1 <= int(headers["retry-after"]) <= 61
    assert "频繁" in json.loads(content)["detail"]


def test_a_bucket_fills_steadily() -> None:
    now = [0.0]
    buckets = Buckets(per_minute=60, burst=2, clock=lambda: now[0])
    assert [buckets.take("a") for _ in range(3)] == [0, 0, 1]
    assert buckets.take("b") == 0
    now[0] = 1.0
    assert buckets.take("a") == 0


def test_a_login_covers_every_route(serve: Callable[..., str]) -> None:
    address = serve(login={"users": {"reader": hash_password("正确 horse")}})
    good = "Basic " + base64.b64encode("reader:正确 horse".encode()).decode()
    bad = "Basic " + base64.b64encode(b"reader:wrong").decode()
    paths = [
        "/",
        "/zh/",
        "/en/",
        "/healthz",
        "/static/core.js",
        "/zh/config",
        "/zh/theme.css",
        "/favicon.ico",
        "/nothing",
    ]
    for path in paths:
        for headers in ({}, {"Authorization": bad}, {"Authorization": "Basic ???"}, {"Authorization": "Bearer x"}):
            assert send(address, "GET", path, headers=headers)[0] == 401
    for path in ("/api/ask", "/api/export/table.csv", "/zh/gradio_api/queue/join", "/zh/gradio_api/upload"):
        assert send(address, "POST", path, body=b"{}")[0] == 401
    assert send(address, "PUT", "/api/upload?name=a.txt", body=b"x")[0] == 401
    assert send(address, "GET", "/healthz", headers={"Authorization": good})[0] == 200
    assert ask(address, "政协", Authorization=good)[0] == 200


def test_passwords_are_kept_as_salted_hashes() -> None:
    first, second = hash_password("secret"), hash_password("secret")
    assert first != second
    assert "secret" not in first
    assert verify("secret", first)
    assert not verify("Secret", first)
    assert not verify("secret", "scrypt$zz$zz")


def test_uploads_are_closed_unless_allowed(chat: str, chat_folder: Path) -> None:
    status, _, content = send(chat, "PUT", "/api/upload?name=a.txt", body=b"text")
    assert status == 403
    assert "没有开放" in json.loads(content)["detail"]
    assert list((chat_folder / "corpus").iterdir()) == []


@pytest.mark.parametrize(
    "name",
    ["../a.txt", "a/b.txt", "%2e%2e%2fa.txt", "..%5Ca.txt", ".hidden.txt", "a.exe", "a.txt.sh", "CON.txt", "a%00.txt",
     "%E2%80%AEtxt.a.txt", "", "a" * 200 + ".txt", "a%0Ab.txt", "%3Cimg%3E.txt"],
)  # fmt: skip
def test_upload_names_are_only_names(serve: Callable[..., str], tmp_path: Path, name: str) -> None:
    address = serve(upload={"allowed": True})
    status, _, content = send(address, "PUT", f"/api/upload?name={name}", body=b"text")
    assert status == 422
    assert isinstance(json.loads(content)["detail"], str)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []


def test_uploads_are_bounded_and_never_overwrite(serve: Callable[..., str], tmp_path: Path) -> None:
    address = serve(upload={"allowed": True, "file_bytes": 1000, "files": 2})
    target = tmp_path / "corpus" / "版面 1.txt"
    path = "/api/upload?name=%E7%89%88%E9%9D%A2%201.txt"
    assert send(address, "PUT", path, body="佳木斯市政协".encode())[0] == 200
    assert target.read_text(encoding="utf-8") == "佳木斯市政协"
    assert send(address, "PUT", path, body=b"other")[0] == 422
    assert target.read_text(encoding="utf-8") == "佳木斯市政协"
    assert send(address, "PUT", "/api/upload?name=b.txt", body=b"x" * 1001)[0] == 413
    assert send(address, "PUT", "/api/upload?name=b.txt", body=b"x" * 1000)[0] == 200
    assert send(address, "PUT", "/api/upload?name=c.txt", body=b"x")[0] == 422
    assert sorted(file.name for file in (tmp_path / "corpus").iterdir()) == ["b.txt", "版面 1.txt"]


def test_health_tells_the_build(chat: str, sample: MemoryLibrary) -> None:
    status, _, content = send(chat, "GET", "/healthz")
    assert status == 200
    assert json.loads(content) == {"status": "ok", "build": sample.build_id, "passages": sample.manifest.passages}


def test_a_new_build_is_taken_up_between_questions(sample: MemoryLibrary) -> None:
    live = FakeLive(sample)
    desk = Desk(live, FakeAnswerer, question_chars=100)
    before = desk.build()
    assert desk.build() is before
    live.library = MemoryLibrary([sample.page(sample.articles()[0].file)])
    assert desk.build() is not before
    assert desk.ask("政协").examined.articles < before.library.manifest.articles
    assert before.ask("政协", None, None, None).examined.articles == before.library.manifest.articles
