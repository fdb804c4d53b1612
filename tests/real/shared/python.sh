# For applications from PyPI: sourced by their install.sh and start.sh, in their own folder.

# from_pypi VERSION PACKAGE...: into .install/python; quick when that version is there.
from_pypi() {
  local version=$1
  shift
  if [ "$(cat .install/version 2>/dev/null)" = "$version" ]; then return; fi
  rm -rf .install
  mkdir -p .install
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .install/python "$@"
  echo "$version" >.install/version
}

# The application's serve.py in the foreground, with an empty folder for its state.
serve() {
  export STATE=$PWD/.install/state PYTHONPATH=$PWD/.install/python:$PWD/../shared
  rm -rf "$STATE"
  mkdir -p "$STATE"
  exec python3 serve.py
}
