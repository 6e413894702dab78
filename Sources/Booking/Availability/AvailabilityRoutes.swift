import Core
public import Gateway
import Tenancy

/// The routes of times that can be booked.
public struct AvailabilityRoutes: Sendable {
    private let availability = AvailabilityOperations()

    /// Routes that need nothing.
    public init() {}

    /// All of them.
    public var routes: [Route] {
        [
            .get("availability", allowing: nil, Self.listing, list),
            .get("availability/explain", allowing: .explainAvailability, Self.explaining, explain),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let today = call.scope.world.now()
        let branch = try Self.branch(call)
        let from = try Self.date("from", call) ?? branch.clock.wall(at: today).date
        let to = try Self.date("to", call) ?? CalendarDate(daysSince1970: from.daysSince1970 + 6)
        var wish = try Self.wish(call, branch, Self.days(from, to))
        if wish.entry == .staff {
            wish.moving = call.query("moving").flatMap { AppointmentID($0) }
            wish.minutes = call.integer("minutes")
        }
        return .json(try await availability.slots(wish, in: call.scope))
    }

    private func explain(_ call: Call) async throws -> Reply {
        let today = call.scope.world.now()
        let branch = try Self.branch(call)
        let date = try Self.date("date", call) ?? branch.clock.wall(at: today).date
        let wish = try Self.wish(call, branch, date...date)
        let client = call.query("client").flatMap { ClientID($0) }
        return .json(try await availability.explain(wish, for: client, in: call.scope))
    }

    /// The branch that the query names, else that of the address.
    private static func branch(_ call: Call) throws(Problem) -> Branch {
        guard let name = call.query("branch") else {
            guard let branch = call.scope.branch else { throw missing("branch", "Name a branch.") }
            return branch
        }
        let profile = call.scope.profile
        guard let branch = BranchID(name).flatMap(profile.branch(id:)) ?? profile.branch(slug: name),
            !branch.archived
        else { throw .notFound(.branch) }
        return branch
    }

    private static func wish(
        _ call: Call,
        _ branch: Branch,
        _ days: ClosedRange<CalendarDate>
    ) throws(Problem) -> AvailabilityWish {
        let names = call.list("service") ?? []
        guard !names.isEmpty else { throw missing("service", "Name a service by its slug or id.") }
        let services = names.compactMap(call.scope.profile.service(named:))
        guard services.count == names.count else { throw .notFound(.service) }
        return AvailabilityWish(
            branch: branch,
            services: services,
            employee: call.query("employee").flatMap { StaffID($0) },
            seats: call.integer("seats") ?? 1,
            days: days,
            entry: call.query("entry").flatMap(BookingEntry.init(rawValue:)) ?? .online
        )
    }

    private static func days(
        _ from: CalendarDate,
        _ to: CalendarDate
    ) throws(Problem) -> ClosedRange<CalendarDate> {
        guard from <= to else {
            throw .invalid(field: "to", code: "reversed", message: "Give a day that is not before from.")
        }
        guard to.daysSince1970 - from.daysSince1970 < AvailabilityWish.daysMax else {
            throw .invalid(
                field: "to",
                code: "too_many",
                message: "Ask for at most \(AvailabilityWish.daysMax) days at once."
            )
        }
        return from...to
    }

    /// A day of the years in which clocks are known.
    private static func date(_ name: String, _ call: Call) throws(Problem) -> CalendarDate? {
        guard let date = call.query(name).flatMap({ CalendarDate(iso8601: $0) }) else { return nil }
        guard (1_970...2_149).contains(date.year) else {
            throw .invalid(field: name, code: "out_of_range", message: "Give a day of this century.")
        }
        return date
    }

    private static func missing(_ field: String, _ message: String) -> Problem {
        .invalid(field: field, code: "required", message: message)
    }
}

// MARK: What they take and give

extension AvailabilityRoutes {
    private static let asked = [
        QueryParameter("branch", .string(max: 40), "Its slug or id; needed where the address names none."),
        QueryParameter(
            "service",
            .array(.string(max: 40), max: 12),
            "The service's slug or id; several, separated by commas, are put together for one visit."
        ),
        QueryParameter("employee", .id, "Only this one; anybody who offers the service if not given."),
        QueryParameter("seats", .integer(1...1_000), "How many seats; 1 if not given."),
        QueryParameter(
            "entry",
            .choice(["online", "staff"]),
            "By which rules: those for customers, or those for staff, who must be signed in."
        ),
    ]
    private static let listing = OperationDoc(
        "List times that can be booked",
        help:
            "Times are the branch's own, with their offsets. At most \(AvailabilityWish.daysMax) days can be asked for.",
        query: asked + [
            QueryParameter("from", .date, "The first day; today if not given."),
            QueryParameter("to", .date, "The last day; six days later if not given."),
            QueryParameter(
                "moving",
                .id,
                "By the rules for staff: an appointment that is about to be moved, whose own time counts as free."
            ),
            QueryParameter(
                "minutes",
                .integer(MoveInput.minutes),
                "By the rules for staff: how long it is to take, where that is not what the service says."
            ),
        ],
        responses: [200: AvailabilitySchema.slots]
    )
    private static let explaining = OperationDoc(
        "Explain why times can or cannot be booked",
        help:
            "Each time of a day, by employee, with the first rule that stands against it and the setting behind it. "
            + "With a client, what stands against that client counts too.",
        query: asked + [
            QueryParameter("date", .date, "The day; today if not given."),
            QueryParameter("client", .id, "For whom it would be booked."),
        ],
        responses: [200: AvailabilitySchema.explanation]
    )
}
