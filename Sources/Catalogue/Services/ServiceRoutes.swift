import Core
public import Gateway
import Tenancy

/// The addresses of services.
public struct ServiceRoutes: Sendable {
    private let operations = ServiceOperations()

    /// Routes that need nothing.
    public init() {}

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .get("services", allowing: nil, ServiceSchema.list, list),
            .post("services", allowing: .manageCatalogue, ServiceSchema.create, create),
            .get("services/{id}", allowing: nil, ServiceSchema.find, find),
            .patch("services/{id}", allowing: .manageCatalogue, ServiceSchema.edit, edit),
            .delete("services/{id}", allowing: .manageCatalogue, ServiceSchema.archive, archive),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let filter = ServiceFilter(
            isForStaff: call.scope.isForStaff,
            archived: call.flag("archived") ?? false,
            branch: try call.branchFilter,
            category: call.filter("category")
        )
        let page = try await operations.list(
            filter,
            limit: call.limit,
            cursor: call.query("cursor"),
            in: call.scope
        )
        return .json { json in
            page.write(to: &json) { $0.write(to: &$1, forStaff: filter.isForStaff) }
        }
    }

    private func create(_ call: Call) async throws -> Reply {
        let body = try call.json
        var input = try ServiceInput(body, profile: call.scope.profile)
        let service = try await operations.create(
            input.read(nil),
            key: call.onceKey("POST /services", body),
            in: call.scope
        )
        let address = call.address("services/\(service.id)")
        return .json(status: 201, etag: service.revision, location: address) {
            service.write(to: &$0, forStaff: true)
        }
    }

    private func find(_ call: Call) async throws -> Reply {
        let service = try await operations.find(call.id("id", .service), in: call.scope)
        let isForStaff = call.scope.isForStaff
        // The same revision shows different fields to different readers: only staff get an ETag.
        return .json(etag: isForStaff ? service.revision : nil) {
            service.write(to: &$0, forStaff: isForStaff)
        }
    }

    private func edit(_ call: Call) async throws -> Reply {
        let body = try call.json
        let profile = call.scope.profile
        let service = try await operations.edit(
            call.id("id", .service),
            ifRevision: call.revisionCondition,
            { before in
                var input = try ServiceInput(body, profile: profile)
                return try input.read(before)
            },
            in: call.scope
        )
        return .json(etag: service.revision) { service.write(to: &$0, forStaff: true) }
    }

    private func archive(_ call: Call) async throws -> Reply {
        try await operations.archive(
            call.id("id", .service),
            ifRevision: call.revisionCondition,
            in: call.scope
        )
        return .noContent
    }
}
