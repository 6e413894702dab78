import Core
import FoundationEssentials
import Tenancy

@testable import Booking

/// A diary that is put together in memory: a branch that is open from 09:00 to 14:00 and from 16:00 to 20:00, one
/// employee who offers one service of an hour.
struct DiaryFixture {
    static let anna = staff(1)
    static let berta = staff(2)
    static let cut = service(1)
    static let dye = service(2)

    var zone = "Europe/Madrid"
    var hours: JSONValue = ["mon-sun": ["09:00-14:00", "16:00-20:00"]]
    var contents = DiaryContents()
    /// A Monday.
    var day = "2027-03-01"
    var lastDay: String?
    var now = "2027-02-01T08:00:00Z"
    var entry = BookingEntry.online
    var seats = 1
    var employee: StaffID?
    var wish: DiaryQuestion.Wish?
    var ignoring: [AppointmentID] = []
    var settings: [String: JSONValue] = ["booking.slot_interval_minutes": 60]

    /// - Parameter service: the only one, which all employees offer.
    init(_ service: DiaryContents.Service = Self.hour()) {
        contents.steps = [DiaryContents.Step(service: service, head: service)]
        contents.employees = [Self.employee(Self.anna, "Anna")]
    }

    static func staff(_ number: Int) -> StaffID { StaffID(uuid(1, number)) }
    static func service(_ number: Int) -> ServiceID { ServiceID(uuid(2, number)) }
    static func resource(_ number: Int) -> ResourceID { ResourceID(uuid(3, number)) }
    static func appointment(_ number: Int) -> AppointmentID { AppointmentID(uuid(4, number)) }

    private static func uuid(_ kind: UInt8, _ number: Int) -> UUID {
        let (high, low) = (UInt8(number / 256), UInt8(number % 256))
        return UUID(uuid: (kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, high, low))
    }

    static func hour(
        _ id: ServiceID = cut,
        minutes: Int = 60,
        before: Int = 0,
        after: Int = 0,
        capacity: Int = 1
    ) -> DiaryContents.Service {
        DiaryContents.Service(
            id: id,
            name: id == cut ? "Cut" : "Dye",
            minutes: minutes,
            bufferBefore: before,
            bufferAfter: after,
            price: 3_000,
            capacity: capacity
        )
    }

    static func employee(
        _ id: StaffID,
        _ name: String,
        hours: JSONValue? = nil,
        offers: Set<ServiceID> = [cut, dye]
    ) -> DiaryContents.Employee {
        DiaryContents.Employee(id: id, name: name, hours: hours.map(openingHours), offers: offers)
    }

    static func openingHours(_ value: JSONValue) -> OpeningHours {
        var reader = OpeningHours.Reader(path: "hours")
        return reader.read(value)
    }

    static func date(_ text: String) -> CalendarDate {
        CalendarDate(iso8601: text) ?? CalendarDate(daysSince1970: 0)
    }

    static func rules(_ zone: String) throws -> TimeZoneRules {
        try TimeZoneRules.named(TimeZoneName(zone))
    }

    var rules: TimeZoneRules {
        get throws { try Self.rules(zone) }
    }

    /// A moment of the fixture's day, by its wall time: `10:30`, or of another day: `2027-03-02T10:30`.
    func at(_ text: String) throws -> Instant {
        let whole = text.contains("T") ? text : "\(day)T\(text)"
        guard let wall = WallTime(iso8601: whole) else { throw DiaryFixtureError(text: text) }
        return try rules.instant(of: wall)
    }

    func slot(_ start: String, _ end: String) throws -> TimeSlot {
        guard let slot = TimeSlot(try at(start), try at(end)) else { throw DiaryFixtureError(text: end) }
        return slot
    }

    /// Somebody's appointment of the day.
    mutating func book(
        _ start: String,
        _ end: String,
        with employee: StaffID = anna,
        before: Int = 0,
        after: Int = 0,
        _ change: (inout DiaryContents.Appointment) -> Void = { _ in }
    ) throws {
        var appointment = DiaryContents.Appointment(
            id: Self.appointment(contents.appointments.count + 1),
            employee: employee,
            service: Self.cut,
            slot: try slot(start, end),
            bufferBefore: before,
            bufferAfter: after
        )
        change(&appointment)
        contents.appointments.append(appointment)
    }

    /// Somebody's time off, in wall time.
    mutating func away(_ start: String, _ end: String, _ employee: StaffID = anna) throws {
        guard let start = WallTime(iso8601: start), let end = WallTime(iso8601: end) else {
            throw DiaryFixtureError(text: "\(start) \(end)")
        }
        let minutes = start.secondsSince1970 / 60..<end.secondsSince1970 / 60
        contents.timeOff.append(DiaryContents.TimeOff(employee: employee, minutes: minutes))
    }

    /// A special day: of the business, a branch or an employee.
    mutating func special(
        _ spans: [String] = [],
        name: String? = nil,
        branch: Bool = false,
        employee: StaffID? = nil
    ) {
        contents.specialDays.append(
            DiaryContents.SpecialDay(
                isOfBranch: branch,
                employee: employee,
                days: Self.date(day)...Self.date(day),
                spans: spans.compactMap { OpeningHours.Span($0) },
                name: name
            )
        )
    }

    /// A room that a service needs.
    mutating func room(_ number: Int, kind: String = "room", for service: ServiceID = cut) {
        contents.resources.append(
            DiaryContents.Resource(service: service, id: Self.resource(number), kind: kind)
        )
    }

    mutating func use(_ number: Int, _ start: String, _ end: String) throws {
        contents.resourcesInUse.append(
            DiaryContents.Use(subject: Self.resource(number), slot: try slot(start, end))
        )
    }

    var question: DiaryQuestion {
        get throws {
            DiaryQuestion(
                branch: Branch(
                    id: BranchID(Self.uuid(5, 1)),
                    slug: "gracia",
                    name: "Gràcia",
                    timeZone: zone,
                    country: try CountryCode("ES"),
                    hours: Self.openingHours(hours)
                ),
                wish: wish ?? .service(contents.steps.first?.head.id ?? Self.cut),
                employee: employee,
                seats: seats,
                days: Self.date(day)...Self.date(lastDay ?? day),
                entry: entry,
                ignoring: ignoring
            )
        }
    }

    var diary: Diary {
        get throws {
            guard let now = Instant(rfc3339: now) else { throw DiaryFixtureError(text: now) }
            return try Diary(
                contents,
                question,
                in: rules,
                settings: SettingValues(definitions: BookingSettings.definitions, business: settings),
                now: now
            )
        }
    }

    /// The starts that are offered, as the clock shows them: `09:00`.
    var times: [String] {
        get throws {
            let rules = try rules
            return try diary.slots().map { WallTime.clock(rules.wall(at: $0.start).minute) }
        }
    }

    /// What is decided about a start: the reason against it, or nil.
    func reason(_ start: String) throws -> SlotReason? {
        try diary.decide(at(start)).refusal?.reason
    }

    /// The visit at a start.
    func visit(_ start: String) throws -> Assignment {
        try diary.decide(at(start)).get()
    }
}

struct DiaryFixtureError: Error {
    let text: String
}

extension Result where Failure == SlotRefusal {
    var refusal: SlotRefusal? {
        guard case .failure(let refusal) = self else { return nil }
        return refusal
    }
}
