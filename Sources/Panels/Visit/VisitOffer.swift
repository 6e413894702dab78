import Core
import Gateway
import Tenancy

/// What can be booked at a branch, as far as a visitor has to choose from it.
struct VisitOffer: Sendable {
    struct Service: Sendable {
        let id: String
        let slug: String
        let name: String
        let description: String?
        let category: String?
        let minutes: Int
        let price: Int
        let capacity: Int
    }

    struct Employee: Sendable {
        let id: String
        let name: String
    }

    let services: [Service]
    /// The one that was chosen; nil where none was, or one that is not there.
    let service: Service?
    /// Who offers it.
    let employees: [Employee]

    /// Asks the API.
    init(_ choice: VisitChoice, _ call: Call) async throws {
        guard let branch = choice.branch else {
            (services, service, employees) = ([], nil, [])
            return
        }
        let slug = choice.service
        async let offered = Self.all("services", [("branch", branch.slug)], call)
        async let working = slug == nil ? [] : Self.all("employees", [("branch", branch.slug)], call)
        // Staff are shown what customers see.
        let found = try await offered.filter { $0["bookable_online"] != false }
        let services = found.compactMap(Service.init)
        let chosen = slug.flatMap { slug in services.first { $0.slug == slug || $0.id == slug } }
        let able = found.first { $0["id"]?.stringValue == chosen?.id }?["employees"]?.arrayValue ?? []
        let keys = Set(able.compactMap(\.stringValue))
        employees = try await working.filter { $0["bookable_online"] != false }.compactMap(Employee.init)
            .filter { keys.contains($0.id) }
        self.services = services
        service = chosen
    }

    /// What was chosen, where the offer has it; who is alone needs no choice.
    func settling(_ choice: VisitChoice) -> VisitChoice {
        choice.with { choice in
            choice.service = service?.slug
            guard service != nil else { return }
            if employees.count < 2 {
                choice.employee = VisitChoice.anyone
            } else if !employees.contains(where: { $0.id == choice.employee }),
                choice.employee != VisitChoice.anyone
            {
                choice.employee = nil
            }
        }
    }

    /// The services by category, in the order of the list; those without one come last.
    var categories: [(name: String?, services: [Service])] {
        var names: [String?] = []
        for service in services where !names.contains(service.category) { names.append(service.category) }
        let sorted = names.filter { $0 != nil } + names.filter { $0 == nil }
        return sorted.map { name in (name, services.filter { $0.category == name }) }
    }

    private static func all(
        _ path: APIPath,
        _ query: [(String, String?)],
        _ call: Call
    ) async throws -> [JSONValue] {
        var items: [JSONValue] = []
        var cursor: String?
        for _ in 0..<pagesMax {
            let page = try await call.api(path, query: query + [("limit", "200"), ("cursor", cursor)])
            items += page.items
            cursor = page["next"]?.stringValue
            if cursor == nil { break }
        }
        return items
    }

    /// Nobody chooses from more than a thousand.
    private static let pagesMax = 5
}

extension VisitOffer.Service {
    init?(_ item: JSONValue) {
        guard let id = item["id"]?.stringValue, let slug = item["slug"]?.stringValue else { return nil }
        self.id = id
        self.slug = slug
        name = item["name"]?.stringValue ?? ""
        description = item["description"]?.stringValue
        category = item["category"]?["name"]?.stringValue
        minutes = item["minutes"]?.intValue ?? 0
        price = item["price"]?.intValue ?? 0
        capacity = item["capacity"]?.intValue ?? 1
    }
}

extension VisitOffer.Employee {
    init?(_ item: JSONValue) {
        guard let id = item["id"]?.stringValue else { return nil }
        self.id = id
        name = item["name"]?.stringValue ?? ""
    }
}

/// A time that is free.
struct VisitSlot: Sendable {
    /// As the API writes it.
    let text: String
    let start: Instant
    let seatsLeft: Int

    /// By the clock of the branch.
    var date: CalendarDate? { CalendarDate(iso8601: String(text.prefix(10))) }
    /// Of the day, from midnight, by the clock of the branch.
    var minute: Int { WallTime(iso8601: String(text.prefix(16)))?.minute ?? 0 }

    /// The free times of some days.
    static func all(
        _ choice: VisitChoice,
        _ days: ClosedRange<CalendarDate>,
        _ call: Call
    ) async throws -> [VisitSlot] {
        let answer = try await call.api(
            "availability",
            query: [
                ("branch", choice.branch?.slug), ("service", choice.service),
                ("employee", choice.employeeKey), ("from", days.lowerBound.iso8601),
                ("to", days.upperBound.iso8601),
            ]
        )
        return (answer["slots"]?.arrayValue ?? []).compactMap { item in
            guard let text = item["starts_at"]?.stringValue, let start = Instant(rfc3339: text) else {
                return nil
            }
            return VisitSlot(text: text, start: start, seatsLeft: item["seats_left"]?.intValue ?? 1)
        }
    }
}
