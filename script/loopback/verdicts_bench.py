"""`script/bench verdicts`: a store of 2,000 businesses judged, with a growing number of reviews."""

import datetime
import json
import random

from program import add_binary_option, require_binary, run, scratch_folder

MOST_SECONDS = 10
MOST_MIB = 1024
NOISE = 1.15  # a step may cost so many times what its reviews add
TRADES = ["restaurant", "hotel", "camping", "museum"]
CITIES = ["Ommen", "Zwolle", "Deventer", "Hardenberg", "Kampen"]
LAST_DAY = datetime.date(2026, 11, 1)


def add_options(parser):
    add_binary_option(parser)
    parser.add_argument("--businesses", type=int, default=2000)
    parser.add_argument("--reviews", type=int, nargs="+", default=[250_000, 500_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=3, help="of judging each store; the best counts (default: 3)")


def grades_of(dice):
    """A business's chances of 10, 9, 8, 7, 6 and 4."""
    delighted = dice.betavariate(3, 7)
    disappointed = (1 - delighted) * dice.betavariate(1.4, 5.6)
    rest = 1 - delighted - disappointed
    return [delighted * 0.4, delighted * 0.6, rest * 0.6, rest * 0.4, disappointed * 0.6, disappointed * 0.4]


def reviews(dice, number):
    chances = grades_of(dice)
    for each, score in enumerate(dice.choices([10, 9, 8, 7, 6, 4], chances, k=number)):
        day = LAST_DAY - datetime.timedelta(days=int(dice.expovariate(1 / 900)) % 5000)
        yield {"id": str(each), "score": score, "best": 10, "worst": 1, "date": day.isoformat(),
               "date_precision": "day", "author_key": f"{dice.randrange(1 << 48):012x}"}


def lines(businesses, number):
    """One business is on one source, every fourth on two; as many reviews as asked, unevenly spread."""
    dice = random.Random(9)
    shares = [dice.lognormvariate(0, 1) for _ in range(businesses)]
    whole = sum(shares)
    given = 0
    for each, share in enumerate(shares):
        left = number - given if each == businesses - 1 else max(1, round(share / whole * number))
        given += left
        business = {"name": f"Huis {each:05d}", "category": TRADES[each % 4], "city": CITIES[each % 5],
                    "address": f"Straat {each % 97} {each}", "lat": 52 + each * 1e-3, "lon": 6 + each * 1e-3}
        parts = {"iens": left - left // 3, "zoover": left // 3} if each % 4 == 0 else {"zoover": left}
        for source, part in parts.items():
            yield json.dumps({"source": source, "recipe": "bench", "url": f"https://{source}.example/{each}",
                              "fetched": "2026-11-02T04:00:00Z", "business": business,
                              "reviews": list(reviews(dice, part))}) + "\n"


class Judging:
    """What judging one store took: the fastest of its rounds, the largest memory."""

    def __init__(self, options, binary, folder, number):
        self.number = number
        store = folder / f"{number}.db"
        records = folder / "records.jsonl"
        with open(records, "w", encoding="utf-8") as file:
            file.writelines(lines(options.businesses, number))
        imported = run([binary, "import", "--db", store, records], folder)
        if imported.status:
            raise SystemExit(f"import ended with {imported.status}: {imported.stderr}")
        judged = [self.judge(binary, folder, store) for _ in range(options.rounds)]
        self.seconds = min(usage.wall for usage in judged)
        self.mib = max(usage.peak_kib for usage in judged) / 1024
        store.unlink()
        print(f"{number:9,} reviews of {options.businesses:,}: judged in {self.seconds:6.2f} s and {self.mib:5.0f} MiB "
              f"(imported in {imported.wall:.0f} s)")

    @staticmethod
    def judge(binary, folder, store):
        usage = run([binary, "verdicts", "--db", store, "--as-of", LAST_DAY + datetime.timedelta(days=1),
                     "--format", "jsonl"], folder)
        if usage.status:
            raise SystemExit(f"verdicts ended with {usage.status}: {usage.stderr}")
        return usage


def grows(judgings):
    """Whether some step costs more than its reviews: the businesses' own part is in all of them."""
    for before, after in zip(judgings, judgings[1:]):
        times = after.number / before.number
        slower, larger = after.seconds / before.seconds, after.mib / before.mib
        print(f"{times:.1f} times the reviews: {slower:.2f} times the time, {larger:.2f} times the memory")
        if max(slower, larger) > times * NOISE:
            return True
    return False


def main(options):
    binary = require_binary(options.binary)
    with scratch_folder() as folder:
        judgings = [Judging(options, binary, folder, number) for number in sorted(options.reviews)]
        last = judgings[-1]
        print(f"{last.seconds:.2f} s (at most {MOST_SECONDS}), {last.mib:.0f} MiB (at most {MOST_MIB})")
        good = last.seconds <= MOST_SECONDS and last.mib <= MOST_MIB
        return 0 if not grows(judgings) and good else 1
