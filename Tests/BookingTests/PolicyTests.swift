import Core
import Tenancy
import TestKit
import Testing

@testable import Booking

/// The one engine that says what somebody may book; decided by table, without a database.
@Suite struct `Booking rules` {
    private let now = Instant(rfc3339: "2027-02-01T09:00:00Z") ?? .distantPast
    private let catalog = SettingCatalog(BookingSettings.definitions)

    private func days(_ count: Int) -> Instant { now.adding(.seconds(86_400 * count)) }

    private func rules(
        _ standing: ClientStanding,
        _ settings: [String: JSONValue] = [:],
        phone: String? = "+34932180000"
    ) throws -> BookingRules {
        let branch = try Branch(
            id: .make(.system),
            slug: "gracia",
            name: "Gràcia",
            timeZone: "Europe/Madrid",
            country: CountryCode("ES"),
            phone: phone
        )
        let values = catalog.values(preset: nil, business: settings)
        return try BookingRules(standing, settings: values, now: now, branch: branch)
    }

    /// What an online booking of the day after tomorrow is answered with.
    private func online(
        _ standing: ClientStanding,
        _ settings: [String: JSONValue] = [:]
    ) throws -> PolicyVerdict {
        try rules(standing, settings).verdict(entry: .online, start: days(2))
    }

    private func staff(
        _ standing: ClientStanding,
        _ settings: [String: JSONValue] = [:],
        reason: String? = nil
    ) throws -> PolicyVerdict {
        try rules(standing, settings).verdict(entry: .staff, start: days(2), unwantedReason: reason)
    }

    private func person(
        _ status: String = "active",
        tags: [String] = [],
        blocked: ClientStanding.Blocklist? = nil
    ) -> ClientStanding.Person {
        ClientStanding.Person(status: status, tags: tags, blocklist: blocked)
    }

    private func noShows(_ count: Int, daysAgo: Int = 10) -> [ClientStanding.Booking] {
        (0..<count).map { ClientStanding.Booking(start: days(-daysAgo - $0), isNoShow: true) }
    }

    @Test func `who has a clean record may book, on every way`() throws {
        let standing = ClientStanding(people: [person()])
        for verdict in [try online(standing), try staff(standing)] {
            #expect(verdict == PolicyVerdict())
        }
    }

    @Test func `S2-4, R-19: the blocklist leaves the waiting list only, and says why to staff alone`() throws
    {
        let block = ClientStanding.Blocklist(reason: "threw a brush", until: days(30))
        let standing = ClientStanding(people: [person(blocked: block)])
        let verdict = try online(standing)
        #expect(verdict.reason == .blocklisted)
        #expect(verdict.mayWait)
        let refusal = try #require(verdict.refusal)
        #expect(refusal.kind == .blocked)
        #expect(refusal.members == ["waiting_list": true, "phone": "+34932180000"])
        #expect(refusal.detail.contains("+34932180000"))
        #expect(!refusal.detail.contains("brush") && !refusal.detail.lowercased().contains("block"))
        #expect(refusal.reason != SlotReason.blocklisted.rawValue)
        let forStaff = try staff(standing)
        #expect(forStaff.refusal == nil)
        #expect(forStaff.warnings.count == 1)
        #expect(forStaff.warnings[0].contains("threw a brush"))
        #expect(forStaff.warnings[0].contains("2027-03-03T10:00:00+01:00"))
    }

    @Test func `R-19: a blocklisting that is over no longer holds, from its very moment on`() throws {
        for (until, holds) in [(days(-1), false), (now, false), (now.adding(minutes: 1), true)] {
            let block = ClientStanding.Blocklist(reason: nil, until: until)
            let verdict = try online(ClientStanding(people: [person(blocked: block)]))
            #expect((verdict.refusal != nil) == holds, "\(until)")
        }
    }

    @Test func `S2-4: where there is no waiting list, none is offered`() throws {
        let block = ClientStanding.Blocklist(reason: nil, until: nil)
        let verdict = try online(
            ClientStanding(people: [person(blocked: block)]),
            ["waiting_list.enabled": false]
        )
        #expect(verdict.refusal?.members["waiting_list"] == false)
        #expect(!verdict.mayWait)
    }

    @Test func `R-19: one blocked client among those who share an email blocks the visitor`() throws {
        let block = ClientStanding.Blocklist(reason: nil, until: nil)
        let family = ClientStanding(isVisitor: true, people: [person(), person(blocked: block), person()])
        #expect(try online(family).reason == .blocklisted)
    }

    @Test func `R-19: a status that is not online blocks, one that nobody has is harmless`() throws {
        let settings: [String: JSONValue] = ["booking.offline_statuses": ["inactive", "no such status"]]
        let refused = try online(ClientStanding(people: [person("inactive")]), settings)
        #expect(refused.reason == .statusNotOnline)
        #expect(!refused.mayWait)
        #expect(refused.refusal?.detail.contains("inactive") == false)
        #expect(try online(ClientStanding(people: [person()]), settings).refusal == nil)
        #expect(try staff(ClientStanding(people: [person("inactive")]), settings).warnings.count == 1)
        // Who is not a client yet will have the status of new ones.
        let visitor = ClientStanding(isVisitor: true)
        #expect(try online(visitor, settings).refusal == nil)
        #expect(try online(visitor, ["booking.offline_statuses": ["active"]]).reason == .statusNotOnline)
    }

    @Test func `only customers book online where the business says so`() throws {
        let settings: [String: JSONValue] = ["booking.registered_only": true]
        let verdict = try online(ClientStanding(isVisitor: true, people: [person()]), settings)
        #expect(verdict.refusal?.reason == SlotReason.registeredOnly.rawValue)
        #expect(try online(ClientStanding(people: [person()]), settings).refusal == nil)
    }

    @Test func `S2-23, R-20: an unwanted service is refused on every way, by name to staff alone`() throws {
        let peel = ClientStanding.Unwanted(service: .make(.system), name: "Peeling", comment: "allergic")
        let standing = ClientStanding(people: [person()], unwanted: [peel])
        let verdict = try online(standing)
        #expect(verdict.reason == .unwantedService)
        #expect(verdict.refusal?.kind == .blocked)
        #expect(verdict.refusal?.detail.contains("Peeling") == false)
        #expect(!verdict.mayWait)
        for reason in [nil, "she insists"] {
            let refusal = try #require(try staff(standing, reason: reason).refusal)
            #expect(refusal.kind == .rule(slug: "unwanted-service"))
            #expect(refusal.detail.contains("Peeling: allergic"))
        }
    }

    @Test func `R-20: with_reason lets staff book it, with a reason that is audited`() throws {
        let peel = ClientStanding.Unwanted(service: .make(.system), name: "Peeling", comment: nil)
        let standing = ClientStanding(people: [person()], unwanted: [peel])
        let settings: [String: JSONValue] = ["unwanted_services.staff_override": "with_reason"]
        for reason in [nil, "", "  "] {
            #expect(try staff(standing, settings, reason: reason).refusal != nil)
        }
        let verdict = try staff(standing, settings, reason: " she insists ")
        #expect(verdict.refusal == nil)
        #expect(verdict.audit["reason"] == "she insists")
        #expect(verdict.audit["unwanted_services"] == [.id(peel.service)])
        #expect(verdict.warnings.count == 1)
        #expect(try online(standing, settings).refusal != nil)
    }

    @Test func `B.14: open bookings are limited, those that staff made do not count`() throws {
        let settings: [String: JSONValue] = ["booking.open_bookings_max": 2]
        var standing = ClientStanding(people: [person()])
        standing.bookings = [
            .init(start: days(40)), .init(start: days(-3)), .init(start: days(41), isOnline: false),
        ]
        #expect(try online(standing, settings).refusal == nil)
        standing.bookings.append(.init(start: days(50)))
        let verdict = try online(standing, settings)
        #expect(verdict.reason == .openBookingLimit)
        #expect(!verdict.mayWait)
        #expect(try staff(standing, settings).refusal == nil)
        #expect(try online(standing).refusal == nil)
    }

    @Test(arguments: [(1, true), (6, true), (7, false), (-4, true), (-5, false)])
    func `B.14: the frequency counts days of the calendar both ways`(day: Int, isRefused: Bool) throws {
        // The wish is two days ahead; hours do not matter.
        let other = days(day + (day > 0 ? 2 : 0)).adding(minutes: -45)
        let standing = ClientStanding(people: [person()], bookings: [.init(start: other)])
        let settings: [String: JSONValue] = ["booking.frequency_max": 1, "booking.frequency_days": 7]
        #expect((try online(standing, settings).reason == .frequencyLimit) == isRefused)
    }

    @Test func `B.14: a week later is a week later, though the clocks were put forward meanwhile`() throws {
        let before = try #require(Instant(rfc3339: "2027-03-22T10:00:00+01:00"))
        let standing = ClientStanding(people: [person()], bookings: [.init(start: before)])
        let rules = try rules(standing, ["booking.frequency_max": 1, "booking.frequency_days": 7])
        let later = try #require(Instant(rfc3339: "2027-03-29T09:00:00+02:00"))
        #expect(rules.verdict(entry: .online, start: later).refusal == nil)
        let sooner = try #require(Instant(rfc3339: "2027-03-28T23:30:00+02:00"))
        #expect(rules.verdict(entry: .online, start: sooner).reason == .frequencyLimit)
    }

    @Test(arguments: [
        (0, nil, false, 0), (1, nil, false, 1), (2, nil, true, 1),
        (3, SlotReason.waitingListOnly, true, 1), (4, .policyBlocked, false, 1),
    ])
    func `B.14: no-shows lead from a warning to approval, the waiting list and a block`(
        count: Int,
        reason: SlotReason?,
        follows: Bool,
        warnings: Int
    ) throws {
        let settings: [String: JSONValue] = [
            "booking.no_show_approval": 2, "booking.no_show_waiting_list": 3, "booking.no_show_blocked": 4,
        ]
        let standing = ClientStanding(people: [person()], bookings: noShows(count))
        let verdict = try online(standing, settings)
        #expect(verdict.reason == reason)
        #expect(verdict.needsApproval == (follows && reason == nil))
        #expect(verdict.mayWait == (reason != .policyBlocked))
        let forStaff = try staff(standing, settings)
        #expect(forStaff.refusal == nil && !forStaff.needsApproval)
        #expect(forStaff.warnings.count == warnings)
        // The rule is in the audit log, where staff find why a booking waits.
        #expect(verdict.audit.isEmpty == (count < 2))
    }

    @Test func `B.14: a no-show is forgotten after booking.no_show_days`() throws {
        let settings: [String: JSONValue] = ["booking.no_show_blocked": 1, "booking.no_show_days": 30]
        for (age, holds) in [(29, true), (30, false), (31, false)] {
            let standing = ClientStanding(people: [person()], bookings: noShows(1, daysAgo: age))
            #expect((try online(standing, settings).refusal != nil) == holds, "\(age) days")
        }
    }

    @Test func `booking.approval manual lets every online booking wait, and none of staff`() throws {
        let standing = ClientStanding(people: [person()])
        #expect(try online(standing, ["booking.approval": "manual"]).needsApproval)
        #expect(try !staff(standing, ["booking.approval": "manual"]).needsApproval)
    }
}
