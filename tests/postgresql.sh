#!/usr/bin/env bash
# A PostgreSQL server of its own for tests, in a new folder, reached through a socket in it only.
#   postgresql.sh start OWNER [SETTING…]
#                prints the folder; the server ends, and the folder goes, when the process OWNER has ended; a setting is a
#                line of its configuration, as "fsync = on"
#   postgresql.sh restart FOLDER [MODE]   as pg_ctl's: fast, immediate
#   postgresql.sh down FOLDER, up FOLDER   ends and starts the server of a folder, which stays
#   postgresql.sh stop FOLDER
# Ends with status 77 where PostgreSQL is not installed.
set -euo pipefail

binaries=$(dirname "$(readlink -f "$(command -v initdb || true)")")
if [ ! -x "$binaries/initdb" ]; then
  binaries=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -1)
fi
if [ ! -x "$binaries/initdb" ] || [ ! -x "$binaries/postgres" ]; then
  echo "PostgreSQL is not installed (apt-get install postgresql)" >&2
  exit 77
fi

# PostgreSQL refuses to run as root.
as_user=()
if [ "$(id -u)" -eq 0 ]; then
  user=postgres
  id "$user" >/dev/null 2>&1 || user=nobody
  as_user=(setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups --)
  # In a namespace whose only user is root (unshare -r) another name is given to it.
  if awk '{ users += $3 } END { exit users > 1 }' /proc/self/uid_map; then
    user=root
    as_user=(unshare --user --map-user=1000 --map-group=1000 --)
  fi
fi

control() { (cd / && "${as_user[@]}" "$binaries/pg_ctl" -s -w -D "$1/data" "${@:2}" >/dev/null 2>&1); }

stop() {
  control "$1" -m immediate stop || true
  rm -rf "$1"
}

case "${1:-}" in
  start)
    folder=$(mktemp -d /tmp/negenplus-pg-XXXXXX)
    [ "${#as_user[@]}" -eq 0 ] || chown "$user" "$folder"
    chmod 755 "$folder"
    (cd / && "${as_user[@]}" "$binaries/initdb" -D "$folder/data" -U negenplus -A trust -E UTF8 --locale=C -N >/dev/null)
    "${as_user[@]}" tee -a "$folder/data/postgresql.conf" >/dev/null <<CONFIG
listen_addresses = ''
unix_socket_directories = '$folder'
fsync = off
synchronous_commit = off
full_page_writes = off
shared_buffers = 32MB
max_connections = 40
$(printf '%s\n' "${@:3}")
CONFIG
    if ! control "$folder" -l "$folder/log" start; then
      cat "$folder/log" >&2
      rm -rf "$folder"
      exit 1
    fi
    (
      while kill -0 "$2" 2>/dev/null && [ -d "$folder/data" ]; do sleep 1; done
      [ ! -d "$folder/data" ] || stop "$folder"
    ) >/dev/null 2>&1 &
    echo "$folder"
    ;;
  restart) control "$2" -m "${3:-fast}" -l "$2/log" restart ;;
  down) control "$2" -m fast stop ;;
  up) control "$2" -l "$2/log" start ;;
  stop) stop "$2" ;;
  *)
    echo "Usage: $0 start OWNER [SETTING…] | restart FOLDER [MODE] | down FOLDER | up FOLDER | stop FOLDER" >&2
    exit 2
    ;;
esac
