public import Core
import Identity
import Outbound
import Outbox
import Postgres
import Tenancy

/// What can be done with a business's own accounts for sending messages.
public struct MessageAccountOperations: Sendable {
    private let sealer: Sealer
    private let test: MessageAccountTest

    /// - Parameters:
    ///   - sealer: the one with which the worker opens them.
    ///   - carriers: hand messages over; their rule about private networks holds for all.
    ///   - contact: whom push services turn to, as `mailto:` or `https:`.
    public init(sealer: Sealer, carriers: MessageCarriers, contact: String) {
        self.sealer = sealer
        test = MessageAccountTest(carriers: carriers, contact: contact)
    }

    private var allowsPrivate: Bool { test.carriers.allowsPrivateAddresses }

    /// Every account.
    func list(in scope: Scope) async throws -> WholeList<MessageAccount> {
        try scope.require(.manageMessageAccounts)
        let rows = try await scope.read(MessageAccountQueries.list)[0]
        return WholeList<MessageAccount>(items: try rows.map(MessageAccount.init(row:)))
    }

    /// The account of a channel.
    func find(_ channel: MessageChannel, in scope: Scope) async throws -> MessageAccount {
        try scope.require(.manageMessageAccounts)
        let rows = try await scope.read(MessageAccountQueries.find(channel))[0]
        guard let account = try rows.first(MessageAccount.init(row:)) else {
            throw Problem.notFound(.messageAccount)
        }
        return account
    }

    /// Makes the account of a channel, or replaces it as a whole; a secret that is left out stays where it may.
    ///
    /// A new one switches the messages on that are usual on its channel.
    ///
    /// - Throws: `Problem.invalid` with everything that is not right; `Problem.editConflict`.
    func put(
        _ fields: FieldReader,
        _ channel: MessageChannel,
        ifRevision allows: @Sendable (Int64) -> Bool,
        in scope: Scope
    ) async throws -> (account: MessageAccount, isNew: Bool) {
        try scope.require(.manageMessageAccounts)
        let (draft, given) = try MessageAccountDraft.read(fields, for: channel, allowsPrivate: allowsPrivate)
        return try await scope.write { transaction in
            let before = try await Self.lock(channel, in: transaction)
            guard allows(before?.account.revision ?? 0) else { throw Problem.editConflict }
            let (now, staff) = (scope.world.now(), scope.actor.staff)
            let id = before?.account.id ?? MessageAccountID.make(scope.world)
            let sealed = try sealed(given, draft, id, before)
            let statement =
                before == nil
                ? MessageAccountQueries.insert(id, draft, sealed: sealed, now: now, by: staff)
                : MessageAccountQueries.update(id, draft, sealed: sealed, now: now, by: staff)
            // Where somebody else was quicker, this one has not seen what is there.
            guard try await transaction.execute(statement) == 1 else { throw Problem.editConflict }
            if before == nil, !channel.usualMessages.isEmpty {
                transaction.later(MessageAccountQueries.switchOn(channel.usualMessages, channel))
            }
            transaction.later(Self.audit(draft, given, id, before?.account, in: scope))
            release(channel, in: transaction, scope)
            let account = try await transaction.one(
                MessageAccountQueries.find(channel),
                as: MessageAccount.init(row:)
            )
            return (account, before == nil)
        }
    }

    /// Ends the account of a channel; mails go through the deployment's server again, other messages not at all.
    func remove(
        _ channel: MessageChannel,
        ifRevision allows: @Sendable (Int64) -> Bool,
        in scope: Scope
    ) async throws {
        try scope.require(.manageMessageAccounts)
        try await scope.write { transaction in
            guard let before = try await Self.lock(channel, in: transaction)?.account else {
                throw Problem.notFound(.messageAccount)
            }
            guard allows(before.revision) else { throw Problem.editConflict }
            transaction.later(MessageAccountQueries.delete(before.id))
            let changes: [String: JSONValue] = ["channel": [.string(channel.rawValue), nil]]
            transaction.later(
                scope.audit("message_account.removed", "message_account", before.id, changes: changes)
            )
            release(channel, in: transaction, scope)
        }
    }

    /// Sends one message now by the account of a channel, and answers with what the server said.
    ///
    /// - Parameter to: an address or a number; nothing for push messages, which go to the browsers of who asks.
    func test(
        _ channel: MessageChannel,
        to receiver: String?,
        in scope: Scope
    ) async throws -> MessageAccountTest.Answer {
        try scope.require(.manageMessageAccounts)
        let own = scope.actor.staff.map { [$0] } ?? []
        let answers = try await scope.read(
            MessageAccountQueries.find(channel),
            PushSubscriptionQueries.ofReceivers([], own)
        )
        guard answers[0].count > 0 else { throw Problem.notFound(.messageAccount) }
        let accounts = try MessageAccounts(answers[0], opening: sealer, allowsPrivate: allowsPrivate)
        let browsers = try answers[1].map(StoredPushSubscription.init(row:))
        let (answer, ended) = try await test.send(channel, accounts, to: receiver, browsers, in: scope)
        if !ended.isEmpty { _ = try await scope.read(PushSubscriptionQueries.delete(ended)) }
        return answer
    }
}

extension MessageAccountOperations {
    /// Sends soon what has waited because the account could not be used.
    private func release(_ channel: MessageChannel, in transaction: Transaction, _ scope: Scope) {
        transaction.later(DeliveryQueries.release(.accountUnusable, channel, now: scope.world.now()))
        DueWork().want(.messages, after: transaction, in: scope)
    }

    /// An account and its sealed secret.
    private struct Stored {
        let account: MessageAccount
        let sealed: [UInt8]?
    }

    private static func lock(_ channel: MessageChannel, in transaction: Transaction) async throws -> Stored? {
        try await transaction.first(MessageAccountQueries.lock(channel)) { row in
            Stored(account: try MessageAccount(row: &row), sealed: try row.next([UInt8]?.self))
        }
    }

    /// The secret that is to be kept, sealed.
    private func sealed(
        _ given: Change<String>,
        _ draft: MessageAccountDraft,
        _ id: MessageAccountID,
        _ before: Stored?
    ) throws(Problem) -> [UInt8]? {
        if case .keep = given, let before, before.sealed != nil, draft.needsSecret {
            guard draft.mayKeepSecret(of: before.account.draft) else {
                throw .invalid(
                    field: "secret",
                    code: "required",
                    message: "Write the secret again: it was for another server or another name."
                )
            }
            return before.sealed
        }
        do {
            _ = try draft.opened(with: given.value, allowsPrivate: allowsPrivate)
        } catch {
            throw .invalid([FieldIssue(field: "secret", error)])
        }
        guard let secret = given.value else { return nil }
        guard draft.needsSecret else {
            throw .invalid(
                field: "user",
                code: "required",
                message: "Write the user to whom the secret belongs."
            )
        }
        return MessageAccountSecret.seal(secret, of: id, sealer)
    }

    /// What changed, and of the secret only that it did.
    private static func audit(
        _ draft: MessageAccountDraft,
        _ secret: Change<String>,
        _ id: MessageAccountID,
        _ before: MessageAccount?,
        in scope: Scope
    ) -> SQL {
        let old = before?.draft.fields ?? [:]
        let names = Set(draft.fields.keys).union(old.keys).filter { draft.fields[$0] != old[$0] }
        var changes = Dictionary(
            uniqueKeysWithValues: names.map { name in
                (name, JSONValue.array([old[name] ?? .null, draft.fields[name] ?? .null]))
            }
        )
        changes["channel"] = [
            before.map { .string($0.draft.channel.rawValue) } ?? nil, .string(draft.channel.rawValue),
        ]
        if secret.value != nil { changes["secret_set"] = [.bool(before?.hasSecret ?? false), true] }
        let action = before == nil ? "message_account.created" : "message_account.edited"
        return scope.audit(action, "message_account", id, changes: changes)
    }
}

extension MessageChannel {
    /// What a business that begins to send by the channel sends by it, until it chooses otherwise.
    ///
    /// Texts cost money and disturb: only what cannot wait. Push messages are free and silent enough for all.
    var usualMessages: [(event: MessageEvent, audience: MessageAudience)] {
        switch self {
        case .email: []
        case .sms, .whatsApp:
            [.reminder, .rescheduled, .cancelled, .waitingListOffered].map { ($0, .client) }
        case .push:
            MessageEvent.allCases.filter { $0.category == .appointment }.flatMap { event in
                event.audiences.map { (event, $0) }
            }
        }
    }
}
