import Core
public import Gateway
import Tenancy

/// The routes of the diary as it is shown, and of its numbers.
public struct DiarySheetRoutes: Sendable {
    private let sheets = DiarySheetOperations()
    private let statistics = StatisticsOperations()

    /// Routes that need nothing.
    public init() {}

    /// All of them.
    public var routes: [Route] {
        [
            .get("diary", allowing: .readAppointments, Self.showing, show),
            .get("statistics", allowing: .readAppointments, Self.counting, count),
        ]
    }

    private func show(_ call: Call) async throws -> Reply {
        guard let branch = try Self.branch(call) else {
            throw Problem.invalid(field: "branch", code: "required", message: "Name a branch.")
        }
        let zone = try branch.clock
        let question = DiarySheetQuestion(
            branch: branch,
            zone: zone,
            days: try Self.days(call, zone, max: DiarySheetQuestion.daysMax),
            employee: call.query("employee").flatMap { StaffID($0) },
            includesCancelled: call.flag("include_cancelled") ?? false
        )
        let sheet = try await sheets.sheet(question, in: call.scope)
        return try Reply.json { json in try sheet.write(to: &json, in: call.scope) }
    }

    private func count(_ call: Call) async throws -> Reply {
        let branch = try Self.branch(call)
        let known = branch ?? call.scope.profile.branches.first { !$0.archived }
        guard let known else { throw Problem.notFound(.branch) }
        let zone = try known.clock
        let question = StatisticsQuestion(
            branch: branch,
            zone: zone,
            days: try Self.days(call, zone, max: StatisticsQuestion.daysMax),
            employee: call.query("employee").flatMap { StaffID($0) }
        )
        return .json(try await statistics.statistics(question, in: call.scope))
    }

    /// The branch that the query names, else that of the address; nil where neither does.
    private static func branch(_ call: Call) throws(Problem) -> Branch? {
        guard let name = call.query("branch") else { return call.scope.branch }
        let profile = call.scope.profile
        guard let branch = BranchID(name).flatMap(profile.branch(id:)) ?? profile.branch(slug: name) else {
            throw .notFound(.branch)
        }
        return branch
    }

    private static func days(
        _ call: Call,
        _ zone: TimeZoneRules,
        max: Int
    ) throws(Problem) -> ClosedRange<CalendarDate> {
        let from = try date("from", call) ?? zone.wall(at: call.scope.world.now()).date
        let to = try date("to", call) ?? from
        guard from <= to else {
            throw .invalid(field: "to", code: "reversed", message: "Give a day that is not before from.")
        }
        guard to.daysSince1970 - from.daysSince1970 < max else {
            throw .invalid(field: "to", code: "too_many", message: "Ask for at most \(max) days at once.")
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
}

// MARK: What they take and give

extension DiarySheetRoutes {
    private static let period = [
        QueryParameter("from", .date, "The first day; today if not given."),
        QueryParameter("to", .date, "The last day; the first one if not given."),
        QueryParameter("employee", .id, "Only of this employee."),
    ]
    private static let span = Schema.object(nil, ["starts_at": .instant, "ends_at": .instant])
    private static let special = Schema.string()
        .described("The name of the special day whose hours these are; it may be empty.").orNull
    private static let label = Schema.object(nil, ["id": .id, "slug": .string(max: 40), "name": .string()])
    private static let busy = Schema.object(
        nil,
        [
            "starts_at": .instant, "ends_at": .instant,
            "cause": Schema.choice(DiarySheet.Busy.Cause.allCases.map(\.rawValue))
                .described("A calendar of the employee's own, or an appointment at another branch."),
        ]
    )

    private static let showing = OperationDoc(
        "Show the diary of a branch",
        help:
            "Who works when, and what is booked, in one answer: at most \(DiarySheetQuestion.daysMax) days and "
            + "\(DiarySheetQuestion.appointmentsMax) appointments. Employees see their own column alone.",
        query: [
            QueryParameter("branch", .string(max: 60), "Its slug or id; needed where the address names none.")
        ] + period + [
            QueryParameter("include_cancelled", .boolean, "Cancelled and rejected appointments too.")
        ],
        responses: [
            200: .object(
                "DiarySheet",
                [
                    "branch": label,
                    "time_zone": .string(max: 64),
                    "position": Schema.integer().described("Where to go on with what changes from now on."),
                    "days": Schema.array(
                        .object(
                            nil,
                            [
                                "date": .date, "starts_at": .instant, "ends_at": .instant,
                                "hours": .array(span), "special": special,
                            ]
                        )
                    ).described("When the branch is open."),
                    "employees": .array(
                        .object(
                            "DiaryColumn",
                            [
                                "id": .id,
                                "name": .string(),
                                "colour": Schema.string(max: 7).orNull,
                                "days": .array(
                                    .object(
                                        nil,
                                        [
                                            "date": .date,
                                            "hours": Schema.array(span)
                                                .described("When the branch is open and the employee works."),
                                            "special": special,
                                            "time_off": .array(span),
                                            "busy": .array(busy),
                                        ]
                                    )
                                ),
                            ]
                        )
                    ),
                    "resources": .array(
                        .object(
                            nil,
                            ["id": .id, "kind": .choice(["room", "equipment"]), "name": .string()]
                        )
                    ),
                    "appointments": .array(AppointmentSchema.appointment),
                ]
            )
        ]
    )

    private static let counting = OperationDoc(
        "Count appointments, new clients and hours by day",
        help:
            "As far as the reader's reach goes, at most \(StatisticsQuestion.daysMax) days. Days are those of the "
            + "branch, else of the first one. Minutes that are open are those in which somebody works and is not away.",
        query: [
            QueryParameter("branch", .string(max: 60), "Its slug or id; all branches in reach if not given.")
        ] + period,
        responses: [
            200: .object(
                "Statistics",
                [
                    "time_zone": .string(max: 64),
                    "days": .array(
                        .object(
                            "StatisticsDay",
                            [
                                "date": .date,
                                "appointments": Schema.integer().described("That were not called off."),
                                "pending": .integer(),
                                "completed": .integer(),
                                "no_show": .integer(),
                                "cancelled": .integer(),
                                "minutes_booked": .integer(),
                                "minutes_open": .integer(),
                                "new_clients": Schema.integer()
                                    .described("Null for whoever may not see clients.").orNull,
                                "special": special,
                            ]
                        )
                    ),
                ]
            )
        ]
    )
}
