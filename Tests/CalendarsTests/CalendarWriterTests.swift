import Core
import Testing

@testable import Calendars

@Suite struct `Writing calendars` {
    @Test func `B.15 lines are folded at 75 bytes and no character is torn apart`() {
        for text in [
            String(repeating: "a", count: 500), String(repeating: "ñ", count: 300),
            String(repeating: "👩🏽‍🎨", count: 40),
            "a" + String(repeating: "€", count: 200), String(repeating: "x", count: 67),
            String(repeating: "x", count: 68),
        ] {
            var calendar = CalendarWriter()
            calendar.text("SUMMARY", text)
            let lines = calendar.bytes.split(separator: UInt8(ascii: "\n"))
            for (index, line) in lines.enumerated() {
                #expect(line.last == UInt8(ascii: "\r"))
                #expect(line.count - 1 <= 75)
                #expect(String(validating: line, as: UTF8.self) != nil)
                #expect((line.first == UInt8(ascii: " ")) == (index > 0))
            }
            let whole = lines.enumerated().map { index, line in
                String(decoding: line.dropLast().dropFirst(index == 0 ? 0 : 1), as: UTF8.self)
            }
            #expect(whole.joined() == "SUMMARY:\(text)")
        }
    }

    @Test(arguments: [
        ("a;b,c\\d", "a\\;b\\,c\\\\d"), ("one\ntwo", "one\\ntwo"), ("one\r\ntwo", "one\\ntwo"),
        ("one\rtwo", "one\\ntwo"),
        ("\"quoted\": fine", "\"quoted\": fine"), ("tab\there", "tab here"), ("bell\u{7}\u{0}!", "bell!"),
        ("line\u{2028}separator", "line\\nseparator"), ("a\n\nb", "a\\n\\nb"),
    ]) func `what would begin something else is escaped`(text: String, escaped: String) {
        #expect(CalendarWriter.escape(text) == escaped)
    }

    @Test func `moments are written in UTC to the second`() throws {
        let moment = try #require(Instant(rfc3339: "2026-03-29T02:30:00.654321+01:00"))
        #expect(CalendarWriter.utc(moment) == "20260329T013000Z")
    }
}
