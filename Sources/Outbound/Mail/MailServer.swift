import CCurl
public import Core

/// A server that takes mails, and the login there.
public struct MailServer: Sendable, Hashable {
    /// The host, in ASCII, as it may be shown.
    public let host: String
    /// The port.
    public let port: Int
    /// A file with the certificates to trust instead of the system's.
    public var certificateAuthority: String?
    /// No connection is made into a private network; for servers that a business chose and not the operator.
    public var mustBePublic = false
    /// TLS from the first byte and not by STARTTLS.
    let isSecure: Bool
    private(set) var login: Login?

    struct Login: Sendable, Hashable {
        let user: String
        let password: String
    }

    /// The longest address that is taken.
    public static let lengthMax = 2_000

    /// Reads `smtp://user:password@host:587` or `smtps://user:password@host:465`, the ports being these by default.
    ///
    /// User and password may be left out together; in them what is no letter or digit is written as in web addresses.
    /// With `smtp` the connection becomes a TLS one before anything is said (STARTTLS); where the server does not offer
    /// that, only a loopback address is spoken to without. A loopback server to which no login and no
    /// `certificateAuthority` belongs is never asked for TLS: what is there has a certificate of its own making.
    public init(_ url: String) throws(ValueIssue) {
        let url = url.trimmed
        guard url.utf8.count <= Self.lengthMax else { throw .tooLong(Self.lengthMax) }
        let start = url.prefix(8).lowercased()
        guard start.hasPrefix("smtp://") || start.hasPrefix("smtps://") else {
            throw .invalid("Write the mail server as smtp://user:password@host:587 or smtps://….")
        }
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), let handle = unsafe curl_url() else {
            throw .invalid("Write the address of the mail server without spaces and line breaks.")
        }
        defer { unsafe curl_url_cleanup(handle) }
        let code = unsafe curl_url_set(handle, CURLUPART_URL, url, 0)
        if code == CURLUE_BAD_PORT_NUMBER { throw Self.hostIssue }
        guard code == CURLUE_OK else { throw Self.encodingIssue }
        func part(_ part: CURLUPart) -> String? { unsafe Self.part(part, of: handle) }
        guard [nil, "", "/"].contains(part(CURLUPART_PATH)), part(CURLUPART_QUERY) == nil,
            part(CURLUPART_FRAGMENT) == nil, part(CURLUPART_OPTIONS) == nil
        else { throw Self.encodingIssue }
        isSecure = start.hasPrefix("smtps")
        guard let host = part(CURLUPART_HOST).flatMap(Self.readHost) else { throw Self.hostIssue }
        self.host = host
        port = part(CURLUPART_PORT).flatMap { Int($0) } ?? (isSecure ? 465 : 587)
        guard (1...65_535).contains(port) else { throw Self.hostIssue }
        switch (part(CURLUPART_USER), part(CURLUPART_PASSWORD)) {
        case (nil, nil): login = nil
        case (let user?, let password?) where !user.isEmpty && !password.isEmpty:
            guard let user = unsafe Self.part(CURLUPART_USER, of: handle, decoded: true),
                let password = unsafe Self.part(CURLUPART_PASSWORD, of: handle, decoded: true)
            else { throw Self.encodingIssue }
            login = Login(user: user, password: password)
        default: throw .invalid("Write both a user and a password for the mail server, or neither.")
        }
    }

    /// The same server with this login instead of the one of its address.
    public func with(user: String, password: String) throws(ValueIssue) -> MailServer {
        guard !user.isEmpty, !password.isEmpty, !user.utf8.contains(0), !password.utf8.contains(0) else {
            throw .invalid("Write both a user and a password for the mail server, or neither.")
        }
        var copy = self
        copy.login = Login(user: user, password: password)
        return copy
    }

    /// Its address names a user and a password.
    public var hasLogin: Bool { login != nil }

    /// The host is written as an address of this machine or of a private network, or is `localhost`.
    public var isPlainlyPrivate: Bool { NetworkAddress.isPlainlyPrivate(host) }

    /// It is on this machine, where nobody listens on the way.
    var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        return NetworkAddress(host)?.bytes.first == 127
    }

    /// As libcurl reads it, without the login.
    var url: String { "\(isSecure ? "smtps" : "smtp")://\(host):\(port)" }

    private static let hostIssue = ValueIssue.invalid(
        "Write a host and a port from 1 to 65535, as in host:587."
    )
    private static let encodingIssue = ValueIssue.invalid(
        "Write nothing after the port, and in user and password % with two digits for characters that mean"
            + " something: %40 for @, %3A for :, %2F for /, %3B for ;, %23 for #, %3F for ?, %25 for %."
    )

    private static func readHost(_ text: String) -> String? {
        let isBracketed = text.hasPrefix("[") && text.hasSuffix("]")
        if isBracketed { return NetworkAddress(String(text.dropFirst().dropLast())).map { _ in text } }
        guard let host = DomainName.ascii(text.lowercased()), !host.isEmpty,
            host.wholeMatch(of: #/[a-z0-9._\-]+/#) != nil
        else { return nil }
        return host
    }

    private static func part(_ part: CURLUPart, of handle: OpaquePointer, decoded: Bool = false) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        let flags = decoded ? UInt32(CURLU_URLDECODE) : 0
        guard unsafe curl_url_get(handle, part, &text, flags) == CURLUE_OK, let found = unsafe text else {
            return nil
        }
        defer { unsafe curl_free(found) }
        return unsafe String(validatingCString: found)
    }
}

extension MailServer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Where it is, without the login.
    public var description: String { url }

    /// The same as `description`.
    public var debugDescription: String { url }

    /// Shows nothing but `description`, so that no dump tells the password.
    public var customMirror: Mirror { Mirror(self, children: ["url": url]) }
}
