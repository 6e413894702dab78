import Core

/// One mail on its way to a server, on one thread, over a connection that was kept or a new one.
struct MailDelivery {
    private let message: MailMessage
    private let settings: MailSender.Settings
    private let wish: FetchWish

    /// "Mailbox name not allowed", as a server would say.
    private static let unwritable = 553

    init(_ message: MailMessage, settings: MailSender.Settings, wish: FetchWish) {
        self.message = message
        self.settings = settings
        self.wish = wish
    }

    /// - Throws: `CancellationError` where nobody waits any more and the mail was not sent.
    func send(through server: MailServer, _ connections: MailConnections) throws -> SendOutcome {
        let replies = message.replyTo ?? message.from
        guard let from = message.from.ascii, let to = message.to.ascii, replies.ascii != nil else {
            let reply = "The domain of an address is too long to be written in ASCII."
            return .rejected(code: Self.unwritable, reply: reply)
        }
        let bytes = message.bytes
        var kept = connections.take(for: server)
        while true {
            guard wish.holds else { throw CancellationError() }
            guard let connection = kept ?? MailConnection(server) else {
                return .deferred(code: nil, reason: "There is no memory for another connection.")
            }
            let transfer = MailTransfer(
                from: from,
                to: to,
                bytes: bytes,
                server: server,
                settings: settings,
                wish: wish
            )
            let verdict =
                unsafe connection.run {
                    unsafe transfer.perform(on: $0, isKept: kept != nil)
                } ?? .stale
            switch verdict {
            case .stale where kept != nil:
                // The server ended it in the meantime, before it heard of this mail: a new one is no second try.
                connection.close()
                kept = nil
            case .stale:
                connection.close()
                return .deferred(code: nil, reason: "\(server.host) ended the connection.")
            case .cancelled:
                connection.close()
                throw CancellationError()
            case .over(let outcome):
                if case .accepted = outcome {
                    connections.keep(connection)?.close()
                } else {
                    connection.close()
                }
                return outcome
            }
        }
    }
}
