#!/usr/bin/env bash
# MeshCentral from npm, into .install/ beside this file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
version=1.1.55
[ "$(cat .install/version 2>/dev/null)" = "$version" ] && exit 0
rm -rf .install
mkdir -p .install
npm install --silent --no-audit --no-fund --prefix .install "meshcentral@$version"
echo "$version" >.install/version
