#!/usr/bin/env bash
# In the foreground on 127.0.0.1:$PORT, with a copy of the fresh database that install.sh made.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source ./settings.sh
cp .install/blank.sqlite3 "$STATE/data/db.sqlite3"
exec python3 -m pretix runserver --noreload "127.0.0.1:$PORT"
