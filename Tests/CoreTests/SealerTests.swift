import Testing

@testable import Core

@Suite struct SealerTests {
    private let sealer = Sealer(secret: Array("a secret".utf8), world: .system)
    private let row = NotificationID.make(.system)

    @Test(arguments: [0, 1, 15, 16, 17, 1_000]) func `what was sealed is opened again`(length: Int) {
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
        #expect(sealer.open(sealer.seal(bytes, for: row), for: row) == bytes)
    }

    @Test func `nothing of the clear text can be seen, and no two sealings are alike`() {
        let secret = Array("a password to be sent".utf8)
        let sealed = [sealer.seal(secret, for: row), sealer.seal(secret, for: row)]
        #expect(sealed[0] != sealed[1])
        #expect(!sealed[0].contains(secret.prefix(4)))
    }

    @Test func `what was sealed for one row is not opened for another`() {
        let sealed = sealer.seal([1, 2, 3], for: row)
        #expect(sealer.open(sealed, for: NotificationID.make(.system)) == nil)
    }

    @Test func `another secret and another purpose are other keys`() {
        let sealed = sealer.seal([1, 2, 3], for: row)
        #expect(Sealer(secret: Array("another".utf8), world: .system).open(sealed, for: row) == nil)
        let other = Sealer(secret: Array("a secret".utf8), purpose: "calendars", world: .system)
        #expect(other.open(sealed, for: row) == nil)
    }

    @Test func `a change of any byte is noticed, and so is a missing one`() {
        let sealed = sealer.seal(Array("secret".utf8), for: row)
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(sealer.open(changed, for: row) == nil, "byte \(index)")
            #expect(sealer.open(Array(sealed.prefix(index)), for: row) == nil)
        }
    }

    @Test func `a sealing of a known key, nonce and text is that of the standard`() {
        // Checked with Python's cryptography: AESGCM(key).encrypt(nonce, b"text", b"row").
        let zeros = World(
            now: { Instant(microseconds: 0) },
            randomBytes: { [UInt8](repeating: 0, count: $0) }
        )
        let sealed = Sealer(secret: [1], world: zeros).seal(Array("text".utf8), additional: Array("row".utf8))
        #expect(
            Cryptography.hex(sealed) == "0100000000000000000000000075b5474086760ea6375a1289ecfc2293614e6cfc"
        )
    }
}
