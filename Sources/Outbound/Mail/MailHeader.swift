import Core
import FoundationEssentials

/// Header lines of a mail, whatever their values hold.
enum MailHeader {
    /// What a line with encoded words may have (RFC 2047).
    private static let lineMax = 76
    /// A character of more bytes is taken apart; the shortest room on a first line is a little more.
    private static let characterMax = 36
    private static let quotedMax = 60
    private static let fileNameMax = 120
    private static let typeMax = 200
    private static let identifierMax = 200

    /// A header of free text.
    static func text(_ name: String, _ value: String) -> String {
        let value = harmless(value)
        if value.isEmpty { return "\(name):" }
        guard isPlain(value) else { return "\(name): " + encodedWords(value, after: name.utf8.count + 2) }
        var line = "\(name):"
        var column = line.utf8.count
        for word in value.split(separator: " ") {
            if column + 1 + word.utf8.count > lineMax, column > name.utf8.count + 1 {
                line += "\r\n"
                column = 0
            }
            line += " " + word
            column += 1 + word.utf8.count
        }
        return line
    }

    /// A header of one person.
    static func address(_ name: String, _ person: MailAddress) -> String {
        // The sender refuses an address that has no such form before anybody sees this one.
        let address = "<\(person.ascii ?? "nobody@invalid")>"
        let spoken = harmless(person.name ?? "").split(separator: " ").joined(separator: " ")
        var line = "\(name): "
        if spoken.isEmpty { return line + address }
        if isPlain(spoken), spoken.utf8.count <= quotedMax {
            let escaped = spoken.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            line += "\"\(escaped)\""
        } else {
            line += encodedWords(spoken, after: line.utf8.count)
        }
        let column = line.utf8.reversed().prefix { $0 != 0x0A }.count
        return line + (column + 1 + address.utf8.count > lineMax ? "\r\n " : " ") + address
    }

    /// The form `Mon, 23 Nov 2026 07:48:38 +0000`.
    static func date(_ moment: Instant) -> String {
        let seconds = Int((Double(moment.microseconds) / 1_000_000).rounded(.down))
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let date = CalendarDate(daysSince1970: days)
        let second = seconds - days * 86_400
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((date.daysSince1970 % 7) + 7) % 7]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let year = String(repeating: "0", count: 4 - min(4, "\(date.year)".count)) + "\(date.year)"
        let time = [second / 3_600, second / 60 % 60, second % 60].map(two).joined(separator: ":")
        return "\(weekday), \(two(date.day)) \(months[date.month - 1]) \(year) \(time) +0000"
    }

    /// A Message-ID of characters that it may have, of which only the last at sign is one.
    static func identifier(_ id: String) -> String {
        let scalars = Array(id.unicodeScalars.prefix(identifierMax))
        let at = scalars.lastIndex(of: "@")
        var identifier = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            identifier.append(index == at || isIdentifying(scalar) ? scalar : "_")
        }
        return String(identifier)
    }

    private static func isIdentifying(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_", "+", "=": true
        default: false
        }
    }

    /// A web address without anything that could end its place in a header.
    static func webAddress(_ address: String) -> String {
        var text = ""
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: ","):
                text += percent(byte)
            case 0x21...0x7E: text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += percent(byte)
            }
        }
        return text
    }

    /// A type that can stand in a header and be sent as base64.
    static func type(_ type: String) -> String {
        let parts = type.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
        let names = parts.first.map { $0.split(separator: "/", omittingEmptySubsequences: false) } ?? []
        guard type.utf8.count <= typeMax, type.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }),
            names.count == 2,
            names.allSatisfy({ $0.wholeMatch(of: #/[A-Za-z0-9][A-Za-z0-9!#$&^_.+\-]*/#) != nil }),
            !["multipart", "message"].contains(names[0].lowercased())
        else { return "application/octet-stream" }
        return type
    }

    /// The parameter with the name of an attached file (RFC 2231), with what stands before it.
    static func fileName(_ name: String) -> String {
        let letters = harmless(name).prefix(fileNameMax).map { "/\\".contains($0) ? "_" : $0 }
        let name = letters.isEmpty ? "attachment" : String(letters)
        if isPlain(name), name.utf8.count <= quotedMax, !name.contains("\"") {
            return " filename=\"\(name)\""
        }
        var pieces = [""]
        for scalar in name.unicodeScalars {
            let written =
                isIdentifying(scalar) && scalar != "="
                ? String(scalar) : String(scalar).utf8.map(percent).joined()
            if pieces[pieces.count - 1].utf8.count + written.utf8.count > quotedMax { pieces.append("") }
            pieces[pieces.count - 1] += written
        }
        if pieces.count == 1 { return "\r\n filename*=utf-8''\(pieces[0])" }
        return pieces.enumerated().map { index, piece in
            "\r\n filename*\(index)*=\(index == 0 ? "utf-8''" : "")\(piece)"
        }.joined(separator: ";")
    }

    /// Base64 words of whole characters, one a line.
    private static func encodedWords(_ text: String, after column: Int) -> String {
        var words: [String] = []
        var room = (lineMax - column - 12) / 4 * 3
        var bytes: [UInt8] = []
        func word() -> String { "=?utf-8?B?\(Data(bytes).base64EncodedString())?=" }
        for piece in text.flatMap(pieces) {
            if bytes.count + piece.utf8.count > room {
                words.append(word())
                bytes = []
                room = (lineMax - 1 - 12) / 4 * 3
            }
            bytes += piece.utf8
        }
        words.append(word())
        return words.joined(separator: "\r\n ")
    }

    private static func pieces(_ character: Character) -> [String] {
        guard character.utf8.count > characterMax else { return [String(character)] }
        return character.unicodeScalars.map { String($0) }
    }

    /// Without characters that end a line or command a terminal; a run of them becomes a space.
    private static func harmless(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var isAfterControl = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029:
                if !isAfterControl { scalars.append(" ") }
                isAfterControl = true
            default:
                scalars.append(scalar)
                isAfterControl = false
            }
        }
        return String(scalars).trimmed
    }

    /// Whether every reader gets the same text back when it is written as it stands.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !text.contains("=?") && !text.contains("  ")
            && text.split(separator: " ").allSatisfy { $0.utf8.count <= quotedMax }
    }

    private static func percent(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return byte < 16 ? "%0\(digits)" : "%\(digits)"
    }
}
