import Core
import Logging
import Postgres
import TestKit
import Testing

@testable import Tenancy

@Suite struct `Applying a businesses file` {
    private static let catalog = SettingCatalog([
        SettingKey<Bool>("panel.flag", default: false, help: "A flag.").definition,
        SettingKey<Int>("panel.number", .integer(1...9), default: 1, help: "A number.").definition,
    ])

    private struct Everything: AccessPolicy {
        func reach(of actor: Actor, for permission: Permission, settings: SettingValues) -> Reach? { .all }
    }

    private static func plans(_ businesses: String...) throws -> [BusinessPlan] {
        let text = #"{"businesses": [\#(businesses.joined(separator: ","))]}"#
        return try BusinessesFile(parsing: text.utf8, settings: catalog, baseDomain: "localhost").businesses
    }

    private static func business(_ slug: String, hosts: [String] = [], _ more: String = "") -> String {
        """
        {"slug": "\(slug)", "name": "Name of \(slug)", "language": "ca", "currency": "EUR",
         "hosts": [\(hosts.map { "\"\($0)\"" }.joined(separator: ","))],
         "branches": [{"slug": "one", "name": "One", "time_zone": "Europe/Madrid"}]\(more)}
        """
    }

    /// Applies plans as the command does; answers with what changed, by business.
    private static func apply(_ plans: [BusinessPlan], to database: TestDatabase) async throws -> [[String]] {
        let server = database.serving()
        let applier = BusinessApplier(
            database: database.admin,
            roles: database.roles,
            provisioner: database.provisioner
        )
        let deployment = Deployment(database: server, policy: Everything(), constraints: ConstraintProblems())
        let profiles = Profiles(database: server, settings: catalog)
        var changes: [[String]] = []
        for (plan, applied) in zip(plans, try await applier.apply(plans)) {
            let scope = Scope(
                business: applied.business,
                profile: try await profiles.profile(of: applied.business),
                actor: .operatorCommand,
                logger: Logger(label: "test"),
                deployment: deployment
            )
            changes.append(applied.changes + (try await PlanOperations.apply(plan, in: scope)))
        }
        await server.close()
        return changes
    }

    private static func hosts(_ slug: String, _ database: TestDatabase) async throws -> [String] {
        try await BusinessOverview.list(in: database.admin, slug: slug).flatMap(\.hosts)
    }

    @Test func `a second time it changes nothing`() async throws {
        let database = try await TestDatabase(on: .shared(), name: "applied_twice")
        let more = """
            , "settings": {"panel.flag": true},
            "services": [{"slug": "cut", "name": "Cut", "minutes": 30, "price": 2000}]
            """
        let plans = try Self.plans(Self.business("lumen", hosts: ["lumen.cat"], more), Self.business("brisa"))
        let first = try await Self.apply(plans, to: database)
        #expect(first == [["hosts", "branch one", "service cut", "setting panel.flag"], ["branch one"]])
        #expect(try await Self.apply(plans, to: database) == [[], []])
    }

    @Test func `what the file names is changed, and nothing else`() async throws {
        let database = try await TestDatabase(on: .shared(), name: "applied_changes")
        let before = try Self.plans(
            Self.business(
                "lumen",
                hosts: ["a.cat", "b.cat"],
                #", "settings": {"panel.flag": true, "panel.number": 4}"#
            )
        )
        _ = try await Self.apply(before, to: database)
        let business = try #require(try await BusinessOverview.list(in: database.admin).first).business
        try await database.admin.transaction(context: business.context) { transaction in
            try await transaction.execute("UPDATE branches SET phone = '+34932180000', archived_at = now()")
        }
        let after = try Self.plans(
            Self.business(
                "lumen",
                hosts: ["b.cat"],
                #", "preset": "amelia", "settings": {"panel.flag": null}"#
            )
        )
        let changes = try await Self.apply(after, to: database)
        #expect(
            changes == [["name, language, currency or preset", "hosts", "branch one", "setting panel.flag"]]
        )
        #expect(try await Self.hosts("lumen", database) == ["b.cat"])
        try await database.admin.transaction(context: business.context) { transaction in
            let branch = try await transaction.one(
                "SELECT phone, archived_at IS NULL, revision FROM branches"
            ) { try [$0.next(String.self), "\($0.next(Bool.self))", "\($0.next(Int.self))"] }
            #expect(branch == ["+34932180000", "true", "2"])
            let settings = try await transaction.rows("SELECT key, value FROM settings") {
                try "\($0.next(String.self)) \($0.next(JSONValue.self).text)"
            }
            #expect(settings == ["panel.number 4"])
            let audit = try await transaction.rows("SELECT action, changes FROM audit_log ORDER BY id") {
                try "\($0.next(String.self)) \($0.next(JSONValue.self).text)"
            }
            #expect(
                audit.suffix(2) == [
                    #"branch.edited {"archived":[true,false]}"#,
                    #"settings.edited {"panel.flag":[true,null]}"#,
                ]
            )
        }
    }

    @Test func `the details of services are applied, and stay where the file leaves them out`() async throws {
        let database = try await TestDatabase(on: .shared(), name: "applied_details")
        func services(_ details: String) throws -> [BusinessPlan] {
            let cut = #"{"slug": "cut", "name": "Cut", "minutes": 30, "price": 2000\#(details)}"#
            return try Self.plans(Self.business("lumen", #", "services": [\#(cut)]"#))
        }
        let details = """
            , "category": "Hair", "description": "With a wash", "colour": "#3a7bd5", "online": false, "branches": ["one"]
            """
        #expect(
            try await Self.apply(services(details), to: database) == [
                ["category Hair", "branch one", "service cut"]
            ]
        )
        #expect(try await Self.apply(services(details), to: database) == [[]])
        #expect(try await Self.apply(services(""), to: database) == [[]])
        let business = try #require(try await BusinessOverview.list(in: database.admin).first).business
        func stored() async throws -> String {
            try await database.admin.transaction(context: business.context) { transaction in
                try await transaction.one(
                    """
                    SELECT concat_ws(' ', category.name, description, colour, bookable_online, (
                        SELECT string_agg(branches.slug, ',')
                        FROM service_branch JOIN branches ON branches.id = service_branch.branch_id
                    ), services.revision)
                    FROM services JOIN service_categories AS category ON category.id = category_id
                    """
                ) { try $0.next(String.self) }
            }
        }
        #expect(try await stored() == "Hair With a wash #3a7bd5 f one 1")
        let changes = try await Self.apply(
            services(#", "category": "Face", "branches": [], "online": true"#),
            to: database
        )
        #expect(changes == [["category Face", "service cut"]])
        #expect(try await stored() == "Face With a wash #3a7bd5 t 2")
    }

    @Test func `staff get exactly the services of the file, and the hours that it gives`() async throws {
        let database = try await TestDatabase(on: .shared(), name: "applied_staff")
        func plan(_ person: String) throws -> [BusinessPlan] {
            let services = ["cut", "wash"].map {
                #"{"slug": "\#($0)", "name": "S", "minutes": 30, "price": 2000}"#
            }
            let pau =
                #"{"role": "admin", "first_name": "P", "last_name": "S", "email": "p@s.example"\#(person)}"#
            return try Self.plans(
                Self.business(
                    "lumen",
                    #", "services": [\#(services.joined(separator: ","))], "staff": [\#(pau)]"#
                )
            )
        }
        let first = try plan(#", "services": ["cut", "wash"], "hours": {"one": {"mon": ["09:00-12:00"]}}"#)
        _ = try await Self.apply(first, to: database)
        let business = try #require(try await BusinessOverview.list(in: database.admin).first).business
        let pau = StaffID.make(.system)
        try await database.admin.transaction(context: business.context) { transaction in
            try await transaction.execute(
                """
                INSERT INTO staff (id, role, first_name, last_name, email)
                VALUES (\(pau), 'admin', 'P', 'S', 'p@s.example')
                """
            )
        }
        func assign(_ plans: [BusinessPlan]) async throws -> Bool {
            let person = try #require(plans.first?.staff.first)
            return try await Self.withScope(of: business, in: database) { scope in
                try await PlanOperations.assign([pau: person], in: scope)
            }
        }
        func stored() async throws -> String {
            try await database.admin.transaction(context: business.context) { transaction in
                try await transaction.one(
                    """
                    SELECT concat_ws(' ', bookable_online, (
                        SELECT string_agg(slug, ',' ORDER BY slug)
                        FROM services JOIN staff_service ON service_id = services.id
                    ), (SELECT string_agg(hours::text, ',') FROM staff_hours), revision)
                    FROM staff
                    """
                ) { try $0.next(String.self) }
            }
        }
        #expect(try await assign(first))
        #expect(try await stored() == #"t cut,wash {"mon": ["09:00-12:00"]} 2"#)
        #expect(try await !assign(first))
        #expect(try await assign(plan(#", "services": ["wash"], "online": false"#)))
        #expect(try await stored() == #"f wash {"mon": ["09:00-12:00"]} 3"#)
        let audit = try await database.admin.transaction(context: business.context) { transaction in
            try await transaction.rows(
                "SELECT changes FROM audit_log WHERE action = 'employee.edited' ORDER BY id"
            ) { try $0.next(JSONValue.self).text }
        }
        #expect(audit.last == #"{"bookable_online":[true,false],"services":[["cut","wash"],["wash"]]}"#)
    }

    /// Lends the operator's scope of a business.
    private static func withScope<T: Sendable>(
        of business: Business,
        in database: TestDatabase,
        _ work: (Scope) async throws -> T
    ) async throws -> T {
        let server = database.serving()
        let deployment = Deployment(database: server, policy: Everything(), constraints: ConstraintProblems())
        let profiles = Profiles(database: server, settings: catalog)
        let scope = Scope(
            business: business,
            profile: try await profiles.profile(of: business),
            actor: .operatorCommand,
            logger: Logger(label: "test"),
            deployment: deployment
        )
        let result = try await work(scope)
        await server.close()
        return result
    }

    @Test func `two businesses may exchange their hosts`() async throws {
        let database = try await TestDatabase(on: .shared(), name: "applied_swap")
        _ = try await Self.apply(
            Self.plans(Self.business("x", hosts: ["a.cat"]), Self.business("y", hosts: ["b.cat"])),
            to: database
        )
        _ = try await Self.apply(
            Self.plans(Self.business("x", hosts: ["b.cat"]), Self.business("y", hosts: ["a.cat"])),
            to: database
        )
        #expect(try await Self.hosts("x", database) == ["b.cat"])
        #expect(try await Self.hosts("y", database) == ["a.cat"])
    }

    @Test func `a host of a business outside of the file is refused, and nothing is changed`() async throws {
        let database = try await TestDatabase(on: .shared(), name: "applied_taken")
        _ = try await Self.apply(Self.plans(Self.business("x", hosts: ["a.cat"])), to: database)
        _ = try await Self.apply(Self.plans(Self.business("y", hosts: ["b.cat"])), to: database)
        await #expect(throws: Problem.self) {
            try await Self.apply(Self.plans(Self.business("y", hosts: ["a.cat", "c.cat"])), to: database)
        }
        #expect(try await Self.hosts("x", database) == ["a.cat"])
        #expect(try await Self.hosts("y", database) == ["b.cat"])
    }
}
