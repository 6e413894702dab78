import Core

/// The diary of a branch as the API answers it.
struct DiarySheetData: Sendable {
    struct Span: Sendable {
        let start: Instant
        let end: Instant
    }

    struct Busy: Sendable {
        let span: Span
        let cause: String
    }

    struct Day: Sendable {
        let date: CalendarDate
        let start: Instant
        let end: Instant
        let hours: [Span]
        let special: String?
    }

    struct WorkingDay: Sendable {
        let hours: [Span]
        let special: String?
        let timeOff: [Span]
        let busy: [Busy]
    }

    struct Employee: Sendable {
        let id: String
        let name: String
        let colour: String?
        /// By position in the days.
        let days: [WorkingDay]
    }

    struct Resource: Sendable {
        let id: String
        let name: String
        let isRoom: Bool
    }

    let branch: String
    let zone: String
    let position: Int
    let days: [Day]
    let employees: [Employee]
    let resources: [Resource]
    let visits: [DiaryVisitData]

    init(_ json: JSONValue) {
        branch = json["branch"]?["name"]?.stringValue ?? ""
        zone = json["time_zone"]?.stringValue ?? "UTC"
        position = json["position"]?.intValue ?? 0
        days = (json["days"]?.arrayValue ?? []).compactMap(Day.init)
        employees = (json["employees"]?.arrayValue ?? []).map(Employee.init)
        resources = (json["resources"]?.arrayValue ?? []).map { item in
            Resource(
                id: item["id"]?.stringValue ?? "",
                name: item["name"]?.stringValue ?? "",
                isRoom: item["kind"]?.stringValue == "room"
            )
        }
        visits = (json["appointments"]?.arrayValue ?? []).compactMap(DiaryVisitData.init)
    }
}

extension DiarySheetData.Span {
    init?(_ json: JSONValue) {
        guard let start = json["starts_at"]?.stringValue.flatMap({ Instant(rfc3339: $0) }),
            let end = json["ends_at"]?.stringValue.flatMap({ Instant(rfc3339: $0) }), start < end
        else { return nil }
        self.start = start
        self.end = end
    }

    static func list(_ json: JSONValue?) -> [Self] { (json?.arrayValue ?? []).compactMap(Self.init) }
}

extension DiarySheetData.Day {
    fileprivate init?(_ json: JSONValue) {
        guard let date = json["date"]?.stringValue.flatMap({ CalendarDate(iso8601: $0) }),
            let span = DiarySheetData.Span(json)
        else { return nil }
        self.date = date
        start = span.start
        end = span.end
        hours = DiarySheetData.Span.list(json["hours"])
        special = json["special"]?.stringValue
    }
}

extension DiarySheetData.Employee {
    fileprivate init(_ json: JSONValue) {
        id = json["id"]?.stringValue ?? ""
        name = json["name"]?.stringValue ?? ""
        colour = json["colour"]?.stringValue
        days = (json["days"]?.arrayValue ?? []).map { day in
            DiarySheetData.WorkingDay(
                hours: DiarySheetData.Span.list(day["hours"]),
                special: day["special"]?.stringValue,
                timeOff: DiarySheetData.Span.list(day["time_off"]),
                busy: (day["busy"]?.arrayValue ?? []).compactMap { item in
                    DiarySheetData.Span(item).map {
                        DiarySheetData.Busy(span: $0, cause: item["cause"]?.stringValue ?? "")
                    }
                }
            )
        }
    }
}

/// An appointment as the diary needs it.
struct DiaryVisitData: Sendable {
    struct Attendee: Sendable {
        let name: String
        let phone: String?
        let isMarked: Bool
        let note: String?
        let isLive: Bool
    }

    let id: String
    let start: Instant
    let end: Instant
    let bufferBefore: Int
    let bufferAfter: Int
    let status: String
    let service: String
    let serviceID: String
    let colour: String?
    let employee: String
    let employeeName: String
    let capacity: Int
    let seatsTaken: Int
    let isOverlapping: Bool
    let isVisit: Bool
    let resources: [(id: String, name: String)]
    let attendees: [Attendee]
    let note: String?

    init?(_ json: JSONValue) {
        guard let span = DiarySheetData.Span(json), let id = json["id"]?.stringValue else { return nil }
        self.id = id
        start = span.start
        end = span.end
        bufferBefore = json["buffer_before"]?.intValue ?? 0
        bufferAfter = json["buffer_after"]?.intValue ?? 0
        status = json["status"]?.stringValue ?? ""
        service = json["service"]?["name"]?.stringValue ?? ""
        serviceID = json["service"]?["id"]?.stringValue ?? ""
        colour = json["service"]?["colour"]?.stringValue
        employee = json["employee"]?["id"]?.stringValue ?? ""
        employeeName = json["employee"]?["name"]?.stringValue ?? ""
        capacity = json["capacity"]?.intValue ?? 1
        seatsTaken = json["seats_taken"]?.intValue ?? 0
        isOverlapping = json["overlapping"]?.boolValue ?? false
        isVisit = json["visit_id"]?.stringValue != nil
        resources = (json["resources"]?.arrayValue ?? []).map { item in
            (item["id"]?.stringValue ?? "", item["name"]?.stringValue ?? "")
        }
        attendees = (json["attendees"]?.arrayValue ?? []).map { item in
            Attendee(
                name: item["client"]?["name"]?.stringValue ?? "",
                phone: item["client"]?["phone"]?.stringValue,
                isMarked: item["client"]?["marked"]?.boolValue ?? false,
                note: item["note"]?.stringValue,
                isLive: !["cancelled", "rejected"].contains(item["status"]?.stringValue ?? "")
            )
        }
        note = json["note"]?.stringValue
    }

    /// Those who come.
    var live: [Attendee] { attendees.filter(\.isLive) }

    /// It can still be moved.
    var isMovable: Bool { ["held", "pending", "approved"].contains(status) }
}
