import CCrypto

/// A secret key of the curve P-256 with its public key, for agreeing on secrets (ECDH) and for signing (ECDSA).
public struct EllipticKey: Sendable, CustomStringConvertible {
    /// The public key as a point without compression: 65 bytes, of which the first is 4.
    public let publicKey: [UInt8]
    private let scalar: [UInt8]

    /// How many bytes a public key has.
    public static let publicKeyBytes = 65

    /// A new key.
    public static func make(_ world: World) -> EllipticKey {
        while true {
            // Of all numbers of 256 bits one in four billion is no key.
            if let key = EllipticKey(scalar: world.randomBytes(32)) { return key }
        }
    }

    /// The key that is made of a secret and a purpose, always the same.
    public init(secret: [UInt8], purpose: String) {
        var material = Cryptography.hmacSHA256(key: secret, Array("foyer \(purpose)".utf8))
        while true {
            if let key = EllipticKey(scalar: material) {
                self = key
                return
            }
            material = Cryptography.hmacSHA256(key: secret, material)
        }
    }

    /// The key of this number of 32 bytes; nil for zero and for what is not below the curve's order.
    init?(scalar: [UInt8]) {
        guard scalar.count == 32, let point = CurveMath().publicKey(of: scalar) else { return nil }
        self.scalar = scalar
        publicKey = point
    }

    /// Whether the bytes are a public key: a point of the curve, without compression.
    public static func isPublicKey(_ bytes: [UInt8]) -> Bool {
        bytes.count == publicKeyBytes && bytes[0] == 4 && CurveMath().isPoint(bytes)
    }

    /// The secret of 32 bytes that only the two owners of the keys can compute; nil where the other is no public key.
    public func agree(with publicKey: [UInt8]) -> [UInt8]? {
        guard publicKey.count == Self.publicKeyBytes, publicKey[0] == 4 else { return nil }
        return CurveMath().shared(scalar, publicKey)
    }

    /// The signature of the bytes with SHA-256, as JWT has it (`ES256`): twice 32 bytes.
    public func signature(of bytes: [UInt8]) -> [UInt8] {
        guard let signature = CurveSigner(scalar: scalar, publicKey: publicKey)?.sign(bytes) else {
            preconditionFailure("libcrypto refused ECDSA")
        }
        return signature
    }

    /// Says nothing, so that a secret cannot slip into a log.
    public var description: String {
        "EllipticKey"
    }
}

/// Points of P-256, in libcrypto's own memory.
@safe
private final class CurveMath {
    private let group: OpaquePointer
    private let context: OpaquePointer

    init() {
        guard let group = unsafe EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1),
            let context = unsafe BN_CTX_new()
        else { preconditionFailure("libcrypto has no P-256 or no memory") }
        unsafe (self.group, self.context) = unsafe (group, context)
    }

    deinit {
        unsafe BN_CTX_free(context)
        unsafe EC_GROUP_free(group)
    }

    /// The multiple of the generator; nil where the number is no secret key.
    func publicKey(of scalar: [UInt8]) -> [UInt8]? {
        guard let number = unsafe BN_bin2bn(scalar, Int32(scalar.count), nil) else { return nil }
        defer { unsafe BN_clear_free(number) }
        guard let order = unsafe EC_GROUP_get0_order(group), unsafe BN_is_zero(number) == 0,
            unsafe BN_cmp(number, order) < 0, let point = unsafe EC_POINT_new(group)
        else { return nil }
        defer { unsafe EC_POINT_free(point) }
        guard unsafe EC_POINT_mul(group, point, number, nil, nil, context) == 1 else { return nil }
        var bytes = [UInt8](repeating: 0, count: EllipticKey.publicKeyBytes)
        let count = unsafe EC_POINT_point2oct(
            group,
            point,
            POINT_CONVERSION_UNCOMPRESSED,
            &bytes,
            bytes.count,
            context
        )
        return count == bytes.count ? bytes : nil
    }

    func isPoint(_ bytes: [UInt8]) -> Bool {
        guard let point = unsafe point(bytes) else { return false }
        unsafe EC_POINT_free(point)
        return true
    }

    /// The first coordinate of the point times the number.
    func shared(_ scalar: [UInt8], _ publicKey: [UInt8]) -> [UInt8]? {
        guard let point = unsafe point(publicKey) else { return nil }
        defer { unsafe EC_POINT_clear_free(point) }
        guard let number = unsafe BN_bin2bn(scalar, Int32(scalar.count), nil) else { return nil }
        defer { unsafe BN_clear_free(number) }
        guard let x = unsafe BN_new() else { return nil }
        defer { unsafe BN_clear_free(x) }
        guard unsafe EC_POINT_mul(group, point, nil, point, number, context) == 1,
            unsafe EC_POINT_get_affine_coordinates(group, point, x, nil, context) == 1
        else { return nil }
        var bytes = [UInt8](repeating: 0, count: 32)
        return unsafe BN_bn2binpad(x, &bytes, 32) == 32 ? bytes : nil
    }

    /// To be freed; nil for what is no point of the curve, or the one at infinity.
    private func point(_ bytes: [UInt8]) -> OpaquePointer? {
        guard let point = unsafe EC_POINT_new(group) else { return nil }
        guard unsafe EC_POINT_oct2point(group, point, bytes, bytes.count, context) == 1,
            unsafe EC_POINT_is_at_infinity(group, point) == 0
        else {
            unsafe EC_POINT_free(point)
            return nil
        }
        return unsafe point
    }
}

/// ECDSA with a key of P-256.
@safe
private final class CurveSigner {
    private let key: OpaquePointer

    init?(scalar: [UInt8], publicKey: [UInt8]) {
        guard let number = unsafe BN_bin2bn(scalar, Int32(scalar.count), nil) else { return nil }
        defer { unsafe BN_clear_free(number) }
        guard let key = unsafe foyer_elliptic_key(number, publicKey, publicKey.count) else { return nil }
        unsafe self.key = unsafe key
    }

    deinit {
        unsafe EVP_PKEY_free(key)
    }

    func sign(_ bytes: [UInt8]) -> [UInt8]? {
        guard let context = unsafe EVP_MD_CTX_new() else { return nil }
        defer { unsafe EVP_MD_CTX_free(context) }
        var encoded = [UInt8](repeating: 0, count: 80)
        var count = encoded.count
        guard unsafe EVP_DigestSignInit(context, nil, EVP_sha256(), nil, key) == 1,
            unsafe EVP_DigestSign(context, &encoded, &count, bytes, bytes.count) == 1
        else { return nil }
        return Self.plain(Array(encoded.prefix(count)))
    }

    /// The two numbers of ASN.1's form, one after the other.
    private static func plain(_ encoded: [UInt8]) -> [UInt8]? {
        let signature = unsafe encoded.withUnsafeBufferPointer { bytes in
            var place = bytes.baseAddress
            return unsafe d2i_ECDSA_SIG(nil, &place, bytes.count)
        }
        guard let signature = unsafe signature else { return nil }
        defer { unsafe ECDSA_SIG_free(signature) }
        var bytes = [UInt8](repeating: 0, count: 64)
        let isWhole = unsafe bytes.withUnsafeMutableBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return false }
            return unsafe BN_bn2binpad(ECDSA_SIG_get0_r(signature), start, 32) == 32
                && BN_bn2binpad(ECDSA_SIG_get0_s(signature), start + 32, 32) == 32
        }
        return isWhole ? bytes : nil
    }
}
