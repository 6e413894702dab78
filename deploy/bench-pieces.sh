# Sourced by bench: one function a piece; each prints its part of the report.

by_id_path='/t/{business}/api/v1/clients/{id}'
nine='id,number,first_name,last_name,email,phone,note,created_at,last_appointment_at'

shape() {
    shape_businesses=$1 shape_clients=$2
    use_shape "$1" "$2"
}

figure() { sed -n "s/^$1=//p" "$state/figures"; }

piece_create() {
    shape "$businesses" "$clients"
    printf '\n### Businesses\n\n| figure | |\n| --- | --- |\n'
    printf '| an empty database migrated | %s ms |\n' "$(figure migrate_ms)"
    printf '| %s businesses made from a file, each in its own transaction | %s ms: %s ms each |\n' \
        "$businesses" "$(figure apply_ms)" "$(($(figure apply_ms) / businesses))"
    local began
    began=$(date +%s%N)
    foyer migrate >/dev/null
    printf '| `foyer migrate` with nothing to do | %s ms |\n' "$((($(date +%s%N) - began) / 1000000))"
    printf '| `foyer up` until it serves %s businesses (nothing to change) | %s ms |\n' "$businesses" "$(figure started_ms)"
    printf '| server process at rest | %s MiB |\n' "$(figure rest_mib)"
}

piece_by_id() {
    shape "$businesses" "$clients"
    compare "GET /clients/{id}, $businesses businesses × $clients clients at random, 32 connections" \
        "$by_id_path" '/t/{business}/clients/{id}'
    printf '\nServer process: %s MiB at rest, %s MiB at most so far.\n' "$(figure rest_mib)" "$(peak_mib "$(server_pid)")"
}

piece_page() {
    shape "$businesses" "$clients"
    compare "A page of 50 clients of $clients with its total, the peers' nine fields, $businesses businesses" \
        "/t/{business}/api/v1/clients?limit=50&fields=$nine" '/t/{business}/clients?limit=50'
}

piece_page_5000() {
    shape 20 5000
    compare "A page of 50 clients of 5,000 with its total, the peers' nine fields, 20 businesses" \
        "/t/{business}/api/v1/clients?limit=50&fields=$nine" '/t/{business}/clients?limit=50'
}

piece_search() {
    shape 20 5000
    export BENCH_WORDS='anna kowal rossi peter novak schmidt 15 mehmet'
    compare "A page of 50 of the clients that match a word, of 5,000, with their total, 20 businesses" \
        "/t/{business}/api/v1/clients?limit=50&search={word}&fields=$nine" '/t/{business}/clients?limit=50&search={word}'
    unset BENCH_WORDS
}

piece_storm() {
    shape "$businesses" "$clients"
    local round calm storm signed first
    : >"$state/storm"
    for round in $(seq "$rounds"); do
        progress "Storm: round $round of $rounds"
        calm=$(load "$base" "$state/ids.txt" "$by_id_path" 8)
        BENCH_ANONYMOUS=yes BENCH_BODY='{"email":"ada@{business}.example","password":"a fine bench password","audience":"staff"}' \
            load "$base" "$state/ids.txt" '/t/{business}/api/v1/sessions' 16 $((seconds + 2)) >"$state/signed" &
        first=$!
        sleep 1
        storm=$(load "$base" "$state/ids.txt" "$by_id_path" 8)
        wait "$first"
        signed=$(cat "$state/signed")
        printf '%s %s %s %s %s %s\n' "$(field "$calm" rps)" "$(field "$calm" p99)" "$(field "$storm" rps)" \
            "$(field "$storm" p99)" "$(field "$signed" rps)" "$(field "$signed" bad)" | tee -a "$state/storm" >&2
    done
    local middle=()
    for round in 1 2 3 4 5 6; do middle+=("$(awk -v c="$round" '{print $c}' "$state/storm" | median)"); done
    printf '\n### Reads while a storm of sign-ins hashes passwords (8 readers, 16 who sign in)\n\n'
    printf '| | calm | storm | storm ÷ calm |\n| --- | --- | --- | --- |\n'
    printf '| p99 of GET /clients/{id}, ms | %s | %s | %s |\n' "${middle[1]}" "${middle[3]}" "$(ratio "${middle[3]}" "${middle[1]}")"
    printf '| requests/s | %s | %s | %s |\n' "${middle[0]}" "${middle[2]}" "$(ratio "${middle[2]}" "${middle[0]}")"
    printf '| sign-ins/s (answers other than 201: %s) | | %s | |\n' "${middle[5]}" "${middle[4]}"
}

# A business of its own, empty, with a session; sets fresh_token.
fresh_business() {
    cat >"$state/fresh.json" <<END
{ "businesses": [ { "slug": "$1", "name": "Fresh", "language": "de", "currency": "EUR",
  "branches": [ { "slug": "mitte", "name": "Mitte", "time_zone": "Europe/Berlin" } ],
  "staff": [ { "role": "admin", "first_name": "Ada", "last_name": "One", "email": "ada@$1.example" } ], "services": [] } ] }
END
    foyer business apply "$state/fresh.json" >/dev/null
    fresh_schema=$(sql "SELECT schema_name FROM directory.businesses WHERE slug = '$1'")
    fresh_token=$(sql "
        INSERT INTO $fresh_schema.sessions (token_hash, account_id, transport, expires_at)
        SELECT sha256(sha256(convert_to('token-' || id::text, 'UTF8'))), id, 'bearer', 'infinity'
        FROM $fresh_schema.accounts
        RETURNING translate(rtrim(encode(sha256(convert_to('token-' || account_id::text, 'UTF8')), 'base64'), '='), '+/', '-_')")
    sleep 1
}

# The same 100,000 people each time.
write_csv() {
    [ -s "$state/clients.csv" ] || awk 'BEGIN {
        srand(7)
        split("Anna Béla Chloé Dmytro Élodie Fatma Gökhan Hanna Ines Jürgen Kasia Lukas Mehmet Nora Oksana Paul", first, " ")
        split("Adler Bauer Çelik Dąbrowski Eriksen Fischer García Hoffmann Ivanenko Jansen Kowalski Lindqvist Müller", last, " ")
        print "first_name,last_name,email,phone,city,birth_date,note"
        for (i = 1; i <= 100000; i++)
            printf "%s,%s,c%d@mail.example,+49%d,Berlin,%04d-%02d-%02d,%s\n", first[1 + int(rand() * 16)], last[1 + int(rand() * 13)],
                i, 1511000000 + int(rand() * 288999999), 1940 + int(rand() * 65), 1 + int(rand() * 12), 1 + int(rand() * 28),
                rand() < 0.4 ? "\"Prefers mornings, allergic to nuts.\"" : ""
    }' >"$state/clients.csv"
}

milliseconds() { # runs a command; its time
    local began
    began=$(date +%s%N)
    "$@" >&2
    echo $((($(date +%s%N) - began) / 1000000))
}

import_csv() {
    local status
    status=$(curl -sS -o "$state/import.json" -w '%{http_code}' -X POST -H "Authorization: Bearer $fresh_token" \
        -H 'Content-Type: text/csv' --data-binary "@$state/clients.csv" "$base/t/$1/api/v1/clients/imports")
    case "$status" in 2*) ;; *) head -c 500 "$state/import.json" >&2; fail "the import was answered with $status" ;; esac
}

copy_in() { psql_bench -c "COPY $fresh_schema.copied ($copy_columns) FROM STDIN" <"$state/copy.txt"; }

piece_import() {
    shape "$businesses" "$clients"
    write_csv
    local round name times=() live=() bare=() peak rest
    rest=$(rss_mib "$(server_pid)")
    forget_peak "$(server_pid)"
    copy_columns=id,first_name,last_name,email,phone,city,birth_date,note,status,created_at
    for round in $(seq "$rounds"); do
        name=import$(date +%s%N)
        fresh_business "$name"
        progress "Import: round $round of $rounds"
        times+=("$(milliseconds import_csv "$name")")
        [ "$(sql "SELECT count(*) FROM $fresh_schema.clients")" = 100000 ] || fail "not all clients were imported"
        # The same rows again, by COPY, into the same table without its triggers: with its indexes kept up, and
        # with its indexes built afterwards.
        psql_bench -c "COPY (SELECT $copy_columns FROM $fresh_schema.clients) TO STDOUT" >"$state/copy.txt"
        local like="(LIKE $fresh_schema.clients INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING IDENTITY INCLUDING CONSTRAINTS"
        psql_bench -c "SET search_path = $fresh_schema, extensions" -c "CREATE TABLE copied $like INCLUDING INDEXES)"
        live+=("$(milliseconds copy_in)")
        psql_bench -c "DROP TABLE $fresh_schema.copied" -c "SET search_path = $fresh_schema, extensions" -c "CREATE TABLE copied $like)"
        local indexes
        indexes=$(sql "SELECT string_agg(replace(regexp_replace(indexdef, ' INDEX \S+ ON ', ' INDEX ON '), '.clients ', '.copied '), '; ')
            FROM pg_indexes WHERE schemaname = '$fresh_schema' AND tablename = 'clients'")
        bare+=("$(milliseconds copy_and_index "$indexes")")
        psql_bench -c "DROP TABLE $fresh_schema.copied"
    done
    peak=$(peak_mib "$(server_pid)")
    times=("$(printf '%s\n' "${times[@]}" | median)") live=("$(printf '%s\n' "${live[@]}" | median)") bare=("$(printf '%s\n' "${bare[@]}" | median)")
    printf '\n### Import of 100,000 clients from a CSV\n\n| | ms | import ÷ it |\n| --- | --- | --- |\n'
    printf '| POST /clients/imports | %s | |\n' "${times[0]}"
    printf '| COPY into the same table, indexes kept up | %s | %s |\n' "${live[0]}" "$(ratio "${times[0]}" "${live[0]}")"
    printf '| COPY, indexes built afterwards | %s | %s |\n' "${bare[0]}" "$(ratio "${times[0]}" "${bare[0]}")"
    printf '\nServer process: %s MiB before, %s MiB at most while importing.\n' "$rest" "$peak"
}

copy_and_index() {
    copy_in
    psql_bench -c "SET search_path = $fresh_schema, extensions" -c "$1"
}

export_csv() {
    curl -fsS -o "$state/export.csv" -H "Authorization: Bearer $fresh_token" "$base/t/$1/api/v1/clients/export?format=csv"
}

copy_out() { psql_bench -c "COPY (SELECT * FROM $fresh_schema.clients ORDER BY name_key, id) TO STDOUT (FORMAT csv, HEADER)" >"$state/copied.csv"; }

piece_export() {
    shape "$businesses" "$clients"
    write_csv
    local round name times=() copies=() rest peak
    name=export$(date +%s%N)
    fresh_business "$name"
    import_csv "$name"
    psql_bench -c "VACUUM ANALYZE $fresh_schema.clients"
    rest=$(rss_mib "$(server_pid)")
    forget_peak "$(server_pid)"
    for round in $(seq "$rounds"); do
        progress "Export: round $round of $rounds"
        times+=("$(milliseconds export_csv "$name")")
        copies+=("$(milliseconds copy_out)")
    done
    peak=$(peak_mib "$(server_pid)")
    [ "$(wc -l <"$state/export.csv")" -ge 100001 ] || fail "the export has only $(wc -l <"$state/export.csv") lines"
    times=("$(printf '%s\n' "${times[@]}" | median)") copies=("$(printf '%s\n' "${copies[@]}" | median)")
    printf '\n### Export of 100,000 clients as a CSV\n\n| | ms | export ÷ it |\n| --- | --- | --- |\n'
    printf '| GET /clients/export | %s | |\n' "${times[0]}"
    printf '| COPY TO of the same rows with psql | %s | %s |\n' "${copies[0]}" "$(ratio "${times[0]}" "${copies[0]}")"
    printf '\nServer process: %s MiB before, %s MiB at most while exporting.\n' "$rest" "$peak"
}

# make_diary BUSINESS: ten employees who can be booked.
make_diary() {
    psql_bench -v schema="b_$1" -f - <"$checkout/deploy/bench-diary.sql" >"$state/diary.log" 2>&1 ||
        { tail -n 5 "$state/diary.log" >&2; fail "seeding a diary failed"; }
}

# A month of times for ten employees, as a visitor asks for it, beside the same statements by pgbench.
piece_availability() {
    shape 1 "$clients"
    make_diary 1
    psql_bench -f - <"$checkout/deploy/bench-availability.sql" >"$state/availability.log" 2>&1 ||
        { tail -n 5 "$state/availability.log" >&2; fail "seeding appointments failed"; }
    # The server hears of the branch's hours a moment later.
    sleep 1
    local service path round alone many slots bytes statements column columns=()
    service=$(sql "SELECT id FROM b_1.services WHERE slug = 'cut'")
    path="/t/{business}/api/v1/availability?branch=mitte&service=$service"
    path+="&from=$(date -u -d '+1 day' +%F)&to=$(date -u -d '+30 days' +%F)"
    curl -fsS -o "$state/availability.json" "$base${path/'{business}'/b1}"
    slots=$(grep -o '"starts_at"' "$state/availability.json" | wc -l)
    bytes=$(wc -c <"$state/availability.json")
    [ "$slots" -gt 0 ] || fail "there was no time to be had"
    load "$base" "$state/ids.txt" "$path" 8 1 >/dev/null
    : >"$state/availability"
    for round in $(seq "$rounds"); do
        progress "Availability: round $round of $rounds"
        alone=$(load "$base" "$state/ids.txt" "$path" 1)
        many=$(load "$base" "$state/ids.txt" "$path" 8)
        printf '%s %s %s %s %s\n' "$(field "$alone" p50)" "$(field "$alone" p99)" "$(field "$many" rps)" \
            "$(field "$many" p99)" "$(($(field "$alone" bad) + $(field "$many" bad)))" | tee -a "$state/availability" >&2
    done
    for column in 1 2 3 4 5; do
        columns+=("$(awk -v c="$column" '{print $c}' "$state/availability" | median)")
    done
    local rps
    rps=$(limit "$path" 1)
    statements=$(wc -l <"$state/unit.sql")
    printf '\n### Availability of 30 days for ten employees, every 15 minutes, five appointments a day of each\n\n'
    printf '%s times, %s bytes; one round trip of %s statements, session and context included.\n\n' "$slots" "$bytes" "$statements"
    printf '| | one at a time: p50 ms | p99 ms | 8 connections: requests/s | p99 ms | failed |\n| --- | --- | --- | --- | --- | --- |\n'
    printf '| GET /availability | %s | %s | %s | %s | %s |\n' "${columns[@]}"
    printf '| pgbench, the same SQL, 8 connections | | | %s (Foyer ÷ it: %s) | | |\n' "$rps" "$(ratio "${columns[2]}" "$rps")"
}

# The page of a full day in the diary, as a receptionist opens it.
piece_diary() {
    shape 1 "$clients"
    make_diary 1
    local day path round page bytes column columns=()
    day=$(date -u -d '+2 days' +%F)
    [ "$(date -d "$day" +%u)" != 7 ] || day=$(date -u -d '+3 days' +%F)
    psql_bench -v day="$day" -f - <"$checkout/deploy/bench-day.sql" >"$state/day.log" 2>&1 ||
        { tail -n 5 "$state/day.log" >&2; fail "seeding a day failed"; }
    sleep 1
    path="/t/{business}/staff/diary?date=$day"
    page=$(curl -fsS -H "Authorization: Bearer $(awk 'NR == 1 {print $3}' "$state/ids.txt")" "$base${path/'{business}'/b1}")
    bytes=${#page}
    [ "$(grep -o 'id="a-' <<<"$page" | wc -l)" = 300 ] || fail "the page does not show 300 appointments"
    load "$base" "$state/ids.txt" "$path" 8 1 >/dev/null
    : >"$state/day"
    for round in $(seq "$rounds"); do
        progress "Diary: round $round of $rounds"
        column=$(load "$base" "$state/ids.txt" "$path" 1)
        page=$(load "$base" "$state/ids.txt" "$path" 8)
        printf '%s %s %s %s %s\n' "$(field "$column" p50)" "$(field "$column" p99)" "$(field "$page" rps)" \
            "$(field "$page" p99)" "$(($(field "$column" bad) + $(field "$page" bad)))" | tee -a "$state/day" >&2
    done
    for column in 1 2 3 4 5; do
        columns+=("$(awk -v c="$column" '{print $c}' "$state/day" | median)")
    done
    printf '\n### The page of a day in the diary: 20 employees, 300 appointments\n\n%s characters of HTML.\n\n' "$bytes"
    printf '| | one at a time: p50 ms | p99 ms | 8 connections: pages/s | p99 ms | failed |\n| --- | --- | --- | --- | --- | --- |\n'
    printf '| GET /staff/diary | %s | %s | %s | %s | %s |\n' "${columns[@]}"
}

# Bookings into free times: by staff, by visitors, and beside both the rows alone.
piece_bookings() {
    shape 20 "$clients"
    local n round from=1 kind path body rows columns=() line
    for n in $(seq 20); do make_diary "$n"; done
    # The server hears of the branches' hours a moment later.
    sleep 1
    # Every free hour of four months once, in random order.
    psql_bench -F ' ' -c "
        SELECT slug, md5('client-' || n || '-' || 1 + floor(random() * $clients)::integer)::uuid,
            translate(rtrim(encode(sha256(convert_to('token-' || n, 'UTF8')), 'base64'), '='), '+/', '-_'),
            md5('staff-' || k)::uuid,
            to_char((current_date + day + make_interval(hours => hour)) AT TIME ZONE 'Europe/Berlin' AT TIME ZONE 'UTC',
                'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')
        FROM directory.businesses
        CROSS JOIN LATERAL (SELECT substr(slug, 2)::integer AS n) AS numbered
        CROSS JOIN generate_series(1, 10) AS k
        CROSS JOIN generate_series(2, 125) AS day
        CROSS JOIN unnest(ARRAY[9, 10, 11, 12, 13, 15, 16, 17, 18, 19]) AS hour
        WHERE slug ~ '^b[0-9]+$' AND extract(isodow FROM current_date + day) < 7
        ORDER BY random()" >"$state/hours.txt"
    : >"$state/bookings"
    # The first round fills the caches and does not count.
    for round in $(seq 0 "$rounds"); do
        progress "Bookings: round $round of $rounds"
        for kind in staff visitors; do
            path='/t/{business}/api/v1/appointments'
            body='{"client":"{id}","service":"cut","branch":"mitte","employee":"{employee}","starts_at":"{start}"}'
            if [ "$kind" = visitors ]; then
                path='/t/{business}/api/v1/bookings'
                body='{"client":{"first_name":"Vera","last_name":"Visitor","email":"v{stamp}.{employee}@mail.example"},'
                body+='"service":"cut","branch":"mitte","employee":"{employee}","starts_at":"{start}"}'
            fi
            sed -n "$from,$((from + 19999))p" "$state/hours.txt" >"$state/hours.part.txt"
            from=$((from + 20000))
            # A new client's password is made after the booking: that is not the next load's cost.
            for n in $(seq 120); do
                [ "$(sql "SELECT count(*) FROM directory.due_work WHERE due_at <= now() + interval '90 s'")" -gt 0 ] || break
                sleep 1
            done
            line=$(BENCH_ONCE=yes BENCH_ANONYMOUS=${kind#staff} BENCH_BODY=$body load "$base" "$state/hours.part.txt" "$path" 16)
            [ "$round" = 0 ] || printf '%s %s %s %s %s\n' "$kind" "$(field "$line" rps)" "$(field "$line" p50)" \
                "$(field "$line" p99)" "$(field "$line" bad)" | tee -a "$state/bookings" >&2
        done
        # What is prepared before the first transaction finds its tables by the options.
        rows=$(PGPASSWORD=$cluster_password PGOPTIONS='-c role=foyer_b_1 -c search_path=b_1,extensions' "$cluster_programs/pgbench" -n -M prepared -c 16 -j 2 -T "$seconds" -D businesses=20 \
            -D clients="$clients" -D round="$round" -D n=0 -f "$checkout/deploy/bench-bookings.pgbench" -h "$cluster_socket" \
            -p "$cluster_port" -U "$cluster_user" foyer 2>"$state/bookings.log" | sed -n 's/^tps = \([0-9]*\).*/\1/p')
        [ -n "$rows" ] || { tail -n 5 "$state/bookings.log" >&2; fail "pgbench failed"; }
        [ "$round" = 0 ] || printf 'rows %s 0 0 0\n' "$rows" | tee -a "$state/bookings" >&2
    done
    rows=$(awk '$1 == "rows" {print $2}' "$state/bookings" | median)
    printf '\n### Bookings into free times: 20 businesses of ten employees, 16 connections\n\n'
    printf '| | bookings/s | p50 ms | p99 ms | refused or failed | it ÷ the rows alone |\n| --- | --- | --- | --- | --- | --- |\n'
    for kind in staff visitors; do
        columns=()
        for n in 2 3 4 5; do columns+=("$(awk -v k="$kind" -v c="$n" '$1 == k {print $c}' "$state/bookings" | median)"); done
        path='POST /appointments by staff, for a client'
        [ "$kind" = staff ] || path='POST /bookings by visitors, each a new client'
        printf '| %s | %s | %s | %s | %s | %s |\n' "$path" "${columns[@]}" "$(ratio "${columns[0]}" "$rows")"
    done
    printf '| the rows of a booking alone, by pgbench | %s | | | | |\n' "$rows"
}
