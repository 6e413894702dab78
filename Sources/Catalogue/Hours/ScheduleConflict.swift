import Core
import Postgres

/// An appointment to come that new hours or a time off leave without its employee or branch.
struct ScheduleConflict: Sendable, Hashable, JSONEncodable {
    static let countMax = 100

    let appointment: AppointmentID
    let startsAt: String

    /// Reads a row of `UpcomingQueries.conflicts`.
    init(row: inout RowReader) throws {
        appointment = try row.next()
        startsAt = Upcoming.text(try row.next(), zone: try row.next(String.self))
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("appointment_id", appointment)
            json.field("starts_at", startsAt)
        }
    }
}
