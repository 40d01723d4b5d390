#!/usr/bin/env bash
# Sees to it that a Kubernetes control plane is there for the tests: etcd, kube-apiserver, kube-controller-manager and
# kube-scheduler. Does nothing where KUBEBUILDER_ASSETS names a folder with them, or PATH has them, or an earlier run
# left them in the cache. Else builds them, in about three minutes, from the packages of Debian 12 alone:
#
#   etcd 3.4.23          from the package etcd-server
#   kubernetes 1.20.2    from the source package kubernetes, the last one in Debian that is whole, with Go 1.19 beside it
#
# Nothing is installed: every package is unpacked in a folder that is removed at the end. No root, compiler, curl or Go is
# needed, only what a bare Debian or Ubuntu has. README.md tells why this version.
#
# Environment:
#   KUBEBUILDER_ASSETS        a folder that holds the four programs
#   DAEMONSET_WEBHOOK_CACHE   cache folder; default $XDG_CACHE_HOME/daemonset-webhook, else ~/.cache/daemonset-webhook
#   DEBIAN_MIRROR             default: the mirror that this Debian uses, else http://deb.debian.org/debian
# Safe to run many times, several at once (the others wait), and to be killed at any point. Exit code 0, or 1 with a reason.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/tools/debian-packages.sh
. "$here/../tools/debian-packages.sh"
release=$(cat "$here/VERSION")
kubernetes=v${release%-*}
programs='etcd kube-apiserver kube-controller-manager kube-scheduler'
needed_mebibytes=3000
cache=${DAEMONSET_WEBHOOK_CACHE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/daemonset-webhook}/control-plane
target=$cache/$release

say() { printf 'control plane: %s\n' "$*"; }

fail() { printf 'control plane: error: %s\n' "$*" >&2; exit 1; }

has_all() { # has_all FOLDER: whether the folder holds every program
  local program
  for program in $programs; do [ -x "$1/$program" ] || return 1; done
}

on_path() {
  local program
  for program in $programs; do command -v "$program" >/dev/null || return 1; done
}

version() { # version PROGRAM: what it says of itself; fails when it can't be run here
  "$1" --version 2>/dev/null || fail "$1 --version fails: is the program for this machine ($(uname -sm))?"
}

# --- what is there already -------------------------------------------------------------------------------------------
if [ -n "${KUBEBUILDER_ASSETS:-}" ]; then
  has_all "$KUBEBUILDER_ASSETS" || fail "KUBEBUILDER_ASSETS is $KUBEBUILDER_ASSETS and lacks one of: $programs; correct it, or unset it to have them built"
  found=$(version "$KUBEBUILDER_ASSETS/kube-apiserver")
  say "$KUBEBUILDER_ASSETS (KUBEBUILDER_ASSETS): $found"
  exit 0
fi
if on_path; then
  found=$(version kube-apiserver)
  say "$(dirname "$(command -v kube-apiserver)") (PATH): $found"
  exit 0
fi
if has_all "$target"; then
  say "$target"
  exit 0
fi

# --- what is needed --------------------------------------------------------------------------------------------------
missing=
for tool in apt-get dpkg flock tar gzip grep xargs diff nice df; do command -v "$tool" >/dev/null || missing="$missing $tool"; done
[ -z "$missing" ] || fail "not found:$missing; this builds on Debian and Ubuntu only, elsewhere set KUBEBUILDER_ASSETS to a folder with: $programs"
{ mkdir -p "$cache" && [ -w "$cache" ]; } 2>/dev/null || fail "$cache can't be written; set DAEMONSET_WEBHOOK_CACHE to a folder that can"

exec 9>"$cache/lock"
flock --nonblock 9 || { say "another run is at work in $cache: waiting for it"; flock 9; }
if has_all "$target"; then
  say "$target"
  exit 0
fi

# Under the lock nobody else builds: what lies here was left by a run that was killed.
for leftover in "$cache"/build.*; do
  [ -e "$leftover" ] || continue
  chmod -R u+w "$leftover" && rm -rf "$leftover"
done
free=$(df --output=avail -m "$cache" | tail -n 1)
[ "$free" -ge "$needed_mebibytes" ] || fail "$cache has $((free)) MiB free and building takes $needed_mebibytes MiB for a while; free some, or set DAEMONSET_WEBHOOK_CACHE"

work=$(mktemp -d "$cache/build.XXXXXX")
log=$work/log
clean() { # Go writes its module cache read-only.
  chmod -R u+w "$work" 2>/dev/null || true
  rm -rf "$work"
}
trap clean EXIT
trap 'exit 1' INT TERM HUP

step() { # step WHAT ADVICE COMMAND…: runs a command; when it fails, says what and shows the end of what it printed
  local what=$1 advice=$2
  shift 2
  say "$what"
  "$@" >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "$what: failed (the last lines are above); $advice"; }
}

# --- packages, through an apt of our own --------------------------------------------------------------------------------
mkdir -p "$work/packages" "$work/source" "$work/root"
network='check the network and that the mirror can be reached, or set DEBIAN_MIRROR'
say 'setting up an apt of our own'
debian_packages "$work" >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "an apt of our own can't be set up (the last lines are above); $network"; }

fetch_packages() {
  cd "$work/packages"
  apt-get -q download golang-1.19-go golang-1.19-src etcd-server golang-github-modern-go-reflect2-dev
  cd "$work/source"
  apt-get -q source --download-only kubernetes
}
step "reading the package lists of $debian_mirror" "$network" apt-get -q -o APT::Update::Error-Mode=any update
step 'fetching 130 MB of packages' "$network" fetch_packages

# --- the source tree, as k8s.io/kubernetes in a GOPATH; Debian's patches touch kubectl only and are left out -----------
tree=$work/go/src/k8s.io/kubernetes
unpack() {
  local package
  for package in "$work"/packages/*.deb; do dpkg -x "$package" "$work/root"; done
  mkdir -p "$tree"
  tar -xzf "$work"/source/kubernetes_*.orig.tar.gz -C "$tree" --strip-components=1
  # The vendored reflect2 1.0.1 reads runtime structures that Go 1.18 changed: the API server starts and then breaks off
  # every POST of JSON. Debian's 1.0.2 is the fix.
  rm -rf "$tree/vendor/github.com/modern-go/reflect2"
  cp -a "$work/root/usr/share/gocode/src/github.com/modern-go/reflect2" "$tree/vendor/github.com/modern-go/"
}
step 'unpacking' "look at $cache: a full disk?" unpack

export GOROOT=$work/root/usr/lib/go-1.19 GOPATH=$work/go GOCACHE=$work/go-cache GOTMPDIR=$work GO111MODULE=off GOPROXY=off GOFLAGS='' CGO_ENABLED=0
export PATH=$GOROOT/bin:$PATH

# The one generated file that a release tree lacks: the API server's own OpenAPI definitions.
generate() {
  cd "$tree"
  nice go build -o "$work/openapi-gen" ./vendor/k8s.io/kube-openapi/cmd/openapi-gen
  local inputs
  inputs=$(grep -rl --include='*.go' '+k8s:openapi-gen=' pkg cmd plugin staging/src/k8s.io | grep -vE '/(code-generator|sample-apiserver)/' |
    xargs -n1 dirname | LC_ALL=C sort -u | sed 's#^staging/src/#vendor/#; s#^#k8s.io/kubernetes/#' | paste -sd,)
  nice "$work/openapi-gen" --input-dirs "$inputs" --output-package k8s.io/kubernetes/pkg/generated/openapi \
    --output-file-base zz_generated.openapi --go-header-file vendor/k8s.io/code-generator/hack/boilerplate.go.txt \
    --report-filename "$work/violations"
  # Upstream's own check of this step.
  diff -q "$work/violations" api/api-rules/violation_exceptions.list
}
step 'generating OpenAPI definitions' 'this is a fault of the build: report it' generate

build() {
  cd "$tree"
  local stamp='' package
  for package in client-go/pkg/version component-base/version; do
    package=k8s.io/kubernetes/vendor/k8s.io/$package
    stamp="$stamp -X $package.gitVersion=$kubernetes -X $package.gitMajor=1 -X $package.gitMinor=20 -X $package.gitTreeState=archive"
    stamp="$stamp -X $package.gitCommit=faecb196815e248d3ecfb03c680a4507229c2a56 -X $package.buildDate=2021-01-13T13:20:00Z"
  done
  mkdir "$work/bin"
  # Without the SDKs of cloud providers it builds in half the time, and no API or controller that a test needs is lost.
  nice go build -trimpath -tags providerless -ldflags "-s -w $stamp" -o "$work/bin/" \
    ./cmd/kube-apiserver ./cmd/kube-controller-manager ./cmd/kube-scheduler
  cp "$work/root/usr/bin/etcd" "$work/bin/"
}
step "building Kubernetes $kubernetes (two to three minutes on two cores)" 'a compiler that was killed wants more memory: 1 GiB is enough' build

# --- seen to work, then put in place in one rename: a folder of that name is always whole ------------------------------
for program in $programs; do
  "$work/bin/$program" --version >"$log" 2>&1 || fail "$program does not start: $(tail -n 1 "$log")"
done
rm -rf "$target"
mv "$work/bin" "$target"
say "built in ${SECONDS} s: $target"
