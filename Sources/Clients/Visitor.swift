public import Core
import Identity
public import Postgres
public import Tenancy

/// Somebody who books online without signing in, as they wrote themselves down (S0-21, S3-10).
///
/// People are not email addresses: a visitor is a client who is known already only where email and name are the same,
/// and nobody is ever renamed or given another address by a booking (B.2).
public struct Visitor: Sendable {
    let details: ClientDetails
    /// With which they can be reached, and by which they are looked up.
    public var email: String? { details.email }
    /// In the international form of E.164.
    public var phone: String? { details.phone }

    /// Reads what a visitor writes of themselves.
    ///
    /// - Parameter needsEmail: whatever the rules say, as where a login is made of it (S0-21).
    /// - Throws: `Problem.invalid` with every issue at once; fields are named as below `prefix`.
    public init(
        _ body: JSONValue,
        rules: ClientRules,
        needsEmail: Bool,
        prefix: String
    ) throws(Problem) {
        guard case .object = body else {
            throw .invalid(field: prefix, code: "wrong_type", message: "Write an object.")
        }
        do throws(Problem) {
            let draft = try ClientDraft(
                visitor: FieldReader(body),
                rules: needsEmail ? rules.requiring(.email) : rules
            )
            details = draft.details
        } catch {
            throw .invalid(
                error.issues.map { issue in
                    FieldIssue(
                        field: "\(prefix).\(issue.field)",
                        code: issue.code,
                        message: issue.message
                    )
                }
            )
        }
    }

    /// The statement that finds the client who this is, and what is known of their login.
    public var lookup: SQL {
        VisitorQueries.lookup(details)
    }

    /// The client who this is, from the answer to `lookup`.
    ///
    /// - Parameter grantsLogin: makes a login for whoever has none, unless another client has one with that email.
    public func resolved(_ answer: Rows, grantsLogin: Bool, _ world: World) throws -> VisitingClient {
        let known = try answer.one { row in
            (
                id: try row.next(ClientID?.self), isArchived: try row.next(Bool?.self),
                hasLogin: try row.next(Bool.self), isTaken: try row.next(Bool.self)
            )
        }
        return VisitingClient(
            id: known.id ?? ClientID.make(world),
            isNew: known.id == nil,
            isArchived: known.isArchived ?? false,
            isGranted: grantsLogin && email != nil && !known.hasLogin && !known.isTaken
        )
    }
}

/// The client that a visitor is, or is about to become.
public struct VisitingClient: Sendable, Hashable {
    /// The client.
    public let id: ClientID
    /// Not known until now.
    public let isNew: Bool
    /// Who comes back from the archive by booking again.
    let isArchived: Bool
    /// Gets a login with this booking.
    let isGranted: Bool
}

extension ClientOperations {
    /// Adds a visitor who is new; before anything refers to them.
    public func enter(
        _ visitor: Visitor,
        as client: VisitingClient,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        guard client.isNew else { return }
        try await add(client.id, visitor.details, in: transaction, scope)
    }

    /// Brings a visitor back from the archive and gives them a login, where that is due; after their appointment is
    /// written, because clients are locked last.
    public func settle(
        _ visitor: Visitor,
        as client: VisitingClient,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        if client.isArchived {
            let now = scope.world.now()
            for statement in ClientRemovalQueries.statements(.restore, [client.id], now: now, scope) {
                transaction.later(statement)
            }
        }
        guard client.isGranted, let email = visitor.email.flatMap({ try? EmailAddress($0) }) else { return }
        try await CustomerAccounts.allowLogin(client.id, email: email, in: transaction, scope)
    }

    /// Adds a client whom staff enter together with something else, such as an appointment.
    ///
    /// - Throws: `Problem.forbidden` where the actor may not add clients.
    public func enter(
        _ draft: ClientDraft,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> ClientID {
        try scope.clientReach(.createClients).insist(on: scope.branch)
        if draft.details.loginAllowed { try scope.require(.manageClientLogins) }
        let id = ClientID.make(scope.world)
        try await add(id, draft.details, in: transaction, scope)
        return id
    }
}
