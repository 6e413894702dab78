/// A day of the Gregorian calendar, from the year 1 to 9999, without a time or a zone.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The year, 1 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// The day of these parts, nil where the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilCalendar.length(ofMonth: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2026-11-23`, exactly in that form; nil for anything else.
    public init?(iso8601: String) {
        var digits = DigitReader(iso8601.utf8)
        guard let year = digits.number(length: 4), digits.skip("-"), let month = digits.number(length: 2),
            digits.skip("-"), let day = digits.number(length: 2), digits.atEnd
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day that lies so many days after 1 January 1970.
    ///
    /// Days outside the years 1 to 9999 become the nearest.
    public init(daysSince1970: Int) {
        let days = min(max(daysSince1970, -719_162), 2_932_896)
        (year, month, day) = CivilCalendar.civil(days: days)
    }

    /// How many days after 1 January 1970.
    public var daysSince1970: Int {
        CivilCalendar.days(year: year, month: month, day: day)
    }

    /// The form `2026-11-23`.
    public var iso8601: String {
        var writer = JSONWriter(reserving: 16)
        writer.appendDate(year: year, month: month, day: day)
        return writer.text
    }

    /// The same as `iso8601`.
    public var description: String {
        iso8601
    }

    /// Earlier days are less.
    public static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}
