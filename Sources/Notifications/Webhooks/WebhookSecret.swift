import Core

/// With what a webhook's messages are signed.
struct WebhookSecret: Sendable, CustomStringConvertible {
    /// What the receiver keeps; its bytes are the key.
    let text: String

    /// A new secret.
    static func make(_ world: World) -> WebhookSecret {
        WebhookSecret(text: "whsec_" + Token.make(world).text)
    }

    private init(text: String) {
        self.text = text
    }

    /// Opens what was sealed for a webhook; nil where it was sealed under another key.
    init?(_ sealed: [UInt8], of webhook: WebhookID, _ sealer: Sealer) {
        guard let bytes = sealer.open(sealed, for: webhook) else { return nil }
        text = String(decoding: bytes, as: UTF8.self)
    }

    func sealed(for webhook: WebhookID, _ sealer: Sealer) -> [UInt8] {
        sealer.seal(Array(text.utf8), for: webhook)
    }

    /// The value of the header `Foyer-Signature` for a body that is sent at a moment.
    func signature(of body: [UInt8], at moment: Instant) -> String {
        let time = String(moment.microseconds / 1_000_000)
        let digest = Cryptography.hmacSHA256(key: Array(text.utf8), Array(time.utf8) + [0x2E] + body)
        return "t=\(time),v1=\(Cryptography.hex(digest))"
    }

    /// Says nothing, so that a secret cannot slip into a log.
    var description: String {
        "WebhookSecret"
    }
}
