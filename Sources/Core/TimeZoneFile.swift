import FoundationEssentials

/// Reads TZif, the format of the files below `/usr/share/zoneinfo` (RFC 9636).
enum TimeZoneFile {
    /// Until this year the rule at the end of a file is written out.
    static let lastYear = 2_150

    static func read(_ name: String, folder: String) -> TimeZoneRules? {
        guard let file = FileManager.default.contents(atPath: "\(folder)/\(name)") else { return nil }
        return parse(Array(file), name: name)
    }

    static func parse(_ bytes: [UInt8], name: String) -> TimeZoneRules? {
        guard let first = Header(bytes, at: 0), first.version >= 2 else { return nil }
        // The first block has 32-bit times, for readers of before 2005.
        let start = Header.length + first.dataLength(timeLength: 4)
        guard let header = Header(bytes, at: start) else { return nil }
        var data = start + Header.length
        guard bytes.count >= data + header.dataLength(timeLength: 8), header.typeCount > 0 else { return nil }
        var moments: [Int64] = (0..<header.timeCount).map { integer(bytes, data + 8 * $0, 8) }
        data += 8 * header.timeCount
        let kinds = bytes[data..<(data + header.timeCount)].map(Int.init)
        data += header.timeCount
        let types = (0..<header.typeCount).map { Int32(truncatingIfNeeded: integer(bytes, data + 6 * $0, 4)) }
        guard kinds.allSatisfy({ $0 < types.count }) else { return nil }
        var offsets = [types[0]] + kinds.map { types[$0] }
        let footer = start + Header.length + header.dataLength(timeLength: 8)
        if let rule = rule(bytes, from: footer) {
            // The rule holds after the last transition of the table.
            let end = moments.last ?? Int64.min
            for change in rule.changes(through: lastYear) where change.moment > end {
                moments.append(change.moment)
                offsets.append(change.offset)
            }
        }
        return TimeZoneRules(name: name, moments: moments, offsets: offsets)
    }

    private static func rule(_ bytes: [UInt8], from start: Int) -> TimeZoneRule? {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "\n"),
            let end = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "\n"))
        else { return nil }
        return TimeZoneRule(String(decoding: bytes[(start + 1)..<end], as: UTF8.self))
    }

    /// A big-endian number with its sign.
    fileprivate static func integer(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Int64 {
        let value = bytes[start..<(start + length)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return length == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
    }

    private struct Header {
        static let length = 44
        let version: Int
        let counts: [Int]

        init?(_ bytes: [UInt8], at start: Int) {
            guard bytes.count >= start + Self.length,
                bytes[start..<(start + 4)].elementsEqual("TZif".utf8)
            else { return nil }
            let mark = bytes[start + 4]
            version = mark == 0 ? 1 : Int(mark) - 48
            counts = (0..<6).map { Int(TimeZoneFile.integer(bytes, start + 20 + 4 * $0, 4)) }
            guard counts.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
        }

        // In the order of the file: UT/local marks, standard/wall marks, leap seconds, times, types, letters.
        var timeCount: Int { counts[3] }
        var typeCount: Int { counts[4] }

        func dataLength(timeLength: Int) -> Int {
            timeCount * (timeLength + 1) + typeCount * 6 + counts[5] + counts[2] * (timeLength + 4)
                + counts[1] + counts[0]
        }
    }
}
