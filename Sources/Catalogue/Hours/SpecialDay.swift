import Core
import Postgres
import Tenancy

/// Days that are not like the week says: of the whole business, of a branch, or of an employee.
struct SpecialDay: Sendable, Hashable {
    let id: SpecialDayID
    let draft: SpecialDayDraft
    let branchSlug: String?
    let employeeName: String?
    let createdAt: Instant
    let revision: Int64

    /// Reads a row of `SpecialDayQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        let branch = try row.next(BranchID?.self)
        branchSlug = try row.next(String?.self)
        let employee = try row.next(StaffID?.self)
        employeeName = try row.next(String?.self)
        let (first, last) = try (row.next(CalendarDate.self), row.next(CalendarDate.self))
        let texts = try row.next(JSONValue.self).arrayValue ?? []
        draft = SpecialDayDraft(
            branch: branch,
            employee: employee,
            firstDay: first,
            lastDay: last,
            spans: texts.compactMap(\.stringValue).compactMap { OpeningHours.Span($0) },
            name: try row.next(String?.self)
        )
        createdAt = try row.next()
        revision = try row.next()
    }

    /// Writes the record; an answer to a change tells the appointments that it leaves outside.
    func write(to json: inout JSONWriter, conflicts: [ScheduleConflict]?) {
        json.object { json in
            json.field("id", id)
            json.field(
                "branch",
                branchSlug.flatMap { slug in draft.branch.map { BranchLabel(id: $0, slug: slug) } }
            )
            json.field("employee", draft.employee.map { EmployeeLabel(id: $0, name: employeeName ?? "") })
            json.field("first_day", draft.firstDay)
            json.field("last_day", draft.lastDay)
            json.field("closed", draft.spans.isEmpty)
            json.field("spans", draft.spans.map(\.text))
            json.field("name", draft.name)
            json.field("created_at", createdAt)
            json.field("revision", revision)
            if let conflicts { json.field("conflicts", conflicts) }
        }
    }
}

extension SpecialDay: JSONEncodable {
    func write(to json: inout JSONWriter) {
        write(to: &json, conflicts: nil)
    }
}

/// What the record of special days is to say.
struct SpecialDayDraft: Sendable, Hashable {
    /// So many days at most, the first one included.
    static let daysMax = 367

    /// Where they hold; nil for every branch, for good.
    let branch: BranchID?
    /// Whose they are; nil for those of the branch itself, for good.
    let employee: StaffID?
    var firstDay: CalendarDate
    var lastDay: CalendarDate
    /// The hours of each of the days; none where it is closed, or the employee away.
    var spans: [OpeningHours.Span]
    var name: String?

    /// The fields by the names of the API, for the audit log.
    var fields: [String: JSONValue] {
        [
            "branch": .id(branch), "employee": .id(employee), "first_day": .string(firstDay.iso8601),
            "last_day": .string(lastDay.iso8601), "spans": .array(spans.map { .string($0.text) }),
            "name": .optional(name),
        ]
    }

    /// The hours in minutes of the day, spans that touch joined.
    var openMinutes: [ClosedRange<Int>] {
        spans.reduce(into: []) { joined, span in
            if let last = joined.last, span.start <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, span.end)
            } else {
                joined.append(span.start...span.end)
            }
        }
    }
}

extension SpecialDayDraft {
    /// The record with its fields changed by a body; a new one where there is none yet.
    init(_ body: JSONValue, profile: Profile, changing before: SpecialDayDraft?) throws(Problem) {
        var fields = try FieldReader(body)
        let branch = before == nil ? fields.branch("branch", of: profile).value : before?.branch
        let employee = before == nil ? fields.id("employee").value : before?.employee
        let first = fields.settled(fields.date("first_day"), "first_day", before?.firstDay)
        // A day that is moved takes its end along only where the end is given too.
        let last = fields.date("last_day").applied(to: before?.lastDay) ?? first
        let spans = Self.spans(&fields, before?.spans ?? [])
        let name = fields.text("name", max: CatalogueLimits.name).applied(to: before?.name)
        if let first, let last {
            if last < first {
                let message = "Write a day that is not before the first one."
                fields.add("last_day", ValueIssue(code: "before_first", message: message))
            } else if last.daysSince1970 - first.daysSince1970 >= Self.daysMax {
                let message = "Write at most \(Self.daysMax) days at once."
                fields.add("last_day", ValueIssue(code: "too_many", message: message))
            }
        }
        try fields.finish()
        guard let first, let last else { throw .broken(context: "a special day without a day was let pass") }
        self.init(
            branch: branch,
            employee: employee,
            firstDay: first,
            lastDay: last,
            spans: spans,
            name: name
        )
    }

    private static func spans(
        _ fields: inout FieldReader,
        _ before: [OpeningHours.Span]
    ) -> [OpeningHours.Span] {
        guard let value = fields.raw("spans") else { return before }
        guard value != .null else { return [] }
        var reader = OpeningHours.Reader(path: "spans")
        let spans = reader.readSpans(value)
        for issue in reader.issues { fields.add(issue) }
        return spans
    }
}

/// Which special days a list shows.
struct SpecialDayFilter: Sendable, Hashable {
    var from: CalendarDate?
    var to: CalendarDate?
    /// All that hold there, those of the whole business and of its employees too.
    var branch: BranchID?
    /// Only those of this employee.
    var employee: StaffID?

    /// What a cursor must agree with.
    var parts: [String?] { [from?.iso8601, to?.iso8601, branch?.description, employee?.description] }
}
