import TestKit
import Testing

@testable import Core
@testable import Outbound

@Suite struct `Push messages` {
    private let sender = GatewaySender.ofTests()

    @Test func `B.5 a push message is decrypted by another program, and its sender's token holds there`()
        async throws
    {
        try await TestGateways.during { judge in
            let text = #"{"title":"Demà 🙂","body":"\#(String(repeating: "à", count: 1_900))"}"#
            for text in [text, "", "x"] {
                guard case .accepted = try await sender.send(.example(text), to: judge.browser()) else {
                    Issue.record("not accepted: \(try judge.messages)")
                    continue
                }
            }
            let messages = try judge.messages("push")
            #expect(messages.compactMap { $0["payload"]?.stringValue } == [text, "", "x"])
            let first = try #require(messages.first)
            #expect(first["issues"] == [])
            #expect(first["ttl"] == "3600" && first["urgency"] == "high")
            #expect(first["claims"]?["sub"] == "mailto:a@foyer.example")
            #expect(first["key"]?.stringValue == Base64URL.encode(sender.publicKey))
            #expect(Set(messages.compactMap { $0["topic"]?.stringValue }).count == 1)
            _ = try await sender.send(.example(id: "m2"), to: judge.browser())
            #expect(try judge.messages("push").last?["topic"] != first["topic"])
        }
    }

    @Test func `B.5 what a push service says decides: gone, refused, or later`() async throws {
        try await TestGateways.during { judge in
            for (word, status) in [("gone", 410), ("missing", 404), ("large", 413), ("stranger", 403)] {
                let outcome = try await sender.send(.example(), to: judge.browser(word))
                guard case .rejected(status, _) = outcome else {
                    Issue.record("\(word): \(outcome)")
                    continue
                }
            }
            for (word, status) in [("busy", 429), ("0500", 500), ("0302", 302), ("login", 401)] {
                let outcome = try await sender.send(.example(), to: judge.browser(word))
                guard case .deferred(status, let reason) = outcome else {
                    Issue.record("\(word): \(outcome)")
                    continue
                }
                #expect(!reason.contains("push"), "an endpoint is a secret")
            }
            let quick = GatewaySender.ofTests { $0.timeLimit = .milliseconds(400) }
            guard case .deferred(nil, _) = try await quick.send(.example(), to: judge.browser("0999")) else {
                Issue.record("who never answers")
                return
            }
        }
    }

    @Test func `a payload that no push service takes is refused before it is sent`() async throws {
        try await TestGateways.during { judge in
            let most = PushMessage.example(String(repeating: "x", count: PushMessage.payloadMax))
            guard case .accepted = try await sender.send(most, to: judge.browser()) else {
                Issue.record("the longest payload was not accepted")
                return
            }
            let more = PushMessage.example(String(repeating: "x", count: PushMessage.payloadMax + 1))
            guard case .rejected(413, _) = try await sender.send(more, to: judge.browser()) else {
                Issue.record("a longer payload was sent")
                return
            }
            #expect(try judge.messages("push").count == 1)
        }
    }

    // RFC 8291, appendix A.
    @Test func `the encryption is that of the standard's own example`() throws {
        func bytes(_ text: String) throws -> [UInt8] { try #require(Base64URL.decode(text)) }
        let browser = try PushSubscription(
            endpoint: "https://push.example.net/push/x",
            publicKey: bytes(
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
            ),
            authSecret: bytes("BTBZMqHH6r4Tts7J_aSIgg")
        )
        let key = try #require(EllipticKey(scalar: bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")))
        let body = PushEncryption(browser).body(
            Array("When I grow up, I want to be a watermelon".utf8),
            key: key,
            salt: try bytes("DGv6ra1nlYgDCS1FRnbzlw")
        )
        let expected =
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
            + "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        #expect(Base64URL.encode(body) == expected)
    }

    @Test func `the same secret gives the same keys, and another gives others`() {
        let keys = PushKeys(secret: [1, 2, 3])
        #expect(keys.publicKey == PushKeys(secret: [1, 2, 3]).publicKey)
        #expect(keys.publicKey != PushKeys(secret: [1, 2, 4]).publicKey)
        #expect(EllipticKey.isPublicKey(keys.publicKey))
    }

    @Test func `a browser is refused whose endpoint, key or secret cannot be one`() throws {
        let key = PushKeys(secret: [1]).publicKey
        let secret = [UInt8](repeating: 7, count: 16)
        #expect(throws: Never.self) {
            try PushSubscription(endpoint: "https://push.example/x", publicKey: key, authSecret: secret)
        }
        var elsewhere = key
        elsewhere[64] ^= 1
        let bad: [(String, [UInt8], [UInt8])] = [
            ("push.example", key, secret), ("https://a:b@push.example/", key, secret),
            ("https://push.example/", elsewhere, secret), ("https://push.example/", [], secret),
            ("https://push.example/", Array(key.dropLast()), secret), ("https://push.example/", [0], secret),
            ("https://push.example/", [2] + key.dropFirst(), secret),
            ("https://push.example/", key, []), ("https://push.example/", key, secret + [1]),
        ]
        for (endpoint, key, secret) in bad {
            #expect(throws: ValueIssue.self, "\(endpoint) \(key.count) \(secret.count)") {
                try PushSubscription(endpoint: endpoint, publicKey: key, authSecret: secret)
            }
        }
    }
}
