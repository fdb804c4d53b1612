#!/usr/bin/env bash
# In the foreground on 127.0.0.1:$PORT, with a fresh database and one user.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source ../shared/python.sh
serve
