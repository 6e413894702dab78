import Core
import Tenancy

/// Reads what is to be said of a staff member.
struct StaffInput {
    private var fields: FieldReader
    private let profile: Profile
    private let home: Branch?

    static let roles: [Role] = [.admin, .manager, .employee]
    static let branchesMax = 200

    /// - Parameter home: the branch whose address was used.
    init(_ body: JSONValue, profile: Profile, home: Branch?) throws(Problem) {
        fields = try FieldReader(body)
        self.profile = profile
        self.home = home
    }

    /// A new record.
    mutating func created() throws(Problem) -> StaffDraft {
        let role = fields.required(readRole(), "role")
        let first = fields.required(fields.value("first_name", PersonName.init), "first_name")
        let last = fields.required(fields.value("last_name", PersonName.init), "last_name")
        let email = fields.required(fields.value("email", EmailAddress.init), "email")
        let branches = readBranches()
        let phone = readPhone(branches: branches.value ?? [])
        if let role { check(role, branches: branches.value ?? []) }
        try fields.finish()
        guard let role, let first, let last, let email else {
            throw .broken(context: "a staff member without a mandatory field was let pass")
        }
        return StaffDraft(
            role: role,
            firstName: first.text,
            lastName: last.text,
            email: email.text,
            phone: phone.value,
            branches: branches.value ?? []
        )
    }

    /// A record with some of its fields changed.
    mutating func changed(_ before: StaffDraft) throws(Problem) -> StaffDraft {
        let role = kept(readRole(), "role", before.role)
        let first = kept(
            fields.value("first_name", PersonName.init).map(\.text),
            "first_name",
            before.firstName
        )
        let last = kept(fields.value("last_name", PersonName.init).map(\.text), "last_name", before.lastName)
        let email = kept(fields.value("email", EmailAddress.init).map(\.text), "email", before.email)
        let wanted = readBranches()
        // Who becomes an administrator works for the whole business from then on.
        let branches = role == .admin && wanted.isKept ? [] : wanted.applied(to: before.branches) ?? []
        let phone = readPhone(branches: branches).applied(to: before.phone)
        check(role, branches: branches)
        try fields.finish()
        return StaffDraft(
            role: role,
            firstName: first,
            lastName: last,
            email: email,
            phone: phone,
            branches: branches
        )
    }

    private mutating func readRole() -> Change<Role> {
        fields.value("role") { text throws(ValueIssue) in
            guard let role = Role(rawValue: text), Self.roles.contains(role) else {
                throw .invalid("Write admin, manager or employee.")
            }
            return role
        }
    }

    private mutating func readBranches() -> Change<Set<BranchID>> {
        let change = fields.strings("branches", maxCount: Self.branchesMax, maxLength: 40)
        guard case .set(let names) = change else { return change.map { _ in [] } }
        var branches: Set<BranchID> = []
        for name in names {
            let branch = BranchID(name).flatMap(profile.branch(id:)) ?? profile.branch(slug: name)
            guard let branch, !branch.archived else {
                let message = "Write the slugs or ids of branches of this business."
                fields.add("branches", ValueIssue(code: "unknown", message: message))
                return .keep
            }
            branches.insert(branch.id)
        }
        return .set(branches)
    }

    private mutating func readPhone(branches: Set<BranchID>) -> Change<String> {
        let own = branches.sorted().lazy.compactMap(profile.branch(id:)).first
        let country = (home ?? own ?? profile.branches.first { !$0.archived } ?? profile.branches.first)?
            .country
        return fields.value("phone") { text throws(ValueIssue) in
            // A business without a branch has no country in which a number could be dialled.
            guard let country else {
                throw .invalid("Make a branch first: it says which country numbers belong to.")
            }
            return try PhoneNumber(text, country: country).e164
        }
    }

    private mutating func check(_ role: Role, branches: Set<BranchID>) {
        guard !fields.issues.contains(where: { $0.field == "branches" }) else { return }
        if role == .admin, !branches.isEmpty {
            let message = "An administrator works for the whole business; name no branches."
            fields.add("branches", ValueIssue(code: "not_allowed", message: message))
        }
        if role != .admin, branches.isEmpty {
            fields.add("branches", ValueIssue(code: "required", message: "Name at least one branch."))
        }
    }

    /// The value after a change of a field that cannot be empty.
    private mutating func kept<Value>(_ change: Change<Value>, _ name: String, _ before: Value) -> Value {
        switch change {
        case .keep: return before
        case .set(let value): return value
        case .clear:
            fields.add(name, .required)
            return before
        }
    }
}
