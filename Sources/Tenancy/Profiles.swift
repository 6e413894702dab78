public import Core
public import Postgres
import Synchronization

/// The profiles of businesses, kept in memory until the database says that they changed.
public final class Profiles: Sendable {
    /// So many businesses are remembered; beyond that all are forgotten and read again as they are asked for.
    public static let limit = 10_000

    /// Every setting that there is.
    public let settings: SettingCatalog
    private let database: Database
    private let entries = Mutex<[String: Entry]>([:])

    /// - Parameters:
    ///   - database: logged in as the serving process.
    ///   - settings: every setting that there is.
    public init(database: Database, settings: SettingCatalog) {
        self.database = database
        self.settings = settings
    }

    /// The profile of a business; one round trip the first time and after a change.
    ///
    /// Whoever asks while it is being read waits for the same answer.
    ///
    /// - Throws: `Problem`.
    public func profile(of business: Business) async throws -> Profile {
        let entry = entries.withLock { entries in
            // The preset stands in the directory: it may change without the business's own tables.
            if let known = entries[business.schema], known.preset == business.preset { return known }
            if entries.count >= Self.limit { entries.removeAll() }
            let fresh = Entry(preset: business.preset, task: Task { try await self.load(business) })
            entries[business.schema] = fresh
            return fresh
        }
        if let profile = entry.loaded.withLock({ $0 }) { return profile }
        do {
            let profile = try await entry.task.value
            entry.loaded.withLock { $0 = profile }
            return profile
        } catch {
            entries.withLock { entries in
                if entries[business.schema] === entry { entries[business.schema] = nil }
            }
            throw error
        }
    }

    /// Forgets one business, because its branches, settings or services changed.
    public func forget(schema: String) {
        entries.withLock { $0[schema] = nil }
    }

    /// Forgets all, because changes may have gone unheard.
    public func forgetAll() {
        entries.withLock { $0.removeAll() }
    }

    private static func setting(row: inout RowReader) throws -> (BranchID?, String, JSONValue) {
        (try row.next(BranchID?.self), try row.next(), try row.next())
    }

    private func load(_ business: Business) async throws -> Profile {
        let unit = Unit(
            context: business.context,
            [
                "SELECT \(fragment: Branch.columns) FROM branches ORDER BY extensions.fold(name), id",
                "SELECT branch_id, key, value FROM settings",
                "SELECT slug, id FROM services",
            ],
            deadline: .now + .seconds(10)
        )
        let answers: [Rows]
        do {
            answers = try await database.run(unit)
        } catch let error as DatabaseError {
            throw ConstraintProblems().problem(for: error)
        }
        let branches = try answers[0].map(Branch.init(row:))
        var values: [BranchID?: [String: JSONValue]] = [:]
        for (branch, key, value) in try answers[1].map(Self.setting) {
            values[branch, default: [:]][key] = value
        }
        let services = try answers[2].map { row in (try row.next(String.self), try row.next(ServiceID.self)) }
        return Profile(
            branches: branches,
            values: values,
            settings: settings,
            preset: business.preset,
            services: Dictionary(services, uniquingKeysWith: { first, _ in first })
        )
    }
}

extension Profiles {
    /// A profile that is being read, or was.
    private final class Entry: Sendable {
        let preset: String?
        let task: Task<Profile, any Error>
        /// Spares everybody after the first the wait for a task that is done.
        let loaded = Mutex<Profile?>(nil)

        init(preset: String?, task: Task<Profile, any Error>) {
            self.preset = preset
            self.task = task
        }
    }
}
