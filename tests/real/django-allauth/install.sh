#!/usr/bin/env bash
# django-allauth from PyPI, into .install/ beside this file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source ../shared/python.sh
from_pypi 65.22.1 'django-allauth[mfa]==65.22.1' 'django>=5.2,<5.3'
