import Core

/// Reads a CSV file (RFC 4180) piece by piece, wherever the pieces are cut.
///
/// A byte order mark is dropped, the delimiter is found in the heading (or said by a line `sep=;`), lines
/// end with CR, LF or both, quoted cells may have line breaks. Blank lines, and rows of nothing but empty
/// cells, are passed over.
struct CSVReader {
    private enum State {
        case cellStart, plain, quoted, quoteInQuoted, broken
    }

    private let limits: CSVLimits
    /// The first line, until it is complete; nil once the delimiter is known.
    private var heading: [UInt8]? = []
    private var headingIsQuoted = false
    private var delimiter = CSVDelimiter.comma.byte
    private var state = State.cellStart
    private var endedWithCR = false
    private var cells: [UInt8] = []
    private var ends: [Int] = []
    private var fault: CSVRow.Fault?
    private var nextNumber = 0
    private var rows: [CSVRow] = []

    init(limits: CSVLimits = CSVLimits()) {
        self.limits = limits
    }

    /// Takes the next piece; answers with the rows that are complete now, the heading first.
    ///
    /// - Throws: `Problem.invalid` where the file is broken or too big.
    mutating func read(_ bytes: [UInt8]) throws(Problem) -> [CSVRow] {
        if heading == nil {
            try parse(bytes, from: 0)
        } else {
            try readHeading(bytes)
        }
        return takeRows()
    }

    /// Ends the file; answers with its last row if no line break ended it.
    mutating func finish() throws(Problem) -> [CSVRow] {
        if let last = heading {
            try begin(with: last)
        }
        guard state != .quoted else {
            throw FileIssue.unclosedQuote(row: nextNumber)
        }
        if state != .cellStart || !ends.isEmpty { try endRow() }
        return takeRows()
    }

    private mutating func takeRows() -> [CSVRow] {
        defer { rows = [] }
        return rows
    }
}

// MARK: The heading

extension CSVReader {
    /// Keeps bytes until the first line is whole, because only the whole line tells the delimiter.
    private mutating func readHeading(_ bytes: [UInt8]) throws(Problem) {
        var collected = heading ?? []
        heading = []
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\"") { headingIsQuoted.toggle() }
            let endsLine = !headingIsQuoted && (byte == 0x0A || byte == 0x0D)
            collected.append(byte)
            guard collected.count <= limits.rowBytesMax else { throw FileIssue.rowTooLong(row: 0, limits) }
            guard endsLine, Self.hasText(collected) else { continue }
            try begin(with: collected)
            guard heading == nil else {
                // It was only the line that names the delimiter, or nothing at all.
                collected = []
                continue
            }
            return try parse(bytes, from: index + 1)
        }
        heading = collected
    }

    /// Finds out what kind of file it is and parses the first line.
    private mutating func begin(with line: [UInt8]) throws(Problem) {
        var line = line[...]
        if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        if line.starts(with: Array("PK\u{3}\u{4}".utf8)) || line.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw FileIssue.workbook
        }
        if line.starts(with: [0xFF, 0xFE]) || line.starts(with: [0xFE, 0xFF]) || line.contains(0) {
            throw FileIssue.notUTF8
        }
        let text = line.filter { $0 > 0x20 }
        if nextNumber == 0, text.count == 5, text.starts(with: Array("sep=".utf8)),
            let named = CSVDelimiter.allCases.first(where: { $0.byte == text.last })
        {
            delimiter = named.byte
            heading = nil
            return
        }
        delimiter = CSVDelimiter.detect(in: line).byte
        heading = nil
        try parse(Array(line), from: 0)
    }

    private static func hasText(_ line: [UInt8]) -> Bool {
        line.contains { $0 != 0x0A && $0 != 0x0D }
    }
}

// MARK: Cells and rows

extension CSVReader {
    private mutating func parse(_ bytes: [UInt8], from start: Int) throws(Problem) {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            switch state {
            case .cellStart:
                defer { endedWithCR = false }
                if endedWithCR, byte == 0x0A {
                    index += 1
                } else if byte == UInt8(ascii: "\"") {
                    state = .quoted
                    index += 1
                } else {
                    state = .plain
                }
            case .plain:
                let end =
                    bytes[index...].firstIndex { $0 == delimiter || $0 == 0x0A || $0 == 0x0D } ?? bytes.count
                try append(bytes[index..<end])
                index = end
                if end < bytes.count {
                    try endCell(bytes[end])
                    index += 1
                }
            case .quoted:
                let end = bytes[index...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
                try append(bytes[index..<end])
                index = end
                if end < bytes.count {
                    state = .quoteInQuoted
                    index += 1
                }
            case .quoteInQuoted:
                try afterQuote(byte)
                index += 1
            case .broken:
                if byte == 0x0A || byte == 0x0D { try endCell(byte) }
                index += 1
            }
        }
    }

    private mutating func afterQuote(_ byte: UInt8) throws(Problem) {
        switch byte {
        case UInt8(ascii: "\""):
            try append([byte])
            state = .quoted
        case delimiter, 0x0A, 0x0D:
            try endCell(byte)
        case 0x20:
            break
        default:
            fault = .quoting
            state = .broken
        }
    }

    private mutating func append(_ bytes: some Collection<UInt8>) throws(Problem) {
        cells.append(contentsOf: bytes)
        guard cells.count - (ends.last ?? 0) <= limits.cellBytesMax else {
            throw FileIssue.cellTooLong(row: nextNumber, limits)
        }
        guard cells.count <= limits.rowBytesMax else { throw FileIssue.rowTooLong(row: nextNumber, limits) }
    }

    private mutating func endCell(_ byte: UInt8) throws(Problem) {
        guard byte == delimiter else {
            try endRow()
            endedWithCR = byte == 0x0D
            return
        }
        ends.append(cells.count)
        state = .cellStart
        guard ends.count < limits.columnsMax else { throw FileIssue.tooManyColumns(row: nextNumber, limits) }
    }

    private mutating func endRow() throws(Problem) {
        ends.append(cells.count)
        defer {
            cells = []
            ends = []
            fault = nil
            state = .cellStart
        }
        guard fault != nil || cells.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return }
        guard nextNumber <= limits.rowsMax else { throw FileIssue.tooManyRows(limits) }
        rows.append(CSVRow(number: nextNumber, bytes: cells, ends: ends, fault: fault))
        nextNumber += 1
    }
}
