#!/usr/bin/env bash
# Everything: on SQLite, on a private PostgreSQL of its own, then in a browser. Ends with "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results=$(mktemp -d)
cluster=""
finish() {
    if [ -n "$cluster" ]; then as_postgres "$bin/pg_ctl" -D "$cluster/data" -m immediate stop >/dev/null 2>&1; rm -rf "$cluster"; fi
    rm -rf "$results"
}
trap finish EXIT

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
        { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } >"$results/apt.log" 2>&1 || { tail -n 20 "$results/apt.log"; exit 1; }
    else
        echo "The tests need ${missing[*]}. Install with: sudo apt-get install ${missing[*]}"
        exit 1
    fi
}

start_postgres() {
    bin=$(postgres_bin)
    cluster=$(mktemp -d /tmp/openlift-pg.XXXXXX)
    [ "$(id -u)" = 0 ] && chown postgres "$cluster"
    port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
    as_postgres "$bin/initdb" -D "$cluster/data" -U openlift --auth=trust --encoding=UTF8 --locale=C.UTF-8 >"$results/initdb.log" 2>&1 || { cat "$results/initdb.log"; exit 1; }
    # The cluster is thrown away afterwards: what it says is tested, what it survives is measured in bench/.
    as_postgres "$bin/pg_ctl" -D "$cluster/data" -w -l "$cluster/log" -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$cluster -c fsync=off -c max_connections=300" start >/dev/null || { cat "$cluster/log"; exit 1; }
    export STORE="Host=127.0.0.1;Port=$port;Username=openlift"
}

run() { # name, project, more
    local name=$1 project=$2
    shift 2
    echo "== $name"
    dotnet test "$project" --no-build --nologo --logger "console;verbosity=minimal" "$@" 2>&1 | tee "$results/$name.log" | grep -vE '^\s*$|^Test run for|^VSTest|^A total of|^Starting test' || true
    grep -qE '^(Passed|Failed)!' "$results/$name.log" || echo "Failed!  - Failed: 1, Passed: 0, Skipped: 0" >>"$results/$name.log"
}

need
dotnet build --nologo -v quiet -clp:ErrorsOnly || { echo "0 passed, 1 failed"; exit 1; }
start_postgres
STORE="" run sqlite tests/OpenLift.Tests "$@"
run postgres tests/OpenLift.Tests "$@"
# What runs without script runs on PostgreSQL below, and need not run twice.
[ "$#" -gt 0 ] || set -- --filter "DisplayName!~script: False"
STORE="" run browser tests/OpenLift.Browser "$@"
run browser-postgres tests/OpenLift.Browser --filter "FullyQualifiedName~Journey.From_first_draft&DisplayName~script: False"

total() { grep -hE '^(Passed|Failed)!' "$results"/*.log | sed -E "s/.* $1: *([0-9]+).*/\1/" | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(total Passed)
failed=$(total Failed)
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
