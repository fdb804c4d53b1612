#!/usr/bin/env bash
# django-allauth from PyPI, into .install/ beside this file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
version=65.22.1
[ "$(cat .install/version 2>/dev/null)" = "$version" ] && exit 0
rm -rf .install
mkdir -p .install
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .install/python \
  "django-allauth[mfa]==$version" "django>=5.2,<5.3"
echo "$version" >.install/version
