# shellcheck shell=bash
# SPDX-License-Identifier: MIT
#
# What the scripts share. Sourced, never run.
# shellcheck disable=SC2034 # The names are for those who source this.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root" || exit
export CMAKE_COLOR_DIAGNOSTICS=OFF
# Two worktrees of one machine share compiled files.
export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
jobs="$(nproc)"

# Says what happens now.
step() { printf '\n==> %s\n' "$*"; }

die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# Prints the comment block at the head of a script: the lines from the third to the first that is
# not a comment.
usage() { sed -n '3,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$root/script/$(basename "$0")"; }

# unknown_option ARG: stops with the usage.
unknown_option() {
  usage >&2
  die "unknown argument: $1"
}

# hash_of PATH...: one hash of the contents of all files under the paths, build results left out.
hash_of() {
  find "$@" \( -name node_modules -o -name dist -o -name '*.tsbuildinfo' \) -prune -o \
    -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}

# fresh NAME HASH FILE...: true if NAME was stamped with HASH and the files exist.
fresh() {
  local stamp="build/stamps/$1" hash="$2" file
  shift 2
  for file in "$@"; do [[ -e $file ]] || return 1; done
  [[ -f $stamp && $(<"$stamp") == "$hash" ]]
}

# stamp NAME HASH: remembers that NAME was made from inputs of this hash.
stamp() {
  mkdir -p build/stamps
  printf '%s\n' "$2" > "build/stamps/$1"
}
