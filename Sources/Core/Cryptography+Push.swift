import CCrypto

/// What Web Push and the gateways of text messages want besides.
extension Cryptography {
    /// HMAC with SHA-1 of the bytes under the key, as some gateways still sign: 20 bytes.
    public static func hmacSHA1(key: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(SHA_DIGEST_LENGTH))
        var length: UInt32 = 0
        let key = key.isEmpty ? [0] : key
        let made = unsafe HMAC(EVP_sha1(), key, Int32(key.count), bytes, bytes.count, &digest, &length)
        precondition(unsafe made != nil && length == 20, "libcrypto refused HMAC-SHA-1")
        return digest
    }

    /// At most 32 bytes of a key that HKDF with SHA-256 (RFC 5869) makes of another.
    public static func hkdfSHA256(
        _ material: [UInt8],
        salt: [UInt8],
        info: [UInt8],
        count: Int
    ) -> [UInt8] {
        precondition((1...32).contains(count), "more than one block of HKDF is not needed here")
        let extracted = hmacSHA256(key: salt, material)
        return Array(hmacSHA256(key: extracted, info + [1]).prefix(count))
    }

    /// The bytes encrypted with AES-128-GCM, and after them the tag of 16 bytes.
    ///
    /// A nonce is never used twice with one key.
    public static func sealAES128GCM(_ bytes: [UInt8], key: [UInt8], nonce: [UInt8]) -> [UInt8] {
        precondition(key.count == 16, "AES-128-GCM has a key of 16 bytes")
        let cipher = GCMCipher(key: key, nonce: nonce, isSealing: true)
        defer { cipher.free() }
        guard let text = cipher.update(bytes), cipher.finish(), let tag = cipher.tag(16) else {
            preconditionFailure("libcrypto refused AES-128-GCM")
        }
        return text + tag
    }
}
