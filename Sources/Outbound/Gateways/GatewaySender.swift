public import Core
import FoundationEssentials

/// Hands text messages, WhatsApp messages and push messages to who carries them, with libcurl, on threads of its own and
/// within the limits of `HTTPFetcher`.
///
/// Nothing that was not plainly refused counts as refused: where a gateway answers nonsense, leads elsewhere, does not
/// take the login or cannot be reached, the message may go later. No answer is followed to another address.
public final class GatewaySender: Sendable {
    private let settings: HTTPFetcher.Settings
    private let keys: PushKeys
    private let world: World
    private let threads: WorkThreads

    /// Makes a sender; its threads start with the first message.
    ///
    /// - Parameters:
    ///   - settings: as of fetching; of an answer at most `HTTPPoster.answerBytesMax` are read.
    ///   - keys: with which push messages are signed.
    public init(settings: HTTPFetcher.Settings, keys: PushKeys, world: World) {
        var settings = settings
        settings.bytesMax = min(settings.bytesMax, HTTPPoster.answerBytesMax)
        self.settings = settings
        self.keys = keys
        self.world = world
        threads = WorkThreads(name: "messaging", count: settings.threads, queueMax: settings.queueMax)
    }

    deinit {
        threads.end()
    }

    /// Gateways and push services without encryption and in private networks are spoken to as well.
    public var allowsPrivateAddresses: Bool { settings.allowsPrivateAddresses }

    /// What browsers are given as `applicationServerKey`.
    public var publicKey: [UInt8] { keys.publicKey }

    /// Hands over a text message and answers with what became of it.
    ///
    /// - Throws: `Problem.unavailable` where too many messages wait, `CancellationError`.
    public func send(_ message: TextMessage, through gateway: SMSGateway) async throws -> SendOutcome {
        var form: [(String, String)] = [("To", message.to), ("Body", message.text)]
        form.append((gateway.hasService ? "MessagingServiceSid" : "From", gateway.from))
        if let report = message.statusURL, Self.canReach(report, from: gateway.address) {
            form.append(("StatusCallback", report))
        }
        let fields = form.map { "\($0)=\(PercentCoding.encode($1))" }
        let login = Data("\(gateway.account):\(gateway.token)".utf8).base64EncodedString()
        let outcome = try await post(
            Array(fields.joined(separator: "&").utf8),
            to: gateway.address,
            path: "2010-04-01/Accounts/\(gateway.account)/Messages.json",
            headers: ["Content-Type: application/x-www-form-urlencoded", "Authorization: Basic \(login)"]
        )
        return GatewayVerdict(outcome, of: gateway.address.host).onText
    }

    /// Hands over a message by WhatsApp and answers with what became of it.
    ///
    /// - Throws: `Problem.unavailable` where too many messages wait, `CancellationError`.
    public func send(
        _ message: WhatsAppMessage,
        through gateway: WhatsAppGateway
    ) async throws -> SendOutcome {
        let outcome = try await post(
            Array(message.json.text.utf8),
            to: gateway.address,
            path: "\(gateway.phoneNumberID)/messages",
            headers: ["Content-Type: application/json", "Authorization: Bearer \(gateway.token)"]
        )
        return GatewayVerdict(outcome, of: gateway.address.host).onWhatsApp
    }

    /// Hands over a message to a browser's push service and answers with what became of it.
    ///
    /// A rejection with code 404 or 410 says that the subscription has ended. Each subscription names its own service: that
    /// one cannot be reached says nothing about others.
    ///
    /// - Throws: `Problem.unavailable` where too many messages wait, `CancellationError`.
    public func send(_ message: PushMessage, to subscription: PushSubscription) async throws -> SendOutcome {
        let origin = subscription.address.origin
        guard message.payload.count <= PushMessage.payloadMax else {
            return .rejected(code: 413, reply: "The message is too long for a push service.")
        }
        let topic = Cryptography.sha256(Array(message.id.utf8)).prefix(24)
        let outcome = try await post(
            PushEncryption(subscription).body(message.payload, world: world),
            to: subscription.address,
            path: nil,
            headers: [
                "Content-Type: application/octet-stream",
                "Content-Encoding: aes128gcm",
                "TTL: \(max(0, message.lifetime.components.seconds))",
                "Urgency: \(message.urgency.rawValue)",
                "Topic: \(Base64URL.encode(Array(topic)))",
                "Authorization: "
                    + keys.authorization(origin: origin, subject: message.subject, now: world.now()),
            ]
        )
        return GatewayVerdict(outcome, of: subscription.host).onPush
    }

    /// Whether a gateway can report to an address; one that cannot may refuse the message because of it.
    static func canReach(_ report: String, from gateway: WebAddress) -> Bool {
        guard let report = try? WebAddress(report) else { return false }
        return !report.isPlainlyPrivate || gateway.isPlainlyPrivate
    }

    private func post(
        _ body: [UInt8],
        to address: WebAddress,
        path: String?,
        headers: [String]
    ) async throws -> WebOutcome {
        let settings = settings
        if address.refusal(allowsPrivate: settings.allowsPrivateAddresses) != nil {
            return .refused(address.isSecure ? .privateAddress : .untrusted)
        }
        let whole = try path.map { try address.appending($0) } ?? address
        guard headers.allSatisfy({ $0.utf8.allSatisfy { (0x20..<0x7F).contains($0) } }) else {
            throw Problem.broken(context: "a message for \(address.host) has a broken header")
        }
        let request = WebRequest(
            address: whole,
            headers: headers + ["Accept: application/json", "Expect:"],
            body: body,
            needsStatusOnly: true,
            redirectsMax: 0
        )
        let wish = FetchWish()
        return try await withTaskCancellationHandler {
            let outcome = try await threads.run {
                WebTransfer(request, settings: settings, wish: wish).perform()
            }
            // What a gateway has taken is told, whoever waits for it.
            if case .refused = outcome { try Task.checkCancellation() }
            return outcome
        } onCancel: {
            wish.giveUp()
        }
    }
}

extension WhatsAppMessage {
    /// What Meta's API takes.
    var json: JSONValue {
        var fields: [String: JSONValue] = [
            "messaging_product": "whatsapp", "recipient_type": "individual", "to": .string(to),
            // Comes back with reports on the message.
            "biz_opaque_callback_data": .string(id),
        ]
        switch content {
        case .text(let text):
            fields["type"] = "text"
            fields["text"] = ["body": .string(text), "preview_url": false]
        case .template(let name, let language, let parameters):
            fields["type"] = "template"
            let values = parameters.map { JSONValue.object(["type": "text", "text": .string($0)]) }
            fields["template"] = [
                "name": .string(name),
                "language": ["code": .string(language)],
                "components": parameters.isEmpty ? [] : [["type": "body", "parameters": .array(values)]],
            ]
        }
        return .object(fields)
    }
}
