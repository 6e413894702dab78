public import Core
import FoundationEssentials
public import Identity
public import Postgres
import Synchronization
public import Tenancy

/// A business made for one test: two branches and a staff member of each role, with passwords.
public final class TestBusiness: Sendable {
    /// A staff member of it.
    public struct Member: Sendable {
        /// The staff member.
        public let id: StaffID
        /// The login.
        public let account: AccountID
        /// What the person may do.
        public let role: Role
        /// With which the person signs in.
        public let email: String
        /// The branches of a manager or employee.
        public let branches: [BranchID]
    }

    /// As the directory has it.
    public let business: Business
    /// Where it lies.
    public let database: TestDatabase
    /// `gracia`, in Europe/Madrid; the manager's and the employee's.
    public let gracia: Branch
    /// `harbour`, in Europe/London; nobody's but the admin's.
    public let harbour: Branch
    /// Works for the whole business.
    public let admin: Member
    /// Manages `gracia`.
    public let manager: Member
    /// Works at `gracia`.
    public let employee: Member

    /// The password of everybody here.
    public static let password = "a fine test password"

    /// Its name in addresses.
    public var slug: String { business.slug }

    /// The path under which its API is reached on any host.
    public var apiPath: String { "/t/\(slug)/api/v1" }

    /// The staff member of a role.
    ///
    /// - Parameter role: any but customer.
    public func member(_ role: Role) -> Member {
        switch role {
        case .admin: admin
        case .manager: manager
        case .employee: employee
        case .customer: preconditionFailure("a customer is made with the client, see addCustomer")
        }
    }

    /// Makes a business in the shared database, or in another.
    ///
    /// - Parameter hosts: hosts of its own; by default it is reached by path and under the base domain.
    public static func make(
        in database: TestDatabase? = nil,
        preset: String? = nil,
        hosts: [NewBusiness.Host] = []
    ) async throws -> TestBusiness {
        let database = if let database { database } else { try await TestDatabase.shared() }
        let number = made.withLock { made in
            made += 1
            return made
        }
        let new = NewBusiness(
            slug: "test-\(number)",
            name: "Test \(number)",
            language: "ca",
            currency: "EUR",
            preset: preset,
            hosts: hosts
        )
        let business = try await database.provisioner.provision(new).business
        return try await TestBusiness(business, in: database)
    }

    private static let made = Mutex(0)

    /// As little as Argon2 takes.
    public static let hashingCost = HashingCost(memoryKiB: 8, passes: 1)

    /// One hash serves all: each costs time, and no test looks at its salt.
    private static let passwordHash = Task {
        let cheap = PasswordHasher.Settings(cost: hashingCost, threads: 1)
        let hasher = PasswordHasher(settings: cheap, world: .system)
        let chosen = try Password(password, email: "nobody@test.example", businessName: "Nobody")
        return try await hasher.hash(chosen)
    }

    private init(_ business: Business, in database: TestDatabase) async throws {
        self.business = business
        self.database = database
        gracia = try Branch(
            id: .make(.system),
            slug: "gracia",
            name: "Gràcia",
            timeZone: "Europe/Madrid",
            country: CountryCode("ES")
        )
        harbour = try Branch(
            id: .make(.system),
            slug: "harbour",
            name: "Harbour",
            timeZone: "Europe/London",
            country: CountryCode("GB")
        )
        admin = Self.newMember(.admin, of: business, at: [])
        manager = Self.newMember(.manager, of: business, at: [gracia.id])
        employee = Self.newMember(.employee, of: business, at: [gracia.id])
        let hash = try await Self.passwordHash.value
        let statements =
            [gracia, harbour].map(TestBusinessQueries.insert)
            + [admin, manager, employee].flatMap { TestBusinessQueries.insert($0, passwordHash: hash) }
        try await withTables { _ = try await $0.batch(statements) }
    }

    private static func newMember(_ role: Role, of business: Business, at branches: [BranchID]) -> Member {
        Member(
            id: .make(.system),
            account: .make(.system),
            role: role,
            email: "\(role.rawValue)@\(business.slug).example",
            branches: branches
        )
    }
}

extension TestBusiness {
    /// Runs statements on the business's tables as the superuser, in one transaction.
    @discardableResult
    public func withTables<T: Sendable>(_ body: (Transaction) async throws -> T) async throws -> T {
        try await database.admin.transaction { transaction in
            try await transaction.script(
                "SET LOCAL search_path = \(SQL.quoted(identifier: business.schema)), extensions"
            )
            return try await body(transaction)
        }
    }

    /// One more staff member.
    public func addMember(_ role: Role, email: String? = nil, at branches: [BranchID]) async throws -> Member
    {
        let member = Member(
            id: .make(.system),
            account: .make(.system),
            role: role,
            email: email ?? "\(role.rawValue)-\(StaffID.make(.system))@\(slug).example",
            branches: branches
        )
        let hash = try await Self.passwordHash.value
        try await withTables { transaction in
            _ = try await transaction.batch(TestBusinessQueries.insert(member, passwordHash: hash))
        }
        return member
    }

    /// A client at a branch who may sign in to the panel.
    public func addCustomer(email: String, at branch: Branch? = nil) async throws -> Customer {
        let customer = Customer(client: .make(.system), account: .make(.system), email: email)
        let hash = try await Self.passwordHash.value
        let place = (branch ?? gracia).id
        try await withTables { transaction in
            _ = try await transaction.batch(
                TestBusinessQueries.insert(customer, branch: place, passwordHash: hash)
            )
        }
        return customer
    }

    /// A client who may sign in.
    public struct Customer: Sendable {
        /// The client.
        public let client: ClientID
        /// The login.
        public let account: AccountID
        /// With which the person signs in.
        public let email: String
    }

    /// Many clients at a branch, made in one statement: `Client 1`, `Client 2`, … without a login.
    public func addClients(_ count: Int, at branch: Branch? = nil) async throws -> [ClientID] {
        let place = (branch ?? gracia).id
        let ids = (0..<count).map { _ in ClientID.make(.system) }
        try await withTables { transaction in
            _ = try await transaction.batch(TestBusinessQueries.insertClients(ids, branch: place))
        }
        return ids
    }

    /// A token with which an account is signed in, without the price of hashing a password.
    public func token(for account: AccountID) async throws -> String {
        let token = Token.make(.system)
        try await withTables { transaction in
            _ = try await transaction.execute(TestBusinessQueries.insertSession(token, account))
        }
        return token.text
    }

    /// A token of the staff member of a role.
    public func token(_ role: Role) async throws -> String {
        try await token(for: member(role).account)
    }
}
