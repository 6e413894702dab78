/// Why something cannot be booked: a stable word for programs, and a sentence for people.
public struct Refusal: Sendable, Hashable {
    /// What kind of obstacle it is, which decides the status and the problem's slug.
    public enum Kind: Sendable, Hashable {
        /// Somebody or something else has the time already (409 `slot-taken`).
        case taken
        /// The wish itself does not fit: the time, the employee, the service (422 `invalid`, at this field).
        case unfit(field: String)
        /// The client may not book this online (403 `online-booking-blocked`).
        case blocked
        /// A rule for the client or the appointment stands against it (409, with this slug).
        case rule(slug: String)
    }

    /// What kind of obstacle it is.
    public let kind: Kind
    /// The machine-readable reason, such as `minimum_notice`, the same wherever it shows.
    public let reason: String
    /// The sentence for whoever asked.
    public let detail: String
    /// More for programs, such as the phone number of the branch.
    public let members: [String: JSONValue]

    /// A refusal of these parts.
    public init(_ kind: Kind, reason: String, detail: String, members: [String: JSONValue] = [:]) {
        self.kind = kind
        self.reason = reason
        self.detail = detail
        self.members = members
    }

    var slug: String {
        switch kind {
        case .taken: "slot-taken"
        case .unfit: "invalid"
        case .blocked: "online-booking-blocked"
        case .rule(let slug): slug
        }
    }

    var status: Int {
        switch kind {
        case .taken, .rule: 409
        case .unfit: 422
        case .blocked: 403
        }
    }

    var title: String {
        switch kind {
        case .taken: "No longer free"
        case .unfit: "Some fields are not right"
        case .blocked: "Online booking is not possible"
        case .rule: "A rule stands against it"
        }
    }

    var issues: [FieldIssue] {
        guard case .unfit(let field) = kind else { return [] }
        return [FieldIssue(field: field, code: reason, message: detail)]
    }
}
