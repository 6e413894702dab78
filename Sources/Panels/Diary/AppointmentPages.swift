import Core
import Gateway
import Tenancy

/// An appointment by itself: what is known about it, and what can be done with it.
struct AppointmentPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        [
            .page(.get, "/staff/appointments/{id}", allowing: .readAppointments, show),
            .page(.post, "/staff/appointments/{id}/move", allowing: .editAppointments, move),
            .page(.post, "/staff/appointments/{id}/edit", allowing: .editAppointments, edit),
            .page(.post, "/staff/appointments/{id}/cancel", allowing: .editAppointments, cancel),
            .page(.post, "/staff/appointments/{id}/status", allowing: .editAppointments, change),
            .page(.post, "/staff/appointments/{id}/attendees", allowing: .editAppointments, add),
        ]
    }

    private func show(_ call: Call) async throws -> Reply {
        try await page(call)
    }

    /// To another time, employee or length; a script is told in JSON what came of it.
    private func move(_ call: Call) async throws -> Reply {
        let id = try call.parameter("id")
        let fields = try kit.fields(call)
        var body = FormBody(fields).text("employee").integer("minutes")
        if let start = fields["starts_at"] {
            body = body.value("starts_at", .string(start))
        } else {
            body = body.value("starts_at", Self.start(fields))
        }
        if let reason = fields["override.reason"], !reason.isEmpty {
            body = body.value("override", ["reason": .string(reason)])
        }
        let wantsJSON = call.header("accept")?.hasPrefix("application/json") ?? false
        let json = body.json
        do {
            let moved = try await call.api(.post, "appointments/\(id)/reschedule", body: json)
            let visit = try await PageVisit(call, kit)
            let place = visit.places.staffAppointment(moved["id"]?.stringValue ?? id)
            guard wantsJSON else { return visit.seeOther(place, notice: .moved) }
            return .json(
                JSONValue.object(["id": moved["id"] ?? .null, "notice": .string(visit(.moved))])
            )
        } catch let problem as Problem where problem.canBeMended {
            guard wantsJSON else {
                return try await page(call, refused: problem, of: .move, fields)
            }
            let visit = try await PageVisit(call, kit)
            var mayForce = false
            if case .refused(let refusal) = problem, visit.scope.allows(.overrideBooking) {
                mayForce = !["unchanged", "several_steps", "in_past"].contains(refusal.reason)
            }
            let answer: JSONValue = [
                "problem": .string(RefusalWords.sentence(problem, visit.language)),
                "can_override": .bool(mayForce),
            ]
            return .json(answer, status: problem.status)
        }
    }

    private func edit(_ call: Call) async throws -> Reply {
        let id = try call.parameter("id")
        let fields = try kit.fields(call)
        let body = FormBody(fields).text("note").integer("capacity").json
        return try await perform(call, .edit, fields, notice: .saved) {
            try await call.api(
                .patch,
                "appointments/\(id)",
                body: body,
                headers: kit.unchanged(fields)
            )
        }
    }

    private func cancel(_ call: Call) async throws -> Reply {
        let id = try call.parameter("id")
        let fields = try kit.fields(call)
        let body = FormBody(fields).text("reason").json
        return try await perform(call, .cancel, fields, notice: .visitCancelDone) {
            try await call.api(.post, "appointments/\(id)/cancel", body: body)
        }
    }

    /// How it stands with everybody, or with one who attends.
    private func change(_ call: Call) async throws -> Reply {
        let id = try call.parameter("id")
        let fields = try kit.fields(call)
        let body = FormBody(fields).text("attendee")
        return try await perform(call, .status, fields, notice: .saved) {
            switch fields["deed"] ?? "" {
            case "approve", "reject":
                let deed = fields["deed"] ?? ""
                return try await call.api(.post, "appointments/\(id)/\(deed)", body: body.json)
            case "remove":
                let attendee = fields["attendee"] ?? ""
                return try await call.api(.delete, "appointments/\(id)/attendees/\(attendee)")
            case let status:
                let change = body.value("status", .string(status)).json
                return try await call.api(.patch, "appointments/\(id)", body: change)
            }
        }
    }

    private func add(_ call: Call) async throws -> Reply {
        let id = try call.parameter("id")
        let fields = try kit.fields(call)
        // Looking for somebody comes back to the same page, with who was found.
        guard fields["find"] == nil else { return try await page(call, found: fields["search"]) }
        let body = FormBody(fields).text("client").integer("seats").json
        return try await perform(call, .attendees, fields, notice: .saved) {
            try await call.api(.post, "appointments/\(id)/attendees", body: body)
        }
    }

    /// Does something, and comes back to the appointment.
    private func perform(
        _ call: Call,
        _ form: AppointmentPage.Form,
        _ fields: FormFields,
        notice: Phrase,
        _ deed: () async throws -> APIAnswer
    ) async throws -> Reply {
        do {
            _ = try await deed()
            let visit = try await PageVisit(call, kit)
            return visit.seeOther(visit.places.staffAppointment(try call.parameter("id")), notice: notice)
        } catch let problem as Problem where problem.canBeMended {
            return try await page(call, refused: problem, of: form, fields)
        }
    }

    /// The wall time of a day and a time.
    static func start(_ fields: FormFields) -> JSONValue {
        let date = fields["date"] ?? ""
        let typed = fields["time"] ?? ""
        let time = typed.isEmpty ? fields["slot"] ?? "" : typed
        return date.isEmpty || time.isEmpty ? .null : .string("\(date)T\(time)")
    }
}

// MARK: The page

extension AppointmentPages {
    private func page(
        _ call: Call,
        refused problem: Problem? = nil,
        of form: AppointmentPage.Form = .move,
        _ typed: FormFields? = nil,
        found search: String? = nil
    ) async throws -> Reply {
        let id = try call.parameter("id")
        async let visited = PageVisit(call, kit)
        async let asked = call.api("appointments/\(id)")
        async let sent =
            call.scope.allows(.readNotifications)
            ? call.api("notifications", query: [("appointment", id), ("limit", "30")]) : nil
        async let done =
            call.scope.allows(.readAuditLog)
            ? call.api("audit-log", query: [("subject_id", id), ("limit", "30")]) : nil
        let answer = try await asked
        let found = AppointmentPage.Found(
            employees: try await employees(for: answer.json, call),
            clients: try await clients(search, call),
            messages: (try await sent)?.items,
            history: (try await done)?.items
        )
        let visit = try await visited
        var page = try AppointmentPage(visit, answer, found)
        page.search = search ?? ""
        page.hasSearched = search != nil
        if let problem, let typed {
            try page.refuse(RefusalWords.spoken(problem, visit.language), of: form, typed)
        }
        return visit.reply(
            AppointmentPage.markup.render(page, in: visit.language),
            status: problem?.status ?? 200
        )
    }

    private func employees(for appointment: JSONValue, _ call: Call) async throws -> [JSONValue] {
        let query = [
            ("service", appointment["service"]?["id"]?.stringValue),
            ("branch", appointment["branch"]?["slug"]?.stringValue), ("limit", "200"),
        ]
        return try await call.api("employees", query: query).items
    }

    private func clients(_ search: String?, _ call: Call) async throws -> [JSONValue] {
        guard let search, !search.isEmpty, call.scope.allows(.readClients) else { return [] }
        return try await call.api("clients", query: [("search", search), ("limit", "8")]).items
    }
}
