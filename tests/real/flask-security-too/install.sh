#!/usr/bin/env bash
# Flask-Security-Too from PyPI, into .install/ beside this file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
version=5.9.2
[ "$(cat .install/version 2>/dev/null)" = "$version" ] && exit 0
rm -rf .install
mkdir -p .install
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .install/python \
  "flask-security-too[common,mfa]==$version" flask-sqlalchemy
echo "$version" >.install/version
