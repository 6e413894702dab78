import Core
import Synchronization
import Tenancy
import TestKit

@testable import Gateway

/// Routes of nothing in particular, one for each thing that a gateway does.
final class FixtureRoutes: Sendable {
    static let thing = Schema.object("Thing", ["id": .id, "name": .string(max: 100)])

    /// How often a handler ran.
    let runs = Mutex(0)

    var routes: [Route] {
        [
            .get("ping", allowing: nil, OperationDoc("Answers"), ping),
            .get(
                "things",
                allowing: .readClients,
                OperationDoc("Lists", query: .page(sort: ["name"]), responses: [200: .page(of: Self.thing)]),
                list
            ),
            .post(
                "things",
                allowing: .createClients,
                OperationDoc(
                    "Creates",
                    request: Self.thing,
                    responses: [201: Self.thing],
                    idempotencyKey: true
                ),
                create
            ),
            .get(
                "things/{id}",
                allowing: .readClients,
                OperationDoc("Reads", responses: [200: Self.thing]),
                read
            ),
            .patch(
                "things/{id}",
                allowing: .editClients,
                OperationDoc("Changes", request: Self.thing, responses: [200: Self.thing], ifMatch: true),
                edit
            ),
            .delete(
                "things/{id}",
                allowing: .deleteClients,
                OperationDoc("Removes", responses: [204: nil]),
                remove
            ),
            .get("whoami", allowing: .useOwnSession, OperationDoc("Who"), whoAmI),
            .get("origin", allowing: nil, OperationDoc("Where from"), origin),
            .get("words/{key}", allowing: nil, OperationDoc("A word", path: ["key": .string()]), word),
            .get("stale", allowing: .readClients, OperationDoc("Changes meanwhile"), stale),
            .get("broken", allowing: nil, OperationDoc("Breaks"), broken),
            .get("slow", allowing: nil, OperationDoc("Waits", query: [.ms]), slow),
            .get(
                "stubborn",
                allowing: nil,
                OperationDoc("Does not hear of cancellation", query: [.ms]),
                stubborn
            ),
            .post(
                "uploads",
                allowing: .importClients,
                OperationDoc("Takes a file", responses: [200: .any]),
                body: .stream(types: ["text/csv"], bytesMax: 2_000_000),
                upload
            ),
            .post(
                "unread-uploads",
                allowing: .importClients,
                OperationDoc("Does not read a file"),
                body: .stream(types: ["text/csv"]),
                unreadUpload
            ),
            .get(
                "download",
                allowing: .exportClients,
                OperationDoc("Gives a file", query: [.pieces, .fails], responses: [200: .file("text/csv")]),
                download
            ),
        ]
    }

    private func ping(_ call: Call) async throws -> Reply {
        .json { json in json.object { $0.field("pong", true) } }
    }

    private func list(_ call: Call) async throws -> Reply {
        .json { json in
            json.object { json in
                json.field("limit", call.limit)
                json.field("order", call.query("order"))
            }
        }
    }

    private func create(_ call: Call) async throws -> Reply {
        runs.withLock { $0 += 1 }
        var fields = try call.fields
        let name = fields.required(fields.text("name", max: 100), "name")
        try fields.finish()
        let id = ClientID.make(.system)
        let key = try call.idempotencyKey
        return .json(status: 201, etag: 1, location: call.address("things/\(id)")) { json in
            json.object { json in
                json.field("id", id)
                json.field("name", name)
                json.field("key", key)
            }
        }
    }

    private func read(_ call: Call) async throws -> Reply {
        let id: ClientID = try call.id("id", .client)
        return .json(etag: 7) { json in json.object { $0.field("id", id) } }
    }

    private func edit(_ call: Call) async throws -> Reply {
        guard try call.ifMatch?.allows(7) ?? true else { throw Problem.editConflict }
        return .json(etag: 8) { json in json.object { $0.field("name", "new") } }
    }

    private func remove(_ call: Call) async throws -> Reply {
        let _: ClientID = try call.id("id", .client)
        return .noContent
    }

    private func whoAmI(_ call: Call) async throws -> Reply {
        .json { json in json.object { $0.field("role", call.scope.actor.role?.rawValue) } }
    }

    private func origin(_ call: Call) async throws -> Reply {
        .json { json in
            json.object { json in
                json.field("address", call.remoteAddress)
                json.field("origin", call.origin)
                json.field("root", call.root)
                json.field("branch", call.scope.branch?.slug)
            }
        }
    }

    private func word(_ call: Call) async throws -> Reply {
        let word = try call.parameter("key")
        return .json { json in json.object { $0.field("word", word) } }
    }

    /// Fails as the guard does while the caller is an employee.
    private func stale(_ call: Call) async throws -> Reply {
        runs.withLock { $0 += 1 }
        guard call.scope.actor.role == .admin else { throw Problem.staleActor }
        return .json { json in json.object { $0.field("role", "admin") } }
    }

    private func broken(_ call: Call) async throws -> Reply {
        struct SecretError: Error {
            let password = "hunter2"
        }
        throw SecretError()
    }

    private func slow(_ call: Call) async throws -> Reply {
        try await idle(.milliseconds(call.integer("ms") ?? 0), because: "slow work is wanted")
        return .noContent
    }

    private func stubborn(_ call: Call) async throws -> Reply {
        let end = ContinuousClock.now + .milliseconds(call.integer("ms") ?? 0)
        await withCheckedContinuation { continuation in
            Task.detached {
                try? await eventually("the work is done", within: .seconds(60)) { ContinuousClock.now >= end }
                continuation.resume()
            }
        }
        return .noContent
    }

    private func upload(_ call: Call) async throws -> Reply {
        var count = 0
        for try await piece in call.body { count += piece.count }
        let total = count
        return .json { json in json.object { $0.field("bytes", total) } }
    }

    private func unreadUpload(_ call: Call) async throws -> Reply {
        throw Problem.invalid(field: "file", code: "unwanted", message: "Send another.")
    }

    private func download(_ call: Call) async throws -> Reply {
        let pieces = call.integer("pieces") ?? 3
        let fails = call.query("fails")
        return .stream(contentType: "text/csv", fileName: "Núria.csv") { writer in
            if fails == "early" { throw Problem.notFound(.client) }
            for number in 0..<pieces {
                try await writer.write(Array("piece \(number)\n".utf8))
                if fails == "late" { throw Problem.unavailable(retryAfter: .seconds(1)) }
            }
        }
    }
}

extension QueryParameter {
    static let ms = QueryParameter("ms", .integer(0...60_000), "Milliseconds.")
    static let pieces = QueryParameter("pieces", .integer(0...1_000_000), "Pieces.")
    static let fails = QueryParameter("fails", .choice(["early", "late"]), "When it fails.")
}
