public import Core
import FoundationEssentials

/// An account with a gateway of text messages that speaks as Twilio's does, and who is shown as the sender there.
public struct SMSGateway: Sendable, Hashable {
    /// Where the gateway is.
    public let address: WebAddress
    /// The name of the account, which is no secret.
    public let account: String
    /// A phone number, a name of at most 11 letters, or the key of a messaging service.
    public let from: String
    let token: String

    /// Where the gateway is unless the business says otherwise.
    public static let usualURL = "https://api.twilio.com"
    /// The longest account, token or sender that is taken.
    public static let lengthMax = 256

    /// Reads an account.
    ///
    /// - Parameters:
    ///   - url: such as `https://api.twilio.com`, without user and password.
    ///   - from: a number in the form of E.164, at most 11 letters, digits and blanks with a letter among them, or
    ///     `MG` and 32 hexadecimal digits.
    public init(url: String, account: String, token: String, from: String) throws(ValueIssue) {
        address = try WebAddress.gateway(url)
        self.account = try Self.account(account)
        self.token = try GatewaySecret.checked(token)
        self.from = try Self.sender(from)
    }

    /// Reads the name of an account.
    public static func account(_ text: String) throws(ValueIssue) -> String {
        let text = text.trimmed
        guard text.wholeMatch(of: #/[A-Za-z0-9_-]{1,64}/#) != nil else {
            throw .invalid("Write the account as the gateway names it, such as AC and 32 digits and letters.")
        }
        return text
    }

    /// Reads who is shown as the sender.
    public static func sender(_ text: String) throws(ValueIssue) -> String {
        let text = text.trimmed
        let isNumber = text.wholeMatch(of: #/\+[1-9][0-9]{6,14}/#) != nil
        let isName = text.wholeMatch(of: #/(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}/#) != nil
        guard isNumber || isName || isService(text) else {
            throw .invalid(
                "Write a number such as +34932180000, a name of at most 11 letters, or a messaging service (MG…)."
            )
        }
        return text
    }

    /// The sender is chosen by a service of the gateway.
    var hasService: Bool { Self.isService(from) }

    private static func isService(_ text: String) -> Bool {
        text.wholeMatch(of: #/MG[0-9a-fA-F]{32}/#) != nil
    }

    /// Whether the gateway signed what it reports to an address, as `X-Twilio-Signature` has it.
    ///
    /// - Parameters:
    ///   - address: as it was given to the gateway; with or without the usual port counts as the same.
    ///   - fields: of the report, in any order.
    public func hasSigned(
        _ signature: String,
        address: String,
        fields: [(name: String, value: String)]
    ) -> Bool {
        let pairs = Set(fields.map { Pair(name: Array($0.name.utf8), value: Array($0.value.utf8)) })
        let tail = pairs.sorted().flatMap { $0.name + $0.value }
        // All are computed whatever the first gives, so that the time says nothing.
        let matches = GatewayReport.spellings(of: address).map { spelling in
            let digest = Cryptography.hmacSHA1(key: Array(token.utf8), Array(spelling.utf8) + tail)
            let expected = Data(digest).base64EncodedString()
            return Cryptography.constantTimeEqual(Array(expected.utf8), Array(signature.utf8))
        }
        return matches.contains(true)
    }

    /// A field of a report; a name may come more than once, with values in their order.
    private struct Pair: Hashable, Comparable {
        let name: [UInt8]
        let value: [UInt8]

        static func < (left: Pair, right: Pair) -> Bool {
            left.name == right.name
                ? left.value.lexicographicallyPrecedes(right.value)
                : left.name.lexicographicallyPrecedes(right.name)
        }
    }
}

/// A text message to a phone.
public struct TextMessage: Sendable, Hashable {
    /// What names the message to us.
    public let id: String
    /// The receiver's number in the form of E.164.
    public let to: String
    /// What it says.
    public let text: String
    /// Where the gateway is to report what became of it; left out where the gateway could not reach it.
    public let statusURL: String?

    /// A message of these parts.
    public init(id: String, to: String, text: String, statusURL: String? = nil) {
        self.id = id
        self.to = to
        self.text = text
        self.statusURL = statusURL
    }
}

/// The addresses that gateways sign.
enum GatewayReport {
    /// An address as it was given, and with its port left out or the usual one added: gateways differ.
    static func spellings(of address: String) -> [String] {
        guard let start = address.firstRange(of: "://")?.upperBound else { return [address] }
        let end = address[start...].firstIndex { "/?#".contains($0) } ?? address.endIndex
        let (authority, before, rest) = (address[start..<end], address[..<start], address[end...])
        let usual = address.hasPrefix("https:") ? ":443" : ":80"
        let named = authority.wholeMatch(of: #/(.*[^:]):[0-9]+/#)?.1
        return [address, "\(before)\(named ?? authority + usual)\(rest)"]
    }
}
