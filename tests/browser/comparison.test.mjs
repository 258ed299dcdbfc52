import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { file, launch, names, serve } from "./harness.mjs";

let browser;
let site;
let page;
before(async () => {
  browser = await launch();
  site = await serve();
  page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
});
after(async () => {
  await browser.close();
  site.server.close();
});

// A fresh look at a page: going to an address that differs after "#" only would be the same page.
async function open(name) {
  await page.goto("about:blank");
  await page.goto(site.url(name));
}

const sortedBy = () => page.locator("#comparison thead th[aria-sort]");
const heading = (name) => page.locator("#comparison thead button", { hasText: name });
const choice = (name) => page.locator(`#filter select[name=${name}]`);
const status = () => page.locator("#shown").textContent();

test("a heading sorts by its column, a second press the other way round, and says so", async () => {
  await open("town-nl/index.html");
  await heading("Naam").click();
  const up = await names(page);
  assert.deepEqual(up, [...up].sort(new Intl.Collator("nl").compare));
  assert.equal(await sortedBy().getAttribute("aria-sort"), "ascending");
  await heading("Naam").click();
  assert.deepEqual(await names(page), up.reverse());
  assert.equal(await sortedBy().getAttribute("aria-sort"), "descending");
  assert.equal(await sortedBy().count(), 1);
});

test("figures are sorted as numbers, the highest first", async () => {
  await open("town-nl/index.html");
  await heading("Aantal").click();
  const counts = (await page.locator("#comparison td.n").allTextContents()).map(parseFloat);
  assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
});

test("what has no column is sorted by from the list", async () => {
  await open("town-nl/index.html");
  await choice("sort").selectOption("place up");
  const places = await page.locator("#comparison tbody tr").evaluateAll((rows) => rows.map((row) => row.dataset.place));
  assert.deepEqual(places, [...places].sort());
});

test("a search finds names without regard to capitals and accents, and says how many", async () => {
  await open("town-nl/index.html");
  await page.getByLabel("Zoek op naam").fill("GÓUDEN");
  const found = await names(page);
  assert.equal(found.length, 5);
  assert.ok(found.every((name) => name.includes("Gouden")));
  assert.equal(await status(), "5 van 48 getoond");
  assert.equal(await page.locator("#shown").getAttribute("role"), "status");
  await page.getByLabel("Zoek op naam").fill("bestaat niet");
  assert.equal((await names(page)).length, 0);
  assert.match(await status(), /Geen bedrijf/);
});

test("filters by kind, place, source and verdict narrow each other, and one button clears them", async () => {
  await open("town-nl/index.html");
  const all = (await names(page)).length;
  await choice("category").selectOption("hotel");
  const hotels = (await names(page)).length;
  await choice("place").selectOption("Ommen");
  const there = (await names(page)).length;
  await choice("source").selectOption("zoover");
  const zoover = (await names(page)).length;
  await page.locator("button.tile[data-verdict=mediocre_seven]").click();
  const sevens = (await names(page)).length;
  assert.ok(all > hotels && hotels > there && there > zoover && zoover > sevens, [all, hotels, there, zoover, sevens].join());
  assert.equal(await page.locator("button.tile[aria-pressed=true]").count(), 1);
  await page.getByRole("button", { name: "Wis filters" }).click();
  assert.equal((await names(page)).length, all);
});

test("a view is kept in the address, and the address brings it back, from a server and from a file", async () => {
  await open("town-nl/index.html");
  await choice("place").selectOption("Kampen");
  await page.locator("button.tile[data-verdict=delight]").click();
  await heading("Gemiddeld").click();
  await page.getByLabel("Zoek op naam").fill("de");
  const hash = new URL(page.url()).hash;
  const seen = await names(page);
  assert.ok(seen.length > 1 && seen.length < 20);
  for (const address of [site.url("town-nl/index.html"), file("town-nl/index.html")]) {
    await page.goto("about:blank");
    await page.goto(address + hash);
    assert.deepEqual(await names(page), seen);
    assert.equal(await choice("place").inputValue(), "Kampen");
    assert.equal(await sortedBy().getAttribute("data-sort"), "grade");
  }
});

test("two to five are chosen, kept in the address, and lead to the page that sets them side by side", async () => {
  await open("town-nl/index.html");
  const bar = page.locator("#chosen");
  const boxes = page.locator("#comparison input.choose");
  const link = page.getByRole("link", { name: "Zet naast elkaar" });
  assert.equal(await bar.isVisible(), false);
  await boxes.nth(0).check();
  assert.equal(await link.isVisible(), false);
  await boxes.nth(2).check();
  const chosen = await page.locator("#comparison tbody tr .name a").evaluateAll((links) =>
    [links[0], links[2]].map((each) => each.getAttribute("href").replace("b/", "").replace(".html", "")));
  assert.equal(await link.getAttribute("href"), "compare.html#b=" + chosen.join(","));
  const wanted = [await page.locator("#comparison .name a").nth(0).textContent(), await page.locator("#comparison .name a").nth(2).textContent()];
  await link.click();
  await page.locator("#sides thead button").first().waitFor();
  assert.deepEqual(await page.locator("#sides thead a").allTextContents(), wanted);
  await page.goBack();
  for (const row of [4, 6, 8]) await boxes.nth(row).check();
  assert.equal(await boxes.nth(9).isDisabled(), true);
  await page.reload();
  assert.equal(await page.locator("#comparison input.choose:checked").count(), 5);
  await page.getByRole("button", { name: "Wis keuze" }).click();
  assert.equal(await bar.isVisible(), false);
  assert.equal(new URL(page.url()).hash, "");
});

test("everything is done with the keyboard alone", async () => {
  await open("town-nl/index.html");
  const press = (key) => page.keyboard.press(key);
  const focused = () => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.className);
  async function tabTo(wanted) {
    for (let presses = 0; presses < 40; presses += 1) {
      await press("Tab");
      if (wanted.test(await focused())) return;
    }
    assert.fail("no way to " + wanted);
  }
  await press("Tab");
  assert.match(await focused(), /Naar de inhoud/);
  await tabTo(/Middelmatige zeven/);
  await press("Space");
  const sevens = (await names(page)).length;
  assert.ok(sevens > 0 && sevens < 48);
  await tabTo(/^Naam/);
  await press("Enter");
  assert.equal(await sortedBy().getAttribute("data-sort"), "name");
  await tabTo(/choose/);
  await press("Space");
  await tabTo(/choose/);
  await press("Space");
  assert.equal(await page.locator("#comparison input.choose:checked").count(), 2);
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, "none");
  await page.getByRole("link", { name: "Zet naast elkaar" }).focus();
  await press("Enter");
  await page.waitForURL(/compare\.html#b=/, { waitUntil: "commit" });
});

test("a search in a comparison of several pages finds what stands on another, drawn the same", async () => {
  await open("large/index-2.html");
  const wanted = await page.locator("#comparison tbody tr").nth(3).evaluate((row) => ({
    name: row.querySelector(".name a").textContent,
    cells: Array.from(row.cells, (cell) => cell.textContent.trim()),
    titles: Array.from(row.querySelectorAll("td:not(.trend) title"), (title) => title.textContent),
    dot: row.querySelector(".range .dot").getAttribute("cx"),
    bands: Array.from(row.querySelectorAll(".bands rect"), (rect) => rect.getAttribute("width")),
  }));
  await open("large/index.html");
  await page.getByLabel("Zoek op naam").fill(wanted.name);
  await page.locator("#comparison tbody tr:visible", { hasText: wanted.name }).first().waitFor();
  const rows = page.locator("#comparison tbody tr:visible");
  const found = await rows.evaluateAll((all, name) => {
    const row = all.find((each) => each.querySelector(".name a").textContent === name);
    return {
      name,
      cells: Array.from(row.cells, (cell) => cell.textContent.trim()),
      titles: Array.from(row.querySelectorAll("td:not(.trend) title"), (title) => title.textContent),
      dot: row.querySelector(".range .dot").getAttribute("cx"),
      bands: Array.from(row.querySelectorAll(".bands rect"), (rect) => rect.getAttribute("width")),
    };
  }, wanted.name);
  assert.deepEqual(found, wanted);
});

test("a comparison of several pages is sorted as a whole, 500 at a time", async () => {
  await open("large/index.html#sort=name&dir=up");
  await page.locator("#more button").waitFor();
  assert.equal((await names(page)).length, 500);
  assert.match(await status(), /^620 van 620 passen; hier staan de eerste 500$/);
  await page.locator("#more button").click();
  const all = await names(page);
  assert.equal(all.length, 620);
  assert.deepEqual(all, [...all].sort(new Intl.Collator("nl", { numeric: true, sensitivity: "base" }).compare));
});
