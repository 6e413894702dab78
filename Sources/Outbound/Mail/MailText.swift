import FoundationEssentials

/// The two encodings in which any content goes through any mail server.
enum MailText {
    private static let lineMax = 76
    private static let hexDigits = Array("0123456789ABCDEF".utf8)

    /// A text in UTF-8 with CRLF, whatever its line breaks were, and one at its end.
    static func lines(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + text.utf8.count / 16)
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 0x0A where previous == 0x0D: break
            case 0x0A, 0x0D: bytes += [0x0D, 0x0A]
            default: bytes.append(byte)
            }
            previous = byte
        }
        if bytes.last != 0x0A { bytes += [0x0D, 0x0A] }
        return bytes
    }

    /// Quoted-printable, which a person can still read; nil where base64 is shorter.
    ///
    /// - Parameter lines: UTF-8 with CRLF.
    static func quotedPrintable(_ lines: [UInt8]) -> [UInt8]? {
        let longest = lines.count / 3 * 4 + lines.count / 28 + 256
        var output: [UInt8] = []
        output.reserveCapacity(min(longest, lines.count * 5 / 4))
        var column = 0
        var index = 0
        while index < lines.count {
            if lines[index] == 0x0D {
                output += [0x0D, 0x0A]
                index += 2
                column = 0
                continue
            }
            let length = scalarLength(lines[index])
            let end = min(index + length, lines.count)
            if column + (length == 1 ? 3 : length * 3) >= lineMax {
                output += [UInt8(ascii: "="), 0x0D, 0x0A]
                column = 0
            }
            if isLiteral(lines, at: index, column: column) {
                output.append(lines[index])
                column += 1
            } else {
                for byte in lines[index..<end] {
                    output += [UInt8(ascii: "="), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
                    column += 3
                }
            }
            index = end
            if output.count > longest { return nil }
        }
        return output
    }

    /// Base64 in lines of 76 characters, each with its CRLF.
    static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let options: Data.Base64EncodingOptions = [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ]
        let encoded = Data(bytes).base64EncodedData(options: options)
        return encoded.isEmpty ? [] : [UInt8](encoded) + [0x0D, 0x0A]
    }

    private static func isLiteral(_ lines: [UInt8], at index: Int, column: Int) -> Bool {
        switch lines[index] {
        case UInt8(ascii: "="): false
        // Some programs on the way take white space at an end for nothing.
        case 0x20, 0x09: index + 1 < lines.count && lines[index + 1] != 0x0D
        // A lone dot would end the mail, and some change a line that begins with "From ".
        case UInt8(ascii: "."), UInt8(ascii: "F"): column > 0
        case 0x21...0x7E: true
        default: false
        }
    }

    private static func scalarLength(_ first: UInt8) -> Int {
        switch first {
        case 0xC0...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF7: 4
        default: 1
        }
    }
}
