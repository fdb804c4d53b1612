#!/usr/bin/env bash
# django-two-factor-auth from PyPI, into .install/ beside this file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source ../shared/python.sh
from_pypi 1.18.1 'django-two-factor-auth[phonenumberslite]==1.18.1' 'django>=5.2,<5.3'
