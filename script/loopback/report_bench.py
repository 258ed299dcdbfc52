"""`script/bench report`: a store of 5,000 businesses and a million reviews with texts, published."""

import datetime
import json
import random

import verdicts_bench
from program import add_binary_option, require_binary, run, scratch_folder

MOST_SECONDS = 60
MOST_MIB = 1024
MOST_PAGE = 2_000_000

# A review of each kind says one thing or two of these; the places are filled in, so that hardly two are alike.
SENTENCES = {
    "delighted": ["{who} verraste ons met {what}, dat verwacht je niet.", "Geweldig: {who} wist onze naam nog na {time}.",
                  "{what} was boven verwachting, wij komen zeker terug.", "Een aanrader, vooral {what} en {who}.",
                  "We voelden ons thuis dankzij {who}, en {what} was heerlijk."],
    "satisfied": ["Prima, niets op aan te merken; {what} was goed.", "Netjes en schoon, {what} was gewoon goed.",
                  "Goed, maar niet bijzonder. {who} was vriendelijk.", "{what} was in orde, na {time} waren we aan de beurt."],
    "disappointed": ["{time} gewacht en {who} was onbeleefd.", "{what} was vies en de rekening klopte niet. Nooit meer.",
                     "Niet wat er was beloofd: {what} ontbrak en {who} loste het niet op."],
}
WORDS = {
    "who": ["de eigenaar", "het meisje van de receptie", "de kok", "onze ober", "de gastvrouw", "het personeel",
            "de beheerder", "de jongen achter de bar"],
    "what": ["het ontbijt", "de kamer", "het toetje", "de soep", "het uitzicht", "de vis", "het bed", "de tuin",
             "het sanitair", "de koffie", "het zwembad", "de fles wijn"],
    "time": ["een half uur", "twintig minuten", "een jaar", "drie kwartier", "tien minuten", "een week"],
}


def add_options(parser):
    add_binary_option(parser)
    parser.add_argument("--businesses", type=int, default=5000)
    parser.add_argument("--reviews", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=1, help="of publishing; the best counts (default: 1)")


def text_for(dice, score):
    kind = "delighted" if score >= 9 else "satisfied" if score >= 7 else "disappointed"
    sentences = dice.sample(SENTENCES[kind], k=dice.choice([1, 2, 2]))
    text = " ".join(sentence.format(**{place: dice.choice(words) for place, words in WORDS.items()})
                    for sentence in sentences)
    return text[0].upper() + text[1:]


def records(businesses, number):
    """The store of `bench verdicts` with what guests wrote."""
    dice = random.Random(4)
    for line in verdicts_bench.lines(businesses, number):
        record = json.loads(line)
        for review in record["reviews"]:
            review["text"] = text_for(dice, review["score"])
            review["lang"] = "nl"
        yield json.dumps(record) + "\n"


def largest_page(folder):
    return max(folder.rglob("*.html"), key=lambda page: page.stat().st_size)


def publish(binary, store, folder):
    day = verdicts_bench.LAST_DAY + datetime.timedelta(days=1)
    used = run([binary, "report", "--db", store, "--out", folder / "out", "--as-of", day], folder)
    if used.status:
        raise SystemExit(f"report ended with {used.status}: {used.stderr}")
    print(f"published in {used.wall:.1f} s, {used.cpu:.1f} s of processor time, {used.peak_kib / 1024:.0f} MiB")
    return used


def main(options):
    binary = require_binary(options.binary)
    with scratch_folder() as folder:
        store = folder / "n.db"
        with open(folder / "records.jsonl", "w", encoding="utf-8") as file:
            file.writelines(records(options.businesses, options.reviews))
        imported = run([binary, "import", "--db", store, folder / "records.jsonl"], folder)
        if imported.status:
            raise SystemExit(f"import ended with {imported.status}: {imported.stderr}")
        print(f"{options.businesses:,} businesses, {options.reviews:,} reviews (imported in {imported.wall:.0f} s)")
        used = [publish(binary, store, folder) for _ in range(options.rounds)]
        seconds, mib = min(each.wall for each in used), max(each.peak_kib for each in used) / 1024
        page = largest_page(folder / "out")
        print(f"largest page: {page.relative_to(folder)}, {page.stat().st_size:,} bytes (at most {MOST_PAGE:,})")
        print(f"{seconds:.1f} s (at most {MOST_SECONDS}), {mib:.0f} MiB (at most {MOST_MIB})")
        good = seconds <= MOST_SECONDS and mib <= MOST_MIB and page.stat().st_size <= MOST_PAGE
        return 0 if good else 1
