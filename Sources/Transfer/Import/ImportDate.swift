import Core

/// Days as people and spreadsheets write them.
enum ImportDate {
    /// The day as `2026-11-23`; a text that could be two different days stays as it is, and is refused.
    static func canonical(_ text: String) -> String {
        // A spreadsheet adds midnight to days.
        let day = text.prefix { $0 != " " && $0 != "T" }
        guard day.count == text.count || isMidnight(text.dropFirst(day.count + 1)) else { return text }
        let parts = day.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "-" || $0 == "." }
        let numbers = parts.compactMap { Int($0) }
        guard parts.count == 3, numbers.count == 3, parts.allSatisfy({ (1...4).contains($0.count) }) else {
            return text
        }
        return date(parts, numbers, isDotted: day.contains("."))?.iso8601 ?? text
    }

    private static func date(_ parts: [Substring], _ numbers: [Int], isDotted: Bool) -> CalendarDate? {
        if parts[0].count == 4 {
            return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
        }
        guard parts[2].count == 4 else { return nil }
        let dayFirst = CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
        // Nobody writes the month first with dots.
        if isDotted { return dayFirst }
        let monthFirst = CalendarDate(year: numbers[2], month: numbers[0], day: numbers[1])
        guard let dayFirst else { return monthFirst }
        return monthFirst == nil || monthFirst == dayFirst ? dayFirst : nil
    }

    private static func isMidnight(_ time: Substring) -> Bool {
        !time.isEmpty && time.allSatisfy { "0:.Z".contains($0) }
    }
}
