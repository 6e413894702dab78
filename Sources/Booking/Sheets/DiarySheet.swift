import Core
import Postgres
import Tenancy

/// What a diary shows of one branch on some days: who works when, and what is booked.
struct DiarySheet: Sendable {
    /// Somebody who has a column in the diary.
    struct Employee: Sendable {
        let id: StaffID
        let name: String
        let colour: String?
        let hours: OpeningHours?
    }

    /// A room, or a piece of equipment.
    struct Resource: Sendable {
        let id: ResourceID
        let kind: String
        let name: String
    }

    /// Time that is taken by something that is not shown here.
    struct Busy: Sendable {
        enum Cause: String, Sendable, CaseIterable {
            /// A calendar of the employee's own.
            case calendar
            /// An appointment at another branch.
            case branch
        }

        let employee: StaffID
        let slot: TimeSlot
        let cause: Cause
    }

    let branch: Branch
    let zone: TimeZoneRules
    let employees: [Employee]
    let days: [DiaryDay]
    let busy: [Busy]
    let resources: [Resource]
    let records: [AppointmentRecord]
    /// Changes after this position may not be seen here.
    let position: Int

    /// Reads the answers to `DiarySheetQueries.statements`.
    init(_ answers: [Rows], _ question: DiarySheetQuestion) throws {
        let zone = question.zone
        self.zone = zone
        branch = question.branch
        let employees = try answers[0].map(Employee.init(row:))
        self.employees = employees
        var contents = DiaryContents()
        contents.employees = employees.map { employee in
            DiaryContents.Employee(
                id: employee.id,
                name: employee.name,
                hours: employee.hours,
                offers: []
            )
        }
        contents.specialDays = try answers[1].map(DiaryContents.SpecialDay.init(row:)).compactMap(\.self)
        contents.timeOff = try answers[2].map(DiaryContents.TimeOff.init(row:)).compactMap(\.self)
        busy = try answers[3].map(Busy.init(row:)).compactMap(\.self)
        resources = try answers[4].map(Resource.init(row:))
        records = try AppointmentRecord.read(answers[6...7])
        position = try answers[5].one { row in try row.next() }
        let work = EmployeeWork(contents, in: zone)
        let plain = DiaryQuestion(
            branch: question.branch,
            wish: .steps([]),
            days: question.days,
            entry: .staff
        )
        days = question.clocks.map { DiaryDay($0, contents, plain, work) }
    }
}

/// What a diary is asked for.
struct DiarySheetQuestion: Sendable {
    /// So many days are shown at once.
    static let daysMax = 42
    /// More appointments are not shown at once.
    static let appointmentsMax = 2_000

    let branch: Branch
    let zone: TimeZoneRules
    let days: ClosedRange<CalendarDate>
    /// Only this one; everybody's if nil.
    let employee: StaffID?
    let includesCancelled: Bool

    /// The clock of each day.
    var clocks: [DayClock] {
        (days.lowerBound.daysSince1970...days.upperBound.daysSince1970).map {
            DayClock(CalendarDate(daysSince1970: $0), in: zone)
        }
    }

    /// From the first moment of the first day until after the last one.
    var window: TimeSlot {
        let (first, last) = (DayClock(days.lowerBound, in: zone), DayClock(days.upperBound, in: zone))
        return TimeSlot(first.start, last.end) ?? TimeSlot(first.start, minutes: 1_440)
    }
}

extension DiarySheet.Employee {
    fileprivate init(row: inout RowReader) throws {
        id = try row.next()
        name = try row.next()
        colour = try row.next(String?.self)
        hours = try row.next(JSONValue?.self).map { value in
            var reader = OpeningHours.Reader(path: "hours")
            return reader.read(value)
        }
    }
}

extension DiarySheet.Resource {
    fileprivate init(row: inout RowReader) throws {
        id = try row.next()
        kind = try row.next()
        name = try row.next()
    }
}

extension DiarySheet.Busy {
    fileprivate init?(row: inout RowReader) throws {
        employee = try row.next()
        guard let slot = TimeSlot(try row.next(), try row.next()) else { return nil }
        self.slot = slot
        cause = try row.next(Bool.self) ? .calendar : .branch
    }
}

extension DiarySheet {
    /// Writes the whole sheet as an object.
    func write(to json: inout JSONWriter, in scope: Scope) throws {
        json.beginObject()
        json.field(branch: branch)
        json.field("time_zone", zone.name)
        json.field("position", position)
        json.key("days")
        json.array { json in
            for day in days { write(day, to: &json) }
        }
        json.key("employees")
        json.array { json in
            for index in employees.indices { write(employee: index, to: &json) }
        }
        json.key("resources")
        json.array { json in
            for resource in resources {
                json.object { json in
                    json.field("id", resource.id)
                    json.field("kind", resource.kind)
                    json.field("name", resource.name)
                }
            }
        }
        json.key("appointments")
        json.beginArray()
        for record in records { try record.write(to: &json, in: scope) }
        json.endArray()
        json.endObject()
    }

    private func write(_ day: DiaryDay, to json: inout JSONWriter) {
        json.object { json in
            json.field("date", day.clock.date)
            json.field("starts_at", day.clock.start, in: zone)
            json.field("ends_at", day.clock.end, in: zone)
            write(day.branch.spans.map(\.slot), as: "hours", to: &json)
            json.field("special", day.branch.special)
        }
    }

    private func write(employee index: Int, to json: inout JSONWriter) {
        let employee = employees[index]
        json.object { json in
            json.field("id", employee.id)
            json.field("name", employee.name)
            json.field("colour", employee.colour)
            json.key("days")
            json.array { json in
                for day in days {
                    json.object { json in
                        json.field("date", day.clock.date)
                        write(day.working[index].spans.map(\.slot), as: "hours", to: &json)
                        json.field("special", day.hours[index].special)
                        write(day.timeOff[index], as: "time_off", to: &json)
                        json.key("busy")
                        json.array { json in
                            for time in busy(employee.id, on: day.clock) {
                                json.object { json in
                                    json.field("starts_at", time.slot.start, in: zone)
                                    json.field("ends_at", time.slot.end, in: zone)
                                    json.field("cause", time.cause.rawValue)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private func busy(_ employee: StaffID, on clock: DayClock) -> [Busy] {
        busy.filter { $0.employee == employee && $0.slot.start < clock.end && clock.start < $0.slot.end }
    }

    private func write(_ slots: [TimeSlot], as name: StaticString, to json: inout JSONWriter) {
        json.key(name)
        json.array { json in
            for slot in slots {
                json.object { json in
                    json.field("starts_at", slot.start, in: zone)
                    json.field("ends_at", slot.end, in: zone)
                }
            }
        }
    }
}
