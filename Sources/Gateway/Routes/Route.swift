public import Core

/// One address with one method: who may call it, what it takes and gives, and what it does.
public struct Route: Sendable {
    /// The methods that routes have; HEAD and OPTIONS are answered for all of them.
    public enum Method: String, Sendable, CaseIterable {
        /// Reads.
        case get = "GET"
        /// Creates or does.
        case post = "POST"
        /// Puts in place.
        case put = "PUT"
        /// Changes some fields.
        case patch = "PATCH"
        /// Removes.
        case delete = "DELETE"
    }

    /// What a route does.
    public typealias Handler = @Sendable (Call) async throws -> Reply

    /// The method.
    public let method: Method
    /// The path below `/api/v1`, such as `clients/{id}`; with a leading `/`, below the business's own root.
    public let path: String
    /// Who may call it.
    public let access: Access
    /// What it takes and gives.
    public let operation: OperationDoc
    /// What becomes of a body.
    public let body: BodyRule
    let handler: Handler

    /// A route of these parts; where no rule is given, a body is read as JSON if the operation has a request.
    public init(
        _ method: Method,
        _ path: String,
        access: Access,
        _ operation: OperationDoc,
        body: BodyRule? = nil,
        _ handler: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.operation = operation
        self.body = body ?? (operation.request == nil ? .none : .json())
        self.handler = handler
    }

    /// Reads; `allowing` nil leaves it open to everybody.
    public static func get(
        _ path: String,
        allowing permission: Permission?,
        _ operation: OperationDoc,
        _ handler: @escaping Handler
    ) -> Route {
        Route(.get, path, access: Access(permission), operation, handler)
    }

    /// Creates or does; `allowing` nil leaves it open to everybody.
    public static func post(
        _ path: String,
        allowing permission: Permission?,
        _ operation: OperationDoc,
        body: BodyRule? = nil,
        _ handler: @escaping Handler
    ) -> Route {
        Route(.post, path, access: Access(permission), operation, body: body, handler)
    }

    /// Puts in place; `allowing` nil leaves it open to everybody.
    public static func put(
        _ path: String,
        allowing permission: Permission?,
        _ operation: OperationDoc,
        body: BodyRule? = nil,
        _ handler: @escaping Handler
    ) -> Route {
        Route(.put, path, access: Access(permission), operation, body: body, handler)
    }

    /// Changes some fields; `allowing` nil leaves it open to everybody.
    public static func patch(
        _ path: String,
        allowing permission: Permission?,
        _ operation: OperationDoc,
        body: BodyRule? = nil,
        _ handler: @escaping Handler
    ) -> Route {
        Route(.patch, path, access: Access(permission), operation, body: body, handler)
    }

    /// Removes; `allowing` nil leaves it open to everybody.
    public static func delete(
        _ path: String,
        allowing permission: Permission?,
        _ operation: OperationDoc,
        body: BodyRule? = nil,
        _ handler: @escaping Handler
    ) -> Route {
        Route(.delete, path, access: Access(permission), operation, body: body, handler)
    }

    /// The path below a business's root: `/api/v1/clients/{id}`.
    public var pattern: String {
        path.hasPrefix("/") ? path : "/api/v1/\(path)"
    }

    /// The names in braces, in order.
    public var parameterNames: [String] {
        pattern.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    /// It is asked by browsers for what people look at; the others speak to programs.
    public var isPage: Bool { Self.isPage(path: pattern) }

    /// Whether a path below a business's root is a page's.
    ///
    /// What stands in messages has pages of its own.
    static func isPage(path: some StringProtocol) -> Bool {
        !["/api/", "/calendar/", "/l/"].contains { path.hasPrefix($0) }
    }

    /// A page, or what a form on it does; `allowing` nil leaves it open to everybody.
    ///
    /// - Parameters:
    ///   - path: below the business's own root, with its leading `/`.
    ///   - query: checked by their schemas, where wrong ones are passed over; others may be read too.
    ///   - isLong: it may take as long as streams may.
    public static func page(
        _ method: Method = .get,
        _ path: String,
        allowing permission: Permission?,
        query: [QueryParameter] = [],
        body: BodyRule? = nil,
        isLong: Bool = false,
        _ handler: @escaping Handler
    ) -> Route {
        let answer: Schema? = isLong ? .file("text/html") : nil
        return Route(
            method,
            path,
            access: Access(permission),
            OperationDoc("A page", query: query, responses: [200: answer]),
            body: body ?? (method == .get ? BodyRule.none : .form(bytesMax: 131_072)),
            handler
        )
    }

    /// It may take as long as streams may.
    var isLong: Bool {
        body.isStream || operation.streams
    }
}

/// Who may call a route.
public enum Access: Sendable, Hashable {
    /// Everybody, signed in or not.
    case open
    /// Whoever has the permission, as far as it reaches.
    case signedIn(Permission)

    init(_ permission: Permission?) {
        self = permission.map(Access.signedIn) ?? .open
    }

    /// The permission that is asked for; nil for an open route.
    public var permission: Permission? {
        guard case .signedIn(let permission) = self else { return nil }
        return permission
    }
}

/// What becomes of a request's body.
public enum BodyRule: Sendable, Hashable {
    /// None is taken.
    case none
    /// A JSON value of at most so many bytes; nil for the limit of the settings.
    case json(bytesMax: Int? = nil)
    /// The fields of a form, of at most so many bytes.
    case form(bytesMax: Int = 16_384)
    /// Bytes of one of these types, handed on as they come; nil for the limit of the settings.
    case stream(types: [String], bytesMax: Int? = nil)

    var isStream: Bool {
        guard case .stream = self else { return false }
        return true
    }
}
