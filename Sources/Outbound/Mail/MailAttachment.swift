/// A file that goes with a mail.
public struct MailAttachment: Sendable, Hashable {
    /// What it is called; what could be a path or begin a header is taken out.
    public let name: String
    /// Its type with parameters, such as `text/calendar; method=PUBLISH; charset=utf-8`.
    ///
    /// What is no type goes as `application/octet-stream`.
    public let type: String
    /// Its content.
    public let bytes: [UInt8]

    /// A file of this name and content.
    public init(name: String, type: String, bytes: [UInt8]) {
        self.name = name
        self.type = type
        self.bytes = bytes
    }
}
