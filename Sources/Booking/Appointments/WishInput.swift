import Core
import Tenancy

/// What a body says about the visit that is wished for: where, what, who, when, for how many.
struct WishInput: Sendable {
    let branch: Branch
    let wish: DiaryQuestion.Wish
    let employee: StaffID?
    let start: BookingStart
    let seats: Int

    /// As long as a visit can be put together.
    static let stepsMax = 12
    /// As many seats as an appointment can have.
    static let seatsMax = 1_000

    /// Reads the fields; nil where one of them is missing or wrong, which the reader then knows.
    init?(_ fields: inout FieldReader, in scope: Scope) {
        let branch = Self.branch(&fields, in: scope)
        let wish = Self.wish(&fields, in: scope)
        let employee: Change<StaffID> = fields.id("employee")
        let start = fields.value("starts_at") { text throws(ValueIssue) in try BookingStart(text) }
        let seats = fields.integer("seats", in: 1...Self.seatsMax)
        let startValue = fields.required(start, "starts_at")
        guard let branch, let wish, let startValue else { return nil }
        self.branch = branch
        self.wish = wish
        self.employee = employee.value
        self.start = startValue
        self.seats = seats.value ?? 1
    }

    /// The branch that is named, else the one of the address, else the only one.
    private static func branch(_ fields: inout FieldReader, in scope: Scope) -> Branch? {
        let open = scope.profile.branches.filter { !$0.archived }
        let named = fields.value("branch") { text throws(ValueIssue) in
            guard let branch = open.first(where: { $0.id == BranchID(text) || $0.slug == text.lowercased() })
            else {
                throw ValueIssue(
                    code: "unknown",
                    message: "Write the slug or the id of a branch of this business."
                )
            }
            guard scope.branch == nil || scope.branch?.id == branch.id else {
                throw ValueIssue(
                    code: "other_branch",
                    message: "Name the branch of the address, or leave it out."
                )
            }
            return branch
        }
        if !fields.issues.contains(where: { $0.field == "branch" }), named.value == nil {
            if let place = scope.branch, !place.archived { return place }
            if open.count == 1 { return open[0] }
        }
        return fields.required(named, "branch")
    }

    private static func service(_ fields: inout FieldReader, in scope: Scope) -> Change<ServiceID> {
        fields.value("service") { text throws(ValueIssue) in
            guard let service = scope.profile.service(named: text) else {
                throw ValueIssue(
                    code: "unknown",
                    message: "Write the slug or the id of a service of this business."
                )
            }
            return service
        }
    }

    private static func wish(_ fields: inout FieldReader, in scope: Scope) -> DiaryQuestion.Wish? {
        let service = service(&fields, in: scope)
        guard case .set(var readers) = fields.objects("steps", maxCount: stepsMax) else {
            return fields.required(service, "service").map(DiaryQuestion.Wish.service)
        }
        guard case .keep = service, !readers.isEmpty else {
            fields.add(
                "steps",
                ValueIssue(code: "invalid", message: "Write either a service or at least one step.")
            )
            return nil
        }
        var steps: [DiaryQuestion.WishedStep] = []
        for index in readers.indices {
            let stepService = Self.service(&readers[index], in: scope)
            let employee: Change<StaffID> = readers[index].id("employee")
            let pause = readers[index].integer("pause_after", in: 0...720)
            if let known = readers[index].required(stepService, "service") {
                steps.append(
                    DiaryQuestion.WishedStep(
                        service: known,
                        employee: employee.value,
                        pauseAfter: pause.value ?? 0
                    )
                )
            }
            fields.adopt(readers[index])
        }
        return steps.count == readers.count ? .steps(steps) : nil
    }
}
