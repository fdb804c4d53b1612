#!/usr/bin/env bash
# django-two-factor-auth from PyPI, into .install/ beside this file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
version=1.18.1
[ "$(cat .install/version 2>/dev/null)" = "$version" ] && exit 0
rm -rf .install
mkdir -p .install
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .install/python \
  "django-two-factor-auth[phonenumberslite]==$version" 'django>=5.2,<5.3'
echo "$version" >.install/version
