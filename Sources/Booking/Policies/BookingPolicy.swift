import Core
import Postgres

/// What is asked of some clients more than the settings ask of all (B.14).
struct BookingPolicy: Sendable, Hashable {
    /// What booking online is reduced to.
    enum Online: String, Sendable, Hashable, CaseIterable {
        case approval
        case waitingList = "waiting_list"
        case blocked
    }

    /// For whom it is: every condition that is named must hold.
    struct Conditions: Sendable, Hashable {
        var branch: BranchID?
        var service: ServiceID?
        var clientStatus: String?
        var clientTag: String?
        var noShowsMin: Int?
    }

    /// What it asks; what is nil asks nothing.
    struct Demands: Sendable, Hashable {
        var online: Online?
        var openBookingsMax: Int?
        var bookingsMax: Int?
        var bookingsDays: Int?
        var minimumNotice: Int?
        var cancelCutoff: Int?
    }

    var name: String
    var conditions = Conditions()
    var demands = Demands()
    /// For staff; customers read neutral words.
    var reason: String?
    var expiresAt: Instant?

    /// Whether it is for these people now; branch and service were compared when it was read.
    func holds(for people: [ClientStanding.Person], noShows: Int, now: Instant) -> Bool {
        if let expiresAt, expiresAt <= now { return false }
        if let least = conditions.noShowsMin, noShows < least { return false }
        if conditions.clientStatus == nil, conditions.clientTag == nil { return true }
        return people.contains { person in
            (conditions.clientStatus.map { person.status == $0 } ?? true)
                && (conditions.clientTag.map(person.tags.contains) ?? true)
        }
    }
}

extension BookingPolicy {
    /// Reads a row of `BookingPolicyQueries.columns`.
    init(row: inout RowReader) throws {
        name = try row.next()
        conditions = Conditions(
            branch: try row.next(BranchID?.self),
            service: try row.next(ServiceID?.self),
            clientStatus: try row.next(String?.self),
            clientTag: try row.next(String?.self),
            noShowsMin: try row.next(Int?.self)
        )
        demands = Demands(
            online: try row.next(String?.self).flatMap(Online.init(rawValue:)),
            openBookingsMax: try row.next(Int?.self),
            bookingsMax: try row.next(Int?.self),
            bookingsDays: try row.next(Int?.self),
            minimumNotice: try row.next(Int?.self),
            cancelCutoff: try row.next(Int?.self)
        )
        reason = try row.next(String?.self)
        expiresAt = try row.next(Instant?.self)
    }
}
