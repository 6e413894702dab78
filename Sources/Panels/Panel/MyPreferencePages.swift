import Core
import Gateway
import Tenancy

/// What the customer wants to hear of, by which way and in which language.
struct MyPreferencePages: Sendable {
    private static let ways = ["email", "sms", "push", "whatsapp"]

    let kit: PageKit

    var routes: [Route] {
        let place = "/panel/preferences"
        return [
            .page(.get, place, allowing: .readOwnProfile, show),
            .page(.post, place, allowing: .editOwnProfile, save),
            .page(.post, place + "/language", allowing: .editOwnProfile, speak),
        ]
    }

    private func show(_ call: Call) async throws -> Reply {
        async let visited = PageVisit(call, kit)
        async let answered = call.api("my/message-preferences")
        async let profile = call.api("my/profile")
        let (visit, answer) = (try await visited, try await answered)
        let own = try await profile["language"]?.stringValue
        return page(answer.json, own, visit)
    }

    private func save(_ call: Call) async throws -> Reply {
        let fields = try kit.fields(call)
        // What is not ticked is not sent: each box is named, so that none is forgotten.
        var body = FormBody(fields)
        for category in MyMessageWords.categories {
            for way in Self.ways { body = body.flag("\(category.key).\(way)") }
        }
        _ = try await call.api(.patch, "my/message-preferences", body: body.json)
        let visit = try await PageVisit(call, kit)
        return visit.seeOther(visit.places.panelPreferences, notice: .saved)
    }

    private func speak(_ call: Call) async throws -> Reply {
        let fields = try kit.fields(call)
        let wish = fields["language"].flatMap(PageLanguage.init(rawValue:))
        let body: JSONValue = ["language": .optional(wish?.rawValue)]
        _ = try await call.api(.patch, "my/profile", body: body)
        let visit = try await PageVisit(call, kit)
        // The pages of this browser follow, whatever was chosen in it before.
        let cookie = PageVisit.Cookie.header(
            PageVisit.Cookie.language,
            wish?.rawValue ?? "",
            seconds: wish == nil ? 0 : PageVisit.Cookie.year,
            call
        )
        return Reply.seeOther(visit.places.panelPreferences).header("set-cookie", cookie)
    }

    private func page(_ answer: JSONValue, _ own: String?, _ visit: PageVisit) -> Reply {
        let places = visit.places
        let chosen = own.flatMap { try? LanguageTag($0) }?.language
        let page = MyPreferencePage(
            frame: PanelFrame(visit, at: .messages),
            token: visit.token ?? "",
            action: places.panelPreferences,
            back: places.panelMessages,
            speak: places.at("panel", "preferences", "language"),
            languages: PageLanguage.allCases.map {
                FormView.Option(value: $0.rawValue, label: $0.ownName, isChosen: $0.rawValue == chosen)
            },
            categories: MyMessageWords.categories.map { category in
                MyPreferencePage.Category(
                    name: visit(category.name),
                    help: visit(category.help),
                    ways: Self.ways.map { way in
                        MyPreferencePage.Way(
                            field: "\(category.key).\(way)",
                            label: MyMessageWords.channels[way].map { visit($0) } ?? way,
                            isOn: answer[category.key]?[way]?.boolValue ?? false
                        )
                    }
                )
            }
        )
        return visit.reply(Self.markup.render(page, in: visit.language))
    }
}

/// The values of the page of preferences.
struct MyPreferencePage: Sendable {
    struct Category: Sendable {
        let name: String
        let help: String
        let ways: [Way]
    }

    struct Way: Sendable {
        let field: String
        let label: String
        let isOn: Bool
    }

    let frame: PanelFrame
    let token: String
    let action: String
    let back: String
    let speak: String
    let languages: [FormView.Option]
    let categories: [Category]
}

extension MyPreferencePages {
    static let markup = PageMarkup<MyPreferencePage> { w in
        let token = #"<input type="hidden" name="csrf" value="{{token}}">"#
        return PanelFrame.markup(w, title: w(.myWhatIWant), styles: ["panel.css"]) {
            """
            <p class="back"><a href="{{back}}">\(Icon.left.markup)\(w(.messages))</a></p>
            <div class="reading stack">
            <h1>\(w(.myWhatIWant))</h1>
            <form class="card row" method="post" action="{{speak}}">\(token)
            <div class="field grow"><label for="language">\(w(.myLanguage))</label><select class="input" id="language" \
            name="language"><option value="">\(w(.myAsTheBusiness))</option>{{#languages}}<option value="{{value}}"\
            {{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/languages}}</select></div>
            <button class="button">\(w(.save))</button></form>
            <form class="card stack" method="post" action="{{action}}">\(token)
            {{#categories}}<fieldset class="wishes"><legend>{{name}}</legend><p class="help">{{help}}</p><div>\
            {{#ways}}<label class="check"><input type="checkbox" name="{{field}}" value="true"{{#isOn}} checked{{/isOn}}>\
            <span>{{label}}</span></label>{{/ways}}</div></fieldset>{{/categories}}
            <p class="soft">\(w(.myAlwaysSent))</p>
            <div class="buttons"><button class="button main">\(w(.save))</button></div>
            </form>
            </div>
            """
        }
    }
}
