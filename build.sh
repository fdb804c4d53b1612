#!/usr/bin/env bash
# Everything that is done with Holdfast: build, run, test, check, pack, measure. Each command does the set-up that
# it needs, says so first, and is quick the second time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
for part in scripts/*.sh; do . "$part"; done

usage() {
  cat <<'TXT'
./build.sh run [--firefox]  open the practice site in Chromium or Firefox with Holdfast loaded
                            (without a display: play the guided tour, pictures in target/tour/)
./build.sh test [TIER…]     run the tests; tiers: native wasm vault extension firefox (all of these without a name)
                            and reproducible (a build from the source zip, the same bytes), real (applications that nobody here
                            wrote, installed from package registries, in both browsers), real-quick (two of them) and dialog
                            (the browser's own question for a permission, on a virtual display)
./build.sh check            format, lint, types, manifest, links: what CI runs first
./build.sh build            the unpacked extension in dist/chromium/ and dist/firefox/
./build.sh dist             a reproducible zip per browser and one of the sources, measured against the size budget
./build.sh bench            Holdfast beside its peers, in one run
TXT
}

command_run() {
  local browser=chromium; [ "${1:-}" != --firefox ] || browser=firefox
  need_rust_wasm; need_wasm_bindgen; need_node_modules; "need_$browser"
  build_extension
  export HOLDFAST_BROWSER=$browser
  if has_display; then exec node tests/extension/run.mjs; fi
  say "No display: playing the guided tour headless"
  exec node tests/extension/tour.mjs
}

command_test() {
  local tiers=("$@"); [ ${#tiers[@]} -gt 0 ] || tiers=(native wasm vault extension firefox)
  local tier
  for tier in "${tiers[@]}"; do
    case $tier in
      native) need_rust_wasm; need_oathtool; test_native ;;
      wasm) need_rust_wasm; need_wasm_bindgen; need_wasm_pack; need_chromium; need_firefox; need_geckodriver; test_wasm ;;
      vault) need_python; test_vault_reader ;;
      extension) need_rust_wasm; need_wasm_bindgen; need_node_modules; need_chromium; need_poppler; build_extension; test_shell; test_extension chromium ;;
      firefox) need_rust_wasm; need_wasm_bindgen; need_node_modules; need_firefox; need_poppler; build_extension; test_extension firefox ;;
      real) need_rust_wasm; need_wasm_bindgen; need_node_modules; need_chromium; need_firefox; build_extension; test_real ;;
      real-quick) need_rust_wasm; need_wasm_bindgen; need_node_modules; need_chromium; build_extension; test_real_quick ;;
      dialog) need_rust_wasm; need_wasm_bindgen; need_node_modules; need_chromium; need_screen; build_extension; test_dialog ;;
      reproducible) command_dist; test_reproducible ;;
      *) fail "unknown tier: $tier" ;;
    esac
  done
  say "All of these passed: ${tiers[*]}"
}

command_check() {
  need_rust_wasm; need_wasm_bindgen; need_node_modules
  build_extension
  run_checks
}

command_build() { need_rust_wasm; need_wasm_bindgen; need_node_modules; build_extension; }

command_dist() { need_rust_wasm; need_wasm_bindgen; need_node_modules; build_extension; pack_extension; }

command_bench() {
  need_rust_wasm; need_wasm_bindgen; need_node_modules; need_chromium; need_firefox
  build_extension
  node tests/bench/run.mjs "$@"
}

case ${1:-} in
  run | test | check | build | dist | bench) name=$1; shift; "command_$name" "$@" ;;
  "" | help | -h | --help) usage ;;
  *) usage >&2; exit 2 ;;
esac
