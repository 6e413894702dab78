import Core
public import Gateway
import Outbox

/// The addresses of the templates of messages.
public struct NotificationTemplateRoutes: Sendable {
    private let operations: NotificationTemplateOperations

    /// - Parameter operations: what the routes do.
    public init(operations: NotificationTemplateOperations) {
        self.operations = operations
    }

    /// Every route with its permission.
    public var routes: [Route] {
        let kind = "notification-templates/{event}/{channel}"
        let one = kind + "/{language}"
        return [
            .get("notification-templates", allowing: .manageTemplates, Self.listDoc, list),
            .patch(kind, allowing: .manageTemplates, Self.switchDoc, enable),
            .get(one, allowing: .manageTemplates, Self.findDoc, find),
            .put(one, allowing: .manageTemplates, Self.putDoc, put),
            .delete(one, allowing: .manageTemplates, Self.removeDoc, remove),
            .post(one + "/preview", allowing: .manageTemplates, Self.previewDoc, preview),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let items = try await operations.list(in: call.scope)
        return .json { json in json.object { $0.field("items", items) } }
    }

    private func find(_ call: Call) async throws -> Reply {
        let template = try await operations.find(Self.key(call), in: call.scope)
        return .json(template, etag: template.own?.revision ?? 0)
    }

    private func put(_ call: Call) async throws -> Reply {
        let template = try await operations.put(
            call.fields,
            Self.key(call),
            ifRevision: call.revision,
            in: call.scope
        )
        return .json(template, etag: template.own?.revision ?? 0)
    }

    private func remove(_ call: Call) async throws -> Reply {
        try await operations.remove(Self.key(call), ifRevision: call.revision, in: call.scope)
        return .noContent
    }

    private func enable(_ call: Call) async throws -> Reply {
        var fields = try call.fields
        let isEnabled = fields.required(fields.bool("enabled"), "enabled")
        try fields.finish()
        try await operations.enable(Self.kind(call), isEnabled ?? true, in: call.scope)
        return .noContent
    }

    private func preview(_ call: Call) async throws -> Reply {
        var fields = try call.fields
        let appointment: AppointmentID? = fields.id("appointment").value
        let template = try await operations.preview(
            fields,
            Self.key(call),
            appointment: appointment,
            in: call.scope
        )
        return .json { json in
            json.object { json in
                json.field("subject", template.subject)
                json.field("html", template.html)
                json.field("text", template.text)
            }
        }
    }

    private static func kind(_ call: Call) throws -> MessageKind {
        let audience = call.query("receiver").flatMap(MessageAudience.init(rawValue:)) ?? .client
        guard let event = MessageEvent(rawValue: try call.parameter("event")),
            let channel = MessageChannel(rawValue: try call.parameter("channel"))
        else { throw Problem.notFound(.notificationTemplate) }
        let kind = MessageKind(event: event, audience: audience, channel: channel)
        guard kind.exists else { throw Problem.notFound(.notificationTemplate) }
        return kind
    }

    private static func key(_ call: Call) throws -> TemplateKey {
        let kind = try kind(call)
        guard let language = Language(rawValue: try call.parameter("language")) else {
            throw Problem.notFound(.notificationTemplate)
        }
        return TemplateKey(kind: kind, language: language)
    }
}

extension Call {
    /// Whether the client may change what has a revision.
    fileprivate var revision: @Sendable (Int64) -> Bool {
        get throws(Problem) {
            let condition = try ifMatch
            return { condition?.allows($0) ?? true }
        }
    }
}

extension NotificationTemplateRoutes {
    private static let receiver = QueryParameter(
        "receiver",
        .choice(MessageAudience.allCases.map(\.rawValue)),
        "Who gets the message: client (if nothing is said) or staff."
    )

    private static let language = Schema.choice(Language.allCases.map(\.rawValue))

    private static let overview = Schema.object(
        "NotificationTemplateOverview",
        [
            "event": .string(),
            "receiver": .choice(MessageAudience.allCases.map(\.rawValue)),
            "channel": .choice(MessageChannel.allCases.map(\.rawValue)),
            "category": .choice(MessageCategory.allCases.map(\.rawValue)),
            "enabled": .boolean,
            "languages": .array(language),
            "own_languages": Schema.array(language).described("In which the business has words of its own."),
        ]
    )

    private static let template = Schema.object(
        "NotificationTemplate",
        [
            "event": .string(),
            "receiver": .choice(MessageAudience.allCases.map(\.rawValue)),
            "channel": .choice(MessageChannel.allCases.map(\.rawValue)),
            "language": language,
            "enabled": .boolean,
            "own": Schema.boolean.described("Whether these are the business's own words."),
            "subject": .string(),
            "html": .string(),
            "text": .string(),
            "shortcodes": Schema.array(.string()).described("What may be in it, to copy and paste."),
            "changed_at": Schema.instant.orNull,
            "revision": Schema.integer().orNull,
        ]
    )

    private static let listDoc = OperationDoc(
        "Lists the kinds of messages",
        responses: [200: .object("NotificationTemplates", ["items": .array(overview)])]
    )

    private static let findDoc = OperationDoc(
        "Answers the words of a message in a language",
        help: "The business's own, else those that come with the program.",
        query: [receiver],
        responses: [200: template]
    )

    private static let putDoc = OperationDoc(
        "Sets the business's own words of a message",
        help: """
            Shortcodes stand in braces, such as {customer_first_name}; %customer_first_name% is taken and rewritten. \
            One that the message cannot fill is refused by name, and so is markup that is broken or could run.
            """,
        query: [receiver],
        request: .object(
            "NotificationTemplateWords",
            [
                "subject": Schema.string(max: 200)
                    .described(
                        "Of a mail; the title of a push message; of WhatsApp the name of the template that "
                            + "was approved there, each line of the text then filling one of its places."
                    ).orNull,
                "html": Schema.string().described("Of a mail; empty for plain text alone.").orNull,
                "text": .string(),
            ],
            required: .only(["text"])
        ),
        responses: [200: template],
        ifMatch: true
    )

    private static let removeDoc = OperationDoc(
        "Takes the business's own words back",
        help: "Those that come with the program hold again.",
        query: [receiver],
        responses: [204: nil],
        ifMatch: true
    )

    private static let switchDoc = OperationDoc(
        "Switches a kind of message on or off",
        help: "Mails are sent unless they are switched off, other messages where they are switched on.",
        query: [receiver],
        request: .object("NotificationSwitch", ["enabled": .boolean]),
        responses: [204: nil]
    )

    private static let previewDoc = OperationDoc(
        "Shows what words make of an appointment",
        help:
            "What is left out is taken from the words that hold; without an appointment the newest one is shown.",
        query: [receiver],
        request: .object(
            "NotificationPreview",
            [
                "subject": Schema.string(max: 200).orNull, "html": Schema.string().orNull, "text": .string(),
                "appointment": Schema.id.orNull,
            ],
            required: .none
        ),
        responses: [
            200: .object(
                "NotificationPreviewed",
                ["subject": .string(), "html": .string(), "text": .string()]
            )
        ]
    )
}
