import Core

/// The query parameters of a request, each known to its route, there once, and of the right form.
struct QueryItems: Sendable {
    private var items: [(name: String, value: String)] = []

    /// Reads a query.
    ///
    /// The address of a page comes from anywhere, with additions of others and old bookmarks: there, what is unknown
    /// is kept unchecked and what is wrong is passed over.
    ///
    /// - Throws: `Problem.malformed` for broken escapes, `Problem.invalid` with every parameter that is not right.
    init(_ query: Substring, for operation: OperationDoc, isPage: Bool = false) throws(Problem) {
        guard !query.isEmpty else { return }
        var issues: [FieldIssue] = []
        for part in query.split(separator: "&") {
            let mark = part.firstIndex(of: "=") ?? part.endIndex
            guard let name = PercentCoding.decode(part[..<mark], plusIsSpace: true),
                let value = PercentCoding.decode(part[mark...].dropFirst(), plusIsSpace: true)
            else { throw .malformed("The query is not encoded as UTF-8 with correct % escapes.") }
            if isPage {
                let parameter = operation.query.first { $0.name == name }
                if parameter?.schema.issue(with: value) == nil { items.append((name, value)) }
            } else if let issue = issue(name, value, operation) {
                issues.append(issue)
            } else {
                items.append((name, value))
            }
        }
        guard issues.isEmpty else { throw .invalid(issues) }
    }

    subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    /// Every value of a parameter that pages take more than once.
    func all(_ name: String) -> [String] {
        items.filter { $0.name == name }.map(\.value)
    }

    private func issue(_ name: String, _ value: String, _ operation: OperationDoc) -> FieldIssue? {
        let field = String(name.prefix(100))
        guard let parameter = operation.query.first(where: { $0.name == name }) else {
            let known = operation.query.map(\.name)
            return FieldIssue(
                field: field,
                code: "unknown_parameter",
                message: known.isEmpty
                    ? "This address takes no query parameters."
                    : "This address knows: \(known.joined(separator: ", "))."
            )
        }
        guard self[name] == nil else {
            return FieldIssue(field: field, code: "repeated_parameter", message: "Give it once.")
        }
        return parameter.schema.issue(with: value).map { FieldIssue(field: field, $0) }
    }
}
