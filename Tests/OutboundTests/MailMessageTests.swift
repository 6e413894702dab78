import Core
import FoundationEssentials
import TestKit
import Testing

@testable import Outbound

@Suite struct `A mail as other programs read it` {
    /// Sends a mail to a server, and answers with what Python's `email` finds in it.
    private func readBack(_ message: MailMessage) async throws -> JSONValue {
        try await TestMailServer.during { judge in
            let server = try MailServer("smtp://127.0.0.1:\(judge.port)")
            let outcome = try await MailSender(settings: .patient).send(message, through: server)
            #expect(outcome == .accepted(reply: "250 taken as number 1"))
            let received = try #require(try judge.mails.first)
            return try #require(received["mail"])
        }
    }

    @Test func `B.5 a mail with two bodies and files comes back as it was written`() async throws {
        let calendar = Array("BEGIN:VCALENDAR\r\nSUMMARY:Tall ✂️\r\nEND:VCALENDAR\r\n".utf8)
        let bytes = (0..<2_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        var message = try MailMessage.example()
        message.from = MailAddress(try EmailAddress("hola@saló.example"), name: "Saló Núria")
        message.replyTo = MailAddress(try EmailAddress("nuria@example.com"), name: "Núria \"la\" Puig, S.L.")
        message.text = "Hola Júlia,\n\nens veiem demà.\n"
        message.html = "<!doctype html>\n<p>Hola <b>Júlia</b>, ens veiem demà.</p>\n"
        message.language = try LanguageTag("ca")
        message.unsubscribe = "https://salo.example/u/abc?d=1"
        message.attachments = [
            MailAttachment(
                name: "cita.ics",
                type: "text/calendar; method=PUBLISH; charset=utf-8",
                bytes: calendar
            ),
            MailAttachment(name: "foto d’abans (1).bin", type: "application/octet-stream", bytes: bytes),
            MailAttachment(name: "buit.txt", type: "text/plain", bytes: []),
        ]
        let mail = try await readBack(message)
        #expect(mail["from"]?["address"]?.stringValue == "hola@xn--sal-ina.example")
        #expect(mail["from"]?["name"]?.stringValue == "Saló Núria")
        #expect(mail["replyTo"]?["name"]?.stringValue == "Núria \"la\" Puig, S.L.")
        #expect(mail["replyTo"]?["address"]?.stringValue == "nuria@example.com")
        #expect(mail["to"]?["address"]?.stringValue == "anna@example.com")
        #expect(mail["id"]?.stringValue == "<0198.m@foyer.example>")
        #expect(mail["date"]?.stringValue == "2026-11-23T07:48:38+00:00")
        #expect(mail["language"]?.stringValue == "ca")
        #expect(mail["automatic"]?.stringValue == "auto-generated")
        #expect(mail["unsubscribe"]?.stringValue == "<https://salo.example/u/abc?d=1>")
        #expect(mail["oneClick"]?.stringValue == "List-Unsubscribe=One-Click")
        #expect(mail["type"]?.stringValue == "multipart/mixed")
        #expect(mail["text"]?.stringValue == message.text)
        #expect(mail["html"]?.stringValue == message.html)
        let files = mail["attachments"]?.arrayValue ?? []
        #expect(files.map { $0["name"]?.stringValue } == message.attachments.map(\.name))
        #expect(
            files.map { Data(base64Encoded: $0["base64"]?.stringValue ?? "-").map(Array.init) }
                == message.attachments.map(\.bytes)
        )
        #expect(files.first?["type"]?.stringValue?.hasPrefix("text/calendar; method=\"PUBLISH\"") == true)
        expectSound(mail)
    }

    @Test(
        arguments: Sample.all([
            "Anna", "Anna Puig i Ferrer", "Anna \"Nani\" Puig\\Serra", "Puig, Anna (clienta); <vip>",
            "שרה לוי",
            "محمد علي 💇🏽‍♀️", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "山田太郎", "=?utf-8?B?SGk=?=", "a@b.example", "\"", "\\", "ñ",
            String(repeating: "Joan Pere ", count: 12) + "X", String(repeating: "é", count: 200),
            String(repeating: "w", count: 150), "e\u{301}" + String(repeating: "\u{302}", count: 60),
        ])
    ) func `B.5 a name comes back whatever is in it`(sample: Sample) async throws {
        let name = sample.text
        var message = try MailMessage.example()
        message.to = MailAddress(try EmailAddress("anna@example.com"), name: name)
        message.from = MailAddress(try EmailAddress("hola@example.com"), name: name)
        message.subject = name
        let mail = try await readBack(message)
        for header in ["from", "to"] { #expect(mail[header]?["name"]?.stringValue == name) }
        #expect(mail["from"]?["address"]?.stringValue == "hola@example.com")
        #expect(mail["to"]?["address"]?.stringValue == "anna@example.com")
        #expect(mail["subject"]?.stringValue == name)
        expectSound(mail)
        let head = String(decoding: message.bytes, as: UTF8.self)
            .split(separator: "\r\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
        #expect(head.allSatisfy { $0.utf8.count <= 76 }, "RFC 2047 wants no longer lines")
    }

    @Test(
        arguments: Sample.all([
            "", String(repeating: "cita ", count: 39) + "fi", String(repeating: "à", count: 200),
            String(repeating: "🗓️ ", count: 99) + "!", String(repeating: "x", count: 200),
            "two  spaces   and more",
            "100 % = =E9 =?", "תור מחר ב־10:30 (Saló Núria)",
        ])
    ) func `B.5 a subject comes back whatever is in it`(sample: Sample) async throws {
        let subject = sample.text
        var message = try MailMessage.example()
        message.subject = subject
        let mail = try await readBack(message)
        #expect(mail["subject"]?.stringValue == subject)
        expectSound(mail)
    }

    @Test(
        arguments: Sample.all([
            ".\n", ".\n.\n..\n...hidden\n.", "\n\n\n", "From here on\nFrom there\n",
            "ends in spaces   \n\ttabs\t\n",
            "a=b =3D == =\n", "mixed\r\nbreaks\rof\nlines", String(repeating: "long ", count: 2_000),
            String(repeating: "ü", count: 5_000), String(repeating: "w", count: 5_000), "日本語のメール\n" + "行\n.行",
            String(repeating: String(repeating: ".", count: 200) + "\n", count: 20), "\u{0}\u{7}\u{1B}[31m",
            "",
            "--=_\n--boundary\n", String(repeating: "👩‍👩‍👧‍👦", count: 300),
        ])
    ) func `B.5 a text comes back whatever its lines are`(sample: Sample) async throws {
        let text = sample.text
        var message = try MailMessage.example()
        message.text = text
        message.html = text
        for isWithFile in [false, true] {
            if isWithFile {
                message.html = nil
                message.attachments = [MailAttachment(name: text, type: text, bytes: Array(text.utf8))]
            }
            let mail = try await readBack(message)
            var expected = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            if !expected.utf8.elementsEqual("\n".utf8), expected.utf8.last != 0x0A { expected += "\n" }
            #expect(mail["text"]?.stringValue == expected)
            if !isWithFile { #expect(mail["html"]?.stringValue == expected) }
            expectSound(mail)
        }
    }

    @Test(arguments: [
        "\r\nBcc: all@example.com", "\nBcc: all@example.com", "\r\n\r\n<script>", "\u{2028}Bcc: x@y.z",
    ])
    func `B.5 nothing in a field begins another header`(evil: String) async throws {
        var message = try MailMessage.example()
        let plain = try await readBack(message)
        message.id = "1\(evil)@foyer.example"
        message.from = MailAddress(try EmailAddress("hola@example.com"), name: "Núria\(evil)")
        message.to = MailAddress(try EmailAddress("anna@example.com"), name: "Anna\(evil)")
        message.subject = "Hola\(evil)"
        message.unsubscribe = "https://example.com/\(evil)>"
        message.attachments = [
            MailAttachment(name: "a\(evil)\"; x=\"y", type: "text/plain; a=b\(evil)", bytes: [65])
        ]
        let mail = try await readBack(message)
        let names = mail["headers"]?.arrayValue?.compactMap(\.stringValue) ?? []
        let usual = plain["headers"]?.arrayValue?.compactMap(\.stringValue) ?? []
        #expect(
            Set(names)
                == Set(usual).union(["List-Unsubscribe", "List-Unsubscribe-Post"])
                .subtracting(["Content-Transfer-Encoding"])
        )
        #expect(Set(names).count == names.count)
        #expect(mail["to"]?["address"]?.stringValue == "anna@example.com")
        #expect(mail["text"]?.stringValue == message.text)
        #expect(mail["attachments"]?.arrayValue?.count == 1)
        #expect(mail["attachments"]?.arrayValue?.first?["type"]?.stringValue == "application/octet-stream")
        expectSound(mail)
    }

    @Test(
        arguments: [
            ("a  \n\t\nb", "a =20\r\n=09\r\nb\r\n"), (".\n..\n", "=2E\r\n=2E.\r\n"),
            ("From me\n", "=46rom me\r\n"), ("1=1 é", "1=3D1 =C3=A9\r\n"),
            ("行行行行" + String(repeating: "行", count: 200), nil),
        ] as [(String, String?)]
    )
    func `a text is written so that nothing on the way changes it, or as base64`(
        text: String,
        written: String?
    ) {
        let quoted = MailText.quotedPrintable(MailText.lines(text))
        #expect(quoted.map { String(decoding: $0, as: UTF8.self) } == written)
    }

    @Test func `a mail is the same at every try`() throws {
        var message = try MailMessage.example()
        message.html = "<p>Hola</p>"
        #expect(message.bytes == message.bytes)
        #expect(
            String(decoding: message.bytes, as: UTF8.self).contains("Message-ID: <0198.m@foyer.example>\r\n")
        )
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (951_782_399, "Mon, 28 Feb 2000 23:59:59 +0000"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"), (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
    ]) func `the date is the one of the moment, in UTC`(seconds: Int64, date: String) {
        #expect(MailHeader.date(Instant(microseconds: seconds * 1_000_000 + 999_999)) == date)
    }

    @Test(arguments: [
        ("bücher.example", "xn--bcher-kva.example"), ("BÜCHER.example", "xn--bcher-kva.example"),
        ("straße.example", "xn--strae-oqa.example"), ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
        ("παράδειγμα.δοκιμή", "xn--hxajbheg2az3al.xn--jxalpdlp"), ("דוגמה.example", "xn--6dbbec0c.example"),
        ("Plain.Example", "Plain.Example"),
    ]) func `a domain in any script has its form in ASCII`(name: String, ascii: String) {
        #expect(DomainName.ascii(name) == ascii)
    }

    /// What no mail may have, whatever is in it.
    private func expectSound(_ mail: JSONValue, _ place: SourceLocation = #_sourceLocation) {
        #expect(mail["complaints"]?.arrayValue?.isEmpty == true, "\(mail)", sourceLocation: place)
        #expect((mail["longestLine"]?.intValue ?? .max) <= 998, sourceLocation: place)
        #expect(mail["isASCII"]?.boolValue == true, sourceLocation: place)
        #expect(mail["bareBreaks"]?.intValue == 0, sourceLocation: place)
    }
}

/// A text whose name in the log is short, however long it is.
struct Sample: Sendable, CustomTestStringConvertible {
    let text: String

    static func all(_ texts: [String]) -> [Sample] { texts.map { Sample(text: $0) } }

    var testDescription: String {
        let start = text.unicodeScalars.prefix(12).map { $0.escaped(asASCII: true) }.joined()
        return "\(text.utf8.count) bytes: \(start)"
    }
}
