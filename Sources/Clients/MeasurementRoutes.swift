import Core
public import Gateway
import Identity
import Tenancy

/// The routes of heights and weights.
public struct MeasurementRoutes: Sendable {
    private let measurements = MeasurementOperations()

    /// Routes that need nothing.
    public init() {}

    /// All of them.
    public var routes: [Route] {
        [
            .get("clients/{id}/measurements", allowing: .readClients, Self.listing, list),
            .post("clients/{id}/measurements", allowing: .editClients, Self.addition, add),
            .delete("clients/{id}/measurements/{measurement}", allowing: .editClients, Self.removal, remove),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        .json(
            try await measurements.page(
                of: call.id("id", .client),
                kind: call.query("kind").flatMap(Measurement.Kind.init(rawValue:)),
                cursor: call.query("cursor"),
                limit: call.limit,
                in: call.scope
            )
        )
    }

    private func add(_ call: Call) async throws -> Reply {
        let client: ClientID = try call.id("id", .client)
        let body = try call.json
        let key = IdempotencyKey(
            try call.idempotencyKey,
            for: "POST /clients/\(client)/measurements",
            body: body,
            actor: call.scope.actor
        )
        let measurement = try await measurements.add(to: client, FieldReader(body), once: key, in: call.scope)
        let address = call.address("clients/\(client)/measurements/\(measurement.id)")
        return .json(measurement, status: 201, location: address)
    }

    private func remove(_ call: Call) async throws -> Reply {
        try await measurements.remove(
            call.id("measurement", .measurement),
            of: call.id("id", .client),
            in: call.scope
        )
        return .noContent
    }
}

// MARK: What they take and give

extension MeasurementRoutes {
    private static let listing = OperationDoc(
        "List a client's measurements",
        help: "Newest first.",
        query: .page() + [
            QueryParameter(
                "kind",
                .choice(Measurement.Kind.allCases.map(\.rawValue)),
                "Heights or weights only."
            )
        ],
        responses: [200: .page(of: ClientSchema.measurement)]
    )
    private static let addition = OperationDoc(
        "Add a measurement",
        help: "The newest of each kind is shown on the client.",
        request: ClientSchema.newMeasurement,
        responses: [201: ClientSchema.measurement],
        idempotencyKey: true
    )
    private static let removal = OperationDoc("Remove a measurement", responses: [204: nil])
}
