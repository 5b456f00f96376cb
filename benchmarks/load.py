"""Fifty people asking at once through the page's own route, with a rebuild and a swap of the index in the middle.

python -m benchmarks.load [--clients 50] [--seconds 60] [--pause 5] [--out benchmarks/results/load.json]

Every client is a browser session as Gradio's page makes one: it joins the queue and reads the answer from the event
stream, pauses, asks the next question of the conversation, and begins a new one after five. Times are from sending a
question to its finished answer.
"""

import argparse
import asyncio
import json
import os
import platform
import random
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import numpy as np

ROOT = Path(__file__).parents[1]
QUESTIONS = ROOT / "tests" / "data" / "questions.jsonl"
TURNS = 5
NO_LIMIT = {"WENZHENG_LIMITS_REQUESTS_PER_MINUTE": "1000000", "WENZHENG_LIMITS_BURST": "1000000"}


@dataclass
class Record:
    """What happened: seconds of each answer, when it came, errors by name, memory and builds over time."""

    seconds: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    memory_mb: list[float] = field(default_factory=list)
    builds: list[str] = field(default_factory=list)
    rebuild_s: float | None = None


def main() -> int:
    """Run the load and write its figures."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder, _server(Path(folder)) as (address, process):
        record = asyncio.run(_load(address, process.pid, Path(folder), options))
    figures = _figures(record, options)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, ensure_ascii=False, indent=1))
    return 0 if not record.errors else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=5.0, help="mean seconds that a person reads before asking on")
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "results" / "load.json")
    return parser.parse_args()


@contextmanager
def _server(folder: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Run app.py over a copy of the sample corpus on a free port; give its address and process."""
    shutil.copytree(ROOT / "corpus" / "sample", folder / "corpus")
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    paths = ["--corpus", str(folder / "corpus"), "--index", str(folder / "index")]
    command = [sys.executable, "app.py", *paths, "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **NO_LIMIT}, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            if process.poll() is not None:
                raise SystemExit("the server did not start")
            try:
                httpx.get(f"{address}/healthz").raise_for_status()
                break
            except httpx.HTTPError:
                time.sleep(0.2)
        yield address, process
    finally:
        process.terminate()
        process.wait(timeout=30)


async def _load(address: str, pid: int, folder: Path, options: argparse.Namespace) -> Record:
    record = Record()
    questions = [json.loads(line)["question"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=200)
    async with httpx.AsyncClient(base_url=address, timeout=30, limits=limits) as client:
        submit = await _submit_function(client)
        end = time.monotonic() + options.seconds
        people = [
            _person(client, submit, questions, record, random.Random(seed), end=end, pause=options.pause)
            for seed in range(options.clients)
        ]
        watcher = asyncio.create_task(_watch(client, pid, record, end))
        rebuild = asyncio.create_task(_rebuild(folder, record, after=options.seconds / 2))
        await asyncio.gather(*people, watcher, rebuild)
    return record


async def _submit_function(client: httpx.AsyncClient) -> int:
    """Return the number of the function that Enter in the question box runs."""
    config = (await client.get("/zh/config")).raise_for_status().json()
    bus = next(part["id"] for part in config["components"] if part["props"].get("elem_id") == "wz-bus")
    return next(int(one["id"]) for one in config["dependencies"] if [bus, "ask"] in one["targets"])


async def _person(
    client: httpx.AsyncClient,
    submit: int,
    questions: list[str],
    record: Record,
    chance: random.Random,
    *,
    end: float,
    pause: float,
) -> None:
    await asyncio.sleep(chance.uniform(0, pause))
    while time.monotonic() < end:
        session = secrets.token_hex(6)
        for _ in range(TURNS):
            began = time.monotonic()
            if began >= end:
                return
            try:
                await _ask(client, submit, session, chance.choice(questions))
                record.seconds.append(time.monotonic() - began)
            except (httpx.HTTPError, RuntimeError) as error:
                record.errors[f"{type(error).__name__}: {error}"[:120]] += 1
            await asyncio.sleep(chance.expovariate(1 / pause))


async def _ask(client: httpx.AsyncClient, submit: int, session: str, question: str) -> None:
    """Ask as the page does; raise RuntimeError when what comes is no answer."""
    event = {"question": question, "mark": 1}
    body = {"data": [None, None, None], "fn_index": submit, "session_hash": session, "event_data": event}
    (await client.post("/zh/gradio_api/queue/join", json=body)).raise_for_status()
    async with client.stream("GET", "/zh/gradio_api/queue/data", params={"session_hash": session}) as stream:
        stream.raise_for_status()
        shown = ""
        async for line in stream.aiter_lines():
            message: dict[str, Any] = json.loads(line[5:]) if line.startswith("data:") else {}
            shown += line if message.get("msg") == "process_generating" else ""
            if message.get("msg") == "process_completed":
                if not message.get("success") or '"failed"' in shown:
                    raise RuntimeError(f"no answer: {str(message)[:80]}")
                return
    raise RuntimeError("the stream ended before the answer")


async def _watch(client: httpx.AsyncClient, pid: int, record: Record, end: float) -> None:
    """Note the server's memory and build once a second."""
    while time.monotonic() < end:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        record.memory_mb.append(int(status.split("VmRSS:")[1].split()[0]) / 1024)
        try:
            record.builds.append((await client.get("/healthz")).raise_for_status().json()["build"])
        except httpx.HTTPError as error:
            record.errors[f"healthz: {type(error).__name__}"] += 1
        await asyncio.sleep(1)


async def _rebuild(folder: Path, record: Record, *, after: float) -> None:
    """Change the corpus and rebuild beside the running server."""
    await asyncio.sleep(after)
    extra = folder / "corpus" / "zhandian-07.txt"
    shutil.copy(folder / "corpus" / "zhandian-06.txt", extra)
    began = time.monotonic()
    command = [sys.executable, "-m", "index", "rebuild", str(folder / "corpus"), "--index", str(folder / "index")]
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    if await process.wait():
        record.errors["rebuild failed"] += 1
    record.rebuild_s = time.monotonic() - began


def _figures(record: Record, options: argparse.Namespace) -> dict[str, Any]:
    p50, p95, p99 = np.percentile(record.seconds, [50, 95, 99]) if record.seconds else (0, 0, 0)
    return {
        "clients": options.clients,
        "seconds": options.seconds,
        "mean_pause_s": options.pause,
        "answers": len(record.seconds),
        "answers_per_s": round(len(record.seconds) / options.seconds, 1),
        "p50_s": round(float(p50), 3),
        "p95_s": round(float(p95), 3),
        "p99_s": round(float(p99), 3),
        "max_s": round(max(record.seconds, default=0), 3),
        "errors": dict(record.errors),
        "builds_seen": list(dict.fromkeys(record.builds)),
        "rebuild_s": round(record.rebuild_s, 1) if record.rebuild_s else None,
        "memory_mb_every_5_s": [round(megabytes) for megabytes in record.memory_mb[::5]],
        "machine": {"processors": os.cpu_count(), "system": platform.platform(), "python": platform.python_version()},
    }


if __name__ == "__main__":
    sys.exit(main())
