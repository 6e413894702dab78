import Core
import Postgres

/// What is there of all that a service refers to.
struct ServiceReferences: Sendable {
    private let hasCategory: Bool
    private let employees: Set<StaffID>
    private let resources: Set<ResourceID>
    private let stepMinutes: [ServiceID: Int]
    /// Services with steps of their own.
    private let visits: Set<ServiceID>
    /// The names of the services of which this one is a step.
    let stepOf: [String]
    /// How long the longest of them would take with it.
    private let longestVisit: Int

    /// Reads the row of `ServiceQueries.references`.
    init(row: inout RowReader) throws {
        hasCategory = try row.next()
        employees = Set(try row.next([StaffID].self))
        resources = Set(try row.next([ResourceID].self))
        let steps = try row.next([ServiceID].self)
        let minutes = try row.next([Int].self)
        stepMinutes = Dictionary(zip(steps, minutes), uniquingKeysWith: { first, _ in first })
        visits = Set(try row.next([ServiceID].self))
        stepOf = try row.next()
        longestVisit = try row.next()
    }

    /// The draft with the minutes of its steps, if all that it refers to can be referred to.
    ///
    /// - Throws: `Problem.invalid` with every issue.
    func check(_ draft: ServiceDraft, _ id: ServiceID) throws(Problem) -> ServiceDraft {
        var issues: [FieldIssue] = []
        func refuse(_ field: String, _ issue: ValueIssue) {
            issues.append(FieldIssue(field: field, issue))
        }
        if draft.category != nil, !hasCategory { refuse("category", .unknown(.serviceCategory)) }
        if !draft.employees.isSubset(of: employees) { refuse("employees", .unknown(.employee)) }
        if !draft.resources.isSubset(of: resources) { refuse("resources", .unknown(.resource)) }
        for (index, step) in draft.steps.enumerated() {
            if let issue = issue(with: step, of: id) { refuse("steps.\(index).service", issue) }
        }
        if !draft.steps.isEmpty, let visit = stepOf.first {
            let message = "This service is a step of \"\(visit)\" and can have no steps of its own."
            refuse("steps", ValueIssue(code: "is_step", message: message))
        }
        var draft = draft
        if !draft.steps.isEmpty {
            draft.minutes = draft.steps.reduce(0) { $0 + (stepMinutes[$1.service] ?? 0) + $1.pauseAfter }
        }
        if draft.minutes > ServiceStep.minutesMax {
            refuse("steps", Self.tooLong("All steps with their pauses"))
        }
        if longestVisit > ServiceStep.minutesMax {
            refuse("minutes", Self.tooLong("A visit of which this service is a step"))
        }
        guard issues.isEmpty else { throw .invalid(issues) }
        return draft
    }

    private func issue(with step: ServiceStep, of id: ServiceID) -> ValueIssue? {
        if step.service == id {
            return ValueIssue(code: "own_step", message: "A service cannot be a step of itself.")
        }
        guard stepMinutes[step.service] != nil else { return .unknown(.service) }
        guard visits.contains(step.service) else { return nil }
        return ValueIssue(
            code: "has_steps",
            message: "A service with steps cannot be a step; name its steps."
        )
    }

    private static func tooLong(_ what: String) -> ValueIssue {
        ValueIssue(
            code: "too_long",
            message: "\(what) may take at most \(ServiceStep.minutesMax) minutes."
        )
    }
}
