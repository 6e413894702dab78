import Core
import Notifications
import Outbound
import Outbox
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// Who sends much does not keep others waiting.
@Suite(.serialized, .timeLimit(.minutes(5))) struct `Fair turns between businesses` {
    /// How the work is shared out, as in operation.
    private static let batch = DeliveryWork.Settings().batchMax
    private static let jobs = DueWorker.Settings().jobsMax

    @Test(arguments: [(1, 20_000), (12, 1_000)])
    func `B.5 a business's one message comes in its turn, whatever others have queued at a slow server`(
        _ businesses: Int,
        _ messages: Int
    ) async throws {
        let name = "fairness_\(businesses)"
        let database = try await TestDatabase(on: TestCluster.shared(), name: name)
        let rush = try await MailRush.make(businesses, messages: messages, in: database)
        let small = try await TestBusiness.make(in: database)
        try await TestMailServer.during(["--brief", "--pause", "0.05"]) { judge in
            var options = TestServer.Options()
            var settings = DeliveryWork.Settings()
            settings.server = try MailServer("smtp://127.0.0.1:\(judge.port)")
            settings.sender = try EmailAddress("bookings@foyer.example")
            options.messages = settings
            let server = try await TestServer(on: database, options)
            try await rush.announce()
            try await eventually("the others' mails come", within: .seconds(60)) {
                try judge.count > 2 * Self.batch
            }
            try await MailRush.queue(1, in: small)
            let before = try judge.count
            try await MailRush(database: database, businesses: [small], count: 1).announce()
            try await eventually("the one mail comes", within: .seconds(120)) {
                try judge.mails.contains {
                    $0["to"]?.stringValue?.hasSuffix("\(small.slug)@mail.example") == true
                }
            }
            let mails = try judge.mails
            let place = try #require(
                mails.firstIndex { $0["to"]?.stringValue?.hasSuffix("\(small.slug)@mail.example") == true }
            )
            // Where there is room it begins at once; else when the first of those at work has had its turn.
            let turns = businesses < Self.jobs ? 1 : Self.jobs + 1
            #expect(place - before <= turns * Self.batch, "\(place) after \(before)")
            #expect(mails.count < businesses * messages, "the others are not done yet")
            await server.stop()
        }
    }
}
