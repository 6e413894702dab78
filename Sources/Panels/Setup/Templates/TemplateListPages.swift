import Core
import Gateway

/// Which messages are sent by which channel, and where their words are edited (S0-17).
struct TemplateListPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        [
            .page(.get, "/staff/templates", allowing: .manageTemplates) { try await show($0) },
            .page(.post, "/staff/templates", allowing: .manageTemplates) { try await save($0) },
        ]
    }

    private func show(_ call: Call) async throws -> Reply {
        let desk = SetupDesk(visit: try await PageVisit(call, kit))
        let kinds = try await call.api("notification-templates").items
        let page = TemplateListPage(
            frame: ConsoleFrame(desk.visit, at: .templates),
            here: desk.here,
            token: desk.visit.token ?? "",
            columns: MessageWords.channels.map { desk($0.words) },
            groups: MessageWords.receivers.map { receiver in
                TemplateListPage.Group(kinds, receiver.name, desk(receiver.words), desk)
            }
        )
        return desk.visit.reply(Self.markup.render(page, in: desk.visit.language))
    }

    private func save(_ call: Call) async throws -> Reply {
        let desk = SetupDesk(visit: try await PageVisit(call, kit))
        let typed = try kit.fields(call)
        let chosen = Set(typed.all.filter { $0.name == "on" }.map(\.value))
        for kind in try await call.api("notification-templates").items {
            let isOn = chosen.contains(TemplateListPage.name(kind))
            guard isOn != kind["enabled"]?.boolValue else { continue }
            let (event, channel) = (kind.text("event"), kind.text("channel"))
            _ = try await call.api(
                .patch,
                "notification-templates/\(event)/\(channel)",
                query: [("receiver", kind.text("receiver"))],
                body: ["enabled": .bool(isOn)]
            )
        }
        return desk.done(.saved)
    }
}

/// The values of the list of templates.
struct TemplateListPage: Sendable {
    /// A message by one channel; an empty one has no such message.
    struct Cell: Sendable {
        let name: String?
        let label: String
        let isOn: Bool
        let own: String?
    }

    struct Row: Sendable {
        let label: String
        /// Where its words are.
        let place: String
        let cells: [Cell]
    }

    /// The messages to one kind of receiver.
    struct Group: Sendable {
        let label: String
        let rows: [Row]
    }

    let frame: ConsoleFrame
    let here: String
    let token: String
    let columns: [String]
    let groups: [Group]

    /// What says in a form which kind of message it is.
    static func name(_ kind: JSONValue) -> String {
        [kind.text("event"), kind.text("channel"), kind.text("receiver")].joined(separator: " ")
    }
}

extension TemplateListPage.Group {
    init(_ kinds: [JSONValue], _ receiver: String, _ label: String, _ desk: SetupDesk) {
        self.label = label
        rows = MessageWords.events.compactMap { event in
            let mine = kinds.filter { $0.text("event") == event.name && $0.text("receiver") == receiver }
            guard !mine.isEmpty else { return nil }
            let cells = MessageWords.channels.map { channel in
                let kind = mine.first { $0.text("channel") == channel.name }
                let own = kind?.texts("own_languages") ?? []
                return TemplateListPage.Cell(
                    name: kind.map(TemplateListPage.name),
                    label: "\(desk(event.words)), \(desk(channel.words))",
                    isOn: kind?["enabled"]?.boolValue ?? false,
                    own: own.isEmpty ? nil : own.joined(separator: " ")
                )
            }
            let place = desk.places.template(event.name, "email", desk.visit.language, receiver)
            return TemplateListPage.Row(label: desk(event.words), place: place, cells: cells)
        }
    }
}

extension PagePlaces {
    /// The words of a message in a language.
    func template(_ event: String, _ channel: String, _ language: PageLanguage, _ receiver: String) -> String
    {
        at("staff", "templates", event, channel, language.rawValue, query: [("receiver", receiver)])
    }
}

extension TemplateListPages {
    static let markup = PageMarkup<TemplateListPage> { w in
        ConsoleFrame.markup(w, title: w(.templates), styles: ["setup.css"], scripts: ["setup.js"]) {
            """
            <div class="head"><h1>\(w(.templates))</h1><p>\(w(.templatesLead))</p></div>
            <form class="stack setup" method="post" action="{{here}}">\
            <input type="hidden" name="csrf" value="{{token}}">
            {{#groups}}<section class="block"><h2>{{.label}}</h2><div class="scroll" role="region" tabindex="0" \
            aria-label="{{.label}}"><table class="table"><thead><tr><th scope="col">\(w(.event))</th>\
            {{#columns}}<th scope="col">{{.}}</th>{{/columns}}</tr></thead><tbody>
            {{#.rows}}<tr><th scope="row"><a href="{{.place}}">{{.label}}</a></th>{{#.cells}}<td>{{#.name}}\
            <label class="tick"><input class="pick" type="checkbox" name="on" value="{{.}}" aria-label="{{label}}"\
            {{#isOn}} checked{{/isOn}}></label>{{#own}} <span class="tag" title="\(w(.ownWords))">{{.}}</span>{{/own}}\
            {{/.name}}</td>{{/.cells}}</tr>
            {{/.rows}}</tbody></table></div></section>{{/groups}}
            <div class="buttons"><button class="button main">\(w(.save))</button></div></form>
            """
        }
    }
}
