import Core

/// Takes a template apart into words and values.
struct TemplateReader {
    let bytes: [UInt8]
    var position = 0
    private(set) var pieces: [TemplatePiece] = []
    private(set) var shortcodes: Set<Shortcode> = []
    private(set) var issues: [FieldIssue] = []
    /// Runs of pieces that go where all of their values are empty; ascending, none within another.
    var optional: [Range<Int>] = []
    private var words: [UInt8] = []
    private var canonicalBytes: [UInt8] = []
    private var refused: Set<String> = []
    private let field: String
    private let allowed: Set<Shortcode>
    private let isSubject: Bool

    static let issuesMax = 10
    /// Longer than every name, and shorter than what would fill a page when it is told.
    private static let nameLengthMax = 64

    init(_ text: String, field: String, allowed: Set<Shortcode>, isSubject: Bool) {
        bytes = Array(text.utf8)
        self.field = field
        self.allowed = allowed
        self.isSubject = isSubject
    }

    /// The text with our names for what other products call otherwise.
    var canonical: String { String(decoding: canonicalBytes, as: UTF8.self) }

    /// Reads all of it as words and values; in a body, each line with a value may be left out.
    mutating func readWords(in place: TemplatePlace) {
        var line = 0
        while position < bytes.count {
            let isLineBreak = bytes[position] == 0x0A
            take(in: place)
            if isLineBreak, place == .text {
                endPiece()
                endOptional(from: line)
                line = pieces.count
            }
        }
        endPiece()
        if place == .text { endOptional(from: line) }
    }

    /// Notes that the pieces from one on belong together, if there are values among them.
    mutating func endOptional(from first: Int) {
        let hasValues = pieces[first...].contains {
            if case .value = $0 { true } else { false }
        }
        if hasValues { optional.append(first..<pieces.count) }
    }

    /// Closes the run of words, so that the next piece begins here.
    mutating func endPiece() {
        guard !words.isEmpty else { return }
        pieces.append(.words(String(decoding: words, as: UTF8.self)))
        words.removeAll(keepingCapacity: true)
    }

    /// Ends the reading.
    mutating func end() {
        endPiece()
    }

    /// Takes words up to a position as they are.
    mutating func take(to end: Int) {
        words += bytes[position..<end]
        canonicalBytes += bytes[position..<end]
        position = end
    }

    /// Takes a shortcode, or one byte of words; without a place a shortcode is refused.
    mutating func take(in place: TemplatePlace?) {
        let start = position
        switch bytes[start] {
        case UInt8(ascii: "{"):
            guard let (name, end) = bracedName() else { break }
            take(ShortcodeAlias.braced(name), named: "{\(name)}", to: end, in: place)
            return
        case UInt8(ascii: "%"):
            guard let (name, end) = percentName() else { break }
            let shortcode = ShortcodeAlias.percent(name)
            // In an address, signs between percent signs may be bytes of something else.
            if shortcode == nil, place == .address || place == .addressPart { break }
            take(shortcode, named: "%\(name)%", to: end, in: place)
            return
        default: break
        }
        take(to: start + 1)
    }

    private mutating func take(
        _ shortcode: Shortcode?,
        named name: String,
        to end: Int,
        in place: TemplatePlace?
    ) {
        let start = position
        guard let shortcode else {
            refuse(name, "unknown_shortcode", "There is no \(name).", at: start)
            return take(to: end)
        }
        endPiece()
        position = end
        canonicalBytes += shortcode.braced.utf8
        guard allowed.contains(shortcode) else {
            let why =
                shortcode == .customerPanelPassword
                ? "{customer_panel_password} stands only in the message that lets a client in."
                : "\(shortcode.braced) cannot be filled in here."
            return refuse(name, "impossible_shortcode", why, at: start)
        }
        if isSubject, shortcode.isSecret {
            let why = "\(shortcode.braced) belongs in the body: a subject is shown and kept in many places."
            return refuse(name, "impossible_shortcode", why, listing: false, at: start)
        }
        guard let place else {
            let why = "\(shortcode.braced) cannot be filled in at this place."
            return refuse(name, "impossible_shortcode", why, listing: false, at: start)
        }
        if place == .address, !shortcode.isAddress {
            let why = "\(shortcode.braced) is no address that a link can begin with."
            return refuse(name, "impossible_shortcode", why, listing: false, at: start)
        }
        shortcodes.insert(shortcode)
        pieces.append(.value(shortcode, place))
    }

    /// A name in braces and where its brace is closed; nil where the brace is only a brace.
    private mutating func bracedName() -> (String, Int)? {
        var end = position + 1
        while end < bytes.count, end - position <= Self.nameLengthMax, Self.isNameByte(bytes[end]) {
            end += 1
        }
        let name = String(decoding: bytes[(position + 1)..<end], as: UTF8.self).trimmed.lowercased()
        if end < bytes.count, bytes[end] == UInt8(ascii: "}") {
            return name.isEmpty ? nil : (name, end + 1)
        }
        let first = name.prefix { $0 != " " }
        if ShortcodeAlias.braced(String(first)) != nil {
            report("unknown_shortcode", "The brace of {\(first) is not closed", at: position)
        }
        return nil
    }

    /// A name between percent signs as Amelia writes it: small words joined by underscores.
    private func percentName() -> (String, Int)? {
        var end = position + 1
        while end < bytes.count, end - position <= Self.nameLengthMax, Self.isPercentByte(bytes[end]) {
            end += 1
        }
        let name = bytes[(position + 1)..<end]
        guard end < bytes.count, bytes[end] == UInt8(ascii: "%"), name.contains(UInt8(ascii: "_")),
            let first = name.first, (0x61...0x7A).contains(first)
        else { return nil }
        return (String(decoding: name, as: UTF8.self), end + 1)
    }

    private mutating func refuse(
        _ name: String,
        _ code: String,
        _ why: String,
        listing: Bool = true,
        at start: Int
    ) {
        guard refused.insert(name).inserted else { return }
        let possible = allowed.filter { !isSubject || !$0.isSecret }.map(\.braced).sorted()
        let list = listing ? " Possible here: \(possible.joined(separator: ", "))." : ""
        report(code, "\(why)\(list)")
    }

    /// Adds an issue; with a position, its line and character are told.
    mutating func report(_ code: String, _ message: String, at start: Int? = nil) {
        guard issues.count < Self.issuesMax else { return }
        var message = message
        if let start {
            let before = bytes[..<start]
            let line = before.count { $0 == 0x0A } + 1
            let sameLine = before.suffix(from: before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
            let character = String(decoding: sameLine, as: UTF8.self).count + 1
            message += ", at line \(line), character \(character)."
        }
        issues.append(FieldIssue(field: field, code: code, message: message))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: " "): true
        default: false
        }
    }

    private static func isPercentByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
    }
}
