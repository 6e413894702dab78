public import Core
import NIOHTTP1
public import Tenancy

/// A request as a handler meets it: allowed, its query checked, its body within the limits.
public struct Call: Sendable {
    /// Whose work it is, and the door to the business's data.
    public let scope: Scope
    /// The session that was used; nil for visitors.
    public let session: SessionReference?
    let request: Request
    let edge: CallEdge
    private let queryItems: QueryItems

    init(
        scope: Scope,
        session: SessionReference?,
        request: Request,
        queryItems: QueryItems,
        edge: CallEdge
    ) {
        self.scope = scope
        self.session = session
        self.request = request
        self.queryItems = queryItems
        self.edge = edge
    }

    /// The identifier in the path; what is no identifier names nothing that exists.
    ///
    /// - Throws: `Problem.notFound`.
    public func id<Subject>(_ name: String = "id", _ noun: Noun) throws(Problem) -> ID<Subject> {
        guard let id = ID<Subject>(try parameter(name)) else { throw .notFound(noun) }
        return id
    }

    /// A part of the path, decoded.
    public func parameter(_ name: String) throws(Problem) -> String {
        guard let index = request.plan.entry?.parameterNames.firstIndex(of: name) else {
            throw .broken(context: "the route has no parameter {\(name)}")
        }
        return request.plan.parameters[index]
    }

    /// A query parameter as it was given; nil where it was not.
    public func query(_ name: String) -> String? {
        queryItems[name]
    }

    /// Every value of a query parameter, which only pages take more than once.
    public func queries(_ name: String) -> [String] {
        queryItems.all(name)
    }

    /// A query parameter that its schema says to be a whole number.
    public func integer(_ name: String) -> Int? {
        query(name).flatMap { Int($0) }
    }

    /// A query parameter that its schema says to be yes or no.
    public func flag(_ name: String) -> Bool? {
        query(name).map { $0 == "true" }
    }

    /// A query parameter that its schema says to be a list: its parts, split at commas.
    public func list(_ name: String) -> [String]? {
        query(name).map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }

    /// The limit of a list's page.
    public var limit: Int { integer("limit") ?? 50 }

    /// The fields of the JSON body.
    ///
    /// - Throws: `Problem.malformed` where it is no JSON object.
    public var fields: FieldReader {
        get throws(Problem) { try FieldReader(json) }
    }

    /// The JSON body.
    ///
    /// - Throws: `Problem.malformed`.
    public var json: JSONValue {
        get throws(Problem) { try JSONValue(parsing: request.bytes) }
    }

    /// The fields of a form.
    ///
    /// - Throws: `Problem.malformed` where the body is none; without a body it has no fields.
    public var form: FormFields {
        get throws(Problem) {
            try FormFields(request.bytes, type: header("content-type") ?? FormFields.types[0])
        }
    }

    /// The body of a route that takes a stream; to be read once.
    public var body: BodyStream { BodyStream(request) }

    /// The type of the body without its parameters, in lower case: `text/csv`.
    public var contentType: String? {
        header("content-type").map { MediaType($0).name }
    }

    /// A header, the first where it is repeated.
    public func header(_ name: String) -> String? {
        request.header(name)
    }

    /// The value of a cookie; nil where it was not sent.
    public func cookie(_ name: String) -> String? {
        request.list("cookie").flatMap { Credential.value(of: name, in: $0) }
    }

    /// The method, GET also for HEAD.
    public var method: Route.Method { Route.Method(request.head.method) ?? .get }

    /// The path below the business's root, as it was sent: `/staff/clients`.
    public var path: String { request.plan.resolution?.path ?? "/" }

    /// The query as it was sent, without its question mark.
    public var rawQuery: String { String(request.plan.query) }

    /// A browser says that this came from a page of this business's own.
    public var isFromOwnPage: Bool {
        CrossSiteRule.allows(request.head.headers, host: request.origin.host)
    }

    /// The client's key for doing this only once.
    ///
    /// - Throws: `Problem.malformed` where it is longer than 255 characters or not plain text.
    public var idempotencyKey: String? {
        get throws(Problem) {
            guard let key = header("idempotency-key") else { return nil }
            guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x20..<0x7F).contains($0) })
            else {
                throw .malformed("Idempotency-Key must be 1 to 255 characters of ASCII.")
            }
            return key
        }
    }

    /// The revisions that the client knows (`If-Match`); nil where it did not say.
    ///
    /// - Throws: `Problem.malformed` for what is no list of strong validators.
    public var ifMatch: RevisionCondition? {
        get throws(Problem) { try RevisionCondition(ifMatch: request.list("if-match")) }
    }

    /// The client's address, behind the proxies that are trusted.
    public var remoteAddress: String { request.origin.address }

    /// The address of a path below the API of this business, as the client must write it: `/t/lumen/api/v1/…`.
    public func address(_ path: String) -> String {
        "\(root)/api/v1/\(path)"
    }

    /// The business's root as the client wrote it; empty where the host names the business.
    public var root: String { request.plan.resolution?.root ?? "" }

    /// The origin as the client wrote it: `https://lumen.example`.
    public var origin: String { "\(request.origin.scheme)://\(request.origin.host)" }
}
