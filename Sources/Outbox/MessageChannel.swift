/// On which way a message goes.
public enum MessageChannel: String, CaseIterable, Sendable, Hashable {
    /// Mail.
    case email
    /// Text messages to phones.
    case sms
    /// Messages to browsers that the receiver has allowed to show them (RFC 8030).
    case push
    /// WhatsApp.
    case whatsApp = "whatsapp"
}
