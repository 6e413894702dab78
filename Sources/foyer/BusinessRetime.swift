import ArgumentParser
import Booking
import Core
import Tenancy

/// `foyer business retime`.
struct BusinessRetime: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retime",
        abstract:
            "Brings coming appointments back to their wall time, after a government changed its clocks.",
        discussion: """
            To be run once the rules of time zones were updated, on this system and on the database's. What would then \
            lie over something else stays where it was and is listed.
            """
    )

    @Argument(help: "The businesses' slugs; all businesses if none is given.")
    var slugs: [String] = []

    @Flag(help: "Only tell what would move.")
    var dryRun = false

    func run() async throws {
        let conflicts = try await Administration.with { administration in
            var conflicts = 0
            for business in try await businesses(administration) {
                let scope = try await administration.scope(of: business)
                let retiming = try await AppointmentOperations().retime(isDryRun: dryRun, in: scope)
                tell(retiming, of: business)
                conflicts += retiming.shifts.count { $0.conflict != nil }
            }
            return conflicts
        }
        guard conflicts == 0 else {
            throw CommandFault(
                "\(conflicts) appointments stay where they were: something else is in the way."
            )
        }
    }

    private func businesses(_ administration: Administration) async throws -> [Business] {
        guard !slugs.isEmpty else {
            // One that is behind or closed is served to nobody, and can be done later.
            return try await administration.businesses()
                .filter { $0.business.schemaVersion == administration.migrations.businessVersion }
                .map(\.business)
        }
        var found: [Business] = []
        for slug in slugs { found += try await administration.businesses(slug: slug).map(\.business) }
        return found
    }

    private func tell(_ retiming: Retiming, of business: Business) {
        let moved = retiming.shifts.count { $0.conflict == nil }
        Terminal.standard.say("\(business.slug): \(moved) \(dryRun ? "would move" : "moved")")
        for shift in retiming.shifts {
            let end = shift.conflict.map { ", stays: \($0)" } ?? ""
            Terminal.standard.say("  \(shift.appointment) from \(shift.before) to \(shift.after)\(end)")
        }
    }
}
