import Clients
import Core
import Postgres
import Tenancy

/// The one engine that says what somebody may book: blocklist, statuses, unwanted services, limits, no-shows and
/// policies (B.14, S2-4, S2-23, R-19, R-20).
///
/// Online its consequences decide, in neutral words; staff are warned in true ones, and only an unwanted service stops
/// them. What is booked already is never judged again.
struct BookingRules: Sendable {
    let standing: ClientStanding
    let settings: SettingValues
    let now: Instant
    let branch: Branch
    private let zone: TimeZoneRules

    /// - Throws: `Problem.broken` where the branch's time zone is not known to the system.
    init(_ standing: ClientStanding, settings: SettingValues, now: Instant, branch: Branch) throws(Problem) {
        self.standing = standing
        self.settings = settings
        self.now = now
        self.branch = branch
        zone = try branch.clock
    }

    /// Reads the answers of `ClientStandingQueries.statements`.
    ///
    /// - Parameter settings: those of the branch.
    init(
        _ answers: ArraySlice<Rows>,
        _ subject: PolicySubject,
        settings: SettingValues,
        now: Instant,
        branch: Branch
    ) throws {
        try self.init(ClientStanding(answers, subject), settings: settings, now: now, branch: branch)
    }

    /// Whether what was read may be booked at this start.
    ///
    /// - Parameter unwantedReason: why staff book a service that the client does not want.
    func verdict(entry: BookingEntry, start: Instant, unwantedReason: String? = nil) -> PolicyVerdict {
        let consequences = consequences(of: start)
        return switch entry {
        case .online: online(consequences)
        case .staff: staff(consequences, unwantedReason: unwantedReason?.trimmed)
        }
    }
}

// MARK: Verdicts

extension BookingRules {
    private func online(_ consequences: [Consequence]) -> PolicyVerdict {
        let force = consequences.map(\.force).max() ?? .warning
        let decisive = consequences.filter { $0.force > .warning }
        var verdict = PolicyVerdict()
        // Who waits, waits for a later time.
        verdict.mayWait =
            settings[BookingSettings.waitingList]
            && consequences.allSatisfy { $0.force < .blocked || $0.reason == .minimumNotice }
        verdict.needsApproval = force == .approval || settings[BookingSettings.approval] == .manual
        if let first = decisive.first(where: { $0.force > .approval }) {
            verdict.reason = first.reason
            verdict.refusal = neutral(first.reason, mayWait: verdict.mayWait)
        }
        if !decisive.isEmpty {
            verdict.audit["booking_rules"] = .array(decisive.map { .string($0.rule) })
        }
        return verdict
    }

    private func staff(_ consequences: [Consequence], unwantedReason: String?) -> PolicyVerdict {
        var verdict = PolicyVerdict(warnings: consequences.map(\.words))
        guard !standing.unwanted.isEmpty else { return verdict }
        let reason = unwantedReason.flatMap { $0.isEmpty ? nil : $0 }
        let mayOverride = settings[BookingSettings.unwantedServiceOverride] == .withReason
        if mayOverride, let reason {
            verdict.audit["unwanted_services"] = .array(standing.unwanted.map { .id($0.service) })
            verdict.audit["reason"] = .string(reason)
        } else {
            verdict.reason = .unwantedService
            verdict.refusal = Refusal(
                .rule(slug: "unwanted-service"),
                reason: SlotReason.unwantedService.rawValue,
                detail: standing.unwanted.map(Self.words).joined(separator: " ")
                    + (mayOverride ? " Give a reason (unwanted_reason) to book it all the same." : "")
            )
        }
        return verdict
    }

    /// What somebody who books online reads: nothing about their person, nor whether somebody is a client here.
    private func neutral(_ reason: SlotReason, mayWait: Bool) -> Refusal {
        let place =
            branch.phone.map { "please call \(branch.name) at \($0)" } ?? "please ask at \(branch.name)"
        let members: [String: JSONValue] = [
            "waiting_list": .bool(mayWait), "phone": .optional(branch.phone),
        ]
        switch reason {
        case .minimumNotice:
            let least = policies.compactMap(\.demands.minimumNotice).max() ?? 0
            return Refusal(
                .unfit(field: "starts_at"),
                reason: reason.rawValue,
                detail: "Choose a time that is at least \(least) minutes ahead, or \(place).",
                members: members
            )
        case .registeredOnly:
            let detail = "Only customers who have signed in can book online; sign in, or \(place)."
            return Refusal(.blocked, reason: reason.rawValue, detail: detail, members: members)
        default:
            let told: SlotReason = mayWait ? .waitingListOnly : .policyBlocked
            let way = mayWait ? " You can also join the waiting list." : ""
            let detail = "Online booking is not possible; \(place).\(way)"
            return Refusal(.blocked, reason: told.rawValue, detail: detail, members: members)
        }
    }

    private static func words(_ unwanted: ClientStanding.Unwanted) -> String {
        "The client is not to get \(unwanted.name)" + (unwanted.comment.map { ": \($0)" } ?? "") + "."
    }
}

// MARK: Consequences

extension BookingRules {
    /// What one rule makes of a wish.
    struct Consequence: Sendable, Hashable {
        /// From what staff only should know to what cannot be booked online in any way.
        enum Force: Int, Sendable, Comparable {
            case warning, approval, waitingListOnly, blocked

            static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
        }

        let force: Force
        let reason: SlotReason
        /// The setting, the policy or the list that it comes from.
        let rule: String
        /// For staff.
        let words: String
    }

    /// What all rules make of a wish, in the order in which they are told.
    func consequences(of start: Instant) -> [Consequence] {
        registration + blocklist + statuses + unwanted + limits(at: start) + noShows + segments(at: start)
    }

    private var policies: [BookingPolicy] {
        standing.policies.filter { $0.holds(for: people, noShows: noShowCount, now: now) }
    }

    /// Somebody whom nobody knows will be a client with the status that new ones get.
    private var people: [ClientStanding.Person] {
        guard standing.people.isEmpty else { return standing.people }
        let rules = ClientRules(
            settings: settings,
            branches: [branch],
            home: branch,
            entry: .publicBooking,
            now: now
        )
        return [ClientStanding.Person(status: rules.newStatus)]
    }

    private var registration: [Consequence] {
        guard standing.isVisitor, settings[BookingSettings.registeredOnly] else { return [] }
        return [
            Consequence(
                force: .blocked,
                reason: .registeredOnly,
                rule: BookingSettings.registeredOnly.definition.key,
                words: "Only customers who have signed in can book online."
            )
        ]
    }

    private var blocklist: [Consequence] {
        standing.people.compactMap(\.blocklist).filter { $0.until.map { $0 > now } ?? true }.map { block in
            let until = block.until.map { " until \($0.rfc3339(in: zone))" } ?? ""
            let reason = block.reason.map { ": \($0)" } ?? ""
            return Consequence(
                force: .waitingListOnly,
                reason: .blocklisted,
                rule: "blocklist",
                words: "The client is on the blocklist\(until)\(reason)."
            )
        }
    }

    private var statuses: [Consequence] {
        let offline = Set(settings[BookingSettings.offlineStatuses])
        return Set(people.map(\.status)).intersection(offline).sorted().map { status in
            Consequence(
                force: .blocked,
                reason: .statusNotOnline,
                rule: BookingSettings.offlineStatuses.definition.key,
                words: "Clients of the status \(status) cannot book online."
            )
        }
    }

    private var unwanted: [Consequence] {
        standing.unwanted.map { unwanted in
            Consequence(
                force: .blocked,
                reason: .unwantedService,
                rule: "unwanted_services",
                words: Self.words(unwanted)
            )
        }
    }

    private func limits(at start: Instant) -> [Consequence] {
        let booked = standing.bookings.filter(\.isOnline)
        let open = booked.filter { $0.start > now && !$0.isNoShow }.count
        let opens =
            limit(BookingSettings.openBookingsMax)
            + policies.compactMap { policy in
                policy.demands.openBookingsMax.map { (most: $0, rule: policy.name) }
            }
        let days = settings[BookingSettings.frequencyDays]
        let frequencies =
            limit(BookingSettings.frequencyMax).map { (most: $0.most, days: days, rule: $0.rule) }
            + policies.compactMap { policy in
                guard let most = policy.demands.bookingsMax, let days = policy.demands.bookingsDays else {
                    return nil
                }
                return (most: most, days: days, rule: policy.name)
            }
        return opens.filter { open >= $0.most }.map { most, rule in
            Consequence(
                force: .blocked,
                reason: .openBookingLimit,
                rule: rule,
                words: "\(open) open bookings online; \(rule) allows \(most)."
            )
        }
            + frequencies.compactMap { most, days, rule in
                let near = booked.filter { abs(day($0.start) - day(start)) < days }.count
                guard near >= most else { return nil }
                return Consequence(
                    force: .blocked,
                    reason: .frequencyLimit,
                    rule: rule,
                    words: "\(near) bookings online within \(days) days; \(rule) allows \(most)."
                )
            }
    }

    private func limit(_ key: SettingKey<Int>) -> [(most: Int, rule: String)] {
        settings[key] > 0 ? [(settings[key], key.definition.key)] : []
    }

    /// Days are the calendar's at the branch: a week later is a week later, whatever the clocks did and at any hour.
    private func day(_ moment: Instant) -> Int {
        zone.wall(at: moment).date.daysSince1970
    }

    private var noShowCount: Int { standing.noShows(now: now, settings) }

    private var noShows: [Consequence] {
        let count = noShowCount
        let steps: [(SettingKey<Int>, Consequence.Force, SlotReason)] = [
            (BookingSettings.noShowBlocked, .blocked, .policyBlocked),
            (BookingSettings.noShowWaitingList, .waitingListOnly, .waitingListOnly),
            (BookingSettings.noShowApproval, .approval, .policyBlocked),
            (BookingSettings.noShowWarning, .warning, .policyBlocked),
        ]
        // The strongest step that is reached says it all.
        guard
            let (key, force, reason) = steps.first(where: { key, _, _ in
                settings[key] > 0 && count >= settings[key]
            })
        else { return [] }
        let days = settings[BookingSettings.noShowDays]
        let words = "\(count) no-shows within \(days) days: \(Self.effect(force)) (\(key.definition.key))."
        return [Consequence(force: force, reason: reason, rule: key.definition.key, words: words)]
    }

    private func segments(at start: Instant) -> [Consequence] {
        policies.flatMap { policy in
            let reason = policy.reason.map { " (\($0))" } ?? ""
            var consequences: [Consequence] = []
            if let online = policy.demands.online {
                let (force, slot) = Self.force(online)
                consequences.append(
                    Consequence(
                        force: force,
                        reason: slot,
                        rule: policy.name,
                        words: "\(policy.name): \(Self.effect(force))\(reason)."
                    )
                )
            }
            if let least = policy.demands.minimumNotice, start < now.adding(minutes: least) {
                consequences.append(
                    Consequence(
                        force: .blocked,
                        reason: .minimumNotice,
                        rule: policy.name,
                        words: "\(policy.name): online bookings at least \(least) minutes ahead\(reason)."
                    )
                )
            }
            return consequences
        }
    }

    private static func force(_ online: BookingPolicy.Online) -> (Consequence.Force, SlotReason) {
        switch online {
        case .approval: (.approval, .policyBlocked)
        case .waitingList: (.waitingListOnly, .waitingListOnly)
        case .blocked: (.blocked, .policyBlocked)
        }
    }

    private static func effect(_ force: Consequence.Force) -> String {
        switch force {
        case .warning: "for your attention"
        case .approval: "online bookings wait for approval"
        case .waitingListOnly: "only the waiting list is open online"
        case .blocked: "nothing can be booked online"
        }
    }
}
