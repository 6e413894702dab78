import Core
import Outbound
import Outbox
import Postgres

/// Whose browser it is.
enum PushOwner: Sendable, Hashable {
    case client(ClientID)
    case staff(StaffID)

    /// Who is signed in; nil for whoever has no messages.
    init?(_ actor: Actor) {
        if let client = actor.customer {
            self = .client(client)
        } else if let staff = actor.staff {
            self = .staff(staff)
        } else {
            return nil
        }
    }

    var client: ClientID? {
        guard case .client(let id) = self else { return nil }
        return id
    }

    var staff: StaffID? {
        guard case .staff(let id) = self else { return nil }
        return id
    }
}

/// A browser that takes push messages, as its owner sees it; where it takes them is a secret.
struct PushBrowser: Sendable, JSONEncodable {
    let id: PushSubscriptionID
    let host: String
    let name: String?
    let createdAt: Instant

    static let nameMax = 100
    /// How many a person may have; the one that was named longest ago makes room.
    static let countMax = 20

    /// Reads a row of `PushSubscriptionQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        let endpoint = try row.next(String.self)
        host = (try? WebAddress(endpoint))?.host ?? ""
        name = try row.next(String?.self)
        createdAt = try row.next()
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("host", host)
            json.field("name", name)
            json.field("created_at", createdAt)
        }
    }
}

/// What a page needs to ask a browser for push messages.
struct PushOffer: Sendable, JSONEncodable {
    let publicKey: [UInt8]
    /// Whether the business sends any.
    let isEnabled: Bool

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("public_key", Base64URL.encode(publicKey))
            json.field("enabled", isEnabled)
        }
    }
}

/// A browser as its own words describe it (`PushSubscription.toJSON()`), and what its owner calls it.
struct PushBrowserDraft: Sendable {
    let subscription: PushSubscription
    let name: String?

    /// - Parameter allowsPrivate: push services without encryption and in private networks are spoken to as well.
    /// - Throws: `Problem.invalid` with everything that is not right.
    init(_ body: FieldReader, allowsPrivate: Bool) throws(Problem) {
        var fields = body
        let endpoint = fields.value("endpoint") { text throws(ValueIssue) in
            let address = try WebAddress(text)
            if let refusal = address.refusal(allowsPrivate: allowsPrivate) { throw refusal }
            return text
        }
        let address = fields.required(endpoint, "endpoint")
        // Browsers write when it ends, which they do not know.
        _ = fields.raw("expirationTime")
        var keys: (publicKey: [UInt8], authSecret: [UInt8])?
        let object = fields.object("keys")
        if var inner = object.value {
            let publicKey = inner.required(inner.value("p256dh", Self.publicKey), "p256dh")
            let authSecret = inner.required(inner.value("auth", Self.authSecret), "auth")
            fields.adopt(inner)
            if let publicKey, let authSecret { keys = (publicKey, authSecret) }
        } else {
            _ = fields.required(object, "keys")
        }
        name = fields.text("name", max: PushBrowser.nameMax).value
        try fields.finish()
        guard let address, let keys else {
            throw .broken(context: "a browser without an endpoint or keys was let pass")
        }
        do {
            subscription = try PushSubscription(
                endpoint: address,
                publicKey: keys.publicKey,
                authSecret: keys.authSecret
            )
        } catch {
            throw .invalid([FieldIssue(field: "endpoint", error)])
        }
    }

    private static func publicKey(_ text: String) throws(ValueIssue) -> [UInt8] {
        guard let bytes = bytes(text), EllipticKey.isPublicKey(bytes) else {
            throw .invalid(
                "Write the key as the browser gave it: a point of P-256 in 65 bytes, in base64url."
            )
        }
        return bytes
    }

    private static func authSecret(_ text: String) throws(ValueIssue) -> [UInt8] {
        guard let bytes = bytes(text), bytes.count == PushSubscription.authSecretBytes else {
            throw .invalid("Write the secret as the browser gave it: 16 bytes, in base64url.")
        }
        return bytes
    }

    /// Some programs write the other alphabet, or padding.
    private static func bytes(_ text: String) -> [UInt8]? {
        Base64URL.decode(text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: ""))
    }
}
