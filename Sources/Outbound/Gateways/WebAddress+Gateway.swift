public import Core

extension WebAddress {
    /// Reads the address of a gateway, under which paths are put: without login, query and a slash at its end.
    public static func gateway(_ text: String) throws(ValueIssue) -> WebAddress {
        var text = text.trimmed
        while text.hasSuffix("/") { text.removeLast() }
        guard text.utf8.count <= 500 else { throw .tooLong(500) }
        let address = try WebAddress(text)
        guard !address.hasCredentials else {
            throw ValueIssue(
                code: "has_credentials",
                message: "Write the address without user and password; they have fields of their own."
            )
        }
        guard !text.contains("?"), !text.contains("#") else {
            throw .invalid("Write the address without anything after ? or #.")
        }
        return address
    }

    /// A path below the address of a gateway.
    func appending(_ path: String) throws(ValueIssue) -> WebAddress {
        try WebAddress("\(text)/\(path)")
    }

    /// Why an address is not spoken to by this deployment, whatever is there; nil where it is.
    ///
    /// - Parameter allowsPrivate: addresses without encryption and of private networks are spoken to as well.
    public func refusal(allowsPrivate: Bool) -> ValueIssue? {
        if allowsPrivate { return nil }
        guard isSecure else {
            return ValueIssue(code: "insecure", message: "Write an address that begins with https://.")
        }
        guard !isPlainlyPrivate else {
            let refusal = FetchRefusal.privateAddress
            return ValueIssue(code: refusal.code, message: refusal.message)
        }
        return nil
    }
}

/// What a gateway is shown to let us in.
enum GatewaySecret {
    /// - Throws: what is empty, too long, or could begin another header.
    static func checked(_ text: String) throws(ValueIssue) -> String {
        guard !text.isEmpty else { throw .required }
        guard text.utf8.count <= 2_000 else { throw .tooLong(2_000) }
        guard text.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) else {
            throw .invalid("Write the token as the gateway gave it, without blanks and line breaks.")
        }
        return text
    }
}
