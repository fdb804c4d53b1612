#!/usr/bin/env bash
# better-auth and its interface better-auth-ui from npm, into .install/ beside this file; the page is built by Vite.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
version=$(sed -n 's/.*better-auth-ui": "\(.*\)".*/\1/p' site/package.json)
if [ "$(cat .install/version 2>/dev/null)" = "$version" ] && [ .install/version -nt site/page.jsx ]; then exit 0; fi
rm -rf .install
mkdir -p .install
cp site/* .install/
cd .install
npm install --silent --no-audit --no-fund --legacy-peer-deps
node_modules/.bin/vite build --logLevel warn
echo "$version" >version
