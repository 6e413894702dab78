import Core
import FoundationEssentials
import Testing

@Suite struct `Writing JSON` {
    private func written(_ body: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter(reserving: 0)
        body(&json)
        return json.text
    }

    @Test func `puts commas where they belong`() {
        let text = written { json in
            json.object { json in
                json.field("a", 1)
                json.key("b")
                json.array { json in
                    json.int(1)
                    json.object { _ in }
                    json.array { _ in }
                    json.null()
                    json.array { json in
                        json.bool(true)
                        json.bool(false)
                    }
                }
                json.field("c", String?.none)
                json.key("d")
                json.object { json in json.field("e", "f") }
                json.field("g", true)
            }
        }
        #expect(text == #"{"a":1,"b":[1,{},[],null,[true,false]],"c":null,"d":{"e":"f"},"g":true}"#)
    }

    @Test func `escapes what must be and nothing else, wherever in a text it stands`() throws {
        #expect(
            written { $0.string("a\"b\\c\n\r\t\u{0}\u{1}\u{1F}\u{7F}é😀/") }
                == #""a\"b\\c\n\r\t\u0000\u0001\u001f"# + "\u{7F}é😀/\""
        )
        for length in 0..<40 {
            for place in 0..<length {
                for special in [
                    "\"", "\\", "\u{0}", "\u{1F}", " ", "é", "!", "#", "[", "]", "\u{7F}", "\u{80}", "😀",
                ] {
                    var characters = [String](repeating: "x", count: length)
                    characters[place] = special
                    let text = characters.joined()
                    let read = try JSONValue(parsing: Array(written { $0.string(text) }.utf8))
                    if read != .string(text) { Issue.record("\(text.debugDescription) became \(read)") }
                }
            }
        }
    }

    @Test func `writes whole numbers to their limits`() {
        for value in [
            0, 1, -1, 9, 10, 99, 100, 101, 12_345, -98_765, Int.max, Int.min, 1_000_000_000_000_000_000,
            999_999_999_999_999_999,
        ] {
            #expect(written { $0.int(value) } == String(value))
        }
        #expect(written { $0.int(UInt8.max) } == "255")
    }

    @Test func `writes moments, days, keys and decimals in their own forms`() throws {
        let id = try #require(ClientID("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"))
        let text = written { json in
            json.object { json in
                json.field("at", Instant(microseconds: 1_795_428_000_123_456))
                json.field("on", CalendarDate(iso8601: "2026-11-23"))
                json.field("id", id)
                json.field("uuid", UUID?.none)
                json.field("height", DecimalNumber("170.5"))
                json.field("tags", ["a", "b"])
                json.field("ids", [id])
                json.field("value", JSONValue.object(["z": 1, "a": [nil]]))
                json.field("values", [JSONValue.bool(true)])
                json.field("issue", FieldIssue?.none)
            }
        }
        #expect(
            text == """
                {"at":"2026-11-23T10:00:00.123456Z","on":"2026-11-23",\
                "id":"017f22e2-79b0-7cc3-98c4-dc0c0c07398f","uuid":null,"height":170.5,"tags":["a","b"],\
                "ids":["017f22e2-79b0-7cc3-98c4-dc0c0c07398f"],"value":{"a":[null],"z":1},\
                "values":[true],"issue":null}
                """
        )
    }

    @Test func `grows as far as it must`() throws {
        let long = String(repeating: "é\"", count: 100_000)
        let text = written { json in
            json.array { json in
                for index in 0..<1_000 { json.int(index) }
                json.string(long)
            }
        }
        let read = try JSONValue(parsing: Array(text.utf8))
        #expect(read.arrayValue?.count == 1_001)
        #expect(read.arrayValue?.last == .string(long))
    }

    @Test func `takes the bytes of a database row as they are`() {
        let bytes = Array("Núria \"Nu\"".utf8)
        #expect(written { $0.string(utf8: bytes.span) } == #""Núria \"Nu\"""#)
        #expect(written { $0.string(utf8: [UInt8]().span) } == "\"\"")
    }

    @Test func `can begin again in the same room`() {
        var json = JSONWriter()
        json.array { $0.int(1) }
        json.removeAll()
        json.object { $0.field("a", 2) }
        #expect(json.text == #"{"a":2}"#)
        #expect(json.withUnsafeBytes { $0.count } == json.count)
    }
}
