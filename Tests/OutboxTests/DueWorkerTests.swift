import Core
import Postgres
import Synchronization
import Tenancy
import TestKit
import Testing

@testable import Outbox

@Suite struct DueWorkerTests {
    private struct Nothing: Error {}
    private let work = DueWork()

    @Test func `each due row is handled once, however many processes look`() async throws {
        let fixture = try await DueWorkFixture("duework_once")
        let tally = Tally()
        let handler: DueWorker.Handler = { scope in
            tally.add(scope.business.slug)
            return nil
        }
        var businesses: [TestBusiness] = []
        for _ in 0..<6 { businesses.append(try await TestBusiness.make(in: fixture.database)) }
        let (one, two) = (
            try await fixture.process([.credentials: handler]),
            try await fixture.process([.credentials: handler])
        )
        let now = fixture.clock.world.now()
        for business in businesses {
            let scope = try await one.scope(business)
            try await work.announce(.credentials, at: now, in: scope)
            // Said twice, it is due once.
            try await work.announce(.credentials, at: now, in: scope)
        }
        try await one.working {
            try await two.working {
                try await eventually("all is done") { try await fixture.rows().isEmpty }
            }
        }
        #expect(tally.all == Dictionary(uniqueKeysWithValues: businesses.map { ($0.slug, 1) }))
    }

    @Test func `what is not due yet is left alone, and far moments are full minutes`() async throws {
        let fixture = try await DueWorkFixture("duework_later")
        let tally = Tally()
        let process = try await fixture.process([
            .credentials: { _ in
                tally.add("done")
                return nil
            }
        ])
        let business = try await TestBusiness.make(in: fixture.database)
        try await process.directory.load()
        let scope = try await process.scope(business)
        let far = try #require(Instant(rfc3339: "2026-11-23T12:00:01Z"))
        try await process.working {
            try await work.announce(.credentials, at: far, in: scope)
            try await work.announce(.credentials, at: far.adding(.seconds(20)), in: scope)
            let moments = try await fixture.rows().map(\.dueAt.rfc3339)
            #expect(moments == ["2026-11-23T12:01:00Z"])
            fixture.clock.advance(by: .seconds(7_259))
            try await idle(.milliseconds(100), because: "it must not be looked at yet")
            #expect(tally["done"] == 0)
            fixture.clock.advance(by: .seconds(1))
            try await eventually("it is done") { tally["done"] == 1 }
        }
    }

    @Test func `work of a process that ended in the middle is done when its lease runs out`() async throws {
        let fixture = try await DueWorkFixture("duework_crash")
        let tally = Tally()
        let process = try await fixture.process([
            .credentials: { _ in
                tally.add("done")
                return nil
            }
        ])
        let business = try await TestBusiness.make(in: fixture.database)
        try await process.directory.load()
        let now = fixture.clock.world.now()
        try await work.announce(.credentials, at: now, in: process.scope(business))
        // A process takes the row and is never heard of again.
        let claimed = try await fixture.database.admin.transaction { transaction in
            try await transaction.rows(
                DueWorkQueries.claim(
                    kinds: ["credentials"],
                    now: now,
                    lease: now.adding(.seconds(60)),
                    limit: 5
                ),
                as: DueWorkClaim.init(row:)
            )
        }
        #expect(claimed.count == 1)
        try await process.working {
            fixture.clock.advance(by: .seconds(59))
            try await idle(.milliseconds(100), because: "the lease still holds")
            #expect(tally["done"] == 0)
            fixture.clock.advance(by: .seconds(2))
            try await eventually("another does it") { try await fixture.rows().isEmpty }
        }
        #expect(tally["done"] == 1)
        // The one that was thought dead cannot end what others did, nor put it off.
        try await work.announce(.credentials, at: now, in: process.scope(business))
        let ended = try await fixture.database.admin.transaction { transaction in
            try await transaction.execute(DueWorkQueries.finish(claimed))
        }
        #expect(ended == 0)
        #expect(try await fixture.rows().count == 1)
    }

    @Test func `what fails is tried again after longer and longer waits, without personal data in the log`()
        async throws
    {
        let fixture = try await DueWorkFixture("duework_failure")
        let tally = Tally()
        let process = try await fixture.process([
            .credentials: { _ in
                guard tally.add("tried") > 3 else {
                    throw Problem.invalid(field: "email", code: "invalid", message: "anna@mail.example")
                }
                return nil
            }
        ])
        let business = try await TestBusiness.make(in: fixture.database)
        try await process.directory.load()
        try await work.announce(.credentials, at: fixture.clock.world.now(), in: process.scope(business))
        try await process.working {
            for (attempt, wait) in [(1, 2), (2, 4), (3, 8)] {
                try await eventually("attempt \(attempt) is noted") {
                    let rows = try await fixture.rows()
                    let due = fixture.clock.world.now().adding(.seconds(wait))
                    return rows.count == 1 && rows[0].attempts == attempt
                        && rows[0].dueAt.since(due) < .seconds(1) && rows[0].dueAt >= due
                }
                #expect(tally["tried"] == attempt)
                fixture.clock.advance(by: .seconds(wait + 1))
            }
            try await eventually("it succeeds") { try await fixture.rows().isEmpty }
        }
        #expect(process.logged.all.contains { $0.contains("tried again") })
        #expect(!process.logged.all.contains { $0.contains("anna") })
    }

    @Test func `a business whose work hangs or fails delays no other`() async throws {
        let fixture = try await DueWorkFixture("duework_delay")
        let tally = Tally()
        let bad = try await TestBusiness.make(in: fixture.database)
        let good = try await TestBusiness.make(in: fixture.database)
        let process = try await fixture.process([
            .credentials: { scope in
                tally.add(scope.business.slug)
                if scope.business.slug == bad.slug { try await idle(.seconds(600), because: "it hangs") }
                return nil
            },
            .waitingOffers: { scope in
                if scope.business.slug == bad.slug { throw Nothing() }
                tally.add("offers")
                return nil
            },
        ])
        let now = fixture.clock.world.now()
        let scopes = (try await process.scope(bad), try await process.scope(good))
        try await process.working {
            for kind in [DueWorkKind.credentials, .waitingOffers] {
                try await work.announce(kind, at: now.adding(.seconds(-10)), in: scopes.0)
                try await work.announce(kind, at: now, in: scopes.1)
            }
            try await eventually("the bad one's is begun and the good one's is done") {
                tally[bad.slug] == 1 && tally[good.slug] == 1 && tally["offers"] == 1
            }
        }
        // The one that hung was undone when the process ended, and is due at once for another.
        #expect(try await fixture.rows().filter { $0.kind == "credentials" }.map(\.attempts) == [0])
    }

    @Test func `work of a suspended business is left until it is resumed`() async throws {
        let fixture = try await DueWorkFixture("duework_suspended")
        let tally = Tally()
        let business = try await TestBusiness.make(in: fixture.database)
        let process = try await fixture.process([
            .credentials: { _ in
                tally.add("done")
                return nil
            }
        ])
        let scope = try await process.scope(business)
        try await process.working {
            _ = try await fixture.database.provisioner.suspend(slug: business.slug)
            try await eventually("it is known") {
                try process.directory.snapshot().business(slug: business.slug)?.state == .suspended
            }
            try await work.announce(.credentials, at: fixture.clock.world.now(), in: scope)
            try await eventually("it is put off") {
                try await fixture.rows().contains { $0.dueAt > fixture.clock.world.now() && $0.attempts == 0 }
            }
            #expect(tally["done"] == 0)
            _ = try await fixture.database.provisioner.resume(slug: business.slug)
            try await eventually("it is known") {
                try process.directory.snapshot().business(slug: business.slug)?.state == .active
            }
            fixture.clock.advance(by: .seconds(62))
            try await eventually("it is done") { tally["done"] == 1 }
        }
    }

    @Test func `a nudge after the commit is heard at once, and none comes of what was undone`() async throws {
        let fixture = try await DueWorkFixture("duework_nudge")
        let tally = Tally()
        let business = try await TestBusiness.make(in: fixture.database)
        let process = try await fixture.process([
            .credentials: { _ in
                tally.add("done")
                return nil
            }
        ]) { $0.interval = .seconds(3_600) }
        let scope = try await process.scope(business)
        try await process.working {
            await #expect(throws: Nothing.self) {
                try await scope.write { transaction in
                    work.want(.credentials, after: transaction, in: scope)
                    _ = try await transaction.execute("SELECT 1")
                    throw Nothing()
                }
            }
            try await idle(.milliseconds(100), because: "nothing may come of it")
            #expect(tally["done"] == 0)
            try await scope.write { transaction in
                work.want(.credentials, after: transaction, in: scope)
                _ = try await transaction.execute("SELECT 1")
            }
            try await eventually("it is done") { tally["done"] == 1 }
        }
        // The directory's row stays for the case that the nudge was lost.
        #expect(try await fixture.rows().count >= 1)
    }

    @Test func `a handler says when it wants to be called again`() async throws {
        let fixture = try await DueWorkFixture("duework_next")
        let business = try await TestBusiness.make(in: fixture.database)
        let next = fixture.clock.world.now().adding(.seconds(600))
        let process = try await fixture.process([.waitingOffers: { _ in next }])
        try await work.announce(.waitingOffers, at: fixture.clock.world.now(), in: process.scope(business))
        try await process.working {
            try await eventually("the next is noted") { try await fixture.rows().map(\.dueAt) == [next] }
        }
    }
}
