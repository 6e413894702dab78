import Core
import Postgres
import Tenancy

/// Everything that decides whether and how a service can be had at a branch on some days.
struct Diary: Sendable {
    /// The branch's clock.
    let zone: TimeZoneRules

    /// Reads the answers to `DiaryQueries.statements`.
    ///
    /// - Throws: `Problem.notFound` for a service or an employee that is not there.
    init(
        _ answers: ArraySlice<Rows>,
        _ question: DiaryQuestion,
        settings: SettingValues,
        now: Instant
    ) throws {
        zone = try TimeZoneRules.named(TimeZoneName(question.branch.timeZone))
    }

    /// Decides about one start: the visit that would be booked, or why not.
    ///
    /// The one rule for slots, explanations and bookings.
    func decide(_ start: Instant) -> Result<Assignment, SlotRefusal> {
        .failure(SlotRefusal(reason: .busy, detail: ""))
    }

    /// The visit that staff insist on: only what can never be refuses it.
    func force(_ start: Instant, employee: StaffID) -> Result<Assignment, SlotRefusal> {
        .failure(SlotRefusal(reason: .busy, detail: ""))
    }

    /// Every time of the question's days that can be booked.
    func slots() -> [Slot] { [] }

    /// What became of each time of a day.
    func explain(_ day: CalendarDate) -> Explanation { Explanation(date: day) }
}
