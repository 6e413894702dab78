/// What an operation takes and gives, in words and schemas.
///
/// It is more than a description: query parameters that are not named here are refused, named ones are checked
/// against their schema, and the OpenAPI document is made of it.
public struct OperationDoc: Sendable {
    /// One line.
    public let summary: String
    /// More, where one line is not enough.
    public let help: String?
    /// What the parameters of the path are, other than identifiers.
    public let path: [String: Schema]
    /// The query parameters that it knows.
    public let query: [QueryParameter]
    /// The JSON body; nil where it takes none.
    public let request: Schema?
    /// The answer of each status when all is well; nil for an empty one.
    public let responses: [Int: Schema?]
    /// An `If-Match` header is taken.
    public let takesIfMatch: Bool
    /// An `Idempotency-Key` header is taken.
    public let takesIdempotencyKey: Bool

    /// The description of an operation.
    public init(
        _ summary: String,
        help: String? = nil,
        path: [String: Schema] = [:],
        query: [QueryParameter] = [],
        request: Schema? = nil,
        responses: [Int: Schema?] = [200: nil],
        ifMatch: Bool = false,
        idempotencyKey: Bool = false
    ) {
        self.summary = summary
        self.help = help
        self.path = path
        self.query = query
        self.request = request
        self.responses = responses
        takesIfMatch = ifMatch
        takesIdempotencyKey = idempotencyKey
    }

    /// An answer of it is a file, which is streamed.
    var streams: Bool {
        responses.values.contains { $0?.isFile == true }
    }
}

/// A query parameter: its name, what it may be and what it is for.
public struct QueryParameter: Sendable {
    /// The name.
    public let name: String
    /// What it may be; texts, whole numbers, yes or no, and choices are checked before the handler runs.
    public let schema: Schema
    /// What it is for.
    public let help: String

    /// A query parameter.
    public init(_ name: String, _ schema: Schema, _ help: String) {
        self.name = name
        self.schema = schema
        self.help = help
    }
}

extension [QueryParameter] {
    /// The parameters that every list has.
    ///
    /// - Parameter sort: the columns by which it can be sorted; none leaves `sort` and `order` out.
    public static func page(sort: [String] = []) -> [QueryParameter] {
        let page = [
            QueryParameter("limit", .integer(1...200), "How many items at most; 50 if not given."),
            QueryParameter("cursor", .string(max: 4_096), "The `next` of the page before."),
        ]
        guard !sort.isEmpty else { return page }
        return page + [
            QueryParameter("sort", .choice(sort), "The column to sort by."),
            QueryParameter("order", .choice(["asc", "desc"]), "Ascending or descending."),
        ]
    }
}
