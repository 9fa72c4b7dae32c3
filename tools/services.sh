#!/usr/bin/env bash
# See to what some tests need: the programs of PostgreSQL, and Chromium.
#
#   services.sh start   prints the settings, to be evaluated by a shell; says on standard error what is missing
#   services.sh stop    removes what start left behind, and nothing else
#
# Only asked for when a test is marked with it. What is missing is installed where that can be done without asking
# (root on Debian); elsewhere the tests concerned are skipped, and pytest names them.
set -uo pipefail
cd "$(dirname "$0")/.."
home=${TMPDIR:-/tmp}/sijill-tests-$(pwd | cksum | cut -d' ' -f1)

say() { echo "services: $*" >&2; }

is_used() { grep -rqE "mark\.$1\b" tests --include='*.py'; }

install_package() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  say "installing $1 (apt)"
  mkdir -p "$home"
  export DEBIAN_FRONTEND=noninteractive
  local install=(apt-get install -y -q --no-install-recommends "$1")
  { "${install[@]}" || { apt-get update -q && "${install[@]}"; }; } >"$home/apt.log" 2>&1 </dev/null || { say "apt could not install $1; see $home/apt.log"; return 1; }
}

find_program() {
  command -v "$1" 2>/dev/null || ls /usr/lib/postgresql/*/bin/"$1" 2>/dev/null | sort -V | tail -n 1 | grep .
}

# The tests start a server of their own (tests/databases.py); here only its programs are seen to.
find_postgres() {
  find_program pg_ctl >/dev/null || { install_package postgresql && find_program pg_ctl >/dev/null; } ||
    say "no PostgreSQL here: the tests marked postgres are skipped"
}

start_chromium() {
  local program
  program=$(find_program chromium || find_program google-chrome) ||
    { install_package chromium && program=$(find_program chromium); } || {
    say "no Chromium here: the tests marked browser are skipped"
    return 0
  }
  echo "export SIJILL_TEST_CHROMIUM='$program'"
}

case ${1:-} in
  start)
    is_used postgres && find_postgres
    is_used browser && start_chromium
    exit 0
    ;;
  stop)
    rm -rf "$home"
    ;;
  *)
    echo "usage: $0 start|stop" >&2
    exit 2
    ;;
esac
