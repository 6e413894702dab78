import Core
import FoundationEssentials

/// A password as PostgreSQL stores it (RFC 5803), so that the clear one never travels in a statement that the
/// server may log.
struct ScramVerifier {
    /// What stands after PASSWORD.
    let text: String

    /// PostgreSQL's own number of rounds.
    static let iterations = 4_096

    /// - Parameter password: ASCII, so that no normalisation is needed.
    init(password: String, salt: [UInt8], iterations: Int = ScramVerifier.iterations) {
        let key = Array(password.utf8)
        var block = Cryptography.hmacSHA256(key: key, salt + [0, 0, 0, 1])
        var salted = block
        for _ in 1..<iterations {
            block = Cryptography.hmacSHA256(key: key, block)
            for index in salted.indices { salted[index] ^= block[index] }
        }
        let storedKey = Cryptography.sha256(
            Cryptography.hmacSHA256(key: salted, Array("Client Key".utf8))
        )
        let serverKey = Cryptography.hmacSHA256(key: salted, Array("Server Key".utf8))
        text =
            "SCRAM-SHA-256$\(iterations):\(Self.base64(salt))$\(Self.base64(storedKey)):\(Self.base64(serverKey))"
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
    }
}
