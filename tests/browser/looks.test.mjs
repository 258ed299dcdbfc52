import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { axeSource, file, launch, made, names, pageKinds, serve } from "./harness.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

// A page with these options, at each of these addresses.
async function look(options, addresses, check) {
  const page = await browser.newPage(options);
  for (const address of addresses) {
    await page.goto(file(address));
    await check(page, address);
  }
  await page.close();
}

const kinds = [...pageKinds("town-nl"), ...pageKinds("town-en"), "large/index-2.html", "town.html", "many.html"];

// Of the businesses in one file the first four tell: the others are made alike, and axe is slow.
const looked = { include: [["html"]], exclude: [[".one ~ .one ~ .one ~ .one ~ .one"]] };

async function faults(page, options = {}) {
  await page.evaluate(axeSource);
  const ask = ([where, given]) => window.axe.run(where, { resultTypes: ["violations"], ...given });
  const found = await page.evaluate(ask, [looked, options]);
  return found.violations.map((fault) => `${fault.id}: ${fault.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

test("axe finds no violation on any kind of page in both languages", async () => {
  await look({ viewport: { width: 1280, height: 900 } }, kinds, async (page, address) => {
    assert.deepEqual(await faults(page), [], address);
  });
});

test("in the dark every colour has its contrast too", async () => {
  const rules = { runOnly: ["color-contrast"] };
  await look({ colorScheme: "dark", viewport: { width: 1280, height: 900 } }, [...pageKinds("town-nl"), "town.html", "many.html"], async (page, address) => {
    assert.deepEqual(await faults(page, rules), [], address);
  });
});

test("axe finds no violation on a phone", async () => {
  await look({ viewport: { width: 360, height: 740 } }, pageKinds("town-nl"), async (page, address) => {
    assert.deepEqual(await faults(page), [], address);
  });
});

test("no page is wider than a phone of 360 pixels, nor than a sheet of A4", async () => {
  for (const width of [360, 794, 1100]) {
    await look({ viewport: { width, height: 740 } }, kinds, async (page, address) => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${address} is ${wide} wide at ${width}`);
    });
  }
});

test("on a phone the first row is near, in both languages, and without scripts too", async () => {
  for (const report of ["town-nl", "town-en"])
    for (const javaScriptEnabled of [true, false])
      await look({ viewport: { width: 360, height: 740 }, javaScriptEnabled }, [`${report}/index.html`], async (page) => {
        const top = (await page.locator("#comparison tbody tr").first().boundingBox()).y;
        assert.ok(top < (javaScriptEnabled ? 1.3 : 1.4) * 740, `${report}: ${top}`);
        for (const tile of await page.locator("#verdicts strong").all()) {
          const [text, room] = await tile.evaluate((label) => [label.scrollWidth, label.clientWidth]);
          assert.ok(text <= room, await tile.textContent());
        }
      });
});

test("on a phone the filters are folded until they are asked for or a view uses them", async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  const kind = page.locator("#filter select[name=category]");
  await page.goto(file("town-nl/index.html"));
  assert.equal(await kind.isVisible(), false);
  assert.equal(await page.locator(".legend").isVisible(), false);
  await page.locator("#filter summary").focus();
  await page.keyboard.press("Enter");
  await kind.selectOption("hotel");
  assert.equal((await names(page)).length, 16);
  assert.deepEqual(await faults(page), []);
  await page.reload();
  assert.equal(await kind.isVisible(), true);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.locator(".legend").waitFor({ state: "visible" });
  assert.equal(await page.locator("summary:visible").count(), 0);
  await page.close();
});

test("without scripts all of the comparison is there, and no control that would do nothing", async () => {
  await look({ javaScriptEnabled: false }, ["town-nl/index.html"], async (page) => {
    assert.equal((await names(page)).length, 48);
    assert.equal(await page.locator("#filter").isVisible(), false);
    assert.equal(await page.locator("button:visible, input:visible, select:visible").count(), 0);
    await page.locator("#comparison .name a").first().click();
    assert.match(page.url(), /\/b\/.*\.html$/);
    assert.equal(await page.locator("h1").count(), 1);
  });
});

test("without scripts the pages of a large comparison lead to one another", async () => {
  await look({ javaScriptEnabled: false }, ["large/index.html"], async (page) => {
    assert.equal((await names(page)).length, 500);
    await page.getByRole("link", { name: "501–620" }).click();
    await page.waitForURL(/index-2\.html$/);
    assert.equal((await names(page)).length, 120);
    assert.equal(await page.locator("#pager a[aria-current=page]").textContent(), "501–620");
  });
});

test("in the dark the page is dark", async () => {
  const lightness = async (colorScheme) => {
    let sum = 0;
    await look({ colorScheme }, ["town-nl/index.html"], async (page) => {
      const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      sum = colour.match(/\d+/g).slice(0, 3).reduce((total, part) => total + Number(part), 0);
    });
    return sum;
  };
  assert.ok((await lightness("dark")) < 150);
  assert.ok((await lightness("light")) > 600);
});

test("on paper there are the rows and no controls, also after a view was chosen", async () => {
  await look({ viewport: { width: 794, height: 1123 } }, ["town-nl/index.html#verdict=delight"], async (page) => {
    const seen = (await names(page)).length;
    await page.emulateMedia({ media: "print" });
    assert.equal((await names(page)).length, seen);
    for (const control of ["nav", "#filter", "#chosen", ".choose"]) assert.equal(await page.locator(control).first().isVisible(), false, control);
    assert.equal(await page.locator("#comparison thead").isVisible(), true);
    assert.ok((await page.pdf({ format: "A4" })).length > 10000);
  });
});

test("one file holds it all: every business, no script, no other file", async () => {
  const text = readFileSync(join(made, "town.html"), "utf8");
  assert.doesNotMatch(text, /<script|<link|src=/);
  await look({}, ["town.html"], async (page) => {
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.reload();
    assert.equal(requests.length, 1);
    assert.equal(await page.locator("section.one").count(), 48);
    await page.locator("#comparison .name a").nth(5).click();
    assert.equal(await page.locator("section.one:target").count(), 1);
    assert.match(await page.locator("body").evaluate((body) => getComputedStyle(body).fontFamily), /sans-serif/);
  });
});

test("one file is whole under the strictest policy too", async () => {
  const site = await serve();
  const page = await browser.newPage();
  await page.goto(site.url("town.html"));
  assert.equal((await names(page)).length, 48);
  assert.equal(await page.locator("section.one:visible").count(), 48);
  await page.close();
  site.server.close();
});

test("500 businesses are within 300 kB compressed, and no page is over 2 MB", () => {
  const index = readFileSync(join(made, "large/index.html"));
  assert.ok(gzipSync(index).length < 300_000, `${gzipSync(index).length}`);
  for (const name of [...kinds.map((kind) => kind.split("#")[0]), "large/index.html", "large/search.js"])
    assert.ok(readFileSync(join(made, name)).length < 2_000_000, name);
});
