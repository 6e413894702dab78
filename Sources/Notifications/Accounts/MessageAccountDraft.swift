import Core
import Outbound
import Outbox

/// What an account is to be, but for its secret.
struct MessageAccountDraft: Sendable, Hashable {
    let channel: MessageChannel
    /// What is not secret, by the names of the API; what is stored.
    let fields: [String: JSONValue]

    static let nameMax = 100
    static let secretMax = 2_000

    /// Reads what is stored.
    init(channel: String, stored: JSONValue) throws(Problem) {
        guard let channel = MessageChannel(rawValue: channel), let fields = stored.objectValue else {
            throw .broken(context: "an account of a channel that nobody knows is stored")
        }
        self.channel = channel
        self.fields = fields
    }

    private init(_ channel: MessageChannel, _ fields: [String: JSONValue]) {
        self.channel = channel
        self.fields = fields.filter { $0.value != .null }
    }

    /// An account opened with its secret; nil for push messages, whose keys are the deployment's.
    enum Opened: Sendable {
        case mail(MailAccount)
        case sms(SMSGateway)
        case whatsApp(WhatsAppGateway)
        case push
    }

    /// The account with its secret.
    ///
    /// - Throws: where a part is not right, which was checked when it was stored.
    func opened(with secret: String?, allowsPrivate: Bool) throws(ValueIssue) -> Opened {
        switch channel {
        case .email:
            var server = try MailServer(text("url"))
            server.mustBePublic = !allowsPrivate
            if let user = fields["user"]?.stringValue {
                guard let secret else { throw .required }
                server = try server.with(user: user, password: secret)
            }
            return .mail(
                MailAccount(
                    server: server,
                    from: try EmailAddress(text("from")),
                    senderName: fields["sender_name"]?.stringValue
                )
            )
        case .sms:
            guard let secret else { throw .required }
            return .sms(
                try SMSGateway(url: text("url"), account: text("account"), token: secret, from: text("from"))
            )
        case .whatsApp:
            guard let secret else { throw .required }
            let number = text("phone_number_id")
            return .whatsApp(try WhatsAppGateway(url: text("url"), phoneNumberID: number, token: secret))
        case .push: return .push
        }
    }

    /// Whether it is let in by a secret.
    var needsSecret: Bool {
        switch channel {
        case .email: fields["user"] != nil
        case .sms, .whatsApp: true
        case .push: false
        }
    }

    /// Whether a secret that was told for the other may be used for this one: it goes to the same place and name.
    ///
    /// Otherwise whoever may change an account could have its secret sent to a server of their own.
    func mayKeepSecret(of other: MessageAccountDraft) -> Bool {
        ["url", "user", "account", "phone_number_id"].allSatisfy { fields[$0] == other.fields[$0] }
    }

    private func text(_ name: String) -> String { fields[name]?.stringValue ?? "" }
}

extension MessageAccountDraft {
    /// An account as a body describes it, whole, and its secret where the body has one.
    ///
    /// - Parameter allowsPrivate: servers without encryption and of private networks are taken too.
    /// - Throws: `Problem.invalid` with everything that is not right.
    static func read(
        _ body: FieldReader,
        for channel: MessageChannel,
        allowsPrivate: Bool
    ) throws(Problem) -> (draft: MessageAccountDraft, secret: Change<String>) {
        var fields = body
        let found: [String: JSONValue]
        switch channel {
        case .email: found = mail(&fields, allowsPrivate: allowsPrivate)
        case .sms: found = sms(&fields, allowsPrivate: allowsPrivate)
        case .whatsApp: found = whatsApp(&fields, allowsPrivate: allowsPrivate)
        case .push: found = [:]
        }
        let secret = channel == .push ? .keep : fields.secret("secret", max: secretMax)
        try fields.finish()
        return (MessageAccountDraft(channel, found), secret)
    }

    private static func mail(_ fields: inout FieldReader, allowsPrivate: Bool) -> [String: JSONValue] {
        let url = fields.value("url") { text throws(ValueIssue) in
            let server = try MailServer(text)
            guard !server.hasLogin else {
                throw ValueIssue(
                    code: "has_credentials",
                    message: "Write the server without user and password; they have fields of their own."
                )
            }
            guard allowsPrivate || !server.isPlainlyPrivate else {
                throw ValueIssue(
                    code: FetchRefusal.privateAddress.code,
                    message: FetchRefusal.privateAddress.message
                )
            }
            return text
        }
        let from = fields.value("from") { text throws(ValueIssue) in try EmailAddress(text).text }
        return [
            "url": .optional(fields.required(url, "url")),
            "from": .optional(fields.required(from, "from")),
            "user": .optional(fields.text("user", max: 254).value),
            "sender_name": .optional(fields.text("sender_name", max: nameMax).value),
        ]
    }

    private static func sms(_ fields: inout FieldReader, allowsPrivate: Bool) -> [String: JSONValue] {
        let url = fields.gateway("url", allowsPrivate: allowsPrivate)
        let account = fields.value("account") { text throws(ValueIssue) in try SMSGateway.account(text) }
        let from = fields.value("from") { text throws(ValueIssue) in try SMSGateway.sender(text) }
        return [
            "url": .string(url.value ?? SMSGateway.usualURL),
            "account": .optional(fields.required(account, "account")),
            "from": .optional(fields.required(from, "from")),
        ]
    }

    private static func whatsApp(_ fields: inout FieldReader, allowsPrivate: Bool) -> [String: JSONValue] {
        let url = fields.gateway("url", allowsPrivate: allowsPrivate)
        let number = fields.value("phone_number_id") { text throws(ValueIssue) in
            try WhatsAppGateway.phoneNumberID(text)
        }
        let template = fields.value("template") { text throws(ValueIssue) in
            guard text.wholeMatch(of: #/[a-z0-9_]{1,512}/#) != nil else {
                throw .invalid("Write the template's name as WhatsApp shows it: small letters, digits and _.")
            }
            return text
        }
        return [
            "url": .string(url.value ?? WhatsAppGateway.usualURL),
            "phone_number_id": .optional(fields.required(number, "phone_number_id")),
            "template": .optional(template.value),
        ]
    }
}

extension FieldReader {
    /// The address of a gateway that this deployment speaks to.
    fileprivate mutating func gateway(_ name: String, allowsPrivate: Bool) -> Change<String> {
        value(name) { text throws(ValueIssue) in
            let address = try WebAddress.gateway(text)
            if let refusal = address.refusal(allowsPrivate: allowsPrivate) { throw refusal }
            return address.text
        }
    }
}
