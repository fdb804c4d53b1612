#!/usr/bin/env bash
# In the foreground on 127.0.0.1:$PORT, with a copy of the fresh database that install.sh made.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export STATE=$PWD/.install/state PHP_CLI_SERVER_WORKERS=4
rm -rf "$STATE"
cp -r .install/data "$STATE"
exec php -S "127.0.0.1:$PORT" -t .install/unpacked/usr/share/mediawiki
