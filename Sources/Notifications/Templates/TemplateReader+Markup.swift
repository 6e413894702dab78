/// An element that is not closed yet.
private struct OpenElement {
    let name: String
    /// Where it begins.
    let start: Int
    /// Its first piece, if it is left out when it is empty.
    let firstPiece: Int?
    /// Another one that is left out lies within.
    var isOuter = false
}

extension TemplateReader {
    /// Reads all of it as markup, up to the first place where its structure is broken.
    mutating func readMarkup() {
        var open: [OpenElement] = []
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<") {
                guard takeTag(&open) else { return }
            } else {
                take(in: .content)
            }
        }
        if let element = open.last {
            report("markup", "<\(element.name)> is not closed", at: element.start)
        }
    }

    /// Takes what begins with `<`; false where nothing after it can be understood.
    private mutating func takeTag(_ open: inout [OpenElement]) -> Bool {
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        switch next {
        case UInt8(ascii: "!"): return starts(with: "<!--") ? takeComment() : takeDeclaration()
        case UInt8(ascii: "/"): return takeEnd(&open)
        case _ where Self.isLetter(next): return takeStart(&open)
        default:
            report("markup", "Write &lt; for a sign that opens no element", at: position)
            return false
        }
    }

    private mutating func takeComment() -> Bool {
        let start = position
        var end = start + 4
        while end < bytes.count, !matches("-->", at: end) { end += 1 }
        guard end < bytes.count else {
            report("markup", "A comment is not closed", at: start)
            return false
        }
        let inside = String(decoding: bytes[(start + 4)..<end], as: UTF8.self)
        // What ends a comment for one program and not for another hides what follows.
        if inside.hasPrefix(">") || inside.hasPrefix("->") || inside.contains("--!")
            || inside.contains("<!--")
        {
            report("markup", "A comment cannot be read in one way only", at: start)
            return false
        }
        while position < end { take(in: nil) }
        take(to: end + 3)
        return true
    }

    private mutating func takeDeclaration() -> Bool {
        let start = position
        guard starts(with: "<!doctype"), let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else {
            report("markup", "Of declarations only <!DOCTYPE html> is understood", at: start)
            return false
        }
        take(to: end + 1)
        return true
    }

    private mutating func takeEnd(_ open: inout [OpenElement]) -> Bool {
        let start = position
        var end = start + 2
        let name = self.name(from: &end)
        skipSpace(&end)
        guard end < bytes.count, bytes[end] == UInt8(ascii: ">"), !name.isEmpty else {
            report("markup", "The end of an element is not finished", at: start)
            return false
        }
        guard let element = open.popLast(), element.name == name else {
            report("markup", "</\(name)> does not close what was opened last", at: start)
            return false
        }
        take(to: end + 1)
        if let first = element.firstPiece {
            endPiece()
            if !element.isOuter { endOptional(from: first) }
            for index in open.indices { open[index].isOuter = true }
        }
        return true
    }

    private mutating func takeStart(_ open: inout [OpenElement]) -> Bool {
        let start = position
        var end = start + 1
        let name = self.name(from: &end)
        guard MarkupRules.elements.contains(name) else {
            report("markup", "<\(name)> has no place in a message", at: start)
            return false
        }
        let isOptional = MarkupRules.optional.contains(name)
        if isOptional { endPiece() }
        let firstPiece = isOptional ? pieces.count : nil
        take(to: end)
        guard let isClosed = takeAttributes(of: name, from: start) else { return false }
        if MarkupRules.void.contains(name) { return true }
        if isClosed {
            report("markup", "Write <\(name)></\(name)> for an empty element", at: start)
            return false
        }
        guard open.count < MarkupRules.depthMax else {
            report("markup", "Elements stand too deep in each other", at: start)
            return false
        }
        if name == "style" || name == "title" { return takeRawText(of: name, from: start) }
        open.append(OpenElement(name: name, start: start, firstPiece: firstPiece))
        return true
    }

    /// Takes the content of an element in which `<` opens nothing, and its end.
    private mutating func takeRawText(of name: String, from start: Int) -> Bool {
        let ending = "</\(name)"
        var end = position
        while end < bytes.count, !matches(ending, at: end) { end += 1 }
        var after = end + ending.utf8.count
        skipSpace(&after)
        guard after < bytes.count, bytes[after] == UInt8(ascii: ">") else {
            report("markup", "<\(name)> is not closed", at: start)
            return false
        }
        let inside = String(decoding: bytes[position..<end], as: UTF8.self)
        if name == "style" {
            guard MarkupRules.allows(style: inside) else {
                report("markup", "A style may only say how things look", at: start)
                return false
            }
            take(to: end)
        } else {
            guard !inside.contains("<") else {
                report("markup", "A title is plain text", at: start)
                return false
            }
            while position < end { take(in: .content) }
        }
        take(to: after + 1)
        return true
    }

    /// Takes the attributes and the end of the tag; whether it ends with `/>`, or nil where it is broken.
    private mutating func takeAttributes(of element: String, from start: Int) -> Bool? {
        while true {
            var end = position
            skipSpace(&end)
            take(to: end)
            guard end < bytes.count else { break }
            if bytes[end] == UInt8(ascii: ">") {
                take(to: end + 1)
                return false
            }
            if matches("/>", at: end) {
                take(to: end + 2)
                return true
            }
            let name = self.name(from: &end)
            guard !name.isEmpty else {
                if bytes[end] == UInt8(ascii: "{") { take(in: nil) }
                break
            }
            guard takeAttribute(name, of: element, after: end) else { return nil }
        }
        report("markup", "<\(element)> is not finished", at: start)
        return nil
    }

    /// Takes an attribute whose name ends at a place; false where its value does not end.
    private mutating func takeAttribute(_ name: String, of element: String, after nameEnd: Int) -> Bool {
        let start = position
        if MarkupRules.forbids(attribute: name) {
            report("markup", "\(name)= has no place in a message", at: start)
        }
        var end = nameEnd
        skipSpace(&end)
        guard end < bytes.count, bytes[end] == UInt8(ascii: "=") else {
            take(to: nameEnd)
            return true
        }
        end += 1
        skipSpace(&end)
        take(to: end)
        // Whoever takes the next attribute finds that there is no end.
        guard end < bytes.count else { return true }
        let quote = bytes[end]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        let first = isQuoted ? end + 1 : end
        let last =
            isQuoted
            ? bytes[first...].firstIndex(of: quote)
            : bytes[first...].firstIndex { Self.isSpace($0) || $0 == UInt8(ascii: ">") }
        guard let last else {
            report("markup", "The value of \(name)= does not end", at: start)
            return false
        }
        take(to: first)
        check(String(decoding: bytes[first..<last], as: UTF8.self), of: name, in: element, at: start)
        if !isQuoted, bytes[first..<last].contains(where: Self.isRisky) {
            report("markup", "Put the value of \(name)= into quotes", at: start)
            return false
        }
        let mayBeFilled = isQuoted && MarkupRules.filled.contains(name)
        while position < last {
            let place: TemplatePlace =
                !MarkupRules.addresses.contains(name)
                ? .attribute : position == first ? .address : .addressPart
            // A value that is no shortcode takes one byte; one that is ends before the quote.
            take(in: mayBeFilled ? place : nil)
        }
        if isQuoted { take(to: last + 1) }
        return true
    }

    private mutating func check(_ value: String, of name: String, in element: String, at start: Int) {
        if MarkupRules.addresses.contains(name), let fault = MarkupRules.fault(inAddress: value, of: name) {
            report("markup", "The address of \(name)= \(fault)", at: start)
        }
        if name == "style", !MarkupRules.allows(inlineStyle: value) {
            report("markup", "A style may only say how things look", at: start)
        }
        if element == "meta", name == "http-equiv",
            !["content-type", "x-ua-compatible"].contains(value.lowercased())
        {
            report("markup", "A message leads nowhere by itself", at: start)
        }
    }

    /// The name at a place, in small letters; the place moves behind it.
    private func name(from place: inout Int) -> String {
        let start = place
        while place < bytes.count, place - start < 40,
            Self.isLetter(bytes[place]) || (place > start && Self.isInName(bytes[place]))
        {
            place += 1
        }
        return String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
    }

    private func skipSpace(_ place: inout Int) {
        while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
    }

    private func starts(with text: String) -> Bool { matches(text, at: position) }

    /// Whether a text in small letters stands at a place, in letters of either size.
    private func matches(_ text: String, at place: Int) -> Bool {
        let wanted = text.utf8
        guard place + wanted.count <= bytes.count else { return false }
        return zip(bytes[place...], wanted).allSatisfy { found, wanted in
            found == wanted || (Self.isLetter(found) && found | 0x20 == wanted)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isInName(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: ":")
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }

    private static func isRisky(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "`"),
            UInt8(ascii: "{"):
            true
        default: false
        }
    }
}
