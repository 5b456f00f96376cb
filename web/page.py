"""The page: Gradio components, and which handler each event of theirs runs.

Everything the reader clicks is a plain button with data-act; web/static/core.js turns it into an event of the bus
component below. Values go into templates through inert() only.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import gradio as gr
from gradio.events import Dependency

from index.types import Filter
from web.assets import Texts, inert, template, texts
from web.conversation import Conversation, Work
from web.handlers import EMPTY, Handlers, Values, wanted
from web.library import LibraryDesk

BUS = """WZ.connect(trigger);
// names: 'ask' 'stop' 'open' 'sheet' 'citations' 'rate' 'unfilter' 'filter' 'corpus' 'rebuild' 'reopen' 'fresh'"""
KEPT_S = 2 * 3600
SESSIONS_KEPT = 500


class Page:
    """The components of the page in one language, wired to its handlers."""

    def __init__(self, handlers: Handlers, library: LibraryDesk, *, title: str, at_once: int) -> None:
        self.handlers = handlers
        self.library = library
        self.words = handlers.words
        self.title = title
        self.at_once = at_once

    def build(self) -> gr.Blocks:
        """Return the page."""
        demo = gr.Blocks(analytics_enabled=False, fill_width=True, title=self.title)
        demo.state_session_capacity = SESSIONS_KEPT
        with demo:
            self._components()
            self._outputs = [self.thread, self.evidence, self.keeper, self.conversation]
            self._chat_events()
            self._evidence_events()
            self._library_events()
            demo.load(self._load, None, [self.home, self.filters], show_progress="hidden", api_visibility="private")
        return demo

    def _components(self) -> None:
        self.conversation = gr.State(Conversation(), time_to_live=KEPT_S)
        self.chosen = gr.State(Filter(), time_to_live=KEPT_S)
        self.work = gr.State(Work())
        self.bus = gr.HTML({}, html_template="<i></i>", js_on_load=BUS, elem_id="wz-bus", apply_default_css=False)
        self._html("header", {"title": self.title})
        with gr.Column(elem_id="wz-desk"), gr.Column(elem_id="wz-main"):
            self._html("hero", {})
            self.thread = self._html("thread", {"turns": []})
            with gr.Column(elem_id="wz-ask"):
                self.filters = self._html("filters", {"groups": [], "active": [], "any": False})
                with gr.Row(elem_id="wz-box"):
                    self._question()
                    gr.Button(self.words("ask.send"), elem_id="wz-send", variant="primary", scale=0)
            self.home = self._html("home", {"figures": [], "examples": [], "bars": [], "tiles": None})
        self.evidence = self._html("evidence", EMPTY)
        with gr.Column(elem_id="wz-holdings"):
            self.articles = self._html("corpus", {"articles": {"rows": [], "count": ""}})
            self.status = self._html("library", {"facts": []})
        self._html("history", {"items": []}, js="WZ.history(props);")
        self.keeper = self._html("keeper", {})

    def _question(self) -> None:
        label = self.words("ask.label")
        gr.Textbox(
            label=label,
            show_label=False,
            placeholder=self.words("ask.placeholder"),
            lines=1,
            max_lines=6,
            container=False,
            autofocus=True,
            elem_id="question",
            html_attributes=gr.InputHTMLAttributes(autocomplete="off", spellcheck=False),
        )

    def _html(self, name: str, value: Values, *, js: str = "") -> gr.HTML:
        return gr.HTML(
            inert(value),
            html_template=template(name, self.words),
            js_on_load=js or f"watch('value', () => WZ.rendered('{name}', element, props.value));",
            elem_id=f"wz-{name}",
            apply_default_css=False,
        )

    def _on(
        self,
        event: Callable[..., Dependency],
        handler: Callable[..., object],
        inputs: object,
        outputs: object,
        *,
        multiple: bool = False,
        cancels: Sequence[Dependency] = (),
    ) -> Dependency:
        return event(
            handler,
            inputs,
            outputs,
            show_progress="hidden",
            api_visibility="private",
            concurrency_limit=self.at_once,
            concurrency_id=handler.__name__,
            trigger_mode="multiple" if multiple else "once",
            cancels=cancels,
        )

    def _chat_events(self) -> None:
        asked, unfiltered = [self.conversation, self.chosen, self.work], [*self._outputs, self.filters, self.chosen]
        # asking.js asks one by one; "once" would drop a question while the answer before it is being put away
        working = [
            self._on(self.bus.ask, self._ask, asked, self._outputs, multiple=True),
            self._on(self.bus.unfilter, self._ask_unfiltered, asked, unfiltered, multiple=True),
        ]
        self._on(self.bus.stop, self._stop, [self.conversation, self.work], self.thread, cancels=working)
        self._on(self.bus.rate, self._rate, self.conversation, [self.thread, self.conversation])
        self._on(self.bus.filter, self._filter, None, [self.filters, self.chosen])
        self._on(self.bus.reopen, self._reopen, self.work, self._outputs, cancels=working)
        self._on(self.bus.fresh, self._fresh, self.work, unfiltered, cancels=working)

    def _evidence_events(self) -> None:
        self._on(self.bus.open, self._open, None, self.evidence)
        self._on(self.bus.sheet, self._sheet, None, self.evidence)
        self._on(self.bus.citations, self._citations, self.conversation, self.evidence)

    def _library_events(self) -> None:
        self._on(self.bus.corpus, self._corpus, None, [self.articles, self.status])
        self._on(self.bus.rebuild, self._rebuild, None, self.status)

    def _load(self) -> tuple[Any, Any]:
        return inert(self.library.home()), inert(self.handlers.filters(Filter()))

    def _shown(self, steps: Iterator[Values]) -> Iterator[list[Any]]:
        """Yield the outputs of each step; what a step does not name stays as it is."""
        names = ("thread", "evidence", "keeper", "conversation")
        for step in steps:
            if "say" in step:
                gr.Info(step["say"], duration=4)
            yield [
                gr.skip() if name not in step else step[name] if name == "conversation" else inert(step[name])
                for name in names
            ]

    def _ask(self, conversation: Conversation, chosen: Filter, work: Work, event: gr.EventData) -> Iterator[list[Any]]:
        data = wanted(event._data)
        yield from self._shown(work.latest(self.handlers.ask(data.question, conversation, chosen, mark=data.mark)))

    def _stop(self, conversation: Conversation, work: Work, event: gr.EventData) -> Values:
        work.drop()
        return inert({**self.handlers.thread(conversation), "mark": wanted(event._data).mark, "stopped": True})

    def _ask_unfiltered(
        self, conversation: Conversation, chosen: Filter, work: Work, event: gr.EventData
    ) -> Iterator[list[Any]]:
        data = wanted(event._data)
        question, conversation, chosen = self.handlers.without(conversation, chosen, data)
        steps = self.handlers.ask(question, conversation, chosen, mark=data.mark)
        for shown in self._shown(work.latest(steps)):
            yield [*shown, inert(self.handlers.filters(chosen)), chosen]

    def _rate(self, conversation: Conversation, event: gr.EventData) -> tuple[Any, Conversation]:
        data = wanted(event._data)
        conversation = self.handlers.rate(conversation, data.turn, data.verdict, data.note)
        return inert(self.handlers.thread(conversation)), conversation

    def _filter(self, event: gr.EventData) -> tuple[Any, Filter]:
        data = wanted(event._data)
        chosen = Filter(provinces=tuple(data.provinces), orgs=tuple(data.orgs), files=tuple(data.files))
        return inert(self.handlers.filters(chosen)), chosen

    def _reopen(self, work: Work, event: gr.EventData) -> Iterator[list[Any]]:
        work.drop()
        data = wanted(event._data)
        conversation = self.handlers.reopen(data.conversation, data.turns)
        if conversation is None:
            yield from self._shown(iter([{"say": self.words("history.broken")}]))
            return
        last = self.handlers.citations(conversation, len(conversation.answers))
        yield from self._shown(
            iter([
                {
                    "thread": self.handlers.thread(conversation),
                    "evidence": {**last, "quiet": True},
                    "keeper": {"conversation": conversation.id},
                    "conversation": conversation,
                }
            ])
        )

    def _fresh(self, work: Work) -> Iterator[list[Any]]:
        work.drop()
        step = {"thread": {"turns": []}, "evidence": EMPTY, "keeper": {}}
        for shown in self._shown(iter([{**step, "conversation": Conversation()}])):
            yield [*shown, inert(self.handlers.filters(Filter())), Filter()]

    def _open(self, event: gr.EventData) -> Values:
        data = wanted(event._data)
        return inert(self.handlers.open(data.passage, data.marks, turn=data.turn))

    def _sheet(self, event: gr.EventData) -> Values:
        data = wanted(event._data)
        return inert(self.handlers.page(data.passage, turn=data.turn))

    def _citations(self, conversation: Conversation, event: gr.EventData) -> Values:
        return inert(self.handlers.citations(conversation, wanted(event._data).turn))

    def _corpus(self, event: gr.EventData) -> Iterator[tuple[Any, Any]]:
        data = wanted(event._data)
        articles = inert(self.library.articles(data.words, data.start))
        for status in self.library.follow():
            yield articles, inert(status)

    def _rebuild(self) -> Iterator[Any]:
        for status in self.library.rebuild():
            yield inert(status)


def head(words: Texts) -> str:
    """Return what the page's <head> begins with: our styles, our texts for the scripts, our scripts."""
    needed = ("tools.copied", "ask.", "error.", "history.nothing", "note.thanks", "notice.", "upload.done")
    table = {key: text for key, text in words.table.items() if key.startswith(needed)}
    start = json.dumps({"lang": words.lang, "texts": table}, ensure_ascii=False).replace("<", "\\u003c")
    scripts = "".join(f'<script src="/static/{name}.js"></script>' for name in SCRIPTS)
    styles = '<link rel="stylesheet" href="/static/wenzheng.css"><link rel="icon" href="/static/icon.svg">'
    return f"{styles}<script>window.WZ={start}</script>{scripts}"


SCRIPTS = ("core", "asking", "notices", "thread", "evidence", "history", "files")


def theme() -> gr.themes.Base:
    """Return Gradio's plain theme with fonts that every system with Chinese has; nothing is fetched."""
    sans = ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"]
    return gr.themes.Base(font=sans, font_mono=["monospace"])


def build_page(
    lang: str, make: Callable[[Texts], tuple[Handlers, LibraryDesk]], *, title: str, at_once: int
) -> gr.Blocks:
    """Return the page in one language."""
    handlers, library = make(texts(lang))
    return Page(handlers, library, title=title, at_once=at_once).build()
