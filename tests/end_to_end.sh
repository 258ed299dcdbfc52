#!/usr/bin/env bash
# The real binary from end to end, as its user runs it. Usage: end_to_end.sh NEGENPLUS FIXTURES
set -u
bin=$1
fixtures=$2
home=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null; wait 2>/dev/null; rm -rf "$home"' EXIT
cd "$home" || exit 1
passed=0
failed=0

# check NAME COMMAND…: the command must succeed.
check() {
  local name=$1
  shift
  if "$@" >check.out 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $name"
    sed 's/^/    /' check.out | tail -n 12
  fi
}

# status WANTED COMMAND…: the command must end with that status.
status() {
  local wanted=$1
  shift
  "$@"
  local got=$?
  [ "$got" -eq "$wanted" ] || { echo "status $got, not $wanted"; return 1; }
}

# Records without the moment of their fetch, which a later look moves; and without those that only
# say that a listing was seen again on another day, for midnight may lie between two looks.
records() {
  "$bin" export "$@" | grep -v '"aggregate":null,"reviews":\[\]' | sed -E 's/"fetched":"[^"]*",?//'
}

# Verdicts to six decimals: pages that came in another order are summed in another order.
rounded() { "$bin" verdicts --format jsonl "$@" | sed -E 's/(\.[0-9]{6})[0-9]+(e-[0-9]+)?/\1\2/g' | sort; }

says() { grep -qE -- "$1" "$2" || { echo "no line like: $1"; cat "$2"; return 1; }; }
same() { cmp "$1" "$2"; }
counts() { [ "$(wc -l <"$2")" -eq "$1" ] || { echo "$(wc -l <"$2") lines, not $1"; return 1; }; }

# The demo town, served by one process and crawled by another, as cron would.
"$bin" demo --dir town --serve >serve.out 2>serve.err &
server=$!
for _ in $(seq 300); do
  grep -q '^config ' serve.out && break
  read -rt 0.1 <> <(:) || true
done
config=$(sed -n 's/^config //p' serve.out)
check "the demo town is served" test -n "$config"
check "a first run is done" status 0 "$bin" run --verbose --config "$config"
cp check.out first.out
check "it brings thousands of reviews" says '^zoover +[0-9]+ +0 +0 +[1-9][0-9]{3}' first.out
records --config "$config" >first.records
check "it publishes a report" test -s town/report/index.html
check "a second run is done" status 0 "$bin" run --verbose --config "$config"
cp check.out second.out
check "it fetches only what changed, and stores nothing twice" \
  says '^zoover +0 +[1-9][0-9]+ +0 +0 ' second.out
records --config "$config" >second.records
check "the second run stores nothing new" same first.records second.records
check "a run is quiet when all is well" sh -c "'$bin' run --config '$config' >quiet.out 2>&1; test ! -s quiet.out"

# Export, then import into an empty store, gives the same verdicts to the last digit.
"$bin" export --config "$config" >first.jsonl
check "an export is imported" status 0 "$bin" import --db copy.db first.jsonl
"$bin" verdicts --config "$config" --format jsonl >verdicts.jsonl
"$bin" verdicts --db copy.db --format jsonl >copied.jsonl
check "the imported copy has the same verdicts" same verdicts.jsonl copied.jsonl
check "importing the same file again adds nothing" says ' 0 new reviews' <("$bin" import --db copy.db first.jsonl 2>&1)

# Kept for years: all is well, a copy is made and put back, and packed files go out and in.
check "the doctor finds all well" status 0 "$bin" doctor --full --config "$config"
check "and is quiet about it" sh -c "'$bin' doctor --quiet --config '$config' >doctor.out 2>&1; test ! -s doctor.out"
check "a backup is made and read back" status 0 "$bin" backup safe.db --config "$config"
check "for its owner only" test "$(stat -c %a safe.db)" = 600
cp safe.db restored.db
"$bin" verdicts --db restored.db --format jsonl >restored.jsonl
check "put back, it has the same verdicts" same verdicts.jsonl restored.jsonl
check "a packed export is written" status 0 "$bin" export --config "$config" --out first.jsonl.gz
check "that gzip unpacks to the same records" sh -c "gzip -dc first.jsonl.gz | cmp - first.jsonl"
check "and a strict import takes as it is" status 0 "$bin" import --strict --db packed.db first.jsonl.gz
"$bin" verdicts --db packed.db --format jsonl >packed.jsonl
check "with the same verdicts" same verdicts.jsonl packed.jsonl
printf 'a damaged file, and long enough to be looked at as if it were a database' >damaged.db
check "a damaged database is wrong, not a crash" status 3 "$bin" doctor --db damaged.db

# Ctrl-C in the middle: what was stored stays, and the next run completes.
sed 's/^database.*/database = "broken.db"/; s/^out.*/out = "broken-report"/' "$config" >town/broken.toml
"$bin" crawl --config town/broken.toml >/dev/null 2>interrupted.err &
crawl=$!
for _ in $(seq 300); do
  [ "$("$bin" export --config town/broken.toml 2>/dev/null | head -n 5 | wc -l)" -ge 5 ] && break
  read -rt 0.1 <> <(:) || true
done
check "a second run while the first holds the lock ends with 75" \
  status 75 "$bin" crawl --config town/broken.toml
kill -INT "$crawl"
wait "$crawl"
check "Ctrl-C ends a crawl in part" test $? -eq 1

# Then three that are killed outright, at whatever they are doing.
for listings in 30 60 90; do
  "$bin" crawl --config town/broken.toml >/dev/null 2>killed.err &
  crawl=$!
  for _ in $(seq 300); do
    kill -0 "$crawl" 2>/dev/null || break
    [ "$("$bin" export --config town/broken.toml 2>/dev/null | head -n $listings | wc -l)" -ge $listings ] && break
    read -rt 0.1 <> <(:) || true
  done
  kill -KILL "$crawl" 2>/dev/null
  wait "$crawl" 2>/dev/null
done
check "the next crawl completes" status 0 "$bin" crawl --config town/broken.toml
rounded --config "$config" >undisturbed.verdicts
rounded --config town/broken.toml >resumed.verdicts
check "and knows what an undisturbed one knows" same undisturbed.verdicts resumed.verdicts

# Saved pages in, a comparison out.
check "a folder of saved pages is read" sh -c "'$bin' extract '$fixtures' >pages.jsonl; test \$? -le 1"
check "they are imported" status 0 "$bin" import --db pages.db pages.jsonl
check "and reported" status 0 "$bin" report --db pages.db --out pages-report
check "the report stands" test -s pages-report/index.html

# Bad input gets a clear error and loses nothing.
sed 's/^\[crawl\]/[crawl]\ndealy = 3/' "$config" >town/typo.toml
check "an unknown key is refused with line and remedy" \
  sh -c "'$bin' run --config town/typo.toml 2>typo.err; test \$? -eq 2"
check "by name" says "typo.toml:[0-9]+: unknown key 'dealy'.*did you mean 'delay'" typo.err
mkdir recipes
printf 'name = "mine"\nkind = 7\n' >recipes/mine.toml
printf 'recipes = "recipes"\n' >mine.toml
check "a broken recipe is refused" sh -c "'$bin' recipes --config mine.toml 2>recipe.err; test \$? -eq 2"
check "with file and line" says 'mine.toml:[0-9]+: ' recipe.err
printf '%%PDF-1.4 no page at all' >page.html
check "a page that is not HTML is told" sh -c "'$bin' extract page.html 2>pdf.err; test \$? -eq 1"
check "by its name" says 'page.html: ' pdf.err
printf 'not a database, but long enough to be taken for one by a careless program\n' >wrong.db
check "a file that is no database is refused" sh -c "'$bin' verdicts --db wrong.db 2>wrong.err; test \$? -eq 3"
check "and named" says 'wrong.db' wrong.err
cat >score.jsonl <<'J'
{"source":"test","url":"https://x.example/1","business":{"name":"X"},"reviews":[{"id":"1","score":8.7,"best":5,"worst":1,"text":"too much"},{"id":"2","score":4,"best":5,"worst":1,"text":"well"}]}
this is no record
J
check "a bad record does not stop the good ones" \
  sh -c "'$bin' import --db score.db score.jsonl 2>score.err; test \$? -eq 1"
check "and is told by its line" says 'score.jsonl:2: ' score.err
check "a score above its best is refused" says '8.7 is above its best, 5' score.err
check "the good review is kept" sh -c "'$bin' export --db score.db | grep -q '\"text\":\"well\"'"
cp score.db full.db
check "a full disk fails the import" \
  sh -c "ulimit -f 100; '$bin' import --db full.db first.jsonl 2>full.err; test \$? -eq 3"
"$bin" export --db score.db >before.jsonl
"$bin" export --db full.db >after.jsonl
check "and loses nothing that was stored" same before.jsonl after.jsonl
cp -r town/report old-report
check "a full disk leaves the old report standing" \
  sh -c "ulimit -f 1; '$bin' report --db copy.db --out old-report 2>/dev/null; test \$? -eq 3"
check "whole" diff -r town/report old-report

# A reader that has enough, as `head`, ends a command without a word; a full disk is told.
mkfifo gone
exec 7<>gone 8>gone 7>&-
check "a closed pipe ends a command as it ends other programs" \
  sh -c "'$bin' recipes >&8 2>closed.err; test \$? -eq 141"
check "without a word" test ! -s closed.err
exec 8>&-
check "a full disk is told" sh -c "'$bin' recipes >/dev/full 2>disk.err; test \$? -eq 3"
check "in one line" says '^negenplus: standard output cannot be written$' disk.err

# The demo in one go.
check "the demo ends well" status 0 "$bin" demo --dir demo
cp check.out demo.out
check "and says how many verdicts agree with the truth" says '[0-9]+ of [0-9]+ verdicts agree' demo.out

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
