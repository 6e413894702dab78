import Core
import Logging

/// One line of logfmt while it is being written.
struct LogLine {
    private var bytes: [UInt8] = []

    init(at time: Instant, level: Logger.Level, label: String) {
        bytes.reserveCapacity(320)
        append("time=")
        append(time.rfc3339)
        append(" level=")
        append(level.rawValue)
        append(" logger=")
        append(label)
    }

    /// Ends the line.
    mutating func finish() -> [UInt8] {
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    mutating func add(_ name: String, _ value: String) {
        begin(name)
        if value.utf8.allSatisfy(Self.isPlain), !value.isEmpty { append(value) } else { appendQuoted(value) }
    }

    mutating func add(_ name: StaticString, plain value: String) {
        begin(name)
        append(value)
    }

    mutating func add(_ name: StaticString, _ value: Int) {
        begin(name)
        append(String(value))
    }

    /// Milliseconds with three digits.
    mutating func add(_ name: StaticString, _ value: Duration) {
        begin(name)
        let parts = value.components
        let microseconds = parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000
        append(String(microseconds / 1_000))
        bytes.append(UInt8(ascii: "."))
        let rest = microseconds % 1_000
        for digit in [rest / 100, rest / 10 % 10, rest % 10] {
            bytes.append(UInt8(ascii: "0") + UInt8(digit))
        }
    }

    private mutating func begin(_ name: StaticString) {
        bytes.append(UInt8(ascii: " "))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "="))
    }

    private mutating func begin(_ name: String) {
        bytes.append(UInt8(ascii: " "))
        append(name)
        bytes.append(UInt8(ascii: "="))
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// No value can end the line or begin another field.
    private mutating func appendQuoted(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): append("\\n")
            case 0..<0x20, 0x7F: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "=")
            && byte != UInt8(ascii: "\\")
    }
}
