import NIOHTTP1

/// Gives every request of a connection a name for logs and answers.
///
/// Not a secret: a random start and a good mixing keep them from repeating.
struct RequestIDs {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    private static let lengthMax = 64
    private var state = UInt64.random(in: .min ... .max)

    /// The client's own `X-Request-Id` where it is harmless, else a new one.
    mutating func id(for head: HTTPRequestHead) -> String {
        if let given = head.headers.first(name: "x-request-id"), Self.isHarmless(given) { return given }
        return next()
    }

    /// 13 characters: short enough for a string without an allocation.
    mutating func next() -> String {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        bits ^= bits >> 31
        return String(unsafeUninitializedCapacity: 13) { text in
            for index in 0..<13 {
                text[index] = Self.alphabet[Int(truncatingIfNeeded: bits & 31)]
                bits >>= 5
            }
            return 13
        }
    }

    private static func isHarmless(_ text: String) -> Bool {
        (1...lengthMax).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                    UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }
}
