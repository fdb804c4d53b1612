# What a fresh machine lacks, brought in on demand. Every `need_…` is silent when there is nothing to do.
# Tools built here live in .tools/ (ignored by git).

say() { printf '\033[1m==> %s\033[0m\n' "$*"; }
fail() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; }
export PATH="$PWD/.tools/bin:$PATH"

# The last lines of a log that would otherwise scroll by; all of it when the step fails.
quietly() {
  local log=.tools/log/$1.log; shift
  mkdir -p .tools/log
  if ! "$@" >"$log" 2>&1; then tail -n 40 "$log" >&2; fail "that failed; the whole log is in $log"; fi
}

apt_can_install() { have apt-get && [ "$(id -u)" = 0 ]; }
apt_install() {
  export DEBIAN_FRONTEND=noninteractive
  [ -n "${apt_updated:-}" ] || quietly apt-update apt-get -o DPkg::Lock::Timeout=300 update
  apt_updated=1
  quietly "apt-$1" apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"
}

has_wasm_target() { [ -d "$("$1" --print sysroot 2>/dev/null)/lib/rustlib/wasm32-unknown-unknown/lib" ]; }
use_system_rust() {
  export PATH="/usr/bin:$PATH" RUSTC=/usr/bin/rustc
  local linker; linker=$(ls /usr/bin/wasm-ld-* 2>/dev/null | sort -V | tail -n 1)
  [ -z "$linker" ] || export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$linker
}

# Rust with the wasm32 target: as it is, by rustup, or Debian's compiler with its standard library built once.
need_rust_wasm() {
  if [ "$(command -v rustc)" != /usr/bin/rustc ] && has_wasm_target rustc; then return; fi
  if [ -x /usr/bin/rustc ] && has_wasm_target /usr/bin/rustc; then use_system_rust; return; fi
  if have rustup; then
    say "Adding Rust's wasm32 target with rustup (seconds)"
    if timeout 60 rustup target add wasm32-unknown-unknown >/dev/null 2>&1; then return; fi
    echo "    rustup cannot reach its server"
  fi
  apt_can_install || fail "Rust needs its WebAssembly target: rustup target add wasm32-unknown-unknown"
  say "Installing Debian's Rust compiler (about 1 minute)"
  apt_install rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web
  apt_install "lld-$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')"
  use_system_rust
  has_wasm_target /usr/bin/rustc || build_wasm_standard_library
}

# Debian ships the source of the standard library, not its wasm32 build. Done once, into that compiler's own sysroot.
build_wasm_standard_library() {
  say "Building Rust's standard library for WebAssembly (1 to 2 minutes, once)"
  local source=/usr/lib/rustlib/src/rust/library/sysroot/Cargo.toml out=$PWD/.tools/std
  quietly std env RUSTC_BOOTSTRAP=1 __CARGO_DEFAULT_LIB_METADATA=holdfast \
    RUSTFLAGS="-Zforce-unstable-if-unmarked -Cembed-bitcode=yes" CARGO_TARGET_DIR="$out" \
    /usr/bin/cargo build --release --target wasm32-unknown-unknown --manifest-path "$source" --features panic-unwind
  mkdir -p /usr/lib/rustlib/wasm32-unknown-unknown/lib
  cp "$out"/wasm32-unknown-unknown/release/deps/*.rlib /usr/lib/rustlib/wasm32-unknown-unknown/lib/
  rm -rf "$out"
}

locked_version() { sed -n "/^name = \"$1\"$/{n;s/^version = \"\(.*\)\"$/\1/p;q}" Cargo.lock; }

# `cargo install` without optimisation or debug information: a newcomer's wait counts more than milliseconds later.
# What stands after the version goes to cargo.
cargo_tool() {
  local name=$1 version=$2; shift 2
  quietly "$name" env CARGO_PROFILE_DEV_DEBUG=0 CARGO_TARGET_DIR="$PWD/.tools/build" \
    cargo install --debug "$name" --version "$version" --root .tools "$@"
}

need_wasm_bindgen() {
  local version; version=$(locked_version wasm-bindgen)
  if have wasm-bindgen && have wasm-bindgen-test-runner && [ "$(wasm-bindgen --version)" = "wasm-bindgen $version" ]; then return; fi
  say "Installing wasm-bindgen $version (2 to 4 minutes, once)"
  cargo_tool wasm-bindgen-cli "$version"
}

WASM_PACK_VERSION=0.15.0
need_wasm_pack() {
  if have wasm-pack; then return; fi
  say "Installing wasm-pack $WASM_PACK_VERSION (2 to 3 minutes, once)"
  cargo_tool wasm-pack "$WASM_PACK_VERSION"
}

need_node_modules() {
  have node || fail "Node.js 20 or newer is needed: https://nodejs.org, or: apt-get install nodejs npm"
  if [ node_modules/.package-lock.json -nt package-lock.json ]; then return; fi
  say "Installing the development tools from npm (under a minute)"
  quietly npm npm ci --no-audit --no-fund
  touch node_modules/.package-lock.json
}

find_first() { local p; for p in "$@"; do if have "$p"; then command -v "$p"; return; fi; done; return 1; }
find_chromium() {
  find_first chromium chromium-browser google-chrome-for-testing \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" google-chrome
}
find_chromedriver() { find_first chromedriver /usr/lib/chromium-browser/chromedriver; }
need_chromium() {
  if ! find_chromium >/dev/null || ! find_chromedriver >/dev/null; then
    apt_can_install || fail "Chromium and ChromeDriver are needed: sudo apt-get install chromium chromium-driver"
    say "Installing Chromium and ChromeDriver (about 1 minute)"
    apt_install chromium chromium-driver fonts-dejavu-core fonts-noto-core
  fi
  CHROMIUM=$(find_chromium); CHROMEDRIVER=$(find_chromedriver)
  export CHROMIUM CHROMEDRIVER
}

find_firefox() { find_first firefox-esr firefox "/Applications/Firefox.app/Contents/MacOS/firefox"; }
need_firefox() {
  if ! find_firefox >/dev/null; then
    apt_can_install || fail "Firefox 142 or newer is needed: sudo apt-get install firefox-esr, or https://www.mozilla.org/firefox"
    say "Installing Firefox (seconds)"
    apt_install firefox-esr fonts-dejavu-core fonts-noto-core
  fi
  FIREFOX=$(find_firefox)
  export FIREFOX
}

# Only wasm-bindgen's test runner needs it; the extension's own tests speak to Firefox themselves.
GECKODRIVER_VERSION=0.37.1
need_geckodriver() {
  if ! have geckodriver; then
    say "Installing geckodriver $GECKODRIVER_VERSION (1 to 2 minutes, once)"
    cargo_tool geckodriver "$GECKODRIVER_VERSION" --locked
  fi
  GECKODRIVER=$(command -v geckodriver)
  export GECKODRIVER
}

# A virtual display and keys for it: the browser's own dialogs are out of reach of a headless one.
need_screen() {
  if have Xvfb && have xdotool; then return; fi
  apt_can_install || fail "Xvfb and xdotool are needed: sudo apt-get install xvfb xdotool"
  say "Installing a virtual display (seconds)"
  apt_install xvfb xdotool
}

# Printed sheets are drawn and read by a program that shares nothing with the browser that made them.
need_poppler() {
  if have pdftoppm && have pdftotext; then return; fi
  apt_can_install || fail "poppler is needed to look at printed sheets: sudo apt-get install poppler-utils"
  say "Installing poppler, which draws printed sheets (seconds)"
  apt_install poppler-utils
}

need_oathtool() {
  if have oathtool || ! apt_can_install; then return; fi
  say "Installing oathtool, the independent reference for one-time codes (seconds)"
  apt_install oathtool
}

# The independent reader of the sealed format needs three packages; they live in .tools/python.
need_python() {
  if [ -e .tools/python/.ready ]; then return; fi
  have python3 || fail "Python 3.9 or newer is needed for the independent vault reader"
  say "Installing the vault reader's Python packages (seconds)"
  quietly python python3 -m pip install --quiet --upgrade --target .tools/python cryptography argon2-cffi cbor2
  touch .tools/python/.ready
}
