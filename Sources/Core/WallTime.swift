/// A time as the clock on a wall shows it: a day and a minute, without a zone.
public struct WallTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The day.
    public let date: CalendarDate
    /// Minutes after midnight, 0 to 1,439.
    public let minute: Int

    /// A time of a day; 1,440 and more are minutes of the days after.
    public init(_ date: CalendarDate, minute: Int) {
        let (days, rest) = (minute >= 0 ? minute / 1_440 : (minute - 1_439) / 1_440, minute)
        self.date = days == 0 ? date : CalendarDate(daysSince1970: date.daysSince1970 + days)
        self.minute = rest - days * 1_440
    }

    /// Reads `2026-11-23T10:00`, with seconds only if they are zero; nil for anything else.
    public init?(iso8601: String) {
        var digits = DigitReader(iso8601.utf8)
        guard let year = digits.number(length: 4), digits.skip("-"), let month = digits.number(length: 2),
            digits.skip("-"), let day = digits.number(length: 2), digits.skip("Tt "),
            let date = CalendarDate(year: year, month: month, day: day),
            let hour = digits.number(length: 2), hour < 24, digits.skip(":"),
            let minute = digits.number(length: 2), minute < 60
        else { return nil }
        if digits.skip(":") {
            guard digits.number(length: 2) == 0 else { return nil }
        }
        guard digits.atEnd else { return nil }
        self.init(date, minute: hour * 60 + minute)
    }

    /// The form `2026-11-23T10:00`.
    public var iso8601: String {
        "\(date.iso8601)T\(Self.clock(minute))"
    }

    /// The same as `iso8601`.
    public var description: String { iso8601 }

    /// The time so many minutes later on the same clock, as if it never jumped.
    public func adding(minutes: Int) -> WallTime {
        WallTime(date, minute: minute + minutes)
    }

    /// Seconds since 1970-01-01T00:00 on the same clock.
    public var secondsSince1970: Int {
        date.daysSince1970 * 86_400 + minute * 60
    }

    /// A minute of the day as `09:30`; 1,440 is `24:00`.
    public static func clock(_ minute: Int) -> String {
        let (hours, minutes) = (minute / 60, minute % 60)
        return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
    }

    /// Earlier times are less.
    public static func < (left: Self, right: Self) -> Bool {
        (left.date, left.minute) < (right.date, right.minute)
    }
}
