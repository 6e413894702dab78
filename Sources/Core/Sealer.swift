/// Keeps secrets that have to be read again, such as a password until it is sent: AES-256-GCM under a key that is made
/// from the deployment's secret.
///
/// What is sealed for one row cannot be opened for another, and nothing that was changed can be opened at all.
public struct Sealer: Sendable {
    private static let version: UInt8 = 1
    private static let nonceBytes = 12
    private static let tagBytes = 16

    private let key: [UInt8]
    private let world: World

    /// - Parameters:
    ///   - secret: the deployment's.
    ///   - purpose: another one makes another key.
    public init(secret: [UInt8], purpose: String = "sealing", world: World) {
        key = Cryptography.hmacSHA256(key: secret, Array("foyer \(purpose)".utf8))
        self.world = world
    }

    /// Seals bytes for one row.
    ///
    /// - Parameter row: the key of the row that will hold them.
    public func seal<Subject>(_ bytes: [UInt8], for row: ID<Subject>) -> [UInt8] {
        seal(bytes, additional: Self.additional(row))
    }

    /// Opens what was sealed for a row; nil where it was sealed for another, under another key, or changed.
    public func open<Subject>(_ sealed: [UInt8], for row: ID<Subject>) -> [UInt8]? {
        open(sealed, additional: Self.additional(row))
    }

    /// A byte for the version, then nonce, ciphertext and tag.
    func seal(_ bytes: [UInt8], additional: [UInt8]) -> [UInt8] {
        let nonce = world.randomBytes(Self.nonceBytes)
        let context = GCMCipher(key: key, nonce: nonce, isSealing: true)
        defer { context.free() }
        context.authenticate(additional)
        guard let text = context.update(bytes), context.finish(),
            let tag = context.tag(Self.tagBytes)
        else { preconditionFailure("libcrypto refused AES-GCM") }
        return [Self.version] + nonce + text + tag
    }

    func open(_ sealed: [UInt8], additional: [UInt8]) -> [UInt8]? {
        let overhead = 1 + Self.nonceBytes + Self.tagBytes
        guard sealed.count >= overhead, sealed[0] == Self.version else { return nil }
        let nonce = Array(sealed[1..<(1 + Self.nonceBytes)])
        let text = Array(sealed[(1 + Self.nonceBytes)..<(sealed.count - Self.tagBytes)])
        let context = GCMCipher(key: key, nonce: nonce, isSealing: false)
        defer { context.free() }
        context.authenticate(additional)
        guard let bytes = context.update(text),
            context.expect(tag: Array(sealed.suffix(Self.tagBytes))), context.finish()
        else { return nil }
        return bytes
    }

    private static func additional<Subject>(_ row: ID<Subject>) -> [UInt8] {
        Array(row.description.utf8)
    }
}
