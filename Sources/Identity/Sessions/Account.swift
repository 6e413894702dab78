public import Core
import Postgres

/// A login as it is while somebody uses it: whose it is and what it may do.
public struct Account: Sendable, Hashable {
    /// What never changes.
    public let id: AccountID
    /// Grows with every change of what the login may do.
    public let revision: Int64
    /// Whose it is.
    public let person: Actor.Person
    /// The staff member's role, or `customer`.
    public let role: Role
    /// The branches of a manager or an employee.
    public let branches: Set<BranchID>
    /// The first name of whoever signs in.
    public let firstName: String?
    /// The last name of whoever signs in.
    public let lastName: String?
    /// Whether nothing may be done before a new password is set.
    public let mustChangePassword: Bool

    /// The actor that this login is on one way.
    public func actor(through channel: Channel) -> Actor {
        Actor(person: person, role: role, account: id, branches: branches, channel: channel)
    }
}

extension Account {
    /// Reads a row of `AccountQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        revision = try row.next()
        let staff = try row.next(StaffID?.self)
        let client = try row.next(ClientID?.self)
        let word = try row.next(String?.self)
        branches = Set(try row.next([BranchID].self))
        firstName = try row.next(String?.self)
        lastName = try row.next(String?.self)
        mustChangePassword = try row.next()
        switch (staff, client) {
        case (let staff?, _):
            guard let role = word.flatMap(Role.init(rawValue:)) else {
                throw Problem.broken(context: "staff member \(staff) has the unknown role '\(word ?? "")'")
            }
            self.person = .staff(staff)
            self.role = role
        case (nil, let client?):
            self.person = .customer(client)
            self.role = .customer
        case (nil, nil):
            throw Problem.broken(context: "account \(id) is nobody's")
        }
    }

    /// Writes `{kind, id, first_name, last_name}`: whose login it is.
    func writePerson(to json: inout JSONWriter) {
        json.object { json in
            switch person {
            case .staff(let id):
                json.field("kind", "staff")
                json.field("id", id)
            case .customer(let id):
                json.field("kind", "customer")
                json.field("id", id)
            case .operator, .visitor, .system:
                preconditionFailure("only staff and customers have accounts")
            }
            json.field("first_name", firstName)
            json.field("last_name", lastName)
        }
    }
}
