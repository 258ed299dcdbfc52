// Made-up records, as `negenplus import` reads them. The same call gives the same records.

// A small generator of numbers from 0 to 1 (mulberry32): what is random here is the same each time.
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const firsts = ["Zilveren", "Gouden", "Blauwe", "Oude", "Nieuwe", "Groene", "Witte", "Rode", "Stille", "Hoge"];
const seconds = ["Reiger", "Molen", "Linde", "Haven", "Poort", "Brug", "Kroon", "Zwaan", "Eik", "Duinroos"];
const praise = [
  "We werden verrast met een gratis toetje, dat verwacht je niet. Wij komen zeker terug!",
  "Geweldige bediening, heel persoonlijk: ze wisten onze namen nog. Een aanrader.",
  "Boven verwachting goed. De eigenaar nam alle tijd voor ons.",
  "Super vriendelijk personeel en snel geholpen. Voor herhaling vatbaar.",
];
const content = ["Prima, niets op aan te merken.", "Netjes en schoon, goede prijs.", "Goed, maar niet bijzonder.", "Gewoon goed."];
const blame = ["Lang gewacht en een onbeleefde ober.", "De kamer was vies en de rekening klopte niet. Nooit meer.", "Niet wat er was beloofd, en niemand die het oploste."];

function review(roll, number, delighted, disappointed) {
  const at = roll();
  const [grades, texts] = at < delighted ? [[9, 10], praise] : at > 1 - disappointed ? [[3, 5, 6], blame] : [[7, 8], content];
  const pick = (list) => list[Math.floor(roll() * list.length)];
  const day = new Date(Date.UTC(2026, 10, 20) - Math.floor(roll() * 900) * 86400000);
  return {
    id: String(number), score: pick(grades), best: 10, worst: 1, date: day.toISOString().slice(0, 10), date_precision: "day",
    text: pick(texts), lang: "nl", author_key: Math.floor(roll() * 2 ** 40).toString(16),
  };
}

function record(source, url, business, reviews, aggregate = null) {
  return { source, recipe: "made-up", url, fetched: "2026-11-20T04:00:00Z", business, aggregate, reviews };
}

function business(index) {
  return {
    name: `De ${firsts[index % 10]} ${seconds[Math.floor(index / 10) % 10]}${index >= 100 ? " " + index : ""}`,
    category: ["restaurant", "hotel", "camping"][index % 3],
    city: ["Zwolle", "Ommen", "Kampen"][Math.floor(index / 3) % 3],
    address: `Straatweg ${index + 1}`, lat: 52 + index / 100, lon: 6 + index / 100,
  };
}

// Businesses of three trades in three places on two sources, with every verdict among them.
export function town(businesses = 48) {
  const roll = dice(7);
  const records = [];
  for (let index = 0; index < businesses; index += 1) {
    const kind = index % 6;
    const [delighted, disappointed] = [[0.9, 0.01], [0.5, 0.04], [0.25, 0.1], [0.3, 0.08], [0.5, 0.35], [0.08, 0.6]][kind];
    const number = index % 10 === 9 ? 4 : 24 + Math.floor(roll() * 16);
    const reviews = Array.from({ length: number }, (_, i) => review(roll, i, delighted, disappointed));
    const source = index % 4 === 0 ? "zoover" : "iens";
    records.push(record(source, `https://${source}.example/${index}`, business(index), reviews,
      { value: kind < 2 ? 8.6 : 7.4, best: 10, worst: 1, count: number }));
  }
  return records;
}

// More businesses than one page of the comparison holds, each with the histogram that its source shows.
export function large(businesses) {
  const roll = dice(11);
  return Array.from({ length: businesses }, (_, index) => {
    const histogram = {};
    for (const grade of [10, 9, 8, 7, 6]) histogram[grade] = 1 + Math.floor(roll() * (grade > 8 && index % 5 === 0 ? 60 : 20));
    const count = Object.values(histogram).reduce((sum, n) => sum + n, 0);
    return record(index % 2 ? "iens" : "zoover", `https://site.example/${index}`, business(index), [],
      { value: 8, best: 10, worst: 1, count, histogram });
  });
}

// Whoever wrote these pages wanted to run a script in the reader's browser.
export function hostile() {
  const attacks = [
    `"><script>window.hacked=1</script>`, `'><img src=x onerror="window.hacked=1">`, `</title><script>window.hacked=1</script>`,
    `</style></script><script>window.hacked=1</script>`, `<svg onload=window.hacked=1>`, `javascript:window.hacked=1`,
    `{{BI_NEWLINE}}{{#ROW}}{n}<iframe srcdoc="<script>parent.hacked=1</script>">`, `\u202Etxt.exe\u0000<b>`, `=HYPERLINK("http://x")`,
    `<a href="javascript:window.hacked=1">x</a>`, `]]><script>window.hacked=1</script>`, `--><script>window.hacked=1</script>`,
  ];
  const roll = dice(3);
  return attacks.map((attack, index) => {
    const reviews = Array.from({ length: 30 }, (_, i) => ({ ...review(roll, i, 0.4 + 0.05 * index, 0.1), id: attack + i, title: attack, text: attack + " " + praise[i % 4] }));
    return record(index % 2 ? "iens" : attack, `https://site.example/${index}?a="><script>window.hacked=1</script>`,
      { name: attack, category: attack, city: attack, address: attack, lat: 52 + index / 10, lon: 6 }, reviews,
      { value: 8, best: 10, worst: 1, count: 30, histogram: { 10: 10, 9: 5, "<7": 15 } });
  });
}
