/// Reads fixed forms such as dates and times, character by character.
struct DigitReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    var atEnd: Bool {
        position == bytes.count
    }

    /// Exactly so many digits.
    mutating func number(length: Int) -> Int? {
        guard position + length <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[position..<position + length] {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        position += length
        return value
    }

    /// One digit, if one is next.
    mutating func digit() -> Int? {
        number(length: 1)
    }

    /// The next byte, if it is one of these.
    mutating func oneOf(_ choices: String) -> UInt8? {
        guard position < bytes.count, choices.utf8.contains(bytes[position]) else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func skip(_ choices: String) -> Bool {
        oneOf(choices) != nil
    }
}
