import Core
import FoundationEssentials

/// The number of an advisory lock with which whoever books keeps others waiting.
struct LockKey: Sendable, Hashable, Comparable {
    let value: Int64

    /// The last 64 bits of a key: those of an employee, a resource or a client.
    init<Subject>(_ id: ID<Subject>) {
        let bytes = id.uuid.uuid
        let low = [bytes.8, bytes.9, bytes.10, bytes.11, bytes.12, bytes.13, bytes.14, bytes.15]
        value = Int64(bitPattern: low.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    /// A number made of texts, such as a schema, an email address and a phone number.
    init(_ texts: String...) {
        let hash = Cryptography.sha256(Array(texts.joined(separator: "\u{0}").utf8))
        value = Int64(bitPattern: hash.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    static func < (left: Self, right: Self) -> Bool {
        left.value < right.value
    }
}
