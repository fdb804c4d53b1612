#!/usr/bin/env bash
# In the foreground on 127.0.0.1:$PORT; everything is kept in memory, with one user.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.install"
exec node serve.mjs
