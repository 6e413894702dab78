import Core
import Postgres

/// Appointments to come, not cancelled, that need something which is to be taken away.
struct Upcoming: Sendable, Hashable {
    /// What they need.
    enum Use: Sendable, Hashable {
        /// The service, by itself or as a visit of several steps.
        case service(ServiceID)
        case resource(ResourceID)
        case branch(BranchID)
        /// One of the employees for one of the services.
        case offer(employees: Set<StaffID>, services: Set<ServiceID>)
        /// The employee; with branches, anywhere but there.
        case employee(StaffID, outside: Set<BranchID>?)
    }

    let count: Int
    /// When the first of them begins, as the clock of its branch shows it.
    let next: String?

    /// Refuses to take away what they need.
    ///
    /// - Throws: `Problem.conflict` with this slug, how many there are and when the next one begins.
    func refuse(_ slug: String, what: String) throws(Problem) {
        guard count > 0 else { return }
        let them = count == 1 ? "1 appointment to come needs" : "\(count) appointments to come need"
        let begins = count == 1 ? "it begins" : "the next one begins"
        let detail = "\(them) \(what); \(begins) at \(next ?? "an unknown time"). Move or cancel them first."
        throw .conflict(.other(slug: slug, detail: detail))
    }
}

extension Upcoming {
    /// Reads the row of `UpcomingQueries.count`.
    init(row: inout RowReader) throws {
        count = try row.next()
        let moment = try row.next(Instant?.self)
        let zone = try row.next(String?.self)
        next = moment.map { Self.text($0, zone: zone) }
    }

    /// A moment as the clock of a zone shows it; in UTC where the system does not know the zone.
    static func text(_ moment: Instant, zone: String?) -> String {
        guard let zone, let name = try? TimeZoneName(zone), let rules = try? TimeZoneRules.named(name) else {
            return moment.rfc3339
        }
        return moment.rfc3339(in: rules)
    }
}
