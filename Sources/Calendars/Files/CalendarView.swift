import Core
import Tenancy

/// How much of an appointment a calendar tells.
enum CalendarDetail: String, Sendable, Hashable, CaseIterable {
    /// That somebody is busy, and nothing else.
    case busy
    /// What it is and where, without clients.
    case service
    /// Clients with their phone numbers too; for staff only.
    case full
}

/// Whose calendar it is, which decides what need not be said.
enum CalendarSubject: String, Sendable, Hashable, CaseIterable {
    case employee
    case branch
    case resource
    case client
}

/// What a reader of a calendar gets to see of each event, in the words of the business.
struct CalendarView: Sendable {
    let subject: CalendarSubject
    let detail: CalendarDetail
    let business: Business
    let profile: Profile

    init(_ subject: CalendarSubject, _ detail: CalendarDetail, in scope: Scope) {
        self.subject = subject
        self.detail = detail
        business = scope.business
        profile = scope.profile
    }

    func summary(_ event: CalendarEvent) -> String {
        var parts: [String]
        switch (detail, subject) {
        case (.busy, _): return Self.busy(business.language)
        case (_, .client): parts = [event.service, business.name]
        case (_, .employee): parts = [event.service]
        case (_, .branch), (_, .resource): parts = [event.service, event.employee]
        }
        if detail == .full { parts += event.guests.count == 1 ? [event.guests[0].name] : [] }
        if event.capacity > 1, subject != .client { parts.append("\(event.seatsTaken)/\(event.capacity)") }
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    func location(_ event: CalendarEvent) -> String? {
        guard detail != .busy, let branch = profile.branch(id: event.branch) else { return nil }
        return [branch.name, branch.address].compactMap { $0 }.joined(separator: ", ")
    }

    func description(_ event: CalendarEvent) -> String? {
        switch detail {
        case .busy: nil
        case .service: subject == .client ? event.employee : nil
        case .full:
            event.guests.map { guest in
                [guest.name, guest.phone].compactMap { $0 }.joined(separator: " ")
            }.joined(separator: "\n")
        }
    }

    /// The whole calendar.
    ///
    /// - Parameters:
    ///   - name: what the reader's program calls it; nil for a single appointment.
    ///   - publication: who sends it; nil where its reader fetches it.
    func file(
        of events: [CalendarEvent],
        name: String?,
        as publication: CalendarPublication? = nil
    ) -> [UInt8] {
        var calendar = CalendarWriter(reserving: 512 + events.count * 512)
        calendar.line("BEGIN", "VCALENDAR")
        calendar.line("VERSION", "2.0")
        calendar.line("PRODID", "-//Foyer//Foyer//EN")
        calendar.line("CALSCALE", "GREGORIAN")
        if publication != nil { calendar.line("METHOD", "PUBLISH") }
        if let name {
            calendar.text("X-WR-CALNAME", name)
            if let zone { calendar.text("X-WR-TIMEZONE", zone) }
            calendar.line("REFRESH-INTERVAL;VALUE=DURATION", "PT15M")
            calendar.line("X-PUBLISHED-TTL", "PT15M")
        }
        for event in events { event.write(to: &calendar, self, publication) }
        calendar.line("END", "VCALENDAR")
        return calendar.bytes
    }

    /// The zone in which most of it is; a reader shows it in its own all the same.
    private var zone: String? {
        (profile.branches.first { !$0.archived } ?? profile.branches.first)?.timeZone
    }

    private static func busy(_ language: String) -> String {
        switch language.prefix(2) {
        case "ca": "Ocupat"
        case "es": "Ocupado"
        case "fr": "Occupé"
        case "pt": "Ocupado"
        default: "Busy"
        }
    }
}
