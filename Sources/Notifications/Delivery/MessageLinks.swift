import Core
import Identity
import Outbox
import Tenancy

/// The links that act in one message: those that its words want, each with its own secret.
struct MessageLinks: Sendable {
    /// By kind; made with the message, so that they work before it goes.
    let links: [ActionLinkKind: ActionLink]

    /// No link at all.
    static let none = MessageLinks(links: [:])

    private init(links: [ActionLinkKind: ActionLink]) {
        self.links = links
    }

    /// - Parameters:
    ///   - wanted: the values that the words want.
    ///   - tokens: makes the same secrets at each try of the message.
    init(
        _ facts: MessageFacts,
        _ event: MessageEvent,
        wanted: Set<Shortcode>,
        tokens: ActionTokens,
        in scope: Scope
    ) {
        guard let client = facts.receiver.client, facts.audience == .client else {
            self = .none
            return
        }
        let isSignedInByLinks = scope.settings[AccessSettings.loginModes].contains(.notificationLink)
        var kinds: [ActionLinkKind] = []
        if let appointment = facts.appointment {
            let offers: [(Shortcode, ActionLinkKind)] = [
                (.manageLink, .manage), (.cancelLink, .cancel), (.confirmLink, .confirm),
            ]
            kinds += offers.filter { wanted.contains($0.0) }.map(\.1)
            // What a push message leads to.
            if facts.channel == .push, appointment.endsAt > facts.createdAt { kinds.append(.manage) }
        }
        if isSignedInByLinks, wanted.contains(.customerPanelURL) { kinds.append(.panel) }
        if wanted.contains(.urlToChangePreferences) || event.category.isUnsubscribed {
            kinds.append(.unsubscribe)
        }
        links = Dictionary(
            kinds.map { kind in
                let isAboutIt = [.manage, .cancel, .confirm].contains(kind)
                let appointment = isAboutIt ? facts.appointment : nil
                let end = facts.createdAt.adding(kind.lifetime)
                let link = ActionLink(
                    id: ActionLinkID.make(scope.world),
                    kind: kind,
                    token: tokens.token(kind, of: facts.id),
                    client: client,
                    appointment: appointment?.id,
                    category: kind == .unsubscribe ? event.category.rawValue : nil,
                    channel: kind == .unsubscribe ? facts.channel.rawValue : nil,
                    expiresAt: appointment.map { max($0.endsAt, end) } ?? end
                )
                return (kind, link)
            },
            uniquingKeysWith: { first, _ in first }
        )
    }
}

extension MessageCategory {
    /// Whether a mail program offers to end such messages with one click: what nobody has asked for (RFC 8058).
    var isUnsubscribed: Bool { self == .marketing || self == .service || self == .packages }
}
