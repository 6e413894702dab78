import Core
public import Gateway
import Identity
import Tenancy

/// The routes of the clients for staff.
public struct ClientRoutes: Sendable {
    private let clients: ClientOperations
    private let removal: ClientRemovalOperations
    private let past = ClientHistoryOperations()

    /// - Parameter removal: knows what keeps a client's record from being purged.
    public init(removal: ClientRemovalOperations = ClientRemovalOperations()) {
        clients = ClientOperations()
        self.removal = removal
    }

    /// All of them.
    public var routes: [Route] {
        [
            .get("clients", allowing: .readClients, Self.listing, list),
            .post("clients", allowing: .createClients, Self.creation, create),
            .get("clients/options", allowing: .readClients, Self.choosing, showOptions),
            .get("clients/{id}", allowing: .readClients, Self.reading, read),
            .patch("clients/{id}", allowing: .editClients, Self.change, edit),
            .delete("clients/{id}", allowing: .deleteClients, Self.deletion, delete),
            .post("clients/bulk-delete", allowing: .deleteClients, Self.bulkDeletion, bulkDelete),
            .post("clients/bulk-restore", allowing: .deleteClients, Self.bulkRestoring, bulkRestore),
            .post("clients/{id}/archive", allowing: .deleteClients, Self.archiving) {
                try await remove(.archive, $0)
            },
            .post("clients/{id}/restore", allowing: .deleteClients, Self.restoring) {
                try await remove(.restore, $0)
            },
            .post("clients/{id}/erase", allowing: .eraseClients, Self.erasure) {
                try await remove(.erase, $0)
            },
            .post("clients/{id}/purge", allowing: .purgeClients, Self.purging) {
                try await remove(.purge, $0)
            },
            .get("clients/{id}/history", allowing: .readClients, Self.history, showHistory),
            .post(
                "clients/{id}/password-link",
                allowing: .manageClientLogins,
                Self.linking,
                issuePasswordLink
            ),
            .post("clients/{id}/access", allowing: .manageClientLogins, Self.renewing, renewAccess),
        ]
    }

    /// The address of a client below the API.
    static func path(_ id: ClientID) -> String { "clients/\(id)" }

    private func list(_ call: Call) async throws -> Reply {
        let page = try await clients.page(ClientPage.Wish(call), in: call.scope)
        return try Reply.json { json in try page.write(to: &json) }
    }

    private func create(_ call: Call) async throws -> Reply {
        let body = try call.json
        let key = IdempotencyKey(
            try call.idempotencyKey,
            for: "POST /clients",
            body: body,
            actor: call.scope.actor
        )
        let client = try await clients.create(FieldReader(body), once: key, in: call.scope)
        return try Self.reply(client, status: 201, location: call.address(Self.path(client.id)))
    }

    private func showOptions(_ call: Call) async throws -> Reply {
        let settings = call.scope.settings
        return .json(
            ClientOptions(
                rules: ClientRules(call.scope, entry: .staff),
                deleteAction: settings[ClientSettings.deleteAction],
                hasMeasurements: settings[ClientSettings.measurements]
            )
        )
    }

    private func read(_ call: Call) async throws -> Reply {
        try Self.reply(try await clients.read(call.id("id", .client), in: call.scope))
    }

    private func edit(_ call: Call) async throws -> Reply {
        let condition = try call.ifMatch
        let client = try await clients.edit(
            call.id("id", .client),
            call.fields,
            allows: { condition?.allows($0) ?? true },
            in: call.scope
        )
        return try Self.reply(client)
    }

    private func delete(_ call: Call) async throws -> Reply {
        let action = removal.deleteAction(in: call.scope)
        let client = try await removal.perform(action, call.id("id", .client), in: call.scope)
        return try Reply.json { json in
            try json.object { json in
                json.field("action", action.rawValue)
                json.key("client")
                if let client { try client.write(to: &json) } else { json.null() }
            }
        }
    }

    private func remove(_ action: ClientRemoval, _ call: Call) async throws -> Reply {
        let client = try await removal.perform(action, call.id("id", .client), in: call.scope)
        return try client.map { try Self.reply($0) } ?? .noContent
    }

    private func bulkDelete(_ call: Call) async throws -> Reply {
        let ids = try Self.ids(call)
        return .json(try await removal.perform(removal.deleteAction(in: call.scope), ids, in: call.scope))
    }

    private func bulkRestore(_ call: Call) async throws -> Reply {
        let ids = try Self.ids(call)
        return .json(try await removal.perform(.restore, ids, in: call.scope))
    }

    private func showHistory(_ call: Call) async throws -> Reply {
        let page = try await past.page(
            of: call.id("id", .client),
            cursor: call.query("cursor"),
            limit: call.limit,
            in: call.scope
        )
        return try Reply.json { json in try page.write(to: &json) }
    }

    private func issuePasswordLink(_ call: Call) async throws -> Reply {
        let link = try await clients.issuePasswordLink(call.id("id", .client), in: call.scope)
        return .json(PasswordLinkAnswer(link, to: call), status: 201)
    }

    private func renewAccess(_ call: Call) async throws -> Reply {
        let hadPassword = try await clients.renewAccess(call.id("id", .client), in: call.scope)
        let delivery = call.scope.settings[CredentialSettings.delivery]
        return Reply.json(status: 202) { json in
            json.object { json in
                json.field("delivery", delivery.rawValue)
                json.field("replaced", hadPassword)
            }
        }
    }

    /// A client with its ETag.
    static func reply(_ client: ClientRecord, status: Int = 200, location: String? = nil) throws -> Reply {
        try Reply.json(status: status, etag: client.revision, location: location) { json in
            try client.write(to: &json)
        }
    }

    private static func ids(_ call: Call) throws -> [ClientID] {
        var fields = try call.fields
        let ids: [ClientID]? = fields.required(
            fields.ids("ids", maxCount: ClientRemovalOperations.batchMax),
            "ids"
        )
        try fields.finish()
        return ids ?? []
    }
}

// MARK: What they take and give

extension ClientRoutes {
    private static let listing = OperationDoc(
        "List clients",
        help:
            "Clients in reach, page by page, with the number of all of them. Clients without a value in the column "
            + "sorted by come last in both directions.",
        query: ClientPage.Wish.query,
        responses: [200: .page(of: ClientSchema.listed)]
    )
    private static let creation = OperationDoc(
        "Create a client",
        help: "Which fields are required is the business's choice (settings clients.required.*).",
        request: ClientSchema.new,
        responses: [201: ClientSchema.client],
        idempotencyKey: true
    )
    private static let choosing = OperationDoc(
        "Read what a client may have here",
        help: "The choices, the fields that staff must fill in, and what deleting does, by the settings.",
        responses: [200: ClientSchema.options]
    )
    private static let reading = OperationDoc("Read a client", responses: [200: ClientSchema.client])
    private static let change = OperationDoc(
        "Change a client",
        help:
            "Fields that are left out stay as they are, null removes. With If-Match a change of another revision is refused.",
        request: ClientSchema.change,
        responses: [200: ClientSchema.client],
        ifMatch: true
    )
    private static let deletion = OperationDoc(
        "Delete a client",
        help: "Archives, erases or purges, as the setting clients.delete_action says.",
        responses: [200: ClientSchema.removal]
    )
    private static let bulkDeletion = OperationDoc(
        "Delete many clients",
        help:
            "Does to each client what deleting one does, wholly or not at all, and tells what became of each.",
        request: ClientSchema.ids,
        responses: [200: ClientSchema.report]
    )
    private static let bulkRestoring = OperationDoc(
        "Undo the archiving of many clients",
        help: "Brings back those who were archived within the last 30 days; later ones are restored singly.",
        request: ClientSchema.ids,
        responses: [200: ClientSchema.report]
    )
    private static let archiving = OperationDoc(
        "Archive a client",
        help: "Hidden from lists, kept whole.",
        responses: [200: ClientSchema.client]
    )
    private static let restoring = OperationDoc(
        "Bring a client back from the archive",
        responses: [200: ClientSchema.client]
    )
    private static let erasure = OperationDoc(
        "Erase a client's personal data",
        help: "For good: only the number stays, with what refers to it.",
        responses: [200: ClientSchema.client]
    )
    private static let purging = OperationDoc(
        "Remove a client's record",
        help: "Only if nothing uses it.",
        responses: [204: nil]
    )
    private static let history = OperationDoc(
        "What happened to a client",
        help: "Newest first.",
        query: .page(),
        responses: [200: .page(of: ClientSchema.historyEntry)]
    )
    private static let renewing = OperationDoc(
        "Send a client access again",
        help:
            "Never what was sent before: a new credential is made and sent as panel.credential_delivery says; the old "
            + "password, open links and sessions stop working at once. The client must be allowed to sign in.",
        responses: [
            202: .object(
                "AccessRenewal",
                [
                    "delivery": .choice(CredentialDelivery.allCases.map(\.rawValue)),
                    "replaced": Schema.boolean.described(
                        "Whether there was a password that stopped working."
                    ),
                ]
            )
        ]
    )
    private static let linking = OperationDoc(
        "Issue a link with which a client sets a password",
        help: "Earlier links stop working. The client must be allowed to sign in.",
        responses: [201: PasswordLinkAnswer.schema]
    )
}
