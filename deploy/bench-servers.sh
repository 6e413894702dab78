# Sourced by bench: Foyer and its peers, each with a cluster of its own and the same rows.

server_pid() { cat "$state/server.pid" 2>/dev/null || true; }

end_server() {
    local pid
    pid=$(server_pid)
    if [ -n "$pid" ]; then
        kill -TERM "$pid" 2>/dev/null || true
        for _ in $(seq 300); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
        rm -f "$state/server.pid"
    fi
}

end_foyer() {
    end_server
    if [ -e "$state/foyer/postgres" ]; then
        cluster_place "$state/foyer"
        cluster_find_programs
        cluster_down
        rm -rf "$state/foyer"
    fi
}

end_peers() {
    local peer
    for peer in rust_hyper go_pgx django_tenants; do
        if [ -n "$peers" ] && [ -e "$state/$peer" ]; then
            PEER_STATE=$state/$peer "$peers/$peer/run.sh" stop >/dev/null 2>&1 || true
        fi
    done
}

end_all() {
    end_foyer
    end_peers
    rm -f "$state/shape"
}

# start_foyer: serves what the cluster has; sets started_ms, the time until it was ready.
start_foyer() {
    local began
    rm -f "$state/ready"
    began=$(date +%s%N)
    (cd "$checkout" && DATABASE_URL=$cluster_url FOYER_DATA=$state/foyer FOYER_LISTEN=127.0.0.1:$port \
        exec setsid "$checkout/.build/release/foyer" up --businesses "$state/businesses.json" --no-demo \
        --ready-file "$state/ready" >"$state/server.log" 2>&1 </dev/null) 9>&- &
    echo $! >"$state/server.pid"
    for _ in $(seq 1200); do
        [ ! -s "$state/ready" ] || break
        kill -0 "$(server_pid)" 2>/dev/null || { tail -n 20 "$state/server.log" >&2; fail "the server did not start"; }
        sleep 0.05
    done
    started_ms=$((($(date +%s%N) - began) / 1000000))
}

# businesses_file COUNT: a businesses file with one branch and one admin each; the first has a password.
businesses_file() {
    local n password
    printf '{ "businesses": ['
    for n in $(seq "$1"); do
        [ "$n" = 1 ] || printf ','
        password=""
        [ "$n" != 1 ] || password=', "password": "a fine bench password"'
        printf '\n{ "slug": "b%s", "name": "Bench %s", "language": "de", "currency": "EUR",' "$n" "$n"
        printf ' "branches": [ { "slug": "mitte", "name": "Mitte", "time_zone": "Europe/Berlin" } ],'
        printf ' "staff": [ { "role": "admin", "first_name": "Ada", "last_name": "%s", "email": "ada@b%s.example"%s } ],' \
            "$n" "$n" "$password"
        printf ' "services": [] }'
    done
    printf '\n] }\n'
}

sql() { cluster_sql foyer "$1"; }

foyer() { (cd "$checkout" && DATABASE_URL=$cluster_url FOYER_DATA=$state/foyer .build/release/foyer "$@"); }

# use_shape BUSINESSES CLIENTS: Foyer and the peers with so many, made anew where the last shape was another.
use_shape() {
    if [ "$(cat "$state/shape" 2>/dev/null)" = "$1 $2" ] && [ -n "$(server_pid)" ] && kill -0 "$(server_pid)" 2>/dev/null; then
        cluster_up "$state/foyer" >&2
        peer_names=()
        local peer
        for peer in rust_hyper go_pgx; do
            if [ -n "$peers" ] && [ -e "$state/$peer/env" ]; then peer_names+=("$peer"); fi
        done
        return
    fi
    end_all
    progress "Making $1 businesses with $2 clients each"
    mkdir -p "$state/foyer"
    chmod 755 "$state" "$state/foyer"
    cluster_up "$state/foyer" >&2
    # As the peers' clusters have it.
    printf 'shared_buffers = 512MB\n' | cluster_as sh -c 'cat >"$1/local.conf"' sh "$cluster_data"
    cluster_down
    cluster_up "$state/foyer" >&2
    businesses_file "$1" >"$state/businesses.json"
    local began
    began=$(date +%s%N)
    foyer migrate >"$state/migrate.log" 2>&1 || { tail -n 20 "$state/migrate.log" >&2; fail "foyer migrate failed"; }
    migrate_ms=$((($(date +%s%N) - began) / 1000000))
    began=$(date +%s%N)
    foyer business apply "$state/businesses.json" >"$state/apply.log" 2>&1 || { tail -n 20 "$state/apply.log" >&2; fail "foyer business apply failed"; }
    apply_ms=$((($(date +%s%N) - began) / 1000000))
    seed "$2"
    psql_bench -c CHECKPOINT
    start_foyer
    sleep 3
    rest_mib=$(rss_mib "$(server_pid)")
    printf '%s\n' "migrate_ms=$migrate_ms" "apply_ms=$apply_ms" "started_ms=$started_ms" "rest_mib=$rest_mib" >"$state/figures"
    start_peers "$1" "$2"
    printf '%s %s\n' "$1" "$2" >"$state/shape"
}

psql_bench() {
    PGPASSWORD=$cluster_password "$cluster_programs/psql" -qXAt -v ON_ERROR_STOP=1 -h "$cluster_socket" \
        -p "$cluster_port" -U "$cluster_user" -d foyer "$@"
}

seed() {
    local hash first
    first=$(sql "SELECT schema_name FROM directory.businesses WHERE slug = 'b1'")
    hash=$(sql "SELECT password_hash FROM $first.accounts WHERE password_hash IS NOT NULL LIMIT 1")
    psql_bench -v clients="$1" -v hash="$hash" -f - <"$checkout/deploy/bench-seed.sql" >"$state/seed.log" 2>&1 ||
        { tail -n 5 "$state/seed.log" >&2; fail "seeding failed"; }
    psql_bench -F ' ' -c "
        SELECT slug, md5('client-' || n || '-' || k)::uuid, translate(rtrim(encode(sha256(convert_to('token-' || n, 'UTF8')), 'base64'), '='), '+/', '-_')
        FROM directory.businesses
        CROSS JOIN LATERAL (SELECT substr(slug, 2)::integer AS n) AS numbered
        CROSS JOIN generate_series(1, $1) AS k
        WHERE slug ~ '^b[0-9]+$'" >"$state/ids.txt"
}

peer_names=()

# start_peer NAME BUSINESSES CLIENTS PACKAGE…
start_peer() {
    local name=$1 tenants=$2 each=$3
    shift 3
    if [ ! -x "$peers/$name/run.sh" ]; then progress "No peer $name in $peers: left out"; return; fi
    if [ $# -gt 0 ]; then need_packages "$state/packages.log" "$@" >&2; fi
    progress "Starting the peer $name"
    if PEER_STATE=$state/$name PEER_TENANTS=$tenants PEER_CLIENTS=$each "$peers/$name/run.sh" >"$state/$name.log" 2>&1 9>&-; then
        peer_names+=("$name")
    else
        progress "The peer $name did not start, so it is left out (see $state/$name.log)"
    fi
}

start_peers() {
    peer_names=()
    if [ -z "$peers" ]; then progress "No --peers and no FOYER_PEERS: Foyer is measured alone"; return; fi
    if command -v cargo >/dev/null; then
        start_peer rust_hyper "$1" "$2" librust-hyper-dev librust-tokio-dev librust-tokio-postgres-dev librust-serde-derive-dev \
            librust-serde-json-dev librust-sha2-dev librust-uuid-dev librust-socket2-dev librust-percent-encoding-dev \
            librust-futures-util-dev librust-bytes-dev
    else progress "There is no cargo: the Rust peer is left out"; fi
    start_peer go_pgx "$1" "$2" golang-go golang-github-jackc-pgx-v4-dev golang-github-json-iterator-go-dev
}

# The word of a peer's `env` file.
peer_value() { sed -n "s/^$2=//p" "$state/$1/env"; }
