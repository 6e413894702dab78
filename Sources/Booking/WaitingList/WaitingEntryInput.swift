import Clients
import Core
import Tenancy

/// Reads what is to be said of an entry of the waiting list.
struct WaitingEntryInput {
    /// Who will wait.
    enum Who: Sendable {
        case client(ClientID)
        /// Somebody who did not sign in.
        case visitor(Visitor)
    }

    /// As it was written, an id or a slug, which the database knows.
    let service: String
    let who: Who
    let employee: StaffID?
    let branch: Branch
    let seats: Int
    let window: WaitingEntry.Window
    let priority: Int
    let note: String?

    /// Reads a new entry.
    ///
    /// Staff name the client and say what is for staff only; customers wait for themselves; visitors say who they are.
    ///
    /// - Throws: `Problem.invalid` naming everything that is wrong.
    init(_ fields: FieldReader, in scope: Scope) throws(Problem) {
        var fields = fields
        let service = fields.required(fields.text("service", max: 40), "service")
        let named = fields.branch("branch", in: scope.profile)
        let branch = named ?? scope.branch ?? scope.onlyBranch
        if branch == nil, !fields.issues.contains(where: { $0.field == "branch" }) {
            fields.add("branch", .required)
        }
        employee = fields.id("employee").value
        seats = fields.integer("seats", in: 1...WaitingEntry.seatsMax).value ?? 1
        note = fields.text("note", max: WaitingEntry.noteMax, lines: true).value
        let who: Who?
        if let customer = scope.actor.customer {
            who = .client(customer)
            priority = 0
        } else if scope.actor.worksHere {
            let client: ClientID? = fields.required(fields.id("client"), "client")
            who = client.map(Who.client)
            priority = fields.integer("priority", in: WaitingEntry.priorities).value ?? 0
        } else {
            who = fields.visitor(at: branch, in: scope).map(Who.visitor)
            priority = 0
        }
        let window = fields.window(changing: nil, today: branch.flatMap(scope.today(at:)))
        try fields.finish()
        guard let service, let branch, let window, let who else {
            throw .malformed("The entry is not complete.")
        }
        self.service = service
        self.who = who
        self.branch = branch
        self.window = window
    }

    /// Reads what staff change of an entry.
    static func changed(
        _ entry: WaitingEntry,
        _ fields: FieldReader,
        today: CalendarDate?
    ) throws(Problem) -> WaitingEntry {
        var (fields, entry) = (fields, entry)
        let priority = fields.integer("priority", in: WaitingEntry.priorities)
        entry.priority = priority.applied(to: entry.priority) ?? 0
        entry.note = fields.text("note", max: WaitingEntry.noteMax, lines: true).applied(to: entry.note)
        if let window = fields.window(changing: entry.window, today: today) { entry.window = window }
        try fields.finish()
        return entry
    }
}

extension Scope {
    /// The day that it is at a branch.
    func today(at branch: Branch) -> CalendarDate? {
        (try? branch.clock)?.wall(at: world.now()).date
    }

    /// The branch of a business that has one.
    var onlyBranch: Branch? {
        let open = profile.branches.filter { !$0.archived }
        return open.count == 1 ? open[0] : nil
    }
}

extension Actor {
    /// Staff or the operator: not somebody who waits.
    var worksHere: Bool { role != nil && customer == nil || person == .operator }
}

extension FieldReader {
    /// Who a visitor is, in the field `client`.
    fileprivate mutating func visitor(at branch: Branch?, in scope: Scope) -> Visitor? {
        guard let body = raw("client"), body != .null else {
            add(FieldIssue(field: "client", .required))
            return nil
        }
        do throws(Problem) {
            return try BookingInput.visitor(body, at: branch, in: scope)
        } catch {
            for issue in error.issues { add(issue) }
            return nil
        }
    }

    /// An open branch by its slug or id.
    fileprivate mutating func branch(_ name: String, in profile: Profile) -> Branch? {
        value(name) { text throws(ValueIssue) in
            let found = BranchID(text).flatMap(profile.branch(id:)) ?? profile.branch(slug: text)
            guard let found, !found.archived else {
                throw ValueIssue(code: "unknown", message: "Write the slug or the id of an open branch.")
            }
            return found
        }.value
    }

    /// Days and times of day; nil where something is wrong with them.
    ///
    /// - Parameter today: days before it have passed; those that stay as they are may lie there.
    fileprivate mutating func window(
        changing old: WaitingEntry.Window?,
        today: CalendarDate?
    ) -> WaitingEntry.Window? {
        let (first, last) = (date("first_day"), date("last_day"))
        let from = minute("from_time", last: 1_439)
        let until = minute("until_time", last: 1_440)
        let days: (first: CalendarDate, last: CalendarDate)
        if let old {
            days = (first.value ?? old.firstDay, last.value ?? old.lastDay)
        } else {
            guard let firstDay = required(first, "first_day"), let lastDay = required(last, "last_day") else {
                return nil
            }
            days = (firstDay, lastDay)
        }
        let window = WaitingEntry.Window(
            firstDay: days.first,
            lastDay: days.last,
            fromMinute: from.applied(to: old?.fromMinute),
            untilMinute: until.applied(to: old?.untilMinute)
        )
        guard window != old else { return window }
        let span = days.last.daysSince1970 - days.first.daysSince1970
        if let today {
            if days.last < today || (days.first < today && days.first != old?.firstDay) {
                let name = days.last < today ? "last_day" : "first_day"
                add(name, ValueIssue(code: "in_past", message: "Choose \(today) or a later day."))
            } else if days.last.daysSince1970 - today.daysSince1970 > WaitingEntry.aheadMax {
                let message = "Choose a day within \(WaitingEntry.aheadMax) days."
                add("last_day", ValueIssue(code: "too_far", message: message))
            }
        }
        if span < 0 {
            add(
                "last_day",
                ValueIssue(code: "out_of_order", message: "The last day is not before the first.")
            )
        } else if span > WaitingEntry.daysMax {
            let message = "Wait for at most \(WaitingEntry.daysMax) days."
            add("last_day", ValueIssue(code: "too_long", message: message))
        }
        if (window.fromMinute ?? 0) >= (window.untilMinute ?? 1_440) {
            let message =
                "The appointment would have to end before it begins: until_time is later than from_time."
            add("until_time", ValueIssue(code: "out_of_order", message: message))
        }
        return window
    }

    /// A time of day as minutes.
    private mutating func minute(_ name: String, last: Int) -> Change<Int> {
        value(name) { text throws(ValueIssue) in
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard text.utf8.count == 5, parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
                let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<60).contains(minute),
                (0...last).contains(hour * 60 + minute)
            else { throw .invalid("Write a time of day as 09:30.") }
            return hour * 60 + minute
        }
    }
}
