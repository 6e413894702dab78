"""A mail server on loopback that keeps what it is sent, and what a test reads there."""

import asyncio
import email
import email.policy
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage

from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass(frozen=True)
class Mail:
    """A mail as somebody got it."""

    to: str
    subject: str
    text: str
    html: str

    @property
    def links(self) -> list[str]:
        """Every address in its words, in order, each once."""
        return list(dict.fromkeys(re.findall(r"https?://[^\s<>\"']+", self.text)))

    def link(self, part: str) -> str:
        """The first address in which a text stands."""
        for link in self.links:
            if part in link:
                return link
        raise AssertionError(f"no link with {part!r} in {self.subject!r}: {self.links}")


class MailServer:
    """Takes every mail; nothing leaves the machine."""

    def __init__(self) -> None:
        self._mails: list[Mail] = []
        self._arrived = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="mails", daemon=True)
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)

    async def _listen(self) -> asyncio.Server:
        return await self._loop.create_server(lambda: SMTP(self, hostname="localhost"), "127.0.0.1", 0)

    @property
    def url(self) -> str:
        """As FOYER_SMTP_URL has it."""
        return f"smtp://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keeps a mail once for each receiver; called by aiosmtpd on its own thread."""
        content = envelope.original_content or b""
        message = email.message_from_bytes(content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        with self._arrived:
            for address in envelope.rcpt_tos:
                mail = Mail(
                    address.lower(), str(message["Subject"]), _part(message, "plain"), _part(message, "html")
                )
                self._mails.append(mail)
            self._arrived.notify_all()
        return "250 OK"

    def to(self, address: str) -> list[Mail]:
        """What has arrived for somebody, the oldest first."""
        with self._arrived:
            return [mail for mail in self._mails if mail.to == address.lower()]

    def last(
        self,
        address: str,
        wanted: Callable[[Mail], bool] = lambda mail: True,
        after: int = 0,
        seconds: float = 20,
    ) -> Mail:
        """The newest fitting mail to somebody, as soon as there is one; `after` mails to leave out."""
        until = time.monotonic() + seconds
        with self._arrived:
            while True:
                mails = [mail for mail in self._mails if mail.to == address.lower()]
                found = [mail for mail in mails[after:] if wanted(mail)]
                if found:
                    return found[-1]
                if not self._arrived.wait(until - time.monotonic()):
                    raise AssertionError(
                        f"no such mail to {address} came; it has {[mail.subject for mail in mails]}"
                    )

    def close(self) -> None:
        """Takes no more mails."""
        self._loop.call_soon_threadsafe(self._server.close)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part is not None else ""
