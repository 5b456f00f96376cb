// The conversation: scrolling to a new turn, tables that sort and filter, feedback, filters beside the box.
(() => {
  const WZ = window.WZ;
  const tables = new Map(); // turn -> {key, down, province}: what the reader chose, kept over new renderings
  let turns = 0;

  WZ.shown.thread = (element, value) => {
    const all = element.querySelectorAll(".turn");
    document.body.dataset.asked = all.length ? "yes" : "no";
    if (all.length < turns) tables.clear();
    if (all.length > turns) {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      all[all.length - 1].scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
    }
    turns = all.length;
    WZ.answered(value);
    tables.forEach((choice, turn) => arrange(element.querySelector(`.found[data-turn="${turn}"]`), choice));
  };

  const amount = (text) => {
    const digits = text.replace(/[,，]/g, "").match(/\d+(\.\d+)?/);
    if (!digits) return -1;
    return Number(digits[0]) * (text.includes("亿") ? 1e8 : text.includes("万") ? 1e4 : 1);
  };
  const sorters = {
    place: (row) => Number(row.dataset.place),
    province: (row) => Number(row.dataset.order), // as on the map
    match: (row) => Number(row.dataset.match),
    number: (row) => amount(row.dataset.number),
  };

  function arrange(found, { key, down, province }) {
    if (!found) return;
    const body = found.querySelector("tbody");
    const value = sorters[key] || ((row) => row.dataset[key]);
    const compare = (a, b) => {
      const [left, right] = [value(a), value(b)];
      const order = typeof left === "number" ? left - right : left.localeCompare(right, "zh-CN");
      return (down ? -order : order) || Number(a.dataset.place) - Number(b.dataset.place);
    };
    body.append(...[...body.rows].sort(compare));
    [...body.rows].forEach((row) => (row.hidden = Boolean(province) && row.dataset.province !== province));
    found.querySelectorAll("th[aria-sort]").forEach((head) => {
      const mine = head.firstElementChild.dataset.key === key;
      head.setAttribute("aria-sort", mine ? (down ? "descending" : "ascending") : "none");
    });
    const select = found.querySelector("select");
    if (select.value !== province) select.value = province;
  }

  const choose = (element, change) => {
    const found = element.closest(".found");
    const before = tables.get(found.dataset.turn) || { key: "place", down: false, province: "" };
    const choice = { ...before, ...change(before) };
    tables.set(found.dataset.turn, choice);
    arrange(found, choice);
  };
  WZ.acts.sort = (element) =>
    choose(element, ({ key, down }) => {
      const same = key === element.dataset.key;
      return { key: element.dataset.key, down: same ? !down : element.dataset.key === "number" };
    });
  WZ.acts.province = (element) => choose(element, () => ({ province: element.value }));

  WZ.acts.more = (button) => button.closest(".lead").classList.add("whole");

  WZ.acts.rate = (element) =>
    WZ.send("rate", { turn: Number(element.dataset.turn), verdict: element.dataset.verdict });
  WZ.acts.note = (form) => {
    WZ.send("rate", { turn: Number(form.dataset.turn), verdict: "down", note: form.elements.note.value });
    WZ.say(WZ.texts["note.thanks"]);
    form.reset();
  };
  WZ.acts.unfilter = (chip) => {
    const { turn, field, value } = chip.dataset;
    WZ.ask(chip.closest(".turn").querySelector(".asked").textContent, "unfilter", { turn: Number(turn), field, value });
  };

  const chosen = () => {
    const filter = { provinces: [], orgs: [], files: [] };
    document.querySelectorAll("#wz-filters input[data-act=filter]").forEach((option) => {
      if (option.checked) filter[option.dataset.field].push(option.value);
    });
    return filter;
  };
  WZ.acts.filter = () => WZ.send("filter", chosen());
  WZ.acts.drop = ({ dataset }) => {
    const filter = dataset.field ? chosen() : { provinces: [], orgs: [], files: [] };
    if (dataset.field) filter[dataset.field] = filter[dataset.field].filter((value) => value !== dataset.value);
    WZ.send("filter", filter);
  };
  WZ.shown.filters = (element) => {
    // rendering sets the attribute only; what the reader ticked lives in the property
    element.querySelectorAll("input[data-act=filter]").forEach((box) => (box.checked = box.hasAttribute("checked")));
    element.querySelectorAll(".narrow").forEach(narrow);
  };
  const narrow = (field) => {
    const wanted = field.value.trim().toLowerCase();
    field.parentElement.querySelectorAll("label").forEach((label) => {
      label.hidden = Boolean(wanted) && !label.textContent.toLowerCase().includes(wanted);
    });
  };
  document.addEventListener("input", (event) => event.target.matches(".narrow") && narrow(event.target));
  document.addEventListener("click", (event) => {
    document.querySelectorAll(".filter-menu[open]").forEach((menu) => menu.contains(event.target) || (menu.open = false));
  });
})();
