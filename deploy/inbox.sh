# Sourced by run: an inbox on this machine that takes every mail and shows it on a page, so that nothing leaves.

inbox=""

# free_port WISHED: that port of 127.0.0.1, or any other that is free.
free_port() {
    python3 - "$1" <<'END'
import socket, sys
for port in (int(sys.argv[1]), 0):
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind(("127.0.0.1", port))
        except OSError:
            continue
        print(one.getsockname()[1])
        break
END
}

# inbox_up FOLDER: sets FOYER_SMTP_URL and FOYER_MAIL_FROM; where it cannot be had, it says so and nothing is sent.
inbox_up() {
    local programs=$1/inbox/bin smtp page
    need_packages "$1/packages.log" python3 python3-venv
    if [ ! -x "$programs/maildump" ]; then
        say "Inbox: installing maildump"
        if ! { python3 -m venv "$1/inbox" && "$programs/pip" install --quiet maildump==1.0; } >"$1/inbox.log" 2>&1; then
            say "Inbox: it could not be installed ($1/inbox.log), so no mail is sent" >&2
            return
        fi
    fi
    smtp=$(free_port 1025) page=$(free_port 8025)
    "$programs/maildump" --smtp-port "$smtp" --http-port "$page" --foreground >"$1/inbox.log" 2>&1 </dev/null &
    inbox=$!
    export FOYER_SMTP_URL=smtp://127.0.0.1:$smtp
    export FOYER_MAIL_FROM=${FOYER_MAIL_FROM:-bookings@foyer.example}
    say "Inbox: every mail is shown at http://127.0.0.1:$page/ and goes nowhere else"
}

inbox_down() {
    if [ -n "$inbox" ]; then kill -TERM "$inbox" 2>/dev/null || true; fi
    inbox=""
}
