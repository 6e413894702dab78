import Core
import Gateway
import Tenancy

/// What a visitor has chosen so far, as the address of the booking page says it.
struct VisitChoice: Sendable {
    /// Whoever is free: no employee was chosen, and that is the choice.
    static let anyone = "any"

    /// The slug of a branch that is open.
    var branch: Branch?
    /// The slug of a service.
    var service: String?
    /// The key of an employee, or `anyone`.
    var employee: String?
    /// A day that is looked at.
    var day: CalendarDate?
    /// A start, with its offset.
    var time: String?
    /// The page stands inside another one.
    var isEmbedded = false
    private let isBranchInAddress: Bool

    init(_ call: Call) {
        let open = call.scope.profile.branches.filter { !$0.archived }
        isBranchInAddress = call.scope.branch != nil
        let named = call.query("branch").flatMap { name in open.first { $0.slug == name } }
        branch = call.scope.branch ?? named ?? (open.count == 1 ? open[0] : nil)
        service = Self.text(call.query("service"))
        employee = Self.text(call.query("employee"))
        time = Self.text(call.query("time")).flatMap { Instant(rfc3339: $0) == nil ? nil : $0 }
        let shown = time.map { String($0.prefix(10)) } ?? call.query("day")
        day = shown.flatMap { CalendarDate(iso8601: $0) }
        isEmbedded = call.query("embed") == "1"
    }

    /// The employee whom the API is asked for; nil for anybody.
    var employeeKey: String? { employee == Self.anyone ? nil : employee }

    /// The address of the page at which this is chosen.
    func place(_ places: PagePlaces, _ segments: String...) -> String {
        let query: [(String, String?)] = [
            ("branch", isBranchInAddress ? nil : branch?.slug), ("service", service),
            ("employee", employee), ("day", time == nil ? day?.iso8601 : nil), ("time", time),
            ("embed", isEmbedded ? "1" : nil),
        ]
        let path = segments.isEmpty ? places.booking : segments.map { "/" + $0 }.joined()
        return (segments.isEmpty ? path : places.root + path) + PagePlaces.query(query)
    }

    /// The same with something else chosen.
    func with(_ change: (inout VisitChoice) -> Void) -> VisitChoice {
        var copy = self
        change(&copy)
        return copy
    }

    /// The same before a step, with all that comes after it forgotten.
    func before(_ step: VisitStep) -> VisitChoice {
        with { choice in
            choice.time = nil
            if step <= .time { choice.day = nil }
            if step <= .employee { choice.employee = nil }
            if step <= .service { choice.service = nil }
            if step == .branch, !isBranchInAddress { choice.branch = nil }
        }
    }

    private static func text(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text.utf8.count <= 100 else { return nil }
        return text
    }
}

/// A step of booking.
enum VisitStep: Int, Comparable, Sendable {
    case branch, service, employee, time, details

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
