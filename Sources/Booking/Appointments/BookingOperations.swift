import Clients
import Core
import Identity
import Postgres
import Tenancy

/// What visitors and customers book for themselves, on the public page (S0-21, S0-22, S3-10, S4-1).
public struct BookingOperations: Sendable {
    private let appointments: AppointmentOperations
    private let clients = ClientOperations()
    private let tokens: ActionTokens

    /// - Parameters:
    ///   - appointments: what can be done with appointments.
    ///   - secret: the deployment's.
    public init(appointments: AppointmentOperations, secret: [UInt8]) {
        self.appointments = appointments
        tokens = ActionTokens(secret: secret)
    }

    /// Books; with a key that was used before, answers with what was booked then.
    func book(
        _ input: BookingInput,
        once key: IdempotencyKey?,
        in scope: Scope
    ) async throws -> BookingAnswer {
        if scope.actor.customer != nil { try scope.require(.bookOwnAppointments) }
        var wish = try input.bookingWish(in: scope)
        let subject = AttendeeID.make(scope.world)
        wish.subject = subject
        let prepared = wish
        return try await scope.write { transaction in
            if let earlier = try await key?.claim(subject, in: transaction, scope) {
                return try await answer(earlier, to: input.visitor, in: transaction)
            }
            let booked =
                if let visitor = input.visitor {
                    try await book(prepared, for: visitor, in: transaction, scope)
                } else if let customer = scope.actor.customer {
                    try await appointments.book(prepared, for: customer, in: transaction, scope)
                } else {
                    throw Problem.forbidden
                }
            let records = try await appointments.records(booked.appointments, in: transaction)
            return try BookingAnswer(records, subject: subject, link: link(to: subject, for: input.visitor))
        }
    }

    /// What was booked, as it stands now, for whoever has the link that the booking was answered with.
    ///
    /// - Throws: `Problem.linkExpired`.
    func look(_ token: Token?, in scope: Scope) async throws -> BookingAnswer {
        let link = try await ActionLinkOperations().find(token, in: scope)
        guard link.kind == .manage, let id = link.appointment else { throw Problem.linkExpired }
        let answers = try await scope.read(AppointmentQueries.visitRecords(of: id))
        let records = try AppointmentRecord.read(answers[...])
        guard let answer = BookingAnswer(records, client: link.client) else { throw Problem.linkExpired }
        return answer
    }

    /// The client is found or made in the same transaction, serial for everybody with the same email or phone.
    private func book(
        _ wish: BookingWish,
        for visitor: Visitor,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> BookedVisit {
        let schema = scope.business.schema
        let keys = [
            visitor.email.map { LockKey(schema, "email", $0.lowercased()) },
            visitor.phone.map { LockKey(schema, "phone", $0) },
        ]
        let plan = try BookingPlan(
            wish,
            for: [.visitor(email: visitor.email, phone: visitor.phone)],
            keys: keys.compactMap(\.self),
            with: [visitor.lookup]
        )
        let answers = try await transaction.batch(plan.statements)
        let decision = try await appointments.decide(plan, answers, in: transaction, scope)
        let client = try visitor.resolved(
            answers[1],
            grantsLogin: scope.settings[BookingSettings.autoGrant],
            scope.world
        )
        try await clients.enter(visitor, as: client, in: transaction, scope)
        let party = BookingParty(client: client.id, seats: wish.seats)
        let booked = appointments.write(decision, for: [party], in: transaction, scope)
        try await clients.settle(visitor, as: client, in: transaction, scope)
        if let subject = wish.subject, let first = booked.appointments.first {
            let now = scope.world.now()
            let link = ActionLink(
                id: .make(scope.world),
                kind: .manage,
                token: tokens.token(ofBooking: subject),
                client: client.id,
                appointment: first,
                expiresAt: max(booked.whole.end, now.adding(ActionLinkKind.manage.lifetime))
            )
            transaction.later(ActionLinks.issue([link], now: now))
        }
        return booked
    }

    /// Visitors have no other way to what they booked.
    private func link(to subject: AttendeeID, for visitor: Visitor?) -> Token? {
        visitor == nil ? nil : tokens.token(ofBooking: subject)
    }

    private func answer(
        _ subject: AttendeeID,
        to visitor: Visitor?,
        in transaction: Transaction
    ) async throws -> BookingAnswer {
        let ids = try await transaction.rows(AppointmentQueries.booked(under: subject)) { row in
            try row.next(AppointmentID.self)
        }
        return try BookingAnswer(
            await appointments.records(ids, in: transaction),
            subject: subject,
            link: link(to: subject, for: visitor)
        )
    }
}

/// What somebody who booked online is told: the appointment, and of themselves the number only.
struct BookingAnswer: Sendable {
    /// In the order of the steps.
    let records: [AppointmentRecord]
    private let own: [Attendee]
    /// By which a visitor sees it again; nil for customers, who sign in.
    private let link: Token?

    /// - Throws: `Problem.notFound` where the attendance is gone meanwhile.
    init(_ records: [AppointmentRecord], subject: AttendeeID, link: Token?) throws(Problem) {
        self.link = link
        let all = records.flatMap(\.attendees)
        guard let first = all.first(where: { $0.id == subject }) else { throw .notFound(.appointment) }
        self.records = records
        own = all.filter { $0.client.id == first.client.id && $0.createdAt == first.createdAt }
    }

    /// What a client has of a visit; nil where that is nothing.
    init?(_ records: [AppointmentRecord], client: ClientID) {
        let all = records.flatMap(\.attendees).filter { $0.client.id == client }
        guard let newest = all.map(\.createdAt).max() else { return nil }
        self.records = records
        own = all.filter { $0.createdAt == newest }
        link = nil
    }

    /// The appointment that stands for the visit.
    var first: Appointment { records[0].appointment }

    /// Writes the answer.
    func write(to json: inout JSONWriter, in scope: Scope) throws {
        let record = records[0]
        let branch = try record.branch(in: scope)
        let clock = try branch.clock
        let last = records[records.count - 1].appointment
        json.beginObject()
        json.field("id", first.id)
        json.field("visit_id", first.visit)
        json.field("status", own.first?.status.rawValue)
        json.field("starts_at", first.slot.start.rfc3339(in: clock))
        json.field("ends_at", last.slot.end.rfc3339(in: clock))
        json.field("time_zone", branch.timeZone)
        json.field(branch: branch) { json in
            json.field("address", branch.address)
            json.field("phone", branch.phone)
        }
        record.writePublicNames(to: &json)
        json.key("appointments")
        json.array { json in
            for record in records { record.writeStep(to: &json, clock) }
        }
        json.field("seats", own.first?.seats)
        json.field("price", own.reduce(0) { $0 + $1.price })
        json.field("currency", scope.business.currency)
        json.field("note", own.first?.note)
        json.field("client_number", own.first?.client.number)
        json.field("link_token", link?.text)
        json.endObject()
    }
}

extension AppointmentRecord {
    /// What everybody may know of the service and the employee.
    fileprivate func writePublicNames(to json: inout JSONWriter) {
        json.field(service: appointment.service, slug: serviceSlug, name: serviceName)
        json.field(employee: appointment.employee, name: employeeName)
    }

    fileprivate func writeStep(to json: inout JSONWriter, _ clock: TimeZoneRules) {
        json.object { json in
            json.field("id", appointment.id)
            json.field("step", appointment.step)
            writePublicNames(to: &json)
            json.field("starts_at", appointment.slot.start.rfc3339(in: clock))
            json.field("ends_at", appointment.slot.end.rfc3339(in: clock))
        }
    }
}
