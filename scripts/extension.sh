# From source to the unpacked extension (dist/chromium, dist/firefox) and to the zips. The same bytes each time.

# One WASM module of the crate: build_wasm NAME LEVEL PASSES FLAGS: the compiler's level, wasm-opt's, and what else
# the compiler is told. What it made last time is kept beside, so that the tools after it run only when something changed.
build_wasm() {
  local name=$1 out=extension/wasm made=target/wasm32-unknown-unknown/release/holdfast.wasm last=target/wasm/$1.wasm
  local cargo_home=${CARGO_HOME:-$HOME/.cargo}
  CARGO_PROFILE_RELEASE_OPT_LEVEL=$2 \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=$PWD=. --remap-path-prefix=$cargo_home=cargo$4" \
    cargo build --quiet --release --locked --target wasm32-unknown-unknown --no-default-features --features "$name" --lib
  if [ -e "$out/${name}_bg.wasm" ] && [ "$out/${name}_bg.wasm" -nt scripts/extension.sh ] && cmp -s "$made" "$last"; then return; fi
  wasm-bindgen --target web --experimental-reset-state-function --out-dir "$out" --out-name "$name" "$made"
  node_modules/.bin/wasm-opt "$3" --strip-debug --strip-producers --strip-target-features \
    --enable-bulk-memory --enable-sign-ext --enable-mutable-globals --enable-nontrapping-float-to-int \
    --enable-multivalue --enable-reference-types --enable-simd \
    "$out/${name}_bg.wasm" -o "$out/${name}_bg.wasm"
  mkdir -p target/wasm
  cp "$made" "$last"
}

build_extension() {
  say "Building the extension"
  build_wasm core z -Oz ' --cfg sha2_backend_soft="compact"' # loaded at each wake: small; SHA-1 stays quick
  build_wasm keys z -Oz ' --cfg sha2_backend_soft="compact"' # small; Argon2id stays quick
  build_wasm intake s -O3 '' # millions of pixels: quick
  build_wasm import z -Oz ' --cfg sha2_backend_soft="compact"' # foreign files: small; what derives keys stays quick
  node scripts/assemble.mjs
}

pack_extension() {
  node scripts/zip.mjs dist/chromium dist/holdfast-chromium.zip
  node scripts/zip.mjs dist/firefox dist/holdfast-firefox.zip
  source_files | node scripts/zip.mjs . dist/holdfast-source.zip -
  rustc --version
  sha256sum dist/*.zip
  node scripts/budget.mjs
}

# What the packages are made from, and what they are tested with: for the reviewers of the add-on stores. Outside of git
# (in the unpacked source zip itself) it is all that was not made here.
source_files() {
  if [ -e .git ]; then
    git -c core.quotePath=off ls-files --cached --others --exclude-standard --deduplicate | while read -r name; do [ ! -f "$name" ] || echo "$name"; done
  else
    find . -type f -not -path './target/*' -not -path './node_modules/*' -not -path '*/node_modules/*' -not -path './.tools/*' \
      -not -path './dist/*' -not -path './extension/wasm/*' -not -path '*/__pycache__/*' -not -path '*/.install/*' | sed 's|^\./||'
  fi
}
