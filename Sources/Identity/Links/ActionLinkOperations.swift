public import Core
import Postgres
public import Tenancy

/// A link in a message that works, as it was found by its secret.
public struct FoundActionLink: Sendable {
    /// What never changes.
    public let id: ActionLinkID
    /// What it is for.
    public let kind: ActionLinkKind
    /// Who may use it.
    public let client: ClientID
    /// The appointment that it is about, if it is about one.
    public let appointment: AppointmentID?
    /// Of the messages that it ends.
    public let category: String?
    /// The channel of the messages that it ends.
    public let channel: String?
    /// When it stops working.
    public let expiresAt: Instant
    /// The client's.
    public let language: String?
}

/// Finding and using links in messages.
public struct ActionLinkOperations: Sendable {
    /// It keeps nothing.
    public init() {}

    /// What a link is for; changes nothing.
    ///
    /// - Throws: `Problem.linkExpired` for one that is unknown, too old, used up, taken back, or of a way into the panel
    ///   that the business does not want.
    public func find(_ token: Token?, in scope: Scope) async throws -> FoundActionLink {
        // What can be no token costs the same as one that nobody has.
        let hash = token?.hash ?? []
        let rows = try await scope.read(ActionLinkQueries.working(tokenHash: hash, now: scope.world.now()))[0]
        guard let link = try rows.first(FoundActionLink.init(row:)), Self.isWanted(link.kind, in: scope)
        else {
            throw Problem.linkExpired
        }
        return link
    }

    /// Signs a client in by a link: one that works once is used up by it.
    ///
    /// - Throws: `Problem.linkExpired` where somebody else was faster, or the client may not sign in any more;
    ///   `Problem.panelDisabled`.
    public func signIn(
        _ link: FoundActionLink,
        transport: SessionTransport,
        in scope: Scope
    ) async throws -> NewSession {
        guard scope.settings[AccessSettings.panel] else { throw Problem.panelDisabled }
        precondition(link.kind == .signIn || link.kind == .panel, "only links into the panel sign in")
        return try await scope.write { transaction in
            let statement =
                link.kind.isSingleUse
                ? ActionLinkQueries.use(link.id, now: scope.world.now()) : ActionLinkQueries.hold(link.id)
            guard try await transaction.first(statement, as: { _ in true }) != nil,
                let session = try await SessionOperations.signIn(
                    link.client,
                    transport: transport,
                    in: transaction,
                    scope
                )
            else { throw Problem.linkExpired }
            return session
        }
    }

    private static func isWanted(_ kind: ActionLinkKind, in scope: Scope) -> Bool {
        let modes = scope.settings[AccessSettings.loginModes]
        return switch kind {
        case .signIn: modes.contains(.magicLink)
        case .panel: modes.contains(.notificationLink)
        case .manage, .cancel, .confirm, .unsubscribe: true
        }
    }
}

extension FoundActionLink {
    /// Reads a row of `ActionLinkQueries.working`.
    init(row: inout RowReader) throws {
        id = try row.next()
        let word = try row.next(String.self)
        guard let kind = ActionLinkKind(rawValue: word) else {
            throw Problem.broken(context: "a link in a message is for '\(word)'")
        }
        self.kind = kind
        client = try row.next()
        appointment = try row.next(AppointmentID?.self)
        category = try row.next(String?.self)
        channel = try row.next(String?.self)
        expiresAt = try row.next()
        language = try row.next(String?.self)
    }
}
