import Core
import Outbox

/// What a gateway of text messages reports of one.
struct MessageReport: Sendable {
    /// What became of it.
    enum Fate: Sendable, Hashable {
        case arrived
        case lost(code: String)
        /// It is still on its way.
        case underway
    }

    let fate: Fate
    /// Whom it was for.
    let receiver: String?

    /// Reads the fields of a report.
    init(_ fields: [(name: String, value: String)]) {
        func value(_ names: String...) -> String? {
            names.lazy.compactMap { name in fields.first { $0.name == name }?.value }.first
        }
        receiver = value("To")
        switch value("MessageStatus", "SmsStatus") {
        case "delivered", "read": fate = .arrived
        case "failed", "undelivered":
            let digits = (value("ErrorCode") ?? "").filter(\.isNumber).prefix(10)
            fate = .lost(code: digits.isEmpty ? "0" : String(digits))
        default: fate = .underway
        }
    }
}
