#!/usr/bin/env bash
# The completions as shells load them: bash always, zsh and fish where they are installed; the man
# page and the units where groff and systemd can judge them. Usage: completion.sh NEGENPLUS
set -eu
bin=$1
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
faults=0

fault() {
  echo "$1"
  faults=$((faults + 1))
}

# completes WANTED WORD…: the last word is completed to WANTED, among others.
completes() {
  local wanted=$1
  shift
  COMP_WORDS=("$@")
  COMP_CWORD=$(($# - 1))
  COMPREPLY=()
  _negenplus
  [[ " ${COMPREPLY[*]} " == *" $wanted "* ]] || fault "bash: '$*' gives '${COMPREPLY[*]}', not $wanted"
}

"$bin" generate bash >"$home/bash"
# shellcheck disable=SC1091
. "$home/bash"
completes run negenplus ru
completes --verbose negenplus run --verb
completes csv negenplus status --format c
completes accept negenplus recipes acc
completes --recipe negenplus recipes test --rec
completes service negenplus schedule ser
completes --config negenplus run --json --conf
COMP_WORDS=(negenplus run --config neg) COMP_CWORD=3 COMPREPLY=(x)
_negenplus
[ "${#COMPREPLY[@]}" -eq 0 ] || fault "bash: a file's name is not left to the shell"

"$bin" generate zsh >"$home/_negenplus"
if command -v zsh >/dev/null; then
  zsh -fn "$home/_negenplus" || fault "zsh cannot read its completion"
  zsh -fc "autoload -U compinit; compinit -D -u; . '$home/_negenplus'; [[ \$_comps[negenplus] = _negenplus ]]" ||
    fault "zsh does not take its completion"
fi
"$bin" generate fish >"$home/negenplus.fish"
if command -v fish >/dev/null; then
  fish -c "source '$home/negenplus.fish'; complete -C 'negenplus ru'" | grep -q '^run' ||
    fault "fish does not complete a command"
  fish -c "source '$home/negenplus.fish'; complete -C 'negenplus status --format c'" | grep -q '^csv' ||
    fault "fish does not complete a value"
fi

"$bin" generate man >"$home/negenplus.1"
if command -v groff >/dev/null; then
  groff -man -Tutf8 -K utf8 -ww -z "$home/negenplus.1" 2>"$home/groff" || true
  [ ! -s "$home/groff" ] || fault "groff: $(cat "$home/groff")"
fi
"$bin" generate service | sed 's|^ExecStart=[^ ]*|ExecStart=/bin/true|; /^Documentation=/d; s/^User=.*/User=root/; s/^Group=.*/Group=root/' >"$home/negenplus.service"
"$bin" generate timer | sed '/^Documentation=/d' >"$home/negenplus.timer"
if command -v systemd-analyze >/dev/null; then
  systemd-analyze verify "$home/negenplus.service" "$home/negenplus.timer" 2>"$home/units" || true
  if grep -q '/negenplus\.\|^negenplus\.' "$home/units"; then fault "systemd: $(cat "$home/units")"; fi
fi

[ "$faults" -eq 0 ] || exit 1
echo "completions, man page and units stand"
