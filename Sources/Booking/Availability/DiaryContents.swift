import Core
import Postgres
import Tenancy

/// What the database answers to a question, before anything is made of it.
struct DiaryContents: Sendable {
    struct Service: Sendable, Hashable {
        let id: ServiceID
        let name: String
        var minutes: Int
        var bufferBefore = 0
        var bufferAfter = 0
        var price = 0
        var capacity = 1
        var isArchived = false
        var isOnline = true
        /// The branch offers it.
        var isHere = true
    }

    /// A step of a visit.
    struct Step: Sendable {
        var service: Service
        /// The service with steps that it is one of; the same service where it is a visit by itself.
        let head: Service
        /// Which of the wishes it belongs to, from 0.
        var wish = 0
        /// It is one of the steps of `head`.
        var isPart = false
        var pauseAfter = 0
        var sameEmployee = false
    }

    struct Employee: Sendable {
        let id: StaffID
        let name: String
        var isOnline = true
        /// Works at the branch, and has not left.
        var isHere = true
        /// The own week at the branch; nil where the branch's holds.
        var hours: OpeningHours?
        let offers: Set<ServiceID>
    }

    struct SpecialDay: Sendable {
        /// Of one branch, not of the whole business or of the employee at all branches.
        var isOfBranch = false
        var employee: StaffID?
        let days: ClosedRange<CalendarDate>
        /// None where it is closed.
        var spans: [OpeningHours.Span] = []
        var name: String?
    }

    struct TimeOff: Sendable {
        let employee: StaffID
        /// In minutes of the wall clock since 1970.
        let minutes: Range<Int>
    }

    struct Appointment: Sendable {
        var id: AppointmentID
        let employee: StaffID
        let service: ServiceID
        /// Others may join it here, as long as it has seats.
        var isJoinable = true
        let slot: TimeSlot
        var bufferBefore = 0
        var bufferAfter = 0
        var isHeld = false
        var capacity = 1
        var seatsTaken = 1
        var price = 0
    }

    struct Resource: Sendable {
        let service: ServiceID
        let id: ResourceID
        let kind: String
    }

    struct Use<Subject: Sendable>: Sendable {
        let subject: Subject
        let slot: TimeSlot
    }

    var steps: [Step] = []
    var employees: [Employee] = []
    /// The later made ones last: they win.
    var specialDays: [SpecialDay] = []
    var timeOff: [TimeOff] = []
    var appointments: [Appointment] = []
    /// Busy times of calendars that are read.
    var calendars: [Use<StaffID>] = []
    /// In the order in which they are to be used.
    var resources: [Resource] = []
    var resourcesInUse: [Use<ResourceID>] = []
}

extension DiaryContents {
    /// Reads the answers to `DiaryQueries.statements`.
    init(_ answers: ArraySlice<Rows>) throws {
        precondition(answers.count == DiaryQueries.count, "a diary is made of all of its statements")
        let first = answers.startIndex
        steps = try answers[first].map(Step.init(row:))
        employees = try answers[first + 1].map(Employee.init(row:))
        specialDays = try answers[first + 2].map(SpecialDay.init(row:)).compactMap(\.self)
        timeOff = try answers[first + 3].map(TimeOff.init(row:)).compactMap(\.self)
        appointments = try answers[first + 4].map(Appointment.init(row:)).compactMap(\.self)
        calendars = try answers[first + 5].map(Use.init(row:)).compactMap(\.self)
        resources = try answers[first + 6].map(Resource.init(row:))
        resourcesInUse = try answers[first + 7].map(Use.init(row:)).compactMap(\.self)
    }
}

extension DiaryContents.Step {
    fileprivate init(row: inout RowReader) throws {
        wish = try row.next(Int.self) - 1
        isPart = try row.next()
        pauseAfter = try row.next()
        sameEmployee = try row.next()
        head = try DiaryContents.Service(row: &row)
        service = try DiaryContents.Service(row: &row)
    }
}

extension DiaryContents.Service {
    fileprivate init(row: inout RowReader) throws {
        id = try row.next()
        name = try row.next()
        minutes = try row.next()
        bufferBefore = try row.next()
        bufferAfter = try row.next()
        price = try row.next()
        capacity = try row.next()
        isArchived = try row.next()
        isOnline = try row.next()
        isHere = try row.next()
    }
}

extension DiaryContents.Employee {
    fileprivate init(row: inout RowReader) throws {
        id = try row.next()
        name = try row.next()
        isOnline = try row.next()
        isHere = try row.next()
        hours = try row.next(JSONValue?.self).map { value in
            var reader = OpeningHours.Reader(path: "hours")
            return reader.read(value)
        }
        offers = try Set(row.next([ServiceID].self))
    }
}

extension DiaryContents.SpecialDay {
    /// Reads a row of `DiaryQueries.specialDays`.
    init?(row: inout RowReader) throws {
        isOfBranch = try row.next()
        employee = try row.next(StaffID?.self)
        let (first, last): (CalendarDate, CalendarDate) = (try row.next(), try row.next())
        guard first <= last else { return nil }
        days = first...last
        let texts = try row.next(JSONValue.self).arrayValue ?? []
        spans = texts.compactMap(\.stringValue).compactMap { OpeningHours.Span($0) }
        name = try row.next(String?.self)
    }
}

extension DiaryContents.TimeOff {
    /// Reads a row of `DiaryQueries.timeOff`.
    init?(row: inout RowReader) throws {
        employee = try row.next()
        let (start, end): (Int, Int) = (try row.next(), try row.next())
        guard start < end else { return nil }
        minutes = start..<end
    }
}

extension DiaryContents.Appointment {
    fileprivate init?(row: inout RowReader) throws {
        id = try row.next()
        employee = try row.next()
        service = try row.next()
        isJoinable = try row.next()
        guard let slot = TimeSlot(try row.next(), try row.next()) else { return nil }
        self.slot = slot
        bufferBefore = try row.next()
        bufferAfter = try row.next()
        isHeld = try row.next()
        capacity = try row.next()
        seatsTaken = try row.next()
        price = try row.next()
    }
}

extension DiaryContents.Resource {
    fileprivate init(row: inout RowReader) throws {
        service = try row.next()
        id = try row.next()
        kind = try row.next()
    }
}

extension DiaryContents.Use where Subject: PostgresDecodable {
    /// Reads whose time is taken, and from when to when.
    init?(row: inout RowReader) throws {
        subject = try row.next()
        guard let slot = TimeSlot(try row.next(), try row.next()) else { return nil }
        self.slot = slot
    }
}
