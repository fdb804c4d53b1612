#!/usr/bin/env bash
# Flask-Security-Too from PyPI, into .install/ beside this file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source ../shared/python.sh
from_pypi 5.9.2 'flask-security-too[common,mfa]==5.9.2' flask-sqlalchemy
