import Clients
import Core
import Identity
import Postgres
import Tenancy

/// What can be done with the services that a client is not to get (S2-22).
struct UnwantedServiceOperations: Sendable {
    private let clients = ClientOperations()

    /// A client's entries by name; one round trip.
    func page(
        of client: ClientID,
        cursor: String?,
        limit: Int,
        in scope: Scope
    ) async throws -> UnwantedServicePage {
        let reach = try scope.clientReach(.readClients)
        let tag = "unwanted.\(client)"
        let rows = try await scope.read(
            UnwantedServiceQueries.page(
                of: client,
                after: cursor.map { text throws(Problem) in try Self.position(text, tag: tag) },
                limit: limit + 1,
                within: reach
            )
        )[0]
        return try UnwantedServicePage(rows, limit: limit, tag: tag)
    }

    /// Adds a service; with a key that was used before, answers with the entry of that time.
    func add(
        to client: ClientID,
        _ fields: FieldReader,
        once key: IdempotencyKey?,
        in scope: Scope
    ) async throws -> UnwantedService {
        let (name, comment) = try UnwantedService.read(fields)
        return try await scope.write { transaction in
            try await clients.hold(client, for: .manageUnwantedServices, in: transaction, scope)
            let found = try await transaction.first(UnwantedServiceQueries.service(named: name)) { row in
                try row.next(ServiceID.self)
            }
            guard let service = found else { throw Problem.unknownService }
            if let earlier = try await key?.claim(service, in: transaction, scope) {
                return try await entry(earlier, of: client, in: transaction)
            }
            let insert = UnwantedServiceQueries.insert(
                service,
                of: client,
                comment: comment,
                now: scope.world.now(),
                by: scope.actor.staff
            )
            guard try await transaction.execute(insert) == 1 else { throw Self.known }
            transaction.later(audit("client.unwanted_service_added", client, [nil, .id(service)], in: scope))
            return try await entry(service, of: client, in: transaction)
        }
    }

    /// Changes the comment of an entry.
    func edit(
        _ service: ServiceID,
        of client: ClientID,
        _ fields: FieldReader,
        allows: @Sendable (_ revision: Int64) -> Bool,
        in scope: Scope
    ) async throws -> UnwantedService {
        let change = try UnwantedService.readComment(fields)
        return try await scope.write { transaction in
            try await clients.hold(client, for: .manageUnwantedServices, in: transaction, scope)
            let before = try await entry(service, of: client, in: transaction)
            guard allows(before.revision) else { throw Problem.editConflict }
            let comment = change.applied(to: before.comment)
            guard comment != before.comment else { return before }
            transaction.later(UnwantedServiceQueries.update(service, of: client, comment: comment))
            transaction.later(
                audit("client.unwanted_service_edited", client, [.id(service), .id(service)], in: scope)
            )
            return try await entry(service, of: client, in: transaction)
        }
    }

    /// Removes an entry; the service can be booked again.
    func remove(
        _ service: ServiceID,
        of client: ClientID,
        allows: @Sendable (_ revision: Int64) -> Bool,
        in scope: Scope
    ) async throws {
        try await scope.write { transaction in
            try await clients.hold(client, for: .manageUnwantedServices, in: transaction, scope)
            let before = try await entry(service, of: client, in: transaction)
            guard allows(before.revision) else { throw Problem.editConflict }
            transaction.later(
                audit("client.unwanted_service_removed", client, [.id(service), nil], in: scope)
            )
            try await transaction.execute(UnwantedServiceQueries.delete(service, of: client))
        }
    }

    private static let known = Problem.conflict(
        .other(
            slug: "already-unwanted",
            detail: "This service is on the client's list already; change its comment there."
        )
    )

    private func entry(
        _ service: ServiceID,
        of client: ClientID,
        in transaction: Transaction
    ) async throws -> UnwantedService {
        let entry = try await transaction.first(
            UnwantedServiceQueries.find(service, of: client),
            as: UnwantedService.init(row:)
        )
        guard let entry else { throw Problem.notFound(.unwantedService) }
        return entry
    }

    /// The comment is about the person and stays out of the log.
    private func audit(_ action: String, _ client: ClientID, _ service: JSONValue, in scope: Scope) -> SQL {
        scope.audit(action, "client", client, changes: ["unwanted_service": service])
    }

    private static func position(
        _ text: String,
        tag: String
    ) throws(Problem) -> (name: String, service: ServiceID) {
        guard let cursor = Cursor(text), cursor.tag == tag, cursor.values.count == 2,
            let name = cursor.values[0], let service = cursor.values[1].flatMap({ ServiceID($0) })
        else {
            throw .invalid(
                field: "cursor",
                code: "invalid",
                message: "Send the cursor that the list gave as next."
            )
        }
        return (name, service)
    }
}

/// A page of unwanted services as the database answered.
struct UnwantedServicePage: Sendable, JSONEncodable {
    private let items: [UnwantedService]
    private let total: Int64
    private let next: String?

    /// The answer of `UnwantedServiceQueries.page`, which has one row more than asked for where the list goes on.
    ///
    /// - Throws: `Problem.notFound` where there is no row.
    init(_ rows: Rows, limit: Int, tag: String) throws {
        guard let total = try rows.first({ row in try row.next(Int64.self) }) else {
            throw Problem.notFound(.client)
        }
        self.total = total
        let found: [UnwantedService] = try rows.map { row in
            row.skip()
            return row.areNull(1) ? nil : try UnwantedService(row: &row)
        }.compactMap(\.self)
        items = Array(found.prefix(limit))
        next =
            found.count > limit
            ? items.last.map { Cursor(values: [$0.key, $0.service.description], tag: tag).description } : nil
    }

    /// Writes `{items, total, next}`.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("items", items)
            json.field("total", total)
            json.field("next", next)
        }
    }
}
