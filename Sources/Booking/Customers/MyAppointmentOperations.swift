public import Core
import Postgres
public import Tenancy

/// What customers can do with their own appointments; another's is not there for them (S1-14).
public struct MyAppointmentOperations: Sendable {
    let appointments: AppointmentOperations

    /// - Parameter appointments: what changes them.
    public init(appointments: AppointmentOperations) {
        self.appointments = appointments
    }

    /// A page of them; one round trip.
    func page(_ wish: MyAppointmentPage.Wish, in scope: Scope) async throws -> MyAppointmentPage {
        let client = try own(.readOwnAppointments, in: scope)
        let queries = MyAppointmentQueries.page(wish, of: client, now: scope.world.now())
        let answers = try await scope.read(queries + ClientStandingQueries.statements(client))
        let standing = try ClientStanding(answers[queries.count...], .client(client))
        let found = try MyAppointment.read(
            answers[..<MyAppointment.statements],
            of: client,
            standing,
            in: scope
        )
        let total = try answers[MyAppointment.statements].one { row in try row.next(Int.self) }
        return MyAppointmentPage(found, total: total, wish)
    }

    /// One of them; one round trip.
    public func find(_ id: AppointmentID, in scope: Scope) async throws -> MyAppointment {
        let client = try own(.readOwnAppointments, in: scope)
        let answers = try await scope.read(Self.reading([id], of: client))
        return try Self.read(answers, of: client, in: scope)
    }

    /// Gives the customer's place up (S1-18).
    ///
    /// - Throws: `Problem.refused` where the branch's settings do not let customers do so, or no longer.
    public func cancel(_ id: AppointmentID, reason: String?, in scope: Scope) async throws -> ToldAppointment
    {
        let client = try own(.changeOwnAppointments, in: scope)
        return try await scope.write { transaction in
            let visit = try await appointments.lock(id, in: transaction, scope)
            let (attendance, places) = try Self.attendance(in: visit, at: id, of: client)
            let rules = try await rules(of: visit, client, in: transaction, scope)
            try rules.insistOnCancelling(attendance)
            try await appointments.change(
                visit,
                attendees: places,
                to: .cancelled,
                by: .customer,
                reason: reason,
                in: transaction,
                scope
            )
            return try await answer(id, telling: visit, of: client, in: transaction, scope)
        }
    }

    /// Moves the whole visit to another time; service, employee and customer stay (S1-19).
    ///
    /// - Throws: `Problem.refused` where the settings do not let customers do so, others are in the group (S1-20), or the
    ///   time cannot be booked.
    public func reschedule(
        _ id: AppointmentID,
        to start: BookingStart,
        employee: StaffID?,
        in scope: Scope
    ) async throws -> ToldAppointment {
        let client = try own(.changeOwnAppointments, in: scope)
        let wish = MoveWish(start: start)
        return try await scope.write { transaction in
            let visit = try await lock(id, of: client, toMove: wish, in: transaction, scope)
            let (attendance, _) = try Self.attendance(in: visit, at: id, of: client)
            let rules = try await rules(of: visit, client, in: transaction, scope)
            try rules.insistOnRescheduling(attendance)
            if let employee, !visit.employees.contains(employee) { throw Self.employeeStays }
            let ids = try await appointments.move(visit, to: wish, entry: .online, in: transaction, scope)
            let place = visit.appointments.firstIndex { $0.id == id } ?? 0
            return try await answer(ids[place], telling: visit, of: client, in: transaction, scope)
        }
    }

    /// Notes that the customer will come, with the whole visit; once is enough.
    ///
    /// - Throws: `Problem.refused` where it is over, or called off.
    public func confirm(_ id: AppointmentID, in scope: Scope) async throws -> ToldAppointment {
        let client = try own(.changeOwnAppointments, in: scope)
        return try await scope.write { transaction in
            let visit = try await appointments.lock(id, in: transaction, scope)
            let (attendance, places) = try Self.attendance(in: visit, at: id, of: client)
            try await rules(of: visit, client, in: transaction, scope).insistOnConfirming(attendance)
            let live = visit.attendees(sharing: places).filter { $0.status.isLive && $0.confirmedAt == nil }
            if !live.isEmpty {
                transaction.later(AppointmentQueries.touch(Array(Set(live.map(\.appointment)))))
                transaction.later(AppointmentQueries.confirm(live.map(\.id), now: scope.world.now()))
                transaction.later(scope.audit("appointment.confirmed", "appointment", visit.first.id))
            }
            return try await answer(id, telling: visit, of: client, in: transaction, scope)
        }
    }

    /// The times of a day to which the customer could move the visit; none where it cannot be moved.
    public func times(
        for id: AppointmentID,
        on day: CalendarDate,
        in scope: Scope
    ) async throws -> [Instant] {
        try await times(for: id, on: day...day, in: scope).slots.map(\.start)
    }

    /// The same of several days, with the visit's own time; without days, of a week from today.
    func times(
        for id: AppointmentID,
        on days: ClosedRange<CalendarDate>?,
        in scope: Scope
    ) async throws -> MyFreeTimes {
        let client = try own(.readOwnAppointments, in: scope)
        let answers = try await scope.read(
            [MyAppointmentQueries.isOwn(id, of: client)] + AppointmentQueries.readVisit(of: id)
        )
        guard answers[0].count > 0 else { throw Problem.notFound(.appointment) }
        let visit = try LockedVisit(answers[1...])
        guard let branch = scope.profile.branch(id: visit.first.branch) else {
            throw Problem.broken(context: "appointment \(id) is at a branch that is not known")
        }
        let now = scope.world.now()
        let today = try branch.clock.wall(at: now).date
        let question = visit.question(
            MoveWish(),
            at: branch,
            days: days ?? today...CalendarDate(daysSince1970: today.daysSince1970 + 6),
            entry: .online
        )
        let diary = try Diary(
            await scope.read(DiaryQueries.statements(question))[...],
            question,
            settings: scope.profile.settings(branch: branch.id),
            now: now
        )
        let slots = diary.slots().compactMap { TimeSlot($0.start, $0.end) }
        return MyFreeTimes(
            zone: diary.zone,
            timeZone: branch.timeZone,
            visit: visit.whole,
            slots: slots.filter { $0.start != visit.whole.start }
        )
    }

    /// Leaves a group and books the same anew at another time: both, or neither.
    ///
    /// Leaving is a cancellation and booking a booking: the rules of both hold.
    func rebook(_ id: AppointmentID, at start: BookingStart, in scope: Scope) async throws -> ToldAppointment
    {
        let client = try own(.changeOwnAppointments, in: scope)
        try scope.require(.bookOwnAppointments)
        return try await scope.write { transaction in
            // Everything that booking will lock is locked here, before the rows that leaving changes.
            let wish = MoveWish(start: start)
            let visit = try await lock(id, of: client, toMove: wish, in: transaction, scope)
            let (attendance, places) = try Self.attendance(in: visit, at: id, of: client)
            let rules = try await rules(of: visit, client, in: transaction, scope)
            try rules.insistOnCancelling(attendance)
            guard let place = visit.attendees.place(of: client), let destination = visit.destination else {
                throw Problem.notFound(.appointment)
            }
            try await appointments.change(
                visit,
                attendees: places,
                to: .cancelled,
                by: .customer,
                reason: "rebooked",
                in: transaction,
                scope
            )
            let booked = try await appointments.book(
                BookingWish(
                    branch: rules.branch,
                    wish: destination.question.wish,
                    employee: destination.question.employee,
                    start: destination.start,
                    seats: place.seats,
                    entry: .online,
                    bookedBy: .customer,
                    note: place.note
                ),
                for: client,
                in: transaction,
                scope
            )
            return try await answer(
                booked.appointments[0],
                telling: visit,
                of: client,
                in: transaction,
                scope
            )
        }
    }
}

// MARK: Inside a transaction

extension MyAppointmentOperations {
    private func own(_ permission: Permission, in scope: Scope) throws(Problem) -> ClientID {
        try scope.require(permission)
        guard let client = scope.actor.customer else { throw .forbidden }
        return client
    }

    /// The statements of one appointment with all that decides what its customer may do.
    private static func reading(_ ids: [AppointmentID], of client: ClientID) -> [SQL] {
        ids.flatMap { MyAppointmentQueries.record($0, of: client) } + ClientStandingQueries.statements(client)
    }

    private static func read(
        _ answers: [Rows],
        of client: ClientID,
        in scope: Scope
    ) throws -> MyAppointment {
        let standing = try ClientStanding(answers[MyAppointment.statements...], .client(client))
        let found = try MyAppointment.read(
            answers[..<MyAppointment.statements],
            of: client,
            standing,
            in: scope
        )
        guard let mine = found.first else { throw Problem.notFound(.appointment) }
        return mine
    }

    /// Locks a visit that is to be moved, once it is known to be the client's: its time is nobody else's to learn.
    private func lock(
        _ id: AppointmentID,
        of client: ClientID,
        toMove wish: MoveWish,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> LockedVisit {
        let own = try await transaction.first(MyAppointmentQueries.isOwn(id, of: client)) { _ in true }
        guard own != nil else { throw Problem.notFound(.appointment) }
        return try await appointments.lock(id, toMove: wish, entry: .online, in: transaction, scope)
    }

    /// The client's place in a visit that is locked, and what of it can still end.
    private static func attendance(
        in visit: LockedVisit,
        at id: AppointmentID,
        of client: ClientID
    ) throws(Problem) -> (CustomerRules.Attendance, places: Set<AttendeeID>) {
        let here = visit.attendees.filter { $0.appointment == id }
        guard let own = here.place(of: client) else { throw .notFound(.appointment) }
        let attendance = CustomerRules.Attendance(
            status: own.status,
            start: visit.whole.start,
            others: visit.attendees.others(than: client)
        )
        return (attendance, [own.id])
    }

    /// What the client may do with a visit that is locked.
    private func rules(
        of visit: LockedVisit,
        _ client: ClientID,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> CustomerRules {
        let answers = try await transaction.batch(ClientStandingQueries.statements(client))
        return try ClientStanding(answers[...], .client(client)).rules(of: visit.first, in: scope)
    }

    /// The appointment as it is now, and who hears of what was done; what was put off travels with it.
    private func answer(
        _ id: AppointmentID,
        telling visit: LockedVisit,
        of client: ClientID,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> ToldAppointment {
        let told = MyAppointmentQueries.told(visit.appointments.map(\.id) + [id])
        let answers = try await transaction.batch(Self.reading([id], of: client) + [told])
        return ToldAppointment(
            appointment: try Self.read(Array(answers.dropLast()), of: client, in: scope),
            told: try answers[answers.count - 1].map { row in
                try row.next(String.self) == "client" ? "customer" : "employee"
            }
        )
    }

    private static let employeeStays = Problem.refused(
        Refusal(
            .unfit(field: "employee"),
            reason: "employee_stays",
            detail:
                "The appointment stays with its employee. Leave employee out, or cancel and book with another."
        )
    )
}

/// An appointment after something was done to it, and who will hear of it: only who has an event in the outbox.
public struct ToldAppointment: Sendable {
    /// As it is now.
    public let appointment: MyAppointment
    let told: [String]

    /// Writes the appointment with `told`.
    public func write(to json: inout JSONWriter, in scope: Scope) throws {
        json.beginObject()
        try appointment.writeFields(to: &json, in: scope)
        json.field("told", told)
        json.endObject()
    }
}
