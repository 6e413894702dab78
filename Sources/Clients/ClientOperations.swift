public import Core
import Identity
public import Postgres
public import Tenancy

/// What staff can do with clients, one at a time.
public struct ClientOperations: Sendable {
    /// Clients and nothing else: what depends on them is told to `ClientRemoval`.
    public init() {}

    /// A client in reach; one round trip.
    func read(_ id: ClientID, in scope: Scope) async throws -> ClientRecord {
        let reach = try scope.clientReach(.readClients)
        let rows = try await scope.read { proof in
            ClientQueries.byID(id, proof: proof, fields: ClientQueries.allFields, within: reach)
        }
        return try ClientRecord(id, rows)
    }

    /// A page of the clients in reach; one round trip.
    func page(_ wish: ClientPage.Wish, in scope: Scope) async throws -> ClientPage {
        let reach = try scope.clientReach(.readClients)
        // What must look at all clients keeps the shared connections free for those who do not.
        let isShort =
            wish.filter.isPlain && wish.filter.archived == .no && reach.isWhole && wish.sort.column.isIndexed
        let rows = try await scope.read(alone: !isShort) { proof in
            ClientListQueries.page(
                proof,
                ClientQueries.columns(of: wish.fields),
                wish.filter,
                wish.sort,
                after: wish.after,
                limit: wish.limit + 1,
                within: reach
            )
        }
        guard rows.count == 0, wish.after != nil else { return try ClientPage(rows, wish) }
        // Nothing follows the cursor any more, so that no row tells the total.
        let count = try await scope.readLong(ClientListQueries.count(wish.filter, within: reach))[0]
        return try ClientPage(rows, wish, total: count.one { row in try row.next() })
    }

    /// Adds a client; with a key that was used before, answers with the client of that time.
    func create(
        _ fields: FieldReader,
        once key: IdempotencyKey?,
        in scope: Scope
    ) async throws -> ClientRecord {
        let reach = try scope.clientReach(.createClients)
        try reach.insist(on: scope.branch)
        let draft = try ClientDraft(fields, rules: ClientRules(scope, entry: .staff))
        if draft.details.loginAllowed { try scope.require(.manageClientLogins) }
        let id = ClientID.make(scope.world)
        return try await scope.write { transaction in
            if let earlier = try await key?.claim(id, in: transaction, scope) {
                return try await record(earlier, within: scope.clientReach(.readClients), in: transaction)
            }
            try await add(id, draft.details, in: transaction, scope)
            return try await record(id, within: .whole(scope.actor), in: transaction)
        }
    }

    /// Changes what the body names, as one revision.
    ///
    /// - Throws: `Problem.editConflict` where the client has another revision than the condition allows.
    func edit(
        _ id: ClientID,
        _ fields: FieldReader,
        allows: @Sendable (_ revision: Int64) -> Bool,
        in scope: Scope
    ) async throws -> ClientRecord {
        let (reading, acting) = try (scope.clientReach(.readClients), scope.clientReach(.editClients))
        return try await scope.write { transaction in
            let client = try await lock(id, reading: reading, acting: acting, in: transaction)
            guard client.erasedAt == nil else { throw Problem.conflict(.clientErased) }
            guard allows(client.revision) else { throw Problem.editConflict }
            let rules = ClientRules(scope, entry: .staff)
            let draft = try ClientDraft(fields, changing: client.details, rules: rules)
            if draft.details.loginAllowed != client.details.loginAllowed {
                try await insistOnLogins(client, acting: acting, in: transaction, scope)
            }
            try await change(client, to: draft.details, in: transaction, scope)
            return try await record(id, within: .whole(scope.actor), in: transaction)
        }
    }

    /// A link with which the client sets a password, to be handed on by whoever asked for it.
    func issuePasswordLink(_ id: ClientID, in scope: Scope) async throws -> IssuedPasswordLink {
        let (reading, acting) = try (scope.clientReach(.readClients), scope.clientReach(.manageClientLogins))
        return try await scope.write { transaction in
            let client = try await lock(id, reading: reading, acting: acting, in: transaction)
            guard client.erasedAt == nil else { throw Problem.conflict(.clientErased) }
            guard client.details.loginAllowed,
                let link = try await CustomerAccounts.issueLink(for: id, in: transaction, scope)
            else {
                throw Problem.conflict(.loginNotAllowed)
            }
            return link
        }
    }
}

extension ClientOperations {
    /// Has a new credential made for a client and told to the client; what worked before stops working.
    ///
    /// - Returns: whether there was a password that stopped working.
    func renewAccess(_ id: ClientID, in scope: Scope) async throws -> Bool {
        let (reading, acting) = try (scope.clientReach(.readClients), scope.clientReach(.manageClientLogins))
        return try await scope.write { transaction in
            let client = try await lock(id, reading: reading, acting: acting, in: transaction)
            guard client.erasedAt == nil else { throw Problem.conflict(.clientErased) }
            guard client.details.loginAllowed,
                let hadPassword = try await CustomerAccounts.renewAccess(of: id, in: transaction, scope)
            else { throw Problem.conflict(.loginNotAllowed) }
            return hadPassword
        }
    }
}

extension Conflict {
    /// Only who may sign in gets something to sign in with.
    fileprivate static let loginNotAllowed = Conflict.other(
        slug: "login-not-allowed",
        detail: "Allow the client to sign in first (login_allowed)."
    )
}

// MARK: Inside a transaction

extension ClientOperations {
    /// Holds a client until the transaction ends, for a slice that keeps records of its own about clients.
    ///
    /// - Throws: `Problem.notFound` where the actor may not know the client, `Problem.forbidden` where the permission does
    ///   not reach the client, `Problem.conflict(.clientErased)`.
    public func hold(
        _ id: ClientID,
        for permission: Permission,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        let (reading, acting) = try (scope.clientReach(.readClients), scope.clientReach(permission))
        let client = try await lock(id, reading: reading, acting: acting, in: transaction)
        guard client.erasedAt == nil else { throw Problem.conflict(.clientErased) }
    }

    /// A client in reach, held until the transaction ends.
    ///
    /// - Throws: `Problem.notFound` out of the reach of reading, `Problem.forbidden` out of that of the action.
    func lock(
        _ id: ClientID,
        reading: ClientReach,
        acting: ClientReach,
        in transaction: Transaction
    ) async throws -> Client {
        let found = try await transaction.first(ClientQueries.lock(id, reading: reading, acting: acting)) {
            row in
            (isAllowed: try row.next(Bool.self), client: try Client(row: &row))
        }
        guard let found else { throw Problem.notFound(.client) }
        guard found.isAllowed else { throw Problem.forbidden }
        return found.client
    }

    /// The client as it is now, for the answer; what was put off travels with it.
    func record(
        _ id: ClientID,
        fields: [ClientField] = ClientField.all,
        within reach: ClientReach,
        in transaction: Transaction
    ) async throws -> ClientRecord {
        let columns = ClientQueries.columns(of: fields)
        let rows = try await transaction.batch([ClientQueries.byID(id, fields: columns, within: reach)])
        return try ClientRecord(id, rows[0], fields: fields)
    }

    /// Adds a client with its measurements, its places and its login.
    func add(
        _ id: ClientID,
        _ details: ClientDetails,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        transaction.later(ClientQueries.insert(id, details, by: scope.actor.staff))
        let places = scope.placesOfNewClient(preferring: details.preferredBranch)
        if !places.isEmpty { transaction.later(ClientQueries.joinBranches(id, places)) }
        if scope.actor.role == .employee, let employee = scope.actor.staff {
            transaction.later(ClientQueries.joinEmployee(id, employee))
        }
        measure(id, from: nil, to: details, in: transaction, scope)
        transaction.later(scope.audit("client.created", "client", id, changes: details.changes(from: nil)))
        if details.loginAllowed {
            try await CustomerAccounts.allowLogin(id, email: loginEmail(details), in: transaction, scope)
        }
    }

    /// Makes a client what the details say; nothing happens where they say what is there already.
    func change(
        _ client: Client,
        to details: ClientDetails,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        guard details != client.details else { return }
        let email = details.loginAllowed ? try loginEmail(details) : nil
        transaction.later(ClientQueries.update(client.id, details, by: scope.actor.staff))
        if let branch = details.preferredBranch, branch != client.details.preferredBranch {
            transaction.later(ClientQueries.joinBranches(client.id, [branch]))
        }
        measure(client.id, from: client.details, to: details, in: transaction, scope)
        transaction.later(
            scope.audit("client.edited", "client", client.id, changes: details.changes(from: client.details))
        )
        switch (client.details.loginAllowed, email) {
        case (false, let email?):
            try await CustomerAccounts.allowLogin(client.id, email: email, in: transaction, scope)
        case (true, nil):
            try await CustomerAccounts.denyLogin(client.id, in: transaction, scope)
        case (true, let email?) where email.text != client.details.email:
            try await CustomerAccounts.changeEmail(client.id, to: email, in: transaction)
        case (true, .some), (false, nil):
            break
        }
    }

    /// A height or weight that changed is a measurement of now; one that was taken away takes its history along,
    /// because the newest measurement is what is shown.
    private func measure(
        _ id: ClientID,
        from old: ClientDetails?,
        to new: ClientDetails,
        in transaction: Transaction,
        _ scope: Scope
    ) {
        for kind in Measurement.Kind.allCases {
            let value = new[keyPath: kind.detail]
            guard value != old?[keyPath: kind.detail] else { continue }
            if let value {
                let measurement = Measurement(
                    id: MeasurementID.make(scope.world),
                    kind: kind,
                    value: value,
                    takenAt: scope.world.now(),
                    takenBy: scope.actor.staff
                )
                transaction.later(MeasurementQueries.insert(measurement, of: id))
            } else {
                transaction.later(MeasurementQueries.deleteAll(kind, of: id))
            }
        }
    }

    /// The address with which a client signs in.
    private func loginEmail(_ details: ClientDetails) throws -> EmailAddress {
        guard let email = details.email.flatMap({ try? EmailAddress($0) }) else {
            throw Problem.conflict(.clientHasNoEmail)
        }
        return email
    }

    /// Allowing a login is a permission of its own, which may reach less far than that of the change.
    private func insistOnLogins(
        _ client: Client,
        acting: ClientReach,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        let reach = try scope.clientReach(.manageClientLogins)
        guard reach != acting else { return }
        let rows = try await transaction.batch([ClientQueries.byID(client.id, fields: "true", within: reach)])
        guard rows[0].count > 0 else { throw Problem.forbidden }
    }
}
