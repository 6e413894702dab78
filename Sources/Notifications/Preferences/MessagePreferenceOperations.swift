import Clients
import Core
import Postgres
import Tenancy

/// What can be done with the wishes of clients about messages: by themselves, and by staff whom they told.
struct MessagePreferenceOperations: Sendable {
    private let clients = ClientOperations()

    /// Of a client, for staff.
    func find(of client: ClientID, in scope: Scope) async throws -> MessagePreferences {
        try await scope.write { transaction in
            try await clients.hold(client, for: .readClients, in: transaction, scope)
            return try await Self.read(client, in: transaction)
        }
    }

    /// Of a client, changed by staff.
    func change(
        of client: ClientID,
        _ fields: FieldReader,
        in scope: Scope
    ) async throws -> MessagePreferences {
        try await scope.write { transaction in
            try await clients.hold(client, for: .editClients, in: transaction, scope)
            return try await Self.change(client, fields, in: transaction, scope)
        }
    }

    /// One's own.
    func findOwn(in scope: Scope) async throws -> MessagePreferences {
        let client = try Self.oneself(.readOwnProfile, in: scope)
        return try MessagePreferences(try await scope.read(MessagePreferenceQueries.declined(by: client))[0])
    }

    /// One's own, changed.
    func changeOwn(_ fields: FieldReader, in scope: Scope) async throws -> MessagePreferences {
        let client = try Self.oneself(.editOwnProfile, in: scope)
        return try await scope.write { try await Self.change(client, fields, in: $0, scope) }
    }

    private static func oneself(_ permission: Permission, in scope: Scope) throws -> ClientID {
        try scope.require(permission)
        guard let client = scope.actor.customer else { throw Problem.forbidden }
        return client
    }

    private static func read(
        _ client: ClientID,
        in transaction: Transaction
    ) async throws -> MessagePreferences {
        try MessagePreferences(
            try await transaction.batch([MessagePreferenceQueries.declined(by: client)])[0]
        )
    }

    private static func change(
        _ client: ClientID,
        _ fields: FieldReader,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> MessagePreferences {
        let before = try await read(client, in: transaction)
        let after = try before.changed(by: fields)
        guard after != before else { return after }
        let now = scope.world.now()
        let declined = Array(after.declined)
        for statement in MessagePreferenceQueries.replace(declined, of: client, now: now) {
            transaction.later(statement)
        }
        transaction.later(scope.audit("client.message_preferences_edited", "client", client))
        return after
    }
}
