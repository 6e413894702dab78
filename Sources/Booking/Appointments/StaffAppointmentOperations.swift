import Clients
import Core
import Identity
import Postgres
import Tenancy

/// What staff do with appointments, as far as they reach: all of the business, their branches, or their own diary.
public struct StaffAppointmentOperations: Sendable {
    let appointments: AppointmentOperations
    let clients = ClientOperations()

    /// - Parameter appointments: what can be done with appointments.
    public init(appointments: AppointmentOperations) {
        self.appointments = appointments
    }

    /// A page of the appointments in reach; one round trip.
    func page(_ filter: AppointmentFilter, in scope: Scope) async throws -> AppointmentPage {
        let reach = try scope.appointmentReach(.readAppointments)
        let statements = AppointmentListQueries.page(filter, within: reach)
        let answers = try await scope.read(statements[0], statements[1], statements[2])
        return try AppointmentPage(answers, filter)
    }

    /// One appointment in reach.
    func find(_ id: AppointmentID, in scope: Scope) async throws -> AppointmentRecord {
        let reach = try scope.appointmentReach(.readAppointments)
        let statements = AppointmentQueries.record(id, within: reach)
        let answers = try await scope.read(statements[0], statements[1])
        guard let record = try AppointmentRecord.read(answers[...]).first else {
            throw Problem.notFound(.appointment)
        }
        return record
    }

    /// Books what staff wish; with a key that was used before, answers with what was booked then.
    func book(
        _ input: StaffBookingInput,
        once key: IdempotencyKey?,
        in scope: Scope
    ) async throws -> StaffBooking {
        let employee = try insist(on: input, in: scope)
        let subject = AttendeeID.make(scope.world)
        let wish = try input.wish(employee: employee, subject: subject)
        return try await scope.write { transaction in
            if !input.isDryRun, let earlier = try await key?.claim(subject, in: transaction, scope) {
                let ids = try await transaction.rows(AppointmentQueries.booked(under: earlier)) { row in
                    try row.next(AppointmentID.self)
                }
                return StaffBooking(records: try await appointments.records(ids, in: transaction))
            }
            try await insistOnClients(input.parties.map(\.client), in: transaction, scope)
            var parties = input.parties
            if let draft = input.newClient {
                let client = try await clients.enter(draft, in: transaction, scope)
                parties.append(BookingParty(client: client, seats: input.input.seats))
            }
            if input.recurrence != nil || input.isDryRun {
                return try await series(wish, input, for: parties, in: transaction, scope)
            }
            let booked = try await appointments.book(wish, for: parties, in: transaction, scope)
            let records = try await appointments.records(booked.appointments, in: transaction)
            return StaffBooking(records: records, warnings: booked.warnings)
        }
    }

    /// Whom staff book for and with: those in reach.
    ///
    /// - Returns: the employee of every step; an employee books for nobody but themself.
    private func insist(on input: StaffBookingInput, in scope: Scope) throws(Problem) -> StaffID? {
        let reach = try scope.appointmentReach(.bookAppointments)
        var named = [input.input.employee].compactMap(\.self)
        if case .steps(let steps) = input.input.wish { named += steps.compactMap(\.employee) }
        let own = reach.reach == .own ? scope.actor.staff : nil
        let branch = input.input.branch.id
        let employees: [StaffID?] = named.isEmpty ? [own] : named
        guard employees.allSatisfy({ reach.covers(branch, $0) }) else { throw .forbidden }
        if input.override != nil {
            let overriding = try scope.appointmentReach(.overrideBooking)
            guard employees.allSatisfy({ overriding.covers(branch, $0) }) else { throw .forbidden }
        }
        return input.input.employee ?? own
    }

    /// Insists that all of these clients are in reach, and not in the archive.
    func insistOnClients(
        _ ids: [ClientID],
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        guard !ids.isEmpty else { return }
        let condition = try ClientFilter().condition(for: .readClients, in: scope)
        let found = try await transaction.batch([AppointmentQueries.clients(ids, where: condition)])
        guard found[0].count == Set(ids).count else {
            throw Problem.invalid(
                field: "client",
                code: "unknown",
                message: "There is no such client within your reach; archived ones are to be restored first."
            )
        }
    }
}

/// What came of a booking by staff.
struct StaffBooking: Sendable {
    var records: [AppointmentRecord] = []
    var warnings: [String] = []
    /// Of a series: those that could not be booked, or in a preview all.
    var occurrences: [SeriesOccurrence] = []
    var isPreview = false
}

/// A page of appointments as staff see them.
struct AppointmentPage: Sendable {
    private let records: [AppointmentRecord]
    private let total: Int
    private let next: String?

    /// Reads the answers of `AppointmentListQueries.page`.
    init(_ answers: [Rows], _ filter: AppointmentFilter) throws {
        var records = try AppointmentRecord.read(answers[0...1])
        if filter.isDescending { records.reverse() }
        total = try answers[2].one { row in try row.next() }
        self.records = Array(records.prefix(filter.limit))
        let last = records.count > filter.limit ? self.records.last : nil
        next = last.map { filter.cursor(after: $0.appointment) }
    }

    /// Writes `{items, total, next}`.
    func write(to json: inout JSONWriter, in scope: Scope) throws {
        json.beginObject()
        json.key("items")
        json.beginArray()
        for record in records { try record.write(to: &json, in: scope) }
        json.endArray()
        json.field("total", total)
        json.field("next", next)
        json.endObject()
    }
}
