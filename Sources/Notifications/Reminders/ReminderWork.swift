public import Core
import Outbox
import Postgres
public import Tenancy

/// Tells clients of what comes near, is over, or is a birthday, when its time has come.
///
/// Nothing is written before: an appointment that moves or is cancelled takes its reminder with it.
public struct ReminderWork: Sendable {
    private static let batchMax = 500

    private let work = DueWork()

    /// It keeps nothing.
    public init() {}

    /// Puts into the outbox what is due.
    ///
    /// - Returns: when more is due.
    public func perform(in scope: Scope) async throws -> Instant? {
        let rules = scope.profile.branches.map { branch in
            let settings = scope.profile.settings(branch: branch.id)
            return ReminderRule(
                branch: branch.id,
                before: settings[ReminderSettings.before],
                after: settings[ReminderSettings.after]
            )
        }
        let now = scope.world.now()
        return try await scope.write { transaction in
            let answers = try await transaction.batch([
                ReminderQueries.remind(rules, now: now, limit: Self.batchMax),
                ReminderQueries.followUp(rules, now: now, limit: Self.batchMax),
                ReminderQueries.nextDue(rules, now: now),
            ])
            let counts = (answers[0].affected, answers[1].affected)
            if counts.0 + counts.1 > 0 { work.want(.messages, after: transaction, in: scope) }
            if max(counts.0, counts.1) == Self.batchMax { return now }
            return try answers[2].one { try $0.next(Instant?.self) }
        }
    }

    /// Looks for what no alarm was set for: after a change of the settings, and for birthdays.
    public func sweep(in scope: Scope) async throws {
        if let moment = try await perform(in: scope) {
            try await work.announce(.reminders, at: moment, in: scope)
        }
        guard let branch = scope.profile.branches.first(where: { !$0.archived }) else { return }
        let now = scope.world.now()
        let wall = try TimeZoneRules.named(TimeZoneName(branch.timeZone)).wall(at: now)
        guard wall.minute / 60 >= scope.profile.settings[ReminderSettings.birthdayHour] else { return }
        try await scope.write { transaction in
            let greeted = try await transaction.execute(ReminderQueries.greet(on: wall.date, now: now))
            if greeted > 0 { work.want(.messages, after: transaction, in: scope) }
        }
    }
}
