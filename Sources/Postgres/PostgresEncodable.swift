public import Core
public import FoundationEssentials

/// A value that can be a parameter of an SQL statement.
///
/// Values travel in PostgreSQL's text format; the server infers each parameter's type from the statement.
public protocol PostgresEncodable: Sendable {
    /// Appends the value's text.
    func encode(into bytes: inout [UInt8])
}

extension String: PostgresEncodable {
    /// The UTF-8 as it is.
    public func encode(into bytes: inout [UInt8]) {
        bytes.append(contentsOf: utf8)
    }
}

extension Substring: PostgresEncodable {
    /// The UTF-8 as it is.
    public func encode(into bytes: inout [UInt8]) {
        bytes.append(contentsOf: utf8)
    }
}

extension Bool: PostgresEncodable {
    /// `t` or `f`.
    public func encode(into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: self ? "t" : "f"))
    }
}

extension Int: PostgresEncodable {
    /// Decimal digits.
    public func encode(into bytes: inout [UInt8]) {
        bytes.append(contentsOf: String(self).utf8)
    }
}

extension Int64: PostgresEncodable {
    /// Decimal digits.
    public func encode(into bytes: inout [UInt8]) {
        bytes.append(contentsOf: String(self).utf8)
    }
}

extension Int32: PostgresEncodable {
    /// Decimal digits.
    public func encode(into bytes: inout [UInt8]) {
        bytes.append(contentsOf: String(self).utf8)
    }
}

extension UUID: PostgresEncodable {
    /// Thirty-two hexadecimal digits, which PostgreSQL takes without hyphens.
    public func encode(into bytes: inout [UInt8]) {
        let u = uuid
        for byte in [
            u.0, u.1, u.2, u.3, u.4, u.5, u.6, u.7, u.8, u.9, u.10, u.11, u.12, u.13, u.14, u.15,
        ] {
            byte.encodeHexadecimal(into: &bytes)
        }
    }
}

extension ID: PostgresEncodable {
    /// As its UUID.
    public func encode(into bytes: inout [UInt8]) {
        uuid.encode(into: &bytes)
    }
}

extension Instant: PostgresEncodable {
    /// RFC 3339, or PostgreSQL's infinities.
    public func encode(into bytes: inout [UInt8]) {
        switch self {
        case .distantFuture: bytes.append(contentsOf: "infinity".utf8)
        case .distantPast: bytes.append(contentsOf: "-infinity".utf8)
        default: bytes.append(contentsOf: rfc3339.utf8)
        }
    }
}

extension CalendarDate: PostgresEncodable {
    /// ISO 8601.
    public func encode(into bytes: inout [UInt8]) {
        bytes.append(contentsOf: iso8601.utf8)
    }
}

extension DecimalNumber: PostgresEncodable {
    /// Decimal notation.
    public func encode(into bytes: inout [UInt8]) {
        bytes.append(contentsOf: description.utf8)
    }
}

extension JSONValue: PostgresEncodable {
    /// JSON text.
    public func encode(into bytes: inout [UInt8]) {
        var writer = JSONWriter()
        write(to: &writer)
        bytes.append(contentsOf: writer.bytes)
    }
}

extension Array: PostgresEncodable where Element: PostgresEncodable {
    /// An array literal; an array of bytes is a `bytea` in hexadecimal.
    public func encode(into bytes: inout [UInt8]) {
        // An empty array of anything can be cast to one of bytes, so the type is asked first.
        if Element.self == UInt8.self, let raw = self as? [UInt8] {
            bytes.append(contentsOf: #"\x"#.utf8)
            for byte in raw { byte.encodeHexadecimal(into: &bytes) }
            return
        }
        bytes.append(UInt8(ascii: "{"))
        for (index, element) in enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            var text: [UInt8] = []
            element.encode(into: &text)
            bytes.append(UInt8(ascii: "\""))
            for byte in text {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                    bytes.append(UInt8(ascii: "\\"))
                }
                bytes.append(byte)
            }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: "}"))
    }
}

extension Set: PostgresEncodable where Element: PostgresEncodable {
    /// An array literal in no particular order.
    public func encode(into bytes: inout [UInt8]) {
        Array(self).encode(into: &bytes)
    }
}

extension UInt8: PostgresEncodable {
    /// Decimal digits; an array of bytes is a `bytea`.
    public func encode(into bytes: inout [UInt8]) {
        bytes.append(contentsOf: String(self).utf8)
    }

    fileprivate func encodeHexadecimal(into bytes: inout [UInt8]) {
        bytes.append((self >> 4).hexadecimalDigit)
        bytes.append((self & 0x0F).hexadecimalDigit)
    }

    private var hexadecimalDigit: UInt8 {
        self < 10 ? UInt8(ascii: "0") + self : UInt8(ascii: "a") + self - 10
    }
}
