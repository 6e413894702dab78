/// Turns the rows of PostgreSQL's `COPY … TO STDOUT` (text format) into CSV, piece by piece.
///
/// The work lies here and not in SQL: a guard against formulas in each column of the query costs the
/// database more than all of this costs the process, and it runs beside the database instead of in it.
struct CSVWriter {
    /// What a column holds, which decides what can be in its cells.
    enum Kind: Sendable {
        /// Anything at all.
        case text
        /// Only characters that mean nothing in CSV or to a spreadsheet: numbers, dates, keys.
        case plain
        /// `t` or `f`, which become true and false.
        case truth
        /// Anything that is not NULL becomes true, NULL false.
        case presence
        /// A moment in UTC, which becomes RFC 3339 without fractions of a second.
        case instant
        /// A list of texts, which become one with bars between them.
        case list
        /// A word that has another in its place, such as a key; nothing for one that is not known.
        case word([[UInt8]: [UInt8]])
    }

    private let kinds: [Kind]
    private let delimiter: UInt8
    /// For each byte whether a cell that has it needs a closer look.
    private let isSpecial: [Bool]

    init(kinds: [Kind], delimiter: CSVDelimiter) {
        self.kinds = kinds
        self.delimiter = delimiter.byte
        var isSpecial = [Bool](repeating: false, count: 256)
        for byte in Array("\\\"\r\n\t,;|'".utf8) { isSpecial[Int(byte)] = true }
        self.isSpecial = isSpecial
    }

    /// The heading, with a byte order mark if wanted.
    func heading(_ names: [String], byteOrderMark: Bool) -> [UInt8] {
        var output: [UInt8] = byteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        for (index, name) in names.enumerated() {
            if index > 0 { output.append(delimiter) }
            append(Array(name.utf8), to: &output)
        }
        output.append(contentsOf: [0x0D, 0x0A])
        return output
    }

    /// Whole rows of `COPY` as rows of CSV.
    func rows(_ copied: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(copied.count + copied.count / 8)
        copied.withUnsafeBufferPointer { bytes in
            var column = 0
            var start = 0
            while start < bytes.count {
                var end = start
                var isPlain = true
                // Neither a tabulator nor a line break is ever part of a cell here: COPY escapes them.
                while end < bytes.count, bytes[end] != 0x09, bytes[end] != 0x0A {
                    if isSpecial[Int(bytes[end])] { isPlain = false }
                    end += 1
                }
                if column > 0 { output.append(delimiter) }
                append(
                    UnsafeBufferPointer(rebasing: bytes[start..<end]),
                    column,
                    isPlain: isPlain,
                    to: &output
                )
                column += 1
                if end == bytes.count || bytes[end] == 0x0A {
                    output.append(0x0D)
                    output.append(0x0A)
                    column = 0
                }
                start = end + 1
            }
        }
        return output
    }

    private func append(
        _ cell: UnsafeBufferPointer<UInt8>,
        _ column: Int,
        isPlain: Bool,
        to output: inout [UInt8]
    ) {
        guard let first = cell.first else { return }
        let isNull = cell.count == 2 && first == UInt8(ascii: "\\") && cell[1] == UInt8(ascii: "N")
        if case .presence = kinds[column] {
            return output.append(contentsOf: (isNull ? "false" : "true").utf8)
        }
        if isNull { return }
        switch kinds[column] {
        case .plain:
            output.append(contentsOf: cell)
        case .truth:
            output.append(contentsOf: (first == UInt8(ascii: "t") ? "true" : "false").utf8)
        case .presence:
            break
        case .instant:
            appendInstant(cell, to: &output)
        case .list:
            if cell.count > 2 { append(Self.joined(Self.unescaped(cell)), to: &output) }
        case .word(let words):
            if let word = words[Array(cell)] { append(word, to: &output) }
        case .text:
            if !isPlain {
                appendSpecial(cell, to: &output)
            } else if FormulaGuard.changes(cell) {
                append(Array(cell), to: &output)
            } else {
                output.append(contentsOf: cell)
            }
        }
    }

    /// A text with something in it that means something to the server, to CSV or to a spreadsheet.
    private func appendSpecial(_ cell: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        guard !cell.contains(UInt8(ascii: "\\")), !FormulaGuard.changes(cell) else {
            return append(Self.unescaped(cell), to: &output)
        }
        appendQuoted(cell, to: &output)
    }

    /// `2026-11-23 10:00:00.123+00`, as the server writes a moment where its clocks show UTC.
    private func appendInstant(_ cell: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        guard cell.count >= 19 else { return output.append(contentsOf: cell) }
        output.append(contentsOf: cell[..<10])
        output.append(UInt8(ascii: "T"))
        output.append(contentsOf: cell[11..<19])
        output.append(UInt8(ascii: "Z"))
    }

    /// A text with guard and, where it must be, in quotation marks.
    private func append(_ text: [UInt8], to output: inout [UInt8]) {
        var cell: [UInt8] = []
        cell.reserveCapacity(text.count + 4)
        FormulaGuard.append(text, to: &cell)
        cell.withUnsafeBufferPointer { appendQuoted($0, to: &output) }
    }

    /// A text in quotation marks where any delimiter or a line break is in it, not only the delimiter of this
    /// file: so the commonest mistake, opening it with another one, breaks less.
    private func appendQuoted(_ cell: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        guard cell.contains(where: { FormulaGuard.isSeparator($0) || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D })
        else { return output.append(contentsOf: cell) }
        output.append(0x22)
        if cell.contains(0x22) {
            for byte in cell {
                if byte == 0x22 { output.append(0x22) }
                output.append(byte)
            }
        } else {
            output.append(contentsOf: cell)
        }
        output.append(0x22)
    }

    /// The elements of an array as the server writes it (`{plain,"in quotes"}`) with bars between them.
    private static func joined(_ array: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        var isQuoted = false
        var isEscaped = false
        for byte in array.dropFirst().dropLast() {
            switch byte {
            case _ where isEscaped:
                text.append(byte)
                isEscaped = false
            case UInt8(ascii: "\\"): isEscaped = true
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted: text.append(UInt8(ascii: "|"))
            default: text.append(byte)
            }
        }
        return text
    }

    /// The text behind the escapes of `COPY`.
    private static func unescaped(_ cell: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard cell.contains(UInt8(ascii: "\\")) else { return Array(cell) }
        var text: [UInt8] = []
        var isEscaped = false
        for byte in cell {
            guard isEscaped else {
                if byte == UInt8(ascii: "\\") { isEscaped = true } else { text.append(byte) }
                continue
            }
            isEscaped = false
            switch byte {
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "v"): text.append(0x0B)
            default: text.append(byte)
            }
        }
        return text
    }
}
