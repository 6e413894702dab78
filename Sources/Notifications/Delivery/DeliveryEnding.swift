import Core

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
    /// The receiver has no phone number.
    case noPhone = "no_phone"
    /// No browser of the receiver's wants push messages.
    case noBrowser = "no_browser"
    /// The receiver has had as many messages within a day as the business wants to send.
    case dailyMax = "daily_max"
    /// It waits for the morning.
    case quietHours = "quiet_hours"
    /// The receiver is archived.
    case receiverGone = "receiver_gone"
    /// It has waited for too long to be of use.
    case tooOld = "too_old"
    /// The deployment has no server for mail.
    case noMailServer = "no_mail_server"
    /// The business has no account by which to send it.
    case noAccount = "no_account"
    /// The business's account cannot be used until it is set anew; what goes by it waits.
    case accountUnusable = "account_unusable"
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
    let id: NotificationID
    var state: DeliveryState
    var reason: DeliveryReason?
    var reply: String?
    var address: String?
    var language: String?
    var subject: String?
}

/// A message that is tried again later.
struct DeliveryWait: Sendable {
    let id: NotificationID
    let until: Instant
    let reason: DeliveryReason
    /// Whether it was handed to a server; else this try is not counted.
    let wasTried: Bool
}
