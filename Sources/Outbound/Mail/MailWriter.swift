import Core
import FoundationEssentials

/// Writes a mail as RFC 5322 and MIME (RFC 2045 to 2049, 2183, 2231) want it.
struct MailWriter {
    private let message: MailMessage
    /// The same at every try, and never within a part: neither encoding has `=_`.
    private let boundary: String

    private static let unsubscribeMax = 900

    init(_ message: MailMessage) {
        self.message = message
        let sum = Cryptography.hex(Cryptography.sha256(Array(message.id.utf8)))
        boundary = "=_\(sum.prefix(24))"
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for line in headers { append(line, to: &bytes) }
        append("MIME-Version: 1.0", to: &bytes)
        if message.attachments.isEmpty {
            appendBody(to: &bytes)
        } else {
            appendMultipart("mixed", to: &bytes) { bytes, delimiter in
                append(delimiter, to: &bytes)
                appendBody(to: &bytes)
                for attachment in message.attachments {
                    append(delimiter, to: &bytes)
                    append(attachment, to: &bytes)
                }
            }
        }
        return bytes
    }

    private var headers: [String] {
        var headers = [
            MailHeader.address("From", message.from),
            MailHeader.address("To", message.to),
            MailHeader.text("Subject", message.subject),
            "Date: \(MailHeader.date(message.date))",
            "Message-ID: <\(MailHeader.identifier(message.id))>",
            "Auto-Submitted: auto-generated",
        ]
        if let replyTo = message.replyTo {
            headers.insert(MailHeader.address("Reply-To", replyTo), at: 1)
        }
        if let language = message.language {
            headers.append("Content-Language: \(language)")
        }
        if let unsubscribe = message.unsubscribe.map(MailHeader.webAddress),
            unsubscribe.utf8.count <= Self.unsubscribeMax
        {
            headers.append("List-Unsubscribe: <\(unsubscribe)>")
            headers.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
        }
        return headers
    }

    private func appendBody(to bytes: inout [UInt8]) {
        guard let html = message.html else { return append(message.text, type: "plain", to: &bytes) }
        appendMultipart("alternative", to: &bytes) { bytes, delimiter in
            append(delimiter, to: &bytes)
            append(message.text, type: "plain", to: &bytes)
            append(delimiter, to: &bytes)
            append(html, type: "html", to: &bytes)
        }
    }

    private func appendMultipart(
        _ kind: String,
        to bytes: inout [UInt8],
        parts: (inout [UInt8], String) -> Void
    ) {
        let boundary = "\(boundary)_\(kind)"
        append("Content-Type: multipart/\(kind); boundary=\"\(boundary)\"", to: &bytes)
        append("", to: &bytes)
        parts(&bytes, "--\(boundary)")
        append("--\(boundary)--", to: &bytes)
    }

    /// The break that belongs to the delimiter after it is written with the part.
    private func append(_ text: String, type: String, to bytes: inout [UInt8]) {
        let lines = MailText.lines(text)
        append("Content-Type: text/\(type); charset=utf-8", to: &bytes)
        if let quoted = MailText.quotedPrintable(lines) {
            append("Content-Transfer-Encoding: quoted-printable", to: &bytes)
            append("", to: &bytes)
            bytes += quoted
        } else {
            append("Content-Transfer-Encoding: base64", to: &bytes)
            append("", to: &bytes)
            bytes += MailText.base64(lines)
        }
        append("", to: &bytes)
    }

    private func append(_ attachment: MailAttachment, to bytes: inout [UInt8]) {
        append("Content-Type: \(MailHeader.type(attachment.type))", to: &bytes)
        append("Content-Disposition: attachment;\(MailHeader.fileName(attachment.name))", to: &bytes)
        append("Content-Transfer-Encoding: base64", to: &bytes)
        append("", to: &bytes)
        bytes += MailText.base64(attachment.bytes)
        append("", to: &bytes)
    }

    private func append(_ line: String, to bytes: inout [UInt8]) {
        bytes += line.utf8
        bytes += [0x0D, 0x0A]
    }
}
