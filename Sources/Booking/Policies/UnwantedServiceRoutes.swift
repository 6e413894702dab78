import Core
public import Gateway
import Identity
import Tenancy

/// The routes of the services that clients are not to get.
public struct UnwantedServiceRoutes: Sendable {
    private let operations = UnwantedServiceOperations()

    /// Routes that need nothing.
    public init() {}

    /// All of them.
    public var routes: [Route] {
        let permission = Permission.manageUnwantedServices
        return [
            .get(Self.path, allowing: .readClients, Self.listing, list),
            .post(Self.path, allowing: permission, Self.addition, add),
            .patch("\(Self.path)/{service}", allowing: permission, Self.change, edit),
            .delete("\(Self.path)/{service}", allowing: permission, Self.removal, remove),
        ]
    }

    private static let path = "clients/{id}/unwanted-services"

    private func list(_ call: Call) async throws -> Reply {
        .json(
            try await operations.page(
                of: call.id("id", .client),
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
            for: "POST /clients/\(client)/unwanted-services",
            body: body,
            actor: call.scope.actor
        )
        let entry = try await operations.add(to: client, FieldReader(body), once: key, in: call.scope)
        let address = call.address("clients/\(client)/unwanted-services/\(entry.service)")
        return .json(entry, status: 201, etag: entry.revision, location: address)
    }

    private func edit(_ call: Call) async throws -> Reply {
        let condition = try call.ifMatch
        let entry = try await operations.edit(
            call.id("service", .unwantedService),
            of: call.id("id", .client),
            call.fields,
            allows: { condition?.allows($0) ?? true },
            in: call.scope
        )
        return .json(entry, etag: entry.revision)
    }

    private func remove(_ call: Call) async throws -> Reply {
        let condition = try call.ifMatch
        try await operations.remove(
            call.id("service", .unwantedService),
            of: call.id("id", .client),
            allows: { condition?.allows($0) ?? true },
            in: call.scope
        )
        return .noContent
    }
}

extension UnwantedServiceRoutes {
    private static let entry = Schema.object(
        "UnwantedService",
        [
            "service": .object(nil, ["id": .id, "slug": .string(max: 40), "name": .string()]),
            "comment": Schema.string(max: UnwantedService.commentMax).orNull,
            "created_at": .instant,
            "created_by": Schema.id.described("The staff member.").orNull,
            "revision": .integer(),
        ]
    )

    private static let comment = Schema.string(max: UnwantedService.commentMax)
        .described("Why; staff read it, the client does not.").orNull

    private static let listing = OperationDoc(
        "List the services that a client is not to get",
        query: .page(),
        responses: [200: .page(of: entry)]
    )
    private static let addition = OperationDoc(
        "Add a service that the client is not to get",
        help:
            "From then on nobody can book it for the client, on whichever way; what is booked already stays. "
            + "The setting unwanted_services.staff_override may let staff do so with a reason.",
        request: .object(
            "NewUnwantedService",
            ["service": Schema.string(max: 40).described("Its id or slug."), "comment": comment],
            required: .only(["service"])
        ),
        responses: [201: entry],
        idempotencyKey: true
    )
    private static let change = OperationDoc(
        "Change the comment",
        request: .object("UnwantedServiceChange", ["comment": comment], required: .none),
        responses: [200: entry],
        ifMatch: true
    )
    private static let removal = OperationDoc(
        "Take a service from the list",
        responses: [204: nil],
        ifMatch: true
    )
}
