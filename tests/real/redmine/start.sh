#!/usr/bin/env bash
# In the foreground on 127.0.0.1:$PORT, with a fresh database and one user: admin, with the password below.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.install/unpacked/usr/share/redmine"
rm -rf instances
mkdir -p instances/default/{config,files,log,tmp}
state=$PWD/instances/default
cat >instances/default/config/database.yml <<YML
production:
  adapter: sqlite3
  database: $state/db.sqlite3
YML
printf 'production:\n' >instances/default/config/configuration.yml
export RAILS_ENV=production RAILS_SERVE_STATIC_FILES=1 SECRET_KEY_BASE=only-for-tests-only-for-tests-only-for-tests REDMINE_LANG=en
export BUNDLE_GEMFILE=$PWD/Gemfile SCHEMA=$state/schema.rb
if [ -s ../../../blank.sqlite3 ]; then
  cp ../../../blank.sqlite3 "$state/db.sqlite3"
else
  bundle exec rake db:migrate >/dev/null
  cp "$state/db.sqlite3" ../../../blank.sqlite3
fi
bundle exec ruby bin/rails runner "
  ada = User.find_by(login: 'admin')
  ada.update_columns(must_change_passwd: false, language: 'en')
  ada.password = ada.password_confirmation = 'a harbour in autumn'
  ada.save!(validate: false)
  Setting.twofa = '1'
"
exec bundle exec puma --environment production --bind "tcp://127.0.0.1:$PORT" --threads 1:4 config.ru
