"""Exim as a mail server for tests, with the options and the files of mail_server.py, as far as it has them.

It listens on 127.0.0.1 with STARTTLS and takes mails from whoever logs in, which it offers under TLS alone. What its
Maildir has gets one line of JSON each in FOLDER/mails. It ends, with Exim, with the program that started it.
"""

import argparse
import json
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import time

from mail_reader import read

arguments = argparse.ArgumentParser()
arguments.add_argument("folder")
arguments.add_argument("--port", type=int, default=0, help="any free one by default")
arguments.add_argument("--tls", nargs=2, required=True, metavar=("CERTIFICATE", "KEY"))
arguments.add_argument("--login", nargs=2, required=True, metavar=("USER", "PASSWORD"))
arguments.add_argument("--rcpt", nargs=2, action="append", default=[], metavar=("ADDRESS", "REPLY"))
options = arguments.parse_args()

CONFIGURATION = r"""
primary_hostname = mail.example
exim_user = {user}
exim_group = {group}
never_users =
spool_directory = {folder}/spool
log_file_path = {folder}/%slog
pid_file_path =
local_interfaces = 127.0.0.1
daemon_smtp_ports = {port}
notifier_socket =
keep_environment =
host_lookup =
rfc1413_hosts =
tls_advertise_hosts = *
tls_certificate = {folder}/exim-cert.pem
tls_privatekey = {folder}/exim-key.pem
auth_advertise_hosts = *
acl_smtp_rcpt = receivers
received_header_text = Received: by $primary_hostname with $received_protocol ($authenticated_id); $tod_full
deliver_drop_privilege = true
smtp_accept_max = 100

begin acl
receivers:
{refusals}  accept authenticated = *
  deny message = 5.7.0 Log in first

begin routers
all:
  driver = accept
  transport = folder

begin transports
folder:
  driver = appendfile
  directory = {folder}/mailbox
  maildir_format
  return_path_add
  envelope_to_add
  delivery_date_add

begin retry
* * F,1h,1s

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if and{{{{eq{{$auth2}}{{{login}}}}}{{eq{{$auth3}}{{{password}}}}}}}}}
  server_set_id = $auth2
  server_advertise_condition = ${{if def:tls_in_cipher}}
"""

TRACE = re.compile(rb"(Return-path|Envelope-to|Delivery-date|Received): ((?:.*\n)(?:[ \t].*\n)*)")


def path(*names):
    return os.path.join(options.folder, *names)


def write(name, text):
    with open(path(name + ".new"), "w") as file:
        file.write(text)
    os.replace(path(name + ".new"), path(name))


def is_free(port):
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) != 0


def free_port():
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def expand(text):
    """Text that Exim's string expansion makes this of."""
    return "".join(chr(byte) if chr(byte).isalnum() and byte < 128 else f"\\x{byte:02x}" for byte in text.encode())


def prepare():
    """Exim does not deliver as root: where root runs the tests, the folder belongs to the user of its package."""
    name = "Debian-exim" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    entry = pwd.getpwnam(name)
    for source, copy in zip(options.tls, ("exim-cert.pem", "exim-key.pem")):
        shutil.copy(source, path(copy))
    for folder in ("spool", "mailbox"):
        os.makedirs(path(folder), exist_ok=True)
    if os.geteuid() == 0:
        os.chmod(options.folder, 0o755)
        for made in ("spool", "mailbox", "exim-cert.pem", "exim-key.pem"):
            os.chown(path(made), entry.pw_uid, entry.pw_gid)
        for log in ("mainlog", "paniclog", "rejectlog"):
            open(path(log), "a").close()
            os.chown(path(log), entry.pw_uid, entry.pw_gid)
    return entry


def start(port):
    entry = prepare()
    refusals = "".join(
        f"  {'deny' if reply.startswith('5') else 'defer'} recipients = {address}\n"
        f"    message = {reply.split(' ', 1)[1]}\n"
        for address, reply in options.rcpt
    )
    user, password = options.login
    write(
        "exim.conf",
        CONFIGURATION.format(
            folder=options.folder, port=port, refusals=refusals, login=expand(user), password=expand(password),
            user=entry.pw_uid, group=entry.pw_gid,
        ),
    )
    os.chmod(path("exim.conf"), 0o644)
    command = ["/usr/sbin/exim4", "-C", path("exim.conf"), "-bdf", "-q5s"]
    process = subprocess.Popen(command, start_new_session=True)
    while is_free(port):
        if process.poll() is not None:
            raise SystemExit(f"exim4 ended with {process.returncode}")
        time.sleep(0.02)
    return process


def collect():
    """Moves what has arrived into `mails`, in the order in which Exim named the files."""
    folder = path("mailbox", "new")
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        with open(os.path.join(folder, name), "rb") as file:
            content = file.read()
        trace = {}
        while found := TRACE.match(content):
            trace.setdefault(found[1].decode(), found[2].decode())
            content = content[found.end():]
        received = trace["Received"]
        user = re.search(r"\(([^)]*)\)", received)
        line = {
            "from": trace["Return-path"].strip().strip("<>"),
            "to": trace["Envelope-to"].strip(),
            "isSecure": re.search(r"\bwith esmtpsa?\b", received) is not None,
            "user": user[1] if user else None,
            "mail": read(content.replace(b"\n", b"\r\n")),
        }
        with open(path("mails"), "a") as file:
            file.write(json.dumps(line) + "\n")
        os.remove(os.path.join(folder, name))


def end(*_):
    raise SystemExit


parent = os.getppid()
signal.signal(signal.SIGTERM, end)
port = options.port or free_port()
exim = start(port)
try:
    write("port", str(port))
    while os.getppid() == parent and exim.poll() is None:
        collect()
        time.sleep(0.05)
finally:
    os.killpg(exim.pid, signal.SIGKILL)
