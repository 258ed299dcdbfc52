#!/usr/bin/env bash
# Proves the direction of the house: model knows nobody, the five rooms in the middle know only the
# model and themselves, and no public header of a room shows its engine. Usage: house.sh SOURCE_DIR
set -eu
cd "$1"
faults=0

fault() {
  echo "$1"
  faults=$((faults + 1))
}

for room in model crawler parser delight store report; do
  while IFS=: read -r file line include; do
    other=${include#*\"}
    other=${other%%/*}
    case "$other" in
      model | "$room") ;;
      *) fault "$file:$line: $room may not include $other" ;;
    esac
  done < <(grep -nE '^ *#include "(model|crawler|parser|delight|store|report|app|tests)/' "$room"/*.h "$room"/*.cpp \
             | sed -E 's/#include //')
done

# The engine of a room stays out of its public header.
engines='curl/|gumbo|SQLiteCpp|sqlite3|pqxx|ctemplate|boost/|rapidjson|toml|spdlog|linear\.h'
for header in model/*.h {crawler,parser,delight,store,report}/{crawler,network,parser,recipes,delight,store,interchange,report}.h; do
  [ -f "$header" ] || continue
  if grep -nE "#include <($engines)" "$header"; then
    fault "$header shows an engine"
  fi
done

# Only the application logs.
if grep -nE '#include <spdlog' {model,crawler,parser,delight,store,report}/*.{h,cpp} 2>/dev/null; then
  fault "only app/ may log"
fi

if [ "$faults" -gt 0 ]; then
  echo "$faults faults in the house"
  exit 1
fi
echo "the house stands"
