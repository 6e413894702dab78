public import Core
public import Postgres
public import Tenancy

/// What can fall due.
public enum DueWorkKind: String, Sendable, Hashable, CaseIterable {
    /// A client was let in and needs a credential.
    case credentials
    /// Offers of the waiting list run out, and entries whose days have passed.
    case waitingOffers = "waiting_offers"
    /// Calendars are to be read for busy times.
    case calendars
    /// Messages are to be sent.
    case messages
    /// Webhooks are to be told of changes.
    case webhooks
    /// Appointments come near or are over.
    case reminders
}

/// How operations say that something will have to be done, and when.
///
/// What it is stands in the business's own tables; a wake-up says only that there is something. Whoever is woken looks
/// there, does what is due, and finds nothing where it was done already.
public struct DueWork: Sendable {
    /// How long after an announcement for now the directory wakes somebody, where the nudge was lost.
    ///
    /// Longer than any transaction takes: who wakes before the commit finds nothing, and would not come again.
    public static let safety = Duration.seconds(60)

    /// It keeps nothing.
    public init() {}

    /// Announces work for a moment, in the directory; to be called before the commit of what makes the work.
    ///
    /// A moment more than a quarter of an hour ahead is rounded up to the minute, so that many of them are one.
    public func announce(_ kind: DueWorkKind, at moment: Instant, in scope: Scope) async throws {
        try await scope.announce(kind.rawValue, at: Self.rounded(moment, in: scope))
    }

    /// The same just before a transaction's commit, together with all else that it announces.
    public func announce(
        _ kind: DueWorkKind,
        at moment: Instant,
        before transaction: Transaction,
        in scope: Scope
    ) {
        scope.announce(kind.rawValue, at: Self.rounded(moment, in: scope), before: transaction)
    }

    private static func rounded(_ moment: Instant, in scope: Scope) -> Instant {
        let isFar = moment > scope.world.now().adding(.seconds(900))
        return isFar ? moment.roundedUpToMinute : moment
    }

    /// Wakes this process's worker at once; to be called after the commit.
    public func nudge(_ kind: DueWorkKind, in scope: Scope) {
        scope.nudge(kind.rawValue)
    }

    /// Announces work that is due as soon as the transaction is committed, and wakes this process's worker then.
    public func want(_ kind: DueWorkKind, after transaction: Transaction, in scope: Scope) {
        let moment = scope.world.now().adding(Self.safety).roundedUpToMinute
        announce(kind, at: moment, before: transaction, in: scope)
        transaction.afterCommit { nudge(kind, in: scope) }
    }
}

extension Instant {
    /// The next full minute, or this moment where it is one.
    var roundedUpToMinute: Instant {
        let minute: Int64 = 60_000_000
        let rest = microseconds % minute
        return rest == 0 ? self : Instant(microseconds: microseconds - rest + (rest > 0 ? minute : 0))
    }
}
