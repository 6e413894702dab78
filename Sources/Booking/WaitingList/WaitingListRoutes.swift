import Core
public import Gateway
import Identity
import Tenancy

/// The routes of the waiting list.
public struct WaitingListRoutes: Sendable {
    private let operations: WaitingListOperations

    /// - Parameter offers: offers times that come free.
    public init(offers: WaitingOffers) {
        operations = WaitingListOperations(offers: offers)
    }

    /// All of them.
    public var routes: [Route] {
        let manage = Permission.manageWaitingList
        return [
            .post("waiting-list", allowing: nil, Self.joining, join),
            .get("waiting-list", allowing: .readWaitingList, Self.listing, list),
            .get("waiting-list/{id}", allowing: .readWaitingList, Self.reading, find),
            .patch("waiting-list/{id}", allowing: manage, Self.change, edit),
            .delete("waiting-list/{id}", allowing: manage, Self.withdrawal, withdraw),
            .post("waiting-list/{id}/approve", allowing: manage, Self.approval, approve),
            .post("waiting-list/{id}/offer", allowing: manage, Self.offering, offer),
            .post("waiting-list/offers/{id}/accept", allowing: manage, Self.acceptance, accept),
            .post("waiting-list/offers/{id}/decline", allowing: manage, Self.refusal, decline),
            .get("my/waiting-list", allowing: .readOwnAppointments, Self.ownListing, listOwn),
            .delete("my/waiting-list/{id}", allowing: .bookOwnAppointments, Self.ownWithdrawal, withdraw),
            .post(
                "my/waiting-list/offers/{id}/accept",
                allowing: .bookOwnAppointments,
                Self.ownAcceptance,
                accept
            ),
            .post(
                "my/waiting-list/offers/{id}/decline",
                allowing: .bookOwnAppointments,
                Self.ownRefusal,
                decline
            ),
        ]
    }

    private func join(_ call: Call) async throws -> Reply {
        let body = try call.json
        let key = IdempotencyKey(
            try call.idempotencyKey,
            for: "POST /waiting-list",
            body: body,
            actor: call.scope.actor
        )
        let record = try await operations.join(FieldReader(body), once: key, in: call.scope)
        return try Self.reply(record, call, status: 201)
    }

    private func list(_ call: Call) async throws -> Reply {
        try Self.reply(try await operations.page(Self.filter(call), in: call.scope), own: false, call)
    }

    private func listOwn(_ call: Call) async throws -> Reply {
        try Self.reply(try await operations.ownPage(Self.filter(call), in: call.scope), own: true, call)
    }

    private func find(_ call: Call) async throws -> Reply {
        try Self.reply(try await operations.find(call.id("id", .waitingEntry), in: call.scope), call)
    }

    private func edit(_ call: Call) async throws -> Reply {
        let condition = try call.ifMatch
        let record = try await operations.edit(
            call.id("id", .waitingEntry),
            call.fields,
            allows: { condition?.allows($0) ?? true },
            in: call.scope
        )
        return try Self.reply(record, call)
    }

    private func withdraw(_ call: Call) async throws -> Reply {
        try await operations.withdraw(call.id("id", .waitingEntry), in: call.scope)
        return .noContent
    }

    private func approve(_ call: Call) async throws -> Reply {
        try Self.reply(try await operations.approve(call.id("id", .waitingEntry), in: call.scope), call)
    }

    private func offer(_ call: Call) async throws -> Reply {
        let id: WaitingEntryID = try call.id("id", .waitingEntry)
        return try Self.reply(try await operations.offer(call.fields, to: id, in: call.scope), call)
    }

    private func accept(_ call: Call) async throws -> Reply {
        try Self.reply(try await operations.accept(call.id("id", .waitingOffer), in: call.scope), call)
    }

    private func decline(_ call: Call) async throws -> Reply {
        try Self.reply(try await operations.decline(call.id("id", .waitingOffer), in: call.scope), call)
    }

    private static func filter(_ call: Call) throws -> WaitingListFilter {
        var filter = WaitingListFilter()
        filter.limit = call.limit
        filter.state = call.query("state").flatMap(WaitingEntry.State.init(rawValue:))
        filter.service = call.query("service")
        if let text = call.query("client") {
            guard let client = ClientID(text) else { throw Problem.notFound(.client) }
            filter.client = client
        }
        if let name = call.query("branch") {
            let profile = call.scope.profile
            guard let branch = BranchID(name).flatMap(profile.branch(id:)) ?? profile.branch(slug: name)
            else {
                throw Problem.notFound(.branch)
            }
            filter.branch = branch.id
        }
        if let cursor = call.query("cursor") { try filter.continueAfter(cursor) }
        return filter
    }

    private static func reply(
        _ record: WaitingEntryRecord,
        _ call: Call,
        status: Int = 200
    ) throws -> Reply {
        let own = !call.scope.actor.worksHere
        let address = status == 201 && !own ? call.address("waiting-list/\(record.entry.id)") : nil
        return try Reply.json(status: status, etag: record.entry.revision, location: address) { json in
            try record.write(to: &json, own: own, in: call.scope)
        }
    }

    private static func reply(_ page: WaitingListPage, own: Bool, _ call: Call) throws -> Reply {
        try Reply.json { json in
            json.beginObject()
            json.key("items")
            json.beginArray()
            for item in page.items { try item.write(to: &json, own: own, in: call.scope) }
            json.endArray()
            json.field("total", page.total)
            json.field("next", page.next)
            json.endObject()
        }
    }
}
