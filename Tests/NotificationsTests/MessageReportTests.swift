import Core
import Outbound
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

@testable import Notifications

@Suite struct `Reports of gateways on text messages` {
    private struct Row: Sendable, Equatable {
        let state: String
        let reason: String?
        let reply: String?
        let address: String?
    }

    private func row(_ id: NotificationID, _ site: ChannelSite) async throws -> Row {
        try await site.business.withTables { transaction in
            try await transaction.one(
                "SELECT state, reason, reply, address FROM notifications WHERE id = \(id)"
            ) {
                Row(
                    state: try $0.next(),
                    reason: try $0.next(String?.self),
                    reply: try $0.next(String?.self),
                    address: try $0.next(String?.self)
                )
            }
        }
    }

    /// Has Twilio's own library sign reports to an address, and post them there.
    private func send(
        _ id: NotificationID,
        to number: String,
        _ site: ChannelSite,
        _ gateways: TestGateways
    )
        async throws -> [Int]
    {
        let scope = try await site.server.scope(site.business)
        let rows = try await scope.read(MessageAccountQueries.all)[0]
        let accounts = try MessageAccounts(
            rows,
            opening: Sealer(secret: TestServer.secret, world: .system),
            allowsPrivate: true
        )
        var settings = HTTPFetcher.Settings()
        settings.allowsPrivateAddresses = true
        let sender = GatewaySender(settings: settings, keys: PushKeys(secret: [1]), world: .system)
        let before = try gateways.messages("report").count
        let message = TextMessage(
            id: id.description,
            to: number,
            text: "Hola",
            statusURL: "http://127.0.0.1:\(site.server.port)\(site.business.apiPath)/message-status/\(id)"
        )
        guard case .accepted = try await sender.send(message, through: #require(accounts.sms)) else {
            throw TestKitError("the gateway did not take the message")
        }
        try await eventually("both reports are posted", within: .seconds(60)) {
            try gateways.messages("report").count == before + 2
        }
        return try gateways.messages("report").dropFirst(before).compactMap { $0["answer"]?.intValue }
    }

    @Test func `B.5 what the gateway reports stands in the ledger: arrived, or refused with its code`()
        async throws
    {
        let site = try await ChannelSite()
        try await TestGateways.during(publicURL: "http://localhost") { gateways in
            try await site.makeTexts(at: gateways)
            let sent = try await site.addText(state: "sent")
            #expect(try await send(sent, to: "+34600000001", site, gateways) == [204, 204])
            #expect(
                try await row(sent, site)
                    == Row(state: "delivered", reason: nil, reply: nil, address: "+34600000001")
            )
            let lost = try await site.addText(state: "sent")
            #expect(try await send(lost, to: "+34600000003", site, gateways) == [204, 204])
            #expect(
                try await row(lost, site)
                    == Row(state: "failed", reason: "refused", reply: "30003", address: "+34600000003")
            )
            let entry = try await site.admin.get("/notifications/\(lost)")
            #expect(entry.json["state"] == "failed" && entry.json["reply"] == "30003", "\(entry.text)")
        }
    }

    @Test func `B.5 a report that comes before our own record counts, and what has ended stays as it is`()
        async throws
    {
        let site = try await ChannelSite()
        try await TestGateways.during(publicURL: "http://localhost") { gateways in
            try await site.makeTexts(at: gateways)
            for (state, attempts, arrived, lost) in [
                ("sending", 1, "delivered", "failed"), ("queued", 1, "delivered", "queued"),
                ("queued", 0, "queued", "queued"), ("delivered", 1, "delivered", "delivered"),
                ("failed", 1, "failed", "failed"), ("suppressed", 0, "suppressed", "suppressed"),
            ] {
                let good = try await site.addText(state: state, attempts: attempts)
                _ = try await send(good, to: "+34600000001", site, gateways)
                #expect(try await row(good, site).state == arrived, "\(state) \(attempts)")
                let bad = try await site.addText(state: state, attempts: attempts)
                _ = try await send(bad, to: "+34600000003", site, gateways)
                #expect(try await row(bad, site).state == lost, "\(state) \(attempts)")
            }
        }
    }

    @Test func `B.5 a report that the account's token has not signed changes nothing and learns nothing`()
        async throws
    {
        let site = try await ChannelSite()
        let other = try await ChannelSite()
        try await TestGateways.during(publicURL: "http://localhost") { gateways in
            let id = try await site.addText(state: "sent")
            let visitor = site.server.api(site.business)
            func post(_ id: NotificationID, _ signature: String?) async throws -> HTTPAnswer {
                let form = Array("MessageStatus=delivered".utf8)
                return try await visitor.send(
                    "POST",
                    "/message-status/\(id)",
                    headers: signature.map { ["x-twilio-signature": $0] } ?? [:],
                    body: .bytes(form, type: "application/x-www-form-urlencoded")
                )
            }
            #expect(try await post(id, nil).problem == "forbidden", "without an account")
            try await site.makeTexts(at: gateways)
            try await other.makeTexts(at: gateways)
            for signature in [nil, "", "AAAA", String(repeating: "A", count: 10_000)] {
                #expect(try await post(id, signature).problem == "forbidden")
                #expect(try await post(NotificationID.make(.system), signature).problem == "forbidden")
            }
            // A genuine signature for another message, and for another business.
            let elsewhere = try await other.addText(state: "sent")
            #expect(try await send(elsewhere, to: "+34600000001", other, gateways) == [204, 204])
            #expect(try await row(id, site).state == "sent")
        }
    }

    @Test(arguments: [
        ("MessageStatus=delivered", MessageReport.Fate.arrived), ("MessageStatus=read", .arrived),
        ("SmsStatus=delivered", .arrived), ("MessageStatus=sent", .underway), ("", .underway),
        ("MessageStatus=queued&ErrorCode=1", .underway), ("MessageStatus=undelivered", .lost(code: "0")),
        ("MessageStatus=failed&ErrorCode=30007", .lost(code: "30007")),
        ("MessageStatus=failed&ErrorCode=<script>", .lost(code: "0")),
    ])
    func `a report says arrived, lost or neither`(_ form: String, _ fate: MessageReport.Fate) {
        let fields = form.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            return (name: parts[0], value: parts[1])
        }
        #expect(MessageReport(fields).fate == fate)
    }
}
