import Core

extension Schema {
    /// What is wrong with a query parameter's text; nil for nothing.
    func issue(with text: String) -> ValueIssue? {
        switch kind {
        case .string("uuid", _, _):
            return ID<Never>(text) == nil
                ? ValueIssue(code: "invalid", message: "Give an identifier (UUID).") : nil
        case .string("date", _, _):
            return CalendarDate(iso8601: text) == nil
                ? ValueIssue(code: "invalid", message: "Give a day such as 2026-11-23.") : nil
        case .string("date-time", _, _):
            return Instant(rfc3339: text) == nil
                ? ValueIssue(code: "invalid", message: "Give a moment such as 2026-11-23T10:00:00Z.") : nil
        case .string(_, let max?, _):
            return text.unicodeScalars.count > max
                ? ValueIssue(code: "too_long", message: "Give at most \(max) characters.") : nil
        case .integer(let bounds):
            guard let number = Int(text) else {
                return ValueIssue(code: "invalid", message: "Give a whole number.")
            }
            guard let bounds, !bounds.contains(number) else { return nil }
            let message = "Give a number from \(bounds.lowerBound) to \(bounds.upperBound)."
            return ValueIssue(code: "out_of_range", message: message)
        case .number:
            return DecimalNumber(text) == nil ? ValueIssue(code: "invalid", message: "Give a number.") : nil
        case .boolean:
            return text == "true" || text == "false"
                ? nil : ValueIssue(code: "invalid", message: "Give true or false.")
        case .choice(let words):
            return words.contains(text)
                ? nil : ValueIssue(code: "invalid", message: "Give one of: \(words.joined(separator: ", ")).")
        case .array(let element, let max):
            let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            if let max, parts.count > max {
                return ValueIssue(code: "too_many", message: "Give at most \(max), separated by commas.")
            }
            return parts.lazy.compactMap { element.issue(with: $0) }.first
        case .any, .string, .object, .map, .ref, .file:
            return nil
        }
    }
}
