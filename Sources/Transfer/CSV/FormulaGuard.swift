/// Keeps a cell from being taken for a formula when a spreadsheet opens the file, and takes the guard off
/// again.
///
/// A text that begins with = + - @, a tabulator or CR (or the full-width = + - @) gets an apostrophe in
/// front, and so does such a character after a comma, semicolon, tabulator or bar inside a text, because a
/// spreadsheet that expects another delimiter would begin a cell there. Apostrophes that stand there
/// already count, so that taking the guard off gives the very same text. A sign with nothing but a number
/// behind it is left alone: phone numbers stay what they are.
enum FormulaGuard {
    /// Appends the text with its guards.
    static func append(_ text: some BidirectionalCollection<UInt8>, to cells: inout [UInt8]) {
        var isAtStart = !isSignedNumber(text)
        var index = text.startIndex
        while index < text.endIndex {
            if isAtStart, isDangerous(text[index...].drop { $0 == apostrophe }) { cells.append(apostrophe) }
            cells.append(text[index])
            isAtStart = isSeparator(text[index])
            text.formIndex(after: &index)
        }
    }

    /// Whether `append` may change the text; a quick look that rather says yes.
    static func changes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var mayBegin = true
        for byte in text {
            if mayBegin, isSuspicious(byte) {
                return !isSignedNumber(text)
            }
            mayBegin = isSeparator(byte)
        }
        return false
    }

    private static func isSuspicious(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D, 0xEF,
            apostrophe:
            true
        default: false
        }
    }

    /// The text without the guards of `append`.
    static func removed(from text: String) -> String {
        guard text.utf8.contains(apostrophe) else { return text }
        let bytes = Array(text.utf8)
        var kept: [UInt8] = []
        var isAtStart = true
        for index in bytes.indices {
            let byte = bytes[index]
            if isAtStart, byte == apostrophe, isDangerous(bytes[index...].drop { $0 == apostrophe }) {
                isAtStart = false
                continue
            }
            kept.append(byte)
            isAtStart = isSeparator(byte)
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// The characters that end a cell in one spreadsheet or another.
    static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == 0x09 || byte == UInt8(ascii: "|")
    }

    private static let apostrophe = UInt8(ascii: "'")

    /// Whether a spreadsheet may take what begins like this for a formula.
    static func isDangerous(_ text: some Collection<UInt8>) -> Bool {
        switch text.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        case 0xEF:
            [[0xEF, 0xBC, 0x9D], [0xEF, 0xBC, 0x8B], [0xEF, 0xBC, 0x8D], [0xEF, 0xBC, 0xA0]]
                .contains { text.starts(with: $0) }
        default: false
        }
    }

    /// `+34932180000` or `-12.5`: whatever a spreadsheet makes of it is the number itself.
    private static func isSignedNumber(_ text: some BidirectionalCollection<UInt8>) -> Bool {
        guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
            return false
        }
        let digits = text.dropFirst()
        guard digits.first.map({ (0x30...0x39).contains($0) }) == true,
            digits.last.map({ (0x30...0x39).contains($0) }) == true
        else { return false }
        return digits.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
            && digits.count { $0 == 0x2E } <= 1
    }
}
