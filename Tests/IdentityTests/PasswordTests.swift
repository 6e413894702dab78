import Core
import Testing

@testable import Identity

@Suite struct `A new password` {
    private func issue(
        _ text: String,
        email: String = "nuria@lumen.example",
        business: String = "Lumen Estètica"
    )
        -> String?
    {
        do {
            _ = try Password(text, email: email, businessName: business)
            return nil
        } catch {
            return error.code
        }
    }

    @Test(arguments: [
        ("short one", "too_short"),
        ("", "too_short"),
        ("NURIA@lumen.EXAMPLE", "too_obvious"),
        ("lumen estètica", "too_obvious"),
        ("Password123", "too_common"),
        ("1234567890", "too_common"),
        ("aaaaaaaaaaaa", "too_common"),
        ("with a\u{0} in it", "invalid"),
        ("with a\nline break", "invalid"),
    ])
    func `is refused where it is easily guessed or cannot be typed (S3-1)`(text: String, code: String) {
        #expect(issue(text) == code)
    }

    @Test(arguments: [
        "ten signs!", "four plain english words", "contraseña de Núria", "密码密码密码密码密码", "   spaces   ",
    ])
    func `needs length only: no digits, capitals or signs are asked for`(text: String) {
        #expect(issue(text) == nil)
    }

    @Test func `has at most 256 characters, whatever they are`() {
        let long = String(repeating: "añ", count: 128)
        #expect(issue(long) == nil)
        #expect(issue(long + "x") == "too_long")
    }

    @Test func `says what would be right and never repeats the password`() {
        for text in ["letmein123", "short", "lumen estètica"] {
            do {
                _ = try Password(text, email: "a@b.example", businessName: "Lumen Estètica")
                Issue.record("\(text) was taken")
            } catch {
                #expect(!error.message.contains(text))
                #expect(error.message.contains("A password") || error.message.contains("take some words"))
            }
        }
    }

    @Test func `is the same however the keyboard spells it`() throws {
        let composed = try Password("cafè de Núria", email: "a@b.example", businessName: "B")
        #expect(PasswordAttempt("cafe\u{300} de Nu\u{301}ria").bytes == composed.bytes)
        // A no-break space, as some keyboards give it.
        #expect(PasswordAttempt("cafè\u{A0}de Núria").bytes == composed.bytes)
        #expect(PasswordAttempt("cafe de Nuria").bytes != composed.bytes)
        // Signs that look different stay different.
        #expect(PasswordAttempt("\u{2460}").bytes != PasswordAttempt("1").bytes)
    }

    @Test func `is lower case and long enough in the list of common ones, or it would never be found`() {
        for word in CommonPasswords.known {
            #expect(word == word.lowercased())
            #expect(Password.lengths.contains(word.unicodeScalars.count), "\(word) is too short to matter")
        }
    }
}

@Suite struct `A stored hash` {
    @Test func `is what the makers of Argon2 say it should be`() throws {
        // From test.c of the reference implementation: Argon2id, version 19, t=2, m=64 MiB, p=1.
        let encoded = """
            $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc
            """
        let hash = try #require(PasswordHash(encoded: encoded))
        #expect(hash.cost == HashingCost(memoryKiB: 65_536, passes: 2, lanes: 1))
        #expect(hash.salt == Array("somesalt".utf8))
        let tag = try PasswordHash.tag(
            of: Array("password".utf8),
            salt: hash.salt,
            cost: hash.cost,
            count: hash.tag.count
        )
        #expect(tag == hash.tag)
        #expect(hash.encoded == encoded)
    }

    @Test(arguments: [
        "", "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$AAAA",
        "$argon2id$v=19$m=99999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=2,p=1$!!!$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW",
    ])
    func `that is not ours, or would cost too much to check, is no hash`(text: String) {
        #expect(PasswordHash(encoded: text) == nil)
    }
}
