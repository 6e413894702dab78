import Core
import Gateway
import Outbound
import Outbox

/// What the routes of a business's own accounts take and give.
enum MessageAccountSchema {
    private static let channel = ["channel": Schema.choice(MessageChannel.allCases.map(\.rawValue))]

    private static let url = Schema.string(max: 500).described(
        """
        email: smtp://host:587 or smtps://host:465. sms: \(SMSGateway.usualURL) or another that speaks like it. \
        whatsapp: \(WhatsAppGateway.usualURL). In no private network unless the operator allows it.
        """
    )
    private static let user = Schema.string(max: 254).described("email: the login at the server.")
    private static let from = Schema.string(max: 254).described(
        "email: the sender's address. sms: a number, a name of at most 11 letters, or a messaging service (MG…)."
    )
    private static let senderName = Schema.string(max: MessageAccountDraft.nameMax).described(
        "email: instead of the business's name."
    )
    private static let account = Schema.string(max: 64).described("sms: the account at the gateway.")
    private static let phoneNumberID = Schema.string(max: 32).described("whatsapp: the id of the number.")
    private static let template = Schema.string(max: 512).described(
        """
        whatsapp: an approved template whose body is one parameter, into which every text is put. Without it texts go as \
        they are, which WhatsApp takes for a day after the receiver wrote.
        """
    )

    private static let shown = Schema.object(
        "MessageAccount",
        [
            "channel": .choice(MessageChannel.allCases.map(\.rawValue)),
            "url": url,
            "user": user,
            "from": from,
            "sender_name": senderName,
            "account": account,
            "phone_number_id": phoneNumberID,
            "template": template,
            "secret_set": Schema.boolean.described("Whether a password or token is kept; it is never shown."),
            "changed_at": .instant,
            "changed_by": .id.orNull,
            "revision": .integer(),
        ],
        required: .only(["channel", "secret_set", "changed_at", "changed_by", "revision"])
    )

    static let list = OperationDoc(
        "Lists the business's own accounts for sending messages",
        responses: [200: .page(of: shown)]
    )
    static let find = OperationDoc("Answers an account", path: channel, responses: [200: shown])
    static let put = OperationDoc(
        "Makes or replaces the account of a channel",
        help: """
            Fields of other channels are refused. Without an account mails go through the deployment's server and other \
            messages not at all. A new account of another channel than email switches its usual messages on. A secret \
            that is left out stays, unless server or name change.
            """,
        path: channel,
        request: .object(
            "MessageAccountChange",
            [
                "url": url,
                "user": user,
                "from": from,
                "sender_name": senderName,
                "account": account,
                "phone_number_id": phoneNumberID,
                "template": template,
                "secret": Schema.string(max: MessageAccountDraft.secretMax).described(
                    "email: the password. sms: the account's auth token. whatsapp: the access token."
                ),
            ],
            required: .none
        ),
        responses: [200: shown, 201: shown],
        ifMatch: true
    )
    static let remove = OperationDoc(
        "Removes the account of a channel",
        path: channel,
        responses: [204: nil],
        ifMatch: true
    )
    static let test = OperationDoc(
        "Sends a test message now",
        help: "By push it goes to the browsers of who asks, and takes no receiver.",
        path: channel,
        request: .object(
            "MessageAccountTest",
            [
                "to": Schema.string(max: 254).described(
                    "An email address, or a phone number with its country code."
                )
            ],
            required: .none
        ),
        responses: [
            200: .object(
                nil,
                [
                    "outcome": Schema.choice(MessageAccountTest.Answer.words).described(
                        "deferred: the server may take it later, or cannot be reached."
                    ),
                    "code": Schema.integer().described("The server's, where it answered with one.").orNull,
                    "reply": .string(),
                ]
            )
        ]
    )
}
