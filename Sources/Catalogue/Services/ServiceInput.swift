import Core
import Tenancy

/// Reads what is to be said of a service.
struct ServiceInput {
    private var fields: FieldReader
    private let profile: Profile

    static let priceMax = 1_000_000_000

    init(_ body: JSONValue, profile: Profile) throws(Problem) {
        fields = try FieldReader(body)
        self.profile = profile
    }

    /// The record with its fields changed; a new one where there is none yet.
    ///
    /// The slug of a service stays for good, because addresses and the businesses file are made of it.
    mutating func read(_ before: ServiceDraft?) throws(Problem) -> ServiceDraft {
        let slug = before == nil ? fields.value("slug", Slug.init).value?.text : before?.slug
        let name = fields.settled(fields.text("name", max: CatalogueLimits.name), "name", before?.name)
        let description = fields.text("description", max: CatalogueLimits.description, lines: true)
        let category: Change<ServiceCategoryID> = fields.id("category")
        let price = fields.settled(fields.integer("price", in: 0...Self.priceMax), "price", before?.price)
        let capacity = fields.integer("capacity", in: 1...1_000).applied(to: before?.capacity) ?? 1
        let colour = fields.colour("colour")
        let online = fields.bool("bookable_online").applied(to: before?.isBookableOnline) ?? true
        let branches = fields.branches("branches", of: profile).applied(to: before?.branches) ?? []
        let position = fields.integer("position", in: CatalogueLimits.positions).applied(to: before?.position)
        let steps = readSteps().applied(to: before?.steps) ?? []
        let effort = readEffort(before, hasSteps: !steps.isEmpty)
        try fields.finish()
        guard let name, let price else {
            throw .broken(context: "a service without a mandatory field was let pass")
        }
        return ServiceDraft(
            slug: slug,
            name: name,
            description: description.applied(to: before?.description),
            category: category.applied(to: before?.category),
            minutes: effort.minutes,
            bufferBefore: effort.before,
            bufferAfter: effort.after,
            price: price,
            capacity: capacity,
            colour: colour.applied(to: before?.colour),
            isBookableOnline: online,
            branches: branches,
            employees: effort.employees,
            resources: effort.resources,
            steps: steps,
            position: position ?? 0
        )
    }

    /// What a service with steps leaves to them.
    private struct Effort {
        var minutes = 0
        var before = 0
        var after = 0
        var employees: Set<StaffID> = []
        var resources: Set<ResourceID> = []
    }

    private mutating func readEffort(_ known: ServiceDraft?, hasSteps: Bool) -> Effort {
        let minutes = fields.integer("minutes", in: 1...ServiceStep.minutesMax)
        let before = fields.integer("buffer_before", in: 0...1_440)
        let after = fields.integer("buffer_after", in: 0...1_440)
        let employees: Change<[StaffID]> = fields.ids("employees", maxCount: CatalogueLimits.employees)
        let resources: Change<[ResourceID]> = fields.ids("resources", maxCount: CatalogueLimits.resources)
        guard hasSteps else {
            return Effort(
                minutes: fields.settled(minutes, "minutes", known?.minutes) ?? 0,
                before: before.applied(to: known?.bufferBefore) ?? 0,
                after: after.applied(to: known?.bufferAfter) ?? 0,
                employees: employees.map { Set($0) }.applied(to: known?.employees) ?? [],
                resources: resources.map { Set($0) }.applied(to: known?.resources) ?? []
            )
        }
        let told = [
            ("minutes", minutes.value != nil), ("buffer_before", before.value ?? 0 > 0),
            ("buffer_after", after.value ?? 0 > 0), ("employees", !(employees.value ?? []).isEmpty),
            ("resources", !(resources.value ?? []).isEmpty),
        ]
        for (name, isTold) in told where isTold {
            let message = "A service with steps takes this from its steps; leave it out."
            fields.add(name, ValueIssue(code: "not_allowed", message: message))
        }
        return Effort(minutes: known?.minutes ?? 0)
    }

    private mutating func readSteps() -> Change<[ServiceStep]> {
        let change = fields.objects("steps", maxCount: ServiceStep.countMax)
        guard case .set(let readers) = change else { return change.map { _ in [] } }
        var steps: [ServiceStep] = []
        for (index, reader) in readers.enumerated() {
            var reader = reader
            let service: ServiceID? = reader.required(reader.id("service"), "service")
            let pause = reader.integer("pause_after", in: 0...ServiceStep.pauseMax).value ?? 0
            let isSame = reader.bool("same_employee").value ?? false
            if index == readers.count - 1, pause > 0 {
                let message = "Nothing follows the last step; leave its pause at 0."
                reader.add("pause_after", ValueIssue(code: "not_allowed", message: message))
            }
            if index == 0, isSame {
                let message = "Nobody did a step before the first one; leave it at false."
                reader.add("same_employee", ValueIssue(code: "not_allowed", message: message))
            }
            fields.adopt(reader)
            if let service {
                steps.append(ServiceStep(service: service, pauseAfter: pause, isSameEmployee: isSame))
            }
        }
        return .set(steps)
    }
}
