public import Core

/// What a route of the API answered to a page.
public struct APIAnswer: Sendable {
    /// The status; what goes wrong is thrown instead.
    public let status: Int
    /// The headers, with names in lower case.
    public let headers: [(name: String, value: String)]
    /// The revision of the record, as `If-Match` takes it.
    public let etag: String?
    /// The body; null where it is empty.
    public let json: JSONValue

    init(_ reply: Reply) throws(Problem) {
        status = reply.status
        headers = reply.headers
        etag = reply.revision.map(EntityTag.text)
        json = reply.bytes.isEmpty ? .null : try JSONValue(parsing: reply.bytes)
    }

    /// A header; nil where it is missing.
    public func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    /// A member of the body.
    public subscript(name: String) -> JSONValue? { json[name] }

    /// The items of a list.
    public var items: [JSONValue] { json["items"]?.arrayValue ?? [] }
}
