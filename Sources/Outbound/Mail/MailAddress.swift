public import Core

/// Who sends or gets a mail: an address and, where it is known, a name.
public struct MailAddress: Sendable, Hashable {
    /// The address.
    public let address: EmailAddress
    /// The name beside it, as somebody wrote it.
    public let name: String?

    /// An address with its name.
    public init(_ address: EmailAddress, name: String? = nil) {
        self.address = address
        self.name = name
    }

    /// The address in ASCII, as every mail server takes it; nil where its domain has no such form.
    var ascii: String? {
        guard let at = address.text.firstIndex(of: "@") else { return nil }
        let domain = address.text[address.text.index(after: at)...]
        return DomainName.ascii(String(domain)).map { address.text[...at] + $0 }
    }
}
