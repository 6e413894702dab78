import Core
import Logging
import Postgres
import Tenancy

/// How the software itself gets into a business, to do what nobody asked for just now.
struct WorkScopes: Sendable {
    let deployment: Deployment
    let directory: Directory
    let logger: Logger

    /// Every business that this program serves just now.
    func served() throws -> [Business] {
        try directory.snapshot().businesses.filter(isServed)
    }

    /// The way into a business, for so long; nil where it is not served just now.
    func scope(of id: BusinessID, for purpose: String, lasting time: Duration) async throws -> Scope? {
        guard let business = try directory.snapshot().business(id: id), isServed(business) else { return nil }
        var logger = logger
        logger[metadataKey: "business"] = "\(business.slug)"
        logger[metadataKey: "work"] = "\(purpose)"
        return Scope(
            business: business,
            profile: try await directory.profiles.profile(of: business),
            actor: .system,
            logger: logger,
            deadline: .now + time,
            deployment: deployment
        )
    }

    private func isServed(_ business: Business) -> Bool {
        do {
            try business.requireServed(programVersion: directory.resolver.programVersion)
            return true
        } catch {
            return false
        }
    }

    /// An error for the log, without what people wrote.
    static func words(for error: any Error) -> String {
        switch error {
        case Problem.broken(let context): context
        case let problem as Problem: problem.slug
        case let error as DatabaseError: "\(error)"
        default: "\(type(of: error))"
        }
    }
}
