import Core
import Gateway

/// The words of a message: what may be in them at the left, what they make of an appointment beside them (S0-18).
struct TemplatePages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        let place = "/staff/templates/{event}/{channel}/{language}"
        return [
            .page(.get, place, allowing: .manageTemplates) { call in
                try await show(SetupDesk(visit: try await PageVisit(call, kit)))
            },
            .page(.post, place, allowing: .manageTemplates, body: .form(bytesMax: Self.bytesMax), save),
            .page(.get, place + "/preview", allowing: .manageTemplates, preview),
            .page(
                .post,
                place + "/preview",
                allowing: .manageTemplates,
                body: .form(bytesMax: Self.bytesMax),
                preview
            ),
        ]
    }

    private static let bytesMax = 2_000_000

    private func show(_ desk: SetupDesk, status: Int = 200) async throws -> Reply {
        let (path, receiver) = (try Self.path(desk.call), Self.receiver(desk.call))
        async let found = desk.call.api(path, query: [("receiver", receiver)])
        async let booked = desk.call.api("appointments", query: [("limit", "20"), ("sort", "-starts_at")])
        async let kinds = desk.call.api("notification-templates")
        let channels = Self.channels(try await kinds.items, try desk.call.parameter("event"), receiver, desk)
        let (template, appointments) = (try await found, (try? await booked)?.items ?? [])
        let channel = template.json.text("channel")
        let choices = try appointments.map { item in
            let who = (item["attendees"]?.arrayValue ?? []).compactMap { $0["client"]?["name"]?.stringValue }
            let when = try desk.when(item.moment("starts_at"), zone: item["time_zone"]?.stringValue) ?? ""
            return SetupChoice(item.text("id"), ([when] + who.prefix(2)).joined(separator: " · "))
        }
        let fields =
            Self.fields(channel, desk) + [
                SetupField(
                    "appointment",
                    desk(.shownFor),
                    .choice([SetupChoice("", desk(.newest))] + choices)
                ).wide
            ]
        let isOwn = template["own"]?.boolValue ?? false
        let isOn = template["enabled"]?.boolValue ?? false
        let event = MessageWords.words(template.json.text("event"), in: MessageWords.events, desk)
        let form = desk.form("save", fields, record: template.json, etag: template.etag)
        let page = TemplatePage(
            frame: ConsoleFrame(desk.visit, at: .templates),
            title: event,
            trail: desk.link(desk.places.templates, .templates),
            lead: [
                MessageWords.words(receiver, in: MessageWords.receivers, desk),
                MessageWords.words(channel, in: MessageWords.channels, desk),
                desk(isOwn ? .ownWords : .usualWords), desk(isOn ? .isSent : .isNotSent),
            ].joined(separator: " · "),
            tabs: Self.tabs(desk, template.json),
            choices: channels,
            hasChoices: channels.count > 1,
            notes: desk.refusal != nil && form.problem == nil ? desk.notes([]) : [],
            codes: template.json.texts("shortcodes"),
            form: form,
            preview: desk.places.root + desk.call.path + "/preview?receiver=" + receiver,
            back: isOwn
                ? desk.act(
                    "reset",
                    .backToDefault,
                    etag: template.etag,
                    look: "danger",
                    asking: .backToDefaultHelp
                )
                : nil
        )
        return desk.visit.reply(
            TemplatePage.markup.render(page, in: desk.visit.language),
            status: status,
            policy: .framing
        )
    }

    private func save(_ call: Call) async throws -> Reply {
        let typed = try kit.fields(call)
        var desk = SetupDesk(visit: try await PageVisit(call, kit))
        let (path, query) = (try Self.path(call), [("receiver", String?.some(Self.receiver(call)))])
        do {
            if typed[SetupDesk.action] == "reset" {
                _ = try await call.api(.delete, path, query: query, headers: kit.unchanged(typed))
            } else {
                let body = Self.body(typed, try call.parameter("channel"), desk)
                _ = try await call.api(.put, path, query: query, body: body, headers: kit.unchanged(typed))
            }
            return desk.done(.saved)
        } catch let problem as Problem where problem.canBeMended {
            desk.refusal = SetupRefusal(problem: problem, typed: typed)
            return try await show(desk, status: problem.status)
        }
    }

    /// What the words make of an appointment, in a frame: those that were typed, else those that hold.
    private func preview(_ call: Call) async throws -> Reply {
        let desk = SetupDesk(visit: try await PageVisit(call, kit))
        var body: JSONValue = .object([:])
        if call.method == .post {
            let typed = try kit.fields(call)
            body = Self.body(typed, try call.parameter("channel"), desk)
            if let id = typed["appointment"], !id.isEmpty { body = body.putting("appointment", .string(id)) }
        }
        do {
            let query = [("receiver", String?.some(Self.receiver(call)))]
            let seen = try await call.api(.post, Self.path(call, isPreview: true), query: query, body: body)
            let html = seen.json.text("html")
            let page = TemplatePreview(
                language: try call.parameter("language"),
                subject: seen.json.text("subject").isEmpty ? nil : seen.json.text("subject"),
                text: html.isEmpty ? seen.json.text("text") : nil,
                issues: []
            )
            return .page(page.markup(html: html), policy: .inFrame)
        } catch let problem as Problem where problem.canBeMended {
            let issues = problem.issues.map { $0.text(desk.visit.language) }
            let page = TemplatePreview(
                language: desk.visit.language.tag,
                subject: nil,
                text: nil,
                issues: issues.isEmpty ? [problem.text(desk.visit.language)] : issues
            )
            return .page(page.markup(html: ""), policy: .inFrame)
        }
    }

    private static func path(_ call: Call, isPreview: Bool = false) throws -> APIPath {
        let (event, channel) = (try call.parameter("event"), try call.parameter("channel"))
        let language = try call.parameter("language")
        return isPreview
            ? "notification-templates/\(event)/\(channel)/\(language)/preview"
            : "notification-templates/\(event)/\(channel)/\(language)"
    }

    private static func receiver(_ call: Call) -> String {
        call.query("receiver") == "staff" ? "staff" : "client"
    }

    private static func fields(_ channel: String, _ desk: SetupDesk) -> [SetupField] {
        let text = SetupField("text", desk(.plainText), .area, required: true).wide
        return switch channel {
        case "email":
            [
                SetupField("subject", desk(.subject), required: true).wide,
                SetupField("html", desk(.htmlText), .area).wide, text,
            ]
        case "push": [SetupField("subject", desk(.pushTitle), required: true).wide, text]
        case "whatsapp": [SetupField("subject", desk(.approvedTemplate)).wide, text]
        default: [text]
        }
    }

    private static func body(_ typed: FormFields, _ channel: String, _ desk: SetupDesk) -> JSONValue {
        let body = fields(channel, desk).body(typed)
        // An empty text is a fault to be told, not one that is left out.
        return body["text"] == .null ? body.putting("text", "") : body
    }

    /// The same message by other channels, in the same language.
    private static func channels(
        _ kinds: [JSONValue],
        _ event: String,
        _ receiver: String,
        _ desk: SetupDesk
    ) -> [Tab] {
        let mine = kinds.filter { $0.text("event") == event && $0.text("receiver") == receiver }
        let language = (try? desk.call.parameter("language")).flatMap(PageLanguage.init(rawValue:)) ?? .en
        let current = try? desk.call.parameter("channel")
        return MessageWords.channels.filter { channel in mine.contains { $0.text("channel") == channel.name }
        }
        .map { channel in
            Tab(
                place: desk.places.template(event, channel.name, language, receiver),
                label: desk(channel.words),
                isCurrent: channel.name == current
            )
        }
    }

    private static func tabs(_ desk: SetupDesk, _ template: JSONValue) -> [Tab] {
        PageLanguage.allCases.map { language in
            Tab(
                place: desk.places.template(
                    template.text("event"),
                    template.text("channel"),
                    language,
                    template.text("receiver")
                ),
                label: language.ownName,
                isCurrent: language.rawValue == template.text("language")
            )
        }
    }
}

/// The values of the editor.
struct TemplatePage: Sendable {
    let frame: ConsoleFrame
    let title: String
    let trail: SetupPage.Link?
    let lead: String?
    var buttons: [SetupPage.Link] = []
    let tabs: [Tab]
    var hasTabs = true
    /// The channels.
    let choices: [Tab]
    let hasChoices: Bool
    let notes: [SetupNote]
    let codes: [String]
    let form: SetupForm
    let preview: String
    let back: SetupAct?

    static let markup = PageMarkup<TemplatePage> { w in
        ConsoleFrame.markup(w, title: "{{title}}", styles: ["setup.css"], scripts: ["setup.js"]) {
            """
            \(SetupMarkup.head(w))
            <div class="letter" data-letter>
            <section class="card" aria-labelledby="codes"><h2 id="codes">\(w(.shortcodes))</h2>\
            <p class="help">\(w(.shortcodesHelp))</p>
            <ul class="codes">{{#codes}}<li><button type="button" data-code="{{.}}">{{.}}</button>\
            <button type="button" class="copying" data-code="{{.}}" data-copied="\(w(.copied))" aria-label="\(w(.copy)) {{.}}">\
            \(Icon.copy.markup)</button></li>{{/codes}}</ul></section>
            <section class="card">{{#form}}<form class="form" method="post" action="{{.address}}" novalidate>\
            \(SetupMarkup.hidden)
            \(SetupMarkup.summary)
            <div class="fields">{{#.inputs}}\(SetupMarkup.input(w)){{/.inputs}}</div>
            <div class="buttons"><button class="button main">{{.submit}}</button>\
            <button class="button" formaction="{{preview}}" formtarget="seen">\(w(.preview))</button></div></form>{{/form}}
            {{#back}}\(SetupMarkup.act(w)){{/back}}</section>
            <section class="card" aria-labelledby="seen"><h2 id="seen">\(w(.preview))</h2>
            <iframe class="seen" name="seen" title="\(w(.preview))" src="{{preview}}" sandbox></iframe></section>
            </div>
            """
        }
    }
}

/// What stands in the frame of the preview; nothing in it can run or be followed.
struct TemplatePreview: Sendable {
    let language: String
    let subject: String?
    let text: String?
    let issues: [String]

    /// - Parameter html: markup that the API made, whose values are escaped.
    func markup(html: String) -> String {
        Self.start.render(self) + html + "</body></html>\n"
    }

    private static let start = PageTemplate<TemplatePreview>(
        """
        <!DOCTYPE html>
        <html lang="{{language}}"><head><meta charset="utf-8"><title>{{subject}}</title></head>
        <body style="font:15px/1.5 system-ui,sans-serif;margin:16px;color:#17191c;background:#fff;overflow-wrap:anywhere">
        {{#subject}}<p style="font-weight:600;border-bottom:1px solid #e3e5e8;padding-bottom:12px;margin:0 0 16px">{{.}}</p>{{/subject}}
        {{#issues}}<p style="color:#b3261e">{{.}}</p>{{/issues}}
        {{#text}}<p style="white-space:pre-wrap;margin:0">{{.}}</p>{{/text}}

        """
    )
}
