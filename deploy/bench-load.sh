# Sourced by bench: the load, what it costs, and the limit that the database sets.

# The requests are drawn once, before the load starts, so that wrk itself costs little of the shared processors.
write_script() {
    cat >"$state/requests.lua" <<'END'
local function setting(name, default)
  local value = os.getenv(name)
  if value == nil or value == "" then return default end
  return value
end
local path, body = setting("BENCH_PATH", "/"), setting("BENCH_BODY", nil)
-- Once: line after line of the file, each no more than once; else lines at random.
local once, anonymous = setting("BENCH_ONCE", nil), setting("BENCH_ANONYMOUS", nil)
local count, requests, sent = 20000, {}, 0

function init()
  math.randomseed(tonumber(setting("BENCH_SEED", "1")))
  local lines = {}
  for line in io.lines(setting("BENCH_IDS", "ids.txt")) do lines[#lines + 1] = line end
  local words = {}
  for word in setting("BENCH_WORDS", "-"):gmatch("%S+") do words[#words + 1] = word end
  for i = 1, count do
    local line = lines[once and (i - 1) % #lines + 1 or math.random(#lines)]
    local business, id, token, employee, start = line:match("^(%S+) (%S+) (%S+) ?(%S*) ?(%S*)")
    local with = { business = business, id = id, token = token, word = words[math.random(#words)],
      employee = employee, start = start, stamp = (start:gsub("%D", "")) }
    local headers = { Authorization = "Bearer " .. token }
    if body then headers["Content-Type"] = "application/json" end
    if anonymous then headers.Authorization = nil end
    requests[i] = wrk.format(body and "POST" or "GET", (path:gsub("{(%w+)}", with)), headers,
      body and (body:gsub("{(%w+)}", with)) or nil)
  end
end

function request()
  sent = sent + 1
  return requests[once and (sent - 1) % count + 1 or math.random(count)]
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format("RESULT rps=%.0f p50=%.2f p99=%.2f requests=%d bad=%d\n",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.requests, e.status + e.connect + e.read + e.write + e.timeout))
end
END
}

# load BASE IDS PATH [CONNECTIONS [SECONDS]]: one line `rps=… p50=… p99=… requests=… bad=…` (milliseconds).
load() {
    BENCH_IDS=$2 BENCH_PATH=$3 BENCH_BODY=${BENCH_BODY:-} BENCH_WORDS=${BENCH_WORDS:-} \
        wrk -t1 -c"${4:-32}" -d"${5:-$seconds}s" --timeout 10s -s "$state/requests.lua" "$1" | sed -n 's/^RESULT //p'
}

field() { sed -n "s/.*\b$2=\([0-9.]*\).*/\1/p" <<<"$1"; }
rss_mib() { awk '/^VmRSS/ {printf "%.0f", $2 / 1024}' "/proc/$1/status"; }
peak_mib() { awk '/^VmHWM/ {printf "%.0f", $2 / 1024}' "/proc/$1/status"; }
forget_peak() { echo 5 >"/proc/$1/clear_refs" 2>/dev/null || true; }
cpu_ticks() { awk '{sub(/.*\) /, ""); print $12 + $13}' "/proc/$1/stat"; }
median() { sort -n | awk '{v[NR] = $1} END {if (NR % 2) print v[(NR + 1) / 2]; else print (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN {if (b > 0) printf "%.2f", a / b; else printf "–"}'; }

# The processor time of a server and of all processes of its cluster, in ticks: `cpu_of PID CLUSTER_DATA`.
cluster_ticks() {
    local post
    post=$(cluster_as head -n 1 "$1/postmaster.pid")
    cat /proc/[0-9]*/stat 2>/dev/null | awk -v p="$post" '{sub(/.*\) /, ""); if ($2 == p) s += $12 + $13} END {print s + 0}' || true
}

# measure NAME: one load on one system, appended to $state/results as `NAME rps p50 p99 cpu_per_10k db_cpu_per_10k rss`.
measure() {
    local name=$1 at ids pid data path=$foyer_path
    if [ "$name" = foyer ]; then
        at=$base ids=$state/ids.txt pid=$(server_pid) data=$cluster_data
    else
        at=$(peer_value "$name" BASE_URL) ids=$(peer_value "$name" IDS) pid=$(peer_value "$name" PID)
        data=$(peer_value "$name" PGSOCKET)/data path=$peer_path
    fi
    local a b line n ticks
    ticks=$(getconf CLK_TCK)
    a=$(cpu_ticks "$pid") b=$(cluster_ticks "$data")
    line=$(load "$at" "$ids" "$path")
    a=$(($(cpu_ticks "$pid") - a)) b=$(($(cluster_ticks "$data") - b))
    n=$(field "$line" requests)
    [ "$(field "$line" bad)" = 0 ] || progress "$name: $line"
    awk -v name="$name" -v rps="$(field "$line" rps)" -v p50="$(field "$line" p50)" -v p99="$(field "$line" p99)" \
        -v a="$a" -v b="$b" -v n="$n" -v t="$ticks" -v rss="$(rss_mib "$pid")" -v bad="$(field "$line" bad)" \
        'BEGIN {printf "%s %s %s %s %.2f %.2f %s %s\n", name, rps, p50, p99, a / t / n * 10000, b / t / n * 10000, rss, bad}' |
        tee -a "$state/results" >&2
}

# compare TITLE FOYER_PATH PEER_PATH PGBENCH_KIND: alternating rounds, then a table.
compare() {
    local title=$1 round name
    foyer_path=$2 peer_path=$3
    : >"$state/results"
    # A first load that does not count fills the caches of each.
    for name in foyer "${peer_names[@]}"; do measure "$name"; done
    : >"$state/results"
    for round in $(seq "$rounds"); do
        progress "$title: round $round of $rounds"
        for name in foyer "${peer_names[@]}"; do measure "$name"; done
    done
    printf '\n### %s\n\n' "$title"
    printf '| | requests/s | p50 ms | p99 ms | server CPU s / 10,000 | database CPU s / 10,000 | server MiB | failed | Foyer ÷ it |\n'
    printf '| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n'
    local mine
    mine=$(awk '$1 == "foyer" {print $2}' "$state/results" | median)
    for name in foyer "${peer_names[@]}"; do
        printf '| %s ' "$name"
        for column in 2 3 4 5 6 7; do
            printf '| %s ' "$(awk -v n="$name" -v c="$column" '$1 == n {print $c}' "$state/results" | median)"
        done
        printf '| %s ' "$(awk -v n="$name" '$1 == n {s += $8} END {print s + 0}' "$state/results")"
        printf '| %s |\n' "$(ratio "$mine" "$(awk -v n="$name" '$1 == n {print $2}' "$state/results" | median)")"
    done
    local units rps
    for units in 1 8; do
        rps=$(limit "$foyer_path" "$units")
        printf '| pgbench, the same SQL, %s a pipeline, 8 connections | %s | | | | | | | %s |\n' "$units" "$rps" "$(ratio "$mine" "$rps")"
    done
}

# limit PATH UNITS: what pgbench does with the very statements that the server sends for this request, with role and
# search_path set, UNITS of them in each pipeline. The statements are taken from the server's own log.
limit() {
    local script=$state/limit.sql unit
    capture "$1" >"$state/unit.sql"
    : >"$script"
    for unit in $(seq "$2"); do
        printf '\\set t%s random(1, %s)\n\\set k%s random(1, %s)\n' "$unit" "$shape_businesses" "$unit" "$shape_clients" >>"$script"
    done
    printf '\\startpipeline\n' >>"$script"
    for unit in $(seq "$2"); do
        # A single unit is the implicit transaction of its pipeline, as the server sends it.
        [ "$2" = 1 ] || printf 'begin;\n' >>"$script"
        sed "s/:t\b/:t$unit/g; s/:k\b/:k$unit/g" "$state/unit.sql" >>"$script"
        [ "$2" = 1 ] || printf 'commit;\n' >>"$script"
    done
    printf '\\endpipeline\n' >>"$script"
    PGPASSWORD=$cluster_password PGOPTIONS='-c role=foyer_b_1 -c search_path=b_1,extensions' "$cluster_programs/pgbench" \
        -n -M prepared -c 8 -j 2 -T 11 -P 5 -f "$script" -h "$cluster_socket" -p "$cluster_port" -U "$cluster_user" foyer >"$state/limit.log" 2>&1 || { tail -n 5 "$state/limit.log" >&2; fail "pgbench failed"; }
    # The first five seconds fill the caches of the new connections.
    awk -v u="$2" '/^progress: / {last = $4; if (++n == 2) exit} END {printf "%.0f", last * u}' "$state/limit.log"
}

# capture PATH: the statements of one such request, with what differs between businesses made into pgbench's words.
capture() {
    local log=$cluster_data/log/bench.json business id token path words
    read -r business id token <"$state/ids.txt"
    path=${1//'{business}'/$business}
    path=${path//'{id}'/$id}
    words=${BENCH_WORDS:--}
    path=${path//'{word}'/${words%% *}}
    # Twice before it counts: what is prepared or looked up once for all is not part of each request.
    for _ in 1 2; do curl -fsS -o /dev/null -H "Authorization: Bearer $token" "$base$path"; done
    cluster_as sh -c 'rm -f "$1"/log/bench.*; cat >"$1/local.conf"' sh "$cluster_data" <<'END'
shared_buffers = 512MB
log_destination = 'jsonlog'
log_filename = 'bench.log'
log_min_duration_statement = 0
log_error_verbosity = 'default'
END
    reload_settings
    curl -fsS -o /dev/null -H "Authorization: Bearer $token" "$base$path"
    sleep 0.5
    printf 'shared_buffers = 512MB\n' | cluster_as sh -c 'cat >"$1/local.conf"' sh "$cluster_data"
    reload_settings
    cluster_as cat "$log" | psql_bench -v business="${business#b}" -v client="$id" -f "$checkout/deploy/bench-capture.sql"
}

reload_settings() {
    sql "SELECT pg_reload_conf()" >/dev/null
    sql "SELECT pg_rotate_logfile()" >/dev/null
    sleep 1
}
