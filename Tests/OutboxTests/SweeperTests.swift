import Core
import Tenancy
import TestKit
import Testing

@testable import Outbox

@Suite struct `Going through all businesses` {
    private struct Nothing: Error {}

    @Test func `a sweep that fails keeps neither the other sweeps nor the other businesses from their turn`()
        async throws
    {
        let fixture = try await DueWorkFixture("sweeper")
        var businesses: [TestBusiness] = []
        for _ in 0..<3 { businesses.append(try await TestBusiness.make(in: fixture.database)) }
        let bad = businesses[1].slug
        let process = try await fixture.process()
        let tally = Tally()
        let sweeper = Sweeper(
            deployment: process.deployment,
            directory: process.directory,
            every: .milliseconds(20),
            logger: process.logger,
            [
                { scope in
                    if scope.business.slug == bad { throw Nothing() }
                    tally.add("first \(scope.business.slug)")
                },
                { scope in tally.add("second \(scope.business.slug)") },
            ]
        )
        let running = Task { try await sweeper.run() }
        try await eventually("there were three rounds") {
            businesses.allSatisfy { tally["second \($0.slug)"] >= 3 }
        }
        running.cancel()
        _ = await running.result
        #expect(tally["first \(bad)"] == 0)
        // One after another: nobody is a whole round ahead.
        let counts = businesses.map { tally["second \($0.slug)"] }
        #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1, "\(counts)")
        #expect(process.logged.all.contains { $0.contains("could not be swept") && $0.contains(bad) })
    }

    @Test func `a suspended business is not swept`() async throws {
        let fixture = try await DueWorkFixture("sweeper_suspended")
        let (active, suspended) = (
            try await TestBusiness.make(in: fixture.database),
            try await TestBusiness.make(in: fixture.database)
        )
        _ = try await fixture.database.provisioner.suspend(slug: suspended.slug)
        let process = try await fixture.process()
        let tally = Tally()
        let sweeper = Sweeper(
            deployment: process.deployment,
            directory: process.directory,
            every: .milliseconds(20),
            logger: process.logger,
            [{ scope in tally.add(scope.business.slug) }]
        )
        let running = Task { try await sweeper.run() }
        try await eventually("the other is swept again and again") { tally[active.slug] >= 3 }
        running.cancel()
        _ = await running.result
        #expect(tally[suspended.slug] == 0)
    }
}
