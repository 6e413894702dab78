import Core
import Gateway
import Outbound

/// What the routes of webhooks take and give.
enum WebhookSchema {
    private static let fields: KeyValuePairs<String, Schema> = [
        "id": .id,
        "name": .string(max: Webhook.nameMax),
        "url": .string(max: WebAddress.lengthMax),
        "events": Schema.array(.string()).described("The changes that it is told of; none means all."),
        "state": .choice(Webhook.State.allCases.map(\.rawValue)),
        "pause_reason": Schema.choice(Webhook.PauseReason.allCases.map(\.rawValue)).described(
            "by_staff; failing: it took nothing for 72 hours; gone: it answered 410."
        ).orNull,
        "paused_at": .instant.orNull,
        "position": Schema.integer(ChangeRoutes.position).described(
            "Of the last change that was looked at for it."
        ),
        "waiting": Schema.integer().described("Deliveries that wait to be sent."),
        "failing_since": Schema.instant.described("Since when it took nothing.").orNull,
        "fault": Schema.string().described("Why the last attempt failed.").orNull,
        "delivered_at": .instant.orNull,
        "created_at": .instant,
        "revision": .integer(),
    ]

    private static let webhook = Schema.object("Webhook", fields)

    private static let made = Schema.object(
        "NewWebhookSecret",
        [
            "id": .id,
            "name": .string(max: Webhook.nameMax),
            "url": .string(max: WebAddress.lengthMax),
            "events": .array(.string()),
            "state": .choice(Webhook.State.allCases.map(\.rawValue)),
            "pause_reason": Schema.string().orNull,
            "paused_at": .instant.orNull,
            "position": .integer(ChangeRoutes.position),
            "waiting": .integer(),
            "failing_since": .instant.orNull,
            "fault": .string().orNull,
            "delivered_at": .instant.orNull,
            "created_at": .instant,
            "revision": .integer(),
            "secret": Schema.string().described(
                "Told this once. Foyer-Signature is t=…,v1=… with v1 the HMAC-SHA-256, in hexadecimal digits, under "
                    + "this text of t, a full stop and the body."
            ),
        ]
    )

    private static let url = Schema.string(max: WebAddress.lengthMax).described(
        "Where changes are posted: https, outside of private networks unless the operator allows them."
    )
    private static let events = Schema.array(
        .choice(ChangeName.allCases.map(\.rawValue)),
        max: ChangeName.allCases.count
    ).described("The changes that it is told of; none means all.")

    private static let delivery = Schema.object(
        "WebhookDelivery",
        [
            "id": .id,
            "position": Schema.integer(ChangeRoutes.position).described("Null for a test.").orNull,
            "event": .string(),
            "subject_id": .id.orNull,
            "state": .choice(WebhookDelivery.State.allCases.map(\.rawValue)),
            "attempts": .integer(),
            "status": Schema.integer().described("The receiver's last answer.").orNull,
            "fault": Schema.string().described("Why the last attempt did not count.").orNull,
            "milliseconds": Schema.integer().described("What the last attempt took.").orNull,
            "created_at": .instant,
            "tried_at": .instant.orNull,
            "next_try_at": .instant.orNull,
            "done_at": .instant.orNull,
        ]
    )

    static let list = OperationDoc("Lists the webhooks", responses: [200: .page(of: webhook)])
    static let create = OperationDoc(
        "Names an address that is told of changes",
        help: """
            Each change is posted as the list of changes has it, signed, in order for each appointment: a later one \
            waits for the earlier. An answer of 200 to 299 within 10 seconds takes it; otherwise it is tried again, \
            less and less often, for 72 hours. A webhook that takes nothing for 72 hours, or answers 410, is paused. \
            The same change may come more than once: its id tells.
            """,
        request: .object(
            "NewWebhook",
            [
                "name": Schema.string(max: Webhook.nameMax).described("By default the host."),
                "url": url,
                "events": events,
                "state": .choice(Webhook.State.allCases.map(\.rawValue)),
            ],
            required: .only(["url"])
        ),
        responses: [201: made],
        idempotencyKey: true
    )
    static let find = OperationDoc("Answers a webhook", responses: [200: webhook])
    static let edit = OperationDoc(
        "Changes, pauses or resumes a webhook",
        help: "One that is made active again is told at once what waited meanwhile.",
        request: .object(
            "WebhookChange",
            [
                "name": .string(max: Webhook.nameMax),
                "url": url,
                "events": events,
                "state": .choice(Webhook.State.allCases.map(\.rawValue)),
            ],
            required: .none
        ),
        responses: [200: webhook],
        ifMatch: true
    )
    static let remove = OperationDoc("Removes a webhook", responses: [204: nil], ifMatch: true)
    static let renewSecret = OperationDoc(
        "Gives a webhook a new secret",
        help: "The old one signs nothing more from then on.",
        responses: [200: made]
    )
    static let test = OperationDoc(
        "Sends a test",
        help:
            "The event webhook.test, signed as everything, at once and without trying again; it is in the log.",
        responses: [
            200: .object(
                "WebhookTest",
                [
                    "delivered": .boolean,
                    "status": Schema.integer().orNull,
                    "fault": Schema.string().orNull,
                    "milliseconds": .integer(),
                ]
            )
        ]
    )
    static let replay = OperationDoc(
        "Has a webhook told again what came after a position",
        help: "In order and after what waits already; 0 means from the oldest change that is kept.",
        request: .object("WebhookReplay", ["since": .integer(ChangeRoutes.position)]),
        responses: [
            202: .object(nil, ["changes": Schema.integer().described("How many are told again.")])
        ]
    )
    static let deliveries = OperationDoc(
        "Lists what a webhook was told, newest first",
        help: "What was done is kept for 30 days.",
        query: [
            QueryParameter("state", .choice(WebhookDelivery.State.allCases.map(\.rawValue)), "Only these.")
        ] + .page(),
        responses: [200: .page(of: delivery)]
    )
}
