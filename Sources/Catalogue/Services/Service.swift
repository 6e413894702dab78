import Core
import Postgres

/// What a business sells: the record, with the names of what it refers to.
struct Service: Sendable, Hashable {
    let id: ServiceID
    let draft: ServiceDraft
    let categoryName: String?
    /// The branches that offer it, by slug; none where all do.
    let branches: [BranchLabel]
    let createdAt: Instant
    let archivedAt: Instant?
    let revision: Int64

    /// Reads a row of `ServiceQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        let slug = try row.next(String.self)
        let name = try row.next(String.self)
        let description = try row.next(String?.self)
        let category = try row.next(ServiceCategoryID?.self)
        categoryName = try row.next(String?.self)
        let minutes = try row.next(Int.self)
        let (before, after) = try (row.next(Int.self), row.next(Int.self))
        let (price, capacity) = try (row.next(Int.self), row.next(Int.self))
        let colour = try row.next(String?.self)
        let isBookableOnline = try row.next(Bool.self)
        let position = try row.next(Int.self)
        branches = try BranchLabel.list(&row)
        draft = ServiceDraft(
            slug: slug,
            name: name,
            description: description,
            category: category,
            minutes: minutes,
            bufferBefore: before,
            bufferAfter: after,
            price: price,
            capacity: capacity,
            colour: colour,
            isBookableOnline: isBookableOnline,
            branches: Set(branches.map(\.id)),
            employees: Set(try row.next([StaffID].self)),
            resources: Set(try row.next([ResourceID].self)),
            steps: try ServiceStep.list(row.next(JSONValue.self)),
            position: position
        )
        createdAt = try row.next()
        archivedAt = try row.next(Instant?.self)
        revision = try row.next()
    }

    /// Writes what everybody may see; for staff the rest too.
    func write(to json: inout JSONWriter, forStaff: Bool) {
        json.object { json in
            json.field("id", id)
            json.field("slug", draft.slug)
            json.field("name", draft.name)
            json.field("description", draft.description)
            json.key("category")
            if let category = draft.category, let categoryName {
                json.object { json in
                    json.field("id", category)
                    json.field("name", categoryName)
                }
            } else {
                json.null()
            }
            json.field("minutes", draft.minutes)
            json.field("price", draft.price)
            json.field("capacity", draft.capacity)
            json.field("colour", draft.colour)
            json.field("bookable_online", draft.isBookableOnline)
            json.field("branches", branches)
            json.field("employees", draft.employees.sorted())
            json.field("steps", draft.steps)
            json.field("position", draft.position)
            json.field("revision", revision)
            guard forStaff else { return }
            json.field("buffer_before", draft.bufferBefore)
            json.field("buffer_after", draft.bufferAfter)
            json.field("resources", draft.resources.sorted())
            json.field("created_at", createdAt)
            json.field("archived_at", archivedAt)
        }
    }
}

/// What a service's record is to say.
struct ServiceDraft: Sendable, Hashable {
    /// Its name in addresses and in the businesses file; nil until one is made of the name.
    var slug: String?
    var name: String
    var description: String?
    var category: ServiceCategoryID?
    /// Of a service with steps: of all of them with their pauses.
    var minutes: Int
    var bufferBefore: Int
    var bufferAfter: Int
    /// In the smallest unit of the business's currency.
    var price: Int
    var capacity: Int
    var colour: String?
    var isBookableOnline: Bool
    /// None for all of them.
    var branches: Set<BranchID>
    var employees: Set<StaffID>
    var resources: Set<ResourceID>
    var steps: [ServiceStep]
    var position: Int

    /// The fields by the names of the API, for the audit log.
    var fields: [String: JSONValue] {
        [
            "slug": .optional(slug), "name": .string(name), "description": .optional(description),
            "category": .id(category), "minutes": .int(minutes), "buffer_before": .int(bufferBefore),
            "buffer_after": .int(bufferAfter), "price": .int(price), "capacity": .int(capacity),
            "colour": .optional(colour), "bookable_online": .bool(isBookableOnline),
            "branches": .ids(branches), "employees": .ids(employees), "resources": .ids(resources),
            "steps": .array(steps.map(\.json)), "position": .int(position),
        ]
    }
}

/// One step of a service that is a visit of several.
struct ServiceStep: Sendable, Hashable, JSONEncodable {
    static let countMax = 12
    static let pauseMax = 720
    /// A visit lies within a day.
    static let minutesMax = 1_440

    let service: ServiceID
    /// Minutes after it in which the employee is free.
    let pauseAfter: Int
    /// Done by whoever did the step before.
    let isSameEmployee: Bool

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("service", service)
            json.field("pause_after", pauseAfter)
            json.field("same_employee", isSameEmployee)
        }
    }

    var json: JSONValue {
        [
            "service": .string(service.description), "pause_after": .int(pauseAfter),
            "same_employee": .bool(isSameEmployee),
        ]
    }

    /// Reads what `json` wrote, as the database keeps it.
    static func list(_ value: JSONValue) throws -> [ServiceStep] {
        try (value.arrayValue ?? []).map { step in
            guard let service = step["service"]?.stringValue.flatMap(ServiceID.init),
                let pause = step["pause_after"]?.intValue, let isSame = step["same_employee"]?.boolValue
            else { throw Problem.broken(context: "a step of a service is not as the statement makes it") }
            return ServiceStep(service: service, pauseAfter: pause, isSameEmployee: isSame)
        }
    }
}
