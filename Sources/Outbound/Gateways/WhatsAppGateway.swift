public import Core

/// A number of a business at WhatsApp, through Meta's Cloud API.
public struct WhatsAppGateway: Sendable, Hashable {
    /// Where the API is, with its version.
    public let address: WebAddress
    /// The key of the number, which is no secret.
    public let phoneNumberID: String
    let token: String

    /// Where the API is unless the business says otherwise.
    public static let usualURL = "https://graph.facebook.com/v23.0"

    /// Reads an account.
    ///
    /// - Parameter url: such as `https://graph.facebook.com/v23.0`, without user and password.
    public init(url: String, phoneNumberID: String, token: String) throws(ValueIssue) {
        address = try WebAddress.gateway(url)
        self.phoneNumberID = try Self.phoneNumberID(phoneNumberID)
        self.token = try GatewaySecret.checked(token)
    }

    /// Reads the key of a number.
    public static func phoneNumberID(_ text: String) throws(ValueIssue) -> String {
        let text = text.trimmed
        guard text.wholeMatch(of: #/[0-9]{1,32}/#) != nil else {
            throw .invalid(
                "Write the id of the phone number as Meta shows it: digits only, not the number itself."
            )
        }
        return text
    }
}

/// A message by WhatsApp.
public struct WhatsAppMessage: Sendable, Hashable {
    /// What a message says.
    public enum Content: Sendable, Hashable {
        /// A text; taken for a day after the receiver wrote to the business.
        case text(String)
        /// A template that WhatsApp has approved, taken at any time, with what is put into its body.
        case template(name: String, language: String, parameters: [String])
    }

    /// What names the message to us.
    public let id: String
    /// The receiver's number in the form of E.164.
    public let to: String
    /// What it says.
    public let content: Content

    /// A message of these parts.
    public init(id: String, to: String, content: Content) {
        self.id = id
        self.to = to
        self.content = content
    }
}
