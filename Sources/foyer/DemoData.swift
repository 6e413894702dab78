import Clients
import Core
import Identity
import Postgres
import Tenancy

/// Clients and their appointments to try Foyer with; loaded only into a business that has none.
struct DemoData: Sendable {
    /// What became of a business.
    struct Outcome: Sendable {
        /// How many clients were loaded; none where the business has clients already.
        let loaded: Int
        /// A client who can sign in, where that is a demo client.
        let customer: DemoSignIn?
    }

    private let hasher: PasswordHasher

    init(hashing: PasswordHasher.Settings) {
        hasher = PasswordHasher(settings: hashing, world: .system)
    }

    /// Loads them in one transaction.
    func load(into scope: Scope) async throws -> Outcome {
        let people = DemoPeople(scope)
        guard let first = people.all.first, let email = first.email else {
            return Outcome(loaded: 0, customer: nil)
        }
        let signIn = DemoSignIn(
            business: scope.business.slug,
            role: Role.customer.rawValue,
            email: email,
            password: "\(scope.business.slug)-client-demo"
        )
        let catalogue = try await scope.read(DemoAppointmentQueries.offers)[0].map(DemoOffer.init(row:))
        let diary = DemoDiary(people.all, catalogue, scope)
        let standing = try await scope.read(DemoDataQueries.standing(customer: email))[0].one { row in
            (hasClients: try row.next(Bool.self), hasCustomer: try row.next(Bool.self))
        }
        guard !standing.hasClients else {
            return Outcome(loaded: 0, customer: standing.hasCustomer ? signIn : nil)
        }
        let hash = try await hasher.hash(
            Password(signIn.password, email: email, businessName: scope.business.name)
        )
        let measurements = people.measurements(scope.world)
        try await scope.write { transaction in
            transaction.later(DemoDataQueries.insertClients(.array(people.all.map(\.json))))
            transaction.later(DemoDataQueries.joinBranches)
            transaction.later(DemoDataQueries.joinEmployees)
            transaction.later(DemoDataQueries.insertMeasurements(.array(measurements)))
            transaction.later(scope.audit("demo.loaded", "business", scope.business.id))
            for person in people.all where person.mayLogIn {
                guard let email = person.email else { continue }
                try await CustomerAccounts.allowLogin(
                    person.id,
                    email: EmailAddress(email),
                    in: transaction,
                    scope
                )
            }
            transaction.later(DemoAppointmentQueries.insertAppointments(diary.appointments))
            transaction.later(DemoAppointmentQueries.insertAttendees(diary.attendees))
            try await transaction.execute(DemoDataQueries.setPassword(of: first.id, hash: hash))
        }
        return Outcome(loaded: people.all.count, customer: signIn)
    }
}
