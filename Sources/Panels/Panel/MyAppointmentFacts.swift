import Core
import Tenancy

/// One of the customer's own appointments, as the API answers it.
struct MyAppointmentFacts: Sendable {
    let json: JSONValue
    let id: String
    let start: Instant
    let end: Instant
    let status: String
    /// On the clock of its branch.
    let format: LocalFormat

    init(_ json: JSONValue, _ visit: PageVisit) throws {
        guard let id = json["id"]?.stringValue, let start = Self.instant(json["starts_at"]),
            let end = Self.instant(json["ends_at"])
        else { throw Problem.broken(context: "an appointment of the API has no time") }
        self.json = json
        self.id = id
        self.start = start
        self.end = end
        status = json["status"]?.stringValue ?? ""
        format = try visit.format(zone: json["time_zone"]?.stringValue)
    }

    static func instant(_ value: JSONValue?) -> Instant? {
        value?.stringValue.flatMap { Instant(rfc3339: $0) }
    }

    var service: String { name("service") }
    var employee: String { name("employee") }
    var branch: String { name("branch") }
    var phone: String? { json["branch"]?["phone"]?.stringValue }
    var address: String? { json["branch"]?["address"]?.stringValue }
    var date: CalendarDate { format.zone.wall(at: start).date }
    /// `10:00–10:45`.
    var times: String { "\(format.time(start))–\(format.time(end))" }
    /// Whether somebody is still to come.
    var isLive: Bool { ["held", "pending", "approved"].contains(status) }

    var price: String? {
        guard let price = json["price"]?.intValue, price > 0 else { return nil }
        return format.money(Int64(price))
    }

    /// Whether the customer may: `can_cancel` or `can_reschedule`.
    func may(_ choice: String) -> Bool { json[choice]?["allowed"]?.boolValue ?? false }

    /// Why the customer may not, as the word of the API.
    func obstacle(_ choice: String) -> String? { json[choice]?["reason"]?.stringValue }

    /// Until when the customer may, or might have, in words.
    func until(_ choice: String) -> String? {
        Self.instant(json[choice]?["until"]).map(format.dateTime)
    }

    /// Others are in it, and the customer may leave it for another time.
    var canLeaveGroup: Bool { obstacle("can_reschedule") == "group" && may("can_cancel") }

    /// The booking page with the same chosen already.
    func again(_ places: PagePlaces) -> String {
        places.at(
            query: [
                ("branch", json["branch"]?["slug"]?.stringValue),
                ("service", json["service"]?["slug"]?.stringValue),
                ("employee", json["employee"]?["id"]?.stringValue),
            ]
        )
    }

    private func name(_ member: String) -> String { json[member]?["name"]?.stringValue ?? "" }
}

/// An appointment in a list.
struct MyAppointmentCard: Sendable {
    let place: String
    let weekday: String
    let number: String
    let month: String
    let day: String
    let times: String
    let service: String
    let employee: String
    let branch: String
    let price: String?
    let status: String
    let look: String
    /// Where it is cancelled; nil where that is not allowed.
    let cancel: String?
    let move: String?
    let rebook: String?
    let again: String
    let isOver: Bool

    init(_ item: JSONValue, _ visit: PageVisit) throws {
        let facts = try MyAppointmentFacts(item, visit)
        let places = visit.places
        place = places.panelAppointment(facts.id)
        weekday = facts.format.weekday(facts.date, short: true)
        number = String(facts.date.day)
        month = String(facts.format.month(facts.date).prefix { $0 != " " })
        day = facts.format.day(facts.date)
        times = facts.times
        service = facts.service
        employee = facts.employee
        branch = facts.branch
        price = facts.price
        status = visit.language.status(facts.status)
        look = AppointmentLook.of(facts.status)
        cancel = facts.may("can_cancel") ? places.panelCancel(facts.id) : nil
        move = facts.may("can_reschedule") ? places.panelMove(facts.id) : nil
        rebook = facts.canLeaveGroup ? places.panelRebook(facts.id) : nil
        again = facts.again(places)
        isOver = !facts.isLive || facts.start <= visit.scope.world.now()
    }
}

extension PagePlaces {
    func panelCancel(_ id: String) -> String { at("panel", "appointments", id, "cancel") }

    func panelMove(_ id: String, date: String? = nil) -> String {
        at("panel", "appointments", id, "move", query: [("date", date)])
    }

    func panelRebook(_ id: String, date: String? = nil) -> String {
        at("panel", "appointments", id, "rebook", query: [("date", date)])
    }

    func panelCalendar(view: String, date: String?) -> String {
        at("panel", "calendar", query: [("view", view), ("date", date)])
    }

    /// The file that calendar programs read.
    func calendarFile(_ id: String) -> String {
        at("api", "v1", "my", "appointments", id, "calendar.ics")
    }
}
