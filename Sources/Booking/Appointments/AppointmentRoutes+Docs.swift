import Core
import Gateway
import Tenancy

extension AppointmentFilter {
    /// What the query of a list asks for.
    ///
    /// - Throws: `Problem.invalid` for a branch that is not there, and for a cursor of another list.
    init(_ call: Call) throws(Problem) {
        self.init()
        from = call.query("from").flatMap(Instant.init(rfc3339:))
        to = call.query("to").flatMap(Instant.init(rfc3339:))
        branch = call.scope.branch?.id
        if let name = call.query("branch") {
            let named = BranchID(name).flatMap(call.scope.profile.branch(id:))
            guard let found = named ?? call.scope.profile.branch(slug: name.lowercased()) else {
                throw .invalid(
                    field: "branch",
                    code: "unknown",
                    message: "Give the slug or the id of a branch of this business."
                )
            }
            branch = found.id
        }
        employee = call.query("employee").flatMap { StaffID($0) }
        service = try call.query("service").map { name throws(Problem) in
            guard let service = call.scope.profile.service(named: name) else { throw .notFound(.service) }
            return service
        }
        client = call.query("client").flatMap { ClientID($0) }
        series = call.query("series").flatMap { SeriesID($0) }
        status = call.query("status").flatMap(AttendeeStatus.init(rawValue:))
        includesCancelled = call.flag("include_cancelled") ?? false
        isDescending = call.query("order") == "desc"
        limit = call.limit
        if let cursor = call.query("cursor") { try continueAfter(cursor) }
    }

    /// The query parameters of a list.
    static let query: [QueryParameter] =
        [
            QueryParameter("from", .instant, "Those that have not ended by then."),
            QueryParameter("to", .instant, "Those that have begun before then."),
            QueryParameter("branch", .string(max: 60), "Those at this branch: its slug or id."),
            QueryParameter("employee", .id, "Those with this employee."),
            QueryParameter("service", .string(max: 40), "Those of this service: its slug or id."),
            QueryParameter("client", .id, "Those that this client attends, or attended."),
            QueryParameter("series", .id, "Those of this series."),
            QueryParameter("status", AppointmentSchema.status, "Those with this status."),
            QueryParameter("include_cancelled", .boolean, "Cancelled and rejected ones too."),
            QueryParameter("order", .choice(["asc", "desc"]), "By their start: earliest or latest first."),
        ] + .page()
}

extension AppointmentRoutes {
    static let listing = OperationDoc(
        "List appointments",
        help:
            "Those in reach, by their start: administrators see all, managers their branches, employees their own.",
        query: AppointmentFilter.query,
        responses: [200: .page(of: AppointmentSchema.appointment)]
    )
    static let creation = OperationDoc(
        "Book an appointment",
        help:
            "For a client who is there, a new one, several clients of a group, or nobody yet (stays_open). Hours and what "
            + "is there already hold; notice, horizon and the grid do not. With an override reason, and the permission for "
            + "it, also outside of hours, in the past and over other things. A series is booked as a whole or not at all, "
            + "unless conflicts are to be skipped; dry_run shows each date and what stands against it (200).",
        request: AppointmentSchema.new,
        responses: [200: AppointmentSchema.preview, 201: AppointmentSchema.booked],
        idempotencyKey: true
    )
    static let reading = OperationDoc(
        "Read an appointment",
        responses: [200: AppointmentSchema.appointment]
    )
    static let change = OperationDoc(
        "Change an appointment",
        help:
            "Its note, its seats, its employee, or its status; a visit of several steps changes its status as a whole.",
        request: AppointmentSchema.change,
        responses: [200: AppointmentSchema.appointment],
        ifMatch: true
    )
    static let cancellation = OperationDoc(
        "Cancel an appointment",
        help: "For everybody, or for one attendee. A visit of several steps is cancelled as a whole.",
        request: AppointmentSchema.cancellation,
        responses: [200: AppointmentSchema.appointment]
    )
    static let approval = OperationDoc(
        "Approve an appointment that waits for it",
        request: AppointmentSchema.decision,
        responses: [200: AppointmentSchema.appointment]
    )
    static let rejection = OperationDoc(
        "Refuse an appointment that waits for approval",
        request: AppointmentSchema.decision,
        responses: [200: AppointmentSchema.appointment]
    )
    static let moving = OperationDoc(
        "Move an appointment",
        help:
            "To another time, another employee where one is named, another length where one is given. A visit of several steps moves as a whole, or not "
            + "at all. Where a group is at the new time already, it is joined, and answered.",
        request: AppointmentSchema.move,
        responses: [200: AppointmentSchema.appointment]
    )
    static let adding = OperationDoc(
        "Put a client into an appointment",
        help: "Where there are seats left.",
        request: AppointmentSchema.newAttendee,
        responses: [201: AppointmentSchema.appointment]
    )
    static let leaving = OperationDoc(
        "Take a client out of an appointment",
        help: "The attendance is cancelled and stays on record.",
        responses: [200: AppointmentSchema.appointment]
    )
}
