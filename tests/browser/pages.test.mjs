// What the guests write, businesses side by side and groups, as people meet them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { file, launch, serve, slugs } from "./harness.mjs";

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

async function open(address) {
  await page.goto("about:blank");
  await page.goto(address);
}

const columns = () => page.locator("#sides > thead th a").allTextContents();
const cells = (point) => page.locator(`#sides > tbody[data-point=${point}] > tr.cells > td`).count();

for (const [how, address] of [["under the strictest policy", (name) => site.url(name)], ["from a file", file]]) {
  test(`the businesses that the address names stand side by side, ${how}`, async () => {
    const chosen = slugs("town-nl").slice(3, 6);
    await open(address("town-nl/compare.html#b=" + chosen.join(",")));
    await page.waitForFunction(() => document.getElementById("sides").dataset.sides === "3");
    const links = await page.locator("#sides > thead th a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    assert.deepEqual(links, chosen.map((slug) => `b/${slug}.html`));
    assert.equal(await cells("verdict"), 3);
    assert.equal(await cells("quotes"), 3);
    for (const name of await columns()) assert.ok((await page.locator("#compared").textContent()).includes(name));
  });
}

test("a business can be taken away, and the keyboard goes on from there", async () => {
  const chosen = slugs("town-nl").slice(0, 3);
  await open(site.url("town-nl/compare.html#b=" + chosen.join(",")));
  await page.waitForFunction(() => document.getElementById("sides").dataset.sides === "3");
  const [, second, third] = await columns();
  await page.locator("#sides > thead button").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.getElementById("sides").dataset.sides === "2");
  assert.deepEqual(await columns(), [second, third]);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), second);
  assert.ok(page.url().endsWith("#b=" + chosen.slice(1).join(",")));
});

test("a business that is not in the report is said to be missing, and the others stand there", async () => {
  const [first] = slugs("town-nl");
  await open(site.url(`town-nl/compare.html#b=${first},nobody-0,..%2F..%2Fetc`));
  await page.waitForFunction(() => document.getElementById("sides").dataset.sides === "1");
  assert.equal(await cells("trend"), 1);
  assert.notEqual(await page.locator("#side-status").textContent(), "");
});

test("without a choice, or without scripts, the first five of the comparison stand there", async () => {
  await open(site.url("town-nl/compare.html"));
  assert.equal((await columns()).length, 5);
  const still = await browser.newPage({ javaScriptEnabled: false });
  await still.goto(site.url("town-nl/compare.html#b=" + slugs("town-nl")[7]));
  assert.equal(await still.locator("#sides > thead th").count(), 5);
  assert.equal(await still.locator("button").count(), 0);
  await still.close();
});

test("a page of a group leads to its businesses and to its best side by side", async () => {
  await open(site.url("town-nl/segments.html"));
  await page.locator("article td a, article th a").first().click();
  assert.match(page.url(), /\/s\/[a-z0-9-]+\.html$/);
  const listed = await page.locator(".group-list tbody tr").count();
  assert.ok(listed > 0);
  await page.locator(".leaders-part > p a").click();
  await page.waitForFunction(() => Number(document.getElementById("sides").dataset.sides) > 1);
  assert.match(page.url(), /compare\.html#b=/);
});

test("a business's page prints its words beside its figures, on paper of A4, within four pages", async () => {
  await open(site.url(`town-nl/b/${slugs("town-nl")[0]}.html`));
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("nav").first().isVisible(), false);
  const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  await page.emulateMedia({ media: null });
  const pages = (pdf.match(/\/Type\s*\/Page\b(?!s)/g) || []).length;
  assert.ok(pages >= 1 && pages <= 4, `${pages} pages`);
});

test("what changed leads to the report that it compares with, from each of its addresses", async () => {
  for (const [way, steps] of [["", 1], ["latest/", 2], ["2026-11-21/", 2]]) {
    await open(site.url(`town-nl/${way}changes.html`));
    for (let step = 0; step < steps; step += 1) await page.locator("main a[href$='2026-08-01/index.html']").click();
    assert.ok(page.url().endsWith("town-nl/2026-08-01/index.html"), page.url());
    assert.equal(await page.locator("#comparison tbody tr").count(), 48);
    assert.match(await page.locator("footer").textContent(), /1 augustus 2026/);
  }
});
