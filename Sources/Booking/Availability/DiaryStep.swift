import Core

/// A step of the visit that is asked for, made ready for deciding.
struct DiaryStep: Sendable {
    /// One of these resources is needed.
    struct Need: Sendable {
        let kind: String
        /// In the order in which they are to be used; positions in the diary's resources.
        let choices: [Int]
    }

    let service: DiaryContents.Service
    /// Minutes after the start of the visit.
    let offset: Int
    /// Minutes from its end to the beginning of the next step; nil for the last one.
    var gapAfter: Int?
    /// By position in the diary's employees: who may take it.
    let takers: [Bool]
    /// Somebody is wished for.
    let isNamed: Bool
    /// Whoever takes the step before takes this one too.
    let sameEmployee: Bool
    let needs: [Need]
    /// It may be given a resource that the step before has.
    let mayShare: Bool
    let price: Int
    let capacity: Int

    /// The time of it in a visit that starts then.
    func slot(of start: Instant) -> TimeSlot {
        TimeSlot(start.adding(minutes: offset), minutes: service.minutes)
    }

    /// The prices of the steps of a service that has a price of its own: each as much of it as its own price is of
    /// theirs together, and the last one what is left.
    static func shares(of price: Int, among own: [Int]) -> [Int] {
        let sum = own.reduce(0, +)
        guard sum > 0 else { return own.indices.map { $0 == 0 ? price : 0 } }
        var left = price
        return own.enumerated().map { index, value in
            let (high, low) = price.multipliedFullWidth(by: value)
            let part = index == own.count - 1 ? left : sum.dividingFullWidth((high, low)).quotient
            left -= part
            return part
        }
    }
}

extension DiaryStep {
    /// The steps of a question, in their order.
    static func steps(of contents: DiaryContents, _ question: DiaryQuestion) -> [DiaryStep] {
        let wishes = question.wishes
        var positions: [ResourceID: Int] = [:]
        for resource in contents.resources where positions[resource.id] == nil {
            positions[resource.id] = positions.count
        }
        let prices = Self.prices(of: contents.steps)
        var steps: [DiaryStep] = []
        var offset = 0
        for (index, step) in contents.steps.enumerated() {
            let isLast = index == contents.steps.count - 1
            let endsWish = isLast || contents.steps[index + 1].wish != step.wish
            let named = wishes[step.wish].employee
            let gap = step.pauseAfter + (endsWish ? wishes[step.wish].pauseAfter : 0)
            let needs = Self.needs(of: step.service.id, contents.resources, positions)
            let earlier = Set(steps.last?.needs.flatMap(\.choices) ?? [])
            steps.append(
                DiaryStep(
                    service: step.service,
                    offset: offset,
                    gapAfter: isLast ? nil : gap,
                    takers: contents.employees.map { employee in
                        (named == nil || named == employee.id) && employee.isHere
                            && employee.offers.contains(step.service.id)
                            && (question.entry == .staff || employee.isOnline)
                    },
                    isNamed: named != nil,
                    sameEmployee: step.sameEmployee && step.isPart && index > 0,
                    needs: needs,
                    mayShare: needs.contains { !earlier.isDisjoint(with: $0.choices) },
                    price: prices[index],
                    // Nobody joins a visit of several steps.
                    capacity: contents.steps.count == 1 ? step.service.capacity : question.seats
                )
            )
            offset += step.service.minutes + gap
        }
        return steps
    }

    private static func needs(
        of service: ServiceID,
        _ resources: [DiaryContents.Resource],
        _ positions: [ResourceID: Int]
    ) -> [Need] {
        var needs: [Need] = []
        for kind in Set(resources.filter { $0.service == service }.map(\.kind)).sorted() {
            let choices = resources.filter { $0.service == service && $0.kind == kind }
            needs.append(Need(kind: kind, choices: choices.compactMap { positions[$0.id] }))
        }
        return needs
    }

    private static func prices(of steps: [DiaryContents.Step]) -> [Int] {
        var prices = steps.map(\.service.price)
        for wish in Set(steps.filter(\.isPart).map(\.wish)) {
            let own = steps.indices.filter { steps[$0].wish == wish }
            let parts = shares(of: steps[own[0]].head.price, among: own.map { prices[$0] })
            for (index, part) in zip(own, parts) { prices[index] = part }
        }
        return prices
    }
}
