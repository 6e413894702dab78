import Core
import Postgres
import Tenancy

/// Who does what where, and for how long, as the demo's appointments need it.
struct DemoOffer: Sendable {
    let employee: StaffID
    let branch: BranchID
    /// How many branches the employee works at, and which of them in order this one is.
    let branches: Int
    let place: Int
    let service: ServiceID
    let minutes: Int
    let bufferBefore: Int
    let bufferAfter: Int
    let price: Int
    let capacity: Int

    /// Reads a row of `DemoAppointmentQueries.offers`.
    init(row: inout RowReader) throws {
        employee = try row.next()
        branch = try row.next()
        branches = try row.next()
        place = try row.next()
        service = try row.next()
        minutes = try row.next()
        bufferBefore = try row.next()
        bufferAfter = try row.next()
        price = try row.next()
        capacity = try row.next()
    }
}

/// The appointments of one business's demo: some weeks back and some ahead, within the opening hours.
struct DemoDiary: Sendable {
    private(set) var rows: [JSONValue] = []
    private(set) var people: [JSONValue] = []
    private let scope: Scope
    private let clients: [String: [DemoPerson]]
    private let now: Instant
    private var turn = 0

    /// As `DemoAppointmentQueries.insertAppointments` reads them.
    var appointments: JSONValue { .array(rows) }
    /// As `DemoAppointmentQueries.insertAttendees` reads them.
    var attendees: JSONValue { .array(people) }

    /// From five weeks ago to three weeks ahead.
    private static let days = -35...21

    init(_ all: [DemoPerson], _ offers: [DemoOffer], _ scope: Scope) {
        self.scope = scope
        now = scope.world.now()
        clients = Dictionary(grouping: all.filter { $0.archivedAt == nil }, by: { $0.branch ?? "" })
        for (_, own) in Dictionary(grouping: offers, by: \.employee).sorted(by: { $0.key < $1.key }) {
            for day in Self.days { fill(day, own) }
        }
    }

    /// One employee's day, at the branch whose turn it is.
    private mutating func fill(_ day: Int, _ own: [DemoOffer]) {
        let date = CalendarDate(
            daysSince1970: Int(now.microseconds / 86_400_000_000) + day
        )
        let here = own.filter { $0.place == abs(date.daysSince1970) % $0.branches }
        guard let first = here.first, let branch = scope.profile.branch(id: first.branch),
            let weekday = OpeningHours.Day(rawValue: (date.daysSince1970 + 3) % 7)
        else { return }
        for span in branch.hours.spans[weekday] ?? [] {
            var minute = span.start + 15 * (turn % 3)
            while true {
                let offer = here[turn % here.count]
                turn += 1
                let start = minute + offer.bufferBefore
                guard start + offer.minutes <= span.end else { break }
                // Every third time stays free, for whoever tries to book.
                if turn % 3 != 0 { add(offer, branch, WallTime(date, minute: start)) }
                let end = start + offer.minutes + offer.bufferAfter
                minute = (end + 14) / 15 * 15 + 15 * (turn % 2)
            }
        }
    }

    private mutating func add(_ offer: DemoOffer, _ branch: Branch, _ wall: WallTime) {
        guard let zone = try? TimeZoneRules.named(TimeZoneName(branch.timeZone)),
            let pool = clients[branch.slug], !pool.isEmpty
        else { return }
        let start = zone.instant(of: wall)
        let number = rows.count
        let status = Self.status(number, isPast: start < now)
        let seats = offer.capacity > 1 ? min(offer.capacity, 2 + number % 4, pool.count) : 1
        let isTaken = !["cancelled", "no_show"].contains(status)
        let id = AppointmentID.make(scope.world)
        rows.append([
            "id": .id(id), "branch_id": .id(branch.id), "service_id": .id(offer.service),
            "employee_id": .id(offer.employee), "starts_at": .instant(start),
            "ends_at": .instant(start.adding(minutes: offer.minutes)), "time_zone": .string(branch.timeZone),
            "local_start": .string(wall.iso8601), "buffer_before": .int(offer.bufferBefore),
            "buffer_after": .int(offer.bufferAfter), "price": .int(offer.price),
            "capacity": .int(offer.capacity), "seats_taken": .int(isTaken ? seats : 0),
            "status": .string(status),
        ])
        let booked = min(start.adding(.seconds(-86_400 * (2 + number % 9))), now)
        // The same person twice in one group would be once too often.
        var coming: Set<ClientID> = []
        for seat in 0..<seats {
            let client = pool[(number * 5 + seat * 3) % pool.count]
            guard coming.insert(client.id).inserted else { continue }
            people.append([
                "id": .id(AttendeeID.make(scope.world)), "appointment_id": .id(id),
                "client_id": .id(client.id),
                "status": .string(status), "price": .int(offer.price),
                "booked_by": .string(["staff", "visitor", "customer"][number % 3]),
                "created_at": .instant(booked),
                "ended_at": .instant(isTaken ? nil : min(start, now)),
                "ended_by": isTaken ? .null : .string(status == "cancelled" ? "customer" : "staff"),
            ])
        }
    }

    private static func status(_ number: Int, isPast: Bool) -> String {
        switch (number % 11, isPast) {
        case (4, _): "cancelled"
        case (9, true): "no_show"
        case (1, false), (6, false): "pending"
        case (_, true): number % 4 == 0 ? "approved" : "completed"
        default: "approved"
        }
    }
}
