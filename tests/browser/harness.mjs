// A browser, a server with the strictest policy, and the pages to open.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.env.FOLDER, "package.json"));
const { chromium } = require("playwright-core");
export const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const made = join(process.env.FOLDER, "made");
export const strictest = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'";

export async function launch() {
  // Who is root, as in many a CI, can have no sandbox.
  const args = process.getuid() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: process.env.CHROMIUM, args });
}

// The address of a made page as a file.
export function file(name) {
  const [path, hash] = name.split("#");
  return pathToFileURL(join(made, path)).href + (hash ? "#" + hash : "");
}

const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json" };

// Serves the made reports on this machine under the strictest policy.
export async function serve() {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    try {
      const bytes = readFileSync(join(made, path));
      response.writeHead(200, { "content-type": types[extname(path)] || "text/plain", "content-security-policy": strictest });
      response.end(bytes);
    } catch {
      response.writeHead(404).end("nothing here");
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { server, url: (name) => `http://127.0.0.1:${server.address().port}/${name}` };
}

// The pages of a report: all that stand in its own folder, and the first of each folder below it.
export function pageKinds(report) {
  const kinds = [];
  const folder = join(made, report);
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith(".html")) kinds.push(`${report}/${name}`);
    if (name === "latest" || /^\d/.test(name) || !statSync(join(folder, name)).isDirectory()) continue;
    const inside = readdirSync(join(folder, name)).filter((each) => each.endsWith(".html")).sort();
    if (inside.length) kinds.push(`${report}/${name}/${inside[0]}`);
  }
  return kinds.map((kind) => (kind.endsWith("compare.html") ? kind + "#b=" + slugs(report).slice(0, 3).join(",") : kind));
}

// The names of the businesses' pages.
export function slugs(report) {
  return readdirSync(join(made, report, "b")).filter((name) => name.endsWith(".html")).sort().map((name) => name.replace(/\.html$/, ""));
}

export async function names(page) {
  return page.locator("#comparison tbody tr:visible .name a").allTextContents();
}
