import Core

/// A file that a form posts, with the fields that stand before it; the file is read as it comes in.
public struct FormUpload: Sendable {
    /// The fields before the file.
    public let fields: FormFields
    /// What the file is called on the visitor's device, without its folders; empty where none was chosen.
    public let fileName: String
    let reader: UploadReader

    /// Reads over what nobody wanted, so that a browser gets to hear why.
    ///
    /// - Throws: where the body is larger than it may be, or no form.
    public func discard() async throws {
        while try await reader.next() != nil {}
    }
}

extension Call {
    /// Reads the body of a page's route that takes `multipart/form-data` as a stream, up to its file.
    ///
    /// - Throws: `Problem.malformed` where it is no form with a file.
    public func upload() async throws -> FormUpload {
        guard let boundary = FormFields.boundary(header("content-type") ?? "") else {
            throw Problem.malformed("The body is no form with a file.")
        }
        let reader = UploadReader(body, boundary: boundary)
        let (fields, fileName) = try await reader.begin()
        return FormUpload(fields: FormFields(fields), fileName: fileName, reader: reader)
    }
}

/// Takes a form of `multipart/form-data` (RFC 7578) apart while it comes in, up to the end of its first file.
actor UploadReader {
    /// Of the fields and heads before the file.
    private static let fieldBytesMax = 16_384
    private static let broken = Problem.malformed("The body is no form with a file.")

    private let body: BodyStream
    /// The first boundary has no line break before it, so that one is put there.
    private var waiting: [UInt8] = Array("\r\n".utf8)
    private let delimiter: [UInt8]
    private var isOver = false

    init(_ body: BodyStream, boundary: String) {
        self.body = body
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// The fields before the file, and its name.
    func begin() async throws -> (fields: [(name: String, value: String)], fileName: String) {
        var fields: [(name: String, value: String)] = []
        _ = try await taken(upTo: delimiter)
        while true {
            let head = try await taken(upTo: Array("\r\n\r\n".utf8))
            guard let text = String(validating: head, as: UTF8.self), !text.hasPrefix("--") else {
                throw Self.broken
            }
            let part = PartHead(text)
            guard let name = part.name else { throw Self.broken }
            if let fileName = part.fileName { return (fields, fileName) }
            guard let value = String(validating: try await taken(upTo: delimiter), as: UTF8.self),
                !value.utf8.contains(0)
            else { throw Self.broken }
            fields.append((name, value))
        }
    }

    /// The next piece of the file; nil at its end.
    func next() async throws -> [UInt8]? {
        guard !isOver else { return nil }
        while true {
            if let end = waiting.firstRange(of: delimiter)?.lowerBound {
                let last = Array(waiting[..<end])
                waiting = []
                isOver = true
                // What follows the file is of no use, and has to be read so that the answer is heard.
                while try await read() { waiting = [] }
                return last.isEmpty ? nil : last
            }
            let safe = waiting.count - delimiter.count
            if safe > 0 {
                let piece = Array(waiting[..<safe])
                waiting.removeFirst(safe)
                return piece
            }
            guard try await read() else { throw Self.broken }
        }
    }

    /// Everything before a mark, which is passed over.
    private func taken(upTo mark: [UInt8]) async throws -> [UInt8] {
        while true {
            if let range = waiting.firstRange(of: mark) {
                let before = Array(waiting[..<range.lowerBound])
                waiting.removeFirst(range.upperBound)
                return before
            }
            guard waiting.count <= Self.fieldBytesMax, try await read() else { throw Self.broken }
        }
    }

    private func read() async throws -> Bool {
        guard let piece = try await body.piece() else { return false }
        waiting += piece
        return true
    }
}

/// What stands at the top of a part of a form.
private struct PartHead {
    private(set) var name: String?
    private(set) var fileName: String?

    init(_ text: String) {
        for line in text.split(whereSeparator: \.isNewline)
        where line.lowercased().hasPrefix("content-disposition:") {
            name = Self.value(of: "name", in: line)
            fileName = Self.value(of: "filename", in: line).map { path in
                path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
            }
        }
    }

    /// A browser writes quotation marks inside of a name as `%22`.
    private static func value(of key: String, in line: Substring) -> String? {
        for part in line.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmed.lowercased() == key else { continue }
            return pair[1].trimmed.filter { $0 != "\"" }
        }
        return nil
    }
}
