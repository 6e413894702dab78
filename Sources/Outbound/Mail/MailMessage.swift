public import Core

/// A mail to one person.
public struct MailMessage: Sendable {
    /// The Message-ID without its angle brackets; the same however often the mail is tried.
    public var id: String
    /// Whom it comes from.
    public var from: MailAddress
    /// Who gets the answers, where that is somebody else.
    public var replyTo: MailAddress?
    /// Who gets it.
    public var to: MailAddress
    /// The subject; line breaks in it become spaces.
    public var subject: String
    /// The body as text, without which no mail goes.
    public var text: String
    /// The same as a web page.
    public var html: String?
    /// Files that go with it.
    public var attachments: [MailAttachment]
    /// When it was written.
    public var date: Instant
    /// What it is written in.
    public var language: LanguageTag?
    /// The web address where a `POST` takes the receiver off the list; one of more than 900 bytes is left out.
    public var unsubscribe: String?

    /// A mail of these parts.
    public init(
        id: String,
        from: MailAddress,
        replyTo: MailAddress? = nil,
        to: MailAddress,
        subject: String,
        text: String,
        html: String? = nil,
        attachments: [MailAttachment] = [],
        date: Instant,
        language: LanguageTag? = nil,
        unsubscribe: String? = nil
    ) {
        self.id = id
        self.from = from
        self.replyTo = replyTo
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.attachments = attachments
        self.date = date
        self.language = language
        self.unsubscribe = unsubscribe
    }

    /// The mail as it goes over the wire, in ASCII, with CRLF and no line longer than 998 bytes.
    ///
    /// It is the same at every call. Nothing that stands in a field can begin another header. Both bodies end with a
    /// line break, whether they are given with one or not.
    public var bytes: [UInt8] {
        MailWriter(self).bytes
    }
}
