import Core
import Glibc
import TestKit
import Testing

@testable import Outbound

@Suite struct `Handing mails to a server` {
    private let login = ["--login", "anna@b.example", "p/:;%é"]

    /// A server as on the internet: STARTTLS and a login, under a name that leads to the judge.
    private func remote(
        _ judge: TestMailServer,
        login: String = "anna%40b.example:p%2F%3A%3B%25%C3%A9@"
    ) throws
        -> MailServer
    {
        var server = try MailServer("smtp://\(login)mail.example:\(judge.port)")
        server.certificateAuthority = judge.certificate
        return server
    }

    private func sender(
        _ judge: TestMailServer,
        _ change: (inout MailSender.Settings) -> Void = { _ in }
    ) -> MailSender {
        var settings = MailSender.Settings.patient
        settings.places = ["mail.example:\(judge.port):127.0.0.1"]
        change(&settings)
        return MailSender(settings: settings)
    }

    @Test func `B.5 mails go over TLS with the login, all over one connection`() async throws {
        try await TestMailServer.during(["--require-tls"] + login, hasCertificate: true) { judge in
            let (sender, server) = (sender(judge), try remote(judge))
            for number in 1...10 {
                let outcome = try await sender.send(.example(to: "c\(number)@example.com"), through: server)
                #expect(outcome == .accepted(reply: "250 taken as number \(number)"))
            }
            let mails = try judge.mails
            #expect(mails.map { $0["to"]?.stringValue } == (1...10).map { "c\($0)@example.com" })
            #expect(mails.allSatisfy { $0["isSecure"]?.boolValue == true })
            #expect(mails.allSatisfy { $0["user"]?.stringValue == "anna@b.example" })
            #expect(mails.allSatisfy { $0["from"]?.stringValue == "hola@example.com" })
            #expect(try judge.connections == 1)
        }
    }

    @Test func `B.5 a server that speaks TLS from the first byte is spoken to so`() async throws {
        try await TestMailServer.during(["--implicit-tls"] + login, hasCertificate: true) { judge in
            var server = try MailServer(
                "smtps://anna%40b.example:p%2F%3A%3B%25%C3%A9@localhost:\(judge.port)"
            )
            server.certificateAuthority = judge.certificate
            let outcome = try await sender(judge).send(.example(), through: server)
            #expect(outcome == .accepted(reply: "250 taken as number 1"))
        }
    }

    @Test func `B.5 without TLS nothing goes but to this machine`() async throws {
        try await TestMailServer.during { judge in
            let sender = sender(judge)
            let server = try MailServer("smtp://mail.example:\(judge.port)")
            let outcome = try await sender.send(.example(), through: server)
            #expect(
                outcome
                    == .deferred(
                        code: nil,
                        reason: "mail.example does not offer TLS, without which no mail is sent."
                    )
            )
            #expect(try judge.mails.isEmpty)
            let near = try MailServer("smtp://localhost:\(judge.port)")
            #expect(
                try await sender.send(.example(), through: near) == .accepted(reply: "250 taken as number 1")
            )
            #expect(try judge.mails.first?["isSecure"]?.boolValue == false)
        }
    }

    @Test func `B.5 a mail server of this machine with a certificate of its own making is taken as it is`()
        async throws
    {
        try await TestMailServer.during(hasCertificate: true) { judge in
            let server = try MailServer("smtp://127.0.0.1:\(judge.port)")
            let outcome = try await sender(judge).send(.example(), through: server)
            #expect(outcome == .accepted(reply: "250 taken as number 1"))
        }
    }

    @Test func `B.5 a certificate that is not trusted, or another host's, gets neither login nor mail`()
        async throws
    {
        try await TestMailServer.during(["--require-tls"] + login, hasCertificate: true) { judge in
            let sender = sender(judge) { $0.places.append("other.example:\(judge.port):127.0.0.1") }
            var stranger = try remote(judge)
            stranger.certificateAuthority = nil
            var other = try MailServer("smtp://a:b@other.example:\(judge.port)")
            other.certificateAuthority = judge.certificate
            for server in [stranger, other] {
                let reason = "The certificate of \(server.host) is not trusted."
                let outcome = try await sender.send(.example(), through: server)
                #expect(outcome == .deferred(code: nil, reason: reason))
            }
            #expect(try judge.mails.isEmpty)
            let outcome = try await sender.send(.example(), through: remote(judge))
            #expect(outcome == .accepted(reply: "250 taken as number 1"))
        }
    }

    @Test func `B.5 a wrong password defers the mail, and the reason does not tell it`() async throws {
        try await TestMailServer.during(["--require-tls"] + login, hasCertificate: true) { judge in
            let sender = sender(judge)
            let wrong = try remote(judge, login: "anna:hunter2@")
            guard case .deferred(let code, let reason) = try await sender.send(.example(), through: wrong)
            else {
                Issue.record("it was not deferred")
                return
            }
            #expect(code == 535)
            #expect(reason.hasPrefix("mail.example does not take the login: 535 "))
            #expect(!reason.contains("hunter2"))
            let missing = try remote(judge, login: "")
            guard case .deferred(530, let words) = try await sender.send(.example(), through: missing) else {
                Issue.record("it was not deferred")
                return
            }
            #expect(words.hasPrefix("mail.example wants another login: 530 "))
            let outcome = try await sender.send(.example(), through: remote(judge))
            #expect(outcome == .accepted(reply: "250 taken as number 1"))
        }
    }

    @Test func `B.5 what the server says for good is rejected, what it says for now is deferred`()
        async throws
    {
        let options = [
            "--rcpt", "gone@example.com", "550 5.1.1 no such user", "--rcpt", "grey@example.com",
            "451 4.7.1 later",
            "--rcpt", "full@example.com", "452 4.2.2 mailbox full", "--rcpt", "shut@example.com",
            "421 closing",
            "--data", "spam@example.com", "554 5.7.1 we do not like it",
            "--data", "busy@example.com", "451 4.3.0 try again",
        ]
        try await TestMailServer.during(options) { judge in
            let (sender, server) = (sender(judge), try MailServer("smtp://127.0.0.1:\(judge.port)"))
            let expected: [(String, SendOutcome)] = [
                ("gone", .rejected(code: 550, reply: "550 5.1.1 no such user")),
                ("spam", .rejected(code: 554, reply: "554 5.7.1 we do not like it")),
                ("grey", .deferred(code: 451, reason: "127.0.0.1 answered: 451 4.7.1 later")),
                ("full", .deferred(code: 452, reason: "127.0.0.1 answered: 452 4.2.2 mailbox full")),
                ("shut", .deferred(code: 421, reason: "127.0.0.1 answered: 421 closing")),
                ("busy", .deferred(code: 451, reason: "127.0.0.1 answered: 451 4.3.0 try again")),
            ]
            for (index, (name, outcome)) in expected.enumerated() {
                let got = try await sender.send(.example(to: "\(name)@example.com"), through: server)
                #expect(got == outcome, "\(name)")
                let next = try await sender.send(.example(to: "next\(index)@example.com"), through: server)
                guard case .accepted = next else {
                    Issue.record("the mail after \(name) was not taken: \(next)")
                    continue
                }
            }
            #expect(try judge.mails.count == expected.count)
        }
    }

    @Test func `B.5 a connection that ends after the data defers the mail, and the next one goes`()
        async throws
    {
        try await TestMailServer.during { judge in
            let (sender, server) = (sender(judge), try MailServer("smtp://127.0.0.1:\(judge.port)"))
            let reason = "127.0.0.1 ended the connection before it confirmed the mail."
            for _ in 1...2 {
                let outcome = try await sender.send(.example(to: "drop@example.com"), through: server)
                #expect(outcome == .deferred(code: nil, reason: reason))
                guard case .accepted = try await sender.send(.example(), through: server) else {
                    Issue.record("the next mail was not taken")
                    return
                }
            }
            #expect(try judge.mails.count == 2)
        }
    }

    @Test func `B.5 a connection that ended between two mails costs none of them`() async throws {
        for (options, receiver) in [([], "bye@example.com"), (["--drop-reused"], "anna@example.com")] {
            try await TestMailServer.during(options) { judge in
                let (sender, server) = (sender(judge), try MailServer("smtp://127.0.0.1:\(judge.port)"))
                for _ in 1...3 {
                    let outcome = try await sender.send(.example(to: receiver), through: server)
                    #expect(outcome == .accepted(reply: "250 taken as number 1"))
                }
                #expect(try judge.mails.count == 3)
                #expect(try judge.connections == 3)
            }
        }
    }

    @Test func `B.5 a server that was killed gets the next mail when it is back`() async throws {
        try await TestMailServer.during { judge in
            let (sender, server) = (sender(judge), try MailServer("smtp://127.0.0.1:\(judge.port)"))
            for number in 1...2 {
                let outcome = try await sender.send(.example(), through: server)
                #expect(outcome == .accepted(reply: "250 taken as number 1"))
                await judge.kill()
                let meanwhile = try await sender.send(.example(), through: server)
                let reason = "127.0.0.1 cannot be reached at port \(judge.port)."
                #expect(meanwhile == .deferred(code: nil, reason: reason))
                try await judge.startAgain()
                #expect(try judge.mails.count == number)
            }
        }
    }

    @Test func `B.5 who gives up after the whole mail was sent still hears that it was taken`() async throws {
        try await TestMailServer.during { judge in
            let (sender, server) = (sender(judge), try MailServer("smtp://127.0.0.1:\(judge.port)"))
            let sending = Task { try await sender.send(.example(to: "late@example.com"), through: server) }
            try await eventually("the server has the mail") { try judge.mails.count == 1 }
            sending.cancel()
            judge.confirmLate()
            #expect(try await sending.value == .accepted(reply: "250 taken as number 1"))
        }
    }

    @Test func `B.5 a server that hangs defers the mail when its time is over, and the next one goes`()
        async throws
    {
        try await TestMailServer.during { judge in
            let sender = sender(judge) { $0.timeLimit = .seconds(3) }
            let server = try MailServer("smtp://127.0.0.1:\(judge.port)")
            let hanging = try await sender.send(.example(to: "hang@example.com"), through: server)
            #expect(hanging == .deferred(code: nil, reason: "127.0.0.1 did not answer in time."))
            let next = try await sender.send(.example(), through: server)
            #expect(next == .accepted(reply: "250 taken as number 1"))
        }
        try await TestMailServer.during(["--silent"]) { judge in
            let sender = sender(judge) { $0.timeLimit = .milliseconds(300) }
            let server = try MailServer("smtp://127.0.0.1:\(judge.port)")
            let outcome = try await sender.send(.example(), through: server)
            #expect(outcome == .deferred(code: nil, reason: "127.0.0.1 did not answer in time."))
        }
    }

    @Test func `B.5 a server that is not there, and a host without an address, defer the mail`() async throws
    {
        let sender = MailSender(settings: .patient)
        // Nobody listens at the first of all ports.
        let closed = try await sender.send(.example(), through: MailServer("smtp://127.0.0.1:1"))
        #expect(closed == .deferred(code: nil, reason: "127.0.0.1 cannot be reached at port 1."))
        let nowhere = try await sender.send(.example(), through: MailServer("smtp://mail.invalid"))
        #expect(
            nowhere
                == .deferred(code: nil, reason: "There is no host mail.invalid, or no name server to ask.")
        )
    }

    @Test func `B.5 a server that a business chose is not looked for in a private network`() async throws {
        try await TestMailServer.during { judge in
            for host in ["127.0.0.1", "localhost", "mail.example"] {
                var server = try MailServer("smtp://\(host):\(judge.port)")
                server.mustBePublic = true
                let outcome = try await sender(judge).send(.example(), through: server)
                #expect(outcome == .deferred(code: nil, reason: "\(host) is in a private network."))
            }
            #expect(try judge.connections == 0)
        }
    }

    @Test func `B.5 an address in another script goes in ASCII, or is rejected where it has no such form`()
        async throws
    {
        try await TestMailServer.during { judge in
            let (sender, server) = (sender(judge), try MailServer("smtp://127.0.0.1:\(judge.port)"))
            let outcome = try await sender.send(.example(to: "anna@bücher.example"), through: server)
            #expect(outcome == .accepted(reply: "250 taken as number 1"))
            #expect(try judge.mails.first?["to"]?.stringValue == "anna@xn--bcher-kva.example")
            // 31 letters that have nothing to do with each other become more than a label may have.
            let long = "anna@ɾǒтԃňíӹʔɺɏӻԇўǽɸǿջїïńȏęδāʞԁєңќӈǚ.example"
            guard case .rejected(553, _) = try await sender.send(.example(to: long), through: server) else {
                Issue.record("it was not rejected")
                return
            }
        }
    }

    @Test func `B.5 a connection without mails is closed after a while`() async throws {
        try await TestMailServer.during { judge in
            let sender = sender(judge) { $0.idleLimit = .milliseconds(200) }
            let server = try MailServer("smtp://127.0.0.1:\(judge.port)")
            for _ in 1...2 {
                guard case .accepted = try await sender.send(.example(), through: server) else {
                    Issue.record("it was not taken")
                    return
                }
                try await eventually("no connection waits") { !sender.hasIdleConnections }
            }
            #expect(try judge.connections == 2)
        }
    }

    @Test func `B.5 as many mails at once as there are threads, each over a connection of its own`()
        async throws
    {
        try await TestMailServer.during { judge in
            let sender = sender(judge) { $0.threads = 3 }
            let server = try MailServer("smtp://127.0.0.1:\(judge.port)")
            let outcomes = try await withThrowingTaskGroup(of: SendOutcome.self) { group in
                for number in 1...60 {
                    group.addTask {
                        try await sender.send(.example(to: "c\(number)@example.com"), through: server)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            for outcome in outcomes {
                guard case .accepted = outcome else {
                    Issue.record("\(outcome)")
                    continue
                }
            }
            let mails = try judge.mails
            #expect(Set(mails.map { $0["to"]?.stringValue }).count == 60)
            #expect(mails.count == 60)
            #expect((1...3).contains(try judge.connections))
        }
    }

    @Test func `B.5 more than may wait is refused, and who gives up frees the thread`() async throws {
        try await TestMailServer.during { judge in
            let sender = sender(judge) {
                $0.threads = 1
                $0.queueMax = 1
            }
            let server = try MailServer("smtp://127.0.0.1:\(judge.port)")
            let hanging = try MailMessage.example(to: "hang@example.com")
            let first = Task { try await sender.send(hanging, through: server) }
            try await eventually("one mail is on its way") { try judge.connections == 1 }
            let second = Task { try await sender.send(hanging, through: server) }
            try await eventually("one mail waits") { sender.waiting == 1 }
            await #expect(throws: Problem.unavailable(retryAfter: .seconds(2))) {
                try await sender.send(hanging, through: server)
            }
            second.cancel()
            first.cancel()
            for task in [first, second] {
                await #expect(throws: CancellationError.self) { try await task.value }
            }
            let outcome = try await sender.send(.example(), through: server)
            #expect(outcome == .accepted(reply: "250 taken as number 1"))
        }
    }
}
