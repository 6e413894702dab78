"""What Python's `email` finds in a mail."""

import base64
import email
import email.header
import email.policy
import email.utils
import hashlib


def person(mail, content, header):
    if mail[header] is None:
        return None
    (address,) = mail[header].addresses
    name = address.display_name
    raw = email.message_from_bytes(content)[header]
    # Python's new parser keeps the space between two encoded words of a name, which RFC 2047 says is none.
    if raw.count("=?") > 1:
        written = email.utils.parseaddr(raw.replace("\r\n", ""))[0]
        name = str(email.header.make_header(email.header.decode_header(written)))
    return {"name": name, "address": address.addr_spec}


def lines(part):
    return part.get_content().replace("\r\n", "\n") if part else None


def read(content):
    """What another program finds in a mail, and every complaint that it has."""
    mail = email.message_from_bytes(content, policy=email.policy.default)
    complaints = [type(defect).__name__ for part in mail.walk() for defect in part.defects]
    for part in mail.walk():
        for value in part.values():
            complaints += [f"{value}: {defect!r}" for defect in value.defects]
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    return {
        "headers": [name for name in mail.keys()],
        "from": person(mail, content, "from"),
        "to": person(mail, content, "to"),
        "replyTo": person(mail, content, "reply-to"),
        "subject": mail["subject"],
        "date": mail["date"].datetime.isoformat(),
        "id": mail["message-id"],
        "language": mail["content-language"],
        "unsubscribe": mail["list-unsubscribe"],
        "oneClick": mail["list-unsubscribe-post"],
        "automatic": mail["auto-submitted"],
        "type": mail.get_content_type(),
        "text": lines(text),
        "html": lines(html),
        "attachments": [
            {
                "name": part.get_filename(),
                "type": part["content-type"],
                "base64": base64.b64encode(part.get_payload(decode=True)).decode(),
            }
            for part in mail.iter_attachments()
        ],
        "complaints": complaints,
        "sha256": hashlib.sha256(content).hexdigest(),
        "longestLine": max(len(line) for line in content.split(b"\r\n")),
        "isASCII": content.isascii(),
        "bareBreaks": content.replace(b"\r\n", b"").count(b"\n") + content.replace(b"\r\n", b"").count(b"\r"),
    }
