import Core
import Postgres

/// A staff member as somebody who offers services.
struct Employee: Sendable, Hashable {
    let id: StaffID
    let firstName: String
    let lastName: String
    let role: Role
    /// Where the person works; an admin at every branch that is open.
    let branches: [BranchLabel]
    let draft: EmployeeDraft
    let revision: Int64

    /// Reads a row of `EmployeeQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        firstName = try row.next()
        lastName = try row.next()
        let word = try row.next(String.self)
        guard let role = Role(rawValue: word) else {
            throw Problem.broken(context: "staff member \(id) has the unknown role '\(word)'")
        }
        self.role = role
        branches = try BranchLabel.list(&row)
        draft = EmployeeDraft(
            services: Set(try row.next([ServiceID].self)),
            isBookableOnline: try row.next(),
            colour: try row.next(String?.self)
        )
        revision = try row.next()
    }

    /// The branches of a manager or employee; an admin belongs to the whole business.
    var home: Set<BranchID> { role == .admin ? [] : Set(branches.map(\.id)) }
}

extension Employee: JSONEncodable {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("name", "\(firstName) \(lastName)")
            json.field("first_name", firstName)
            json.field("last_name", lastName)
            json.field("colour", draft.colour)
            json.field("branches", branches)
            json.field("services", draft.services.sorted())
            json.field("bookable_online", draft.isBookableOnline)
            json.field("revision", revision)
        }
    }
}

/// What the catalogue says of a staff member.
struct EmployeeDraft: Sendable, Hashable {
    var services: Set<ServiceID>
    var isBookableOnline: Bool
    var colour: String?

    /// The fields by the names of the API, for the audit log.
    var fields: [String: JSONValue] {
        [
            "services": .ids(services), "bookable_online": .bool(isBookableOnline),
            "colour": .optional(colour),
        ]
    }
}

extension EmployeeDraft {
    /// The record with its fields changed by a body.
    init(_ body: JSONValue, changing before: EmployeeDraft) throws(Problem) {
        var fields = try FieldReader(body)
        let services: Change<[ServiceID]> = fields.ids("services", maxCount: CatalogueLimits.services)
        let online = fields.bool("bookable_online")
        let colour = fields.colour("colour")
        try fields.finish()
        self.init(
            services: services.map { Set($0) }.applied(to: before.services) ?? [],
            isBookableOnline: online.applied(to: before.isBookableOnline) ?? true,
            colour: colour.applied(to: before.colour)
        )
    }
}

/// Which employees a list shows.
struct EmployeeFilter: Sendable, Hashable {
    /// All who offer something for staff; for others those who can be booked online.
    var isForStaff = false
    var branch: BranchID?
    var service: ServiceID?

    /// What a cursor must agree with.
    var parts: [String?] { ["\(isForStaff)", branch?.description, service?.description] }
}

/// Whose hours, services and time off somebody may see and change.
///
/// Who offers a service is known to everybody. Of the others administrators know all, managers and employees those who
/// work in one of their branches. Managers change those who work in no branch but theirs.
enum EmployeeRules {
    /// Whether a member of the staff whose permission reaches so far may know of the employee.
    static func sees(_ employee: Employee, by actor: Actor, within reach: Reach) -> Bool {
        employee.id == actor.staff || !employee.draft.services.isEmpty || isNear(employee, reach)
    }

    /// Whether the employee works in one of the branches that are reached.
    static func isNear(_ employee: Employee, _ reach: Reach) -> Bool {
        switch reach {
        case .all: true
        case .branches(let own): !employee.home.isDisjoint(with: own)
        case .own: false
        }
    }
}
