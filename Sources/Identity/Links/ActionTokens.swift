public import Core

/// Makes the secrets of links in messages: the same at each try of one message, so that a message that is sent twice
/// carries one link.
public struct ActionTokens: Sendable {
    private let key: [UInt8]

    /// - Parameter secret: the deployment's; another one is derived from it for this use.
    public init(secret: [UInt8]) {
        key = Cryptography.hmacSHA256(key: secret, Array("foyer action links".utf8))
    }

    /// The secret of the link of a kind in a message.
    public func token(_ kind: ActionLinkKind, of notification: NotificationID) -> Token {
        Token.derived(from: "\(kind.rawValue) \(notification)", key: key)
    }

    /// The secret of the link that whoever books online is answered with: the same each time the answer is asked for.
    public func token(ofBooking attendee: AttendeeID) -> Token {
        Token.derived(from: "booking \(attendee)", key: key)
    }
}
