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

    /// Who organizes it.
    mutating func organizer(_ address: EmailAddress, _ name: String) {
        // A quoted parameter holds neither quotation marks nor control characters (RFC 5545, 3.2).
        let name = String.UnicodeScalarView(
            name.unicodeScalars.filter { $0 != "\"" && $0.properties.generalCategory != .control }
        )
        // What a `mailto:` address may hold of an email address, as it is (RFC 6068); the rest in its bytes.
        let plain = Set("!$'*+-.@_~".utf8)
        let uri = address.text.utf8.map { byte in
            let isPlain =
                plain.contains(byte) || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte)
            return isPlain ? [byte] : Array("%".utf8) + Self.hexadecimal(byte)
        }
        write("ORGANIZER;CN=\"\(String(name))\":mailto:\(String(decoding: uri.joined(), as: UTF8.self))")
    }

    private static func hexadecimal(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
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
