import Core
import Postgres
import Tenancy

/// What clients who signed in can do with their own record.
struct ProfileOperations: Sendable {
    private let clients = ClientOperations()
    private let removal: ClientRemovalOperations

    init(removal: ClientRemovalOperations) {
        self.removal = removal
    }

    /// The own record, without what the business noted; one round trip.
    func read(in scope: Scope) async throws -> ClientRecord {
        let (id, reach) = try own(.readOwnProfile, in: scope)
        let rows = try await scope.read { proof in
            ClientQueries.byID(id, proof: proof, fields: ClientQueries.ownFields, within: reach)
        }
        return try ClientRecord(id, rows, fields: ClientField.ownProfile)
    }

    /// Changes the own contact data.
    func edit(
        _ fields: FieldReader,
        allows: @Sendable (_ revision: Int64) -> Bool,
        in scope: Scope
    ) async throws -> ClientRecord {
        let (id, reach) = try own(.editOwnProfile, in: scope)
        return try await scope.write { transaction in
            let client = try await clients.lock(id, reading: reach, acting: reach, in: transaction)
            guard allows(client.revision) else { throw Problem.editConflict }
            let rules = ClientRules(scope, entry: .customer)
            let draft = try ClientDraft(ownProfile: fields, changing: client.details, rules: rules)
            try await clients.change(client, to: draft.details, in: transaction, scope)
            return try await clients.record(
                id,
                fields: ClientField.ownProfile,
                within: reach,
                in: transaction
            )
        }
    }

    /// Erases the own personal data for good, where the business lets clients do so.
    func erase(in scope: Scope) async throws {
        let (id, reach) = try own(.eraseOwnProfile, in: scope)
        try await removal.erase(id, own: reach, in: scope)
    }

    private func own(_ permission: Permission, in scope: Scope) throws -> (ClientID, ClientReach) {
        let reach = try scope.clientReach(permission)
        guard let id = scope.actor.customer else { throw Problem.forbidden }
        return (id, reach)
    }
}
