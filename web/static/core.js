// The page's own script: one listener for clicks, changes and forms; each [data-act] names an action in WZ.acts.
// window.WZ starts as {lang, texts} from the page's head.
(() => {
  const WZ = window.WZ;
  WZ.acts = {};
  WZ.shown = {};
  const waiting = [];
  let trigger = null;

  /** Remember the bus component's trigger and send what was asked for before the page was ready. */
  WZ.connect = (bus) => {
    trigger = bus;
    document.documentElement.lang = WZ.lang === "zh" ? "zh-CN" : WZ.lang; // Gradio wrote the browser's
    waiting.splice(0).forEach(([name, data]) => bus(name, data));
    requestAnimationFrame(() => (document.body.dataset.ready = "yes"));
    WZ.opening();
  };

  /** Send an event to the server. */
  WZ.send = (name, data = {}) => (trigger ? trigger(name, data) : waiting.push([name, data]));

  /** A component was rendered anew: let its part of the page take up what only the browser knows. */
  WZ.rendered = (name, element, value) => WZ.shown[name]?.(element, value);

  /** Defuse a value for a gr.HTML template, which is evaluated as a JavaScript template literal. */
  WZ.inert = (value) => {
    if (typeof value === "string") return value.replace(/[\\$]/g, "\\$&");
    if (Array.isArray(value)) return value.map(WZ.inert);
    if (value && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, WZ.inert(item)]));
    return value;
  };

  /** Undo inert() on what a component's props hold. */
  WZ.plain = (value) => {
    if (typeof value === "string") return value.replace(/\\([\\$])/g, "$1");
    if (Array.isArray(value)) return value.map(WZ.plain);
    if (value && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, WZ.plain(item)]));
    return value;
  };

  /** Say something to eyes and screen readers for a moment. */
  WZ.say = (text) => {
    let box = document.getElementById("wz-say");
    if (!box) {
      box = Object.assign(document.createElement("div"), { id: "wz-say" });
      box.setAttribute("role", "status");
      document.body.append(box);
    }
    box.textContent = text;
    box.classList.add("on");
    clearTimeout(WZ.say.timer);
    WZ.say.timer = setTimeout(() => box.classList.remove("on"), 2600);
  };

  const run = (event, element) => {
    const act = WZ.acts[element.dataset.act];
    if (act) act(element, event);
  };
  document.addEventListener("click", (event) => {
    const element = event.target.closest("[data-act]");
    if (!element || element.matches("form, select, input")) return;
    if (!element.matches("a[data-act=language]")) event.preventDefault();
    run(event, element);
  });
  document.addEventListener("change", (event) => event.target.matches("[data-act]") && run(event, event.target));
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-act]")) return;
    event.preventDefault();
    run(event, event.target);
  });

  WZ.box = () => document.querySelector("#question textarea");
  /** Write into the question box as if it were typed. */
  WZ.write = (text) => {
    const field = WZ.box();
    if (!field) return requestAnimationFrame(() => WZ.write(text)); // the page is still being put together
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  };

  WZ.acts.focus = () => WZ.box()?.focus();
  WZ.acts.edit = (element) => WZ.write(element.dataset.text);
  WZ.acts.view = (element) => WZ.view(element.dataset.view);
  WZ.acts.copy = async (element) => {
    await WZ.copy(element.dataset.text);
  };
  WZ.acts.copylink = (element) => WZ.copy(new URL(element.dataset.link, location.origin).href);
  WZ.copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    WZ.say(WZ.texts["tools.copied"]);
  };

  /** Show the chat or the corpus. */
  WZ.view = (name) => {
    document.body.dataset.view = name;
    if (name === "corpus") {
      WZ.send("corpus");
      document.querySelector("#wz-holdings h1")?.focus();
    } else if (matchMedia("(min-width: 700px)").matches) WZ.box()?.focus();
  };

  const dark = (on) => {
    document.documentElement.dataset.theme = on ? "dark" : "light";
    document.body?.classList.toggle("dark", on);
  };
  const preferred = matchMedia("(prefers-color-scheme: dark)");
  const stored = () => localStorage.getItem("wenzheng.theme");
  WZ.acts.theme = () => {
    const on = document.documentElement.dataset.theme !== "dark";
    localStorage.setItem("wenzheng.theme", on ? "dark" : "light");
    dark(on);
  };
  preferred.addEventListener("change", () => stored() || dark(preferred.matches));
  const settle = () => dark(stored() ? stored() === "dark" : preferred.matches);
  settle();
  document.addEventListener("DOMContentLoaded", settle);

  WZ.acts.language = (element) => {
    document.cookie = `wenzheng_language=${element.hreflang.slice(0, 2)}; path=/; max-age=31536000; samesite=lax`;
  };

  /** Do what the address asks for: ?passage= opens evidence, ?q= asks; else take up what this tab had open. */
  WZ.opening = () => {
    settle();
    const query = new URLSearchParams(location.search);
    WZ.restoreDraft();
    if (query.get("passage")) WZ.open({ passage: query.get("passage"), marks: query.get("marks") || "" });
    else if (query.get("q")) WZ.ask(query.get("q"));
    else WZ.resume();
    if (query.size) history.replaceState(null, "", location.pathname);
  };
})();
