import Core

/// Encrypts for one browser (RFC 8291), as one record of `aes128gcm` (RFC 8188).
struct PushEncryption {
    private let subscription: PushSubscription

    init(_ subscription: PushSubscription) {
        self.subscription = subscription
    }

    /// The body of a message: salt, size of records, our key of this one message, and what is encrypted.
    func body(_ payload: [UInt8], world: World) -> [UInt8] {
        body(payload, key: EllipticKey.make(world), salt: world.randomBytes(Self.saltBytes))
    }

    func body(_ payload: [UInt8], key: EllipticKey, salt: [UInt8]) -> [UInt8] {
        guard let shared = key.agree(with: subscription.publicKey) else {
            preconditionFailure("the key of a subscription is a point, which its init has checked")
        }
        let pair = Array("WebPush: info\0".utf8) + subscription.publicKey + key.publicKey
        let material = Cryptography.hkdfSHA256(shared, salt: subscription.authSecret, info: pair, count: 32)
        let content = Cryptography.hkdfSHA256(material, salt: salt, info: Self.keyInfo, count: 16)
        let nonce = Cryptography.hkdfSHA256(material, salt: salt, info: Self.nonceInfo, count: 12)
        let head = salt + Self.recordSize + [UInt8(key.publicKey.count)] + key.publicKey
        // A two after the payload ends the last record.
        return head + Cryptography.sealAES128GCM(payload + [2], key: content, nonce: nonce)
    }

    private static let saltBytes = 16
    private static let keyInfo = Array("Content-Encoding: aes128gcm\0".utf8)
    private static let nonceInfo = Array("Content-Encoding: nonce\0".utf8)
    /// 4,096 in four bytes.
    private static let recordSize: [UInt8] = [0, 0, 0x10, 0]
}
