import Core
import TestKit
import Testing

@testable import Outbound

/// The same as with `aiosmtpd`, judged by a mail server that the internet uses.
@Suite(.enabled(if: TestMailServer.Program.exim.isInstalled, "exim4-daemon-light is not installed"))
struct `Handing mails to Exim` {
    private let login = ["--login", "anna@b.example", "p/:;%é}$"]
    private static let userinfo = "anna%40b.example:p%2F%3A%3B%25%C3%A9%7D%24@"

    private func server(_ judge: TestMailServer, login: String = userinfo) throws -> MailServer {
        var server = try MailServer("smtp://\(login)mail.example:\(judge.port)")
        server.certificateAuthority = judge.certificate
        return server
    }

    private func sender(_ judge: TestMailServer) -> MailSender {
        var settings = MailSender.Settings.patient
        settings.places = ["mail.example:\(judge.port):127.0.0.1"]
        return MailSender(settings: settings)
    }

    /// Mails with all that makes mails hard.
    private static func mails() throws -> [MailMessage] {
        var plain = try MailMessage.example(to: "c0@example.com")
        plain.text = ".\n..\n. dots\nFrom here\n\n" + String(repeating: "ñandú 👩🏽‍🎨 ", count: 200) + "\n"
        var rich = try MailMessage.example(to: "c1@example.com")
        rich.subject = String(repeating: "Recordatori de la cita d’avui — ", count: 8)
        rich.to = MailAddress(try EmailAddress("c1@example.com"), name: "Zoë \"B\", Serra <x@y>")
        rich.replyTo = MailAddress(try EmailAddress("hola+cites@example.com"), name: "Recepció")
        rich.html = "<!DOCTYPE html>\n<p>a &amp; b</p>\n.\n<p>\(String(repeating: "x", count: 2_000))</p>\n"
        rich.unsubscribe = "https://foyer.example/t/lumen/l/abc"
        rich.attachments = [
            MailAttachment(
                name: "appointment.ics",
                type: "text/calendar; method=PUBLISH; charset=utf-8",
                bytes: Array("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n".utf8)
            ),
            MailAttachment(name: "à.bin", type: "application/octet-stream", bytes: (0...255).map { $0 }),
        ]
        return [plain, rich]
    }

    @Test
    func `B.5 what Exim has in its mailbox is byte for byte what aiosmtpd got, over TLS with the login`()
        async throws
    {
        let mails = try Self.mails()
        let foreign = try await TestMailServer.during(login, program: .exim, hasCertificate: true) { judge in
            let (sender, server) = (sender(judge), try server(judge))
            for mail in mails {
                guard case .accepted(let reply) = try await sender.send(mail, through: server) else {
                    Issue.record("\(mail.to.address) was not taken")
                    continue
                }
                #expect(reply.hasPrefix("250 OK id="))
            }
            try await eventually("all are in the mailbox", within: .seconds(60)) {
                try judge.mails.count == mails.count
            }
            return try judge.mails
        }
        let own = try await TestMailServer.during(["--require-tls"] + login, hasCertificate: true) { judge in
            for mail in mails { _ = try await sender(judge).send(mail, through: server(judge)) }
            return try judge.mails
        }
        #expect(foreign.map { $0["isSecure"] } == [true, true])
        #expect(foreign.map { $0["user"] } == ["anna@b.example", "anna@b.example"])
        for mail in own {
            let same = foreign.first { $0["to"] == mail["to"] }
            #expect(same?["mail"] == mail["mail"])
            #expect(same?["from"] == mail["from"])
            #expect(mail["mail"]?["complaints"] == [])
        }
    }

    @Test func `B.5 Exim's refusal of a login defers a mail, and that of a mailbox rejects it for good`()
        async throws
    {
        let options =
            login + [
                "--rcpt", "gone@example.com", "550 5.1.1 no such user", "--rcpt", "grey@example.com",
                "451 4.7.1 later",
            ]
        try await TestMailServer.during(options, program: .exim, hasCertificate: true) { judge in
            let sender = sender(judge)
            for login in ["anna%40b.example:hunter2@", "nobody:p@"] {
                let wrong = try server(judge, login: login)
                guard case .deferred(535, let reason) = try await sender.send(.example(), through: wrong)
                else {
                    Issue.record("\(login) was not deferred")
                    continue
                }
                #expect(reason.hasPrefix("mail.example does not take the login: 535 "))
                #expect(!reason.contains("hunter2"))
            }
            let right = try server(judge)
            let gone = try await sender.send(.example(to: "gone@example.com"), through: right)
            #expect(gone == .rejected(code: 550, reply: "550 5.1.1 no such user"))
            let grey = try await sender.send(.example(to: "grey@example.com"), through: right)
            #expect(grey == .deferred(code: 451, reason: "mail.example answered: 451 4.7.1 later"))
            guard case .accepted = try await sender.send(.example(), through: right) else {
                Issue.record("the mail after the refused ones was not taken")
                return
            }
            try await eventually("it is in the mailbox", within: .seconds(60)) { try judge.mails.count == 1 }
        }
    }

    @Test func `B.5 Exim that was ended gets the next mail when it is back`() async throws {
        try await TestMailServer.during(login, program: .exim, hasCertificate: true) { judge in
            let (sender, server) = (sender(judge), try server(judge))
            guard case .accepted = try await sender.send(.example(), through: server) else {
                Issue.record("the first was not taken")
                return
            }
            await judge.kill()
            let reason = "mail.example cannot be reached at port \(judge.port)."
            let meanwhile = try await sender.send(.example(), through: server)
            #expect(meanwhile == .deferred(code: nil, reason: reason))
            try await judge.startAgain()
            guard case .accepted = try await sender.send(.example(), through: server) else {
                Issue.record("the next was not taken")
                return
            }
            try await eventually("both are in the mailbox", within: .seconds(60)) {
                try judge.mails.count == 2
            }
        }
    }
}
