import CArgon2
import Core
import FoundationEssentials

/// An Argon2id hash with its salt and cost, as it stands in `accounts.password_hash`.
struct PasswordHash: Sendable, Hashable {
    let cost: HashingCost
    let salt: [UInt8]
    let tag: [UInt8]

    static let saltBytes = 16
    static let tagBytes = 32

    init(cost: HashingCost, salt: [UInt8], tag: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.tag = tag
    }

    /// Reads the encoded form, `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<tag>`; nothing else is understood.
    init?(encoded text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard
            parts.count == 6, parts[0].isEmpty, parts[1] == "argon2id", parts[2] == "v=19",
            let cost = Self.cost(of: parts[3]),
            let salt = Self.bytes(of: parts[4]), (8...64).contains(salt.count),
            let tag = Self.bytes(of: parts[5]), (16...64).contains(tag.count)
        else { return nil }
        self.init(cost: cost, salt: salt, tag: tag)
    }

    /// The PHC string: everything that is needed to check a password later.
    var encoded: String {
        "$argon2id$v=19$m=\(cost.memoryKiB),t=\(cost.passes),p=\(cost.lanes)"
            + "$\(Self.text(of: salt))$\(Self.text(of: tag))"
    }

    /// A hash that no password has, and whose checking costs what the checking of a real one costs.
    static func decoy(cost: HashingCost, world: World) -> PasswordHash {
        PasswordHash(cost: cost, salt: world.randomBytes(saltBytes), tag: world.randomBytes(tagBytes))
    }

    /// Computes the tag; takes the cost's memory and tens of milliseconds of the calling thread.
    static func tag(of password: [UInt8], salt: [UInt8], cost: HashingCost, count: Int) throws -> [UInt8] {
        var tag = [UInt8](repeating: 0, count: count)
        let status = unsafe argon2id_hash_raw(
            UInt32(cost.passes),
            UInt32(cost.memoryKiB),
            UInt32(cost.lanes),
            password,
            password.count,
            salt,
            salt.count,
            &tag,
            count
        )
        // Only memory can be missing: everything else is within bounds by construction.
        guard status == ARGON2_OK.rawValue else {
            throw Problem.broken(context: "argon2id_hash_raw answered \(status)")
        }
        return tag
    }

    private static func cost(of text: Substring) -> HashingCost? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard
            parts.count == 3, parts[0].hasPrefix("m="), parts[1].hasPrefix("t="), parts[2].hasPrefix("p="),
            let memory = Int(parts[0].dropFirst(2)), HashingCost.allowedMemoryKiB.contains(memory),
            let passes = Int(parts[1].dropFirst(2)), HashingCost.allowedPasses.contains(passes),
            let lanes = Int(parts[2].dropFirst(2)), HashingCost.allowedLanes.contains(lanes),
            memory >= 8 * lanes
        else { return nil }
        return HashingCost(memoryKiB: memory, passes: passes, lanes: lanes)
    }

    // The PHC string format uses base64 without padding.
    private static func text(of bytes: [UInt8]) -> String {
        let padded = Data(bytes).base64EncodedString()
        return String(padded.prefix { $0 != "=" })
    }

    private static func bytes(of text: Substring) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(base64Encoded: text + padding).map { [UInt8]($0) }
    }
}
