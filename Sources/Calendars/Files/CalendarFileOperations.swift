import Core
import Identity
import Postgres
import Tenancy

/// Makes the files that calendar programs read.
struct CalendarFileOperations: Sendable {
    /// A feed shows the appointments nearest to now, and no more than these.
    static let eventsMax = 10_000

    /// The file of a feed; whoever has the token may read it.
    ///
    /// - Throws: `Problem.notFound`, after the same work, for a token that is unknown or was revoked.
    func feed(_ name: String, in scope: Scope) async throws -> CalendarFile {
        let isNamed = name.hasSuffix(".ics")
        let token = isNamed ? Token(String(name.dropLast(4))) : nil
        let hash = token?.hash ?? Cryptography.sha256(Array(name.utf8))
        let now = scope.world.now()
        let feed = try await scope.read(CalendarFileQueries.feed(hash))[0]
            .first(CalendarFileQueries.Feed.init(row:))
        let subject = feed?.subject ?? .employee
        let detail = feed?.detail ?? .busy
        var statements = [
            CalendarFileQueries.events(of: hash, subject, detail, now: now, limit: Self.eventsMax)
        ]
        if let feed, feed.lastReadAt.map({ now.since($0) >= .seconds(60) }) ?? true {
            statements.append(CalendarFileQueries.touch(hash, now: now))
        }
        let rows = try await scope.read(statements)[0]
        guard let feed else { throw Problem.notFound(.calendarFeed) }
        let view = CalendarView(subject, detail, in: scope)
        let calendarName = feed.name.isEmpty ? scope.business.name : feed.name
        // Thousands of events take longer than an event loop should be held up.
        return try await withTaskExecutorPreference(globalConcurrentExecutor) {
            let events = try rows.map(CalendarEvent.init(row:)).sorted { $0.slot.start < $1.slot.start }
            return CalendarFile(bytes: view.file(of: events, name: calendarName))
        }
    }

    /// The file of an appointment, with all steps of its visit, for staff.
    func appointment(_ id: AppointmentID, in scope: Scope) async throws -> CalendarFile {
        let reach = try scope.reach(.readAppointments)
        let rows = try await scope.read(
            CalendarFileQueries.visit(id, within: reach, staff: scope.actor.staff)
        )[0]
        return try file(rows, CalendarView(.branch, .full, in: scope))
    }

    /// The file of one of the own appointments.
    func ownAppointment(_ id: AppointmentID, in scope: Scope) async throws -> CalendarFile {
        try scope.require(.readOwnAppointments)
        guard let client = scope.actor.customer else { throw Problem.notFound(.appointment) }
        let rows = try await scope.read(CalendarFileQueries.visit(id, of: client))[0]
        return try file(rows, CalendarView(.client, .service, in: scope))
    }

    /// The file of what a visitor booked, or of what a message is about, for whoever has the link to manage it.
    ///
    /// - Throws: `Problem.linkExpired`.
    func linkedAppointment(_ token: Token?, in scope: Scope) async throws -> CalendarFile {
        let link = try await ActionLinkOperations().find(token, in: scope)
        guard link.kind == .manage, let id = link.appointment else { throw Problem.linkExpired }
        let rows = try await scope.read(CalendarFileQueries.visit(id, of: link.client))[0]
        return try file(rows, CalendarView(.client, .service, in: scope))
    }

    private func file(_ rows: Rows, _ view: CalendarView) throws -> CalendarFile {
        let events = try rows.map(CalendarEvent.init(row:))
        guard !events.isEmpty else { throw Problem.notFound(.appointment) }
        return CalendarFile(bytes: view.file(of: events, name: nil))
    }
}

/// A calendar as it is sent.
struct CalendarFile: Sendable {
    let bytes: [UInt8]

    /// The same as long as the content is.
    var revision: Int64 {
        Cryptography.sha256(bytes).prefix(7).reduce(0) { $0 << 8 | Int64($1) }
    }
}
