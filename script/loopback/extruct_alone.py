"""Reads each file named so many times with extruct: TIMES SYNTAX[,SYNTAX…] FILE…"""

import logging
import sys

import extruct

logging.disable(logging.CRITICAL)
times, syntaxes, files = int(sys.argv[1]), sys.argv[2].split(","), sys.argv[3:]
for file in files:
    with open(file, "rb") as page:
        text = page.read().decode("utf-8", "replace")
    for _ in range(times):
        try:
            extruct.extract(text, base_url="http://bench.example/", syntaxes=syntaxes, errors="log")
        except Exception:  # a page that it cannot read is one that it is quick with
            pass
