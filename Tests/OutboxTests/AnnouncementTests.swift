import Core
import Postgres
import Tenancy
import TestKit
import Testing

@testable import Outbox

@Suite struct `Announcements of due work` {
    private let work = DueWork()

    @Test func `all that a transaction announces stands in the directory when it is kept, each once`()
        async throws
    {
        let fixture = try await DueWorkFixture("announcements_once")
        let process = try await fixture.process()
        let business = try await TestBusiness.make(in: fixture.database)
        let scope = try await process.scope(business)
        let soon = fixture.clock.world.now().adding(.seconds(300))
        let rows = try await scope.write { transaction in
            _ = try await transaction.one("SELECT 1") { try $0.next(Int.self) }
            for _ in 0..<2 {
                work.want(.messages, after: transaction, in: scope)
                work.announce(.reminders, at: soon, before: transaction, in: scope)
                work.announce(.reminders, at: soon.adding(.seconds(60)), before: transaction, in: scope)
            }
            return try await fixture.rows()
        }
        #expect(rows.isEmpty, "nothing is announced before it is certain")
        #expect(try await fixture.rows().map(\.kind) == ["messages", "reminders", "reminders"])
    }

    @Test func `a transaction that is undone announces nothing`() async throws {
        let fixture = try await DueWorkFixture("announcements_undone")
        let process = try await fixture.process()
        let business = try await TestBusiness.make(in: fixture.database)
        let scope = try await process.scope(business)
        await #expect(throws: Problem.self) {
            try await scope.write { transaction in
                _ = try await transaction.one("SELECT 1") { try $0.next(Int.self) }
                work.want(.messages, after: transaction, in: scope)
                throw Problem.notFound(.client)
            }
        }
        #expect(try await fixture.rows().isEmpty)
    }

    @Test func `what this process has announced is not written again until its moment is near`() async throws
    {
        let fixture = try await DueWorkFixture("announcements_standing")
        let (process, other) = (try await fixture.process(), try await fixture.process())
        let business = try await TestBusiness.make(in: fixture.database)
        let scope = try await process.scope(business)
        let moment = fixture.clock.world.now().adding(.seconds(300))
        try await work.announce(.messages, at: moment, in: scope)
        // That it is taken away behind its back shows that it does not look.
        try await clear(fixture)
        try await work.announce(.messages, at: moment, in: scope)
        #expect(try await fixture.rows().isEmpty)
        try await work.announce(.webhooks, at: moment, in: scope)
        try await work.announce(.messages, at: moment.adding(.seconds(1)), in: scope)
        try await work.announce(.messages, at: moment, in: other.scope(business))
        #expect(try await fixture.rows().map(\.kind) == ["webhooks", "messages", "messages"])
        try await clear(fixture)
        fixture.clock.advance(by: .seconds(271))
        try await work.announce(.messages, at: moment, in: scope)
        #expect(try await fixture.rows().count == 1, "near its moment another's clock may have taken it")
    }

    @Test func `work that another process has finished is announced anew`() async throws {
        let fixture = try await DueWorkFixture("announcements_finished")
        let tally = Tally()
        let announcing = try await fixture.process()
        let working = try await fixture.process([
            .messages: { _ in
                tally.add("done")
                return nil
            }
        ])
        let business = try await TestBusiness.make(in: fixture.database)
        try await working.directory.load()
        let scope = try await announcing.scope(business)
        try await working.working {
            for round in 1...3 {
                try await scope.write { transaction in
                    _ = try await transaction.one("SELECT 1") { try $0.next(Int.self) }
                    work.want(.messages, after: transaction, in: scope)
                }
                fixture.clock.advance(by: .seconds(130))
                try await eventually("round \(round) is done") { tally["done"] == round }
                try await eventually("and finished") { try await fixture.rows().isEmpty }
            }
        }
    }

    private func clear(_ fixture: DueWorkFixture) async throws {
        _ = try await fixture.database.admin.transaction { transaction in
            try await transaction.execute("DELETE FROM directory.due_work")
        }
    }
}
