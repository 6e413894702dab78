import Core
import Identity
import Logging
import Postgres
import Tenancy
import TestKit
import Testing

@testable import foyer

@Suite struct `Demo data` {
    @Test(arguments: 0..<DemoPeople.count)
    func `numbers of documents are valid`(index: Int) throws {
        for language in ["ca", "pt", "en"] {
            let document = DemoVocabulary.of(language: language).document(index)
            let kind = try IdentityDocument.Kind(document.kind)
            #expect(try IdentityDocument(kind: kind, number: document.number).number == document.number)
        }
    }

    @Test func `a Portuguese number has its check digit`() {
        // The sum of the digits times nine to one is a multiple of eleven (but for a zero that stands for ten).
        for number in [0, 1, 1_104_229, 7_654_321] {
            let digits = DemoDocuments.contribuinte(number).utf8.map { Int($0) - 48 }
            let sum = zip(digits, (1...9).reversed()).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(sum % 11 == 0 || (digits[8] == 0 && sum % 11 == 1))
        }
    }

    @Test func `an empty business gets forty clients, and one that has clients gets none`() async throws {
        let business = try await TestBusiness.make()
        let server = business.database.serving()
        let scope = try await Self.scope(of: business, server)
        let demo = DemoData(hashing: PasswordHasher.Settings(cost: TestBusiness.hashingCost, threads: 1))
        let first = try await demo.load(into: scope)
        #expect(first.loaded == DemoPeople.count)
        let signIn = try #require(first.customer)
        let second = try await demo.load(into: scope)
        #expect(second.loaded == 0)
        #expect(second.customer == signIn)
        try await business.withTables { transaction in
            let counts = try await transaction.one(
                """
                SELECT
                    count(*),
                    count(*) FILTER (WHERE marked),
                    count(*) FILTER (WHERE archived_at IS NOT NULL),
                    count(*) FILTER (WHERE weight_kg IS NOT NULL),
                    count(*) FILTER (WHERE login_allowed),
                    count(DISTINCT email) FILTER (WHERE email IS NOT NULL) = count(email),
                    count(*) FILTER (WHERE EXISTS (SELECT 1 FROM client_branch WHERE client_id = clients.id)),
                    count(*) FILTER (WHERE EXISTS (SELECT 1 FROM client_employee WHERE client_id = clients.id)) > 5
                FROM clients
                """
            ) { row in
                (
                    try (0..<5).map { _ in try row.next(Int.self) }, emailsDiffer: try row.next(Bool.self),
                    placed: try row.next(Int.self), served: try row.next(Bool.self)
                )
            }
            #expect(counts.0 == [40, 4, 3, 8, 3])
            #expect(counts.emailsDiffer)
            #expect(counts.placed == 40)
            #expect(counts.served)
            let password = try await transaction.one(
                "SELECT password_hash FROM accounts WHERE email = \(signIn.email)"
            ) { row in try row.next(String.self) }
            #expect(password.hasPrefix("$argon2id$"))
        }
        await server.close()
    }

    @Test func `a business that has employees gets appointments, past and to come, one at a time`()
        async throws
    {
        let business = try await TestBusiness.make()
        try await business.open()
        _ = try await business.addService("cut", minutes: 45, bufferBefore: 5, bufferAfter: 10)
        _ = try await business.addService("yoga", capacity: 6)
        let server = business.database.serving()
        let scope = try await Self.scope(of: business, server)
        let demo = DemoData(hashing: PasswordHasher.Settings(cost: TestBusiness.hashingCost, threads: 1))
        _ = try await demo.load(into: scope)
        _ = try await demo.load(into: scope)
        try await business.withTables { transaction in
            let found = try await transaction.one(
                """
                SELECT
                    count(*) FILTER (WHERE starts_at < now()) > 50,
                    count(*) FILTER (WHERE starts_at > now()) > 30,
                    count(*) FILTER (WHERE status = 'no_show') > 3,
                    count(*) FILTER (WHERE status = 'cancelled') > 3,
                    count(*) FILTER (WHERE status = 'pending') > 3,
                    count(*) FILTER (WHERE seats_taken > 1) > 3,
                    bool_and(starts_at AT TIME ZONE time_zone = local_start),
                    (SELECT count(*) > 10 FROM clients WHERE last_appointment_at IS NOT NULL)
                FROM appointments
                """
            ) { row in try (0..<8).map { _ in try row.next(Bool.self) } }
            #expect(found == Array(repeating: true, count: 8))
        }
        await server.close()
    }

    @Test func `the example's businesses file is right`() throws {
        let file = try BusinessesApplication.read(
            Checkout.root + "/tenants.example.json",
            baseDomain: "localhost"
        )
        #expect(file.businesses.map(\.business.slug) == ["lumen", "brisa"])
        #expect(file.businesses.flatMap(\.branches).count == 3)
        #expect(Set(file.businesses.flatMap(\.branches).map(\.timeZone)).count == 2)
        for plan in file.businesses {
            #expect(Set(plan.staff.map(\.role)) == [.admin, .manager, .employee])
            #expect(plan.services.count >= 5)
            for person in plan.staff {
                let password = try #require(person.password)
                #expect(password.count >= 12)
                #expect(throws: Never.self) {
                    try Password(password, email: person.email.text, businessName: plan.business.name)
                }
            }
        }
    }

    private static func scope(of business: TestBusiness, _ server: Database) async throws -> Scope {
        let deployment = Deployment(
            database: server,
            policy: PermissionTable(),
            constraints: Composition.constraints
        )
        let profiles = Profiles(database: server, settings: Composition.settings)
        return Scope(
            business: business.business,
            profile: try await profiles.profile(of: business.business),
            actor: .operatorCommand,
            logger: Logger(label: "test"),
            deployment: deployment
        )
    }
}
