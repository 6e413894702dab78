# Sourced by run and bench: a PostgreSQL cluster of Foyer's own in a folder, found again, started and ended.
#
# cluster_up FOLDER makes it on first use and sets
#   cluster_data    its data folder
#   cluster_socket  the folder of its Unix socket (it listens nowhere else)
#   cluster_url     how its superuser reaches the database foyer

cluster_port=5432
cluster_user=postgres

cluster_up() {
    local keep=$1
    cluster_place "$keep"
    cluster_find_programs
    cluster_password=$(cluster_secret "$keep/postgres-password")
    if [ ! -e "$cluster_data/PG_VERSION" ]; then cluster_init; fi
    if cluster_running; then
        cluster_socket=$(sed -n 5p <(cluster_as cat "$cluster_data/postmaster.pid"))
        say "PostgreSQL: found running (process $cluster_pid)"
    else
        cluster_choose_socket "$keep"
        cluster_settings
        cluster_start
    fi
    cluster_wait
    if [ "$(cluster_sql postgres "SELECT 1 FROM pg_database WHERE datname = 'foyer'")" != 1 ]; then
        cluster_sql postgres 'CREATE DATABASE foyer' >/dev/null
    fi
    cluster_url="postgresql://$cluster_user:$cluster_password@/foyer?host=$(url_encoded "$cluster_socket")&port=$cluster_port"
}

# Ends the cluster; what is under way in it is rolled back.
cluster_down() {
    if [ -n "${cluster_data:-}" ] && cluster_running; then
        cluster_as "$cluster_programs/pg_ctl" -D "$cluster_data" -m fast -t 60 -w stop >/dev/null ||
            say "PostgreSQL: did not stop within 60 s: $cluster_data" >&2
    fi
}

# cluster_sql DATABASE STATEMENT: bare answer.
cluster_sql() {
    PGPASSWORD=$cluster_password PGCONNECT_TIMEOUT=10 "$cluster_programs/psql" -XAtq -v ON_ERROR_STOP=1 \
        -h "$cluster_socket" -p "$cluster_port" -U "$cluster_user" -d "$1" -c "$2"
}

# PostgreSQL refuses to be run by root, so root runs it as the user that Debian's package makes.
cluster_as() {
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# The folder: FOLDER/postgres, or, where root's postgres user cannot reach that (a checkout under a closed home),
# one under /var/lib, remembered in FOLDER.
cluster_place() {
    local keep=$1 place=$1/postgres
    if [ "$(id -u)" = 0 ]; then
        id postgres >/dev/null 2>&1 || fail "there is no user 'postgres' to run PostgreSQL as (root may not run it)"
        if [ -e "$keep/postgres-place" ]; then place=$(cat "$keep/postgres-place"); fi
        mkdir -p "$place"
        chown postgres: "$place"
        chmod 700 "$place"
        if ! cluster_as test -w "$place"; then
            rmdir "$place" 2>/dev/null || fail "the user 'postgres' cannot reach $place: open the folders above it (chmod o+x)"
            place=/var/lib/foyer/$(printf '%s' "$keep" | cksum | cut -d ' ' -f 1)
            mkdir -p "$place"
            chmod 711 /var/lib/foyer
            chown postgres: "$place"
            chmod 700 "$place"
            printf '%s\n' "$place" >"$keep/postgres-place"
            say "PostgreSQL: the user 'postgres' cannot reach $keep, so its data are in $place"
        fi
    else
        (umask 077 && mkdir -p "$place")
    fi
    cluster_data=$place/data
    cluster_log=$place/start.log
}

# The programs of the version that made the data; for a new cluster the newest installed.
cluster_find_programs() {
    local version
    if cluster_as test -e "$cluster_data/PG_VERSION"; then
        version=$(cluster_as cat "$cluster_data/PG_VERSION")
        cluster_programs=/usr/lib/postgresql/$version/bin
        if [ ! -x "$cluster_programs/postgres" ]; then
            fail "$cluster_data was made by PostgreSQL $version, which is not installed (apt-get install postgresql-$version)"
        fi
        return
    fi
    cluster_programs=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    if [ ! -x "$cluster_programs/initdb" ]; then
        if ! command -v initdb >/dev/null; then fail "PostgreSQL's initdb was not found (apt-get install postgresql)"; fi
        cluster_programs=$(dirname "$(command -v initdb)")
    fi
}

# cluster_secret FILE: its content; made of 24 random bytes on first use.
cluster_secret() {
    if [ ! -s "$1" ]; then
        (umask 077 && od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$1.new" && mv "$1.new" "$1")
    fi
    cat "$1"
}

# Made under another name and then renamed: one that was broken off is made anew.
cluster_init() {
    say "PostgreSQL: making a cluster in $cluster_data"
    local password=$cluster_data.password
    cluster_as rm -rf "$cluster_data.new" "$password"
    printf '%s' "$cluster_password" | cluster_as sh -c 'umask 077 && cat >"$1"' sh "$password"
    if ! cluster_as "$cluster_programs/initdb" -D "$cluster_data.new" -U "$cluster_user" --encoding=UTF8 --locale=C.UTF-8 \
        --data-checksums --auth=scram-sha-256 --pwfile="$password" </dev/null 2>&1 | cluster_as tee "$cluster_log" >/dev/null
    then
        cluster_as tail -n 5 "$cluster_log" >&2
        fail "initdb failed in $cluster_data.new"
    fi
    cluster_as rm -f "$password"
    printf "include_if_exists = '%s'\n" foyer.conf local.conf |
        cluster_as sh -c 'cat >>"$1/postgresql.conf"' sh "$cluster_data.new"
    cluster_as mv "$cluster_data.new" "$cluster_data"
}

# Whether the process in postmaster.pid is this cluster's; sets cluster_pid. A PostgreSQL server works in its data
# folder, which tells it from another program that has meanwhile got a dead one's number.
cluster_running() {
    cluster_pid=$(cluster_as head -n 1 "$cluster_data/postmaster.pid" 2>/dev/null) || return 1
    [ -n "$cluster_pid" ] && [ "$(cluster_as readlink "/proc/$cluster_pid/cwd" 2>/dev/null)" = "$(cluster_as readlink -f "$cluster_data")" ]
}

# A socket's path must stay under 108 bytes; a folder too deep is replaced by a remembered one under /tmp.
cluster_choose_socket() {
    local keep=$1 remembered=$1/postgres-socket
    cluster_socket=$(dirname "$cluster_data")/socket
    if [ "$(printf %s "$cluster_socket" | wc -c)" -ge 90 ]; then
        cluster_socket=$(cat "$remembered" 2>/dev/null || true)
        if [ -z "$cluster_socket" ] || [ "$(stat -c %U "$cluster_socket" 2>/dev/null)" != "$(cluster_as id -un)" ]; then
            cluster_socket=$(cluster_as mktemp -d /tmp/foyer-XXXXXXXX)
            printf '%s\n' "$cluster_socket" >"$remembered"
        fi
    fi
    cluster_as mkdir -p -m 700 "$cluster_socket"
}

# Written at each start, so that it follows the machine's memory and the folder's place.
cluster_settings() {
    local memory buffers quote="'"
    memory=$(awk '/^MemTotal:/ {print int($2 / 1024)}' /proc/meminfo)
    local limit=/sys/fs/cgroup/memory.max
    if [ -r "$limit" ] && [ "$(cat "$limit")" != max ] && [ "$(($(cat "$limit") / 1048576))" -lt "$memory" ]; then
        memory=$(($(cat "$limit") / 1048576))
    fi
    buffers=$((memory / 4))
    if [ "$buffers" -lt 128 ]; then buffers=128; fi
    if [ "$buffers" -gt 4096 ]; then buffers=4096; fi
    cluster_as sh -c 'cat >"$1/foyer.conf"' sh "$cluster_data" <<END
# Written by Foyer at each start; what you set in local.conf beside this file wins.
listen_addresses = ''
unix_socket_directories = '${cluster_socket//$quote/$quote$quote}'
unix_socket_permissions = 0700
port = $cluster_port
max_connections = 100
# A dump or an upgrade of 1,000 businesses locks each of their tables in one transaction.
max_locks_per_transaction = 1024
shared_buffers = ${buffers}MB
effective_cache_size = $((memory / 2))MB
random_page_cost = 1.1
max_wal_size = 4GB
checkpoint_timeout = 15min
wal_compression = on
# Every statement here is short; compiling one takes longer than running it.
jit = off
timezone = 'UTC'
# No personal data in the log: neither statements nor the values a constraint refused.
log_error_verbosity = terse
log_min_error_statement = panic
log_timezone = 'UTC'
logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
log_rotation_size = 0
END
}

cluster_start() {
    # A server that was killed leaves its file behind; cluster_running has shown that nobody is there.
    cluster_as rm -f "$cluster_data/postmaster.pid"
    # Processes of a killed server may need a moment to notice and let go of its shared memory.
    for _ in 1 2 3 4 5; do
        # The run's lock must not outlive the run in the server's hands (9>&-).
        if cluster_as "$cluster_programs/pg_ctl" -D "$cluster_data" -w -t 60 -l "$cluster_log" start >/dev/null 2>&1 </dev/null 9>&-; then
            cluster_running || true
            say "PostgreSQL: started (data in $cluster_data)"
            return
        fi
        sleep 1
    done
    cluster_as tail -n 10 "$cluster_log" >&2 || true
    fail "PostgreSQL did not start; its log: $cluster_log and $cluster_data/log"
}

cluster_wait() {
    for _ in $(seq 60); do
        if "$cluster_programs/pg_isready" -q -h "$cluster_socket" -p "$cluster_port"; then return; fi
        sleep 1
    done
    fail "PostgreSQL (process $cluster_pid) does not answer on $cluster_socket; end it with: kill -INT $cluster_pid"
}

# url_encoded TEXT: each byte as %XX.
url_encoded() { printf '%s' "$1" | od -An -v -tx1 | tr -d ' \n' | sed 's/../%&/g'; }
