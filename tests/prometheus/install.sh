#!/usr/bin/env bash
# Puts prometheus and promtool of Debian 12 into a cache folder, and prints the folder that holds both, as its only line on
# standard output. Nothing is installed and no service is started: the package is unpacked, and both need nothing but libc.
#   PROMETHEUS_PROGRAMS       a folder that holds both, to use instead
#   DAEMONSET_WEBHOOK_CACHE   the cache folder; default ${XDG_CACHE_HOME:-$HOME/.cache}/daemonset-webhook
#   DEBIAN_MIRROR             default: the mirror that this Debian uses, else http://deb.debian.org/debian
# A folder per state of this file, made aside and renamed into place: a second run does nothing, and two at once do no harm.
# Exit code: 0 there, 1 not, with what is missing on standard error.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/tools/debian-packages.sh
. "$here/../tools/debian-packages.sh"

fail() { # fail TEXT: says why there is none
  printf 'tests/prometheus/install.sh: %s\n' "$1" >&2
  exit 1
}

has_both() { [ -x "$1/prometheus" ] && [ -x "$1/promtool" ]; }

if [ -n "${PROMETHEUS_PROGRAMS:-}" ]; then
  has_both "$PROMETHEUS_PROGRAMS" || fail "PROMETHEUS_PROGRAMS is $PROMETHEUS_PROGRAMS and lacks prometheus or promtool; correct it, or unset it"
  printf '%s\n' "$PROMETHEUS_PROGRAMS"
  exit 0
fi

cache=${DAEMONSET_WEBHOOK_CACHE:-${XDG_CACHE_HOME:-${HOME:?set HOME or DAEMONSET_WEBHOOK_CACHE}/.cache}/daemonset-webhook}/prometheus
state=$(sha256sum <"$here/install.sh" | cut -c1-16)
target=$cache/$state

fetch() { # below $work
  debian_packages "$work"
  apt-get -q -o APT::Update::Error-Mode=any update
  mkdir "$work/package"
  cd "$work/package"
  apt-get -q download prometheus
  dpkg -x prometheus_*.deb .
  mkdir "$work/bin"
  mv usr/bin/prometheus usr/bin/promtool "$work/bin"
}

if ! has_both "$target"; then
  for tool in apt-get dpkg; do
    command -v "$tool" >/dev/null || fail "$tool is missing: this works on Debian and Ubuntu; elsewhere set PROMETHEUS_PROGRAMS to a folder with prometheus and promtool, of 2.42 or newer"
  done
  { mkdir -p "$cache" && [ -w "$cache" ]; } 2>/dev/null || fail "$cache can't be written; set DAEMONSET_WEBHOOK_CACHE to a folder that can"
  work=$(mktemp -d "$cache/.new.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  trap 'exit 1' INT TERM HUP
  # A shell of its own: in a condition "set -e" would not hold.
  (fetch) >"$work/log" 2>&1 &
  wait $! || { tail -n 20 "$work/log" >&2; fail 'fetching the package prometheus failed (the last lines are above); check the network, or set DEBIAN_MIRROR'; }
  for program in prometheus promtool; do
    "$work/bin/$program" --version >"$work/log" 2>&1 || fail "$program does not start: $(tail -n 1 "$work/log")"
  done
  # Renaming onto a folder with content fails: then another run was first, and its result is the same.
  mv -T "$work/bin" "$target" 2>/dev/null || has_both "$target" || fail "can't write $target"
fi
printf '%s\n' "$target"
