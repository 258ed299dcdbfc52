"""`script/soak faults`: the disk of a run fails at every change of a file in turn; nothing stored may be lost."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from memory_soak import answer_for
from program import Child, Watch, add_binary_option, config_text, require_binary, scratch_folder
from review_site import ReviewSite
from server import Server

KINDS = ("kill", "full", "read_only", "broken")
HERE = Path(__file__).resolve().parent


def add_options(parser):
    add_binary_option(parser)
    parser.add_argument("--faults", type=int, default=600, help="that are injected (default: 600)")


class Soak:
    def __init__(self, options, folder, port):
        self.binary = require_binary(options.binary)
        self.folder = folder
        self.port = port
        self.shim = folder / "disk_faults.so"
        subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", self.shim, HERE / "disk_faults.c", "-ldl", "-lpthread"],
                       check=True)
        self.problems = 0
        self.unreached = 0  # a run may make fewer changes than the one that was counted

    def home(self, name, like=None):
        """A folder with a config: empty, or a copy of another one."""
        home = self.folder / name
        shutil.rmtree(home, ignore_errors=True)
        if like:
            shutil.copytree(like, home)
        else:
            home.mkdir()
            watch = Watch("site00.soak.example", ["http://site00.soak.example/list/0"])
            (home / "soak.toml").write_text('archive = "archive"\n' +
                                            config_text([watch], self.port, "soak.db", delay=0))
        return home

    def run(self, home, **environment):
        """One run; what it used and said."""
        command = [self.binary, "run", "--every-page", "--receipt", "receipt.json", "--config", home / "soak.toml"]
        with Child(command, home, **environment) as child:
            child.end()
        return child.usage

    def faulty_run(self, home, **faults):
        return self.run(home, LD_PRELOAD=str(self.shim), FAULT_FOLDER=str(home), **faults)

    def ask(self, home, *words):
        done = subprocess.run([self.binary, *words, "--config", home / "soak.toml"], cwd=home, capture_output=True,
                              text=True, check=False)
        return done.returncode, done.stdout

    def reviews(self, home):
        """Every stored review; nothing where there is no database yet."""
        status, lines = self.ask(home, "export")
        if status != 0:
            return set()
        return {(record["url"], review["id"] or review["text"])
                for record in map(json.loads, lines.splitlines()) for review in record["reviews"]}

    def wrong(self, home):
        """What the doctor finds wrong."""
        _, lines = self.ask(home, "doctor", "--full", "--format", "jsonl")
        checks = [json.loads(line) for line in lines.splitlines()]
        if not checks:
            return ["the doctor says nothing"]
        return [f'{check["check"]}: {check["found"]}' for check in checks if check["state"] == "wrong"]

    def complain(self, fault, what):
        self.problems += 1
        print(f"{fault}: {what}")

    def undisturbed(self, like=None):
        """A home in which all went well; how many changes its run makes, and what it stores."""
        home = self.home("later" if like else "well", like)
        counted = self.folder / "count"
        usage = self.faulty_run(home, FAULT_COUNT=str(counted))
        if usage.status != 0:
            sys.exit(f"the undisturbed run ended with status {usage.status}: {usage.stderr}")
        return home, int(counted.read_text()), self.reviews(home)

    def inject(self, kind, change, home, before, wanted):
        fault = f"{kind} at change {change}" + (" of a later run" if before else "")
        usage = self.faulty_run(home, FAULT_KIND=kind, FAULT_AT=str(change))
        if kind == "kill" and usage.status == 0:
            self.unreached += 1
        elif usage.status not in ((-9,) if kind == "kill" else (0, 1, 3)):
            self.complain(fault, f"ended with status {usage.status}: {usage.stderr}")
        if lost := before - self.reviews(home):
            self.complain(fault, f"{len(lost)} stored reviews are lost")
        for found in self.wrong(home):
            self.complain(fault, f"doctor: {found}")
        usage = self.run(home)
        if usage.status != 0:
            self.complain(fault, f"the next run ended with status {usage.status}: {usage.stderr}")
        if self.reviews(home) != wanted:
            self.complain(fault, "the next run does not complete what is stored")
        for found in self.wrong(home):
            self.complain(fault, f"doctor after the next run: {found}")
        if not (home / "report" / "index.html").stat().st_size:
            self.complain(fault, "there is no report")


def main(options):
    site = ReviewSite(1, 1, 5, 2, 3)
    with scratch_folder() as folder, Server(answer_for(site)) as server:
        soak = Soak(options, folder, server.port)
        well, first, wanted = soak.undisturbed()
        _, second, same = soak.undisturbed(well)
        print(f"undisturbed runs change files {first} and {second} times and store {len(wanted)} reviews")
        soak.problems += wanted != same
        for number in range(options.faults):
            # Each kind and each of the two beginnings, spread over the whole run.
            later = number // len(KINDS) % 2 == 1
            change = 1 + number * (second if later else first) // options.faults
            home = soak.home("faulty", well if later else None)
            soak.inject(KINDS[number % len(KINDS)], change, home, wanted if later else set(), wanted)
        print(f"{options.faults - soak.unreached} faults injected, {soak.problems} problems" +
          (f"; {soak.unreached} runs ended before their fault" if soak.unreached else ""))
    good = soak.problems == 0 and len(wanted) > 0
    print("nothing lost: " + ("yes" if good else "NO"))
    return 0 if good else 1
