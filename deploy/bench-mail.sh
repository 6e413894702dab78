# Sourced by bench: mails a second, how soon one goes, and what it costs to have nothing to send.

mail_port=18625

# cluster_ticks: processor time of all of the cluster's processes so far, those that have ended included.
cluster_ticks() {
    local postmaster
    postmaster=$(cluster_as head -n 1 "$cluster_data/postmaster.pid")
    # shellcheck disable=SC2046
    awk -v first="$postmaster" '{
        pid = $1; sub(/.*\) /, ""); sum += $12 + $13
        if (pid == first) sum += $14 + $15
    } END {print sum}' "/proc/$postmaster/stat" $(pgrep -P "$postmaster" | sed 's|.*|/proc/&/stat|') 2>/dev/null
}

sink_up() {
    if [ "$1" = aiosmtpd ]; then
        rm -rf "$state/sink"
        mkdir -p "$state/sink"
        "$checkout/.build/judges/bin/python" "$checkout/Tests/OutboundTests/Judges/mail_server.py" \
            "$state/sink" --port "$mail_port" --brief >"$state/sink.log" 2>&1 9>&- &
    else
        cc -O2 -o "$state/bench-sink" "$checkout/deploy/bench-sink.c"
        "$state/bench-sink" "$mail_port" "$state/sink.count" >"$state/sink.log" 2>&1 9>&- &
    fi
    sink=$!
    sleep 1
    kill -0 "$sink" 2>/dev/null || fail "the mail server $1 did not start: $state/sink.log"
}

sink_down() {
    kill "$sink" 2>/dev/null || true
    wait "$sink" 2>/dev/null || true
}

# in_all STATEMENT: runs it in the schemas of the shape's businesses.
in_all() {
    local n
    for n in $(seq "$shape_businesses"); do printf 'SET search_path = b_%s, extensions;\n%s;\n' "$n" "$1"; done |
        psql_bench >"$state/in-all"
}

announce_messages() {
    sql "INSERT INTO directory.due_work (business_id, kind, due_at)
         SELECT id, 'messages', clock_timestamp() FROM directory.businesses" >/dev/null
}

# send_mails SINK: a message to every client; prints mails/s, then seconds of processor of server, database and sink for 1,000.
send_mails() {
    local left before after total
    sink_up "$1"
    in_all 'DELETE FROM notifications'
    before="$(cpu_ticks "$(server_pid)") $(cluster_ticks) $(cpu_ticks "$sink")"
    in_all "INSERT INTO notifications (id, event, receiver, client_id, state)
        SELECT gen_random_uuid(), 'waiting_list.joined', 'client', id, 'queued' FROM clients"
    total=$((shape_businesses * shape_clients))
    announce_messages
    for _ in $(seq 600); do
        in_all "SELECT count(*) FROM notifications WHERE state <> 'sent'"
        left=$(awk '{sum += $1} END {print sum + 0}' "$state/in-all")
        [ "$left" -gt 0 ] || break
        sleep 0.5
    done
    [ "$left" = 0 ] || fail "$left of $total mails were not sent: $state/server.log"
    after="$(cpu_ticks "$(server_pid)") $(cluster_ticks) $(cpu_ticks "$sink")"
    in_all "SELECT extract(epoch FROM min(sent_at)), extract(epoch FROM max(sent_at)) FROM notifications"
    sink_down
    awk -F '|' -v total="$total" -v before="$before" -v after="$after" '
        NR == 1 || $1 < first {first = $1} $2 > last {last = $2}
        END {
            split(before, b, " "); split(after, a, " ")
            seconds = last - first
            printf "%.0f %.2f %.2f %.2f %.0f\n", total / seconds, (a[1] - b[1]) / total * 10, (a[2] - b[2]) / total * 10,
                (a[3] - b[3]) / total * 10, (a[3] - b[3]) / seconds
        }' "$state/in-all"
}

# How soon a message goes that a request causes, while there is nothing else to do.
idle_latency() {
    local token id
    sink_up C
    token=$(awk '$1 == "b1" {print $3; exit}' "$state/ids.txt")
    for id in $(sql "SELECT id FROM b_1.notifications WHERE resend_of IS NULL LIMIT 300"); do
        curl -sf -o "$state/resent" -X POST -H "Authorization: Bearer $token" "$base/t/b1/api/v1/notifications/$id/resend" ||
            fail "a message could not be sent again"
        sleep 0.05
    done
    sleep 2
    psql_bench -F ' ' -c "
        SELECT count(*), round(percentile_cont(0.5) WITHIN GROUP (ORDER BY took)::numeric, 1),
            round(percentile_cont(0.99) WITHIN GROUP (ORDER BY took)::numeric, 1)
        FROM (
            SELECT extract(epoch FROM sent_at - created_at) * 1000 AS took
            FROM b_1.notifications
            WHERE resend_of IS NOT NULL AND state = 'sent'
        ) AS sent"
    sink_down
}

# restart_with_mail: the server with a mail server to send to.
restart_with_mail() {
    end_server
    export FOYER_SMTP_URL=smtp://127.0.0.1:$mail_port FOYER_MAIL_FROM=bookings@foyer.example
    start_foyer
    unset FOYER_SMTP_URL FOYER_MAIL_FROM
    sleep 3
}

piece_mail() {
    local kind round line middle count half most server database
    need_judges "$state/packages.log" >&2
    shape 20 1000
    restart_with_mail
    printf '\n### Mail: 20 businesses with a message to each of 1,000 clients\n\n'
    printf '| taken by | mails/s | server, ms a mail | database, ms a mail | the mail server itself, ms a mail | its share of a core |\n'
    printf '| --- | --- | --- | --- | --- | --- |\n'
    for kind in aiosmtpd C; do
        : >"$state/mails"
        # The first round fills the caches and does not count.
        for round in $(seq 0 "$rounds"); do
            progress "Mail into $kind: round $round of $rounds"
            line=$(send_mails "$kind")
            [ "$round" = 0 ] || printf '%s\n' "$line" | tee -a "$state/mails" >&2
        done
        middle=()
        for round in 1 2 3 4 5; do middle+=("$(awk -v c="$round" '{print $c}' "$state/mails" | median)"); done
        printf '| %s | %s | %s | %s | %s | %s %% |\n' "$kind" "${middle[@]}"
    done
    progress "Mail: how soon one goes"
    read -r count half most <<<"$(idle_latency)"
    printf '\nFrom the beginning of the transaction that causes a message to the record that it was sent, nothing else to do, %s messages: median %s ms, 99th percentile %s ms.\n' \
        "$count" "$half" "$most"
    # The next piece does without a mail server.
    end_all
}

piece_idle() {
    local count=1000 server database
    # Without clients, whose making would take longer than all else.
    end_all
    progress "Making $count businesses"
    mkdir -p "$state/foyer"
    chmod 755 "$state" "$state/foyer"
    cluster_up "$state/foyer" >&2
    businesses_file "$count" >"$state/businesses.json"
    foyer migrate >"$state/migrate.log" 2>&1 || fail "foyer migrate failed: $state/migrate.log"
    foyer business apply "$state/businesses.json" >"$state/apply.log" 2>&1 || fail "foyer business apply failed: $state/apply.log"
    restart_with_mail
    progress "Idle: a minute of $count businesses that have nothing to send"
    sleep 60
    server=$(cpu_ticks "$(server_pid)") database=$(cluster_ticks)
    sleep 60
    server=$(($(cpu_ticks "$(server_pid)") - server)) database=$(($(cluster_ticks) - database))
    printf '\n### Nothing to do\n\n'
    awk -v n="$count" -v s="$server" -v d="$database" 'BEGIN {
        printf "%d businesses without anything to send cost %.2f s of processor a minute in the server and %.2f s in the database.\n", n, s / 100, d / 100
    }'
    end_all
}
