import Core
import Identity
import Postgres
import Tenancy

/// What can be done with heights and weights.
struct MeasurementOperations: Sendable {
    private let clients = ClientOperations()

    /// A client's measurements, newest first; one round trip.
    func page(
        of client: ClientID,
        kind: Measurement.Kind?,
        cursor: String?,
        limit: Int,
        in scope: Scope
    ) async throws -> MeasurementPage {
        let reach = try scope.clientReach(.readClients)
        let tag = "measurements.\(client).\(kind?.rawValue ?? "all")"
        let before = try cursor.map { text throws(Problem) in try TimeCursor(text, tag: tag) }
        let rows = try await scope.read(
            MeasurementQueries.page(
                of: client,
                kind: kind,
                before: before.map { ($0.time, MeasurementID($0.id)) },
                limit: limit + 1,
                within: reach
            )
        )[0]
        return try MeasurementPage(rows, limit: limit, tag: tag)
    }

    /// Adds a measurement; with a key that was used before, answers with the measurement of that time.
    func add(
        to client: ClientID,
        _ fields: FieldReader,
        once key: IdempotencyKey?,
        in scope: Scope
    ) async throws -> Measurement {
        let (reading, acting) = try (scope.clientReach(.readClients), scope.clientReach(.editClients))
        return try await scope.write { transaction in
            let found = try await clients.lock(client, reading: reading, acting: acting, in: transaction)
            guard found.erasedAt == nil else { throw Problem.conflict(.clientErased) }
            let measurement = try Measurement(
                fields,
                id: MeasurementID.make(scope.world),
                by: scope.actor.staff,
                now: scope.world.now()
            )
            if let earlier = try await key?.claim(measurement.id, in: transaction, scope) {
                let row = try await transaction.first(
                    MeasurementQueries.find(earlier, of: client),
                    as: Measurement.init(row:)
                )
                guard let row else { throw Problem.notFound(.measurement) }
                return row
            }
            transaction.later(MeasurementQueries.insert(measurement, of: client))
            transaction.later(MeasurementQueries.touch(client))
            transaction.later(
                scope.audit(
                    "client.measured",
                    "client",
                    client,
                    changes: [measurement.kind.field: [nil, .number(measurement.value.description)]]
                )
            )
            return measurement
        }
    }

    /// Removes a measurement.
    func remove(_ id: MeasurementID, of client: ClientID, in scope: Scope) async throws {
        let (reading, acting) = try (scope.clientReach(.readClients), scope.clientReach(.editClients))
        try await scope.write { transaction in
            _ = try await clients.lock(client, reading: reading, acting: acting, in: transaction)
            let removed = try await transaction.first(
                MeasurementQueries.delete(id, of: client),
                as: Measurement.init(row:)
            )
            guard let removed else { throw Problem.notFound(.measurement) }
            transaction.later(MeasurementQueries.touch(client))
            transaction.later(
                scope.audit(
                    "client.measurement_removed",
                    "client",
                    client,
                    changes: [removed.kind.field: [.number(removed.value.description), nil]]
                )
            )
        }
    }
}

/// A page of measurements as the database answered.
struct MeasurementPage: Sendable, JSONEncodable {
    private let items: [Measurement]
    private let total: Int64
    private let next: String?

    /// The answer of `MeasurementQueries.page`, which has one row more than asked for where the list goes on.
    ///
    /// - Throws: `Problem.notFound` where there is no row.
    init(_ rows: Rows, limit: Int, tag: String) throws {
        guard let total = try rows.first({ row in try row.next(Int64.self) }) else {
            throw Problem.notFound(.client)
        }
        self.total = total
        let found: [Measurement] = try rows.map { row in
            var peek = row
            peek.skip()
            guard try peek.next(MeasurementID?.self) != nil else { return nil }
            row.skip()
            return try Measurement(row: &row)
        }.compactMap { $0 }
        items = Array(found.prefix(limit))
        next =
            found.count > limit
            ? items.last.map { TimeCursor(time: $0.takenAt, id: $0.id.uuid).text(tag: tag) } : nil
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
