import Testing

@testable import Core

@Suite struct `Keys of P-256` {
    private func bytes(_ hex: String) throws -> [UInt8] { try #require(Cryptography.bytes(hex: hex)) }

    // RFC 5903, section 8.1.
    @Test func `two keys agree on the secret of the standard's example`() throws {
        let one = try #require(
            EllipticKey(scalar: bytes("c88f01f510d9ac3f70a292daa2316de544e9aab8afe84049c62a9c57862d1433"))
        )
        let other = try #require(
            EllipticKey(scalar: bytes("c6ef9c5d78ae012a011164acb397ce2088685d8f06bf9be0b283ab46476bee53"))
        )
        #expect(
            Cryptography.hex(one.publicKey)
                == "04dad0b65394221cf9b051e1feca5787d098dfe637fc90b9ef945d0c37725811805271a0461cdb8252d61f1c456fa3e59ab1"
                + "f45b33accf5f58389e0577b8990bb3"
        )
        let shared = try bytes("d6840f6b42f6edafd13116e0e12565202fef8e9ece7dce03812464d04b9442de")
        #expect(one.agree(with: other.publicKey) == shared)
        #expect(other.agree(with: one.publicKey) == shared)
    }

    @Test func `what is no key is none`() throws {
        let zero = [UInt8](repeating: 0, count: 32)
        #expect(EllipticKey(scalar: zero) == nil)
        #expect(EllipticKey(scalar: [1]) == nil)
        let order = try bytes("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")
        #expect(EllipticKey(scalar: order) == nil)
        #expect(EllipticKey(scalar: order.dropLast() + [0x50]) != nil)
        let key = EllipticKey.make(.system)
        #expect(EllipticKey.isPublicKey(key.publicKey))
        #expect(key.agree(with: [4] + [UInt8](repeating: 1, count: 64)) == nil)
        #expect(key.agree(with: [0]) == nil)
        #expect("\(key)" == "EllipticKey")
    }

    @Test func `a signature is another each time, of 64 bytes`() {
        let key = EllipticKey(secret: [1], purpose: "tests")
        #expect(key.publicKey == EllipticKey(secret: [1], purpose: "tests").publicKey)
        #expect(key.publicKey != EllipticKey(secret: [1], purpose: "others").publicKey)
        let signatures = (0..<64).map { _ in key.signature(of: [1, 2, 3]) }
        #expect(signatures.allSatisfy { $0.count == 64 })
        #expect(Set(signatures).count == 64)
    }

    // RFC 2202, cases 1 and 2; RFC 5869, case 1.
    @Test func `the other functions give what their standards say`() throws {
        let key = [UInt8](repeating: 0x0B, count: 20)
        #expect(
            Cryptography.hex(Cryptography.hmacSHA1(key: key, Array("Hi There".utf8)))
                == "b617318655057264e28bc0b6fb378c8ef146be00"
        )
        let question = Array("what do ya want for nothing?".utf8)
        #expect(
            Cryptography.hex(Cryptography.hmacSHA1(key: Array("Jefe".utf8), question))
                == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"
        )
        let made = Cryptography.hkdfSHA256(
            [UInt8](repeating: 0x0B, count: 22),
            salt: try bytes("000102030405060708090a0b0c"),
            info: try bytes("f0f1f2f3f4f5f6f7f8f9"),
            count: 32
        )
        #expect(
            Cryptography.hex(made) == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
        )
    }

    // The second case of NIST's example for AES-128 in McGrew's and Viega's paper on GCM.
    @Test func `AES-128-GCM gives what its authors say`() {
        let zeros = [UInt8](repeating: 0, count: 16)
        let sealed = Cryptography.sealAES128GCM(zeros, key: zeros, nonce: Array(zeros.prefix(12)))
        #expect(
            Cryptography.hex(sealed) == "0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf"
        )
    }
}
