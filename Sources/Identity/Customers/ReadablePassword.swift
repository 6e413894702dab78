import Core

/// A random password that people can read to each other: `h7km3-xpq9w-tr4dc`, 74 bits.
enum ReadablePassword {
    /// Without signs that look or sound alike.
    private static let alphabet = Array("23456789abcdefghjkmnpqrstuvwxyz".utf8)
    private static let groups = 3
    private static let groupLength = 5

    static func make(_ world: World) -> String {
        (0..<groups).map { _ in String(decoding: group(world), as: UTF8.self) }.joined(separator: "-")
    }

    private static func group(_ world: World) -> [UInt8] {
        // Bytes beyond the last whole multiple would make the first signs likelier.
        let fair = 256 / alphabet.count * alphabet.count
        var signs: [UInt8] = []
        while signs.count < groupLength {
            signs += world.randomBytes(groupLength).map(Int.init).filter { $0 < fair }
                .map { alphabet[$0 % alphabet.count] }
        }
        return Array(signs.prefix(groupLength))
    }
}
