import Core
import TestKit
import Testing

@testable import Outbound

@Suite struct `Handing messages to gateways` {
    private let sender = GatewaySender.ofTests()

    private func text(_ to: String, statusURL: String? = nil) -> TextMessage {
        TextMessage(id: "m1", to: to, text: "Fins demà, Núria! 100 % & a=b + 🙂\n–", statusURL: statusURL)
    }

    private func whatsApp(_ to: String) -> WhatsAppMessage {
        WhatsAppMessage(id: "m1", to: to, content: .text("Fins demà"))
    }

    @Test func `B.5 a text message arrives at the gateway as it is, under the account's name and token`()
        async throws
    {
        try await TestGateways.during { judge in
            let service = "MG" + String(repeating: "0a", count: 16)
            let report = judge.address("/report?x=1")
            for from in ["+34932180000", "Lumen 7", service] {
                let message = text("+34600000001", statusURL: report)
                guard
                    case .accepted(let reply) = try await sender.send(message, through: judge.sms(from: from))
                else {
                    Issue.record("not accepted")
                    continue
                }
                #expect(reply.wholeMatch(of: #/SM[0-9a-f]{32} queued/#) != nil, "\(reply)")
            }
            let forms = try judge.messages("sms").map { $0["form"] }
            #expect(forms.map { $0?["From"]?.stringValue } == ["+34932180000", "Lumen 7", nil])
            #expect(forms.map { $0?["MessagingServiceSid"]?.stringValue } == [nil, nil, service])
            for form in forms {
                #expect(form?["Body"]?.stringValue == text("").text)
                #expect(form?["To"] == "+34600000001")
                #expect(form?["StatusCallback"]?.stringValue == report)
            }
            #expect(try judge.messages.allSatisfy { $0["complaint"] == nil })
        }
    }

    @Test func `B.5 only what a gateway plainly refuses is refused; nothing else is lost`() async throws {
        try await TestGateways.during { judge in
            let gateway = try judge.sms()
            let refused = try await sender.send(text("+34600001610"), through: gateway)
            #expect(
                refused == .rejected(code: 400, reply: "21610 Attempt to send to unsubscribed recipient")
            )
            let bad = TextMessage(id: "m1", to: "34600000001", text: "Hola")
            guard case .rejected(400, let reply) = try await sender.send(bad, through: gateway) else {
                Issue.record("a number without its plus sign was taken")
                return
            }
            #expect(reply.hasPrefix("21604 "))
            for (ending, status) in [
                ("0429", 429), ("0500", 500), ("0200", 200), ("0400", 400), ("0010", 200), ("0302", 302),
            ] {
                let outcome = try await sender.send(text("+3460000" + ending), through: gateway)
                guard case .deferred(status, _) = outcome else {
                    Issue.record("\(ending): \(outcome)")
                    continue
                }
            }
            guard
                case .deferred(401, _) = try await sender.send(
                    text("+34600000001"),
                    through: judge.sms(token: "wrong")
                )
            else {
                Issue.record("a wrong token")
                return
            }
            #expect(try judge.messages.allSatisfy { $0["path"] == nil }, "a redirect was followed")
        }
    }

    @Test func `B.5 who never answers or is not there is deferred without a code`() async throws {
        try await TestGateways.during { judge in
            let quick = GatewaySender.ofTests { $0.timeLimit = .milliseconds(400) }
            let never = text("+34600000999")
            let late = SendOutcome.deferred(code: nil, reason: "127.0.0.1 did not answer in time.")
            let sent = try await quick.send(never, through: judge.sms())
            #expect(sent == late)
            let other = try await quick.send(whatsApp("+34600000999"), through: judge.whatsApp())
            #expect(other == late)
        }
        let nobody = try SMSGateway(
            url: "http://127.0.0.1:1",
            account: TestGateways.account,
            token: "t",
            from: "Lumen"
        )
        let outcome = try await sender.send(text("+34600000001"), through: nobody)
        #expect(outcome == .deferred(code: nil, reason: "127.0.0.1 cannot be reached."))
    }

    @Test func `B.5 a gateway with a certificate that nobody trusts is told nothing`() async throws {
        try await TestGateways.during(hasCertificate: true) { judge in
            let address = judge.address(scheme: "https")
            let gateway = try SMSGateway(
                url: address,
                account: TestGateways.account,
                token: TestGateways.token,
                from: "Lumen"
            )
            let untrusted = SendOutcome.deferred(
                code: nil,
                reason: "127.0.0.1 has no certificate that is trusted."
            )
            let texted = try await sender.send(text("+34600000001"), through: gateway)
            #expect(texted == untrusted)
            let browser = try PushSubscription(
                endpoint: address + "/push/well",
                publicKey: #require(Base64URL.decode(judge.publicKey)),
                authSecret: #require(Base64URL.decode(judge.authSecret))
            )
            let pushed = try await sender.send(.example(), to: browser)
            #expect(pushed == untrusted)
            #expect(try judge.messages.isEmpty)
        }
    }

    @Test func `B.5 neither a gateway in a private network nor one without encryption is spoken to`()
        async throws
    {
        try await TestGateways.during { judge in
            let careful = GatewaySender(
                settings: HTTPFetcher.Settings(),
                keys: PushKeys(secret: GatewaySender.secret),
                world: .system
            )
            for host in ["127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "10.0.0.1"] {
                for scheme in ["http", "https"] {
                    let url = "\(scheme)://\(host):\(judge.port)"
                    let gateway = try SMSGateway(
                        url: url,
                        account: TestGateways.account,
                        token: TestGateways.token,
                        from: "Lumen"
                    )
                    let outcome = try await careful.send(text("+34600000001"), through: gateway)
                    guard case .deferred(nil, let reason) = outcome else {
                        Issue.record("\(url) was spoken to: \(outcome)")
                        continue
                    }
                    // Without encryption it does not even come to a connection.
                    #expect(
                        reason.hasSuffix("is in a private network.") == (scheme == "https"),
                        "\(url): \(reason)"
                    )
                }
            }
            guard case .deferred(nil, _) = try await careful.send(.example(), to: judge.browser()) else {
                Issue.record("a push service on this machine was spoken to")
                return
            }
            #expect(try judge.messages.isEmpty)
        }
    }

    @Test func `B.5 a gateway that could not reach the address for reports is not given it`() async throws {
        let server = try await TestWebServer.start { _, writer in
            try await writer.answer(201, [:], Array(#"{"sid": "SM1"}"#.utf8))
        }
        let gateway = try SMSGateway(url: server.address(), account: "AC1", token: "t", from: "Lumen")
        _ = try await sender.send(
            text("+34600000001", statusURL: "https://foyer.example/report"),
            through: gateway
        )
        _ = try await sender.send(text("+34600000001", statusURL: "no address"), through: gateway)
        let bodies = server.requests.map { String(decoding: $0.body, as: UTF8.self) }
        #expect(bodies.count == 2)
        #expect(bodies.first?.contains("StatusCallback=https%3A%2F%2Ffoyer.example%2Freport") == true)
        #expect(bodies.last?.contains("StatusCallback") == false)
        let far = try WebAddress("https://gateway.example")
        #expect(GatewaySender.canReach("https://foyer.example/report", from: far))
        #expect(!GatewaySender.canReach("http://localhost/report", from: far))
        #expect(!GatewaySender.canReach("http://10.0.0.1:8080/report", from: far))
        await server.stop()
    }

    @Test func `B.5 WhatsApp gets a text, or a template with what stands in it`() async throws {
        try await TestGateways.during { judge in
            let gateway = try judge.whatsApp()
            guard
                case .accepted(let reply) = try await sender.send(whatsApp("+34600000001"), through: gateway)
            else {
                Issue.record("not accepted")
                return
            }
            #expect(reply.hasPrefix("wamid."))
            let template = WhatsAppMessage(
                id: "m2",
                to: "+34600000002",
                content: .template(name: "notice", language: "ca", parameters: ["Demà a les 10", "Anna"])
            )
            guard case .accepted = try await sender.send(template, through: gateway) else {
                Issue.record("not accepted")
                return
            }
            let messages = try judge.messages("whatsapp").compactMap { $0["message"] }
            #expect(messages.first?["text"]?["body"] == "Fins demà")
            #expect(messages.first?["to"] == "+34600000001")
            #expect(messages.first?["biz_opaque_callback_data"] == "m1")
            let sent = messages.last?["template"]
            #expect(sent?["name"] == "notice" && sent?["language"] == ["code": "ca"])
            let parameters = sent?["components"]?.arrayValue?.first?["parameters"]?.arrayValue
            #expect(parameters?.compactMap { $0["text"]?.stringValue } == ["Demà a les 10", "Anna"])
        }
    }

    @Test func `B.5 WhatsApp's refusals are told from its limits and faults by their code`() async throws {
        try await TestGateways.during { judge in
            let gateway = try judge.whatsApp()
            let refused = try await sender.send(whatsApp("+34600001047"), through: gateway)
            let words = "131047 (#131047) Re-engagement message More than 24 hours have passed"
            #expect(refused == .rejected(code: 400, reply: words))
            for (ending, status) in [
                ("1056", 400), ("0429", 429), ("0500", 500), ("0200", 200), ("0400", 400), ("0302", 302),
            ] {
                let outcome = try await sender.send(whatsApp("+3460000" + ending), through: gateway)
                guard case .deferred(status, _) = outcome else {
                    Issue.record("\(ending): \(outcome)")
                    continue
                }
            }
            let wrong = try judge.whatsApp(token: "wrong")
            guard
                case .deferred(401, let reason) = try await sender.send(
                    whatsApp("+34600000001"),
                    through: wrong
                )
            else {
                Issue.record("a wrong token")
                return
            }
            #expect(!reason.contains("wrong"))
        }
    }

    @Test func `a gateway's words are one line that can be kept`() async throws {
        let server = try await TestWebServer.start { _, writer in
            let words = "two\\nlines\\u0000\\u202e" + String(repeating: "x", count: 1_000)
            try await writer.answer(400, [:], Array("{\"code\": 1, \"message\": \"\(words)\"}".utf8))
        }
        let gateway = try SMSGateway(url: server.address(), account: "AC1", token: "t", from: "Lumen")
        guard case .rejected(400, let reply) = try await sender.send(text("+34600000001"), through: gateway)
        else {
            Issue.record("not rejected")
            return
        }
        #expect(reply.hasPrefix("1 two lines  xxx") && reply.count == 300, "\(reply)")
        await server.stop()
    }
}
