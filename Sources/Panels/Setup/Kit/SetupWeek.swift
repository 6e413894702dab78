import Core
import Gateway

/// The hours of a week, one line of text for each day: it works without scripts and takes any number of spans.
enum SetupWeek {
    /// A field for each day, whose names begin with `hours.` and perhaps a branch.
    static func fields(_ prefix: String, _ desk: SetupDesk) -> [SetupField] {
        Phrase.weekdays.map { day in
            SetupField("\(prefix).\(day.name)", desk(day.words), .spans).example("9-14, 16-20")
        }
    }

    /// What the API takes: the days that have hours.
    static func body(_ prefix: String, _ typed: FormFields) -> JSONValue {
        var days: [String: JSONValue] = [:]
        for day in Phrase.weekdays {
            guard let spans = SetupField("\(prefix).\(day.name)", "", .spans).json(typed), spans != [] else {
                continue
            }
            days[day.name] = spans
        }
        return .object(days)
    }

    /// Hours by single days, where the API may have ranges such as `mon-fri`.
    static func days(_ hours: JSONValue?) -> JSONValue {
        let names = Phrase.weekdays.map(\.name)
        var days: [String: JSONValue] = [:]
        for (key, spans) in hours?.objectValue ?? [:] {
            let ends = key.split(separator: "-").compactMap { names.firstIndex(of: String($0)) }
            guard let first = ends.first, let last = ends.last, first <= last else { continue }
            for index in first...last { days[names[index]] = spans }
        }
        return .object(days)
    }
}

extension SetupDesk {
    /// Back to this page after a change of hours, with how many appointments lie outside of them now.
    func saved(_ answer: APIAnswer) -> Reply {
        let count = answer["conflicts"]?.arrayValue?.count ?? 0
        return count == 0 ? done(.saved) : visit.seeOther(here, saying: self(CountPhrase.outsideHours, count))
    }
}
