import Core
import Gateway
import Tenancy

/// A visit of a page of the set-up, with the form of it that was refused, if one was.
struct SetupDesk: Sendable {
    /// The field that says what a form does.
    static let action = "do"

    let visit: PageVisit
    var refusal: SetupRefusal?
    /// What is shown once.
    var shown: [SetupNote] = []

    var call: Call { visit.call }
    var places: PagePlaces { visit.places }

    /// This very page, with what its address asks for.
    var here: String {
        places.root + call.path + (call.rawQuery.isEmpty ? "" : "?" + call.rawQuery)
    }

    func callAsFunction(_ phrase: Phrase, _ values: KeyValuePairs<String, String> = [:]) -> String {
        visit(phrase, values)
    }

    func callAsFunction(_ phrase: CountPhrase, _ count: Int) -> String { visit(phrase, count) }

    func may(_ permission: Permission) -> Bool { visit.scope.allows(permission) }

    /// The permission reaches the whole business.
    func mayAll(_ permission: Permission) -> Bool {
        (try? visit.scope.reach(permission))?.branches == nil && may(permission)
    }

    /// The same with something to be said above the page.
    func showing(_ note: SetupNote) -> SetupDesk {
        var copy = self
        copy.shown.append(note)
        return copy
    }

    /// Back to this page, or to another.
    func done(_ notice: Phrase, _ place: String? = nil) -> Reply {
        visit.seeOther(place ?? here, notice: notice)
    }

    /// What was refused of a button, and what is shown once.
    func notes(_ blocks: [SetupBlock]) -> [SetupNote] {
        guard let refusal, !blocks.contains(where: { $0.form?.problem != nil }) else { return shown }
        let lines =
            [refusal.problem.text(visit.language)] + refusal.problem.issues.map { $0.text(visit.language) }
        return shown + [SetupNote(look: "bad", icon: Icon.alert.rawValue, text: lines.joined(separator: " "))]
    }

    /// Moments on the clock of the branch that the page is about.
    func when(_ moment: Instant?, zone: String? = nil) throws -> String? {
        guard let moment else { return nil }
        let format = try visit.format(zone: zone ?? visit.branch?.timeZone)
        let wall = format.zone.wall(at: moment)
        return "\(format.shortDay(wall.date)) \(WallTime.clock(wall.minute))"
    }

    /// A day without its weekday.
    func day(_ text: String?) throws -> String? {
        guard let text, let day = CalendarDate(iso8601: String(text.prefix(10))) else { return text }
        return try visit.format().shortDay(day)
    }

    /// The pages before and after, of a list with a cursor.
    func pager(_ answer: APIAnswer, _ words: CountPhrase) -> Pager {
        let total = answer["total"]?.intValue ?? answer.items.count
        let isFirst = call.query("cursor") == nil
        return Pager(
            total: visit(words, total),
            previous: isFirst ? nil : address(["cursor": nil]),
            next: answer["next"]?.stringValue.map { address(["cursor": $0]) }
        )
    }

    /// This page with other values in its query.
    func address(_ changes: [String: String?]) -> String {
        let pairs = call.rawQuery.split(separator: "&").compactMap { part -> (String, String?)? in
            let pieces = part.split(separator: "=", maxSplits: 1)
            guard let name = pieces.first.flatMap({ PercentCoding.decode(String($0), plusIsSpace: true) }),
                !changes.keys.contains(name)
            else { return nil }
            return (name, pieces.count > 1 ? PercentCoding.decode(String(pieces[1]), plusIsSpace: true) : nil)
        }
        let added = changes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return places.root + call.path + PagePlaces.query(pairs + added)
    }

    /// Choices above a list; one that is made is shown at once.
    func filter(_ fields: [SetupField], keeping: [String] = []) -> SetupFilter {
        let names = fields.map(\.name)
        let record = JSONValue.object(
            Dictionary(names.map { ($0, JSONValue.string(call.query($0) ?? "")) }) { first, _ in first }
        )
        return SetupFilter(
            address: places.root + call.path,
            inputs: form("filter", fields, record: record, flat: true).inputs,
            hidden: keeping.compactMap { name in
                call.query(name).map { SetupForm.Hidden(name: name, value: $0) }
            }
        )
    }

    /// A link to another page of the set-up.
    func link(_ place: String, _ label: Phrase, _ icon: Icon? = nil, look: String = "") -> SetupPage.Link {
        SetupPage.Link(place: place, label: visit(label), icon: icon?.rawValue, look: look)
    }

    /// Every item of a list that has pages, up to a thousand.
    func all(_ path: APIPath, query: [(String, String?)] = []) async throws -> [JSONValue] {
        var items: [JSONValue] = []
        var cursor: String?
        repeat {
            let answer = try await call.api(path, query: query + [("limit", "200"), ("cursor", cursor)])
            items += answer.items
            cursor = answer["next"]?.stringValue
        } while cursor != nil && items.count < 1_000
        return items
    }
}

/// A page of the set-up with what its forms do.
struct SetupScreen: Sendable {
    typealias Page = @Sendable (SetupDesk) async throws -> SetupPage
    typealias Action = @Sendable (SetupDesk, FormFields) async throws -> Reply

    let path: String
    let permission: Permission
    let page: Page
    let actions: [String: Action]

    init(
        _ path: String,
        allowing permission: Permission,
        _ page: @escaping Page,
        _ actions: [String: Action] = [:]
    ) {
        self.path = path
        self.permission = permission
        self.page = page
        self.actions = actions
    }

    /// The page, and where its forms are posted to; what they do the API allows or not.
    func routes(_ kit: PageKit) -> [Route] {
        let show = Route.page(.get, path, allowing: permission) { call in
            let desk = SetupDesk(visit: try await PageVisit(call, kit))
            return try await page(desk).reply(desk)
        }
        guard !actions.isEmpty else { return [show] }
        return [
            show,
            .page(.post, path, allowing: permission, body: .form(bytesMax: 400_000)) { call in
                try await act(call, kit)
            },
        ]
    }

    private func act(_ call: Call, _ kit: PageKit) async throws -> Reply {
        let typed = try kit.fields(call)
        var desk = SetupDesk(visit: try await PageVisit(call, kit))
        guard let action = typed[SetupDesk.action].flatMap({ actions[$0] }) else {
            throw Problem.malformed("The form does not say what it does.")
        }
        do {
            return try await action(desk, typed)
        } catch let problem as Problem where problem.canBeMended {
            desk.refusal = SetupRefusal(problem: problem, typed: typed)
            return try await page(desk).reply(desk, status: problem.status)
        }
    }
}

extension SetupPage {
    func reply(_ desk: SetupDesk, status: Int = 200) -> Reply {
        desk.visit.reply(SetupMarkup.page.render(self, in: desk.visit.language), status: status)
    }
}

extension LocalFormat {
    /// `07/12/2026`; with a point nobody mistakes months for days in.
    func shortDay(_ day: CalendarDate) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return language == .en
            ? "\(day.day) \(Self.englishMonths[day.month - 1]) \(day.year)"
            : "\(two(day.day))/\(two(day.month))/\(day.year)"
    }

    private static let englishMonths = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
