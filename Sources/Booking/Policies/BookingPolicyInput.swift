import Core
import Tenancy

/// Reads what is to be said of a booking policy.
struct BookingPolicyInput {
    static let nameMax = 120
    static let wordMax = 100
    static let reasonMax = 2_000

    /// The service as it was written, an id or a slug, which the database knows.
    let service: Change<String>
    private(set) var policy: BookingPolicy

    /// Reads a new policy, or a changed one.
    ///
    /// - Throws: `Problem.invalid` naming everything that is wrong.
    init(
        _ fields: FieldReader,
        changing before: BookingPolicy?,
        profile: Profile,
        now: Instant
    ) throws(Problem) {
        var fields = fields
        var policy = before ?? BookingPolicy(name: "")
        let name = fields.text("name", max: Self.nameMax)
        if before == nil || !name.isKept { policy.name = fields.required(name, "name") ?? "" }
        service = fields.text("service", max: 40)
        if case .clear = service { policy.conditions.service = nil }
        Self.conditions(&policy.conditions, &fields, profile)
        Self.demands(&policy.demands, &fields)
        policy.reason = fields.text("reason", max: Self.reasonMax, lines: true).applied(to: policy.reason)
        let expiry = fields.instant("expires_at")
        policy.expiresAt = expiry.applied(to: policy.expiresAt)
        if let moment = expiry.value, moment <= now {
            fields.add("expires_at", ValueIssue(code: "in_past", message: "Choose a time in the future."))
        }
        Self.check(policy.demands, &fields)
        try fields.finish()
        self.policy = policy
    }

    /// The policy with the service that was found.
    func policy(for service: ServiceID) -> BookingPolicy {
        var policy = policy
        policy.conditions.service = service
        return policy
    }

    private static func conditions(
        _ conditions: inout BookingPolicy.Conditions,
        _ fields: inout FieldReader,
        _ profile: Profile
    ) {
        let branch = fields.value("branch") { text throws(ValueIssue) in
            let found = BranchID(text).flatMap(profile.branch(id:)) ?? profile.branch(slug: text)
            guard let found, !found.archived else {
                throw ValueIssue(code: "unknown", message: "Write the slug or the id of an open branch.")
            }
            return found.id
        }
        conditions.branch = branch.applied(to: conditions.branch)
        conditions.clientStatus = fields.text("client_status", max: wordMax)
            .applied(to: conditions.clientStatus)
        conditions.clientTag = fields.text("client_tag", max: wordMax).applied(to: conditions.clientTag)
        conditions.noShowsMin = fields.integer("no_shows_min", in: 1...1_000)
            .applied(to: conditions.noShowsMin)
    }

    private static func demands(_ demands: inout BookingPolicy.Demands, _ fields: inout FieldReader) {
        let words = BookingPolicy.Online.allCases.map(\.rawValue)
        let online = fields.choice("online", of: words)
        if !online.isKept { demands.online = online.value.flatMap(BookingPolicy.Online.init(rawValue:)) }
        let numbers: [(String, ClosedRange<Int>, WritableKeyPath<BookingPolicy.Demands, Int?>)] = [
            ("open_bookings_max", 0...1_000, \.openBookingsMax),
            ("bookings_max", 0...1_000, \.bookingsMax),
            ("bookings_days", 1...3_650, \.bookingsDays),
            ("minimum_notice_minutes", 0...525_600, \.minimumNotice),
            ("cancel_cutoff_minutes", 0...525_600, \.cancelCutoff),
        ]
        for (name, bounds, path) in numbers {
            demands[keyPath: path] = fields.integer(name, in: bounds).applied(to: demands[keyPath: path])
        }
    }

    private static func check(_ demands: BookingPolicy.Demands, _ fields: inout FieldReader) {
        if (demands.bookingsMax == nil) != (demands.bookingsDays == nil) {
            let missing = demands.bookingsMax == nil ? "bookings_max" : "bookings_days"
            let message = "Write both bookings_max and bookings_days, or neither."
            fields.add(missing, ValueIssue(code: "required", message: message))
        }
        if demands == BookingPolicy.Demands() {
            let message = "Say what is asked: online, a limit, a notice or a cutoff."
            fields.add("online", ValueIssue(code: "required", message: message))
        }
    }
}
