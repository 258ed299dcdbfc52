"""`script/bench extract`: ours beside gumbo alone and extruct, over the same saved pages, in one run."""

import os
import subprocess
import sys
from pathlib import Path

from crawl_bench import DEBIANS_PYTHON, EVERY_SYNTAX, MEASURED_SYNTAXES, page_files
from program import add_binary_option, require_binary, run, scratch_folder

HERE = Path(__file__).parent
AT_LEAST = {"gumbo alone": 1.5, "extruct, every syntax": 40}  # times as fast as these, on one core
TWO_CORES = 1.8  # times as fast as one


def add_options(parser):
    add_binary_option(parser)
    parser.add_argument("--times", type=int, default=10, help="over the pages, ours and gumbo's (default: 10)")
    parser.add_argument("--rounds", type=int, default=3, help="of all in turns; the best counts (default: 3)")


def build_gumbo(folder):
    program = folder / "gumbo_alone"
    subprocess.run(["g++", "-O2", "-o", program, HERE / "gumbo_alone.cpp", "-lgumbo"], check=True)
    return program


def on_cores(count, command):
    return ["taskset", "-c", ",".join(str(core) for core in range(count)), *command]


class Bench:
    def __init__(self, options, folder):
        self.folder = folder
        self.binary = require_binary(options.binary)
        self.files = [str(file) for file in page_files()]
        self.megabytes = sum(os.path.getsize(file) for file in self.files) / 1e6
        self.times = options.times
        self.gumbo = build_gumbo(folder)
        self.best = {}

    def note(self, name, times, command):
        usage = run(command, self.folder)
        speed = times * self.megabytes / usage.wall
        self.best[name] = max(speed, self.best.get(name, 0))
        print(f"{name:32} {speed:7.2f} MB/s {usage.cpu / times / len(self.files) * 1000:8.2f} ms CPU a page "
              f"{usage.peak_kib / 1024:6.0f} MiB")

    def ours(self, cores):
        pages = self.files * self.times
        self.note(f"ours, {cores} core{'s' if cores > 1 else ''}", self.times,
                  on_cores(cores, [self.binary, "extract", "--jobs", str(cores), *pages]))

    def extruct(self, name, syntaxes):
        self.note(name, 1, on_cores(1, [DEBIANS_PYTHON, HERE / "extruct_alone.py", "1", ",".join(syntaxes),
                                        *self.files]))

    def round(self):
        self.note("gumbo alone", self.times, on_cores(1, [self.gumbo, str(self.times), *self.files]))
        self.ours(1)
        self.ours(2)

    def verdict(self):
        ours = self.best["ours, 1 core"]
        good = True
        for name, least in AT_LEAST.items():
            if name not in self.best:
                continue
            ratio = ours / self.best[name]
            good = good and ratio >= least
            print(f"{ratio:.1f} times {name} (at least {least})")
        ratio = self.best["ours, 2 cores"] / ours
        print(f"{ratio:.2f} times as fast on two cores (at least {TWO_CORES})")
        return 0 if good and ratio >= TWO_CORES else 1


def main(options):
    with scratch_folder() as folder:
        bench = Bench(options, folder)
        print(f"{len(bench.files)} pages of {bench.megabytes:.0f} MB")
        for _ in range(options.rounds):
            bench.round()
        if subprocess.run([DEBIANS_PYTHON, "-c", "import extruct"], capture_output=True).returncode:
            print("without extruct: apt-get install python3-extruct")
        else:
            bench.extruct("extruct, microdata and json-ld", MEASURED_SYNTAXES)
            bench.extruct("extruct, every syntax", EVERY_SYNTAX)
        return bench.verdict()
