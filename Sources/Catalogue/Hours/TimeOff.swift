import Core
import Postgres

/// When an employee is away, in wall time at whichever branch.
struct TimeOff: Sendable, Hashable {
    /// What became of the wish.
    enum Status: String, Sendable, Hashable, CaseIterable {
        case requested
        /// Only this takes time away.
        case approved
        case refused
    }

    let id: TimeOffID
    let draft: TimeOffDraft
    let employeeName: String
    let status: Status
    let requestedAt: Instant
    let decidedAt: Instant?
    let decidedBy: StaffID?
    let revision: Int64

    /// Reads a row of `TimeOffQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        let employee = try row.next(StaffID.self)
        employeeName = try row.next()
        let span = try WallSpan(row.next(String.self), row.next(String.self))
        draft = TimeOffDraft(employee: employee, span: span, reason: try row.next(String?.self))
        let word = try row.next(String.self)
        guard let status = Status(rawValue: word) else {
            throw Problem.broken(context: "time off \(id) has the unknown status '\(word)'")
        }
        self.status = status
        requestedAt = try row.next()
        decidedAt = try row.next(Instant?.self)
        decidedBy = try row.next(StaffID?.self)
        revision = try row.next()
    }

    /// Writes the record; an answer to a change tells the appointments that it takes the employee from.
    func write(to json: inout JSONWriter, conflicts: [ScheduleConflict]?) {
        json.object { json in
            json.field("id", id)
            json.field("employee", EmployeeLabel(id: draft.employee, name: employeeName))
            json.field("starts_at", draft.span.startText)
            json.field("ends_at", draft.span.endText)
            json.field("reason", draft.reason)
            json.field("status", status.rawValue)
            json.field("requested_at", requestedAt)
            json.field("decided_at", decidedAt)
            json.field("decided_by", decidedBy)
            json.field("revision", revision)
            if let conflicts { json.field("conflicts", conflicts) }
        }
    }
}

extension TimeOff: JSONEncodable {
    func write(to json: inout JSONWriter) {
        write(to: &json, conflicts: nil)
    }
}

/// What the record of a time off is to say.
struct TimeOffDraft: Sendable, Hashable {
    static let reasonMax = 500

    /// Whose it is, for good.
    let employee: StaffID
    var span: WallSpan
    var reason: String?

    /// The fields by the names of the API, for the audit log; why somebody is away is nobody's later reading.
    var fields: [String: JSONValue] {
        [
            "employee": .id(employee), "starts_at": .string(span.startText), "ends_at": .string(span.endText),
        ]
    }
}

extension TimeOffDraft {
    /// The record with its fields changed by a body; a new one where there is none yet.
    ///
    /// - Parameter actor: whose it is where the body does not say.
    init(_ body: JSONValue, by actor: Actor, changing before: TimeOffDraft?) throws(Problem) {
        var fields = try FieldReader(body)
        var employee = before?.employee
        if before == nil {
            employee = fields.id("employee").value ?? actor.staff
            if employee == nil { fields.add("employee", .required) }
        }
        let span = WallSpan(&fields, changing: before?.span)
        let reason = fields.text("reason", max: Self.reasonMax).applied(to: before?.reason)
        try fields.finish()
        guard let employee, let span else { throw .broken(context: "a time off without times was let pass") }
        self.init(employee: employee, span: span, reason: reason)
    }
}

/// Which times off a list shows.
struct TimeOffFilter: Sendable, Hashable {
    var from: CalendarDate?
    var to: CalendarDate?
    var branch: BranchID?
    var employee: StaffID?
    var status: TimeOff.Status?

    /// What a cursor must agree with.
    var parts: [String?] {
        [from?.iso8601, to?.iso8601, branch?.description, employee?.description, status?.rawValue]
    }
}
