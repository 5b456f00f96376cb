// Asking: one question is worked on at a time; those asked meanwhile wait in sight, and none is lost.
(() => {
  const WZ = window.WZ;
  const UNSEEN_MS = 250; // a question that the server takes up sooner than this is not shown as waiting
  let waiting = []; // {event, data, text}, the first to come first
  let working = null; // the one that the server has: with its mark, and seen once its turn is on the screen
  let marks = 0;
  let clearing = false; // a new chat was asked for: what is asked before it is there would be dropped with the old one

  const next = () => {
    if (clearing || working || !waiting.length) return show();
    working = { ...waiting.shift(), mark: ++marks };
    WZ.send(working.event, { ...working.data, mark: working.mark });
    setTimeout(show, UNSEEN_MS);
  };

  /** Ask as soon as the questions before are answered. */
  WZ.ask = (text, event = "ask", data = { question: text }) => {
    waiting.push({ event, data, text });
    next();
  };

  /** Put texts back into the box, before what has been typed there since. */
  const giveBack = (...texts) => WZ.write([...texts, WZ.box().value].filter((text) => text.trim()).join("\n"));

  /** The conversation was drawn anew: is the question of this mark answered? */
  WZ.answered = (value) => {
    if (clearing && !value.turns.length) {
      clearing = false;
      return next();
    }
    if (!working || value.mark !== working.mark) return;
    const last = value.turns.at(-1);
    if (last?.pending) {
      working.seen = true;
      return show();
    }
    const { text } = working;
    working = null;
    if (last?.failed || (value.stopped && last?.question !== text)) giveBack(text);
    next();
  };

  /** The server did not take the question: its asker gets back all that were not answered. */
  WZ.unsent = () => {
    clearing = false;
    if (!working) return next();
    const texts = [working, ...waiting].map(({ text }) => text);
    WZ.forgetQuestions();
    giveBack(...texts);
  };
  WZ.startAfresh = () => {
    clearing = document.querySelector("#wz-thread .turn") !== null;
    const clear = !clearing && !working && !document.querySelector("[data-act=drop]");
    WZ.forgetQuestions();
    if (!clear) WZ.send("fresh");
  };
  WZ.forgetQuestions = () => {
    working = null;
    waiting = [];
    show();
  };

  /** Return what has been typed or asked and has no answer yet. */
  WZ.unanswered = () =>
    [working, ...waiting, { text: WZ.box()?.value || "" }].flatMap((item) => item?.text.trim() || []).join("\n");

  const show = () => {
    const items = working && !working.seen ? [working, ...waiting] : waiting;
    const list = document.getElementById("wz-waiting") || (items.length && addList());
    if (!list) return;
    list.hidden = !items.length;
    list.replaceChildren(...items.map(line));
  };
  const addList = () => {
    const list = Object.assign(document.createElement("ul"), { id: "wz-waiting" });
    list.setAttribute("aria-label", WZ.texts["ask.waiting"]);
    document.getElementById("wz-box").before(list);
    return list;
  };
  const line = (item) => {
    const text = Object.assign(document.createElement("span"), { textContent: item.text });
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
    button.className = "quiet";
    button.setAttribute("aria-label", `${WZ.texts["ask.takeback"]} ${item.text}`);
    button.title = WZ.texts["ask.takeback"];
    button.onclick = () => (item === working ? WZ.acts.stop() : takeBack(item));
    const row = document.createElement("li");
    row.append(WZ.texts["ask.waiting"], text, button);
    return row;
  };
  const takeBack = (item) => {
    waiting = waiting.filter((one) => one !== item);
    show();
    giveBack(item.text);
  };

  WZ.acts.stop = () => working && WZ.send("stop", { mark: working.mark });
  WZ.acts.ask = ({ dataset }) => {
    WZ.view("chat");
    WZ.ask(dataset.text);
  };

  const submit = () => {
    const text = WZ.box().value;
    if (!text.trim()) return WZ.say(WZ.texts["error.empty"]);
    WZ.write("");
    WZ.ask(text);
  };
  document.addEventListener("click", (event) => event.target.closest("#wz-send") && submit());
  const plain = (event) => !(event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
  /** ↑ in the empty box recalls the last question; / goes to the box from wherever nothing is typed. */
  document.addEventListener("keydown", (event) => {
    const box = WZ.box();
    if (!box?.offsetParent || !plain(event)) return;
    const last = [...document.querySelectorAll("#wz-thread .asked")].at(-1);
    if (event.key === "ArrowUp" && event.target === box && !box.value && last) WZ.write(last.textContent);
    else if (event.key === "/" && !event.target.closest("input, textarea, select")) box.focus();
    else return;
    event.preventDefault();
  });
  document.addEventListener(
    "keydown",
    (event) => {
      // 229: an input method is at work; its Enter takes a word and sends nothing
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      if (event.target !== WZ.box()) return;
      event.preventDefault();
      event.stopPropagation();
      submit();
    },
    true,
  );
})();
