#!/usr/bin/env bash
# Debian's MediaWiki with the OATHAuth that it brings, unpacked into .install/ beside this file; PHP comes from apt.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
if [ -s .install/version ] && command -v php >/dev/null; then exit 0; fi
rm -rf .install
mkdir -p .install/deb .install/data
export DEBIAN_FRONTEND=noninteractive
apt-get -o DPkg::Lock::Timeout=300 -qq update >/dev/null
apt-get -o DPkg::Lock::Timeout=300 -qq install -y --no-install-recommends \
  php-cli php-sqlite3 php-mbstring php-xml php-intl >/dev/null
(cd .install/deb && apt-get -qq download mediawiki mediawiki-classes)
for deb in .install/deb/*.deb; do dpkg-deb -x "$deb" .install/unpacked; done
home=$PWD/.install/unpacked/usr/share/mediawiki
rm -f "$home/LocalSettings.php"
export MW_CONFIG_FILE=$home/LocalSettings.php
php "$home/maintenance/install.php" --quiet --dbtype sqlite --dbpath "$PWD/.install/data" --dbname wiki --scriptpath '' \
  --server http://127.0.0.1 --pass 'a harbour in autumn' --confpath "$home" Harbour Ada
cat >>"$home/LocalSettings.php" <<'PHP'
wfLoadExtension( 'OATHAuth', "$IP/extensions-core/OATHAuth/extension.json" );
$wgServer = 'http://127.0.0.1:' . getenv( 'PORT' );
$wgSQLiteDataDir = getenv( 'STATE' ) ?: $wgSQLiteDataDir;
$wgGroupPermissions['user']['oathauth-enable'] = true;
$wgCacheDirectory = $wgSQLiteDataDir;
$wgPasswordAttemptThrottle = [];
PHP
PORT=1 php "$home/maintenance/update.php" --quick >/dev/null
dpkg-deb -f .install/deb/mediawiki_*.deb Version | sed 's/^1://; s/-.*//' >.install/version
