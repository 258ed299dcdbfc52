// Sorting, searching, filtering and choosing in the comparison. The page is complete without it; the
// state is kept in the address after "#", so that a view can be sent. A comparison of several pages
// brings all its rows in "search.js", which is asked for when a view needs it.
(function () {
  "use strict";
  const table = document.getElementById("comparison");
  const form = document.getElementById("filter");
  if (!table || !form) return;
  const body = table.tBodies[0];
  const status = document.getElementById("shown");
  const pager = document.getElementById("pager");
  const more = document.getElementById("more");
  const headers = Array.from(table.querySelectorAll("thead th[data-sort]"));
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
  const format = new Intl.NumberFormat(document.documentElement.lang);
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const fill = (text, places) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in places ? places[name] : whole));
  const total = Number(table.dataset.total);
  const most = 500;
  const mostChosen = 5;

  // An entry is what is known of a row: `keys` to sort by, fields to filter by, and the row itself.
  function fromRow(row, index) {
    const link = row.querySelector(".name a");
    const keys = { rank: index, name: link.textContent, category: row.dataset.category, place: row.dataset.place };
    headers.forEach((header, column) => {
      const cell = row.cells[column];
      const by = header.dataset.sort;
      if (cell.dataset.k !== undefined) keys[by] = Number(cell.dataset.k);
      else if (!(by in keys)) keys[by] = cell.textContent.trim();
    });
    return {
      index,
      keys,
      name: fold(keys.name),
      slug: link.getAttribute("href").replace(/^b\//, "").replace(/\.html$/, ""),
      verdict: row.dataset.verdict,
      sources: row.dataset.source.split("|"),
      row: () => row,
    };
  }

  const here = Array.from(body.rows).map((row, i) => fromRow(row, Number(table.dataset.first) + i));
  let entries = here;
  let found = here;
  let limit = most;

  const fields = ["category", "place", "source"].filter((name) => form.elements[name]);
  const sorts = headers.map((h) => h.dataset.sort).concat(Array.from(form.elements.sort.options, (o) => o.value.split(" ")[0]));
  const start = { sort: "share", dir: "down" };
  let state = read();

  function natural(by) {
    const header = headers.find((h) => h.dataset.sort === by);
    return (header && header.dataset.first) || "up";
  }

  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    const by = sorts.includes(given.get("sort")) ? given.get("sort") : start.sort;
    const list = (name) => (given.get(name) || "").split(",").filter(Boolean);
    const next = {
      q: given.get("q") || "",
      verdict: new Set(list("verdict")),
      sort: by,
      dir: given.get("dir") === "up" || given.get("dir") === "down" ? given.get("dir") : natural(by),
      chosen: new Set(list("b").slice(0, mostChosen)),
    };
    for (const field of fields) next[field] = given.get(field) || "";
    return next;
  }

  function write() {
    const kept = new URLSearchParams();
    if (state.q) kept.set("q", state.q);
    if (state.verdict.size) kept.set("verdict", Array.from(state.verdict).join(","));
    for (const field of fields) if (state[field]) kept.set(field, state[field]);
    if (!inOrder()) {
      kept.set("sort", state.sort);
      kept.set("dir", state.dir);
    }
    if (state.chosen.size) kept.set("b", Array.from(state.chosen).join(","));
    const hash = kept.toString().replaceAll("%2C", ",");
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
    if (pager) for (const link of pager.querySelectorAll("a")) link.hash = state.chosen.size ? "b=" + Array.from(state.chosen).join(",") : "";
  }

  function inOrder() {
    return state.sort === start.sort && state.dir === start.dir;
  }

  function filtered() {
    return Boolean(state.q || state.verdict.size || fields.some((field) => state[field]));
  }

  function compare(a, b) {
    const x = a.keys[state.sort];
    const y = b.keys[state.sort];
    const order = typeof x === "number" ? x - y : collator.compare(x, y);
    return (state.dir === "down" ? -order : order) || a.index - b.index;
  }

  function fits(entry) {
    return (
      (!state.q || entry.name.includes(fold(state.q))) &&
      (!state.verdict.size || state.verdict.has(entry.verdict)) &&
      (!state.category || entry.keys.category === state.category) &&
      (!state.place || entry.keys.place === state.place) &&
      (!state.source || entry.sources.includes(state.source))
    );
  }

  function say() {
    const shown = Math.min(found.length, limit);
    const texts = form.dataset;
    const text = !found.length ? texts.none : shown < found.length ? texts.first : texts.shown;
    status.textContent = fill(text, { n: format.format(found.length), total: format.format(total), here: format.format(shown) });
  }

  function draw() {
    const rows = found.slice(0, limit).map((entry) => entry.row());
    for (const row of rows) row.hidden = false;
    // Rows of this page that do not fit stay where they are, hidden; others are not in the page.
    const rest = here.filter((entry) => !rows.includes(entry.row())).map((entry) => entry.row());
    for (const row of rest) row.hidden = true;
    body.replaceChildren(...rows, ...rest);
    for (const header of headers) {
      if (header.dataset.sort === state.sort) header.setAttribute("aria-sort", state.dir === "down" ? "descending" : "ascending");
      else header.removeAttribute("aria-sort");
    }
    if (more) more.hidden = found.length <= limit || entries === here;
    if (pager) pager.hidden = entries !== here;
    say();
    mark();
  }

  function show() {
    form.elements.q.value = state.q;
    for (const field of fields) form.elements[field].value = state[field];
    form.elements.sort.value = state.sort + " " + state.dir;
    for (const button of tiles) button.setAttribute("aria-pressed", String(state.verdict.has(button.dataset.verdict)));
    const whole = here.length < total && (filtered() || !inOrder());
    if (whole && !window.negenplusIndex) return fetchAll();
    entries = whole ? everywhere() : here;
    found = entries.filter(fits).sort(compare);
    draw();
    if (entries === here && here.length < total)
      status.textContent = fill(form.dataset.shown, { n: format.format(here.length), total: format.format(total) });
  }

  let asked = false;
  function fetchAll() {
    if (asked) return;
    asked = true;
    const script = document.createElement("script");
    script.src = "search.js";
    script.addEventListener("load", show);
    document.head.append(script);
  }

  let all;
  function everywhere() {
    if (!all) {
      const known = new Map(here.map((entry) => [entry.index, entry]));
      all = window.negenplusRows(window.negenplusIndex, headers.map((h) => h.dataset.sort), fold, fill);
      all = all.map((entry) => (known.has(entry.index) ? Object.assign(entry, { row: known.get(entry.index).row }) : entry));
    }
    return all;
  }

  function change(next) {
    Object.assign(state, next);
    limit = most;
    write();
    show();
  }

  // A heading becomes a button: a press sorts by it, a second press the other way round. A list does
  // the same, also for what has no column.
  const columns = headers.map((header) => {
    const label = header.querySelector(".label") || header;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...label.childNodes);
    label.append(button);
    const by = header.dataset.sort;
    button.addEventListener("click", () => {
      const again = state.sort === by;
      change({ sort: by, dir: again ? (state.dir === "down" ? "up" : "down") : natural(by) });
    });
    return [by, button.textContent];
  });
  const others = Array.from(form.elements.sort.options, (o) => [o.value.split(" ")[0], o.textContent]);
  form.elements.sort.replaceChildren();
  for (const [by, label] of columns.concat(others)) {
    for (const dir of natural(by) === "up" ? ["up", "down"] : ["down", "up"]) {
      const option = document.createElement("option");
      option.value = by + " " + dir;
      option.textContent = label + ", " + form.dataset[dir];
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

  // Two to five businesses are chosen to be set side by side.
  const bar = document.getElementById("chosen");

  function mark() {
    if (!bar) return;
    const full = state.chosen.size >= mostChosen;
    for (const entry of found.slice(0, limit)) {
      const row = entry.row();
      let box = row.querySelector("input.choose");
      if (!box) {
        box = document.createElement("input");
        box.type = "checkbox";
        box.className = "choose";
        box.setAttribute("aria-label", fill(bar.dataset.choose, { name: entry.keys.name }));
        box.addEventListener("change", () => choose(entry.slug, box.checked));
        row.querySelector(".name").prepend(box);
      }
      box.checked = state.chosen.has(entry.slug);
      box.disabled = full && !box.checked;
    }
    const n = state.chosen.size;
    bar.hidden = n === 0;
    document.body.classList.toggle("choosing", n > 0);
    const text = full ? bar.dataset.full : n === 1 ? bar.dataset.one : bar.dataset.other;
    bar.querySelector("p").textContent = n ? fill(text, { n: format.format(n) }) : "";
    const link = bar.querySelector("a");
    link.hidden = n < 2;
    link.href = "compare.html#b=" + Array.from(state.chosen).join(",");
  }

  function choose(slug, on) {
    if (on) state.chosen.add(slug);
    else state.chosen.delete(slug);
    write();
    mark();
  }

  if (bar) {
    bar.querySelector("button").addEventListener("click", () => {
      state.chosen.clear();
      write();
      mark();
      form.elements.q.focus();
    });
  }
  if (more) more.querySelector("button").addEventListener("click", () => {
    const first = found[limit];
    limit += most;
    draw();
    first.row().querySelector("a").focus();
  });

  // On a phone the first row should be near: what is not asked for is folded, unless a view filters by
  // it; on paper all of it stands open.
  const folds = document.querySelectorAll("details.fold");
  const narrow = matchMedia("(max-width: 34rem)");
  function unfold() {
    for (const part of folds) part.open = !narrow.matches || (form.contains(part) && filtered());
  }
  narrow.addEventListener("change", unfold);
  addEventListener("beforeprint", () => folds.forEach((part) => (part.open = true)));
  addEventListener("afterprint", unfold);
  unfold();

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    const { name, value } = event.target;
    if (name === "sort") {
      const [sort, dir] = value.split(" ");
      change({ sort, dir });
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
