/// What a message is about, as clients switch it on and off (S2-24).
public enum MessageCategory: String, CaseIterable, Sendable, Hashable {
    /// Bookings, changes, reminders, the waiting list.
    case appointment
    /// What goes before and after a service: instructions, and how it was.
    case service
    /// What a client bought in advance.
    case packages
    /// Greetings and campaigns.
    case marketing
    /// Invoices and receipts.
    case transaction
    /// Signing in and passwords.
    case account

    /// Whether a client may do without it: nobody could sign in without the messages about the account.
    public var canBeSwitchedOff: Bool { self != .account }
}
