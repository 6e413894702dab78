import Core
import FoundationEssentials
import Postgres
import Tenancy

/// Looks at everything that `foyer doctor` tells of.
struct Examination: Sendable {
    private let administration: Administration
    private let sample: Int

    init(_ administration: Administration, sample: Int) {
        self.administration = administration
        self.sample = sample
    }

    /// What was found, in the order in which one depends on the other.
    func findings() async throws -> [Finding] {
        let before = World.system.now()
        let roles = administration.roles
        let answers = try await administration.database.run(
            Unit(
                [DoctorQueries.facts(server: roles.server, owner: roles.owner)],
                deadline: .now + .seconds(30)
            )
        )
        let facts = try answers[0].one(DatabaseFacts.init(row:))
        let clock = clock(facts.now, before, World.system.now())
        var findings = server(facts) + [clock, zones] + setup(facts)
        guard try await BusinessOverview.hasDirectory(administration.database) else {
            return findings + [Finding("directory", .wrong, "there is none yet: run 'foyer migrate'")]
        }
        let businesses = try await administration.businesses()
        findings += versions(businesses)
        if facts.hasServer { findings += await isolation(businesses.map(\.business)) }
        return findings
    }
}

// MARK: The server

extension Examination {
    private func server(_ facts: DatabaseFacts) -> [Finding] {
        let configured =
            administration.settings.database.sharedConnections
            + administration.settings.database.leasedConnections + 1
        return [
            Finding(
                "database",
                facts.version >= DatabaseRoles.oldestVersion,
                "PostgreSQL \(facts.versionName)",
                else: "PostgreSQL \(facts.versionName) is too old; Foyer needs 15 or later"
            ),
            Finding(
                "encoding",
                facts.encoding == "UTF8",
                facts.encoding,
                else: "\(facts.encoding): make the database with ENCODING 'UTF8'"
            ),
            Finding(
                "connections",
                facts.connectionsMax > configured ? .right : .doubtful,
                "a server process uses up to \(configured) of max_connections = \(facts.connectionsMax)"
            ),
            facts.relations < facts.lockCapacity
                ? Finding(
                    "locks",
                    .right,
                    "room for \(facts.lockCapacity), businesses have \(facts.relations) relations"
                )
                : Finding(
                    "locks",
                    .doubtful,
                    "a dump of all \(facts.relations) relations needs more than the \(facts.lockCapacity) locks that fit: "
                        + "raise max_locks_per_transaction"
                ),
        ]
    }

    private func clock(_ database: Instant, _ before: Instant, _ after: Instant) -> Finding {
        let middle = (before.microseconds + after.microseconds) / 2
        let skew = Double(database.microseconds - middle) / 1_000_000
        let words = "the database's is \((skew * 1_000).rounded() / 1_000) s ahead of this machine's"
        return Finding("clock", abs(skew) < 2 ? .right : .wrong, words)
    }

    /// Offsets of wall times come from the system's time zones, here and in the database.
    private var zones: Finding {
        let folder = "/usr/share/zoneinfo"
        guard FileManager.default.fileExists(atPath: "\(folder)/Europe/Madrid") else {
            return Finding("time zones", .wrong, "there are none in \(folder): install tzdata")
        }
        let head = FileManager.default.contents(atPath: "\(folder)/tzdata.zi")?.prefix(40) ?? Data()
        let words = String(decoding: head, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count > 2, words[1] == "version", let year = Int(words[2].prefix(4)) else {
            return Finding("time zones", .doubtful, "their version is not known; keep tzdata current")
        }
        // The year's first release may take until spring.
        let isCurrent = year >= today.year || (year == today.year - 1 && today.month <= 3)
        let hint = isCurrent ? "" : ", which is old: upgrade tzdata here and at the database, and restart it"
        return Finding("time zones", isCurrent ? .right : .doubtful, "tzdata \(words[2])\(hint)")
    }

    private var today: (year: Int, month: Int) {
        let parts = World.system.now().rfc3339.split(separator: "-").compactMap { Int($0) }
        return (parts.first ?? 0, parts.dropFirst().first ?? 0)
    }

    private func setup(_ facts: DatabaseFacts) -> [Finding] {
        let missing = ["pg_trgm", "unaccent", "btree_gist"].filter { !facts.extensions.contains($0) }
        let again = "run 'foyer migrate'"
        return [
            Finding(
                "extensions",
                missing.isEmpty && facts.hasFold,
                "pg_trgm, unaccent, btree_gist, fold",
                else:
                    "missing: \((missing + (facts.hasFold ? [] : ["fold"])).joined(separator: ", ")): \(again)"
            ),
            Finding(
                "roles",
                facts.hasServer && facts.hasOwner,
                "\(administration.roles.owner), \(administration.roles.server)",
                else:
                    "\(administration.roles.owner) or \(administration.roles.server) is missing or changed: \(again)"
            ),
            Finding(
                "schema public",
                !facts.isPublicOpen,
                "closed to everybody",
                else: "everybody may make tables in it: \(again)"
            ),
        ]
    }
}

// MARK: The businesses

extension Examination {
    private func versions(_ businesses: [BusinessOverview]) -> [Finding] {
        let newest = administration.migrations.businessVersion
        let odd = businesses.filter { $0.business.schemaVersion != newest || $0.migrationError != nil }
        let served = businesses.count - odd.count
        let summary = Finding("businesses", .right, "\(served) of \(businesses.count) at version \(newest)")
        return [summary]
            + odd.map { overview in
                let business = overview.business
                let remedy =
                    overview.migrationError.map { "its migration failed: \($0)" }
                    ?? (business.schemaVersion > newest ? "start the newer program" : "run 'foyer migrate'")
                return Finding(business.slug, .wrong, "at version \(business.schemaVersion): \(remedy)")
            }
    }

    /// As the server's own login: what may be read, by the catalog and by trying.
    private func isolation(_ businesses: [Business]) async -> [Finding] {
        do {
            let check = administration.isolation
            let faults = try await check.faultsOfLogin(roles: administration.roles)
            var leaks = try await check.readableTables(as: nil).map { "\($0) can be read without a role" }
            let tried = Array(businesses.prefix(sample))
            for (index, business) in tried.enumerated() {
                leaks += try await attempts(business, other: tried[(index + 1) % tried.count], check)
                if leaks.count >= IsolationCheck.namedMax { break }
            }
            let proven =
                "nothing can be read without a role, nor with another's (\(tried.count) businesses tried)"
            return [
                Finding(
                    "server's login",
                    faults.isEmpty,
                    administration.roles.server,
                    else: faults.joined(separator: "; ")
                ),
                Finding("isolation", leaks.isEmpty, proven, else: leaks.joined(separator: "; ")),
            ]
        } catch {
            return [Finding("server's login", .wrong, CommandFault(error).sentence)]
        }
    }

    private func attempts(
        _ business: Business,
        other: Business,
        _ check: IsolationCheck
    ) async throws -> [String] {
        var leaks = try await check.readableTables(as: business).map {
            "\($0) can be read as \(business.slug)"
        }
        if try await !check.isRefused(reading: business, as: nil) {
            leaks.append("clients of \(business.slug) were read without a role")
        }
        if other != business, try await !check.isRefused(reading: other, as: business) {
            leaks.append("clients of \(other.slug) were read as \(business.slug)")
        }
        if try await !check.isRefused(readingDirectoryAs: business) {
            leaks.append("the directory was read as \(business.slug)")
        }
        if try await !check.canReadOwn(business) {
            leaks.append("\(business.slug) cannot read its own clients")
        }
        return leaks
    }
}
