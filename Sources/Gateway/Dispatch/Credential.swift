import Core
import NIOHTTP1

/// What a request says about who sends it.
enum Credential {
    case none
    case bearer(Token)
    case cookie(Token)
    /// Something that can be no token.
    case unreadable

    init(_ headers: HTTPHeaders, cookie name: String) {
        if let authorization = headers.first(name: "authorization") {
            self = Self.bearer(in: authorization).map(Credential.bearer) ?? .unreadable
        } else if let value = headers.joined("cookie").flatMap({ Self.value(of: name, in: $0) }),
            !value.isEmpty
        {
            self = Token(value).map(Credential.cookie) ?? .unreadable
        } else {
            self = .none
        }
    }

    var token: Token? {
        switch self {
        case .bearer(let token), .cookie(let token): token
        case .none, .unreadable: nil
        }
    }

    var channel: Channel {
        guard case .cookie = self else { return .api }
        return .web
    }

    private static func bearer(in header: String) -> Token? {
        let scheme = header.utf8.prefix(7)
        guard scheme.elementsEqual("Bearer ".utf8) || String(scheme)?.lowercased() == "bearer " else {
            return nil
        }
        return Token(String(header[scheme.endIndex...]))
    }

    /// The value of a cookie.
    static func value(of name: String, in header: String) -> String? {
        for pair in header.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, parts[0].trimmed == name { return parts[1].trimmed }
        }
        return nil
    }
}
