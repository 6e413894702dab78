import Core

/// Why a file is not taken for a calendar.
enum CalendarFault: Error, Sendable, Hashable {
    /// It is something else, such as a web page.
    case notACalendar
    /// It has more events, repetitions or nesting than is worked through.
    case tooMuch

    var code: String {
        switch self {
        case .notACalendar: "not_a_calendar"
        case .tooMuch: "too_large"
        }
    }

    var message: String {
        switch self {
        case .notACalendar: "The address answers with something that is not a calendar (iCalendar, .ics)."
        case .tooMuch: "The calendar has more events or repetitions than are taken."
        }
    }
}

/// A line of an iCalendar file: a name, parameters and a value.
struct ContentLine: Sendable, Hashable {
    let name: String
    let parameters: [String: String]
    let value: String

    /// The first value of a parameter, without quotes.
    subscript(_ parameter: String) -> String? { parameters[parameter] }

    /// Reads an unfolded line; nil for what is no such line.
    init?(_ line: some Collection<UInt8>) {
        var position = line.startIndex
        let nameEnd = line.firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ";") }
        guard let nameEnd, nameEnd > position else { return nil }
        name = String(decoding: line[position..<nameEnd], as: UTF8.self).uppercased()
        position = nameEnd
        var parameters: [String: String] = [:]
        while position < line.endIndex, line[position] == UInt8(ascii: ";") {
            line.formIndex(after: &position)
            var isQuoted = false
            let end = line[position...].firstIndex { byte in
                if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
                return !isQuoted && (byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":"))
            }
            guard let end else { return nil }
            let parts = line[position..<end].split(
                separator: UInt8(ascii: "="),
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            if parts.count == 2 {
                let value = String(decoding: parts[1], as: UTF8.self).trimmed
                let plain =
                    value.hasPrefix("\"") && value.count >= 2 ? String(value.dropFirst().dropLast()) : value
                parameters[String(decoding: parts[0], as: UTF8.self).uppercased()] = plain
            }
            position = end
        }
        guard position < line.endIndex else { return nil }
        self.parameters = parameters
        value = String(decoding: line[line.index(after: position)...], as: UTF8.self).trimmed
    }
}

/// A component of a calendar, as far as busy times need it.
final class CalendarComponent {
    let name: String
    private(set) var lines: [ContentLine] = []
    private(set) var children: [CalendarComponent] = []

    init(_ name: String) {
        self.name = name
    }

    func add(_ line: ContentLine) { lines.append(line) }

    func add(_ child: CalendarComponent) { children.append(child) }

    /// The first line of a name.
    func first(_ name: String) -> ContentLine? { lines.first { $0.name == name } }

    /// The lines of a name.
    func all(_ name: String) -> [ContentLine] { lines.filter { $0.name == name } }
}

/// Reads the lines of a calendar into components.
///
/// A reader of our own in front of libical: that builds a tree of C objects out of whatever comes, nests as deep as it
/// is told to, and walks it by recursion; here every count has a limit, and what busy times do not need is passed over.
struct CalendarParser {
    static let componentsMax = 50_000
    static let linesPerComponentMax = 1_000
    static let depthMax = 6
    static let lineBytesMax = 65_536

    /// What is kept of components; text that says what an event is about is not.
    private static let kept: Set = [
        "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "UID", "STATUS",
        "TRANSP",
        "FREEBUSY", "TZID", "TZOFFSETFROM", "TZOFFSETTO", "X-WR-TIMEZONE",
    ]

    /// Reads a whole file.
    ///
    /// - Returns: the calendars in it, at least one.
    static func parse(_ bytes: [UInt8]) throws(CalendarFault) -> [CalendarComponent] {
        var parser = CalendarParser()
        var lines = UnfoldedLines(bytes)
        while let line = try lines.next() { try parser.take(line) }
        guard parser.open.isEmpty, !parser.calendars.isEmpty else { throw .notACalendar }
        return parser.calendars
    }

    private var calendars: [CalendarComponent] = []
    private var open: [CalendarComponent] = []
    private var count = 0

    private mutating func take(_ bytes: ArraySlice<UInt8>) throws(CalendarFault) {
        guard let line = ContentLine(bytes) else {
            // Something that is not a line at all: outside of a calendar this is another kind of file.
            guard !open.isEmpty else { throw .notACalendar }
            return
        }
        switch line.name {
        case "BEGIN":
            let name = line.value.uppercased()
            guard !open.isEmpty || name == "VCALENDAR" else { throw .notACalendar }
            count += 1
            guard open.count < Self.depthMax, count <= Self.componentsMax else { throw .tooMuch }
            open.append(CalendarComponent(name))
        case "END":
            guard let last = open.popLast(), last.name == line.value.uppercased() else { throw .notACalendar }
            if let parent = open.last { parent.add(last) } else { calendars.append(last) }
        default:
            guard let component = open.last else { throw .notACalendar }
            guard Self.kept.contains(line.name) else { return }
            guard component.lines.count < Self.linesPerComponentMax else { throw .tooMuch }
            component.add(line)
        }
    }
}

/// The lines of a file with folded ones put together.
struct UnfoldedLines {
    private let bytes: [UInt8]
    private var position: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        // A byte order mark is no part of the first line.
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The next line that is not empty; nil at the end.
    mutating func next() throws(CalendarFault) -> ArraySlice<UInt8>? {
        while position < bytes.count {
            var line = physical()
            guard !line.isEmpty else { continue }
            while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 {
                line += physical().dropFirst()
                guard line.count <= CalendarParser.lineBytesMax else { throw .tooMuch }
            }
            guard line.count <= CalendarParser.lineBytesMax else {
                // A page of HTML may be one long line; inside of a calendar it is too much.
                throw line.starts(with: "BEGIN".utf8) ? .tooMuch : .notACalendar
            }
            return line
        }
        return nil
    }

    private mutating func physical() -> ArraySlice<UInt8> {
        let end = bytes[position...].firstIndex { $0 == 0x0A } ?? bytes.count
        var line = bytes[position..<end]
        position = min(end + 1, bytes.count)
        if line.last == 0x0D { line.removeLast() }
        return line
    }
}
