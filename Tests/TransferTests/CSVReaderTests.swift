import Core
import Testing

@testable import Transfer

@Suite struct `Reading CSV (S0-5)` {
    /// Every row as texts; the bytes come in pieces of this size.
    private func rows(
        _ text: String,
        pieces: Int = .max,
        limits: CSVLimits = CSVLimits()
    ) throws -> [[String]] {
        try rows(Array(text.utf8), pieces: pieces, limits: limits)
    }

    private func rows(
        _ bytes: [UInt8],
        pieces: Int = .max,
        limits: CSVLimits = CSVLimits()
    ) throws -> [[String]] {
        try read(bytes, pieces: pieces, limits: limits).map { row in
            (0..<row.count).map { row.text($0) ?? "<not UTF-8>" }
        }
    }

    private func read(
        _ bytes: [UInt8],
        pieces: Int = .max,
        limits: CSVLimits = CSVLimits()
    ) throws -> [CSVRow] {
        var reader = CSVReader(limits: limits)
        var rows: [CSVRow] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            rows += try reader.read(Array(rest.prefix(pieces)))
            rest = rest.dropFirst(pieces)
        }
        return try rows + reader.finish()
    }

    private func code(_ text: String, limits: CSVLimits = CSVLimits()) -> String? {
        do {
            _ = try rows(text, limits: limits)
            return nil
        } catch {
            return (error as? Problem)?.issues.first?.code
        }
    }

    static let file = """
        first_name,note,email\r\n"Núria","said ""hi"",\r\nthen left",n@x.example\r\n\
        \r\n,,\r\nMax,,\r\n"","a\nb",""\n\
        李 , x ,"é"
        """
    static let cells = [
        ["first_name", "note", "email"], ["Núria", "said \"hi\",\r\nthen left", "n@x.example"],
        ["Max", "", ""],
        ["", "a\nb", ""], ["李 ", " x ", "é"],
    ]

    @Test func `takes quoted cells with quotation marks, delimiters and line breaks inside`() throws {
        #expect(try rows(Self.file) == Self.cells)
    }

    @Test func `does not care where the pieces are cut`() throws {
        for size in 1...40 {
            #expect(try rows(Self.file, pieces: size) == Self.cells, "pieces of \(size)")
        }
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `takes every kind of line end, with and without one at the end`(end: String) throws {
        let expected = [["a", "b"], ["1", "2"], ["3", "4"]]
        for pieces in [1, 2, 3, .max] {
            #expect(try rows("a,b\(end)1,2\(end)3,4", pieces: pieces) == expected)
            #expect(try rows("a,b\(end)1,2\(end)3,4\(end)", pieces: pieces) == expected)
            #expect(try rows("\(end)a,b\(end)\(end)1,2\(end)3,4\(end)\(end)", pieces: pieces) == expected)
        }
    }

    @Test(arguments: [",", ";", "\t", "|"])
    func `finds the delimiter in the heading`(delimiter: String) throws {
        let heading = ["first name", "\"a,b;c\td|e\"", "email"].joined(separator: delimiter)
        let row = ["x", "1,5", "y"].map { $0.contains(delimiter) ? "\"\($0)\"" : $0 }.joined(
            separator: delimiter
        )
        #expect(
            try rows(heading + "\n" + row) == [["first name", "a,b;c\td|e", "email"], ["x", "1,5", "y"]]
        )
    }

    @Test func `takes the delimiter that a line for spreadsheets names`() throws {
        for pieces in [1, .max] {
            #expect(try rows("sep=;\r\na,x;b\r\n1;2", pieces: pieces) == [["a,x", "b"], ["1", "2"]])
            #expect(try rows("\u{FEFF}\"sep=\n\"", pieces: pieces) == [["sep=\n"]])
        }
    }

    @Test func `drops a byte order mark, but not inside`() throws {
        for pieces in [1, .max] {
            #expect(
                try rows("\u{FEFF}a,b\n\u{FEFF}1,2", pieces: pieces) == [["a", "b"], ["\u{FEFF}1", "2"]]
            )
            #expect(try rows("\u{FEFF}\"a\",b", pieces: pieces) == [["a", "b"]])
        }
    }

    @Test func `numbers the rows below the heading and passes over blank ones`() throws {
        let rows = try read(Array("a,b\n1,2\n\n , \n3,4\n\"\",\"\"\n5,6".utf8))
        #expect(rows.map(\.number) == [0, 1, 2, 3])
    }

    @Test func `takes a quotation mark inside a cell that does not begin with one`() throws {
        #expect(try rows("a,b\n5\" nail,x\"y\"") == [["a", "b"], ["5\" nail", "x\"y\""]])
    }

    @Test func `marks a row whose quotation marks do not fit, and goes on with the next`() throws {
        let rows = try read(Array("a,b\n\"x\"y,2\n\"z\" ,4".utf8))
        #expect(rows.map { $0.fault == nil } == [true, false, true])
        #expect(rows[2].text(0) == "z")
    }

    @Test func `leaves cells that are not UTF-8 to the row`() throws {
        let rows = try read(Array("a,b\n".utf8) + [0x4E, 0xFA, 0x2C, 0x78, 0x0A] + Array("c,d".utf8))
        #expect(rows[1].text(0) == nil)
        #expect(rows[1].text(1) == "x")
        #expect(rows[2].text(0) == "c")
    }

    @Test func `says what is wrong with a file that it cannot read`() {
        var limits = CSVLimits()
        limits.cellBytesMax = 10
        limits.rowBytesMax = 30
        limits.columnsMax = 3
        limits.rowsMax = 2
        #expect(code("a,b\n\"x", limits: limits) == "unclosed_quote")
        #expect(code("a,b\n\"" + String(repeating: "x", count: 11), limits: limits) == "cell_too_long")
        #expect(code("a,b\n12345678901,b", limits: limits) == "cell_too_long")
        #expect(code("a,b,c,d", limits: limits) == "too_many_columns")
        #expect(code("a,b\n1,2\n1,2\n1,2", limits: limits) == "too_many_rows")
        #expect(code("a,b\n1,2\n1,2\n\n\n", limits: limits) == nil)
        #expect(code(String(repeating: "x", count: 31), limits: limits) == "row_too_long")
        #expect(code("PK\u{3}\u{4}abc\n") == "workbook")
        #expect(code("a\u{0},\u{0}b\u{0}\n\u{0}") == "not_utf8")
        #expect(code("\"a\nb\nc") == "unclosed_quote")
    }

    @Test func `finds UTF-16 out`() {
        let problem = #expect(throws: Problem.self) { try read([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00]) }
        #expect(problem?.issues.first?.code == "not_utf8")
    }

    @Test func `has no rows where there is nothing`() throws {
        #expect(try rows("").isEmpty)
        #expect(try rows("\n\r\n \n").isEmpty)
    }

    @Test(.timeLimit(.minutes(1))) func `keeps nothing of the rows that it gave away`() throws {
        var reader = CSVReader()
        let piece = Array(String(repeating: "Núria,\"Vidal, i\",n@x.example\r\n", count: 1_000).utf8)
        var count = try reader.read(Array("a,b,c\n".utf8)).count
        for _ in 0..<100 { count += try reader.read(piece).count }
        #expect(try count + reader.finish().count == 100_001)
    }
}
