import Core
import Tenancy

extension DiaryQuestion {
    /// The day of a moment at the branch, for a question about one start.
    static func days(of start: Instant, at branch: Branch) throws -> ClosedRange<CalendarDate> {
        let day = try TimeZoneRules.named(TimeZoneName(branch.timeZone)).wall(at: start).date
        return day...day
    }
}
