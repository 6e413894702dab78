import Core

/// Writes iCalendar (RFC 5545) line by line.
///
/// A writer of our own, though libical is at hand for reading: it would build a tree of C objects for each appointment,
/// while all that a feed needs is a dozen properties, escaped and folded.
struct CalendarWriter {
    private(set) var bytes: [UInt8] = []

    /// No line is longer, its line break not counted.
    static let lineBytesMax = 75

    init(reserving count: Int = 4_096) {
        bytes.reserveCapacity(count)
    }

    /// A property whose value needs no escaping, such as a time.
    mutating func line(_ name: StaticString, _ value: String) {
        write("\(name):\(value)")
    }

    /// A property whose value is text; what is empty is left out.
    mutating func text(_ name: StaticString, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        write("\(name):\(Self.escape(value))")
    }

    /// A moment, in UTC.
    mutating func instant(_ name: StaticString, _ moment: Instant) {
        write("\(name):\(Self.utc(moment))")
    }

    /// The form `20261123T100000Z`; what is finer than a second is dropped.
    static func utc(_ moment: Instant) -> String {
        let whole = moment.rfc3339.utf8.prefix(19).filter {
            $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ":")
        }
        return String(decoding: whole, as: UTF8.self) + "Z"
    }

    /// Text as a value: `\`, `;`, `,` and line breaks are escaped, other control characters dropped.
    static func escape(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            defer { isAfterReturn = scalar == "\r" }
            switch scalar {
            case "\\", ";", ",":
                escaped.append("\\")
                escaped.append(scalar)
            case "\n" where isAfterReturn: continue
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
                escaped.append("\\")
                escaped.append("n")
            case "\t": escaped.append(" ")
            case _ where scalar.properties.generalCategory == .control: continue
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    /// Folds at 75 bytes, and never inside of a character's bytes.
    private mutating func write(_ line: String) {
        var room = Self.lineBytesMax
        for scalar in line.unicodeScalars {
            let encoded = UTF8.width(scalar)
            if encoded > room {
                bytes.append(contentsOf: "\r\n ".utf8)
                // The blank that continues a line is part of it.
                room = Self.lineBytesMax - 1
            }
            bytes.append(contentsOf: String(scalar).utf8)
            room -= encoded
        }
        bytes.append(contentsOf: "\r\n".utf8)
    }
}
