"""python app.py as an operator starts it: the first index, the address, no look outside, plain refusals."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.web.conftest import free_port

ROOT = Path(__file__).parents[2]
WATCHED = """
import runpy, sys
def watch(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname"}:
        place = str(arguments[1:] if event == "socket.connect" else arguments[:1])
        if not any(own in place for own in ("127.0.0.1", "::1", "localhost", "0.0.0.0")):
            open(sys.argv[1], "a", encoding="utf-8").write(f"{event} {place}\\n")
sys.addaudithook(watch)
sys.argv = ["app.py", *sys.argv[2:]]
runpy.run_path("app.py", run_name="__main__")
"""


@contextmanager
def started(folder: Path) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    port = free_port()
    command = [
        sys.executable,
        "-c",
        WATCHED,
        str(folder / "outside"),
        "--index",
        str(folder / "index"),
        "--port",
        str(port),
    ]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.terminate()
        process.communicate(timeout=30)


def wait_for(address: str, process: "subprocess.Popen[str]") -> None:
    for _ in range(600):
        assert process.poll() is None
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=5).close()
            return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError("the chat did not start")


@pytest.mark.slow
def test_the_first_start_builds_an_index_and_looks_nowhere_else(tmp_path: Path) -> None:
    with started(tmp_path) as (address, process):
        wait_for(address, process)
        body = json.dumps({"question": "哪些政协建立了委员工作站？"}).encode()
        request = urllib.request.Request(f"{address}/api/ask", data=body, headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            found = json.load(answer)
        for path in ("/zh/", "/en/", "/zh/config"):
            urllib.request.urlopen(address + path, timeout=30).close()
    assert "佳木斯市政协" in {item["org"] for item in found["items"]}
    assert not (tmp_path / "outside").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--port", "99999"], "server.port"),
        (["--settings", "absent.toml"], "absent.toml"),
        (["--corpus", "absent", "--index", "{folder}"], "absent"),
    ],
)
def test_an_impossible_start_says_why(tmp_path: Path, arguments: list[str], told: str) -> None:
    command = [sys.executable, "app.py", *(argument.format(folder=tmp_path / "index") for argument in arguments)]
    ended = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60, env=os.environ, check=False
    )
    assert ended.returncode != 0
    assert told in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_port_in_use_is_told_before_anything_is_done(tmp_path: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "app.py", "--index", str(tmp_path / "index"), "--port", str(port)]
        ended = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
        )
    assert ended.returncode == 1
    assert f"端口 {port} 已被占用" in ended.stderr
    assert "--port" in ended.stderr
    assert "http://" not in ended.stdout
    assert not (tmp_path / "index").exists()
