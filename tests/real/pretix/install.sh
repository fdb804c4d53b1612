#!/usr/bin/env bash
# pretix from PyPI, into .install/ beside this file, with a database that is made once and copied at each start.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source ../shared/python.sh
from_pypi 2026.8.0 'pretix==2026.8.0'
[ -s .install/blank.sqlite3 ] && exit 0
source ./settings.sh
python3 -m pretix migrate --verbosity 0
python3 -m pretix shell <<'PY'
from pretix.base.models import User
User.objects.create_user('ada@harbour.example', 'a harbour in autumn')
PY
mv "$STATE/data/db.sqlite3" .install/blank.sqlite3
