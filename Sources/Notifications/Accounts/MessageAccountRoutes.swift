import Core
public import Gateway
import Outbox

/// The addresses of a business's own accounts for sending messages.
public struct MessageAccountRoutes: Sendable {
    private let operations: MessageAccountOperations

    /// - Parameter operations: what the routes do.
    public init(operations: MessageAccountOperations) {
        self.operations = operations
    }

    /// Every route with its permission.
    public var routes: [Route] {
        let one = "message-accounts/{channel}"
        return [
            .get("message-accounts", allowing: .manageMessageAccounts, MessageAccountSchema.list, list),
            .get(one, allowing: .manageMessageAccounts, MessageAccountSchema.find, find),
            .put(one, allowing: .manageMessageAccounts, MessageAccountSchema.put, put),
            .delete(one, allowing: .manageMessageAccounts, MessageAccountSchema.remove, remove),
            .post(one + "/test", allowing: .manageMessageAccounts, MessageAccountSchema.test, test),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        .json(try await operations.list(in: call.scope))
    }

    private func find(_ call: Call) async throws -> Reply {
        let account = try await operations.find(Self.channel(call), in: call.scope)
        return .json(account, etag: account.revision)
    }

    private func put(_ call: Call) async throws -> Reply {
        let condition = try call.ifMatch
        let (account, isNew) = try await operations.put(
            call.fields,
            Self.channel(call),
            ifRevision: { condition?.allows($0) ?? true },
            in: call.scope
        )
        return .json(account, status: isNew ? 201 : 200, etag: account.revision)
    }

    private func remove(_ call: Call) async throws -> Reply {
        let condition = try call.ifMatch
        try await operations.remove(
            Self.channel(call),
            ifRevision: { condition?.allows($0) ?? true },
            in: call.scope
        )
        return .noContent
    }

    private func test(_ call: Call) async throws -> Reply {
        var fields = try call.fields
        let receiver = fields.text("to", max: 254)
        try fields.finish()
        return .json(try await operations.test(Self.channel(call), to: receiver.value, in: call.scope))
    }

    private static func channel(_ call: Call) throws(Problem) -> MessageChannel {
        guard let channel = MessageChannel(rawValue: try call.parameter("channel")) else {
            throw .notFound(.messageAccount)
        }
        return channel
    }
}
