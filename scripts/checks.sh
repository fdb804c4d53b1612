# What `check` and `test` run. Each step prints what it is; the first failure stops the run.

run_checks() {
  say "Format"; cargo fmt --check
  say "Lint (Rust)"; cargo clippy --quiet --locked --all-targets -- -D warnings
  say "Rust documentation"; RUSTDOCFLAGS="-D warnings" cargo doc --quiet --locked --no-deps --document-private-items
  say "Types (JavaScript)"; node_modules/.bin/tsc --project tsconfig.json
  say "Add-on linter (Firefox)"; node_modules/.bin/addons-linter --warnings-as-errors dist/firefox
  say "Manifest, links, sizes"; node --test scripts/*.test.mjs
}

test_native() {
  say "Native tests (Rust); each fuzz target runs for ${HOLDFAST_FUZZ_SECONDS:-10} seconds"
  HOLDFAST_FUZZ_SECONDS=${HOLDFAST_FUZZ_SECONDS:-10} cargo test --locked --quiet
}

# wasm-pack drives wasm-bindgen's test runner in both browsers: in a page and in a worker.
test_wasm() {
  say "WASM tests in headless Chromium and Firefox (wasm-pack)"
  wasm-pack test --headless --chrome --chromedriver "$CHROMEDRIVER" --firefox --geckodriver "$GECKODRIVER" \
    --mode no-install . --test web --test web_worker
}

test_vault_reader() {
  say "Independent reader of the sealed format (Python)"
  PYTHONPATH=.tools/python python3 tests/open_vault.py
}

test_shell() {
  say "The practice site, and parts of the shell without a browser"
  node --test www/test/*.test.mjs
  node --test tests/extension/unit/*.test.mjs
}

# Two suites at a time, each with a browser of its own; what one says is shown when it has ended. One that fails is run once
# more, alone and aloud: browsers on a busy machine miss a moment now and then, a fault does not go away. What fails twice
# fails; a test that hangs has failed.
run_suites() {
  local logs=target/suites suite
  rm -rf "$logs" && mkdir -p "$logs" && : >"$logs/failed"
  printf '%s\0' "$@" | xargs -0 -n 1 -P 2 bash -c '
    log="$0/$(basename "$1").log"
    node --test --test-timeout=900000 "$1" >"$log" 2>&1 || echo "$1" >>"$0/failed"
    printf "\n%s\n%s\n" "$1" "$(<"$log")"' "$logs"
  while read -r suite <&3; do
    say "FAILED, once more: $suite"
    node --test --test-timeout=900000 "$suite" || fail "failed twice: $suite"
    say "It passed the second time: $suite"
  done 3<"$logs/failed"
}

# What is played in Firefox: every suite. A new one is added when it was seen to pass there; scripts/browsers.test.mjs misses
# one that is not. The longest come first, so that the other of the two does not wait for one of them in the end. Single steps
# that Firefox cannot play are in docs/browsers.md.
FIREFOX_SUITES=(
  faults.test.mjs crash.test.mjs backup.test.mjs looks.test.mjs gate.test.mjs tour.test.mjs traits.test.mjs
  shapes.test.mjs forms.test.mjs ways-in.test.mjs codes.test.mjs watch.test.mjs manifest.test.mjs kills.test.mjs
  damage.test.mjs slots.test.mjs copies.test.mjs history.test.mjs many.test.mjs ready.test.mjs private.test.mjs
  firefox.test.mjs failures.test.mjs session.test.mjs backup-file.test.mjs move-in.test.mjs move-out.test.mjs
  writers.test.mjs late.test.mjs paper.test.mjs spend-kills.test.mjs services.test.mjs todo.test.mjs secure.test.mjs
)

# test_extension chromium|firefox: the same suites in either.
test_extension() {
  local -x HOLDFAST_BROWSER=$1
  local suites=(tests/extension/*.test.mjs)
  [ "$1" = chromium ] || suites=("${FIREFOX_SUITES[@]/#/tests/extension/}")
  say "The built extension in real $1 (10 to 14 minutes)"
  run_suites "${suites[@]}"
  say "Code fields of other people's frameworks in real $1 (a minute)"
  run_suites tests/extension/widgets/*.test.mjs
}

test_dialog() {
  say "The browser's own question for a permission, answered on a virtual display (half a minute)"
  node --test tests/extension/dialog/*.test.mjs
}

# Applications from package registries: all of them in both browsers, or the quick ones in Chromium. The first time
# installs them.
test_real() {
  local browser
  for browser in chromium firefox; do
    say "Real applications in real $browser (about a minute each, after their installation)"
    HOLDFAST_BROWSER=$browser node --test --test-concurrency=1 tests/real/real.test.mjs
  done
  node tests/real/table.mjs
}
test_real_quick() {
  say "Real applications in real Chromium (about two minutes)"
  REAL=quick node --test --test-concurrency=1 tests/real/real.test.mjs
}

# What Mozilla's reviewers do: unpack the sources in another folder, build there, compare the packages byte by byte. Only
# the tools are shared; every line is compiled again.
test_reproducible() {
  say "A build from the source zip in another folder gives the same packages (3 to 5 minutes)"
  local again=target/again/elsewhere zip
  rm -rf target/again && mkdir -p "$again"
  python3 -m zipfile -e dist/holdfast-source.zip "$again"
  ln -s "$PWD/node_modules" "$PWD/.tools" "$again/"
  (cd "$again" && bash build.sh dist)
  for zip in holdfast-chromium.zip holdfast-firefox.zip holdfast-source.zip; do
    cmp "dist/$zip" "$again/dist/$zip"
    echo "the same: $zip $(sha256sum <"dist/$zip" | cut -c1-16)"
  done
  rm -rf target/again
}
