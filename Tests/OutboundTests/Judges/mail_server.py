"""A mail server for tests: takes mails as asked, and writes what came as one line of JSON each to FOLDER/mails.

Its port is in FOLDER/port once it listens, the number of connections so far in FOLDER/connections. The name of the
receiver decides what becomes of a mail: hang, drop (the connection, after the data), bye (the connection, after
the reply), late (no reply before there is a file FOLDER/late); --rcpt and --data give other replies. It ends with the
program that started it.
"""

import argparse
import asyncio
import json
import os
import re
import ssl

from mail_reader import read

from aiosmtpd.smtp import AuthResult, SMTP

arguments = argparse.ArgumentParser()
arguments.add_argument("folder")
arguments.add_argument("--port", type=int, default=0, help="any free one by default")
arguments.add_argument("--tls", nargs=2, metavar=("CERTIFICATE", "KEY"))
arguments.add_argument("--require-tls", action="store_true")
arguments.add_argument("--implicit-tls", action="store_true")
arguments.add_argument("--login", nargs=2, metavar=("USER", "PASSWORD"))
arguments.add_argument("--rcpt", nargs=2, action="append", default=[], metavar=("ADDRESS", "REPLY"))
arguments.add_argument("--data", nargs=2, action="append", default=[], metavar=("ADDRESS", "REPLY"))
arguments.add_argument("--drop-reused", action="store_true", help="end a connection at its second mail")
arguments.add_argument("--pause", type=float, default=0, help="seconds before each mail is taken")
arguments.add_argument("--brief", action="store_true", help="write no more of a mail than its Message-ID")
arguments.add_argument("--silent", action="store_true", help="never say anything")
options = arguments.parse_args()

connections = 0
receivers = dict(options.rcpt)
verdicts = dict(options.data)


def write(name, text):
    path = os.path.join(options.folder, name)
    with open(path + ".new", "w") as file:
        file.write(text)
    os.replace(path + ".new", path)


def brief(content):
    return {"id": re.search(rb"^Message-ID: *(\S+)", content, re.IGNORECASE | re.MULTILINE)[1].decode()}


class Server(SMTP):
    mails = 0

    def connection_made(self, transport):
        global connections
        # STARTTLS comes here a second time.
        if self.session is None:
            connections += 1
            write("connections", str(connections))
        super().connection_made(transport)


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if options.drop_reused and server.mails > 0:
            server.transport.abort()
        envelope.mail_from = address
        envelope.mail_options = mail_options
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address.startswith("hang@"):
            await asyncio.sleep(3600)
        if address in receivers:
            return receivers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        (address,) = envelope.rcpt_tos
        if address in verdicts:
            return verdicts[address]
        if options.pause:
            await asyncio.sleep(options.pause)
        if address.startswith("drop@"):
            server.transport.abort()
            return "451 nobody hears this"
        line = {
            "from": envelope.mail_from,
            "to": address,
            "isSecure": session.ssl is not None or options.implicit_tls,
            "user": session.login_data.decode() if session.login_data else None,
            "mail": brief(envelope.content) if options.brief else read(envelope.content),
        }
        with open(os.path.join(options.folder, "mails"), "a") as file:
            file.write(json.dumps(line) + "\n")
        server.mails += 1
        while address.startswith("late@") and not os.path.exists(os.path.join(options.folder, "late")):
            await asyncio.sleep(0.02)
        if address.startswith("bye@"):
            asyncio.get_running_loop().call_soon(server.transport.close)
        return "250 taken as number %d" % server.mails


def authenticate(server, session, envelope, mechanism, data):
    user, password = options.login
    if data.login == user.encode() and data.password == password.encode():
        session.login_data = data.login
        return AuthResult(success=True, auth_data=data)
    return AuthResult(success=False, handled=False)


async def main():
    context = None
    if options.tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*options.tls)

    def make():
        if options.silent:
            return asyncio.Protocol()
        return Server(
            Handler(),
            hostname="mail.example",
            tls_context=None if options.implicit_tls else context,
            require_starttls=options.require_tls,
            auth_required=options.login is not None,
            auth_require_tls=context is not None and not options.implicit_tls,
            authenticator=authenticate if options.login else None,
        )

    loop = asyncio.get_running_loop()
    listening = context if options.implicit_tls else None
    server = await loop.create_server(make, "127.0.0.1", options.port, ssl=listening)
    write("connections", "0")
    write("port", str(server.sockets[0].getsockname()[1]))
    parent = os.getppid()
    while os.getppid() == parent:
        await asyncio.sleep(0.5)


asyncio.run(main())
