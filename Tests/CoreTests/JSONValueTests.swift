import Core
import Testing

@Suite struct `Reading JSON` {
    private func parse(_ text: String) throws -> JSONValue {
        try JSONValue(parsing: Array(text.utf8))
    }

    @Test(
        arguments: [
            ("null", JSONValue.null), (" true\n", true), ("false", false), ("0", 0), ("-0", .number("-0")),
            ("-12.50e+3", .number("-12.50e+3")), ("1E5", .number("1E5")), ("\"\"", ""),
            ("\"Núria\"", "Núria"),
            ("\"\\u00e9\\n\\t\\\\\\/\\\"\\b\\f\\r\"", "é\n\t\\/\"\u{8}\u{C}\r"),
            ("\"\\ud83d\\ude00\"", "😀"),
            ("\"\\u0000\"", "\u{0}"),
            ("[]", []), ("[ 1 , [ ] , {} ]", [1, [], [:]]), ("{}", [:]), ("\"\u{7F}\"", "\u{7F}"),
            (" { \"a\" : 1 , \"b\" : [ null ] } ", ["a": 1, "b": [nil]]), ("\"\\uFFFF\"", "\u{FFFF}"),
            ("123456789012345678901234567890", .number("123456789012345678901234567890")),
        ] as [(String, JSONValue)]
    )
    func `takes every kind of value`(text: String, value: JSONValue) throws {
        #expect(try parse(text) == value)
    }

    @Test(arguments: [
        "", " ", "nul", "nulll", "True", "01", "-", "-01", "1.", ".5", "+1", "1e", "1e+", "0x10", "NaN",
        "Infinity",
        "'a'", "\"", "\"a", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\n\"", "\"\t\"", "\"a\u{0}b\"",
        "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "]", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,",
        "{\"a\":1,}",
        "{a:1}", "{1:1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{,}", "1 2", "{} {}", "/* */ 1", "[1] //",
        "\u{FEFF}{}", "\u{A0}1",
        "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"",
        "\"\\ud800\\ud800\"",
        "\"\\ud83d\"", "--1", "1-2", "[1]]",
    ])
    func `refuses what RFC 8259 does not have`(text: String) {
        let problem = #expect(throws: Problem.self) { try parse(text) }
        #expect(problem?.status == 400)
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22], [0x22, 0x5C, 0x6E, 0x80, 0x22],
            [0xFF], [0x22, 0x80],
        ] as [[UInt8]]
    )
    func `refuses bytes that are not UTF-8`(bytes: [UInt8]) {
        #expect(throws: Problem.self) { try JSONValue(parsing: bytes) }
    }

    @Test func `goes 64 levels deep and no deeper`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try parse(nested(64))
        #expect(throws: Problem.self) { try parse(nested(65)) }
        #expect(throws: Problem.self) { try parse(String(repeating: "[", count: 1_000_000)) }
        #expect(throws: Problem.self) { try parse(String(repeating: "{\"a\":", count: 65)) }
    }

    @Test(arguments: [
        ("{\"a\": tru}", "at byte 6"), ("{\"a\":1,\"a\":2}", "at byte 7"), ("[1,2", "ends at byte 4"),
        ("[1,\"\\q\"]", "at byte 4"),
        ("[1,}", "at byte 3"),
    ])
    func `names the place of the fault`(text: String, place: String) {
        let problem = #expect(throws: Problem.self) { try parse(text) }
        #expect(problem?.detail?.contains(place) == true, "\(problem?.detail ?? "")")
    }

    @Test func `never repeats what was sent`() {
        let problem = #expect(throws: Problem.self) { try parse("{\"password\":\"hunter2\" oops") }
        #expect(problem?.detail?.contains("hunter2") == false)
    }

    @Test func `of every prefix of a document ends in an answer`() throws {
        let text = "{\"a\":[1,-2.5e3,\"\\u00e9\\ud83d\\ude00é\",null,true,false,{\"b\":{}}],\"c\":\"\\\\\"}"
        let bytes = Array(text.utf8)
        _ = try JSONValue(parsing: bytes)
        for length in 0..<bytes.count {
            #expect(throws: Problem.self) { try JSONValue(parsing: bytes.prefix(length)) }
        }
    }

    @Test func `of a document with one byte changed ends in an answer`() throws {
        var generator = SystemRandomNumberGenerator()
        let bytes = Array("{\"a\":[1,-2.5e3,\"\\u00e9é\",null,true,{\"b\":{}}],\"c\":\"\\\\\"}".utf8)
        for _ in 0..<5_000 {
            var changed = bytes
            changed[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
                in: 0...255,
                using: &generator
            )
            guard let value = try? JSONValue(parsing: changed) else { continue }
            #expect(try JSONValue(parsing: value.jsonBytes) == value)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `takes a body of a mebibyte in good time, escapes and all`() throws {
        for filling in ["\\n", "é", "[],", "\\ud83d\\ude00"] {
            let isList = filling == "[],"
            let body = String(repeating: filling, count: 1_048_576 / filling.utf8.count)
            let text = isList ? "[" + body + "0]" : "\"" + body + "\""
            _ = try parse(text)
        }
    }
}
