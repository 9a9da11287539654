#!/usr/bin/env bash
# Everything: on SQLite, on a private PostgreSQL of its own, then in a browser. With a name, only what fits it; with LEGS,
# only these legs (LEGS=sqlite). Ends with the slowest tests, what each leg took, and "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# What a leg took: by the clock, and of the processors.
TIMEFORMAT="%R %U %S"
cluster=""

# A disk of memory where there is one with room: whatever is written there is thrown away when this script ends.
memory=/tmp
room() { df -Pk "$1" 2>/dev/null | awk 'NR == 2 { print int($4 / 1024) }'; }
if [ -w /dev/shm ] && [ "$(room /dev/shm)" -ge 2048 ]; then memory=/dev/shm; fi
export TEMPLATES="$memory/openlift-templates-$(id -u)"
scratch=$(mktemp -d "$memory/openlift-tests.XXXXXX") || exit 1
results="$scratch/results"
export TMPDIR="$scratch/tmp"
mkdir -p "$results" "$TMPDIR"

finish() {
    trap - EXIT INT TERM HUP
    local running
    running=$(jobs -p)
    [ -z "$running" ] || kill $running 2>/dev/null
    [ -z "$cluster" ] || as_postgres "$bin/pg_ctl" -D "$cluster/data" -m immediate stop >/dev/null 2>&1
    rm -rf "$scratch" ${cluster:+"$cluster"}
}
trap finish EXIT
trap 'finish; exit 130' INT TERM HUP

as_postgres() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi; }

postgres_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

need() {
    local missing=()
    [ -n "$(postgres_bin)" ] || missing+=(postgresql)
    [ -x "${CHROMIUM:-/usr/bin/chromium}" ] || missing+=(chromium)
    command -v pdfinfo >/dev/null || missing+=(poppler-utils)
    [ "${#missing[@]}" = 0 ] && return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing ${missing[*]} …"
        {
            apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
        } >"$results/apt.log" 2>&1 || { tail -n 20 "$results/apt.log"; exit 1; }
    else
        echo "The tests need ${missing[*]}. Install with: sudo apt-get install ${missing[*]}"
        exit 1
    fi
}

# The cluster is thrown away afterwards: what it says is tested, what it survives is measured in bench/.
start_postgres() {
    as_postgres "$bin/initdb" -D "$cluster/data" -U openlift --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync &&
        as_postgres "$bin/pg_ctl" -D "$cluster/data" -w -l "$cluster/log" start -o "-p $port -c listen_addresses=127.0.0.1 \
            -c unix_socket_directories=$cluster -c max_connections=300 -c max_wal_size=256MB \
            -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"
}

runs() { case " ${LEGS:-sqlite postgres browser browser-postgres} " in *" $1 "*) ;; *) return 1 ;; esac; }

# A leg: its name, its tests, what of them it leaves to others. Runs nothing at all where nothing fits the name.
leg() {
    local name=$1 tests=$2 filter=$3
    runs "$name" || return 0
    [ -z "$only" ] || filter="${filter:+($filter)&}($only)"
    echo "== $name"
    {
        time dotnet test "tests/$tests/bin/Release/net10.0/$tests.dll" ${filter:+--filter "$filter"} --nologo \
            --results-directory "$results" --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" >"$results/$name.log" 2>&1
    } 2>"$results/$name.took"
    grep -vE '^\s*$|^Test run for|^VSTest|^A total of|^Starting test|^Results File|^No test matches' "$results/$name.log"
}

only=""
case "${1:-}" in
    "") ;;
    -*) echo "usage: ./dev test [NAME]"; exit 2 ;;
    *) only="FullyQualifiedName~$1|DisplayName~$1" ;;
esac

need
starting=""
postgres=""
if runs postgres || runs browser-postgres; then
    bin=$(postgres_bin)
    port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
    postgres="Host=127.0.0.1;Port=$port;Username=openlift"
    cluster=$(mktemp -d "$memory/openlift-pg.XXXXXX")
    [ "$(id -u)" != 0 ] || chown postgres "$cluster"
    start_postgres >"$results/postgres.log" 2>&1 &
    starting=$!
fi

echo "== build"
{ time dotnet build -c Release --nologo -v quiet -clp:"ErrorsOnly;NoSummary" >"$results/build.log" 2>&1; } 2>"$results/build.took" ||
    { cat "$results/build.log"; echo "0 passed, 1 failed"; exit 1; }
[ -z "$starting" ] || wait "$starting" || { cat "$results/postgres.log" "$cluster/log"; echo "0 passed, 1 failed"; exit 1; }

STORE="" leg sqlite OpenLift.Tests ""
STORE="$postgres" leg postgres OpenLift.Tests "Needs!=nothing"
# What runs without script runs on PostgreSQL, and need not run twice.
STORE="" leg browser OpenLift.Browser "DisplayName!~script: False"
STORE="$postgres" leg browser-postgres OpenLift.Browser "FullyQualifiedName~Journey.From_first_draft&DisplayName~script: False"

node tests/summary.mjs "$results"
