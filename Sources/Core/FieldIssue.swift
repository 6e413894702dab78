/// What is wrong with one field of a request.
public struct FieldIssue: Sendable, Hashable, JSONEncodable {
    /// The field's path: `document.number`.
    public let field: String
    /// A stable word for programs: `required`, `too_long`, `invalid`, `unknown_field` and the like.
    public let code: String
    /// An English sentence that says what would be right.
    public let message: String

    /// An issue of these parts.
    public init(field: String, code: String, message: String) {
        self.field = field
        self.code = code
        self.message = message
    }

    /// What a value's own parsing found, at this field.
    public init(field: String, _ issue: ValueIssue) {
        self.init(field: field, code: issue.code, message: issue.message)
    }

    /// Writes `{field, code, message}`.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("field", field)
            json.field("code", code)
            json.field("message", message)
        }
    }
}
