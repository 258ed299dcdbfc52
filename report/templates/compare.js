// Side by side: the businesses that the address names ("#b=slug,slug") take the place of those that
// the page came with. Each one's column is a script of its own beside its page, because a page that
// is opened from a file may load scripts but no data. The page is complete without this.
(function () {
  "use strict";
  const most = 5;
  const table = document.getElementById("sides");
  if (!table) return;
  const lead = document.getElementById("compared");
  const status = document.getElementById("side-status");
  const head = table.tHead.rows[0];
  const bodies = Array.from(table.tBodies);
  const own = { lead: lead.textContent, head: Array.from(head.cells), cells: bodies.map((body) => Array.from(body.rows[1].cells)) };
  const sides = new Map();
  let refocus = false;
  const list = new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" });

  // What the scripts call. What they bring was escaped when it was published, and scripts in a
  // document that is only parsed never run.
  window.negenplus = {
    side(slug, html) {
      const article = new DOMParser().parseFromString(html, "text/html").querySelector("article");
      if (article) sides.set(slug, article);
    },
  };

  function chosen() {
    const given = new URLSearchParams(location.hash.slice(1)).get("b") || "";
    const slugs = given.split(",").filter((slug) => /^[a-z0-9-]{1,80}$/.test(slug));
    return Array.from(new Set(slugs)).slice(0, most);
  }

  function load(slug) {
    if (sides.has(slug)) return Promise.resolve();
    return new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = "b/" + slug + ".js";
      script.onload = script.onerror = () => {
        script.remove();
        resolve();
      };
      document.head.append(script);
    });
  }

  function heading(slug, slugs) {
    const side = sides.get(slug);
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.className = side.className;
    cell.append(side.querySelector("a").cloneNode(true));
    if (slugs.length > 1) {
      const remove = document.createElement("button");
      remove.type = "button";
      remove.textContent = "×";
      remove.title = table.dataset.remove.replace("{name}", cell.textContent);
      remove.setAttribute("aria-label", remove.title);
      remove.addEventListener("click", () => {
        refocus = true;
        location.hash = "b=" + slugs.filter((other) => other !== slug).join(",");
      });
      cell.append(remove);
    }
    return cell;
  }

  function cellOf(slug, point) {
    const side = sides.get(slug);
    const cell = document.createElement("td");
    cell.className = side.className;
    const name = document.createElement("p");
    name.className = "side-name";
    name.textContent = side.querySelector("a").textContent;
    const content = side.querySelector('[data-point="' + point + '"]');
    cell.append(name, ...(content ? content.cloneNode(true).childNodes : []));
    return cell;
  }

  function fill(columns, cells, text) {
    head.replaceChildren(...columns);
    bodies.forEach((body, index) => {
      body.rows[0].cells[0].colSpan = columns.length;
      body.rows[1].replaceChildren(...cells(index));
    });
    table.dataset.sides = String(columns.length);
    lead.textContent = text;
  }

  async function show() {
    const asked = chosen();
    await Promise.all(asked.map(load));
    if (asked.join() !== chosen().join()) return;
    const found = asked.filter((slug) => sides.has(slug));
    status.textContent = found.length < asked.length ? table.dataset.missing : "";
    if (!found.length) {
      fill(own.head, (index) => own.cells[index], own.lead);
      return;
    }
    const names = found.map((slug) => sides.get(slug).querySelector("a").textContent);
    fill(
      found.map((slug) => heading(slug, found)),
      (index) => found.map((slug) => cellOf(slug, bodies[index].dataset.point)),
      table.dataset.chosen.replace("{names}", () => list.format(names)),
    );
    // The button that was pressed is gone: the keyboard goes on from the first column.
    if (refocus) head.querySelector("a").focus();
    refocus = false;
  }

  addEventListener("hashchange", () => {
    // "#main" and the like lead to a place on the page; they choose nothing.
    if (!location.hash || location.hash.includes("=")) show();
  });
  if (location.hash.includes("=")) show();
})();
