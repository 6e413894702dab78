import Core
import Gateway
import Tenancy

/// The settings of the business and of each branch, with what each means and its default (A.5).
struct SettingPages: Sendable {
    var screens: [SetupScreen] {
        [
            SetupScreen("/staff/settings", allowing: .readSettings, page, ["save": save]),
            SetupScreen("/staff/settings/{branch}", allowing: .readSettings, page, ["save": save]),
        ]
    }

    private func page(_ desk: SetupDesk) async throws -> SetupPage {
        let settings = try await desk.call.api(Self.path(desk)).items
        let branch = try Self.branch(desk)
        let mayChange = desk.may(.manageSettings)
        let part = Self.part(desk)
        let blocks = part.groups.compactMap { id -> SetupBlock? in
            let mine = settings.filter { Self.group(of: $0) == id }
            guard let group = SettingWords.groups.first(where: { $0.id == id }), !mine.isEmpty else {
                return nil
            }
            let fields = Self.fields(mine, desk)
            guard mayChange else {
                return .facts(
                    desk(group.title),
                    mine.compactMap { setting in
                        SetupFact(Self.label(setting, desk), Self.text(setting["value"], desk))
                    }
                )
            }
            let record = JSONValue.object(
                Dictionary(mine.map { ($0.text("key"), $0["value"] ?? .null) }) { first, _ in first }
            )
            return .form(
                desk(group.title),
                desk.form("save", fields, record: record, flat: true, hidden: [("group", group.id)])
            )
        }
        return SetupPage(
            desk,
            desk(.settings),
            at: .settings,
            lead: desk(branch == nil ? .settingsLead : .branchSettingsLead),
            buttons: Self.links(desk),
            choices: Self.places(desk, branch),
            tabs: Self.tabs(desk),
            blocks
        )
    }

    private static func links(_ desk: SetupDesk) -> [SetupPage.Link] {
        (desk.may(.manageMessageAccounts) ? [desk.link(desk.places.accounts, .messageAccounts)] : [])
            + (desk.may(.manageCalendars) ? [desk.link(desk.places.calendars, .calendars)] : [])
    }

    private func save(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let settings = try await desk.call.api(Self.path(desk)).items
        let names = Set(settings.map { $0.text("key") })
        let mine = settings.filter { Self.group(of: $0) == typed["group"] }
        let body = Self.fields(mine, desk).body(typed, flat: true)
        // What stays as it is stays the default's or the business's, too.
        var changes: [String: JSONValue] = [:]
        for setting in mine {
            let key = setting.text("key")
            guard let value = body[key] else { continue }
            let given = value == .null && ["text", "email"].contains(setting.text("kind")) ? "" : value
            if given != setting["value"] { changes[key] = given }
        }
        if let reset = typed["reset"], names.contains(reset) { changes[reset] = .null }
        if !changes.isEmpty {
            _ = try await desk.call.api(.put, Self.path(desk), body: .object(changes))
        }
        return desk.done(.saved)
    }

    private static func branch(_ desk: SetupDesk) throws -> Branch? {
        if let slug = try? desk.call.parameter("branch") {
            guard let branch = desk.visit.branches.first(where: { $0.slug == slug }) else {
                throw Problem.notFound(.branch)
            }
            return branch
        }
        return desk.mayAll(.readSettings) ? nil : desk.visit.branches.first
    }

    private static func path(_ desk: SetupDesk) throws -> APIPath {
        try branch(desk).map { "branches/\($0.id)/settings" } ?? "settings"
    }

    private static func part(_ desk: SetupDesk) -> (id: String, title: Phrase, groups: [String]) {
        SettingWords.parts.first { $0.id == desk.call.query("part") } ?? SettingWords.parts[0]
    }

    private static func group(of setting: JSONValue) -> String? {
        let key = setting.text("key")
        return SettingWords.groups.first { $0.keys.contains { key.hasPrefix($0) } }?.id
    }

    private static func tabs(_ desk: SetupDesk) -> [Tab] {
        SettingWords.parts.map { other in
            Tab(
                place: desk.address(["part": other.id]),
                label: desk(other.title),
                isCurrent: other.id == part(desk).id
            )
        }
    }

    private static func places(_ desk: SetupDesk, _ branch: Branch?) -> [Tab] {
        let query = PagePlaces.query([("part", part(desk).id)])
        let all = Tab(
            place: desk.places.settings + query,
            label: desk(.wholeBusiness),
            isCurrent: branch == nil
        )
        return (desk.mayAll(.readSettings) ? [all] : [])
            + desk.visit.branches.map { other in
                Tab(
                    place: desk.places.at("staff", "settings", other.slug, query: [("part", part(desk).id)]),
                    label: other.name,
                    isCurrent: other.id == branch?.id
                )
            }
    }

    private static func fields(_ settings: [JSONValue], _ desk: SetupDesk) -> [SetupField] {
        var fields: [SetupField] = []
        var heading: String?
        for setting in settings.sorted(by: { order($0) < order($1) }) {
            let way = SettingWords.requirementWays.first { setting.text("key").hasPrefix($0.prefix) }
            if let way, heading != way.prefix {
                heading = way.prefix
                fields.append(SetupField("", desk(way.title), .heading))
            }
            fields.append(field(setting, desk))
        }
        return fields
    }

    /// As the API has them, what must be in general first.
    private static func order(_ setting: JSONValue) -> Int {
        let way = SettingWords.requirementWays.firstIndex { setting.text("key").hasPrefix($0.prefix) }
        return way.map { [1, 2, 0][$0] } ?? 0
    }

    private static func field(_ setting: JSONValue, _ desk: SetupDesk) -> SetupField {
        let choices = setting.texts("choices").map { SetupChoice($0, choice($0, desk)) }
        let range = (setting["minimum"]?.intValue ?? 0)...(setting["maximum"]?.intValue ?? Int.max)
        let key = setting.text("key")
        let kind: SetupField.Kind =
            switch setting.text("kind") {
            case "boolean": .tick
            case "choice": .choice(choices)
            case "choices": .ticks(choices)
            case "integer": .number(range)
            case "texts": .words
            case "email": .line("email")
            default: key == PageSettings.colour.definition.key ? .line("color") : .line()
            }
        var field = SetupField(key, label(setting, desk), kind)
        let isRequirement = key.hasPrefix("clients.required.")
        field.help = SettingMeanings.all[key].map { desk($0) }
        if key == PageSettings.embedHosts.definition.key {
            let address = "\(desk.call.origin)\(desk.places.root)/embed.js"
            field.help? += " <script src=\"\(address)\" async></script>"
        }
        let isBranch = (try? desk.call.parameter("branch")) != nil || !desk.mayAll(.readSettings)
        let source = setting.text("source")
        let isOwn = source == (isBranch ? "branch" : "business")
        field.source = desk(isOwn ? .isOwn : source == "business" ? .isInherited : .isDefault)
        // There are many of these, alike: only those that differ say so.
        if isRequirement, source == "default" { field.source = nil }
        if isOwn { field.reset = desk(.backTo, ["value": text(setting["default"], desk)]) }
        return field
    }

    private static func label(_ setting: JSONValue, _ desk: SetupDesk) -> String {
        let key = setting.text("key")
        if let phrase = SettingLabels.all[key] { return desk(phrase) }
        let last = String(key.split(separator: ".").last ?? "")
        return SettingWords.clientFields[last].map { desk($0) } ?? key
    }

    private static func choice(_ word: String, _ desk: SetupDesk) -> String {
        SettingWords.choices[word].map { desk($0) } ?? word
    }

    private static func text(_ value: JSONValue?, _ desk: SetupDesk) -> String {
        switch value {
        case .bool(let isOn): desk(isOn ? .yes : .no)
        case .number(let text): text
        case .string(let text): text.isEmpty ? desk(.empty) : choice(text, desk)
        case .array(let list):
            list.isEmpty
                ? desk(.empty) : list.map { choice($0.stringValue ?? "", desk) }.joined(separator: ", ")
        default: desk(.empty)
        }
    }
}
