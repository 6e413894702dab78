public import Core
import Outbound
import Outbox
import Postgres
import Tenancy

/// Takes what gateways report of messages.
public struct MessageReportOperations: Sendable {
    private let sealer: Sealer
    private let places: MessagePlaces

    /// - Parameters:
    ///   - sealer: opens the business's account, whose token signs reports.
    ///   - places: to which address reports are signed.
    public init(sealer: Sealer, places: MessagePlaces) {
        self.sealer = sealer
        self.places = places
    }

    /// Notes in the ledger what became of a message.
    ///
    /// Whoever cannot sign learns nothing, not even whether there is such a message.
    ///
    /// - Throws: `Problem.forbidden`.
    func note(
        _ fields: [(name: String, value: String)],
        signature: String?,
        of id: NotificationID,
        in scope: Scope
    ) async throws {
        let rows = try await scope.read(MessageAccountQueries.find(.sms))[0]
        // No connection is made: where the gateway is does not matter here.
        let accounts = try MessageAccounts(rows, opening: sealer, allowsPrivate: true)
        let address = places.messageReport(id, scope.business)
        guard let signature, let gateway = accounts.sms,
            gateway.hasSigned(signature, address: address, fields: fields)
        else { throw Problem.forbidden }
        let report = MessageReport(fields)
        let now = scope.world.now()
        switch report.fate {
        case .arrived:
            _ = try await scope.read(MessageReportQueries.arrived(id, at: report.receiver, now: now))
        case .lost(let code):
            _ = try await scope.read(
                MessageReportQueries.lost(id, code: code, receiver: report.receiver, now: now)
            )
        case .underway: break
        }
    }
}
