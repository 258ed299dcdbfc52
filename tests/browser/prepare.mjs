// Makes the reports that the tests open: imported and published by the program itself.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hostile, large, town } from "./stores.mjs";

const made = join(process.env.FOLDER, "made");
rmSync(made, { recursive: true, force: true });
mkdirSync(made);
process.chdir(made);

const run = (...words) => execFileSync(process.env.NEGENPLUS, words, { stdio: ["ignore", "ignore", "pipe"] });
const asOf = ["--as-of", "2026-11-21"];

function store(name, records) {
  writeFileSync(name + ".jsonl", records.map((record) => JSON.stringify(record) + "\n").join(""));
  run("import", "--db", name + ".db", name + ".jsonl");
}

store("town", town());
run("report", "--db", "town.db", "--out", "town-nl", "--as-of", "2026-08-01");
run("report", "--db", "town.db", "--out", "town-nl", ...asOf);
run("report", "--db", "town.db", "--out", "town-en", "--lang", "en", "--since", "2026-08-01", ...asOf);
run("report", "--db", "town.db", "--single-file", "town.html", ...asOf);
store("many", town(104));
run("report", "--db", "many.db", "--single-file", "many.html", "--lang", "en", ...asOf);
store("large", large(620));
run("report", "--db", "large.db", "--out", "large", ...asOf);
store("hostile", hostile());
run("report", "--db", "hostile.db", "--out", "hostile", ...asOf);
run("report", "--db", "hostile.db", "--single-file", "hostile.html", ...asOf);
