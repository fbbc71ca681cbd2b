#!/bin/sh
# Checks the rules and runs their tests, by promtool: on Debian `apt-get install prometheus` brings it. `npm run rules`.
set -eu
cd "$(dirname "$0")"
PROMTOOL=${PROMTOOL:-promtool}
"$PROMTOOL" check rules ./*.yaml
"$PROMTOOL" test rules tests/*.yaml
