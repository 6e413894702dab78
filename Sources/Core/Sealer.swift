import CCrypto

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
        let context = Context(key: key, nonce: nonce, isSealing: true)
        defer { context.free() }
        context.authenticate(additional)
        guard let text = context.update(bytes), context.finish(),
            let tag = context.tag(Self.tagBytes)
        else { preconditionFailure("libcrypto refused AES-256-GCM") }
        return [Self.version] + nonce + text + tag
    }

    func open(_ sealed: [UInt8], additional: [UInt8]) -> [UInt8]? {
        let overhead = 1 + Self.nonceBytes + Self.tagBytes
        guard sealed.count >= overhead, sealed[0] == Self.version else { return nil }
        let nonce = Array(sealed[1..<(1 + Self.nonceBytes)])
        let text = Array(sealed[(1 + Self.nonceBytes)..<(sealed.count - Self.tagBytes)])
        let context = Context(key: key, nonce: nonce, isSealing: false)
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

/// One use of AES-256-GCM of libcrypto.
@safe
private struct Context {
    private let pointer: OpaquePointer
    private let isSealing: Bool

    init(key: [UInt8], nonce: [UInt8], isSealing: Bool) {
        precondition(
            key.count == 32 && nonce.count == 12,
            "AES-256-GCM has a key of 32 and a nonce of 12 bytes"
        )
        guard let pointer = unsafe EVP_CIPHER_CTX_new() else {
            preconditionFailure("libcrypto has no memory for a cipher")
        }
        unsafe self.pointer = unsafe pointer
        self.isSealing = isSealing
        let begun = unsafe EVP_CipherInit_ex(pointer, EVP_aes_256_gcm(), nil, key, nonce, isSealing ? 1 : 0)
        precondition(begun == 1, "libcrypto refused AES-256-GCM")
    }

    func free() {
        unsafe EVP_CIPHER_CTX_free(pointer)
    }

    func authenticate(_ bytes: [UInt8]) {
        var count: Int32 = 0
        let taken = unsafe EVP_CipherUpdate(pointer, nil, &count, bytes, Int32(bytes.count))
        precondition(taken == 1, "libcrypto refused additional data")
    }

    func update(_ bytes: [UInt8]) -> [UInt8]? {
        var output = [UInt8](repeating: 0, count: bytes.count + 16)
        var count: Int32 = 0
        guard unsafe EVP_CipherUpdate(pointer, &output, &count, bytes, Int32(bytes.count)) == 1 else {
            return nil
        }
        return Array(output.prefix(Int(count)))
    }

    /// Whether all is in order; of an opened one, whether nothing was changed.
    func finish() -> Bool {
        var rest = [UInt8](repeating: 0, count: 16)
        var count: Int32 = 0
        return unsafe EVP_CipherFinal_ex(pointer, &rest, &count) == 1 && count == 0
    }

    func tag(_ length: Int) -> [UInt8]? {
        var tag = [UInt8](repeating: 0, count: length)
        let given = unsafe EVP_CIPHER_CTX_ctrl(pointer, EVP_CTRL_GCM_GET_TAG, Int32(length), &tag)
        return given == 1 ? tag : nil
    }

    func expect(tag: [UInt8]) -> Bool {
        var tag = tag
        return unsafe EVP_CIPHER_CTX_ctrl(pointer, EVP_CTRL_GCM_SET_TAG, Int32(tag.count), &tag) == 1
    }
}
