public import Postgres

/// Writes rows in the text format of PostgreSQL's `COPY`.
public struct CopyText: Sendable {
    private var bytes: [UInt8] = []
    private var isFirst = true

    /// No rows yet.
    public init() {}

    /// Whether there are no rows.
    public var isEmpty: Bool {
        bytes.isEmpty
    }

    /// A value or NULL.
    public mutating func cell(_ value: (some PostgresEncodable)?) {
        separate()
        guard let value else { return bytes.append(contentsOf: [0x5C, 0x4E]) }
        let start = bytes.count
        value.encode(into: &bytes)
        guard bytes[start...].contains(where: Self.isSpecial) else { return }
        let plain = Array(bytes[start...])
        bytes.removeLast(plain.count)
        for byte in plain { append(byte) }
    }

    /// A list of texts; an empty one too.
    public mutating func cell(list: [String]) {
        if list.isEmpty { cell("{}") } else { cell(list) }
    }

    /// Ends the row.
    public mutating func endRow() {
        bytes.append(0x0A)
        isFirst = true
    }

    /// Gives the rows away.
    public mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    private mutating func separate() {
        if !isFirst { bytes.append(0x09) }
        isFirst = false
    }

    private mutating func append(_ byte: UInt8) {
        switch byte {
        case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
        case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
        case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
        case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
        default: bytes.append(byte)
        }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == 0x5C || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
