#!/usr/bin/env bash
# The report as people meet it, in headless Chromium. Usage: run.sh NEGENPLUS FOLDER; what is installed and made
# goes into FOLDER. Ends with 77 where there is no Chromium.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
negenplus=$(realpath "$1")
mkdir -p "$2"
folder=$(cd "$2" && pwd)

CHROMIUM=$(command -v chromium || command -v chromium-browser || true)
if [ -z "$CHROMIUM" ]; then
  echo "browser tests skipped: there is no chromium here (script/bootstrap installs it where Debian has one)"
  exit 77
fi
command -v node >/dev/null && command -v npm >/dev/null || {
  echo "node and npm are missing; script/bootstrap installs them"
  exit 1
}

# The packages stay in the build folder, and are fetched again only when their lock says otherwise.
if ! cmp -s "$here/package-lock.json" "$folder/installed-lock.json"; then
  cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$folder/"
  (cd "$folder" && npm ci --loglevel=error --no-progress)
  cp "$here/package-lock.json" "$folder/installed-lock.json"
fi

export CHROMIUM NEGENPLUS=$negenplus FOLDER=$folder
node "$here/prepare.mjs"
exec node --test "$here"/*.test.mjs
