import Core
import Testing

@Suite struct `Time zones` {
    @Test(arguments: [
        "Europe/Madrid", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "America/Port-au-Prince",
    ])
    func `of the system are taken`(text: String) throws {
        #expect(try TimeZoneName(text).text == text)
    }

    @Test(arguments: [
        "", "Europe", "Europe/Atlantis", "europe/madrid", "../../etc/passwd", "/usr/share/zoneinfo/UTC",
        "zone.tab",
        "Europe/../UTC", "posix/Europe/Madrid", "localtime", "tzdata.zi", "Europe/Madrid\u{0}",
        "Europe//Madrid", "+00",
    ])
    func `that are none are refused, whatever files there are`(text: String) {
        #expect(throws: ValueIssue.self) { try TimeZoneName(text) }
    }
}

@Suite struct `Slugs` {
    @Test(arguments: ["a", "lumen", "lumen-2", "0", String(repeating: "a", count: 40)])
    func `are small letters, digits and inner hyphens`(text: String) throws {
        #expect(try Slug(text).text == text)
    }

    @Test(arguments: [
        "", "-a", "a-", "A", "a_b", "a b", "é", "a.b", "a/b", String(repeating: "a", count: 41), "a\n",
    ])
    func `are nothing else`(text: String) {
        #expect(throws: ValueIssue.self) { try Slug(text) }
    }
}

@Suite struct `Slugs made of names` {
    @Test(arguments: [
        ("Tall de cabell", "tall-de-cabell"), ("  Ñandú & Çà! ", "nandu-ca"), ("a--b", "a-b"),
        (String(repeating: "x", count: 39) + " y", String(repeating: "x", count: 39)),
    ])
    func `have small letters and digits only`(name: String, slug: String) {
        #expect(Slug(naming: name)?.text == slug)
    }

    @Test(arguments: ["", "美容", "👩‍🦰", "--"])
    func `are none where there is no letter or digit`(name: String) {
        #expect(Slug(naming: name) == nil)
    }

    @Test func `are numbered where they are taken, and never too long`() throws {
        #expect(try Slug("cut").free(among: ["cat"]).text == "cut")
        #expect(try Slug("cut").free(among: ["cut", "cut-2", "cut-4"]).text == "cut-3")
        let long = String(repeating: "x", count: 37) + "-yz"
        #expect(try Slug(long).free(among: [long]).text == String(repeating: "x", count: 37) + "-2")
    }
}

@Suite struct `Colours` {
    @Test func `are six hexadecimal digits, in small letters`() throws {
        #expect(try Colour("#3A7bD5").text == "#3a7bd5")
    }

    @Test(arguments: ["", "red", "#fff", "3a7bd5", "#3a7bd", "#3a7bd5f", "#3a7bdg", "#3a7bd５"])
    func `are nothing else`(text: String) {
        #expect(throws: ValueIssue.self) { try Colour(text) }
    }
}

@Suite struct `Languages` {
    @Test(arguments: [
        ("ca", "ca"), ("PT-br", "pt-BR"), ("pt_BR", "pt-BR"), ("sr-latn-rs", "sr-Latn-RS"),
        ("es-419", "es-419"),
        ("ast", "ast"),
    ])
    func `are tags of BCP 47`(text: String, tag: String) throws {
        #expect(try LanguageTag(text).text == tag)
    }

    @Test(arguments: ["", "c", "catalan", "ca-", "-ca", "ca-ESP", "ca-ES-valencia", "c1", "ca--ES", "ca ES"])
    func `are nothing else`(text: String) {
        #expect(throws: ValueIssue.self) { try LanguageTag(text) }
    }

    @Test func `know their first part`() throws {
        #expect(try LanguageTag("pt-BR").language == "pt")
    }
}

@Suite struct `Currencies` {
    @Test(arguments: [("EUR", 2), ("eur", 2), ("JPY", 0), ("KWD", 3), ("CLP", 0), ("USD", 2), ("TND", 3)])
    func `know how many digits their smallest unit has`(text: String, digits: Int) throws {
        #expect(try CurrencyCode(text).minorUnits == digits)
    }

    @Test(arguments: ["", "EU", "EURO", "XXX", "XAU", "ABC", "€"])
    func `are those that money is counted in`(text: String) {
        #expect(throws: ValueIssue.self) { try CurrencyCode(text) }
    }
}
