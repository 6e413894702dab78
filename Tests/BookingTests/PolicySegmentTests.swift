import Core
import Tenancy
import TestKit
import Testing

@testable import Booking

/// Policies for some clients (B.14), decided without a database.
@Suite struct `A booking policy` {
    private let now = Instant(rfc3339: "2027-02-01T09:00:00Z") ?? .distantPast

    private func verdict(
        _ policies: [BookingPolicy],
        _ person: ClientStanding.Person? = nil,
        noShows: Int = 0,
        bookings: Int = 0,
        hoursAhead: Int = 48,
        entry: BookingEntry = .online
    ) throws -> PolicyVerdict {
        let branch = try Branch(
            id: .make(.system),
            slug: "gracia",
            name: "Gràcia",
            timeZone: "Europe/Madrid",
            country: CountryCode("ES")
        )
        var standing = ClientStanding(people: [person ?? .init(status: "active")], policies: policies)
        standing.bookings = (0..<noShows).map {
            .init(start: now.adding(minutes: -1_440 - $0), isNoShow: true)
        }
        standing.bookings += (0..<bookings).map { .init(start: now.adding(minutes: 50_000 + $0)) }
        let settings = SettingCatalog(BookingSettings.definitions).values(preset: nil)
        let rules = try BookingRules(standing, settings: settings, now: now, branch: branch)
        return rules.verdict(entry: entry, start: now.adding(minutes: 60 * hoursAhead))
    }

    private func policy(
        _ conditions: BookingPolicy.Conditions = .init(),
        _ demands: BookingPolicy.Demands,
        expiresAt: Instant? = nil
    ) -> BookingPolicy {
        BookingPolicy(
            name: "Late payers",
            conditions: conditions,
            demands: demands,
            reason: "owes us money",
            expiresAt: expiresAt
        )
    }

    @Test func `B.14: asks for approval, the waiting list or more, with its reason for staff alone`() throws {
        let approval = try verdict([policy(.init(), .init(online: .approval))])
        #expect(approval.needsApproval && approval.refusal == nil)
        #expect(approval.audit["booking_rules"] == ["Late payers"])
        let waiting = try verdict([policy(.init(), .init(online: .waitingList))])
        #expect(waiting.reason == .waitingListOnly && waiting.mayWait)
        let blocked = try verdict([policy(.init(), .init(online: .blocked))])
        #expect(blocked.reason == .policyBlocked && !blocked.mayWait)
        #expect(blocked.refusal?.detail.contains("money") == false)
        let staff = try verdict([policy(.init(), .init(online: .blocked))], entry: .staff)
        #expect(staff.refusal == nil)
        #expect(staff.warnings == ["Late payers: nothing can be booked online (owes us money)."])
    }

    @Test func `B.14: of several that hold the strictest counts`() throws {
        let several = [
            policy(.init(), .init(online: .approval)), policy(.init(), .init(online: .blocked)),
            policy(.init(), .init(online: .waitingList)),
        ]
        let found = try verdict(several)
        #expect(found.refusal?.members["waiting_list"] == false)
        let limits = [3, 1, 2].map { policy(.init(), .init(openBookingsMax: $0)) }
        #expect(try verdict(limits, bookings: 0).refusal == nil)
        #expect(try verdict(limits, bookings: 1).reason == .openBookingLimit)
    }

    @Test func `holds for clients of a status, with a tag, with no-shows: every condition together`() throws {
        let conditions = BookingPolicy.Conditions(clientStatus: "lead", clientTag: "vip", noShowsMin: 1)
        let blocked = [policy(conditions, .init(online: .blocked))]
        let both = ClientStanding.Person(status: "lead", tags: ["new", "vip"])
        #expect(try verdict(blocked, both, noShows: 1).refusal != nil)
        #expect(try verdict(blocked, both, noShows: 0).refusal == nil)
        #expect(try verdict(blocked, .init(status: "lead"), noShows: 1).refusal == nil)
        #expect(try verdict(blocked, .init(status: "active", tags: ["vip"]), noShows: 1).refusal == nil)
    }

    @Test func `asks nothing any more from the moment when it expires`() throws {
        for (offset, holds) in [(-1, false), (0, false), (1, true)] {
            let found = try verdict([
                policy(.init(), .init(online: .blocked), expiresAt: now.adding(minutes: offset))
            ])
            #expect((found.refusal != nil) == holds, "\(offset)")
        }
    }

    @Test func `asks for a longer notice, which is told as what would be right`() throws {
        let notices = [
            policy(.init(), .init(minimumNotice: 72 * 60)), policy(.init(), .init(minimumNotice: 60)),
        ]
        let refused = try verdict(notices, hoursAhead: 71)
        #expect(refused.refusal?.kind == .unfit(field: "starts_at"))
        #expect(refused.refusal?.reason == SlotReason.minimumNotice.rawValue)
        #expect(refused.refusal?.detail.contains("4320 minutes") == true)
        #expect(refused.mayWait)
        #expect(try verdict(notices, hoursAhead: 72).refusal == nil)
        #expect(try verdict(notices, hoursAhead: 1, entry: .staff).warnings.count == 1)
    }

    @Test func `limits bookings within days, and none at all with 0`() throws {
        let none = [policy(.init(), .init(bookingsMax: 0, bookingsDays: 7))]
        #expect(try verdict(none).reason == .frequencyLimit)
        let one = [policy(.init(), .init(bookingsMax: 1, bookingsDays: 60))]
        #expect(try verdict(one).refusal == nil)
        #expect(try verdict(one, bookings: 1).reason == .frequencyLimit)
    }
}
