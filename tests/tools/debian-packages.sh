# shellcheck shell=bash
# To be sourced: packages of Debian 12 without installing one, for a script that unpacks what it fetches in a folder of its own.
# Works as any user, on any Debian or Ubuntu with apt-get and dpkg, also where no package list was ever read.
#
#   debian_packages FOLDER   makes an apt of our own below FOLDER: its lists, an empty status, the system's proxies. Exports
#                            APT_CONFIG, so that "apt-get update", "download" and "source" of this process use it, and sets
#                            debian_mirror. Fetches Debian's keyring where the system has none.
#
#   DEBIAN_MIRROR            default: the mirror that this Debian uses, else http://deb.debian.org/debian

debian_mirror_of_system() { # the mirror in the system's own sources, of either form; nothing where it is no Debian
  local found
  grep -qs '^ID=debian' /etc/os-release || return 0
  found=$(cat /etc/apt/sources.list.d/*.sources 2>/dev/null | awk '$1 == "URIs:" && $2 ~ /\/debian\/?$/ { print $2; exit }')
  [ -n "$found" ] || found=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
    awk '$1 == "deb" { for (i = 2; i <= NF; i++) if ($i ~ /^https?:.*\/debian\/?$/) { print $i; exit } }')
  printf '%s' "$found"
}

debian_packages() {
  local apt=$1/apt keyring=/usr/share/keyrings/debian-archive-keyring.gpg architecture
  debian_mirror=${DEBIAN_MIRROR:-$(debian_mirror_of_system)}
  debian_mirror=${debian_mirror:-http://deb.debian.org/debian}
  architecture=$(dpkg --print-architecture) || return
  mkdir -p "$apt/lists/partial" "$apt/archives/partial" "$apt/sources" || return
  if [ ! -r "$keyring" ]; then
    (mkdir -p "$apt/keyring" && cd "$apt/keyring" && apt-get -q download debian-archive-keyring && dpkg -x debian-archive-keyring_*.deb .) || return
    keyring=$apt/keyring$keyring
  fi
  cat >"$apt/sources/debian.sources" <<SOURCES
Types: deb deb-src
URIs: $debian_mirror
Suites: bookworm
Components: main
Signed-By: $keyring
SOURCES
  : >"$apt/status"
  cat >"$apt/apt.conf" <<CONFIGURATION
Dir::State::lists "$apt/lists";
Dir::State::status "$apt/status";
Dir::Cache "$apt";
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$apt/sources";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
APT::Architecture "$architecture";
APT::Architectures { "$architecture"; };
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "3";
CONFIGURATION
  export APT_CONFIG=$apt/apt.conf
}
