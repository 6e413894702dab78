import Core
public import Postgres

/// Whether a serving process can do its work, asked of the database each time.
public struct Readiness: Sendable {
    /// The database answers.
    public let isReachable: Bool
    /// Active businesses whose schemas this program cannot serve: behind, or more than one migration ahead.
    public let unserved: Int

    private static let patience: Duration = .seconds(3)

    /// Asks the database.
    ///
    /// - Parameters:
    ///   - database: logged in as the serving process.
    ///   - programVersion: the number of the newest business migration that this program knows.
    public static func ask(_ database: Database, programVersion: Int) async -> Readiness {
        let count: SQL = """
            SELECT count(*)
            FROM directory.businesses
            WHERE state = 'active'
              AND schema_version NOT BETWEEN \(programVersion) AND \(programVersion + 1)
            """
        let answer = try? await database.run(Unit([count], deadline: .now + patience))
        guard let unserved = try? answer?.first?.first({ try $0.next(Int.self) }) else {
            return Readiness(isReachable: false, unserved: 0)
        }
        return Readiness(isReachable: true, unserved: unserved)
    }
}
