// Sorting, searching and filtering the comparison. The page is complete without it; the state is
// kept in the address after "#", so that a view can be sent.
(function () {
  "use strict";
  const table = document.getElementById("comparison");
  const form = document.getElementById("filter");
  if (!table || !form) return;
  const body = table.tBodies[0];
  const status = document.getElementById("shown");
  const headers = Array.from(table.querySelectorAll("thead th[data-sort]"));
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const rows = Array.from(body.rows).map((row, index) => ({
    row,
    index,
    name: fold(row.querySelector(".name a").textContent),
    sources: row.dataset.source.split("|"),
  }));
  const fields = ["category", "place", "source"].filter((name) => form.elements[name]);
  const start = { sort: "share", dir: "down" };
  let state = read();

  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    const header = headers.find((h) => h.dataset.sort === given.get("sort"));
    const next = {
      q: given.get("q") || "",
      verdict: new Set((given.get("verdict") || "").split(",").filter(Boolean)),
      sort: header ? header.dataset.sort : start.sort,
      dir: given.get("dir") === "up" || given.get("dir") === "down" ? given.get("dir") : header ? natural(header) : start.dir,
    };
    for (const field of fields) next[field] = given.get(field) || "";
    return next;
  }

  function natural(header) {
    return header.dataset.first || "up";
  }

  function write() {
    const kept = new URLSearchParams();
    if (state.q) kept.set("q", state.q);
    if (state.verdict.size) kept.set("verdict", Array.from(state.verdict).join(","));
    for (const field of fields) if (state[field]) kept.set(field, state[field]);
    if (state.sort !== start.sort || state.dir !== start.dir) {
      kept.set("sort", state.sort);
      kept.set("dir", state.dir);
    }
    const hash = kept.toString();
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  }

  function key(entry, column) {
    const cell = entry.row.cells[column];
    if (cell.dataset.k !== undefined) return Number(cell.dataset.k);
    if (headers[column].dataset.sort === "rank") return entry.index;
    return cell.textContent.trim();
  }

  function sort() {
    const column = headers.findIndex((h) => h.dataset.sort === state.sort);
    const sign = state.dir === "down" ? -1 : 1;
    const keyed = rows.map((entry) => ({ entry, key: key(entry, column) }));
    keyed.sort((a, b) => {
      const order = typeof a.key === "number" ? a.key - b.key : collator.compare(a.key, b.key);
      return sign * order || a.entry.index - b.entry.index;
    });
    body.append(...keyed.map((k) => k.entry.row));
    headers.forEach((h, i) => {
      if (i === column) h.setAttribute("aria-sort", state.dir === "down" ? "descending" : "ascending");
      else h.removeAttribute("aria-sort");
    });
  }

  function fits(entry) {
    const data = entry.row.dataset;
    return (
      (!state.q || entry.name.includes(fold(state.q))) &&
      (!state.verdict.size || state.verdict.has(data.verdict)) &&
      (!state.category || data.category === state.category) &&
      (!state.place || data.place === state.place) &&
      (!state.source || entry.sources.includes(state.source))
    );
  }

  function filter() {
    let shown = 0;
    for (const entry of rows) {
      const visible = fits(entry);
      entry.row.hidden = !visible;
      if (visible) shown += 1;
    }
    const format = new Intl.NumberFormat(document.documentElement.lang);
    status.textContent = shown
      ? form.dataset.shown.replace("{n}", format.format(shown)).replace("{total}", format.format(rows.length))
      : form.dataset.none;
  }

  function show() {
    form.elements.q.value = state.q;
    for (const field of fields) form.elements[field].value = state[field];
    form.elements.sort.value = state.sort + " " + state.dir;
    for (const button of tiles) button.setAttribute("aria-pressed", String(state.verdict.has(button.dataset.verdict)));
    sort();
    filter();
  }

  function change(next) {
    Object.assign(state, next);
    write();
    show();
  }

  // A heading becomes a button: a press sorts by it, a second press the other way round.
  for (const header of headers) {
    const label = header.querySelector(".label") || header;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...label.childNodes);
    label.append(button);
    button.addEventListener("click", () => {
      const again = state.sort === header.dataset.sort;
      change({ sort: header.dataset.sort, dir: again ? (state.dir === "down" ? "up" : "down") : natural(header) });
    });
    // On a phone there are no headings: there a list does the same.
    for (const dir of natural(header) === "up" ? ["up", "down"] : ["down", "up"]) {
      const option = document.createElement("option");
      option.value = header.dataset.sort + " " + dir;
      option.textContent = button.textContent + ", " + form.dataset[dir];
      form.elements.sort.append(option);
    }
  }

  // A verdict's tile becomes a button that shows only that verdict; several may be on.
  const tiles = Array.from(document.querySelectorAll("#verdicts li")).map((item) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tile";
    button.dataset.verdict = item.dataset.verdict;
    button.append(...item.firstElementChild.childNodes);
    item.replaceChildren(button);
    button.addEventListener("click", () => {
      const verdict = new Set(state.verdict);
      if (!verdict.delete(button.dataset.verdict)) verdict.add(button.dataset.verdict);
      change({ verdict });
    });
    return button;
  });

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    const { name, value } = event.target;
    if (name === "sort") {
      const [sorted, dir] = value.split(" ");
      change({ sort: sorted, dir });
    } else {
      change({ [name]: value });
    }
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    change({ q: "", verdict: new Set(), category: "", place: "", source: "" });
  });
  addEventListener("hashchange", () => {
    // "#main" and the like lead to a place on the page; they are no view.
    if (location.hash && !location.hash.includes("=")) return;
    state = read();
    show();
  });
  show();
})();
