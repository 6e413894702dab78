import Core
import Logging
public import Tenancy

/// Proves to a business that the database keeps others out of its data, and it out of theirs (B.8).
public struct IsolationOperations: Sendable {
    private let check: IsolationCheck
    private let businesses: @Sendable () throws -> [Business]

    /// So many other businesses are really tried, chosen by chance.
    static let attemptsMax = 5

    /// - Parameters:
    ///   - check: asks the database.
    ///   - businesses: all of the deployment.
    public init(check: IsolationCheck, businesses: @escaping @Sendable () throws -> [Business]) {
        self.check = check
        self.businesses = businesses
    }

    /// Asks the catalog about every table of every other business, and really tries to read some, with the
    /// business's own role.
    func report(in scope: Scope) async throws -> IsolationReport {
        try scope.require(.checkIsolation)
        let own = scope.business
        let others = try businesses().filter { $0.id != own.id }
        var refused = 0
        let tried = sample(others, scope.world)
        // At most `attemptsMax` round trips, each an attempt of its own: one that is refused ends its unit.
        for other in tried where try await check.isRefused(reading: other, as: own) { refused += 1 }
        let report = IsolationReport(
            otherBusinesses: others.count,
            tablesReadable: try await check.readableTables(as: own).count,
            attempts: tried.count,
            attemptsRefused: refused,
            isDirectoryRefused: try await check.isRefused(readingDirectoryAs: own),
            isOwnReadable: try await check.canReadOwn(own)
        )
        if !report.isIsolated {
            scope.logger.critical(
                "the database does not keep businesses apart",
                metadata: [
                    "business": "\(own.slug)", "tables_readable": "\(report.tablesReadable)",
                    "attempts_refused": "\(report.attemptsRefused)/\(report.attempts)",
                ]
            )
        }
        return report
    }

    private func sample(_ others: [Business], _ world: World) -> [Business] {
        let count = min(others.count, Self.attemptsMax)
        guard count > 0 else { return [] }
        let start = world.randomBytes(4).reduce(0) { $0 << 8 | Int($1) } % others.count
        return (0..<count).map { others[(start + $0) % others.count] }
    }
}

/// What a proof of isolation found: counts only, never the name of another business.
struct IsolationReport: Sendable, Hashable {
    let otherBusinesses: Int
    /// Tables of others that the catalog says may be read; at most as many as the check names.
    let tablesReadable: Int
    let attempts: Int
    let attemptsRefused: Int
    let isDirectoryRefused: Bool
    /// The control: without it, refusals would prove nothing.
    let isOwnReadable: Bool

    var isIsolated: Bool {
        tablesReadable == 0 && attemptsRefused == attempts && isDirectoryRefused && isOwnReadable
    }
}

extension IsolationReport: JSONEncodable {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("isolated", isIsolated)
            json.field("other_businesses", otherBusinesses)
            json.field("tables_readable", tablesReadable)
            json.field("attempts", attempts)
            json.field("attempts_refused", attemptsRefused)
            json.field("directory_refused", isDirectoryRefused)
            json.field("own_readable", isOwnReadable)
        }
    }
}
