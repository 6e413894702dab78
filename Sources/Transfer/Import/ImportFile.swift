import Core

/// The rows of a file while it comes in; only what is being read is in memory.
struct ImportFile<Body: AsyncSequence> where Body.Element == [UInt8] {
    private var pieces: Body.AsyncIterator
    private var reader: CSVReader
    private var waiting: [CSVRow] = []
    private var isAtEnd = false
    /// The fingerprint of what was read, where somebody wants to know it.
    private var hash: SHA256Stream?

    init(_ body: Body, limits: CSVLimits, hashing: Bool) {
        pieces = body.makeAsyncIterator()
        reader = CSVReader(limits: limits)
        hash = hashing ? SHA256Stream() : nil
    }

    /// The first row.
    ///
    /// - Throws: `Problem.invalid` where there is none.
    mutating func heading() async throws -> CSVRow {
        guard var rows = try await next() else { throw FileIssue.empty }
        let heading = rows.removeFirst()
        waiting = rows
        return heading
    }

    /// The rows of the next piece; never empty, nil at the end.
    mutating func next() async throws -> [CSVRow]? {
        if !waiting.isEmpty {
            defer { waiting = [] }
            return waiting
        }
        while !isAtEnd {
            let rows: [CSVRow]
            if let piece = try await pieces.next() {
                hash?.add(piece)
                rows = try reader.read(piece)
            } else {
                isAtEnd = true
                rows = try reader.finish()
            }
            if !rows.isEmpty { return rows }
        }
        return nil
    }

    /// The fingerprint of the whole file; nil before its end.
    func fingerprint() -> [UInt8]? {
        isAtEnd ? hash?.value() : nil
    }
}
