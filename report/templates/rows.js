// Rows of businesses that stand on other pages of the comparison, drawn from "search.js" as the pages
// draw theirs. All of it is set as text or as an attribute: nothing is parsed as HTML.
(function () {
  "use strict";
  const svgSpace = "http://www.w3.org/2000/svg";

  function make(name, attributes, ...children) {
    const element = name.startsWith("svg:") ? document.createElementNS(svgSpace, name.slice(4)) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  // Numbers and dates as the report's words write them.
  function writer(words, fill) {
    const number = (value, decimals) => {
      const [whole, part] = Math.abs(value).toFixed(decimals).split(".");
      const sign = value < 0 && /[1-9]/.test(whole + (part || "")) ? "-" : "";
      return sign + whole.replace(/\B(?=(\d{3})+$)/g, words.thousands_mark) + (part ? words.decimal_mark + part : "");
    };
    const signed = (value) => (number(Math.abs(value), 0) === "0" ? "0" : (value < 0 ? "\u2212" : "+") + number(Math.abs(value), 0));
    const percent = (share) => fill(words.percent, { n: number(100 * share, 0) });
    const range = (low, high) => fill(words.percent, { n: number(100 * low, 0) + "\u2013" + number(100 * high, 0) });
    const month = (days) => {
      const day = new Date(days * 86400000);
      return fill(words.date_short, { month: words["month_short_" + (day.getUTCMonth() + 1)], year: String(day.getUTCFullYear()) });
    };
    return { number, signed, percent, range, month };
  }

  // To a tenth of a unit, as the pages have it.
  const tenth = (value) => Number(value.toFixed(1));

  const svg = (title, attributes, ...children) =>
    make("svg:svg", Object.assign({ role: "img" }, attributes), make("svg:title", {}, title), ...children);

  function rangeChart(title, [mean, low, high], bar) {
    const at = (share) => tenth(200 * Math.min(1, Math.max(0, share)));
    return svg(title, { class: "range", viewBox: "-6 0 212 22" },
      make("svg:use", { href: "#grid", x: -6, width: 212, height: 22 }),
      bar > 0 ? make("svg:path", { class: "bar", d: "M" + at(bar) + " 1v20" }) : null,
      make("svg:rect", { class: "interval", x: at(low), y: 7, width: tenth(200 * (high - low)), height: 8, rx: 4 }),
      make("svg:circle", { class: "dot", cx: at(mean), cy: 11, r: 5 }));
  }

  function bandsChart(title, shares, write) {
    const parts = [];
    let x = 0;
    ["d", "s", "x"].forEach((kind, i) => {
      const length = 168 * shares[i];
      if (length >= 0.05) parts.push(make("svg:rect", { class: kind, x: tenth(x), y: 2, width: tenth(Math.max(0.1, length - 1)), height: 18 }));
      if (length >= 16) parts.push(make("svg:text", { class: "on-" + kind, x: tenth(x + length / 2 - 0.5), y: 11.5 }, write.number(100 * shares[i], 0)));
      x += length;
    });
    return svg(title, { class: "bands", viewBox: "0 0 168 22" }, ...parts);
  }

  const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const trendPoints = (text) => (text.match(/.{4}/g) || []).map((point) => Array.from(point, (sign) => signs.indexOf(sign) / 63));

  function sparkChart(points, title) {
    const x = (point) => tenth(2 + 76 * point[0]);
    const y = (share) => tenth(1 + 20 * (1 - share));
    const at = (column) => points.map((point) => x(point) + "," + y(point[column]));
    const end = points[points.length - 1];
    return svg(title, { class: "spark", viewBox: "0 0 82 22" },
      make("svg:path", { class: "grid", d: "M0 21h80" }),
      make("svg:polygon", { class: "band", points: at(3).concat(at(2).reverse()).join(" ") }),
      make("svg:polyline", { class: "line", points: at(1).join(" ") }),
      make("svg:circle", { class: "dot", cx: x(end), cy: y(end[1]), r: 3 }));
  }

  function cells(b, words, write, fill, label) {
    const [mean, low, high] = b.share || [];
    const total = b.bands[0] + b.bands[1] + b.bands[2];
    const shares = b.bands.map((n) => n / total);
    const points = trendPoints(b.trend);
    const figures = { share: write.percent(mean), low: write.percent(low), high: write.percent(high), bar: write.percent(b.bar) };
    const small = (text) => make("small", {}, text);
    const icon = make("svg:svg", { class: "icon", "aria-hidden": "true" }, make("svg:use", { href: "#i-" + b.verdict }));
    const td = (kind, ...children) => make("td", { class: kind, "data-label": label(kind) }, ...children);
    const name = make("th", { scope: "row", class: "name" }, make("a", { href: "b/" + b.slug + ".html" }, b.name));
    if (b.about) name.append(" ", small(b.about));
    for (const [text, why] of b.badges) name.append(" ", make("span", { class: "badge", title: why }, text));
    return {
      rank: make("td", { class: "rank" }, write.number(b.index + 1, 0)),
      verdict: make("td", { class: "verdict" }, icon, b.label),
      name,
      share: make("td", { class: "share" }, b.share
        ? make("div", {}, make("span", { class: "figure" }, make("b", {}, figures.share), " ", small(write.range(low, high))),
            rangeChart(fill(b.bar > 0 ? words.range_title : words.range_title_no_bar, figures), b.share, b.bar))
        : make("span", { class: "figure" }, words.nothing)),
      bands: make("td", { class: "split" }, total > 0
        ? bandsChart(fill(words.bands_title, { delighted: write.percent(shares[0]), satisfied: write.percent(shares[1]), disappointed: write.percent(shares[2]) }), shares, write)
        : small(words.average_only_short)),
      grade: td("grade", b.grade ? write.number(b.grade[0], 1) : "\u2013"),
      nps: td("nps", b.nps ? write.signed(b.nps[0]) : "\u2013", b.nps ? " " : null,
        b.nps ? small(fill(words.nps_range, { low: write.signed(b.nps[1]), high: write.signed(b.nps[2]) })) : null),
      trend: td("trend", points.length ? sparkChart(points, fill(words.spark_from_to, { from: write.percent(points[0][1]), to: write.percent(points[points.length - 1][1]) })) : ""),
      n: td("n", write.number(b.n, 0), Math.round(b.weight) !== Math.round(b.n) ? small(fill(words.weighs, { n: write.number(b.weight, 0) })) : null),
      last: td("period", b.last === null ? words.no_dates : write.month(b.last)),
      source: td("sources", b.sources.map((source) => source[1]).join(", ")),
    };
  }

  // All entries as report.js knows them, in the comparison's order.
  window.negenplusRows = function (data, columns, fold, fill) {
    const write = writer(data.words, fill);
    const labels = {};
    for (const cell of document.querySelectorAll("#comparison tbody tr:first-child [data-label]")) labels[cell.className] = cell.dataset.label;
    return data.rows.map((row, index) => {
      const [slug, name, verdict, category, place, about, sources, badges, share, bar, bands, grade, nps, n, weight, last, period, trend] = row;
      const b = { index, slug, name, about, share, bar, bands, grade, nps, n, weight, last, period, trend, verdict: data.verdicts[verdict][0], label: data.verdicts[verdict][1] };
      b.sources = sources.map((i) => data.sources[i]);
      b.badges = badges.map((i) => data.badges[i]);
      const total = bands[0] + bands[1] + bands[2];
      const points = trendPoints(trend);
      const keys = {
        rank: index, name, verdict, category: data.categories[category], place: data.places[place], n,
        share: share ? share[1] : -1, bands: total > 0 ? bands[0] / total : -1, grade: grade ? grade[0] : -1, nps: nps ? nps[0] : -999,
        trend: points.length ? points[points.length - 1][1] - points[0][1] : -9, last: last === null ? -999999 : last,
        source: b.sources.map((source) => source[1]).join(", "),
      };
      let drawn;
      const draw = () => {
        const made = cells(b, data.words, write, fill, (kind) => labels[kind] || "");
        if (period) made.last.setAttribute("title", period);
        return make("tr", { class: "v-" + b.verdict }, ...columns.map((column) => made[column]));
      };
      return { index, keys, name: fold(name), slug, verdict: b.verdict, sources: b.sources.map((source) => source[0]), row: () => (drawn = drawn || draw()) };
    });
  };
})();
