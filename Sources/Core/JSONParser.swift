/// Reads RFC 8259 from bytes, strictly.
struct JSONParser {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    private static let depthLimit = 64

    static func parse(_ bytes: [UInt8]) throws(Problem) -> JSONValue {
        var parser = JSONParser(bytes: bytes)
        parser.skipBlanks()
        let value = try parser.value()
        parser.skipBlanks()
        guard parser.position == bytes.count else { throw parser.fault("the value should end") }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var next: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private func fault(_ expectation: String, at place: Int? = nil) -> Problem {
        let place = place ?? position
        if place >= bytes.count {
            return .malformed(
                "The body is not valid JSON: it ends at byte \(bytes.count), where \(expectation)."
            )
        }
        return .malformed("The body is not valid JSON: at byte \(place) \(expectation).")
    }

    private mutating func value() throws(Problem) -> JSONValue {
        switch next {
        case UInt8(ascii: "{"): return try nested { (parser) throws(Problem) in try parser.object() }
        case UInt8(ascii: "["): return try nested { (parser) throws(Problem) in try parser.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case .some(let byte) where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte):
            return .number(try number())
        default: throw fault("a value should begin")
        }
    }

    private mutating func nested(
        _ read: (inout JSONParser) throws(Problem) -> JSONValue
    ) throws(Problem) -> JSONValue {
        guard depth < Self.depthLimit else {
            throw fault("the nesting is deeper than \(Self.depthLimit)")
        }
        depth += 1
        position += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Problem) -> JSONValue {
        let length = word.utf8CodeUnitCount
        guard position + length <= bytes.count else { throw fault("\(word) should end", at: bytes.count) }
        for index in 0..<length where unsafe bytes[position + index] != word.utf8Start[index] {
            throw fault("a value should begin")
        }
        position += length
        return value
    }

    private mutating func object() throws(Problem) -> JSONValue {
        var fields: [String: JSONValue] = [:]
        skipBlanks()
        if next == UInt8(ascii: "}") {
            position += 1
            return .object(fields)
        }
        while true {
            let place = position
            guard next == UInt8(ascii: "\"") else { throw fault("the name of a field should begin") }
            let name = try string()
            skipBlanks()
            guard next == UInt8(ascii: ":") else { throw fault("a colon should stand") }
            position += 1
            skipBlanks()
            let value = try value()
            guard fields.updateValue(value, forKey: name) == nil else {
                throw fault("a field comes for the second time", at: place)
            }
            skipBlanks()
            switch next {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "}"):
                position += 1
                return .object(fields)
            default: throw fault("a comma or } should stand")
            }
            skipBlanks()
        }
    }

    private mutating func array() throws(Problem) -> JSONValue {
        var elements: [JSONValue] = []
        skipBlanks()
        if next == UInt8(ascii: "]") {
            position += 1
            return .array(elements)
        }
        while true {
            elements.append(try value())
            skipBlanks()
            switch next {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "]"):
                position += 1
                return .array(elements)
            default: throw fault("a comma or ] should stand")
            }
            skipBlanks()
        }
    }

    private mutating func number() throws(Problem) -> String {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "0") {
            position += 1
        } else {
            try digits()
        }
        if next == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() throws(Problem) {
        let start = position
        while let byte = next, byte >= 0x30, byte <= 0x39 { position += 1 }
        guard position > start else { throw fault("a digit should stand") }
    }

    private mutating func string() throws(Problem) -> String {
        let start = position + 1
        var end = start
        while end < bytes.count, bytes[end] != 0x22, bytes[end] != 0x5C, bytes[end] >= 0x20 { end += 1 }
        position = end
        guard let stop = next else { throw fault("a text should end with a quotation mark") }
        if stop == 0x22 {
            position += 1
            return try text(bytes[start..<end], from: start)
        }
        return try escapedString(from: start)
    }

    private func text(_ content: some Collection<UInt8>, from start: Int) throws(Problem) -> String {
        guard let text = String(validating: content, as: UTF8.self) else {
            throw fault("a text begins that is not UTF-8", at: start - 1)
        }
        return text
    }

    /// The rest of a text in which something is escaped; `position` is at the first such place.
    private mutating func escapedString(from start: Int) throws(Problem) -> String {
        var content = Array(bytes[start..<position])
        while let byte = next {
            switch byte {
            case 0x22:
                position += 1
                return try text(content, from: start)
            case 0x5C:
                try escape(into: &content)
            case 0..<0x20:
                throw fault("a control character should be escaped")
            default:
                content.append(byte)
                position += 1
            }
        }
        throw fault("a text should end with a quotation mark")
    }

    private mutating func escape(into content: inout [UInt8]) throws(Problem) {
        let place = position
        position += 1
        guard let letter = next else { throw fault("an escape should go on") }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(letter)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"):
            let scalar = try escapedScalar(from: place)
            content.append(contentsOf: String(scalar).utf8)
        default: throw fault("an unknown escape stands", at: place)
        }
    }

    private mutating func escapedScalar(from place: Int) throws(Problem) -> Unicode.Scalar {
        let high = try hexUnit()
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard high < 0xDC00, next == 0x5C, position + 1 < bytes.count,
            bytes[position + 1] == UInt8(ascii: "u")
        else { throw fault("half of a surrogate pair stands", at: place) }
        position += 2
        let low = try hexUnit()
        guard (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
        else { throw fault("half of a surrogate pair stands", at: place) }
        return scalar
    }

    private mutating func hexUnit() throws(Problem) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let value = UUIDText.hexValue(byte) else {
                throw fault("a hexadecimal digit should stand")
            }
            unit = unit << 4 | UInt32(value)
            position += 1
        }
        return unit
    }
}
