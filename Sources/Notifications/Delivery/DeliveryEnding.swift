/// How far a message is, as the ledger says.
public enum DeliveryState: String, CaseIterable, Sendable {
    /// Waits for its credential.
    case preparing
    /// Waits to be sent.
    case queued
    /// Is being sent just now.
    case sending
    /// A server took it.
    case sent
    /// It is known to have arrived.
    case delivered
    /// No server takes it; nothing is tried any more.
    case failed
    /// It is not sent at all.
    case suppressed
}

/// Why a message is not sent, or waits, as the ledger says.
public enum DeliveryReason: String, CaseIterable, Sendable {
    /// The business has switched such messages off.
    case templateDisabled = "template_disabled"
    /// The receiver does not want such messages.
    case declined
    /// The receiver has no address for mail.
    case noEmail = "no_email"
    /// The receiver is archived.
    case receiverGone = "receiver_gone"
    /// It has waited for too long to be of use.
    case tooOld = "too_old"
    /// The deployment has no server for mail.
    case noMailServer = "no_mail_server"
    /// What it would tell of is not there any more.
    case subjectGone = "subject_gone"
    /// The receiver's server refused it for good.
    case refused
    /// No server could be reached, or none took it, for three days.
    case gaveUp = "gave_up"
    /// A server could not be reached or said to try later; it is tried again.
    case deferred
    /// It could not be put together; the log says why.
    case broken
}

/// What became of a message in the end.
struct DeliveryEnding: Sendable {
    var state: DeliveryState
    var reason: String?
    var reply: String?
    var address: String?
    var language: String?
    var subject: String?
}
