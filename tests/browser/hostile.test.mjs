import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { file, launch, pageKinds, serve, slugs } from "./harness.mjs";

let browser;
let site;
before(async () => {
  browser = await launch();
  site = await serve();
});
after(async () => {
  await browser.close();
  site.server.close();
});

const pages = () => [...new Set([...pageKinds("hostile"), ...slugs("hostile").map((slug) => `hostile/b/${slug}.html`)]), "hostile.html"];

async function visit(page, address) {
  await page.goto(address);
  // Opening and sorting would set off a handler that slipped through.
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    for (const button of document.querySelectorAll("button")) button.click();
  });
}

async function hacks(page) {
  return page.evaluate(() => ({ hacked: window.hacked, scripts: document.querySelectorAll("script:not([src]), iframe, img, object, [onerror], [onload]").length }));
}

test("from a file, without any policy, no script of a reviewer runs", async () => {
  const page = await browser.newPage();
  let dialogs = 0;
  page.on("dialog", (dialog) => { dialogs += 1; return dialog.dismiss(); });
  for (const name of pages()) {
    await visit(page, file(name));
    assert.deepEqual(await hacks(page), { hacked: undefined, scripts: 0 }, name);
  }
  assert.equal(dialogs, 0);
  await page.close();
});

test("under the strictest policy nothing is refused but the one file's own style, and the pages work", async () => {
  const page = await browser.newPage();
  const refused = [];
  page.on("console", (message) => { if (/Content Security Policy/.test(message.text())) refused.push(message.text()); });
  for (const name of pages().filter((each) => each !== "hostile.html")) {
    await visit(page, site.url(name));
    assert.deepEqual(await hacks(page), { hacked: undefined, scripts: 0 }, name);
  }
  assert.deepEqual(refused, []);
  await visit(page, site.url("hostile.html"));
  assert.deepEqual(await hacks(page), { hacked: undefined, scripts: 0 });
  await page.goto(site.url("hostile/index.html"));
  assert.equal(await page.locator("#filter").isVisible(), true);
  await page.close();
});

test("what reviewers wrote leads nowhere but to web addresses", async () => {
  const page = await browser.newPage();
  for (const name of pages()) {
    await page.goto(file(name));
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((link) => link.protocol));
    assert.ok(links.every((protocol) => ["file:", "https:", "http:"].includes(protocol)), name);
  }
  await page.close();
});
