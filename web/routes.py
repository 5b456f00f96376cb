"""Routes beside Gradio's: health, questions as JSON, exports, uploads, static files."""

import logging
from collections.abc import Sequence
from typing import Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict

from corpus.errors import IndexingError, QuestionError
from index.types import Filter
from qa.contract import as_json
from qa.types import Answer
from web.assets import STATIC, Texts, texts
from web.conversation import from_records
from web.desk import Desk
from web.export import conversations, tables
from web.export.names import file_name
from web.language import language_of
from web.settings import Settings
from web.sources import SourcesError, index_sources, upload_folder
from web.upload import UploadError, take_file

log = logging.getLogger(__name__)

Format = Literal["table.csv", "table.xlsx", "table.md", "conversation.md", "conversation.docx"]
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class Asked(BaseModel):
    """The body of /api/ask."""

    model_config = ConfigDict(extra="forbid")

    question: str
    provinces: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


class Records(BaseModel):
    """The body of an export: answers as the browser kept them, and the rows that its table shows, in order."""

    turns: list[Any]
    rows: list[int] | None = None


router = APIRouter()


@router.get("/")
def start(request: Request) -> Response:
    """Send a reader to the page in their language, with whatever the link asks for."""
    query = f"?{request.url.query}" if request.url.query else ""
    headers = {"Vary": "Accept-Language, Cookie"}
    return RedirectResponse(f"/{language_of('/', request.headers)}/{query}", headers=headers)


@router.get("/healthz")
def health(request: Request) -> Response:
    """Say whether questions can be answered, and from which build."""
    manifest = _desk(request).build().library.manifest
    return JSONResponse({"status": "ok", "build": manifest.build_id, "passages": manifest.passages})


@router.get("/favicon.ico")
def icon() -> Response:
    """Return the page's icon."""
    return FileResponse(STATIC / "icon.svg", media_type="image/svg+xml")


@router.get("/static/{name}")
def static(name: str, request: Request) -> Response:
    """Return one of our static files; a name that is not one of theirs is never made a path."""
    if name not in {file.name for file in STATIC.iterdir()}:
        return _refusal(request, "error.missing", status=404)
    return FileResponse(STATIC / name, headers={"Cache-Control": "no-cache"})


@router.post("/api/ask")
def ask(body: Asked, request: Request) -> Response:
    """Answer a question as the JSON object that the commands print."""
    chosen = Filter(provinces=body.provinces, orgs=body.orgs, files=body.files)
    if not body.question.strip():
        return _refusal(request, "error.empty")
    limit = _settings(request).limits.question_chars
    if len(body.question) > limit:
        return _refusal(request, "error.long", length=len(body.question), limit=limit)
    try:
        answer = _desk(request).ask(body.question, filter=chosen if chosen != Filter() else None)
    except QuestionError:
        return _refusal(request, "error.question")
    return JSONResponse(as_json(answer))


@router.post("/api/export/{form}")
def export(form: Format, body: Records, request: Request) -> Response:
    """Return answers that the browser kept as a file."""
    words, title = _words(request), _settings(request).look.title
    answers = from_records(body.turns)
    kind, _, suffix = form.partition(".")
    content = _table(suffix, answers, words, body.rows) if kind == "table" else _talk(suffix, answers, title, words)
    return Response(
        content, media_type=MEDIA[suffix], headers={"X-File-Name": quote(file_name(answers, title, suffix))}
    )


@router.put("/api/upload")
async def upload(name: str, request: Request) -> Response:
    """Take a page file into the folder that the index was built from, where the operator allows it."""
    settings = _settings(request)
    if not settings.upload.allowed:
        return _refusal(request, "upload.closed", status=403)
    paths, roots = settings.paths, _desk(request).build().library.manifest.roots
    try:
        folder = upload_folder(index_sources(roots, index=paths.index, corpus=paths.corpus))
        await take_file(name, request.stream(), folder=folder, limits=settings.upload)
    except SourcesError as unclear:
        log.warning("no upload: %s", unclear)
        return _refusal(request, unclear.key)
    except UploadError as refused:
        return _refusal(request, refused.key)
    return JSONResponse({"status": "ok"})


def _table(suffix: str, answers: Sequence[Answer], words: Texts, order: Sequence[int] | None) -> bytes:
    if len(answers) != 1:
        raise QuestionError("a table is made of one answer")
    rows = tables.table_rows(answers[0], words, order=order)
    if suffix == "csv":
        return tables.as_csv(rows)
    return tables.as_xlsx(rows) if suffix == "xlsx" else tables.as_markdown(rows).encode()


def _talk(suffix: str, answers: Sequence[Answer], title: str, words: Texts) -> bytes:
    if suffix == "docx":
        return conversations.as_docx(answers, title=title, words=words)
    return conversations.as_markdown_file(answers, title=title, words=words).encode()


def _desk(request: Request) -> Desk[Any]:
    desk: Desk[Any] = request.app.state.desk
    return desk


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _words(request: Request) -> Texts:
    return texts(language_of(request.query_params.get("lang", ""), request.headers))


def _refusal(request: Request, key: str, *, status: int = 422, **values: object) -> Response:
    return JSONResponse({"detail": _words(request)(key, **values)}, status_code=status)


async def plain_error(request: Request, exc: Exception) -> Response:
    """Answer with a plain sentence whatever went wrong; the log has the exception, the client never."""
    if isinstance(exc, RequestValidationError | QuestionError):
        return _refusal(request, "error.input")
    if isinstance(exc, IndexingError):
        return _refusal(request, "error.index", status=503)
    log.error("request failed", exc_info=exc)
    return _refusal(request, "error.inside", status=500)
