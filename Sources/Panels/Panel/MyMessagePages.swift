import Core
import Gateway
import Tenancy

/// What the customer was sent.
struct MyMessagePages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        [.page(.get, "/panel/messages", allowing: .readOwnProfile, show)]
    }

    private func show(_ call: Call) async throws -> Reply {
        let query: [(String, String?)] = [("limit", "25"), ("cursor", call.query("cursor"))]
        async let visited = PageVisit(call, kit)
        async let answered = call.api("my/notifications", query: query)
        let (visit, answer) = (try await visited, try await answered)
        let format = try visit.format()
        let page = MyMessagePage(
            frame: PanelFrame(visit, at: .messages),
            preferences: visit.places.panelPreferences,
            messages: answer.items.map { MyMessagePage.Message($0, format, visit) },
            more: answer["next"]?.stringValue.map {
                visit.places.at("panel", "messages", query: [("cursor", $0)])
            }
        )
        return visit.reply(Self.markup.render(page, in: visit.language))
    }
}

/// The values of the page of messages.
struct MyMessagePage: Sendable {
    /// One that was sent, or not.
    struct Message: Sendable {
        let subject: String
        let when: String
        let way: String
        let status: String
        let look: String
        /// Where the appointment is that it tells of.
        let place: String?
    }

    let frame: PanelFrame
    let preferences: String
    let messages: [Message]
    let more: String?
}

extension MyMessagePage.Message {
    init(_ item: JSONValue, _ format: LocalFormat, _ visit: PageVisit) {
        let event = item["event"]?.stringValue ?? ""
        let channel = item["channel"]?.stringValue ?? ""
        let about = MyMessageWords.events[event].map { visit($0) } ?? visit(.myMessage)
        subject = item["subject"]?.stringValue ?? about
        let moment =
            MyAppointmentFacts.instant(item["sent_at"]) ?? MyAppointmentFacts.instant(item["created_at"])
        when = moment.map(format.dateTime) ?? ""
        let channelName = MyMessageWords.channels[channel].map { visit($0) } ?? channel
        way = [channelName, item["address"]?.stringValue].compactMap(\.self).joined(separator: " · ")
        let state = item["state"]?.stringValue ?? ""
        let isDeclined = item["reason"]?.stringValue == "declined"
        status = visit(isDeclined ? .myMessageDeclined : MyMessageWords.states[state] ?? .myMessageWaits)
        look = ["sent": "good", "delivered": "good", "failed": "bad"][state] ?? ""
        place = item["appointment_id"]?.stringValue.map(visit.places.panelAppointment)
    }
}

extension MyMessagePages {
    static let markup = PageMarkup<MyMessagePage> { w in
        PanelFrame.markup(w, title: w(.messages), styles: ["panel.css"]) {
            """
            <div class="head"><h1>\(w(.messages))</h1>
            <a class="button" href="{{preferences}}">\(Icon.bell.markup)\(w(.myWhatIWant))</a></div>
            <section class="card flush" aria-label="\(w(.messages))">
            {{#messages}}<div class="message"><div class="about"><strong dir="auto">{{#.place}}<a href="{{.}}">{{/.place}}{{subject}}\
            {{#.place}}</a>{{/.place}}</strong>
            <p class="soft"><time>{{when}}</time></p><p class="soft"><bdi>{{way}}</bdi></p></div>
            <span class="tag {{look}}">{{status}}</span></div>{{/messages}}
            {{^messages}}\(Pieces.empty(w, .message, .myNoMessages, .myNoMessagesHelp)){{/messages}}
            </section>
            {{#more}}<p class="pager"><a class="button" rel="next" href="{{.}}">\(w(.myMore))</a></p>{{/more}}
            """
        }
    }
}
