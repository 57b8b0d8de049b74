# Shared by the scripts in this folder: messages, packages, the build. Sourced.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${SUMAC_BUILD:-$root/build}

if [ -t 1 ]; then bold=$'\033[1m' red=$'\033[31m' plain=$'\033[0m'; else bold='' red='' plain=''; fi

step() { printf '%s==> %s%s\n' "$bold" "$*" "$plain"; }
die() { printf '%serror:%s %s\n' "$red" "$plain" "$*" >&2; exit 2; }

# Debian 12 packages: to build, to run in QEMU, to test.
packages=(
  cmake ninja-build ccache pkg-config python3 git
  clang-19 lld-19 llvm-19-dev libclang-19-dev libclang-rt-19-dev llvm-19-tools
  libelf-dev libssl-dev libbearssl-dev libyaml-dev libcmocka-dev zlib1g-dev libzstd-dev
  qemu-system-x86 grub-pc-bin grub-efi-amd64-bin grub-common xorriso mtools ovmf
  gcc g++ make softhsm2 libengine-pkcs11-openssl
  lz4 gzip nodejs qemu-user python3-dpkt python3-jsonschema chromium
)

# npm fetches one pinned package of test data; some builds of node bring it along.
command -v npm >/dev/null || packages+=(npm)

# Installs what is missing; needs root (or sudo) only when something is.
install_packages() {
  local missing=() p
  command -v dpkg-query >/dev/null || die "this script installs Debian packages, and dpkg is not here; see 'packages' in tools/lib.sh for what to install by hand"
  for p in "${packages[@]}"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$p" 2>/dev/null)" = installed ] || missing+=("$p")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  step "installing ${#missing[@]} Debian packages: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "packages are missing (${missing[*]}) and there is neither root nor sudo to install them"
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq || die "apt-get update failed"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >"${TMPDIR:-/tmp}/sumac-apt.log" 2>&1 ||
    { tail -n 20 "${TMPDIR:-/tmp}/sumac-apt.log" >&2; die "apt-get install failed"; }
}

# Configures once, then builds the targets given (all without any).
build_targets() {
  if [ ! -f "$build/build.ninja" ]; then
    step "configuring in $build"
    (cd "$root" && cmake --preset default -B "$build" >"$build.configure.log" 2>&1) ||
      { cat "$build.configure.log" >&2; die "cmake failed"; }
    rm -f "$build.configure.log"
  fi
  step "building"
  if [ -t 1 ]; then ninja -C "$build" "$@" || die "the build failed"; return; fi
  local log
  log=$(mktemp)
  ninja -C "$build" "$@" >"$log" 2>&1 || { grep -vE '^\[[0-9]+/[0-9]+\]' "$log" | tail -n 60 >&2; rm -f "$log"; die "the build failed"; }
  rm -f "$log"
}
