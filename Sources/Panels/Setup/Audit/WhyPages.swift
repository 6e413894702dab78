import Core
import Gateway
import Tenancy

/// Why times of a day can or cannot be booked (B.13).
struct WhyPages: Sendable {
    var screens: [SetupScreen] {
        [SetupScreen("/staff/why", allowing: .explainAvailability, page)]
    }

    private func page(_ desk: SetupDesk) async throws -> SetupPage {
        let call = desk.call
        let branches = desk.visit.branches
        let branch = branches.first { $0.slug == call.query("at") } ?? desk.visit.branch ?? branches.first
        async let offered = desk.all("services", query: [("branch", branch?.slug)])
        async let known = desk.all("employees", query: [("branch", branch?.slug)])
        let (services, people) = (try await offered, try await known)
        let service = call.query("service") ?? services.first?.text("slug")
        let zone = branch?.timeZone
        let now = desk.visit.scope.world.now()
        let today = try desk.visit.format(zone: zone).zone.wall(at: now).date.iso8601
        let date = call.query("date") ?? today
        let filter = Self.filter(
            desk,
            services,
            people,
            branches.map { SetupChoice($0.slug, $0.name) },
            [
                "at": branch?.slug, "service": service, "date": date, "employee": call.query("employee"),
                "entry": call.query("entry"),
            ]
        )
        var rows: [[SetupTable.Cell]] = []
        if let branch, let service {
            let query: [(String, String?)] = [
                ("branch", branch.slug), ("service", service), ("date", date),
                ("employee", call.query("employee")),
                ("entry", call.query("entry") ?? "online"), ("client", call.query("client")),
            ]
            let answer = try await call.api("availability/explain", query: query)
            rows = (answer["days"]?.arrayValue ?? []).map { Self.row($0, desk(.wholeDay), desk) }
            rows += try (answer["candidates"]?.arrayValue ?? []).map { candidate in
                let format = try desk.visit.format(zone: zone)
                return Self.row(candidate, candidate.moment("starts_at").map(format.time) ?? "", desk)
            }
        }
        let table = SetupTable(
            desk(.whyTimes),
            [desk(.time), desk(.employee), desk(.state), desk(.reason)],
            rows
        )
        let empty = SetupEmpty(icon: Icon.clock.rawValue, title: desk(.noTimesAtAll))
        return SetupPage(
            desk,
            desk(.whyTimes),
            at: .employees,
            trail: desk.may(.manageHours) ? desk.link(desk.places.employees, .employees) : nil,
            lead: desk(.whyLead),
            [.list(nil, filter: filter, table, empty: empty)]
        )
    }

    private static func filter(
        _ desk: SetupDesk,
        _ services: [JSONValue],
        _ people: [JSONValue],
        _ branches: [SetupChoice],
        _ chosen: [String: String?]
    ) -> SetupFilter {
        let record = JSONValue.object(chosen.mapValues { .string($0 ?? "") })
        let anybody = [SetupChoice("", desk(.anybody))]
        let fields = [
            SetupField("at", desk(.branch), .choice(branches)),
            SetupField(
                "service",
                desk(.service),
                .choice(services.map { SetupChoice($0.text("slug"), $0.text("name")) })
            ),
            SetupField("date", desk(.day), .line("date")),
            SetupField(
                "employee",
                desk(.employee),
                .choice(anybody + people.map { SetupChoice($0.text("id"), $0.text("name")) })
            ),
            SetupField(
                "entry",
                desk(.bookedBy),
                .choice([SetupChoice("online", desk(.customers)), SetupChoice("staff", desk(.team))])
            ),
        ]
        return SetupFilter(
            address: desk.places.why,
            inputs: desk.form("filter", fields, record: record, flat: true).inputs,
            hidden: desk.call.query("client").map { [SetupForm.Hidden(name: "client", value: $0)] } ?? []
        )
    }

    private static func row(_ item: JSONValue, _ time: String, _ desk: SetupDesk) -> [SetupTable.Cell] {
        let isFree = item["available"]?.boolValue ?? false
        let code = item["reason"]?.stringValue
        let words = code.map { WhyWords.reasons[$0].map { desk($0) } ?? item["detail"]?.stringValue ?? $0 }
        // The setting behind it stands in words on its own page.
        let setting = item["setting"]?.stringValue.map { key in
            "\(desk(.setting)): " + (SettingLabels.all[key].map { desk($0) } ?? key)
        }
        return [
            .head(time), .text(item["employee"]?["name"]?.stringValue ?? desk(.anybody)),
            .tag(desk(isFree ? .free : .no), isFree ? "good" : "bad"), .text(words, soft: setting),
        ]
    }
}
