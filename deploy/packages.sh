# Sourced by run, test and bench: the Swift toolchain and Debian's packages, checked and, where missing, installed.

# What building and running Foyer takes, by Debian's names. `postgresql-contrib` has the extensions.
needed_packages=(
    binutils g++ git libpq-dev libssl-dev zlib1g-dev libargon2-dev libcurl4-openssl-dev libical-dev pkg-config postgresql postgresql-contrib tzdata ca-certificates
)

# What an unpacked toolchain needs before it starts at all.
toolchain_packages=(libcurl4 libedit2 libncurses6 libpython3.11 libsqlite3-0 libxml2 zlib1g)

# Fails with a message that names what is wrong and what would be right.
fail() {
    printf 'foyer: %s\n' "$*" >&2
    exit 1
}

say() { printf '%s\n' "$*"; }

swift_version() {
    { swift --version 2>/dev/null || true; } | sed -n 's/.*Swift version \([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p'
}

# need_swift LOG: a toolchain that is on PATH but does not start lacks Debian's libraries; it gets them first.
need_swift() {
    local version=""
    if command -v swift >/dev/null; then
        version=$(swift_version)
        if [ -z "$version" ]; then
            need_packages "$1" "${toolchain_packages[@]}"
            version=$(swift_version)
        fi
        if [ -n "$version" ] && printf '6.3\n%s\n' "$version" | sort -C -V; then return; fi
    fi
    if [ -n "$version" ]; then say "Swift 6.3 or newer is needed; the one on PATH is $version." >&2
    else say "Swift 6.3 or newer is needed; no working 'swift' is on PATH." >&2; fi
    cat >&2 <<'END'
How to get it: download the toolchain for Debian 12 from https://www.swift.org/install/linux/ (a tar.gz),
unpack it, and put its usr/bin first on PATH:
    sudo mkdir -p /opt/swift && sudo tar -xzf swift-*-debian12.tar.gz -C /opt/swift --strip-components 1
    export PATH=/opt/swift/usr/bin:$PATH
END
    exit 1
}

# Runs a command as root: as it is, or through sudo (which asks for the password only on a terminal).
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif ! command -v sudo >/dev/null; then fail "this needs root, and there is no sudo: $*"
    elif [ -t 0 ]; then sudo "$@"
    else sudo -n "$@" || fail "this needs root, and sudo would ask for a password: run it on a terminal once"
    fi
}

# need_packages LOG PACKAGE…: installs those that are missing; with none missing it asks dpkg and nothing else.
need_packages() {
    local log=$1 missing
    shift
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "Packages: this is not Debian, so nothing was checked. Needed, by Debian's names: $*"
        return
    fi
    missing=$(comm -13 \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' | sort -u) \
        <(printf '%s\n' "$@" | sort -u))
    if [ -z "$missing" ]; then return; fi
    say "Packages: installing $(echo $missing)"
    : >"$log"
    apt_get "$log" update || say "Packages: the lists could not be refreshed; going on with the old ones" >&2
    case " $(echo $missing) " in
        *" postgresql "*) without_system_cluster "$log" apt_install "$log" $missing ;;
        *) apt_install "$log" $missing ;;
    esac
}

# apt_get LOG ARGUMENT…: quiet, never asks, waits for another apt's lock, tries a flaky mirror again.
apt_get() {
    local log=$1 attempt
    shift
    for attempt in 1 2 3; do
        if as_root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a apt-get -qq -y \
            -o Acquire::Retries=3 -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 "$@" >>"$log" 2>&1 </dev/null
        then return 0; fi
        if [ "$attempt" -lt 3 ]; then sleep $((attempt * 3)); fi
    done
    return 1
}

# need_exim LOG: Debian's light Exim, a second mail server to test against, which tests start by themselves. The system's
# own stays off, and where another mail server would have to go for it nothing is installed.
need_exim() {
    local log=$1 package=exim4-daemon-light policy=/usr/sbin/policy-rc.d plan status=0
    if [ -x /usr/sbin/exim4 ] || ! command -v apt-get >/dev/null; then return; fi
    apt_get "$log" update || true
    plan=$(LC_ALL=C apt-get --simulate --no-install-recommends install "$package" 2>>"$log" || true)
    if ! grep -q "^Inst $package " <<<"$plan" || grep -q '^Remv ' <<<"$plan"; then
        say "Packages: $package cannot be installed beside what is here; the tests with it are left out"
        return
    fi
    say "Packages: installing $package"
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\n# while Foyer installs Exim\nexit 101\n' | as_root tee "$policy" >/dev/null
        as_root chmod 755 "$policy"
    fi
    # In a subshell: where the installation fails, the policy is taken back all the same.
    (apt_install "$log" "$package") || status=$?
    if grep -q '^# while Foyer installs Exim$' "$policy"; then as_root rm -f "$policy"; fi
    if [ "$status" != 0 ]; then exit "$status"; fi
    as_root update-rc.d exim4 disable >>"$log" 2>&1 || true
    if command -v systemctl >/dev/null; then as_root systemctl disable exim4-base.timer >>"$log" 2>&1 || true; fi
}

# need_judges LOG: Python's libraries for calendars, mail and gateways, by whose judgement tests stand.
need_judges() { need_python "$1" judges Tests/*/Judges/requirements.txt; }

# need_browser LOG: Debian's Chromium, letters for all languages, and what drives and examines pages.
need_browser() {
    need_packages "$1" chromium fonts-noto-core
    need_python "$1" browser Tests/BrowserTests/requirements.txt
}

# need_python LOG NAME FILE…: the libraries that the files pin, in an environment .build/NAME of the build folder's own.
need_python() {
    local log=$1 folder=.build/$2 wanted=.build/$2-requirements.txt attempt
    mkdir -p .build
    cat "${@:3}" >"$wanted"
    if [ -x "$folder/bin/python" ] && cmp -s "$wanted" "$folder/requirements.txt"; then return; fi
    say "Python ($2): installing $(tr '\n' ' ' <"$wanted")"
    rm -rf "$folder"
    python3 -m venv "$folder" >>"$log" 2>&1 || fail "python3 could not make $folder (output: $log)"
    for attempt in 1 2 3; do
        if "$folder/bin/pip" install -q --disable-pip-version-check -r "$wanted" >>"$log" 2>&1; then
            cp "$wanted" "$folder/requirements.txt"
            return
        fi
        sleep $((attempt * 2))
    done
    tail -n 20 "$log" >&2
    fail "pip could not install $(tr '\n' ' ' <"$wanted")(all of its output: $log)"
}

apt_install() {
    local log=$1
    shift
    apt_get "$log" install --no-install-recommends "$@" && return
    tail -n 20 "$log" >&2
    fail "apt-get could not install $* (all of its output: $log)"
}

# Debian's server package makes and starts a cluster of its own while it is being installed. Foyer brings its
# own, so that one is held back, and what the machine says about it for later is put back as it was.
without_system_cluster() {
    local log=$1 settings=/etc/postgresql-common/createcluster.conf
    shift
    if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then "$@"; return; fi
    apt_install "$log" postgresql-common
    as_root sed -i '1i create_main_cluster = false  # while Foyer installs PostgreSQL' "$settings"
    # In a subshell: where the installation fails, the line is taken back all the same.
    local status=0
    ("$@") || status=$?
    as_root sed -i '/# while Foyer installs PostgreSQL$/d' "$settings"
    if [ "$status" != 0 ]; then exit "$status"; fi
}
