import Core
import Gateway
import Tenancy

/// When somebody is away, and who lets them.
struct TimeOffPages: Sendable {
    var screens: [SetupScreen] {
        let actions: [String: SetupScreen.Action] = [
            "create": create, "approve": { try await Self.decide($0, $1, "approve") },
            "refuse": { try await Self.decide($0, $1, "refuse") }, "remove": remove,
        ]
        return [SetupScreen("/staff/time-off", allowing: .readTimeOff, list, actions)]
    }

    static let states: [(name: String, words: Phrase, look: String)] = [
        ("requested", .requested, "warn"), ("approved", .approved, "good"), ("refused", .refused, "bad"),
    ]

    private func list(_ desk: SetupDesk) async throws -> SetupPage {
        let names = ["status", "branch", "cursor"]
        let today = try desk.visit.format().zone.wall(at: desk.visit.scope.world.now()).date.iso8601
        let from = desk.call.query("from") ?? today
        let answer = try await desk.call.api(
            "time-off",
            query: names.map { ($0, desk.call.query($0)) } + [("from", from)]
        )
        let rows = try answer.items.map { try Self.row($0, desk) }
        let table = SetupTable(desk(.timeOff), Self.columns(desk), rows, actions: desk(.actions))
        let choices = [SetupChoice("", desk(.all))] + Self.states.map { SetupChoice($0.name, desk($0.words)) }
        var fields = [SetupField("status", desk(.state), .choice(choices))]
        fields.append(SetupField("from", desk(.since), .line("date")))
        var people: [SetupChoice] = []
        if desk.may(.decideTimeOff) {
            people = try await desk.all("staff").map { SetupChoice($0.text("id"), desk.personName($0)) }
        }
        let form = desk.form(
            "create",
            (people.isEmpty ? [] : [SetupField("employee", desk(.employee), .choice(people))])
                + Self.fields(desk),
            submit: .add,
            opener: .newTimeOff
        )
        let empty = SetupEmpty(icon: Icon.calendar.rawValue, title: desk(.noTimeOff))
        let page = desk.pager(answer, .results)
        return SetupPage(
            desk,
            desk(.timeOff),
            at: .employees,
            tabs: EmployeePages.tabs(desk, .timeOff),
            [.form(nil, form), .list(nil, filter: desk.filter(fields), table, empty: empty, pager: page)]
        )
    }

    private func create(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        var body = Self.body(typed)
        if let employee = typed["employee"], !employee.isEmpty {
            body = body.putting("employee", .string(employee))
        }
        let headers = desk.visit.kit.once(typed)
        return desk.saved(try await desk.call.api(.post, "time-off", body: body, headers: headers))
    }

    private static func decide(_ desk: SetupDesk, _ typed: FormFields, _ word: String) async throws -> Reply {
        let path: APIPath = "time-off/\(typed["id"] ?? "-")/\(word)"
        return desk.saved(try await desk.call.api(.post, path, headers: desk.visit.kit.unchanged(typed)))
    }

    private func remove(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let path: APIPath = "time-off/\(typed["id"] ?? "-")"
        _ = try await desk.call.api(.delete, path, headers: desk.visit.kit.unchanged(typed))
        return desk.done(.removed)
    }

    static func columns(_ desk: SetupDesk, isOfOne: Bool = false) -> [String] {
        (isOfOne ? [] : [desk(.employee)]) + [desk(.startsAt), desk(.endsAt), desk(.reason), desk(.state)]
            + (isOfOne ? [] : [""])
    }

    /// A time off in a list; decided on the page of all.
    static func row(_ item: JSONValue, _ desk: SetupDesk, isOfOne: Bool = false) throws -> [SetupTable.Cell] {
        let state = states.first { $0.name == item.text("status") }
        let hidden = [("id", item.text("id"))]
        let etag = item["revision"]?.intValue.map { "\"\($0)\"" }
        let isOpen = item.text("status") == "requested"
        let mayDecide = desk.may(.decideTimeOff)
        let cells: [SetupTable.Cell] = [
            .text(try when(item.text("starts_at"), desk)), .text(try when(item.text("ends_at"), desk)),
            .text(item["reason"]?.stringValue), .tag(state.map { desk($0.words) } ?? "", state?.look ?? ""),
        ]
        guard !isOfOne else { return cells }
        return [.head(item["employee"]?["name"]?.stringValue ?? "")] + cells + [
            .acts([
                mayDecide && isOpen ? desk.act("approve", .approve, hidden, etag: etag) : nil,
                mayDecide && isOpen ? desk.act("refuse", .refuse, hidden, etag: etag) : nil,
                mayDecide || isOpen ? desk.act("remove", .remove, hidden, etag: etag, look: "quiet") : nil,
            ])
        ]
    }

    /// A day, with its time where it is not midnight.
    private static func when(_ text: String, _ desk: SetupDesk) throws -> String? {
        let time = text.contains("T") ? String(text.dropFirst(11).prefix(5)) : ""
        return [try desk.day(text) ?? "", time].filter { !$0.isEmpty }.joined(separator: " ")
    }

    static func fields(_ desk: SetupDesk) -> [SetupField] {
        [
            SetupField("starts_at", desk(.firstDay), .line("date"), required: true),
            SetupField("starts_time", desk(.fromTime), .line("time"), help: desk(.wholeDaysHelp)),
            SetupField("ends_at", desk(.lastDay), .line("date"), required: true),
            SetupField("ends_time", desk(.untilTime), .line("time")),
            SetupField("reason", desk(.reason)).wide,
        ]
    }

    static func body(_ typed: FormFields) -> JSONValue {
        func moment(_ day: String, _ time: String) -> JSONValue {
            guard let date = typed[day], !date.isEmpty else { return .null }
            guard let clock = typed[time], !clock.isEmpty else { return .string(date) }
            return .string("\(date)T\(clock)")
        }
        return [
            "starts_at": moment("starts_at", "starts_time"), "ends_at": moment("ends_at", "ends_time"),
            "reason": typed["reason"].flatMap { $0.isEmpty ? nil : .string($0) } ?? .null,
        ]
    }
}
