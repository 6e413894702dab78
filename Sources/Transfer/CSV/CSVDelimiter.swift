/// What stands between two cells of a CSV file.
public enum CSVDelimiter: String, Sendable, CaseIterable {
    /// `,`
    case comma
    /// `;`
    case semicolon
    /// A tabulator.
    case tab
    /// `|`
    case pipe

    /// The character.
    var byte: UInt8 {
        switch self {
        case .comma: UInt8(ascii: ",")
        case .semicolon: UInt8(ascii: ";")
        case .tab: UInt8(ascii: "\t")
        case .pipe: UInt8(ascii: "|")
        }
    }

    /// The delimiter of a heading: the one that it has most of outside quotation marks; a comma where it
    /// has none.
    static func detect(in heading: some Sequence<UInt8>) -> CSVDelimiter {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in heading {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        return allCases.reversed().max { counts[$0.byte, default: 0] < counts[$1.byte, default: 0] } ?? .comma
    }
}
