"""The web application: Gradio's page in two languages on FastAPI, our routes, and the safety layers around all."""

from collections.abc import Callable
from typing import Any

import gradio as gr
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.types import ASGIApp

from corpus.errors import IndexingError, QuestionError
from web.assets import LANGUAGES, Texts, texts
from web.desk import Desk
from web.feedback import Feedback
from web.frame import PageFrame
from web.handlers import Handlers
from web.library import LibraryDesk
from web.memory import use_lean_sessions
from web.page import build_page, head, theme
from web.rebuild import Rebuilder
from web.routes import plain_error, router
from web.safety.doors import BoundedBodies, KnownHosts, KnownRoutes
from web.safety.headers import ConfiningHeaders
from web.safety.login import Login
from web.safety.rates import Buckets, RateLimit
from web.settings import LOOPBACK, Settings


def create_app(desk: Desk[Any], settings: Settings) -> ASGIApp:
    """Return the whole application; desk answers the questions."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk, app.state.settings = desk, settings
    app.include_router(router)
    for kind in (Exception, RequestValidationError, QuestionError, IndexingError):
        app.add_exception_handler(kind, plain_error)
    make = _maker(desk, settings)
    for lang in LANGUAGES:
        page = build_page(lang, make, title=settings.look.title, at_once=settings.limits.answers_at_once)
        app = gr.mount_gradio_app(
            app,
            page,
            path=f"/{lang}",
            theme=theme(),
            footer_links=[],
            run_history=False,
            enable_monitoring=False,
            show_error=False,
            allowed_paths=[],
            mcp_server=False,
            ssr_mode=False,
            max_file_size=1,
        )
        use_lean_sessions(app, page)
    return _guarded(app, settings)


def _maker(desk: Desk[Any], settings: Settings) -> Callable[[Texts], tuple[Handlers, LibraryDesk]]:
    """Return what makes the handlers of one language; feedback and rebuilds are shared by all languages."""
    paths = settings.paths
    feedback = Feedback(paths.feedback)
    rebuilder = Rebuilder(index=paths.index, model=paths.model)

    def make(words: Texts) -> tuple[Handlers, LibraryDesk]:
        handlers = Handlers(desk, feedback, words, question_chars=settings.limits.question_chars)
        return handlers, LibraryDesk(desk, rebuilder, settings, words)

    return make


def _guarded(app: ASGIApp, settings: Settings) -> ASGIApp:
    """Return the application behind its safety layers, the outermost last."""
    limits, upload = settings.limits, settings.upload
    names = settings.server.names or (() if settings.public else tuple(LOOPBACK))
    app = BoundedBodies(
        app, body_bytes=limits.body_bytes, upload_bytes=upload.file_bytes if upload.allowed else limits.body_bytes
    )
    pages = {f"/{lang}/": (_tag(lang), head(texts(lang))) for lang in LANGUAGES}
    app = KnownRoutes(PageFrame(app, heads=pages))
    app = Login(app, users=settings.login.users)
    app = RateLimit(app, buckets=Buckets(per_minute=limits.requests_per_minute, burst=limits.burst))
    app = KnownHosts(app, names=names)
    return ConfiningHeaders(app)


def _tag(lang: str) -> str:
    """Return the language tag of a page; Han characters are drawn in the shapes of the tag's region."""
    return "zh-CN" if lang == "zh" else lang
