import Core
import Gateway
import Tenancy

/// The values of an appointment's page.
struct AppointmentPage: Sendable {
    /// Which of its forms was sent.
    enum Form: Sendable {
        case move
        case edit
        case cancel
        case status
        case attendees
    }

    /// What is read besides the appointment itself.
    struct Found: Sendable {
        let employees: [JSONValue]
        let clients: [JSONValue]
        /// Nil for whoever may not see them.
        let messages: [JSONValue]?
        let history: [JSONValue]?
    }

    struct Attendee: Sendable {
        let id: String
        let name: String
        let place: String?
        let contact: String?
        let status: String
        let look: String
        let seats: String?
        let note: String?
        let isLive: Bool
        let isPending: Bool
        /// It has begun, or could have: who came is known.
        let hasBegun: Bool
        let isDecided: Bool
    }

    struct Line: Sendable {
        let when: String
        let text: String
        let detail: String?
        let look: String
    }

    struct Client: Sendable {
        let id: String
        let name: String
        let detail: String
    }

    let frame: ConsoleFrame
    let title: String
    let day: String
    let time: String
    let duration: String
    let service: String
    let employee: String
    let place: String
    let rooms: String?
    let status: String
    let look: String
    let price: String
    let seats: String?
    let bookedOn: String
    let override: String?
    let attendees: [Attendee]
    let hasAttendees: Bool
    let diary: String
    let statusPlace: String
    let attendeesPlace: String
    let mayEdit: Bool
    let mayOverride: Bool
    let isOpen: Bool
    let isPending: Bool
    let hasBegun: Bool
    let isDecided: Bool
    let hasSeats: Bool
    let messages: [Line]
    let hasMessages: Bool
    let seesMessages: Bool
    let history: [Line]
    let hasHistory: Bool
    let clients: [Client]
    let token: String
    var search = ""
    var hasSearched = false
    var moving: FormView
    var editing: FormView
    var ending: FormView
    var statusProblem: String?

    /// Puts what was typed back into the form that was refused, with what is wrong with it.
    mutating func refuse(_ problem: Problem, of form: Form, _ typed: FormFields) throws {
        switch form {
        case .move: moving = try moving.refused(problem, typed)
        case .edit: editing = try editing.refused(problem, typed)
        case .cancel: ending = try ending.refused(problem, typed)
        case .status, .attendees:
            statusProblem = problem.issues.first?.message ?? problem.detail ?? problem.title
            if case .refused(let refusal) = problem { statusProblem = refusal.detail }
        }
    }
}

extension AppointmentPage {
    init(_ visit: PageVisit, _ answer: APIAnswer, _ found: Found) throws {
        let json = answer.json
        guard let data = DiaryVisitData(json) else {
            throw Problem.broken(context: "an appointment without a time")
        }
        let format = try visit.format(zone: json["time_zone"]?.stringValue)
        let wall = format.zone.wall(at: data.start)
        let places = visit.places
        let now = visit.scope.world.now()
        frame = ConsoleFrame(visit, at: .diary)
        token = visit.token ?? ""
        let names = data.live.map(\.name).joined(separator: ", ")
        title = names.isEmpty ? data.service : names
        day = format.day(wall.date)
        time = "\(format.time(data.start))–\(format.time(data.end))"
        let minutes = DiaryLayout.minutes(data.start, data.end)
        duration = format.duration(minutes: minutes)
        service = data.service
        employee = data.employeeName
        place = json["branch"]?["name"]?.stringValue ?? ""
        let used = data.resources.map(\.name).joined(separator: ", ")
        rooms = used.isEmpty ? nil : used
        status = visit.language.status(data.status)
        look = AppointmentLook.of(data.status)
        price = format.money(Int64(json["price"]?.intValue ?? 0))
        seats = data.capacity > 1 ? "\(data.seatsTaken)/\(data.capacity)" : nil
        let created = json["created_at"]?.stringValue.flatMap { Instant(rfc3339: $0) }
        bookedOn = created.map { visit(.visitBookedOn, ["when": format.dateTime($0)]) } ?? ""
        override = json["override_reason"]?.stringValue
        let began = now >= data.start
        attendees = (json["attendees"]?.arrayValue ?? []).map { Attendee($0, visit, hasBegun: began) }
        hasAttendees = !attendees.isEmpty
        var back = DiaryQuery(view: .day, date: wall.date)
        back.branch = json["branch"]?["slug"]?.stringValue
        diary = places.diary(back)
        statusPlace = places.staffAppointment(data.id, "status")
        attendeesPlace = places.staffAppointment(data.id, "attendees")
        mayEdit = visit.scope.allows(.editAppointments)
        mayOverride = visit.scope.allows(.overrideBooking)
        isOpen = data.isMovable
        isPending = data.status == "pending"
        hasBegun = began && data.status == "approved"
        isDecided = ["completed", "no_show"].contains(data.status)
        hasSeats = data.isMovable && data.seatsTaken < data.capacity
        messages = (found.messages ?? []).map { Line(message: $0, visit, format) }
        hasMessages = !messages.isEmpty
        seesMessages = found.messages != nil
        history = (found.history ?? []).map { Line(history: $0, visit, format) }
        hasHistory = !history.isEmpty
        clients = found.clients.map(Client.init)
        moving = FormView(
            visit,
            to: places.staffAppointment(data.id, "move"),
            ["date", "time", "minutes", "employee", "override.reason"]
        )
        .setting("date", wall.date.iso8601).setting("time", format.time(data.start))
        .setting("minutes", String(minutes)).setting("employee", data.employee)
        .choices("employee", Self.choices(found.employees, data))
        editing = FormView(
            visit,
            to: places.staffAppointment(data.id, "edit"),
            ["note", "capacity"],
            record: json,
            etag: answer.etag
        )
        ending = FormView(visit, to: places.staffAppointment(data.id, "cancel"), ["reason"])
    }

    private static func choices(_ people: [JSONValue], _ data: DiaryVisitData) -> [(String, String)] {
        let known = people.compactMap { item -> (String, String)? in
            guard let id = item["id"]?.stringValue, let name = item["name"]?.stringValue else { return nil }
            return (id, name)
        }
        return known.contains { $0.0 == data.employee } ? known : [(data.employee, data.employeeName)] + known
    }
}

extension AppointmentPage.Attendee {
    fileprivate init(_ json: JSONValue, _ visit: PageVisit, hasBegun: Bool) {
        let client = json["client"]
        let word = json["status"]?.stringValue ?? ""
        id = json["id"]?.stringValue ?? ""
        name = client?["name"]?.stringValue ?? ""
        place =
            visit.scope.allows(.readClients)
            ? client?["id"]?.stringValue.map { visit.places.client($0) } : nil
        let lines = [client?["phone"], client?["email"]].compactMap { $0?.stringValue }
        contact = lines.isEmpty ? nil : lines.joined(separator: " · ")
        status = visit.language.status(word)
        look = AppointmentLook.of(word)
        let count = json["seats"]?.intValue ?? 1
        seats = count > 1 ? "× \(count)" : nil
        note = json["note"]?.stringValue
        isLive = ["held", "pending", "approved"].contains(word)
        isPending = word == "pending"
        self.hasBegun = hasBegun && word == "approved"
        isDecided = ["completed", "no_show"].contains(word)
    }
}

extension AppointmentPage.Client {
    init(_ json: JSONValue) {
        id = json["id"]?.stringValue ?? ""
        let parts = ["first_name", "middle_name", "last_name"].compactMap { json[$0]?.stringValue }
        name = parts.isEmpty ? json["name"]?.stringValue ?? "" : parts.joined(separator: " ")
        detail = ["phone", "email"].compactMap { json[$0]?.stringValue }.joined(separator: " · ")
    }
}

extension AppointmentPage.Line {
    fileprivate init(message json: JSONValue, _ visit: PageVisit, _ format: LocalFormat) {
        let moment = json["sent_at"]?.stringValue ?? json["created_at"]?.stringValue
        when = moment.flatMap { Instant(rfc3339: $0) }.map(format.dateTime) ?? ""
        let state = json["state"]?.stringValue ?? ""
        let event = json["event"]?.stringValue ?? ""
        text = json["subject"]?.stringValue ?? event
        let parts = [json["channel"]?.stringValue, json["address"]?.stringValue, state]
        detail = parts.compactMap { $0 }.joined(separator: " · ")
        look = ["sent", "delivered"].contains(state) ? "good" : ["failed"].contains(state) ? "bad" : ""
    }

    fileprivate init(history json: JSONValue, _ visit: PageVisit, _ format: LocalFormat) {
        when = json["at"]?.stringValue.flatMap { Instant(rfc3339: $0) }.map(format.dateTime) ?? ""
        text =
            AuditDeeds.words[json["action"]?.stringValue ?? ""]?.text(visit.language)
            ?? json["action"]?.stringValue ?? ""
        detail = json["actor"]?["name"]?.stringValue
        look = ""
    }
}
