import CCurl
public import Core

/// An address of the web that can be fetched: `http` or `https`, with a host.
public struct WebAddress: Sendable, Hashable {
    /// As it is sent to libcurl, which reads it in the same way.
    public let text: String
    /// The host, as it may be shown: it holds no secret.
    public let host: String
    /// Scheme, host and port, the port only where it is not the usual one.
    public let origin: String
    /// It is `https`.
    public let isSecure: Bool
    /// It names a user or a password, which are secrets.
    public let hasCredentials: Bool

    /// The longest address that is taken.
    public static let lengthMax = 2_000

    /// Reads an address; `webcal:`, by which calendars are often handed out, is `https:`.
    public init(_ text: String) throws(ValueIssue) {
        let issue = ValueIssue.invalid("Write a web address that begins with https:// or http://.")
        var text = text.trimmed
        guard text.utf8.count <= Self.lengthMax else { throw .tooLong(Self.lengthMax) }
        for scheme in ["webcal://", "webcals://"] where text.lowercased().hasPrefix(scheme) {
            text = "https://" + text.dropFirst(scheme.count)
        }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), let handle = unsafe curl_url() else {
            throw issue
        }
        defer { unsafe curl_url_cleanup(handle) }
        guard unsafe curl_url_set(handle, CURLUPART_URL, text, 0) == CURLUE_OK,
            let scheme = unsafe Self.part(CURLUPART_SCHEME, of: handle)?.lowercased(),
            ["http", "https"].contains(scheme),
            let host = unsafe Self.part(CURLUPART_HOST, of: handle)?.lowercased(), !host.isEmpty
        else { throw issue }
        self.text = text
        self.host = host
        isSecure = scheme == "https"
        let port = unsafe Self.part(CURLUPART_PORT, of: handle)
        let isUsual = port == nil || port == (isSecure ? "443" : "80")
        origin = "\(scheme)://\(host)" + (isUsual ? "" : ":\(port ?? "")")
        hasCredentials = [CURLUPART_USER, CURLUPART_PASSWORD].contains {
            unsafe Self.part($0, of: handle) != nil
        }
    }

    /// The host is written as an address of this machine or of a private network, or is `localhost`.
    ///
    /// What a name leads to shows only when a connection is made.
    public var isPlainlyPrivate: Bool { NetworkAddress.isPlainlyPrivate(host) }

    private static func part(_ part: CURLUPart, of handle: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard unsafe curl_url_get(handle, part, &text, 0) == CURLUE_OK, let found = unsafe text else {
            return nil
        }
        defer { unsafe curl_free(found) }
        return unsafe String(cString: found)
    }
}
