/// The rule at the end of a TZif file, which holds for all later years: `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// The form is that of POSIX's TZ variable with the wider hours of RFC 9636 (-167 to 167).
struct TimeZoneRule {
    /// A change of the offset.
    struct Change {
        let moment: Int64
        let offset: Int32
    }

    private enum Day {
        /// The n-th day of the year, 1 to 365; 29 February is never counted.
        case julian(Int)
        /// The n-th day of the year from 0, leap days counted.
        case ordinal(Int)
        /// A weekday (0 is Sunday) of a week of a month; week 5 is the last.
        case weekday(month: Int, week: Int, day: Int)
    }

    private struct Turn {
        let day: Day
        /// Seconds after midnight of the wall time before the turn.
        let time: Int
    }

    private let standard: Int
    private let summer: (offset: Int, start: Turn, end: Turn)?

    init?(_ text: String) {
        var reader = Reader(text)
        guard reader.name(), let west = reader.time() else { return nil }
        standard = -west
        guard !reader.atEnd else {
            summer = nil
            return
        }
        guard reader.name() else { return nil }
        var offset = standard + 3_600
        if !reader.isNext(",") {
            guard let west = reader.time() else { return nil }
            offset = -west
        }
        guard reader.skip(","), let start = reader.turn(), reader.skip(","), let end = reader.turn(),
            reader.atEnd
        else { return nil }
        summer = (offset, start, end)
    }

    /// The changes of the years 1970 to another, in order.
    func changes(through last: Int) -> [Change] {
        guard let summer else { return [] }
        var changes: [Change] = []
        for year in 1_970...last {
            let start = Self.second(of: summer.start, in: year) - standard
            let end = Self.second(of: summer.end, in: year) - summer.offset
            changes.append(Change(moment: Int64(start), offset: Int32(summer.offset)))
            changes.append(Change(moment: Int64(end), offset: Int32(standard)))
        }
        changes.sort { $0.moment < $1.moment }
        // Where summer time never ends the two fall on one moment, and nothing changes.
        return changes.enumerated().filter { index, change in
            index + 1 == changes.count || changes[index + 1].moment != change.moment
        }
        .map(\.element)
    }

    /// Seconds since 1970 of a turn, on the clock that it turns.
    private static func second(of turn: Turn, in year: Int) -> Int {
        let first = CivilCalendar.days(year: year, month: 1, day: 1)
        let day =
            switch turn.day {
            case .julian(let number):
                first + number - 1 + (CivilCalendar.isLeap(year) && number >= 60 ? 1 : 0)
            case .ordinal(let number): first + number
            case .weekday(let month, let week, let day):
                weekday(day, week: week, of: month, in: year)
            }
        return day * 86_400 + turn.time
    }

    private static func weekday(_ day: Int, week: Int, of month: Int, in year: Int) -> Int {
        let first = CivilCalendar.days(year: year, month: month, day: 1)
        // 1 January 1970 was a Thursday.
        let weekday = ((first + 4) % 7 + 7) % 7
        let found = first + (day - weekday + 7) % 7 + (week - 1) * 7
        let last = first + CivilCalendar.length(ofMonth: month, year: year) - 1
        return found > last ? found - 7 : found
    }
}

extension TimeZoneRule {
    private struct Reader {
        private var rest: Substring

        init(_ text: String) {
            rest = text[...]
        }

        var atEnd: Bool { rest.isEmpty }

        func isNext(_ character: Character) -> Bool { rest.first == character }

        mutating func skip(_ character: Character) -> Bool {
            guard rest.first == character else { return false }
            rest.removeFirst()
            return true
        }

        /// The letters of an abbreviation, or anything in angle brackets.
        mutating func name() -> Bool {
            if skip("<") {
                guard let end = rest.firstIndex(of: ">") else { return false }
                rest = rest[rest.index(after: end)...]
                return true
            }
            let letters = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(letters.count)
            return letters.count >= 3
        }

        mutating func number() -> Int? {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(digits.count)
            return Int(digits)
        }

        /// `[+-]hh[:mm[:ss]]` in seconds.
        mutating func time() -> Int? {
            let sign = skip("-") ? -1 : 1
            if sign == 1 { _ = skip("+") }
            guard let hours = number() else { return nil }
            var seconds = hours * 3_600
            for unit in [60, 1] where skip(":") {
                guard let part = number() else { return nil }
                seconds += part * unit
            }
            return sign * seconds
        }

        mutating func turn() -> Turn? {
            guard let day = day() else { return nil }
            guard skip("/") else { return Turn(day: day, time: 7_200) }
            return time().map { Turn(day: day, time: $0) }
        }

        private mutating func day() -> Day? {
            if skip("J") { return number().map(Day.julian) }
            guard skip("M") else { return number().map(Day.ordinal) }
            guard let month = number(), (1...12).contains(month), skip("."), let week = number(),
                (1...5).contains(week), skip("."), let day = number(), (0...6).contains(day)
            else { return nil }
            return .weekday(month: month, week: week, day: day)
        }
    }
}
