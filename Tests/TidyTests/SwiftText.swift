/// A Swift file taken apart into code, string literals and comments, so that a rule looks only at what it means.
struct SwiftText {
    struct Piece: Equatable {
        let line: Int
        let text: String
    }

    private(set) var literals: [Piece] = []
    private(set) var comments: [Piece] = []

    /// The source with the inside of every literal and comment blanked, line breaks kept.
    var code: String { String(decoding: kept, as: UTF8.self) }

    private let source: [UInt8]
    private var kept: [UInt8] = []
    private var position = 0
    private var line = 1

    init(_ text: String) {
        source = Array(text.utf8)
        kept.reserveCapacity(source.count)
        while position < source.count {
            readNext()
        }
    }

    private static let lineBreak = UInt8(ascii: "\n")
    private static let hash = UInt8(ascii: "#")
    private static let quote = UInt8(ascii: "\"")

    private mutating func readNext() {
        switch source[position] {
        case UInt8(ascii: "/") where starts(with: "//"): readLineComment()
        case UInt8(ascii: "/") where starts(with: "/*"): readBlockComment()
        case Self.quote: readLiteral(hashes: 0)
        case Self.hash: readHashes()
        default: keep()
        }
    }

    private mutating func readHashes() {
        let hashes = source[position...].prefix { $0 == Self.hash }.count
        if position + hashes < source.count, source[position + hashes] == Self.quote {
            readLiteral(hashes: hashes)
        } else {
            for _ in 0..<hashes { keep() }
        }
    }

    private mutating func readLiteral(hashes: Int) {
        let marks = String(repeating: "#", count: hashes)
        let first = line
        skip(hashes)
        let quote = starts(with: "\"\"\"") ? "\"\"\"" : "\""
        skip(quote.utf8.count)
        var text: [UInt8] = []
        while position < source.count, !starts(with: quote + marks) {
            if quote == "\"", source[position] == Self.lineBreak { break }
            if starts(with: "\\" + marks + "(") {
                skip(1 + hashes)
                text.append(UInt8(ascii: "?"))
                readInterpolation()
            } else {
                if starts(with: "\\" + marks) { take(1 + hashes, into: &text) }
                take(1, into: &text)
            }
        }
        skip(quote.utf8.count + hashes)
        literals.append(Piece(line: first, text: String(decoding: text, as: UTF8.self)))
    }

    /// What is interpolated is code again, down to the bracket that closes it.
    private mutating func readInterpolation() {
        var depth = 0
        while position < source.count {
            if source[position] == UInt8(ascii: "(") { depth += 1 }
            if source[position] == UInt8(ascii: ")") { depth -= 1 }
            readNext()
            if depth == 0 { return }
        }
    }

    private mutating func readLineComment() {
        let first = line
        var text: [UInt8] = []
        take(source[position...].prefix { $0 != Self.lineBreak }.count, into: &text)
        comments.append(Piece(line: first, text: String(decoding: text, as: UTF8.self)))
    }

    private mutating func readBlockComment() {
        let first = line
        var text: [UInt8] = []
        var depth = 0
        repeat {
            if starts(with: "/*") { depth += 1 }
            if starts(with: "*/") { depth -= 1 }
            take(1, into: &text)
        } while position < source.count && depth > 0
        take(1, into: &text)
        comments.append(Piece(line: first, text: String(decoding: text, as: UTF8.self)))
    }

    private func starts(with text: String) -> Bool {
        source[position...].starts(with: text.utf8)
    }

    private mutating func keep() {
        if source[position] == Self.lineBreak { line += 1 }
        kept.append(source[position])
        position += 1
    }

    private mutating func take(_ count: Int, into text: inout [UInt8]) {
        let end = min(position + count, source.count)
        text.append(contentsOf: source[position..<end])
        skip(count)
    }

    private mutating func skip(_ count: Int) {
        for byte in source[position..<min(position + count, source.count)] {
            if byte == Self.lineBreak { line += 1 }
            kept.append(byte == Self.lineBreak ? byte : UInt8(ascii: " "))
            position += 1
        }
    }
}
