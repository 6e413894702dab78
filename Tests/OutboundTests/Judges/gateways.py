"""A gateway of text messages, WhatsApp and a browser's push service for tests, on one port of 127.0.0.1.

What came is in FOLDER/messages as one line of JSON each, the port in FOLDER/port, the browser's keys in FOLDER/browser.
How a text or a WhatsApp message is answered is decided by the last digits of the receiver's number, a push message by
the last part of its path. It ends with the program that started it.

Text messages are read as Twilio's API does, and reports on them signed by Twilio's own library; push messages are
decrypted by http_ece, and their senders' tokens judged by py_vapid and PyJWT.
"""

import argparse
import base64
import json
import os
import re
import ssl
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import http_ece
import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02
from twilio.request_validator import RequestValidator

arguments = argparse.ArgumentParser()
arguments.add_argument("folder")
arguments.add_argument("--tls", nargs=2, metavar=("CERTIFICATE", "KEY"))
arguments.add_argument("--public", metavar="ROOT", help="sign reports as if their addresses began with this")
options = arguments.parse_args()

ACCOUNT, TOKEN = "AC00000000000000000000000000000001", "a-token-of-tests"
NUMBER_ID, ACCESS = "106540352242922", "EAAG-access-of-tests"
browser = ec.generate_private_key(ec.SECP256R1())
secret = os.urandom(16)
lock = threading.Lock()
counter = 0


def text_of(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def bytes_of(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def write(name, text):
    path = os.path.join(options.folder, name)
    with open(path + ".new", "w") as file:
        file.write(text)
    os.replace(path + ".new", path)


def note(line):
    with lock, open(os.path.join(options.folder, "messages"), "a") as file:
        file.write(json.dumps(line) + "\n")


def number():
    global counter
    with lock:
        counter += 1
        return counter


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", kind="application/json", **headers):
        if not isinstance(body, bytes):
            body = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def misbehave(self, word):
        """Answers as no gateway should; whether it did."""
        if word.endswith("0500"):
            self.answer(500, b"<html><body>Oops</body></html>", "text/html")
        elif word.endswith("0200"):
            self.answer(200, b"<html><body>Log in to the hotel's network</body></html>", "text/html")
        elif word.endswith("0400"):
            self.answer(400, b"<html><body>Bad request</body></html>", "text/html")
        elif word.endswith("0010"):
            self.answer(200, b"A" * 10_485_760, "text/html")
        elif word.endswith("0302"):
            self.answer(302, b"", Location="/elsewhere")
        elif word.endswith("0999"):
            time.sleep(3600)
        else:
            return False
        return True

    def do_GET(self):
        note({"path": self.path})
        self.answer(404, {})

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if "Expect" in self.headers:
            note({"complaint": "Expect"})
        if self.path == f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json":
            self.take_text(body)
        elif self.path == f"/v23.0/{NUMBER_ID}/messages":
            self.take_whatsapp(body)
        elif self.path.startswith("/push/"):
            self.take_push(body)
        else:
            note({"path": self.path})
            self.answer(404, {"code": 20404, "message": "Not found", "status": 404})

    def take_text(self, body):
        login = base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        if self.headers["Authorization"] != f"Basic {login}":
            self.answer(401, {"code": 20003, "message": "Authenticate", "status": 401})
            return
        if self.headers["Content-Type"] != "application/x-www-form-urlencoded":
            self.answer(415, {"code": 20415, "message": "Unsupported", "status": 415})
            return
        pairs = urllib.parse.parse_qsl(body.decode("ascii"), strict_parsing=True, keep_blank_values=True)
        form = dict(pairs)
        issues = [name for name in form if name not in
                  ("To", "Body", "From", "MessagingServiceSid", "StatusCallback")]
        if len(form) != len(pairs) or ("From" in form) == ("MessagingServiceSid" in form):
            issues.append("fields")
        if not re.fullmatch(r"\+[1-9][0-9]{6,14}", form.get("To", "")):
            issues.append("To")
        if not 1 <= len(form.get("Body", "")) <= 1600:
            issues.append("Body")
        to = form.get("To", "")
        note({"kind": "sms", "form": form, "issues": issues})
        if issues:
            self.answer(400, {"code": 21604, "message": f"Bad {issues}", "status": 400})
        elif to.endswith("1610"):
            self.answer(400, {"code": 21610, "message": "Attempt to send to unsubscribed recipient",
                              "more_info": "https://www.twilio.com/docs/errors/21610", "status": 400})
        elif to.endswith("0429"):
            self.answer(429, {"code": 20429, "message": "Too Many Requests", "status": 429})
        elif not self.misbehave(to):
            sid = f"SM{number():032x}"
            self.answer(201, {"sid": sid, "status": "queued", "to": to, "error_code": None})
            if "StatusCallback" in form:
                threading.Thread(target=report, args=(sid, form), daemon=True).start()

    def take_whatsapp(self, body):
        if self.headers["Authorization"] != f"Bearer {ACCESS}":
            self.answer(401, {"error": {"message": "Error validating access token", "code": 190,
                                        "type": "OAuthException"}})
            return
        message = json.loads(body)
        issues = []
        if self.headers["Content-Type"] != "application/json":
            issues.append("type")
        if message.get("messaging_product") != "whatsapp" or message.get("recipient_type") != "individual":
            issues.append("product")
        kind = message.get("type")
        if kind == "text":
            if not 1 <= len(message["text"]["body"]) <= 4096:
                issues.append("text")
        elif kind == "template":
            template = message["template"]
            if not re.fullmatch("[a-z0-9_]+", template["name"]) or "code" not in template["language"]:
                issues.append("template")
            for part in template.get("components", []):
                for parameter in part["parameters"]:
                    text = parameter["text"]
                    if "\n" in text or "\t" in text or "    " in text:
                        issues.append("parameter")
        else:
            issues.append("kind")
        to = message.get("to", "")
        note({"kind": "whatsapp", "message": message, "issues": issues})
        if issues:
            self.answer(400, {"error": {"message": f"(#100) Invalid parameter {issues}", "code": 100}})
        elif to.endswith("1047"):
            self.answer(400, {"error": {"message": "(#131047) Re-engagement message", "code": 131047,
                                        "error_data": {"details": "More than 24 hours have passed"}}})
        elif to.endswith("1056"):
            self.answer(400, {"error": {"message": "(#131056) Pair rate limit hit", "code": 131056}})
        elif to.endswith("0429"):
            self.answer(429, {"error": {"message": "(#130429) Rate limit hit", "code": 130429}})
        elif not self.misbehave(to):
            self.answer(200, {"messaging_product": "whatsapp", "contacts": [{"input": to, "wa_id": to[1:]}],
                              "messages": [{"id": f"wamid.{number()}", "message_status": "accepted"}]})

    def take_push(self, body):
        word = self.path.removeprefix("/push/").split("-")[-1]
        issues = []
        authorization = self.headers["Authorization"] or ""
        claims, key = {}, ""
        try:
            if not Vapid02.verify(authorization):
                issues.append("py_vapid")
            parts = dict(part.split("=", 1) for part in authorization.removeprefix("vapid ").split(","))
            key = parts["k"]
            public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), bytes_of(key))
            scheme = "https" if options.tls else "http"
            claims = jwt.decode(parts["t"], public, algorithms=["ES256"],
                                audience=f"{scheme}://127.0.0.1:{port}",
                                options={"require": ["exp", "aud", "sub"]})
            if not 0 < claims["exp"] - time.time() <= 24 * 3600:
                issues.append("exp")
            if not re.match("(mailto:|https?://)", claims["sub"]):
                issues.append("sub")
        except Exception as error:
            issues.append(f"{type(error).__name__}: {error}")
        if not re.fullmatch("[0-9]+", self.headers["TTL"] or ""):
            issues.append("TTL")
        if self.headers["Urgency"] not in ("very-low", "low", "normal", "high"):
            issues.append("Urgency")
        if not re.fullmatch("[A-Za-z0-9_-]{1,32}", self.headers["Topic"] or "x"):
            issues.append("Topic")
        if self.headers["Content-Encoding"] != "aes128gcm" or len(body) > 4096:
            issues.append("encoding")
        try:
            payload = http_ece.decrypt(body, private_key=browser, auth_secret=secret, version="aes128gcm")
        except Exception as error:
            issues.append(f"{type(error).__name__}: {error}")
            payload = b""
        note({"kind": "push", "path": self.path, "payload": payload.decode(), "key": key, "claims": claims,
              "ttl": self.headers["TTL"], "urgency": self.headers["Urgency"], "topic": self.headers["Topic"],
              "issues": issues})
        status = {"gone": 410, "missing": 404, "large": 413, "busy": 429, "stranger": 403, "login": 401}
        if word in status:
            self.answer(status[word], b"no", "text/plain")
        elif issues:
            self.answer(400, {"issues": issues})
        elif not self.misbehave(word):
            self.answer(201, b"", Location=f"/message/{number()}")


def report(sid, form):
    """Posts what becomes of a text message, as Twilio does: on its way, then arrived or not."""
    to = form["To"]
    last = {"MessageStatus": "delivered"}
    if to.endswith("0003"):
        last = {"MessageStatus": "undelivered", "ErrorCode": "30003"}
    for fields in ({"MessageStatus": "sent"}, last):
        fields = {"MessageSid": sid, "SmsSid": sid, "AccountSid": ACCOUNT, "To": to, "SmsStatus":
                  fields["MessageStatus"], "From": form.get("From", ""), "Note": "a+b c&d=é", **fields}
        address = form["StatusCallback"]
        if options.public:
            address = options.public + urllib.parse.urlsplit(address).path
        signature = RequestValidator(TOKEN).compute_signature(address, fields)
        request = urllib.request.Request(
            form["StatusCallback"], urllib.parse.urlencode(fields).encode(),
            {"X-Twilio-Signature": signature, "Content-Type": "application/x-www-form-urlencoded; charset=utf-8"})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                status = answer.status
        except urllib.error.HTTPError as error:
            status = error.code
        except OSError:
            status = 0
        note({"kind": "report", "to": to, "status": fields["MessageStatus"], "answer": status})


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
if options.tls:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*options.tls)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
port = server.server_address[1]
point = browser.public_key().public_bytes(serialization.Encoding.X962,
                                          serialization.PublicFormat.UncompressedPoint)
threading.Thread(target=server.serve_forever, daemon=True).start()
write("browser", json.dumps({"p256dh": text_of(point), "auth": text_of(secret)}))
write("port", str(port))
parent = os.getppid()
while os.getppid() == parent:
    time.sleep(0.5)
