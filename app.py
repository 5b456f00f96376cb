"""python app.py: the chat. Wiring only; see web/ for the page and wenzheng.example.toml for the settings."""

import argparse
import errno
import logging
import os
import socket
import sys
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import IndexMissing, SettingsError, WenzhengError
from corpus.threads import limit_algebra
from web.environment import prepare_environment
from web.settings import Paths, Server, Settings, load_settings

if TYPE_CHECKING:
    from index.live import LiveIndex
    from index.reader import Index
    from web.desk import Desk

DEFAULT_SETTINGS = Path("wenzheng.toml")
SAMPLE = Path("corpus/sample")


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the chat until interrupted and return the exit status."""
    prepare_environment()
    limit_algebra()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        settings = _settings(_parse(arguments))
        _require_free_port(settings.server)
        return _first_index(settings.paths) or serve(settings)
    except WenzhengError as error:
        print(error, file=sys.stderr)
        return 1


def _first_index(paths: Paths) -> int:
    """Build the index, with a progress bar, where there is none; return the exit status of that."""
    from index.__main__ import main as index_command
    from index.builds import live_id

    try:
        live_id(paths.index)
    except IndexMissing:
        corpus = paths.corpus or SAMPLE
        if not corpus.exists():
            raise SettingsError(
                f"{paths.index} 里没有索引，资料文件夹 {corpus} 也不存在；用 --corpus 指明版面所在的文件夹 "
                f"(no index and no corpus folder {corpus}: name the folder of page files with --corpus)"
            ) from None
        model = ["--model", paths.model] if paths.model else []
        return index_command(["rebuild", str(corpus), "--index", str(paths.index), *model])
    return 0


def serve(settings: Settings) -> int:
    """Serve until interrupted; return the exit status."""
    import uvicorn

    from qa.answerer import Answerer
    from web.desk import Desk
    from web.memory import give_back_big_blocks
    from web.server import create_app

    give_back_big_blocks()
    live = _live_index(settings.paths)
    _tell_of_other_sources(live.current().manifest.roots, settings.paths)
    desk = Desk(live, Answerer, question_chars=settings.limits.question_chars)
    app = create_app(desk, settings)
    threading.Thread(target=_prepare, args=(live, desk), daemon=True).start()
    print(f"{settings.look.title}: http://{settings.server.host}:{settings.server.port}/", flush=True)
    uvicorn.run(app, host=settings.server.host, port=settings.server.port, log_level="warning", server_header=False)
    return 0


def _prepare(live: "LiveIndex", desk: "Desk[Index]") -> None:
    """Load and make what the first visitor would wait for."""
    live.current().searcher.prepare()
    _ = desk.build().examples


def _live_index(paths: Paths) -> "LiveIndex":
    """Return the index to serve. Raises SettingsError for a reranker that cannot be used: now, not at a question."""
    from index.config import SearchConfig
    from index.live import LiveIndex
    from index.reader import open_index

    live = LiveIndex(paths.index, opener=partial(open_index, config=SearchConfig(reranker=paths.reranker)))
    if reranker := live.current().searcher.reranker:
        reranker.scores("问", ["答", "案"])
    return live


def _tell_of_other_sources(roots: Sequence[str], paths: Paths) -> None:
    """Say that the corpus of the settings is not what is served. Questions are answered all the same."""
    from web.sources import SourcesError, index_sources

    try:
        index_sources(roots, index=paths.index, corpus=paths.corpus)
    except SourcesError as unclear:
        print(unclear, file=sys.stderr)


def _require_free_port(server: Server) -> None:
    if not _port_is_free(server.host, server.port):
        raise SettingsError(
            f"端口 {server.port} 已被占用；请用 --port 换一个，如 --port {server.port % 65535 + 1} "
            f"(port {server.port} is taken: choose another with --port)"
        )


def _port_is_free(host: str, port: int) -> bool:
    """Return whether the chat can listen there; other trouble than a taken port is left to the server to tell."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.errno != errno.EADDRINUSE
    return True


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python app.py", description=__doc__)
    parser.add_argument(
        "--settings", type=Path, help="设置文件 a settings file (default: wenzheng.toml, where there is one)"
    )
    parser.add_argument("--index", type=Path, help="索引文件夹 the index folder")
    parser.add_argument(
        "--corpus", type=Path, help="第一次建索引所用的文件夹 the folder of page files for a first index"
    )
    parser.add_argument("--host", help="监听的地址 the address to listen on")
    parser.add_argument("--port", type=int, help="端口 the port")
    return parser.parse_args(arguments)


def _settings(options: argparse.Namespace) -> Settings:
    file = options.settings or (DEFAULT_SETTINGS if DEFAULT_SETTINGS.exists() else None)
    given: dict[str, dict[str, Any]] = {
        "server": {"host": options.host, "port": options.port},
        "paths": {"index": options.index, "corpus": options.corpus},
    }
    told = {
        section: {name: value for name, value in values.items() if value is not None}
        for section, values in given.items()
    }
    return load_settings(file, environ=os.environ, options=told)


if __name__ == "__main__":
    sys.exit(main())
