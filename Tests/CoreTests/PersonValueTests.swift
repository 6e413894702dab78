import Core
import Testing

@Suite struct `Email addresses` {
    @Test(arguments: [
        ("nuria@lumen.example", "nuria@lumen.example"),
        ("  Nuria.Vidal+salon@Lumen.Example\u{A0}", "Nuria.Vidal+salon@Lumen.Example"),
        ("o'brien@example.ie", "o'brien@example.ie"),
        ("info@estètica.cat", "info@estètica.cat"),
        ("info@este\u{300}tica.cat", "info@estètica.cat"),
        ("post@例え.テスト", "post@例え.テスト"),
        ("a@b.co", "a@b.co"),
        ("x@xn--esttica-4za.cat", "x@xn--esttica-4za.cat"),
    ])
    func `are taken, trimmed and composed`(text: String, taken: String) throws {
        #expect(try Array(EmailAddress(text).text.utf8) == Array(taken.utf8))
    }

    @Test(arguments: [
        "", "nuria", "nuria@", "@lumen.example", "nuria@lumen", "nuria@@lumen.example", "a b@lumen.example",
        "nuria@lumen..example", ".nuria@lumen.example", "nuria.@lumen.example", "nu..ria@lumen.example",
        "nuria@-lumen.example", "nuria@lumen-.example", "nuria@lumen_salon.example", "nuria@127.0.0.1",
        "núria@lumen.example", "nuria@lumen.example\r\nBcc: all@example.com", "nuria@lumen.exam ple",
        "Núria <nuria@lumen.example>", "a@b.c\u{0}om", "nuria@lumen.example,max@lumen.example",
        "nuria@lumen😀.example", String(repeating: "a", count: 65) + "@lumen.example",
        "nuria@" + String(repeating: "a", count: 64) + ".example",
    ])
    func `that nobody could write to are refused`(text: String) {
        #expect(throws: ValueIssue.self) { try EmailAddress(text) }
    }

    @Test func `may have 254 bytes and no more`() throws {
        let label = String(repeating: "a", count: 60)
        let domain = [label, label, label, "example"].joined(separator: ".")
        let room = 254 - domain.utf8.count - 1
        #expect(try EmailAddress(String(repeating: "x", count: room) + "@" + domain).text.utf8.count == 254)
        let issue = #expect(throws: ValueIssue.self) {
            try EmailAddress(String(repeating: "x", count: room + 1) + "@" + domain)
        }
        #expect(issue?.code == "too_long")
    }

    @Test func `are the same person's in either case`() throws {
        #expect(try EmailAddress("Nuria@Lumen.Example").key == EmailAddress("nuria@lumen.example").key)
    }
}

@Suite struct `Names of persons` {
    @Test(arguments: [
        ("  Núria ", "Núria"), ("Nu\u{301}ria", "Núria"), ("Anna   Maria", "Anna Maria"), ("李", "李"),
        ("O’Brien-Smith Jr.", "O’Brien-Smith Jr."),
    ])
    func `are trimmed and composed`(text: String, name: String) throws {
        #expect(try Array(PersonName(text).text.utf8) == Array(name.utf8))
    }

    @Test(arguments: [
        ("", "required"), (" \u{200B}\u{FEFF} ", "required"), ("Nú\nria", "invalid"),
        ("Nú\u{0}ria", "invalid"),
        ("\u{202E}airuN", "invalid"), (String(repeating: "é", count: 101), "too_long"),
        ("a" + String(repeating: "\u{301}", count: 300), "too_long"),
    ])
    func `are refused with the reason`(text: String, code: String) {
        let issue = #expect(throws: ValueIssue.self) { try PersonName(text) }
        #expect(issue?.code == code)
    }

    @Test func `may have a hundred characters`() throws {
        #expect(try PersonName(String(repeating: "é", count: 100)).text.count == 100)
    }
}

@Suite struct `Text` {
    @Test(arguments: [
        ("Prénom", "prenom"), ("ADREÇA", "adreca"), ("Año", "ano"), ("plain", "plain"), ("李", "李"),
        ("E\u{301}", "e"),
    ])
    func `is folded to small letters without accents`(text: String, folded: String) {
        #expect(Array(text.folded.utf8) == Array(folded.utf8))
    }

    @Test(arguments: [
        ("", ""), (" a ", "a"), ("\u{FEFF}\u{A0}a b\t\r\n", "a b"), ("\u{200B}", ""), ("é ", "é"),
        (" \u{301}", "\u{301}"),
    ])
    func `is trimmed of blanks that nobody sees`(text: String, trimmed: String) {
        #expect(Array(text.trimmed.unicodeScalars) == Array(trimmed.unicodeScalars))
    }
}

@Suite struct `Identity documents (S0-8)` {
    @Test(arguments: [
        ("12345678Z", "12345678Z"), ("12345678z", "12345678Z"), ("12.345.678-Z", "12345678Z"),
        (" 1234 5678 Z ", "12345678Z"), ("00000000T", "00000000T"), ("99999999R", "99999999R"),
        ("K1234567L", "K1234567L"), ("m1234567l", "M1234567L"), ("L-1234567-L", "L1234567L"),
        ("00000001R", "00000001R"), ("00000022E", "00000022E"), ("00000023T", "00000023T"),
    ])
    func `of kind NIF are proved by their check letter`(text: String, number: String) throws {
        #expect(try IdentityDocument(kind: .nif, number: text).number == number)
    }

    @Test(arguments: [
        ("X1234567L", "X1234567L"), ("Y1234567X", "Y1234567X"), ("Z1234567R", "Z1234567R"),
        ("x-0000000-t", "X0000000T"), ("Y 0000000 Z", "Y0000000Z"), ("Z0000000M", "Z0000000M"),
    ])
    func `of kind NIE are proved by their check letter`(text: String, number: String) throws {
        #expect(try IdentityDocument(kind: .nie, number: text).number == number)
    }

    @Test(arguments: [
        (IdentityDocument.Kind.nif, "12345678A", "wrong_check_letter"), (.nif, "1234567Z", "invalid"),
        (.nif, "123456789", "invalid"), (.nif, "12345678ZZ", "invalid"), (.nif, "X1234567L", "invalid"),
        (.nif, "B12345674", "invalid"), (.nif, "", "invalid"), (.nif, "K1234567A", "wrong_check_letter"),
        (.nif, "1234567８Z", "invalid"), (.nie, "X1234567A", "wrong_check_letter"),
        (.nie, "12345678Z", "invalid"),
        (.nie, "Y1234567L", "wrong_check_letter"), (.nie, "XY123456L", "invalid"),
        (.nie, "K1234567L", "invalid"),
        (.passport, "AB", "invalid"), (.passport, String(repeating: "A", count: 41), "too_long"),
        (.other, "ABC\u{7}DEF", "invalid"),
    ])
    func `that are not right are refused with the reason`(
        kind: IdentityDocument.Kind,
        text: String,
        code: String
    ) {
        let issue = #expect(throws: ValueIssue.self) { try IdentityDocument(kind: kind, number: text) }
        #expect(issue?.code == code)
    }

    @Test func `have exactly one check letter for every number`() {
        for number in ["12345678", "X1234567", "Y7654321", "K0000001"] {
            let kind: IdentityDocument.Kind = "XY".contains(number.prefix(1)) ? .nie : .nif
            let fitting = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".filter { letter in
                (try? IdentityDocument(kind: kind, number: number + String(letter))) != nil
            }
            #expect(fitting.count == 1)
        }
    }

    @Test func `of other kinds are only put in capital letters`() throws {
        #expect(try IdentityDocument(kind: .passport, number: " paf-123 456 ").number == "PAF-123 456")
        #expect(try IdentityDocument.Kind(" NIE ") == .nie)
        #expect(throws: ValueIssue.self) { try IdentityDocument.Kind("dni") }
    }
}
