#!/usr/bin/env bash
# extract --warc-list as a filter: alone, under GNU parallel, and as Hadoop's streaming calls it.
# Usage: archive_filter.sh NEGENPLUS PAGES
set -euo pipefail
bin=$1
pages=$2
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
cd "$home"

fault() {
  echo "FAILED: $1"
  exit 1
}

# record TYPE URL CONTENT-TYPE BLOCKFILE
record() {
  printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Date: 2026-10-05T04:00:00Z\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %s\r\n\r\n' \
    "$1" "$2" "$3" "$(stat -c %s "$4")"
  cat "$4"
  printf '\r\n\r\n'
}

# Archives as Common Crawl lays them out: request, answer and metadata, a gzip member each.
number=0
mkdir warc
for page in "$pages"/*/page.html; do
  number=$((number + 1))
  url="https://site$number.example/page"
  printf 'GET /page HTTP/1.1\r\nHost: site%s.example\r\n\r\n' "$number" >request
  { printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Crawl-Content-Encoding: br\r\nContent-Length: %s\r\n\r\n' "$(stat -c %s "$page")"; cat "$page"; } >answer
  printf 'fetchTimeMs: 87\r\n' >metadata
  {
    record request "$url" 'application/http; msgtype=request' request | gzip -n
    record response "$url" 'application/http; msgtype=response' answer | gzip -n
    record metadata "$url" application/warc-fields metadata | gzip -n
  } >"warc/$(printf '%03d' "$number").warc.gz"
done
[ "$number" -ge 3 ] || fault "there are only $number pages to archive"

ls warc/*.warc.gz >list
"$bin" extract --warc-list - <list >alone 2>alone.err || fault "all archives are good, and the status says otherwise: $(cat alone.err)"
[ "$(wc -l <alone)" -ge 3 ] || fault "hardly anything was read: $(wc -l <alone) records"

head -c 300 warc/002.warc.gz >warc/zz-cut.warc.gz
printf '%s\n' warc/zz-cut.warc.gz warc/none.warc.gz >bad
status=0
cat bad list | "$bin" extract --warc-list - >beside 2>beside.err || status=$?
[ "$status" -eq 1 ] || fault "bad archives must end with 1, not $status"
cmp alone beside || fault "bad archives stopped good ones"
grep -q zz-cut beside.err && grep -q none.warc.gz beside.err || fault "bad archives are not told"

awk '{print NR * 40 "\t" $0}' list | "$bin" extract --warc-list - | cmp - alone || fault "Hadoop's keys are read as paths"

if command -v parallel >/dev/null; then
  parallel --will-cite -j2 --pipe -N2 "$bin" extract --warc-list - --jobs 1 <list | sort >together
  sort alone | cmp - together || fault "under GNU parallel other records come out"
else
  echo "GNU parallel is not here (script/bootstrap installs it): not tried"
fi
echo "$number archives, $(wc -l <alone) records"
