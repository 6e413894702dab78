import Core
import Testing

@testable import Tenancy

@Suite struct `Reading a businesses file` {
    private static let catalog = SettingCatalog([
        SettingKey<Bool>("panel.self_erasure", default: false, perBranch: false, help: "Erase.").definition,
        SettingKey<Int>("sessions.hours", .integer(1...24), default: 8, help: "Hours.").definition,
        SettingKey<Int>(
            "panel.cutoff",
            .integer(0...9),
            default: 5,
            presets: ["amelia": 0],
            lockedPresets: ["amelia"],
            help: "Locked."
        ).definition,
    ])

    private static let branch = #"{"slug": "gracia", "name": "Gràcia", "time_zone": "Europe/Madrid"}"#

    private static func business(_ members: String, slug: String = "lumen", branches: String? = nil) -> String
    {
        """
        {"slug": "\(slug)", "name": "Lumen Estètica", "language": "ca", "currency": "EUR",
         "branches": \(branches ?? "[\(branch)]")\(members.isEmpty ? "" : ", " + members)}
        """
    }

    private static func read(_ businesses: String...) throws(Problem) -> BusinessesFile {
        let text = #"{"businesses": [\#(businesses.joined(separator: ","))]}"#
        return try BusinessesFile(parsing: text.utf8, settings: catalog, baseDomain: "localhost")
    }

    private static func issues(_ businesses: String...) -> [String] {
        let text = #"{"businesses": [\#(businesses.joined(separator: ","))]}"#
        do {
            _ = try BusinessesFile(parsing: text.utf8, settings: catalog, baseDomain: "localhost")
            return []
        } catch {
            return error.issues.map { "\($0.field) \($0.code)" }
        }
    }

    @Test func `everything that the contract names is read`() throws {
        let file = try Self.read(
            Self.business(
                """
                "hosts": ["Lumen.localhost", "lumen.cat"], "preset": "booknetic",
                "settings": {"panel.self_erasure": true},
                "staff": [
                    {"role": "admin", "first_name": "Núria", "last_name": "Vidal", "email": "nuria@lumen.example",
                     "password": "a long password"},
                    {"role": "employee", "branches": ["gracia"], "services": ["cut"], "first_name": "Pau",
                     "last_name": "Serra", "email": "pau@lumen.example", "phone": "612345678"}
                ],
                "services": [{"slug": "cut", "name": "Tall", "minutes": 45, "buffer_after": 5, "price": 2800,
                              "capacity": 1}]
                """,
                branches: """
                    [{"slug": "gracia", "name": "Gràcia", "time_zone": "Europe/Madrid", "phone": "+34932180000",
                      "address": "Carrer Gran, 1", "settings": {"sessions.hours": 4}, "hosts": ["gracia.cat"],
                      "hours": {"mon-fri": ["16:00-20:00", "09:00-14:00"], "sat": ["10:00-24:00"]}}]
                    """
            )
        )
        let plan = try #require(file.businesses.first)
        #expect(plan.business.slug == "lumen")
        #expect(plan.business.preset == "booknetic")
        #expect(
            plan.business.hosts == [
                NewBusiness.Host(name: "lumen.localhost"), NewBusiness.Host(name: "lumen.cat"),
                NewBusiness.Host(name: "gracia.cat", branchSlug: "gracia"),
            ]
        )
        #expect(plan.settings == ["panel.self_erasure": true])
        let branch = try #require(plan.branches.first)
        #expect(branch.country.text == "ES")
        #expect(branch.phone == "+34932180000")
        #expect(branch.settings == ["sessions.hours": 4])
        #expect(branch.hours?.spans[.friday]?.map(\.text) == ["09:00-14:00", "16:00-20:00"])
        #expect(branch.hours?.spans[.saturday]?.map(\.end) == [1_440])
        #expect(branch.hours?.spans[.sunday] == nil)
        #expect(
            plan.services == [
                ServicePlan(
                    slug: "cut",
                    name: "Tall",
                    minutes: 45,
                    bufferBefore: 0,
                    bufferAfter: 5,
                    price: 2_800,
                    capacity: 1,
                    category: nil,
                    description: nil,
                    colour: nil,
                    isOnline: nil,
                    branches: nil
                )
            ]
        )
        #expect(plan.staff.map(\.role) == [.admin, .employee])
        #expect(plan.staff.map(\.password) == ["a long password", nil])
        #expect(plan.staff[1].phone == "+34612345678")
        #expect(plan.staff[1].services == ["cut"])
    }

    @Test func `what the preset locks cannot be set, neither for the business nor for a branch`() {
        let own = #""settings": {"panel.cutoff": 5}"#
        let branches = "[\(Self.branch.dropLast()), \(own)}]"
        #expect(Self.issues(Self.business(own, branches: branches)).isEmpty)
        #expect(
            Self.issues(Self.business(#""preset": "amelia", "# + own, branches: branches)) == [
                "businesses[0].settings.panel.cutoff locked_by_preset",
                "businesses[0].branches[0].settings.panel.cutoff locked_by_preset",
            ]
        )
        let same = #""preset": "amelia", "settings": {"panel.cutoff": 0}"#
        #expect(Self.issues(Self.business(same)).isEmpty)
    }

    @Test func `the details of services and of staff members are read`() throws {
        let file = try Self.read(
            Self.business(
                """
                "services": [{"slug": "cut", "name": "Tall", "minutes": 45, "price": 2800, "category": "Cabell",
                              "description": "Amb rentat", "colour": "#3A7BD5", "online": false,
                              "branches": ["gracia"]}],
                "staff": [{"role": "employee", "branches": ["gracia"], "first_name": "Pau", "last_name": "Serra",
                           "email": "pau@lumen.example", "online": false,
                           "hours": {"gracia": {"mon-tue": ["09:00-12:00"]}}}]
                """
            )
        )
        let plan = try #require(file.businesses.first)
        let service = try #require(plan.services.first)
        #expect(service.category == "Cabell" && service.description == "Amb rentat")
        #expect(service.colour?.text == "#3a7bd5" && service.isOnline == false)
        #expect(service.branches == ["gracia"])
        let person = try #require(plan.staff.first)
        #expect(person.isOnline == false && person.hours.keys.sorted() == ["gracia"])
        #expect(person.hours["gracia"]?.spans[.tuesday]?.map(\.text) == ["09:00-12:00"])
    }

    @Test func `the country comes from the time zone, or must be named`() throws {
        let utc = #"[{"slug": "a", "name": "A", "time_zone": "Etc/UTC"}]"#
        let named = #"[{"slug": "a", "name": "A", "time_zone": "Etc/UTC", "country": "pt"}]"#
        #expect(
            Self.issues(Self.business("", branches: utc)) == ["businesses[0].branches[0].country required"]
        )
        #expect(
            try Self.read(Self.business("", branches: named)).businesses[0].branches[0].country.text == "PT"
        )
    }

    @Test(arguments: [
        (#""colour": "red""#, "businesses[0].colour unknown_field"),
        (#""preset": "fresha""#, "businesses[0].preset invalid_choice"),
        (#""hosts": ["https://lumen.cat"]"#, "businesses[0].hosts[0] invalid"),
        (#""hosts": ["brisa.localhost"]"#, "businesses[0].hosts[0] reserved"),
        (#""hosts": ["localhost"]"#, "businesses[0].hosts[0] reserved"),
        (#""hosts": "lumen.cat""#, "businesses[0].hosts wrong_type"),
        (#""settings": {"panel.nothing": 1}"#, "businesses[0].settings.panel.nothing unknown_setting"),
        (#""settings": {"sessions.hours": 99}"#, "businesses[0].settings.sessions.hours invalid_setting"),
        (
            #""services": [{"slug": "a", "name": "A", "minutes": 0, "price": 1}]"#,
            "businesses[0].services[0].minutes out_of_range"
        ),
        (
            #""services": [{"slug": "a", "name": "A", "minutes": 1}]"#,
            "businesses[0].services[0].price required"
        ),
        (
            #""services": [{"slug": "a", "name": "A", "minutes": 1, "price": 1}, {"slug": "a", "name": "B", "minutes": 1, "price": 1}]"#,
            "businesses[0].services[1].slug duplicate"
        ),
        (
            #""services": [{"slug": "a", "name": "A", "minutes": 1, "price": 1, "colour": "red"}]"#,
            "businesses[0].services[0].colour invalid"
        ),
        (
            #""services": [{"slug": "a", "name": "A", "minutes": 1, "price": 1, "online": "yes"}]"#,
            "businesses[0].services[0].online wrong_type"
        ),
        (
            #""services": [{"slug": "a", "name": "A", "minutes": 1, "price": 1, "branches": ["sants"]}]"#,
            "businesses[0].services[0].branches[0] unknown_branch"
        ),
    ])
    func `what is wrong with a business is told with its path`(members: String, issue: String) {
        #expect(Self.issues(Self.business(members)) == [issue])
    }

    @Test(arguments: [
        (#""slug": "Gràcia""#, "slug invalid"),
        (#""time_zone": "Europe/Nowhere""#, "time_zone invalid"),
        (#""time_zone": "../../etc/passwd""#, "time_zone invalid"),
        (#""country": "XX""#, "country invalid"),
        (#""phone": "12""#, "phone invalid"),
        (#""settings": {"panel.self_erasure": true}"#, "settings.panel.self_erasure not_per_branch"),
        (#""hours": {"mon": ["14:00-09:00"]}"#, "hours.mon[0] invalid"),
        (#""hours": {"mon": ["09:00-09:00"]}"#, "hours.mon[0] invalid"),
        (#""hours": {"mon": ["09:00-25:00"]}"#, "hours.mon[0] invalid"),
        (#""hours": {"mon": ["9-14"]}"#, "hours.mon[0] invalid"),
        (#""hours": {"mon": ["09:00-14:00", "13:59-20:00"]}"#, "hours.mon overlap"),
        (#""hours": {"fri-mon": ["09:00-14:00"]}"#, "hours.fri-mon reversed"),
        (#""hours": {"mon-mon": ["09:00-14:00"]}"#, "hours.mon-mon reversed"),
        (#""hours": {"monday": ["09:00-14:00"]}"#, "hours.monday invalid"),
        (#""hours": {"mon-fri": [], "tue": ["09:00-14:00"]}"#, "hours.tue duplicate"),
        (#""hours": ["09:00-14:00"]"#, "hours invalid"),
    ])
    func `what is wrong with a branch is told with its path`(member: String, issue: String) throws {
        let name = String(member.dropFirst().prefix { $0 != "\"" })
        var members = [
            "slug": #""slug": "g""#, "name": #""name": "G""#, "time_zone": #""time_zone": "Europe/Madrid""#,
        ]
        members[name] = member
        let branch = "{\(members.values.sorted().joined(separator: ","))}"
        let found = Self.issues(Self.business("", branches: "[\(branch)]"))
        #expect(found == ["businesses[0].branches[0].\(issue)"])
    }

    @Test(arguments: [
        (#""role": "boss", "branches": ["gracia"]"#, "role invalid_choice"),
        (#""role": "customer""#, "role invalid_choice"),
        (#""role": "admin", "branches": ["gracia"]"#, "branches not_allowed"),
        (#""role": "manager""#, "branches required"),
        (#""role": "employee", "branches": ["gracia", "sants"]"#, "branches[1] unknown_branch"),
        (#""role": "employee", "branches": ["gracia"], "services": ["cut"]"#, "services[0] unknown_service"),
        (#""role": "admin", "phone": "x""#, "phone invalid"),
        (#""role": "admin", "online": 1"#, "online wrong_type"),
        (#""role": "admin", "hours": {"sants": {}}"#, "hours.sants unknown_branch"),
        (#""role": "admin", "hours": {"gracia": {"mon": ["25:00-26:00"]}}"#, "hours.gracia.mon[0] invalid"),
        (#""role": "admin", "pasword": "x""#, "pasword unknown_field"),
    ])
    func `what is wrong with a staff member is told with its path`(members: String, issue: String) {
        let person = #"{"first_name": "A", "last_name": "B", "email": "a@b.example", \#(members)}"#
        #expect(Self.issues(Self.business(#""staff": [\#(person)]"#)) == ["businesses[0].staff[0].\(issue)"])
    }

    @Test func `two staff members with one email are refused, whatever the case`() {
        let people = ["a@b.example", "A@B.example"].map {
            #"{"role": "admin", "first_name": "A", "last_name": "B", "email": "\#($0)"}"#
        }
        let found = Self.issues(Self.business(#""staff": [\#(people.joined(separator: ","))]"#))
        #expect(found == ["businesses[0].staff[1].email duplicate"])
    }

    @Test func `equal slugs and hosts of two businesses are refused`() {
        let hosts = #""hosts": ["salon.cat"]"#
        #expect(Self.issues(Self.business(""), Self.business("")) == ["businesses[1].slug duplicate"])
        #expect(
            Self.issues(Self.business(hosts), Self.business(hosts, slug: "brisa"))
                == ["businesses[1].hosts[0] duplicate"]
        )
    }

    @Test func `all faults of a file are told at once`() {
        let found = Self.issues(
            Self.business(#""preset": "x", "extra": 1"#, branches: "[\(Self.branch), \(Self.branch)]"),
            Self.business("", slug: "b", branches: #"[{"slug": "x", "name": "X", "time_zone": "Mars"}]"#)
        )
        #expect(
            Set(found) == [
                "businesses[0].preset invalid_choice", "businesses[0].extra unknown_field",
                "businesses[0].branches[1].slug duplicate", "businesses[1].branches[0].time_zone invalid",
            ]
        )
    }

    @Test(arguments: ["", "{", "[]", #"{"businesses": [}"#, "\u{0}"])
    func `what is no JSON object is malformed`(text: String) {
        let error = #expect(throws: Problem.self) {
            try BusinessesFile(parsing: text.utf8, settings: Self.catalog, baseDomain: "localhost")
        }
        guard case .malformed = error else {
            Issue.record("expected malformed, not \(String(describing: error))")
            return
        }
    }

    @Test func `opening hours survive being written and read`() throws {
        var reader = OpeningHours.Reader(path: "hours")
        let hours = reader.read(["mon-fri": ["09:00-14:00", "16:00-20:00"], "sun": []])
        #expect(reader.issues.isEmpty)
        #expect(hours.json["tue"] == ["09:00-14:00", "16:00-20:00"])
        #expect(hours.json["sun"] == nil)
        #expect(reader.read(hours.json) == hours)
    }
}
