#!/usr/bin/env bash
# Start or stop what some tests need: a PostgreSQL server of their own, and Chromium.
#
#   services.sh start   prints the settings, to be evaluated by a shell; says on standard error what is missing
#   services.sh stop    ends what start began, and nothing else
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

# PostgreSQL refuses to run as root.
unprivileged() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_postgres() {
  local control data=$home/postgres
  control=$(find_program pg_ctl) || { install_package postgresql && control=$(find_program pg_ctl); } || {
    say "no PostgreSQL here: the tests marked postgres are skipped"
    return 0
  }
  if [ ! -f "$data/postmaster.pid" ]; then
    rm -rf "$data"
    mkdir -p "$data" && chmod 700 "$data" && chmod 755 "$home"
    [ "$(id -u)" != 0 ] || chown postgres "$data"
    # No port is opened: the tests come through a socket in the folder itself. Nothing has to survive a crash.
    (cd / && unprivileged "${control%pg_ctl}initdb" -D "$data" -U sijill -A trust -E UTF8 --locale=C.UTF-8 --no-sync) >"$home/initdb.log" 2>&1 &&
      (cd / && unprivileged "$control" -D "$data" -w -l "$data/log" -o "-c listen_addresses='' -k $data -c fsync=off" start) \
        >"$home/start.log" 2>&1 </dev/null || {
      say "PostgreSQL did not start; see $home: the tests marked postgres are skipped"
      return 0
    }
  fi
  echo "export SIJILL_TEST_POSTGRES='postgresql+psycopg://sijill@/postgres?host=$data'"
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
    is_used postgres && start_postgres
    is_used browser && start_chromium
    exit 0
    ;;
  stop)
    if [ -f "$home/postgres/postmaster.pid" ]; then
      (cd / && unprivileged "$(find_program pg_ctl)" -D "$home/postgres" -m immediate stop) >/dev/null 2>&1
    fi
    rm -rf "$home"
    ;;
  *)
    echo "usage: $0 start|stop" >&2
    exit 2
    ;;
esac
