import Core
import Postgres
import Tenancy

/// What must be read, under locks and in one round trip, before it can be decided whether a wish is booked.
struct BookingPlan: Sendable {
    let wish: BookingWish
    let question: DiaryQuestion
    let subjects: [PolicySubject]
    /// The locks come first, so that what is read after them stays so until the transaction ends.
    let statements: [SQL]
    private let firstOfDiary: Int

    /// - Parameters:
    ///   - subjects: those whose standing is judged.
    ///   - keys: what is locked beside employees and resources: whatever must be serial for those who attend.
    ///   - others: statements that travel along, after the locks.
    init(
        _ wish: BookingWish,
        for subjects: [PolicySubject],
        keys: [LockKey],
        with others: [SQL] = []
    ) throws {
        self.wish = wish
        self.subjects = subjects
        question = DiaryQuestion(
            branch: wish.branch,
            wish: wish.wish,
            employee: wish.employee,
            seats: wish.seats,
            days: try DiaryQuestion.days(of: wish.start, at: wish.branch),
            entry: wish.entry
        )
        let standings = subjects.flatMap { subject in
            ClientStandingQueries.statements(
                subject,
                wish: wish.wish,
                branch: wish.branch.id,
                around: wish.start
            )
        }
        firstOfDiary = 1 + others.count
        statements =
            [DiaryQueries.lock(question, and: keys)] + others + DiaryQueries.statements(question) + standings
    }

    /// The answers of the statements that travelled along.
    func others(_ answers: [Rows]) -> ArraySlice<Rows> {
        answers[1..<firstOfDiary]
    }

    /// The diary that was read.
    func diary(_ answers: [Rows], in scope: Scope) throws -> Diary {
        try Diary(
            answers[firstOfDiary..<(firstOfDiary + DiaryQueries.count)],
            question,
            settings: scope.profile.settings(branch: wish.branch.id),
            now: scope.world.now()
        )
    }

    /// What the policies say of those who would attend.
    ///
    /// - Throws: `Problem.refused` where one of them may not book it.
    func verdict(_ answers: [Rows], in scope: Scope) throws -> PolicyVerdict {
        var whole = PolicyVerdict()
        for (index, subject) in subjects.enumerated() {
            let first = firstOfDiary + DiaryQueries.count + index * ClientStandingQueries.count
            let rules = try BookingRules(
                answers[first..<(first + ClientStandingQueries.count)],
                subject,
                settings: scope.profile.settings(branch: wish.branch.id),
                now: scope.world.now(),
                branch: wish.branch
            )
            let verdict = rules.verdict(
                entry: wish.entry,
                start: wish.start,
                unwantedReason: wish.unwantedReason
            )
            if let refusal = verdict.refusal { throw Problem.refused(refusal) }
            whole.needsApproval = whole.needsApproval || verdict.needsApproval
            whole.warnings += verdict.warnings
            whole.audit.merge(verdict.audit) { first, _ in first }
        }
        return whole
    }
}

/// What is about to be booked, once it is decided.
struct BookingDecision: Sendable {
    var wish: BookingWish
    let assignment: Assignment
    let zone: TimeZoneRules
    var status: AttendeeStatus
    var overlapping = false
    /// What stood against it, where staff booked it all the same.
    var overridden: SlotRefusal?
    var warnings: [String] = []
    var audit: [String: JSONValue] = [:]
}

/// Somebody for whom is booked.
struct BookingParty: Sendable, Hashable {
    let client: ClientID
    var seats = 1
}
