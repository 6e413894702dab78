import Core
public import Gateway
import Tenancy

/// The routes of clients who signed in, about themselves.
public struct ProfileRoutes: Sendable {
    private let profile: ProfileOperations

    /// - Parameter removal: erases.
    public init(removal: ClientRemovalOperations = ClientRemovalOperations()) {
        profile = ProfileOperations(removal: removal)
    }

    /// All of them.
    public var routes: [Route] {
        [
            .get("my/profile", allowing: .readOwnProfile, Self.reading, read),
            .patch("my/profile", allowing: .editOwnProfile, Self.change, edit),
            .delete("my/profile", allowing: .eraseOwnProfile, Self.erasure, erase),
        ]
    }

    private func read(_ call: Call) async throws -> Reply {
        try ClientRoutes.reply(try await profile.read(in: call.scope))
    }

    private func edit(_ call: Call) async throws -> Reply {
        let condition = try call.ifMatch
        let client = try await profile.edit(
            call.fields,
            allows: { condition?.allows($0) ?? true },
            in: call.scope
        )
        return try ClientRoutes.reply(client)
    }

    private func erase(_ call: Call) async throws -> Reply {
        try await profile.erase(in: call.scope)
        return .noContent
    }
}

// MARK: What they take and give

extension ProfileRoutes {
    private static let reading = OperationDoc("Read my own record", responses: [200: ClientSchema.profile])
    private static let change = OperationDoc(
        "Change my own contact data",
        help: "With If-Match a change of another revision is refused.",
        request: ClientSchema.profileChange,
        responses: [200: ClientSchema.profile],
        ifMatch: true
    )
    private static let erasure = OperationDoc(
        "Erase my own personal data",
        help: "For good, and only where the business lets clients do so (setting panel.self_erasure).",
        responses: [204: nil]
    )
}
