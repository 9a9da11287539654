#!/usr/bin/env bash
# What is measured rather than tested. Each line says what it counted.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build src/OpenLift -c Release --nologo -v quiet -clp:ErrorsOnly
node bench/kill.mjs "${1:-10}"
