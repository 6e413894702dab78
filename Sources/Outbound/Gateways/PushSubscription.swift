public import Core

/// A browser that takes push messages (RFC 8030), with the keys under which they are encrypted for it (RFC 8291).
public struct PushSubscription: Sendable, Hashable {
    /// Where its push service takes messages; whoever knows it can write to the browser.
    public let endpoint: String
    /// The browser's public key: a point of P-256 in 65 bytes.
    public let publicKey: [UInt8]
    /// A secret of 16 bytes that only the browser knows besides.
    public let authSecret: [UInt8]

    let address: WebAddress

    /// The longest endpoint that is taken.
    public static let endpointMax = 2_000
    /// How many bytes the secret has.
    public static let authSecretBytes = 16

    /// Reads a subscription.
    public init(endpoint: String, publicKey: [UInt8], authSecret: [UInt8]) throws(ValueIssue) {
        let address = try WebAddress(endpoint)
        guard !address.hasCredentials else {
            throw .invalid("Write the endpoint as the browser gave it.")
        }
        guard EllipticKey.isPublicKey(publicKey) else {
            throw .invalid("Write the key p256dh as the browser gave it: a point of P-256 in 65 bytes.")
        }
        guard authSecret.count == Self.authSecretBytes else {
            throw .invalid("Write the key auth as the browser gave it: 16 bytes.")
        }
        self.endpoint = address.text
        self.publicKey = publicKey
        self.authSecret = authSecret
        self.address = address
    }

    /// Whose service takes the messages, as it may be shown.
    public var host: String { address.host }
}

/// With what the deployment signs to push services (RFC 8292): one pair of keys for all businesses.
///
/// Browsers keep the public key with what they agreed to, so another secret of the deployment makes their consent void.
public struct PushKeys: Sendable {
    private let key: EllipticKey

    /// The keys that are made of the deployment's secret, always the same.
    public init(secret: [UInt8]) {
        key = EllipticKey(secret: secret, purpose: "push messages")
    }

    /// What browsers are given as `applicationServerKey`: a point of P-256 in 65 bytes.
    public var publicKey: [UInt8] { key.publicKey }

    /// The value of the header `Authorization` for a push service.
    ///
    /// - Parameters:
    ///   - origin: the push service's.
    ///   - subject: who sends, as `mailto:` or `https:`.
    func authorization(origin: String, subject: String, now: Instant) -> String {
        var claims = JSONWriter()
        claims.object { json in
            json.field("aud", origin)
            json.field("exp", now.adding(.seconds(Self.lifetimeSeconds)).microseconds / 1_000_000)
            json.field("sub", subject)
        }
        let header = Base64URL.encode(Array(#"{"typ":"JWT","alg":"ES256"}"#.utf8))
        let signed = "\(header).\(Base64URL.encode(claims.bytes))"
        let signature = Base64URL.encode(key.signature(of: Array(signed.utf8)))
        return "vapid t=\(signed).\(signature),k=\(Base64URL.encode(publicKey))"
    }

    /// Half of what push services take at most: clocks differ.
    private static let lifetimeSeconds = 12 * 3_600
}

/// A message to a browser.
public struct PushMessage: Sendable, Hashable {
    /// How much a message matters to a device that saves its battery (RFC 8030).
    public enum Urgency: String, Sendable, Hashable, CaseIterable {
        /// On power and Wi-Fi.
        case veryLow = "very-low"
        /// On either.
        case low
        /// On neither.
        case normal
        /// With a low battery too.
        case high
    }

    /// What names the message; one that is sent again takes the place of the first where that was not shown yet.
    public let id: String
    /// What the page's worker reads.
    public let payload: [UInt8]
    /// How long the push service keeps it for a device that is off.
    public let lifetime: Duration
    /// How much it matters.
    public let urgency: Urgency
    /// Who sends, as `mailto:` or `https:`: whom the push service turns to.
    public let subject: String

    /// The largest payload: what is encrypted has 4,096 bytes at most.
    public static let payloadMax = 3_900

    /// A message of these parts.
    public init(id: String, payload: [UInt8], lifetime: Duration, urgency: Urgency, subject: String) {
        self.id = id
        self.payload = payload
        self.lifetime = lifetime
        self.urgency = urgency
        self.subject = subject
    }
}
