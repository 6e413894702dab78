import Core
import Outbound

/// What a webhook is to be.
struct WebhookDraft: Sendable, Hashable {
    var name: String
    var url: String
    /// The names of changes; none means all.
    var events: [String]
    var state: Webhook.State

    /// The fields by the names of the API, for the audit log; of the address the host alone.
    var fields: [String: JSONValue] {
        [
            "name": .string(name),
            "host": .optional((try? WebAddress(url))?.host),
            "events": .array(events.map(JSONValue.string)),
            "state": .string(state.rawValue),
        ]
    }
}

extension WebhookDraft {
    /// The webhook with its fields changed by a body; a new one where there is none yet.
    ///
    /// - Parameter allowsPrivate: addresses without encryption and of private networks are taken too.
    init(_ body: JSONValue, changing before: WebhookDraft?, allowsPrivate: Bool) throws(Problem) {
        var fields = try FieldReader(body)
        let given = fields.value("url") { text throws(ValueIssue) in
            try Self.address(text, allowsPrivate: allowsPrivate)
        }
        if case .clear = given { fields.add("url", .required) }
        if before == nil { _ = fields.required(given, "url") }
        let name = fields.text("name", max: Webhook.nameMax)
        if case .clear = name { fields.add("name", .required) }
        let names = ChangeName.allCases.map(\.rawValue)
        let events = fields.strings("events", maxCount: names.count, maxLength: 100)
        if let unknown = events.value?.first(where: { !names.contains($0) }) {
            fields.add(
                "events",
                ValueIssue(
                    code: "invalid_choice",
                    message: "'\(unknown)' is no event; choose of \(names.joined(separator: ", "))."
                )
            )
        }
        let state = fields.choice("state", of: Webhook.State.allCases.map(\.rawValue))
        try fields.finish()
        guard let url = given.value?.text ?? before?.url else {
            throw .broken(context: "a webhook without an address was let pass")
        }
        self.init(
            name: name.value ?? before?.name ?? given.value?.host ?? url,
            url: url,
            events: events.applied(to: before?.events) ?? [],
            state: state.value.flatMap(Webhook.State.init(rawValue:)) ?? before?.state ?? .active
        )
    }

    /// An address that may be told: encrypted, and without a password of its own, because what is sent is signed.
    static func address(_ text: String, allowsPrivate: Bool) throws(ValueIssue) -> WebAddress {
        let address = try WebAddress(text)
        guard !address.hasCredentials else {
            throw ValueIssue(
                code: "has_credentials",
                message: "Write the address without user and password; what is sent is signed."
            )
        }
        guard !allowsPrivate else { return address }
        guard address.isSecure else {
            throw ValueIssue(code: "insecure", message: "Write an address that begins with https://.")
        }
        guard !address.isPlainlyPrivate else {
            let refusal = FetchRefusal.privateAddress
            throw ValueIssue(code: refusal.code, message: refusal.message)
        }
        return address
    }
}
