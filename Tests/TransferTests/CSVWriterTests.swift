import Clients
import Core
import Testing

@testable import Transfer

@Suite struct `Writing CSV (R-13)` {
    private func written(
        _ copied: String,
        _ kinds: [CSVWriter.Kind],
        delimiter: CSVDelimiter = .comma
    ) -> String {
        String(
            decoding: CSVWriter(kinds: kinds, delimiter: delimiter).rows(Array(copied.utf8)),
            as: UTF8.self
        )
    }

    @Test func `makes cells of what the server copies out`() {
        let copied = "Núria\t\\N\t42\tt\t2026-11-23 10:00:00.123+00\n\\\\N\t\t-3\tf\t\\N\n"
        #expect(
            written(copied, [.text, .text, .plain, .truth, .instant])
                == "Núria,,42,true,2026-11-23T10:00:00Z\r\n\\N,,-3,false,\r\n"
        )
    }

    @Test func `makes cells of lists, keys and what is there or not`() {
        let words: [[UInt8]: [UInt8]] = [Array("k1".utf8): Array("gracia".utf8)]
        let kinds: [CSVWriter.Kind] = [.list, .word(words), .presence]
        let copied = #"{a,"b c","d\\"e","f\\\\g","h,i"}"# + "\tk1\tx\n{}\tk2\t\\N\n{=1}\t\\N\t\n"
        #expect(
            written(copied, kinds)
                == #""a|b c|d""e|f\g|h,i",gracia,true"# + "\r\n,,false\r\n'=1,,\r\n"
        )
    }

    @Test func `puts in quotation marks what any delimiter or line break is in`() {
        #expect(
            written(
                "a,b\ta;b\ta|b\ta\\tb\ta\\nb\ta\\r\\nb\tsay \"x\"\t it's\n",
                [CSVWriter.Kind](repeating: .text, count: 8)
            )
                == "\"a,b\",\"a;b\",\"a|b\",\"a\tb\",\"a\nb\",\"a\r\nb\",\"say \"\"x\"\"\", it's\r\n"
        )
        #expect(written("a b\tc\n", [.text, .text], delimiter: .semicolon) == "a b;c\r\n")
    }

    @Test func `takes back the escapes of the server`() {
        #expect(written("a\\\\b\\bc\\fd\\ve\n", [.text]) == "a\\b\u{8}c\u{C}d\u{B}e\r\n")
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"), ("＝1", "'＝1"), ("'=1", "''=1"), ("x;=1", "x;'=1"), ("x,'@y", "x,''@y"),
        ("- item", "'- item"),
        ("+34932180000", "+34932180000"), ("-12.5", "-12.5"), ("+34 932", "'+34 932"), ("-1-1", "'-1-1"),
        ("+", "'+"),
        ("a=b", "a=b"), ("a@b.example", "a@b.example"), ("it's", "it's"), ("'quoted'", "'quoted'"),
        ("a, b", "a, b"),
        ("1.-", "1.-"), ("-1.", "'-1."),
    ])
    func `guards cells against being taken for formulas, and takes the guard off again`(
        text: String,
        guarded: String
    ) {
        var bytes: [UInt8] = []
        FormulaGuard.append(Array(text.utf8), to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == guarded)
        #expect(FormulaGuard.removed(from: guarded) == text)
    }

    @Test func `leaves no cell that begins like a formula, whatever the delimiter of who opens the file`() {
        let alphabet = ["=", "+", "-", "@", "'", ",", ";", "|", "\t", "\"", "a", "1", "＠", "\r", " "]
        var number = 0
        for first in alphabet {
            for second in alphabet {
                for third in alphabet {
                    number += 1
                    let text = first + second + third
                    var bytes: [UInt8] = []
                    FormulaGuard.append(Array(text.utf8), to: &bytes)
                    let guarded = String(decoding: bytes, as: UTF8.self)
                    if FormulaGuard.removed(from: guarded) != text { Issue.record("\(text) was not kept") }
                    let parts = guarded.unicodeScalars.split(omittingEmptySubsequences: false) {
                        ",;|\t".unicodeScalars.contains($0)
                    }
                    for part in parts.map(String.init) where FormulaGuard.isDangerous(Array(part.utf8)) {
                        let isNumber = part == guarded && DecimalNumber(String(part.dropFirst())) != nil
                        if !isNumber, part != "\r" || guarded != text {
                            Issue.record("\(text) gave \(guarded)")
                        }
                    }
                }
            }
        }
        #expect(number == 3_375)
    }

    @Test func `is read again as it was written, with every delimiter`() throws {
        let texts = [
            "plain", "", "a,b", "a;b", "a\tb", "a|b", "a\"b", "line\nbreak", "cr\rlf\r\n", "=1", "'=1", " x",
            "é李😀", "\\", "\\N", "+34932180000",
        ]
        for delimiter in CSVDelimiter.allCases {
            let writer = CSVWriter(
                kinds: [CSVWriter.Kind](repeating: .text, count: texts.count),
                delimiter: delimiter
            )
            var copy = CopyText()
            for text in texts { copy.cell(text) }
            copy.endRow()
            let heading = texts.indices.map { "column \($0)" }
            let file = writer.heading(heading, byteOrderMark: true) + writer.rows(copy.take())
            var reader = CSVReader()
            let rows = try reader.read(file) + reader.finish()
            #expect((0..<rows[0].count).map { rows[0].text($0) } == heading)
            #expect((0..<rows[1].count).map { FormulaGuard.removed(from: rows[1].text($0) ?? "?") } == texts)
        }
    }

    @Test func `begins with a byte order mark only where it is wanted`() {
        let writer = CSVWriter(kinds: [.text], delimiter: .comma)
        #expect(writer.heading(["a"], byteOrderMark: true) == [0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A])
        #expect(writer.heading(["a"], byteOrderMark: false) == [0x61, 0x0D, 0x0A])
    }
}

@Suite struct `Text for COPY` {
    @Test func `has escapes for what would end a cell, and a word for NULL`() {
        var copy = CopyText()
        copy.cell("a\tb\nc\rd\\e")
        copy.cell(String?.none)
        copy.cell("")
        copy.cell(7)
        copy.endRow()
        copy.cell("\\N")
        copy.endRow()
        #expect(String(decoding: copy.take(), as: UTF8.self) == "a\\tb\\nc\\rd\\\\e\t\\N\t\t7\n\\\\N\n")
        #expect(copy.isEmpty)
    }
}

@Suite struct `Days in a file` {
    @Test(arguments: [
        ("1980-12-31", "1980-12-31"), ("31/12/1980", "1980-12-31"), ("12/31/1980", "1980-12-31"),
        ("31.12.1980", "1980-12-31"),
        ("3.4.1980", "1980-04-03"), ("05/05/1980", "1980-05-05"), ("1980/1/2", "1980-01-02"),
        ("1980-12-31 00:00:00", "1980-12-31"),
        ("1980-12-31T00:00:00Z", "1980-12-31"), ("13-1-1980", "1980-01-13"),
    ])
    func `are understood where they can mean one day only`(text: String, day: String) {
        #expect(ImportDate.canonical(text) == day)
    }

    @Test(arguments: [
        "03/04/1980", "3-4-80", "1980-02-30", "yesterday", "1980-12-31 10:30:00", "", "1/2", "31/12/1980/5",
        "٣/٤/١٩٨٠", "99/99/1980",
    ])
    func `that could be two, or none, are left as they are`(text: String) {
        #expect(ImportDate.canonical(text) == text)
    }
}
