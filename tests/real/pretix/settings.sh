# Sourced in pretix's folder: empty state, and the settings that lead there.
export STATE=$PWD/.install/state PYTHONPATH=$PWD/.install/python PRETIX_CONFIG_FILE=$PWD/.install/state/pretix.cfg
rm -rf "$STATE"
mkdir -p "$STATE/data"
cat >"$PRETIX_CONFIG_FILE" <<CFG
[pretix]
instance_name=Harbour
url=http://127.0.0.1:${PORT:-1}
datadir=$STATE/data
[database]
backend=sqlite3
[django]
debug=true
secret=only-for-tests-only-for-tests-only-for-tests-only-for-tests
CFG
