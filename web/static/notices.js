// Gradio's own notices, in our words; a failure gives the question back.
(() => {
  const WZ = window.WZ;
  const WORDS = [
    [/^Connection to the server was lost/, "error.lost"],
    [/^(?:Connection errored out|Failed to fetch|NetworkError|Load failed)/, "error.network"],
    [/^This application is currently busy/, "error.busy"],
    [/^Error$/, "error.inside"],
  ];

  const read = (notice) => {
    notice.dataset.read = "yes";
    const text = notice.textContent.trim();
    const known = WORDS.find(([form]) => form.test(text));
    if (known) notice.textContent = WZ.texts[known[1]];
    const title = notice.closest("[data-testid=toast-body]")?.querySelector(".toast-title")?.firstChild;
    const named = title && WZ.texts[`notice.${title.data.trim()}`];
    if (named) title.data = named;
    if (notice.matches(".error")) WZ.unsent();
  };
  const look = () => document.querySelectorAll("[data-testid=toast-text]:not([data-read])").forEach(read);
  document.addEventListener("DOMContentLoaded", () =>
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true }),
  );
})();
