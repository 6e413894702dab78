import Core

/// A part of a template: words as they are, or a value to be filled in.
enum TemplatePiece: Sendable, Hashable {
    case words(String)
    case value(Shortcode, TemplatePlace)
}

/// Where a value stands, which decides how it is escaped.
enum TemplatePlace: Sendable, Hashable {
    case subject
    case text
    /// Between elements.
    case content
    /// In a quoted attribute that is read, such as `alt`.
    case attribute
    /// All that an attribute begins with which is an address.
    case address
    /// Further on in an address.
    case addressPart

    func escaped(_ value: String) -> String {
        switch self {
        case .subject: Self.oneLine(value)
        case .text: Self.lines(value)
        case .content: Self.markup(Self.lines(value).trimmed, lineBreak: "<br>")
        case .attribute: Self.markup(Self.oneLine(value), lineBreak: " ")
        case .address: Self.isAddress(value) ? Self.markup(Self.oneLine(value), lineBreak: "") : ""
        case .addressPart: Self.percentEncoded(value)
        }
    }

    /// Without line breaks and control characters, which could begin another header.
    static func oneLine(_ value: String) -> String {
        guard value.hasControlCharacters() else { return value }
        var scalars = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            scalars.append(String(scalar).hasControlCharacters() ? " " : scalar)
        }
        return String(scalars)
    }

    /// With line breaks as `\n` and without control characters.
    private static func lines(_ value: String) -> String {
        guard value.hasControlCharacters() else { return value }
        var scalars = String.UnicodeScalarView()
        var last: Unicode.Scalar = " "
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\r", "\u{2028}", "\u{2029}": scalars.append("\n")
            case "\n": if last != "\r" { scalars.append("\n") }
            default: scalars.append(String(scalar).hasControlCharacters() ? " " : scalar)
            }
            last = scalar
        }
        return String(scalars)
    }

    private static func markup(_ value: String, lineBreak: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(value.utf8.count + 16)
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            case UInt8(ascii: "\n"): bytes += lineBreak.utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a link to it opens a page and does nothing else.
    private static func isAddress(_ value: String) -> Bool {
        let lowered = value.prefix(8).lowercased()
        return lowered.hasPrefix("https://") || lowered.hasPrefix("http://")
    }

    private static func percentEncoded(_ value: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in value.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "@"), UInt8(ascii: "+"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
