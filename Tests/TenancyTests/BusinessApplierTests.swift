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
