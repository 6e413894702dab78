import Core

/// The fields of a form, as browsers and other programs post them: text alone, no files.
public struct FormFields: Sendable {
    /// What a form's body is sent as.
    static let types = ["application/x-www-form-urlencoded", "multipart/form-data"]
    private static let fieldsMax = 500

    /// Every field in the order in which it was sent.
    public let all: [(name: String, value: String)]

    /// The value of a field, the first where it is repeated; nil where it was not sent.
    public subscript(name: String) -> String? {
        all.first { $0.name == name }?.value
    }

    /// Fields that were read already.
    init(_ fields: [(name: String, value: String)]) {
        all = fields
    }

    /// Reads a body.
    ///
    /// - Parameter type: the whole `Content-Type`.
    /// - Throws: `Problem.malformed`.
    init(_ bytes: some Collection<UInt8>, type: String) throws(Problem) {
        let fields =
            MediaType(type).name == Self.types[0]
            ? Self.encoded(bytes) : Self.parts(bytes, boundary: Self.boundary(type))
        guard let fields, fields.count <= Self.fieldsMax else {
            throw .malformed("The body is no form of at most \(Self.fieldsMax) fields in UTF-8.")
        }
        all = fields
    }

    private static func encoded(_ bytes: some Collection<UInt8>) -> [(name: String, value: String)]? {
        var fields: [(name: String, value: String)] = []
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(
                separator: UInt8(ascii: "="),
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            let texts = parts.compactMap { part in
                String(validating: part, as: UTF8.self).flatMap {
                    PercentCoding.decode($0, plusIsSpace: true)
                }
            }
            guard texts.count == parts.count, let name = texts.first else { return nil }
            fields.append((name, texts.count > 1 ? texts[1] : ""))
        }
        return fields
    }

    /// The boundary between parts (RFC 2046): 1 to 70 characters.
    static func boundary(_ type: String) -> String? {
        for part in type.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmed.lowercased() == "boundary" else { continue }
            let text = pair[1].trimmed.filter { $0 != "\"" }
            return (1...70).contains(text.utf8.count) ? text : nil
        }
        return nil
    }

    /// The parts of `multipart/form-data` (RFC 7578).
    private static func parts(
        _ bytes: some Collection<UInt8>,
        boundary: String?
    ) -> [(name: String, value: String)]? {
        guard let boundary, let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
            return nil
        }
        // Characters would take CR and LF for one.
        let lines = text.unicodeScalars.split(
            separator: "\r\n".unicodeScalars,
            omittingEmptySubsequences: false
        )
        var fields: [(name: String, value: String)] = []
        var current: (name: String?, isHead: Bool, value: [String])?
        for line in lines.map({ String(String.UnicodeScalarView($0)) }) {
            if line == "--" + boundary || line == "--" + boundary + "--" {
                if let part = current {
                    guard let name = part.name, !part.isHead else { return nil }
                    fields.append((name, part.value.joined(separator: "\r\n")))
                }
                if line.hasSuffix("--"), line != "--" + boundary { return fields }
                current = (nil, true, [])
                continue
            }
            guard var part = current else { continue }
            if !part.isHead {
                part.value.append(line)
            } else if line.isEmpty {
                part.isHead = false
            } else if let name = fieldName(line) {
                part.name = name
            }
            current = part
        }
        // Without the closing boundary it is not whole.
        return nil
    }

    /// The name that a line of a part's head gives it.
    private static func fieldName(_ line: String) -> String? {
        guard line.lowercased().hasPrefix("content-disposition:") else { return nil }
        for part in line.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmed.lowercased() == "name" else { continue }
            return pair[1].trimmed.filter { $0 != "\"" }
        }
        return nil
    }
}
