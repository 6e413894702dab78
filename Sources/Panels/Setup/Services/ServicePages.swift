import Core
import Gateway
import Tenancy

/// What a business offers, and the categories of it.
struct ServicePages: Sendable {
    var screens: [SetupScreen] {
        [
            SetupScreen("/staff/services", allowing: .manageCatalogue, list),
            SetupScreen("/staff/services/new", allowing: .manageCatalogue, make, ["create": create]),
            SetupScreen(
                "/staff/services/{id}",
                allowing: .manageCatalogue,
                edit,
                ["save": save, "archive": archive]
            ),
        ]
    }

    private func list(_ desk: SetupDesk) async throws -> SetupPage {
        async let found = desk.all("services", query: [("branch", desk.visit.branch?.slug)])
        async let sorted = desk.all("service-categories")
        let (services, categories) = (try await found, try await sorted)
        let format = try desk.visit.format()
        let groups =
            categories.map { (id: String?.some($0.text("id")), name: $0.text("name")) }
            + [(id: nil, name: desk(.noCategory))]
        let blocks = groups.compactMap { group -> SetupBlock? in
            let mine = services.filter { $0["category"]?["id"]?.stringValue == group.id }
            guard !mine.isEmpty else { return nil }
            let rows = mine.map { Self.row($0, desk, format) }
            let columns = [
                desk(.name), desk(.duration), "#" + desk(.price), "#" + desk(.capacity), desk(.branches),
                desk(.online),
            ]
            var block = SetupBlock(group.name)
            block.table = SetupTable(group.name, columns, rows)
            return block
        }
        var nothing = SetupBlock()
        nothing.empty = SetupEmpty(
            icon: Icon.service.rawValue,
            title: desk(.noServices),
            help: desk(.noServicesHelp)
        )
        return SetupPage(
            desk,
            desk(.services),
            at: .services,
            buttons: [desk.link(desk.places.newService, .newService, .plus, look: "main")],
            tabs: Self.tabs(desk, isCategories: false),
            blocks.isEmpty ? [nothing] : blocks
        )
    }

    private func make(_ desk: SetupDesk) async throws -> SetupPage {
        let form = desk.form(
            "create",
            try await Self.fields(desk, nil),
            record: ["capacity": 1, "bookable_online": true, "buffer_before": 0, "buffer_after": 0],
            submit: .add,
            cancel: desk.places.services
        )
        let trail = desk.link(desk.places.services, .services)
        return SetupPage(desk, desk(.newService), at: .services, trail: trail, [.form(nil, form)])
    }

    private func edit(_ desk: SetupDesk) async throws -> SetupPage {
        let answer = try await desk.call.api("services/\(try desk.call.parameter("id"))")
        let service = answer.json
        let mayEdit = Self.mayEdit(service, desk)
        let fields = try await Self.fields(desk, service)
        let etag = answer.etag
        let form = desk.form(
            "save",
            fields,
            record: Self.record(service),
            etag: etag,
            cancel: desk.places.services
        )
        let archive = desk.act("archive", .archive, etag: etag, look: "danger", asking: .archiveServiceHelp)
        let format = try desk.visit.format()
        let facts = [
            SetupFact(desk(.duration), format.duration(minutes: service["minutes"]?.intValue ?? 0)),
            SetupFact(desk(.price), format.money(Int64(service["price"]?.intValue ?? 0))),
            SetupFact(desk(.description), service["description"]?.stringValue),
        ]
        return SetupPage(
            desk,
            service.text("name"),
            at: .services,
            trail: desk.link(desk.places.services, .services),
            mayEdit ? [.form(nil, form), .acts(nil, [archive])] : [.facts(nil, facts.compactMap { $0 })]
        )
    }

    private func create(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let body = try await Self.body(typed, desk, nil)
        let made = try await desk.call.api(.post, "services", body: body, headers: desk.visit.kit.once(typed))
        return desk.done(.added, desk.places.service(made.json.text("id")))
    }

    private func save(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let id = try desk.call.parameter("id")
        let service = try await desk.call.api("services/\(id)").json
        let body = try await Self.body(typed, desk, service)
        let headers = desk.visit.kit.unchanged(typed)
        _ = try await desk.call.api(.patch, "services/\(id)", body: body, headers: headers)
        return desk.done(.saved)
    }

    private func archive(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let id = try desk.call.parameter("id")
        _ = try await desk.call.api(.delete, "services/\(id)", headers: desk.visit.kit.unchanged(typed))
        return desk.done(.archived, desk.places.services)
    }

    static func tabs(_ desk: SetupDesk, isCategories: Bool) -> [Tab] {
        guard desk.mayAll(.manageCatalogue) else { return [] }
        return [
            Tab(place: desk.places.services, label: desk(.services), isCurrent: !isCategories),
            Tab(place: desk.places.categories, label: desk(.categories), isCurrent: isCategories),
        ]
    }

    /// Managers change what their own branches alone offer.
    private static func mayEdit(_ service: JSONValue, _ desk: SetupDesk) -> Bool {
        let offered = Set((service["branches"]?.arrayValue ?? []).map { $0.text("slug") })
        let own = Set(desk.visit.branches.map(\.slug))
        return desk.mayAll(.manageCatalogue) || (!offered.isEmpty && offered.isSubset(of: own))
    }

    private static func row(
        _ service: JSONValue,
        _ desk: SetupDesk,
        _ format: LocalFormat
    ) -> [SetupTable.Cell] {
        let branches = (service["branches"]?.arrayValue ?? []).map { desk.branchName($0.text("slug")) }
        let isOnline = service["bookable_online"]?.boolValue ?? false
        return [
            .head(
                service.text("name"),
                desk.places.service(service.text("id")),
                soft: service["description"]?.stringValue.map { String($0.prefix(90)) },
                colour: service["colour"]?.stringValue
            ),
            .text(format.duration(minutes: service["minutes"]?.intValue ?? 0)),
            .number(format.money(Int64(service["price"]?.intValue ?? 0))),
            .number(desk.visit.language.number(service["capacity"]?.intValue ?? 1)),
            .text(branches.isEmpty ? desk(.everywhere) : branches.joined(separator: ", ")),
            .tag(desk(isOnline ? .online : .staffOnly), isOnline ? "good" : ""),
        ]
    }

    private static func record(_ service: JSONValue) -> JSONValue {
        var record = service.putting("category", service["category"]?["id"] ?? .null)
        let slugs = (service["branches"]?.arrayValue ?? []).compactMap { $0["slug"] }
        record = record.putting("branches", .array(slugs))
        for (index, step) in (service["steps"]?.arrayValue ?? []).enumerated() {
            record = record.putting("steps[\(index)]", step)
        }
        return record
    }

    private static func fields(_ desk: SetupDesk, _ service: JSONValue?) async throws -> [SetupField] {
        async let sorted = desk.all("service-categories")
        async let people = desk.all("staff")
        async let rooms = desk.all("resources")
        async let offered = desk.all("services")
        let currency = try CurrencyCode(desk.visit.scope.business.currency)
        let categories = try await sorted.map { SetupChoice($0.text("id"), $0.text("name")) }
        let employees = try await people.map { SetupChoice($0.text("id"), desk.personName($0)) }
        let resources = try await rooms.map { room in
            let branch = desk.branchName(room["branch"]?["slug"]?.stringValue ?? "")
            return SetupChoice(room.text("id"), "\(room.text("name")) · \(branch)")
        }
        let simple = try await offered.filter {
            ($0["steps"]?.arrayValue ?? []).isEmpty && $0["id"] != service?["id"]
        }
        let branches = desk.visit.branches.map { SetupChoice($0.slug, $0.name) }
        var fields = [
            SetupField("name", desk(.name), required: true),
            SetupField(
                "category",
                desk(.category),
                .choice([SetupChoice("", desk(.noCategory))] + categories)
            ),
            SetupField("price", "\(desk(.price)) (\(currency.text))", .money(currency), required: true),
            SetupField("minutes", desk(.durationMinutes), .number(1...1_440)),
            SetupField("buffer_before", desk(.bufferBefore), .number(0...1_440)),
            SetupField("buffer_after", desk(.bufferAfter), .number(0...1_440)),
            SetupField("capacity", desk(.capacity), .number(1...1_000), help: desk(.capacityHelp)),
            SetupField("colour", desk(.colour), .line("text")).example("#3a7bd5"),
            SetupField("position", desk(.order), .number(), help: desk(.orderHelp)),
            SetupField("description", desk(.description), .area).wide,
            SetupField("bookable_online", desk(.bookableOnline), .tick),
            SetupField("employees", desk(.whoOffers), .ticks(employees)),
        ]
        if branches.count > 1 { fields.append(SetupField("branches", desk(.whereOffered), .ticks(branches))) }
        if !resources.isEmpty { fields.append(SetupField("resources", desk(.resources), .ticks(resources))) }
        let choices =
            [SetupChoice("", desk(.none))] + simple.map { SetupChoice($0.text("id"), $0.text("name")) }
        return fields + steps(desk, (service?["steps"]?.arrayValue ?? []).count, choices)
    }

    /// The steps that there are, and two more.
    private static func steps(_ desk: SetupDesk, _ count: Int, _ services: [SetupChoice]) -> [SetupField] {
        guard services.count > 2 else { return [] }
        let heading = SetupField("", desk(.steps), .heading)
        return [heading]
            + (0..<min(count + 2, 12)).flatMap { index -> [SetupField] in
                let number = String(index + 1)
                let name = "steps[\(index)]"
                let service = SetupField(
                    name + ".service",
                    desk(.step, ["n": number]),
                    .choice(services),
                    help: index == 0 ? desk(.stepsHelp) : nil
                )
                let pause = SetupField(
                    name + ".pause_after",
                    desk(.pauseAfter, ["n": number]),
                    .number(0...1_440)
                )
                let same = SetupField(name + ".same_employee", desk(.sameEmployee, ["n": number]), .tick)
                return index == 0 ? [service, pause] : [service, pause, same]
            }
    }

    private static func body(
        _ typed: FormFields,
        _ desk: SetupDesk,
        _ service: JSONValue?
    ) async throws -> JSONValue {
        let fields = try await fields(desk, service).filter { !$0.name.hasPrefix("steps[") }
        var body = fields.body(typed)
        let steps = (0..<12).compactMap { index -> JSONValue? in
            guard let id = typed["steps[\(index)].service"], !id.isEmpty else { return nil }
            let pause = typed["steps[\(index)].pause_after"].flatMap { Int($0) } ?? 0
            return [
                "service": .string(id), "pause_after": .int(pause),
                "same_employee": .bool(typed["steps[\(index)].same_employee"] != nil),
            ]
        }
        body = body.putting("steps", .array(steps))
        if !steps.isEmpty {
            for name in ["minutes", "buffer_before", "buffer_after", "employees", "resources"] {
                body = body.removing(name)
            }
        } else if body["minutes"] == .null, service != nil {
            body = body.putting("minutes", "")
        }
        return body["price"] == .null ? body.putting("price", "") : body
    }
}

extension PagePlaces {
    var newService: String { at("staff", "services", "new") }
    var categories: String { at("staff", "service-categories") }
    func service(_ id: String) -> String { at("staff", "services", id) }
}

extension SetupDesk {
    /// What people call a branch.
    func branchName(_ slug: String) -> String {
        visit.scope.profile.branch(slug: slug)?.name ?? slug
    }

    func personName(_ person: JSONValue) -> String {
        let name = [person.text("first_name"), person.text("last_name")].filter { !$0.isEmpty }
        return name.isEmpty ? person.text("name") : name.joined(separator: " ")
    }
}
