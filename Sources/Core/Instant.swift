/// A moment, to the microsecond, as PostgreSQL's `timestamptz` keeps it.
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Microseconds since 1970-01-01T00:00:00Z.
    public var microseconds: Int64

    /// The moment so many microseconds after 1970-01-01T00:00:00Z.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// After every other moment: PostgreSQL's `infinity`.
    public static let distantFuture = Instant(microseconds: .max)
    /// Before every other moment: PostgreSQL's `-infinity`.
    public static let distantPast = Instant(microseconds: .min)

    /// Reads RFC 3339 with an offset (`Z` or `+02:00`); digits beyond the microsecond are dropped.
    public init?(rfc3339: String) {
        var digits = DigitReader(rfc3339.utf8)
        guard let year = digits.number(length: 4), digits.skip("-"), let month = digits.number(length: 2),
            digits.skip("-"), let day = digits.number(length: 2), digits.skip("Tt "),
            let date = CalendarDate(year: year, month: month, day: day),
            let hour = digits.number(length: 2), hour < 24, digits.skip(":"),
            let minute = digits.number(length: 2), minute < 60, digits.skip(":"),
            let second = digits.number(length: 2), second <= 60
        else { return nil }
        guard let fraction = Self.fraction(&digits), let offset = Self.offset(&digits), digits.atEnd else {
            return nil
        }
        let seconds = date.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second - offset
        microseconds = Int64(seconds) * 1_000_000 + Int64(fraction)
    }

    /// RFC 3339 in UTC, with a fraction only where it is not zero.
    ///
    /// Moments outside the years 1 to 9999, `distantFuture` among them, are written as the nearest that has a
    /// form.
    public var rfc3339: String {
        var writer = JSONWriter(reserving: 32)
        writer.appendInstant(self)
        return writer.text
    }

    /// The same as `rfc3339`.
    public var description: String {
        rfc3339
    }

    /// The moment so much later; stops at the ends of time instead of overflowing.
    public func adding(_ duration: Duration) -> Instant {
        if self == .distantFuture || self == .distantPast { return self }
        let parts = duration.components
        let (whole, tooMany) = parts.seconds.multipliedReportingOverflow(by: 1_000_000)
        let (sum, tooLate) = microseconds.addingReportingOverflow(whole)
        let (exact, tooFine) = sum.addingReportingOverflow(parts.attoseconds / 1_000_000_000_000)
        if tooMany || tooLate || tooFine {
            return parts.seconds < 0 ? .distantPast : .distantFuture
        }
        return Instant(microseconds: exact)
    }

    /// How long after the other moment this one is; negative where it is before.
    public func since(_ other: Instant) -> Duration {
        let (difference, overflow) = microseconds.subtractingReportingOverflow(other.microseconds)
        return .microseconds(overflow ? (self > other ? .max : .min) : difference)
    }

    /// Earlier moments are less.
    public static func < (left: Self, right: Self) -> Bool {
        left.microseconds < right.microseconds
    }

    private static func fraction(_ digits: inout DigitReader) -> Int? {
        guard digits.skip(".") else { return 0 }
        guard let first = digits.digit() else { return nil }
        var value = first
        var count = 1
        while let digit = digits.digit() {
            if count < 6 {
                value = value * 10 + digit
                count += 1
            }
        }
        while count < 6 {
            value *= 10
            count += 1
        }
        return value
    }

    /// The offset from UTC in seconds.
    private static func offset(_ digits: inout DigitReader) -> Int? {
        guard let sign = digits.oneOf("Zz+-") else { return nil }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return 0 }
        guard let hours = digits.number(length: 2), hours < 24, digits.skip(":"),
            let minutes = digits.number(length: 2), minutes < 60
        else { return nil }
        return (hours * 3_600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }
}
