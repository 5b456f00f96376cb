// The evidence panel: beside the chat on a wide screen, a sheet over it on a phone.
(() => {
  const WZ = window.WZ;
  const wide = matchMedia("(min-width: 1024px)");
  let opener = null;

  WZ.open = (data) => {
    opener = document.activeElement;
    WZ.send("open", data);
    document.body.dataset.evidence = "open";
  };
  WZ.acts.open = ({ dataset }) =>
    WZ.open({ passage: dataset.passage, marks: dataset.marks || "", turn: Number(dataset.turn) || 0 });
  WZ.acts.page = ({ dataset }) => 
    WZ.send("sheet", { passage: dataset.passage, turn: Number(dataset.turn) || 0 });
  WZ.acts.citations = ({ dataset }) => {
    opener = document.activeElement;
    document.body.dataset.evidence = "open";
    WZ.send("citations", { turn: Number(dataset.turn) });
  };
  WZ.acts.close = () => {
    document.body.dataset.evidence = "closed";
    if (opener?.isConnected) opener.focus();
  };

  WZ.shown.evidence = (element, value) => {
    if (value.quiet) document.getElementById("wz-evidence").scrollTo({ top: 0 });
    if (value.empty || value.quiet) return;
    document.body.dataset.evidence = "open";
    const current = element.querySelector("[aria-current]");
    const target = current || element.querySelector(".evidence-title");
    const panel = document.getElementById("wz-evidence");
    if (current) {
      const top = current.getBoundingClientRect().top - panel.getBoundingClientRect().top;
      panel.scrollTo({ top: panel.scrollTop + top - panel.clientHeight / 4 });
    } else panel.scrollTo({ top: 0 });
    target?.focus({ preventScroll: true });
  };

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (document.body.dataset.history === "open") WZ.acts.history();
    else if (document.body.dataset.evidence === "open") WZ.acts.close();
  });

  // on a phone the sheet covers the chat: Tab stays inside it
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || wide.matches || document.body.dataset.evidence !== "open") return;
    const panel = document.getElementById("wz-evidence");
    const stops = [...panel.querySelectorAll("button:not([disabled]), a[href], summary")].filter((e) => e.offsetParent);
    const [first, last] = [stops[0], stops.at(-1)];
    if (!panel.contains(document.activeElement)) (event.preventDefault(), first?.focus());
    else if (event.shiftKey && document.activeElement === first) (event.preventDefault(), last.focus());
    else if (!event.shiftKey && document.activeElement === last) (event.preventDefault(), first.focus());
  });
})();
