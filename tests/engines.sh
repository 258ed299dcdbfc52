#!/usr/bin/env bash
# The same commands on a SQLite file and on a PostgreSQL server of the test's own: what they print must be the same to
# the last digit. Usage: engines.sh NEGENPLUS
set -u
bin=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
server=$("$here/postgresql.sh" start $$) || { echo "SKIPPED: no PostgreSQL server could be started"; exit 77; }
home=$(mktemp -d)
trap '"$here/postgresql.sh" stop "$server"; rm -rf "$home"' EXIT
cd "$home" || exit 1
url="postgresql:///postgres?user=negenplus&host=$server"
failed=0

fail() {
  echo "FAILED: $1"
  failed=$((failed + 1))
}

# A town of 60 businesses on two sources, read on three days, with reviews that are edited in between.
made_up() {
  awk 'BEGIN {
    srand(9); split("8 9 10 7 9 6 10 8 9 5", shown, " ")
    split("Heerlijk gegeten en wat een ontvangst|Prima maar niet bijzonder|Verrukkelijk, we komen zeker terug|" \
          "Het duurde erg lang en niemand zei iets|De kok kwam zelf vragen of het smaakte", words, "|")
    for (day = 1; day <= 3; ++day) for (b = 1; b <= 60; ++b) for (s = 1; s <= 2; ++s) {
      site = s == 1 ? "iens" : "zoover"
      printf "{\"source\":\"%s\",\"url\":\"https://%s.example/%d\",\"fetched\":\"2026-03-%02dT10:00:00Z\",", site, site, b, day * 7
      printf "\"business\":{\"name\":\"Eethuis %d\",\"category\":\"restaurant\",\"city\":\"Enschede\",", b
      printf "\"address\":\"Markt %d\",\"postcode\":\"7511 AA\"},", b
      printf "\"aggregate\":{\"value\":%.1f,\"best\":10,\"worst\":1,\"count\":%d},\"reviews\":[", 7 + b % 3, 20 + day
      n = 10 + (b * 7 + s) % 30
      for (r = 1; r <= n; ++r) {
        value = shown[1 + (b * 3 + r * s + (day == 3 && r % 9 == 0)) % 10]
        printf "%s{\"id\":\"%d-%d\",\"score\":%d,\"best\":10,\"worst\":1,\"date\":\"202%d-%02d-%02d\",\"date_precision\":\"day\",", \
          (r > 1 ? "," : ""), b, r, value, 4 + r % 2, 1 + r % 12, 1 + (r * 7 + b) % 28
        printf "\"text\":\"%s, nummer %d van %d\",\"author_key\":\"k%d\"}", words[1 + (r + b) % 5], r, b, (r * 31 + b) % 97
      }
      print "]}"
    }
  }'
}

made_up >town.jsonl

# each NAME COMMAND…: with `--db` behind it, the same status and the same words on both.
each() {
  local name=$1 engine status
  shift
  for engine in file server; do
    "$bin" "$@" --db "$([ $engine = file ] && echo n.db || echo "$url")" >"$engine.out" 2>"$engine.err"
    status=$?
    sed -i -e "s|$url|DB|g; s|n\\.db|DB|g" "$engine.out" "$engine.err"
    [ "$status" -eq 0 ] || { fail "$name on the $engine: status $status"; tail -3 "$engine.err"; }
  done
  cmp -s file.out server.out || { fail "$name"; diff file.out server.out | head -5; tail -3 server.err; }
}

each "import" import town.jsonl
each "the same again adds nothing" import town.jsonl
each "verdicts" verdicts --format jsonl --as-of 2026-04-01
[ "$(wc -l <server.out)" -gt 20 ] || fail "there are verdicts"
each "verdicts before the edits" verdicts --format jsonl --as-of 2026-03-15
each "why" why "Eethuis 7" --as-of 2026-04-01
each "match" match
each "export" export
each "learn" learn --as-of 2026-04-01
each "verdicts after learning" verdicts --format jsonl --as-of 2026-04-01
each "what would be forgotten" forget business "Eethuis 9" --dry-run
each "forget" forget business "Eethuis 9" --all
each "verdicts after forgetting" verdicts --format csv --as-of 2026-04-01

"$bin" report --db n.db --out file --as-of 2026-04-01 >/dev/null 2>&1
"$bin" report --db "$url" --out server --as-of 2026-04-01 >/dev/null 2>&1
[ -s server/index.html ] || fail "a report is made"
diff -r file server >report.diff 2>&1 || { fail "report"; head -5 report.diff; }

"$bin" backup --db "$url" copy.db 2>backup.err
[ $? -eq 3 ] && grep -q pg_dump backup.err || fail "a copy is refused with the tool that makes one"
[ ! -e copy.db ] || fail "a refused copy leaves nothing"
"$bin" doctor --db "$url" --format jsonl >doctor.out 2>&1
grep -q '"database","health":"ok"\|database.*whole, ' doctor.out || { fail "doctor"; cat doctor.out; }
ls | grep -q postgresql && fail "a URL is no file's name"

[ "$failed" -eq 0 ] && echo "the same on both engines"
exit "$failed"
