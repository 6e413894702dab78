import CCrypto

/// One use of AES-GCM of libcrypto, with a key of 128 or 256 bits.
@safe
struct GCMCipher {
    private let pointer: OpaquePointer
    private let isSealing: Bool

    init(key: [UInt8], nonce: [UInt8], isSealing: Bool) {
        precondition(
            [16, 32].contains(key.count) && nonce.count == 12,
            "AES-GCM has a key of 16 or 32 and a nonce of 12 bytes"
        )
        guard let pointer = unsafe EVP_CIPHER_CTX_new() else {
            preconditionFailure("libcrypto has no memory for a cipher")
        }
        unsafe self.pointer = unsafe pointer
        self.isSealing = isSealing
        let cipher = unsafe key.count == 16 ? EVP_aes_128_gcm() : EVP_aes_256_gcm()
        let begun = unsafe EVP_CipherInit_ex(pointer, cipher, nil, key, nonce, isSealing ? 1 : 0)
        precondition(begun == 1, "libcrypto refused AES-GCM")
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
