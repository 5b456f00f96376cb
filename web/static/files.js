// Downloads, uploads, and the corpus page's search and rebuild.
(() => {
  const WZ = window.WZ;

  const message = async (response) => {
    try {
      return (await response.json()).detail || WZ.texts["error.inside"];
    } catch {
      return WZ.texts["error.inside"];
    }
  };

  const fetchFile = async (format, turns, rows = null) => {
    if (!turns.length) return WZ.say(WZ.texts["history.nothing"]);
    let response;
    try {
      response = await fetch(`/api/export/${format}?lang=${WZ.lang}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ turns, rows }),
      });
    } catch {
      return WZ.say(WZ.texts["error.network"]);
    }
    if (!response.ok) return WZ.say(await message(response));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await response.blob());
    link.download = decodeURIComponent((response.headers.get("X-File-Name") || "wenzheng"));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  WZ.acts.download = (button) => {
    const { format, turn } = button.dataset;
    const shown = [...button.closest(".found").querySelectorAll("tbody tr")].filter((row) => !row.hidden);
    const places = shown.map((row) => Number(row.dataset.place));
    return fetchFile(`table.${format}`, WZ.records().slice(turn - 1, turn), places);
  };
  WZ.acts.export = ({ dataset }) => fetchFile(`conversation.${dataset.format}`, WZ.records());

  const search = (start) => {
    const words = document.getElementById("corpus-words").value;
    WZ.send("corpus", { words, start });
  };
  WZ.acts.search = () => search(0);
  WZ.acts.turnpage = ({ dataset }) => search(Number(dataset.start));
  let timer = null;
  document.addEventListener("input", (event) => {
    if (event.target.id !== "corpus-words") return;
    clearTimeout(timer);
    timer = setTimeout(() => search(0), 250);
  });

  let rebuilding = false;
  const local = () =>
    new Intl.DateTimeFormat(WZ.lang === "zh" ? "zh-CN" : "en", { dateStyle: "medium", timeStyle: "short" });
  WZ.shown.library = (element, value) => {
    element.querySelectorAll("time").forEach((time) => (time.textContent = local().format(new Date(time.dateTime))));
    if (!rebuilding || !value.outcome) return;
    rebuilding = false;
    search(0); // the articles may be others now
  };
  WZ.acts.rebuild = (button) => {
    button.disabled = rebuilding = true;
    WZ.send("rebuild");
  };

  WZ.acts.upload = async (form) => {
    const log = form.querySelector(".upload-log");
    for (const file of form.querySelector("input[type=file]").files) {
      const line = document.createElement("li");
      line.textContent = `${file.name} …`;
      log.append(line);
      try {
        const response = await fetch(`/api/upload?name=${encodeURIComponent(file.name)}&lang=${WZ.lang}`, {
          method: "PUT",
          body: file,
          headers: { "Content-Type": "application/octet-stream" },
        });
        line.textContent = `${file.name}: ${response.ok ? WZ.texts["upload.done"] : await message(response)}`;
      } catch {
        line.textContent = `${file.name}: ${WZ.texts["error.network"]}`;
      }
    }
    form.reset();
  };
})();
