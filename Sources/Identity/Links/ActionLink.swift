public import Core

/// What a link in a message is for.
public enum ActionLinkKind: String, Sendable, CaseIterable {
    /// Signs in to the panel, once.
    case signIn = "sign_in"
    /// Signs in to the panel as often as it is used, until it expires or is taken back.
    case panel
    /// Shows one appointment, and cancels, moves or confirms it.
    case manage
    /// Cancels one appointment.
    case cancel
    /// Says that the client will come to one appointment.
    case confirm
    /// Ends the messages of one category by one channel.
    case unsubscribe

    /// Whether it works once only.
    public var isSingleUse: Bool { self == .signIn }

    /// How long a link works that is about no appointment; links about one work until it has ended.
    public var lifetime: Duration {
        switch self {
        case .signIn: .seconds(30 * 60)
        case .panel, .manage, .cancel, .confirm: .seconds(30 * 86_400)
        // Who wants no more messages may find the oldest of them first.
        case .unsubscribe: .seconds(365 * 86_400)
        }
    }
}

/// A link in a message: for one purpose and one client, for some time.
public struct ActionLink: Sendable {
    /// What never changes.
    public let id: ActionLinkID
    /// What it is for.
    public let kind: ActionLinkKind
    /// The secret that it carries.
    public let token: Token
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

    /// A link of these parts; what it is about must fit its kind.
    public init(
        id: ActionLinkID,
        kind: ActionLinkKind,
        token: Token,
        client: ClientID,
        appointment: AppointmentID? = nil,
        category: String? = nil,
        channel: String? = nil,
        expiresAt: Instant
    ) {
        self.id = id
        self.kind = kind
        self.token = token
        self.client = client
        self.appointment = appointment
        self.category = category
        self.channel = channel
        self.expiresAt = expiresAt
    }
}
