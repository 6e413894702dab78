import Core
import Testing

@Suite struct `Hashes and codes` {
    @Test func `hashes as FIPS 180-4 says`() {
        #expect(
            Cryptography.hex(Cryptography.sha256(Array("abc".utf8)))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
        #expect(
            Cryptography.hex(Cryptography.sha256([]))
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
    }

    @Test func `hashes piece by piece what it hashes at once`() {
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0) }
        let stream = SHA256Stream()
        #expect(stream.value() == Cryptography.sha256([]))
        for start in stride(from: 0, to: 1_000, by: 37) {
            stream.add(Array(bytes[start..<min(start + 37, 1_000)]))
        }
        #expect(stream.value() == Cryptography.sha256(bytes))
        #expect(stream.value() == Cryptography.sha256(bytes))
    }

    @Test func `authenticates as RFC 4231 says`() {
        #expect(
            Cryptography.hex(
                Cryptography.hmacSHA256(key: Array("Jefe".utf8), Array("what do ya want for nothing?".utf8))
            )
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        )
        #expect(
            Cryptography.hex(
                Cryptography.hmacSHA256(key: [UInt8](repeating: 0x0B, count: 20), Array("Hi There".utf8))
            )
                == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        )
    }

    @Test func `takes an empty key for an empty key`() {
        #expect(
            Cryptography.hex(Cryptography.hmacSHA256(key: [], []))
                == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"
        )
    }

    @Test func `compares whole contents`() {
        #expect(Cryptography.constantTimeEqual([1, 2, 3], [1, 2, 3]))
        #expect(!Cryptography.constantTimeEqual([1, 2, 3], [1, 2, 4]))
        #expect(!Cryptography.constantTimeEqual([1, 2, 3], [1, 2]))
        #expect(Cryptography.constantTimeEqual([], []))
    }

    @Test func `reads hexadecimal digits again`() {
        let bytes = (0...255).map(UInt8.init)
        #expect(Cryptography.bytes(hex: Cryptography.hex(bytes)) == bytes)
        #expect(Cryptography.bytes(hex: "0G") == nil)
        #expect(Cryptography.bytes(hex: "abc") == nil)
    }
}

@Suite struct `Secrets` {
    @Test func `are read again as they were handed out`() throws {
        let token = Token.make(.system)
        #expect(token.text.utf8.count == 43)
        let read = try #require(Token(token.text))
        #expect(read.hash == token.hash)
        #expect(read.text == token.text)
        #expect(Token.make(.system).text != token.text)
    }

    @Test func `are stored as the hash of their bytes`() {
        let world = World(now: World.system.now, randomBytes: { Array(0..<UInt8($0)) })
        #expect(Token.make(world).hash == Cryptography.sha256(Array(0..<32)))
    }

    @Test func `say nothing about themselves in a log`() {
        let token = Token.make(.system)
        #expect(!"\(token)".contains(token.text.prefix(8)))
    }

    @Test(arguments: [
        "", "abc", String(repeating: "A", count: 42), String(repeating: "A", count: 44),
        String(repeating: "=", count: 43),
    ])
    func `are not read from anything else`(text: String) {
        #expect(Token(text) == nil)
    }

    @Test func `have one spelling only`() {
        let text = Token.make(World(now: World.system.now, randomBytes: { [UInt8](repeating: 0, count: $0) }))
            .text
        #expect(text == String(repeating: "A", count: 43))
        #expect(Token(String(text.dropLast()) + "B") == nil)
    }
}

@Suite struct `Base64 for addresses` {
    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
        ("foobar", "Zm9vYmFy"),
    ])
    func `follows RFC 4648 without padding`(plain: String, encoded: String) {
        #expect(Base64URL.encode(Array(plain.utf8)) == encoded)
        #expect(Base64URL.decode(encoded) == Array(plain.utf8))
    }

    @Test(arguments: ["A", "Zg==", "Zh", "Z+", "Z/", "Zm9", "Z g"])
    func `refuses what it would not have written`(text: String) {
        #expect(Base64URL.decode(text) == nil)
    }

    @Test func `uses the two characters that addresses allow`() {
        #expect(Base64URL.encode([0xFB, 0xFF]) == "-_8")
        #expect(Base64URL.decode("-_8") == [0xFB, 0xFF])
    }
}

@Suite struct `Cursors` {
    @Test(arguments: [
        [String?]([]), ["vidal nuria", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"], [nil, "x"],
        ["\"\\\u{0}é😀", nil, ""],
    ])
    func `are read again as they were written`(values: [String?]) {
        let cursor = Cursor(values: values, tag: "name asc archived=false")
        let read = Cursor(cursor.description)
        #expect(read == cursor)
        #expect(cursor.description.utf8.allSatisfy { $0 == 0x2D || $0 == 0x5F || ($0 >= 0x30 && $0 <= 0x7A) })
    }

    @Test(arguments: [
        "", "x", "bnVsbA", "e30", "W10", "WzFd", "WyJhIiwxXQ", "%00", String(repeating: "A", count: 5_000),
    ])
    func `are not read from anything else`(text: String) {
        #expect(Cursor(text) == nil)
    }
}
