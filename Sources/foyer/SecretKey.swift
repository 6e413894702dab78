import Core
import FoundationEssentials
import Glibc

/// The deployment's secret, from which passwords and keys are derived; losing it means new ones, not lost data.
struct SecretKey: Sendable {
    private let bytes: [UInt8]

    /// Reads 64 hexadecimal digits.
    init?(_ text: String) {
        guard let bytes = Cryptography.bytes(hex: text), bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// A key for one purpose.
    func derived(for purpose: String) -> [UInt8] {
        Cryptography.hmacSHA256(key: bytes, Array("foyer \(purpose)".utf8))
    }

    /// With which the server logs in to a database.
    func serverPassword(database: String) -> String {
        Cryptography.hex(derived(for: "database login \(database)"))
    }

    /// Under which Identity counts failed sign-ins.
    var identity: [UInt8] {
        derived(for: "identity")
    }

    /// The key of the environment, or of the file in the data folder.
    ///
    /// - Parameter mayCreate: makes the file where there is none.
    /// - Throws: `CommandFault`.
    static func load(_ settings: Settings, mayCreate: Bool, world: World = .system) throws -> SecretKey {
        if let given = settings.secretKey { return given }
        let path = "\(settings.data)/secret-key"
        if let content = FileManager.default.contents(atPath: path) {
            guard let key = SecretKey(String(decoding: content, as: UTF8.self).trimmed) else {
                throw CommandFault("The file \(path) does not hold a secret key of 64 hexadecimal digits.")
            }
            return key
        }
        guard mayCreate else {
            throw CommandFault(
                "There is no secret key: set FOYER_SECRET_KEY, or let 'foyer up' or 'foyer migrate' make \(path)."
            )
        }
        return try create(path, in: settings.data, world)
    }

    private static func create(_ path: String, in folder: String, _ world: World) throws -> SecretKey {
        let text = Cryptography.hex(world.randomBytes(32))
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw CommandFault("The data folder \(folder) cannot be made.")
        }
        // Made under the eyes of its owner alone, and only where there is none: two that start at once use one key.
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST, let content = FileManager.default.contents(atPath: path),
                let key = SecretKey(String(decoding: content, as: UTF8.self).trimmed)
            {
                return key
            }
            throw CommandFault("The file \(path) cannot be written.")
        }
        defer { close(descriptor) }
        let line = Array("\(text)\n".utf8)
        guard write(descriptor, line, line.count) == line.count, fsync(descriptor) == 0,
            let key = SecretKey(text)
        else { throw CommandFault("The file \(path) cannot be written.") }
        return key
    }
}
