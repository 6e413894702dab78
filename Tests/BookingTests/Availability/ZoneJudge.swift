import Core
import FoundationEssentials
import TestKit

/// What Python's zoneinfo says of every time zone, as `Judges/zones.py` tells it.
struct ZoneJudge: Sendable {
    /// Hours for which the judge tells the times that fit.
    struct Pattern: Sendable {
        let spans: [[Int]]
        let minutes: Int
        let interval: Int

        var json: JSONValue {
            [
                "spans": .array(spans.map { .array($0.map { .number("\($0)") }) }),
                "minutes": .number("\(minutes)"),
                "interval": .number("\(interval)"),
            ]
        }
    }

    /// Zones whose files are the same.
    struct Kind: Sendable {
        let names: [String]
        /// At the beginning of the first year.
        let offset: Int
        let transitions: [[Int]]
        /// At which moments the clock shows a wall time, around each change of the next two years.
        let readings: [(change: Int, times: [(wall: WallTime, moments: [Int])])]
        /// The times that fit on days around the changes, by pattern.
        let days: [(date: CalendarDate, slots: [[Int]])]
    }

    static let patterns = [
        Pattern(spans: [[0, 1_440]], minutes: 60, interval: 60),
        Pattern(spans: [[30, 150], [165, 540], [1_335, 1_440]], minutes: 30, interval: 30),
        Pattern(spans: [[135, 300]], minutes: 45, interval: 15),
    ]
    static let years = (first: 2_020, last: 2_041)

    let kinds: [Kind]

    /// Asked once for all tests of the process.
    static let shared = Task { try await ZoneJudge() }

    private init() async throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Judges/zones.py").path
        let result = FileManager.default.temporaryDirectory.appending(
            path: "foyer-zones-\(StaffID.make(.system)).json"
        )
        defer { try? FileManager.default.removeItem(at: result) }
        let status = try await TestProcess.status(
            of: [
                "python3", script, "\(Self.years.first)", "\(Self.years.last)",
                "\(World.system.now().microseconds / 1_000_000)",
                JSONValue.array(Self.patterns.map(\.json)).text, result.path,
            ],
            environment: ["PYTHONTZPATH=/usr/share/zoneinfo"]
        )
        guard status == 0, let bytes = FileManager.default.contents(atPath: result.path) else {
            throw TestKitError("python3 Judges/zones.py ended with \(status)")
        }
        kinds = try (JSONValue(parsing: Array(bytes)).arrayValue ?? []).map(Self.kind)
    }

    private static func kind(_ value: JSONValue) throws -> Kind {
        guard let fields = value.objectValue, let names = fields["names"]?.arrayValue,
            let offset = fields["offset"]?.intValue, let turns = fields["transitions"],
            let near = fields["near"]?.arrayValue, let days = fields["days"]?.objectValue
        else { throw TestKitError("the judge's answer has another form") }
        let flat = numbers(turns)
        return Kind(
            names: names.compactMap(\.stringValue),
            offset: offset,
            transitions: stride(from: 0, to: flat.count, by: 3).map { Array(flat[$0..<$0 + 3]) },
            readings: near.map { pair in
                (pair.arrayValue?[0].intValue ?? 0, readings(numbers(pair.arrayValue?[1] ?? .null)))
            },
            days: days.compactMap { text, slots in
                CalendarDate(iso8601: text).map { ($0, (slots.arrayValue ?? []).map(numbers)) }
            }
        )
    }

    private static func readings(_ numbers: [Int]) -> [(wall: WallTime, moments: [Int])] {
        var found: [(WallTime, [Int])] = []
        var index = 0
        while index + 1 < numbers.count {
            let wall = WallTime(CalendarDate(daysSince1970: 0), minute: numbers[index] / 60)
            let first = index + 2
            index = first + numbers[index + 1]
            found.append((wall, Array(numbers[first..<index])))
        }
        return found
    }

    /// Numbers with spaces between them.
    private static func numbers(_ value: JSONValue) -> [Int] {
        var numbers: [Int] = []
        var (number, sign, isInside) = (0, 1, false)
        for byte in Array((value.stringValue ?? "").utf8) + [32] {
            switch byte {
            case 45: sign = -1
            case 48...57: (number, isInside) = (number * 10 + Int(byte) - 48, true)
            default:
                if isInside { numbers.append(number * sign) }
                (number, sign, isInside) = (0, 1, false)
            }
        }
        return numbers
    }
}
