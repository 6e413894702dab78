public import Core

/// One part of a template, read and found right, ready to be filled in.
public struct TemplateText: Sendable, Hashable {
    /// What a text is part of.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// One line.
        case subject
        /// The body with markup.
        case html
        /// The body in plain text.
        case text

        /// How long a source may be: a subject in characters, a body in bytes.
        public var limit: Int {
            switch self {
            case .subject: 200
            case .html: 200_000
            case .text: 50_000
            }
        }
    }

    /// What it is part of.
    public let kind: Kind
    /// As it is stored: other products' names rewritten to ours, lines ended by `\n`.
    public let source: String
    /// The values that it wants.
    public let shortcodes: Set<Shortcode>
    private let pieces: [TemplatePiece]
    /// Runs of pieces that are left out where all of their values are empty: lines, paragraphs, rows.
    private let optional: [Range<Int>]

    /// Reads a source and adds what is wrong with it, at most ten faults.
    ///
    /// Other products' names are rewritten; a name that is unknown, or that cannot be filled in here, is refused
    /// with what can be. Markup must be closed in order and hold nothing that acts.
    public init(
        _ source: String,
        _ kind: Kind,
        field: String,
        allowed: Set<Shortcode>,
        issues: inout [FieldIssue]
    ) {
        self.kind = kind
        guard let issue = Self.fault(source, kind) else {
            let text = kind == .subject ? source.trimmed : source.withPlainLineBreaks
            var reader = TemplateReader(text, field: field, allowed: allowed, isSubject: kind == .subject)
            switch kind {
            case .subject: reader.readWords(in: .subject)
            case .text: reader.readWords(in: .text)
            case .html: reader.readMarkup()
            }
            reader.end()
            issues += reader.issues
            self.source = reader.canonical
            pieces = reader.pieces
            optional = reader.optional
            shortcodes = reader.shortcodes
            return
        }
        issues.append(FieldIssue(field: field, issue))
        // Nobody wants ten megabytes back.
        self.source = ""
        (shortcodes, pieces, optional) = ([], [], [])
    }

    /// The text with the values in their places, escaped as the places want it.
    ///
    /// A line of text, and a paragraph, list item or row of markup, is left out where it has values and all of them
    /// are empty.
    public func rendered(_ value: (Shortcode) -> String) -> String {
        let texts = pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .value(let shortcode, let place): place.escaped(value(shortcode))
            }
        }
        var result = ""
        var index = 0
        var blocks = optional[...]
        while index < texts.count {
            if let block = blocks.first, block.lowerBound == index {
                blocks.removeFirst()
                if isEmpty(block, texts) {
                    index = block.upperBound
                    // What stood between two empty lines leaves one.
                    if kind == .text, result.isEmpty || result.hasSuffix("\n\n"), index < texts.count,
                        texts[index].hasPrefix("\n")
                    {
                        result += texts[index].dropFirst()
                        index += 1
                    }
                    continue
                }
            }
            result += texts[index]
            index += 1
        }
        return result
    }

    private func isEmpty(_ block: Range<Int>, _ texts: [String]) -> Bool {
        block.allSatisfy { index in
            guard case .value = pieces[index] else { return true }
            return texts[index].isEmpty
        }
    }

    /// What is wrong before a word of it is read.
    private static func fault(_ source: String, _ kind: Kind) -> ValueIssue? {
        // No character has so many bytes that a short text would be refused.
        let bytes = kind == .subject ? kind.limit * 32 : kind.limit
        if source.utf8.count > bytes || kind == .subject && source.count > kind.limit {
            return ValueIssue(
                code: "too_long",
                message: "Write at most \(kind.limit) \(kind == .subject ? "characters" : "bytes")."
            )
        }
        if kind != .html, source.trimmed.isEmpty { return .required }
        if kind == .subject, source.trimmed.contains(where: \.isNewline) {
            return .invalid("Write the subject on one line.")
        }
        if source.trimmed.hasControlCharacters(lines: kind != .subject) {
            return .invalid("Leave out control characters.")
        }
        return nil
    }
}

extension String {
    fileprivate var withPlainLineBreaks: String {
        guard utf8.contains(0x0D) else { return self }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var last: UInt8 = 0
        for byte in utf8 {
            if byte == 0x0D {
                bytes.append(0x0A)
            } else if byte != 0x0A || last != 0x0D {
                bytes.append(byte)
            }
            last = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
