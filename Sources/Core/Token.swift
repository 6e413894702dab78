/// A secret of 256 bits that nobody guesses; only its hash is ever stored.
public struct Token: Sendable, CustomStringConvertible {
    private let bytes: [UInt8]

    /// A new secret.
    public static func make(_ world: World) -> Token {
        let bytes = world.randomBytes(32)
        precondition(bytes.count == 32, "World.randomBytes must give as many bytes as asked for")
        return Token(bytes: bytes)
    }

    /// The secret that belongs to a text under a key: the same each time, and nobody finds it without the key.
    public static func derived(from text: String, key: [UInt8]) -> Token {
        Token(bytes: Cryptography.hmacSHA256(key: key, Array(text.utf8)))
    }

    /// Reads the text of a secret; nil for anything else.
    public init?(_ text: String) {
        guard text.utf8.count == 43, let bytes = Base64URL.decode(text), bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// What is handed to its owner: 43 characters that need no escaping in addresses and headers.
    public var text: String {
        Base64URL.encode(bytes)
    }

    /// What is stored: SHA-256 of the bytes.
    public var hash: [UInt8] {
        Cryptography.sha256(bytes)
    }

    /// Says nothing, so that a secret cannot slip into a log.
    public var description: String {
        "Token"
    }
}
