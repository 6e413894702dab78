import CCrypto

/// SHA-256 of bytes that come piece by piece.
@safe public final class SHA256Stream {
    private let context: OpaquePointer

    /// Of nothing yet.
    public init() {
        guard let context = unsafe EVP_MD_CTX_new(),
            unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
        else { preconditionFailure("libcrypto refused SHA-256") }
        unsafe self.context = unsafe context
    }

    deinit {
        unsafe EVP_MD_CTX_free(context)
    }

    /// Takes the next bytes.
    public func add(_ bytes: [UInt8]) {
        let taken = unsafe EVP_DigestUpdate(context, bytes, bytes.count)
        precondition(taken == 1, "libcrypto refused SHA-256")
    }

    /// The hash of everything so far: 32 bytes; more may follow.
    public func value() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        guard let copy = unsafe EVP_MD_CTX_new() else { preconditionFailure("libcrypto refused SHA-256") }
        defer { unsafe EVP_MD_CTX_free(copy) }
        let copied = unsafe EVP_MD_CTX_copy_ex(copy, context)
        let ended = unsafe EVP_DigestFinal_ex(copy, &digest, nil)
        precondition(copied == 1 && ended == 1, "libcrypto refused SHA-256")
        return digest
    }
}
