// Conversations kept in this browser: {id: {id, at, turns: [record]}}; a record is an answer as the server gave it.
(() => {
  const WZ = window.WZ;
  const KEY = "wenzheng.history";
  const OPEN = "wenzheng.open"; // of this tab: the conversation on the screen, and what was typed and not answered
  const DRAFT = "wenzheng.draft";
  const MOST = 50;
  let props = null;
  let open = null;

  const load = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) || "{}");
      return kept && typeof kept === "object" && !Array.isArray(kept) ? kept : {};
    } catch {
      return {};
    }
  };
  const byAge = (kept) => Object.values(kept).filter((c) => Array.isArray(c?.turns)).sort((a, b) => b.at - a.at);

  /** Keep what fits; the oldest conversations go first. */
  const store = (kept) => {
    let all = byAge(kept).slice(0, MOST);
    while (all.length) {
      try {
        localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(all.map((c) => [c.id, c]))));
        return;
      } catch {
        all = all.slice(0, -1);
      }
    }
    localStorage.removeItem(KEY);
  };

  const show = () => {
    if (!props) return;
    const when = new Intl.DateTimeFormat(WZ.lang === "zh" ? "zh-CN" : "en", { dateStyle: "medium", timeStyle: "short" });
    const items = byAge(load()).map((c) => ({
      id: String(c.id),
      title: String(c.turns[0]?.question || ""),
      when: when.format(new Date(c.at)),
    }));
    props.value = WZ.inert({ items });
  };
  WZ.history = (component) => {
    props = component;
    show();
  };

  /** The server answered: add the record to its conversation. */
  WZ.shown.keeper = (element, value) => {
    open = value.conversation || null;
    if (open) sessionStorage.setItem(OPEN, open);
    else sessionStorage.removeItem(OPEN);
    if (!value.record) return;
    const kept = load();
    const conversation = kept[open] || { id: open, turns: [] };
    conversation.turns[value.number - 1] = WZ.plain(value.record);
    conversation.at = Date.now();
    store({ ...kept, [open]: conversation });
    show();
  };

  WZ.acts.history = (button) => {
    const on = document.body.dataset.history !== "open";
    document.body.dataset.history = on ? "open" : "closed";
    const opener = document.querySelector("[data-act=history][aria-expanded]");
    opener.setAttribute("aria-expanded", String(on));
    show();
    if (on) document.querySelector("#wz-history button")?.focus();
    else opener.focus();
  };
  const reopen = ({ id, turns }) => {
    WZ.forgetQuestions();
    WZ.send("reopen", { conversation: id, turns });
  };
  WZ.acts.reopen = ({ dataset }) => {
    const conversation = load()[dataset.id];
    if (!conversation) return;
    WZ.acts.history();
    WZ.view("chat");
    reopen(conversation);
  };
  WZ.acts.forget = ({ dataset }) => {
    const { [dataset.id]: gone, ...rest } = load();
    store(rest);
    show();
  };
  WZ.acts.fresh = () => {
    WZ.view("chat");
    WZ.startAfresh();
  };

  /** After a reload, in another language too: show what this tab had open. */
  WZ.resume = () => {
    const conversation = load()[sessionStorage.getItem(OPEN)];
    if (conversation) reopen(conversation);
  };
  /** Give back what was typed or asked before the page was left, and had no answer. */
  WZ.restoreDraft = () => {
    const draft = sessionStorage.getItem(DRAFT);
    sessionStorage.removeItem(DRAFT);
    if (draft) WZ.write(draft);
  };
  addEventListener("pagehide", () => sessionStorage.setItem(DRAFT, WZ.unanswered()));

  /** Return the records of the conversation on the screen. */
  WZ.records = () => load()[open]?.turns || [];
})();
