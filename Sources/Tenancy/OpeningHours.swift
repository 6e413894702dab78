public import Core

/// When a place is open in an ordinary week, in its own wall time.
///
/// As JSON: `{"mon-fri": ["09:00-14:00", "16:00-20:00"], "sat": ["10:00-14:00"]}`. A day that is not named
/// is closed; a span never crosses midnight, and `24:00` is its latest end.
public struct OpeningHours: Hashable, Sendable {
    /// A day of the week.
    public enum Day: Int, Hashable, Sendable, CaseIterable {
        case monday
        case tuesday
        case wednesday
        case thursday
        case friday
        case saturday
        case sunday

        /// The three letters of the JSON form.
        public var abbreviation: String {
            switch self {
            case .monday: "mon"
            case .tuesday: "tue"
            case .wednesday: "wed"
            case .thursday: "thu"
            case .friday: "fri"
            case .saturday: "sat"
            case .sunday: "sun"
            }
        }

        init?(abbreviation: some StringProtocol) {
            guard let day = Day.allCases.first(where: { $0.abbreviation == abbreviation }) else { return nil }
            self = day
        }
    }

    /// From one minute of the day up to, but not including, another.
    public struct Span: Hashable, Sendable {
        /// Minutes after midnight.
        public let start: Int
        /// Minutes after midnight, later than `start`, 1,440 at most.
        public let end: Int

        /// Reads `09:00-14:00`; nil where it is not two times of a day, the earlier first.
        public init?(_ text: some StringProtocol) {
            let halves = text.split(separator: "-", omittingEmptySubsequences: false)
            guard halves.count == 2,
                let start = OpeningHours.minute(halves[0]),
                let end = OpeningHours.minute(halves[1]),
                start < end
            else { return nil }
            self.start = start
            self.end = end
        }

        /// `09:00-14:00`.
        public var text: String {
            "\(OpeningHours.clock(start))-\(OpeningHours.clock(end))"
        }
    }

    /// The spans of each open day, in order, none touching another's inside.
    public let spans: [Day: [Span]]

    /// Nothing is known: no day is open.
    public static let unknown = OpeningHours(spans: [:])

    init(spans: [Day: [Span]]) {
        self.spans = spans
    }

    /// The JSON form with one key for each open day.
    public var json: JSONValue {
        .object(
            Dictionary(
                uniqueKeysWithValues: spans.map { day, spans in
                    (day.abbreviation, JSONValue.array(spans.map { .string($0.text) }))
                }
            )
        )
    }

    /// `24:00` is 1,440.
    private static func minute(_ text: some StringProtocol) -> Int? {
        let digits = Array(text.utf8)
        guard digits.count == 5, digits[2] == UInt8(ascii: ":"),
            [digits[0], digits[1], digits[3], digits[4]].allSatisfy({ (48...57).contains($0) })
        else { return nil }
        let hour = Int(digits[0] - 48) * 10 + Int(digits[1] - 48)
        let minute = Int(digits[3] - 48) * 10 + Int(digits[4] - 48)
        guard minute < 60, hour < 24 || (hour == 24 && minute == 0) else { return nil }
        return hour * 60 + minute
    }

    private static func clock(_ minute: Int) -> String {
        let hours = minute / 60
        let minutes = minute % 60
        return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
    }
}

extension OpeningHours {
    /// Reads the JSON form and gathers everything that is wrong with it.
    public struct Reader {
        private let path: String
        /// What was wrong, with the path of each value.
        public private(set) var issues: [FieldIssue] = []

        /// - Parameter path: where the hours stand, such as `branches[0].hours`.
        public init(path: String) {
            self.path = path
        }

        /// The hours as far as they could be read; look at `issues` before using them.
        public mutating func read(_ value: JSONValue) -> OpeningHours {
            guard case .object(let members) = value else {
                issue(path, "invalid", "Write an object such as {\"mon-fri\": [\"09:00-14:00\"]}.")
                return .unknown
            }
            var spans: [Day: [Span]] = [:]
            for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                let field = "\(path).\(key)"
                guard let days = days(key, field: field) else { continue }
                let read = list(value, field: field)
                for day in days {
                    if spans[day] != nil {
                        issue(field, "duplicate", "Name each day once; \(day.abbreviation) is here twice.")
                    }
                    spans[day] = read
                }
            }
            return OpeningHours(spans: spans.filter { !$0.value.isEmpty })
        }

        /// The spans of a single day, in order: `["09:00-14:00"]`.
        public mutating func readSpans(_ value: JSONValue) -> [Span] {
            list(value, field: path)
        }

        private mutating func days(_ key: String, field: String) -> [Day]? {
            let ends = key.split(separator: "-", omittingEmptySubsequences: false).map(
                Day.init(abbreviation:)
            )
            switch ends.count {
            case 1:
                if let day = ends[0] { return [day] }
            case 2:
                if let first = ends[0], let last = ends[1] {
                    guard first.rawValue < last.rawValue else {
                        issue(field, "reversed", "Write the earlier day first; the week begins with mon.")
                        return nil
                    }
                    return Day.allCases.filter { (first.rawValue...last.rawValue).contains($0.rawValue) }
                }
            default:
                break
            }
            issue(
                field,
                "invalid",
                "Write a day (mon, tue, wed, thu, fri, sat, sun) or a range such as mon-fri."
            )
            return nil
        }

        private mutating func list(_ value: JSONValue, field: String) -> [Span] {
            guard case .array(let items) = value, items.count <= 24 else {
                issue(field, "invalid", "Write a list of at most 24 spans such as [\"09:00-14:00\"].")
                return []
            }
            var spans: [Span] = []
            for (index, item) in items.enumerated() {
                guard case .string(let text) = item, let span = Span(text) else {
                    issue(
                        "\(field)[\(index)]",
                        "invalid",
                        "Write two times of one day, the earlier first: 09:00-14:00."
                    )
                    continue
                }
                spans.append(span)
            }
            spans.sort { $0.start < $1.start }
            for (earlier, later) in zip(spans, spans.dropFirst()) where later.start < earlier.end {
                issue(
                    field,
                    "overlap",
                    "Write spans that do not overlap; \(earlier.text) and \(later.text) do."
                )
            }
            return spans
        }

        private mutating func issue(_ field: String, _ code: String, _ message: String) {
            issues.append(FieldIssue(field: field, code: code, message: message))
        }
    }
}
