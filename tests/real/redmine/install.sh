#!/usr/bin/env bash
# Debian's Redmine, unpacked into .install/ beside this file; the Ruby libraries that it needs come from apt.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
apt() { apt-get -o DPkg::Lock::Timeout=300 -qq "$@" >/dev/null; }
if [ -s .install/version ] && command -v puma >/dev/null; then exit 0; fi
rm -rf .install
mkdir -p .install/deb
export DEBIAN_FRONTEND=noninteractive
apt update
depends=$(apt-cache show redmine | sed -n 's/^Depends: //p' | head -n 1 | tr ',' '\n' | sed 's/[(|].*//; s/:any//; s/ //g' |
  grep -vE '^(dbconfig-common|redmine-sqlite|debconf)$')
# shellcheck disable=SC2086
apt install -y --no-install-recommends $depends ruby ruby-sqlite3 puma
(cd .install/deb && apt-get -qq download redmine)
dpkg-deb -x .install/deb/redmine_*.deb .install/unpacked
home=.install/unpacked/usr/share/redmine
# What the package links to outside of itself stands on this machine, or is made anew at each start.
for link in "$home"/public/javascripts/*.js; do
  if [ -L "$link" ]; then cp --remove-destination "$(readlink -m "/usr/share/redmine/public/javascripts/$(readlink "$link")")" "$link"; fi
done
rm -f "$home/Gemfile.lock" "$home/config/database.yml" "$home/instances"
printf "gem 'sqlite3'\ngem 'puma'\n" >"$home/Gemfile.local"
dpkg-deb -f .install/deb/redmine_*.deb Version | sed 's/-.*//' >.install/version
