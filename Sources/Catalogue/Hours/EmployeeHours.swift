import Core
import Postgres
import Tenancy

/// An employee's own week at each branch, in its wall time.
struct EmployeeHours: Sendable, Hashable, JSONEncodable {
    let employee: Employee
    /// Nothing for a branch whose own hours hold.
    let hours: [BranchID: JSONValue]

    var revision: Int64 { employee.revision }

    /// Reads the answers of `EmployeeQueries.find` and `EmployeeHoursQueries.find`.
    init(_ employee: Employee, _ rows: Rows) throws {
        self.employee = employee
        let pairs = try rows.map { row in (try row.next(BranchID.self), try row.next(JSONValue.self)) }
        hours = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("employee_id", employee.id)
            json.key("hours")
            json.object { json in
                for branch in employee.branches {
                    json.key(escaping: branch.slug)
                    json.value(hours[branch.id] ?? .null)
                }
            }
            json.field("revision", employee.revision)
        }
    }
}

/// What is to become of an employee's hours at some branches.
struct EmployeeHoursInput: Sendable {
    /// Null where the branch's own hours are to hold.
    private(set) var hours: [BranchID: JSONValue] = [:]
    /// As the body names the branches.
    private(set) var names: [BranchID: String] = [:]

    /// Reads `{"hours": {"gracia": {"mon-fri": ["09:00-14:00"]}, "sants": null}}`.
    init(_ body: JSONValue, profile: Profile) throws(Problem) {
        var fields = try FieldReader(body)
        if let branches = fields.required(fields.object("hours"), "hours") {
            for name in branches.names {
                var branches = branches
                guard let branch = profile.open(name), let value = branches.raw(name), names[branch.id] == nil
                else {
                    fields.add(FieldIssue(field: "hours.\(name.prefix(60))", .unknownBranch))
                    continue
                }
                names[branch.id] = name
                guard value != .null else {
                    hours[branch.id] = .null
                    continue
                }
                var reader = OpeningHours.Reader(path: "hours.\(name)")
                hours[branch.id] = reader.read(value).json
                for issue in reader.issues { fields.add(issue) }
            }
        }
        try fields.finish()
    }
}
