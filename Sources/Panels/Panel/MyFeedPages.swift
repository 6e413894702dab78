import Core
import Gateway
import Tenancy

/// The addresses at which calendar programs read the customer's appointments.
struct MyFeedPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        let place = "/panel/calendar-feeds"
        return [
            .page(.get, place, allowing: .manageCalendars, show),
            .page(.post, place, allowing: .manageCalendars, make),
            .page(.post, place + "/{id}/delete", allowing: .manageCalendars, revoke),
        ]
    }

    private func show(_ call: Call) async throws -> Reply {
        try await page(call)
    }

    /// Shows the new address at once: it is in no other answer, and must not be in the page's own.
    private func make(_ call: Call) async throws -> Reply {
        let fields = try kit.fields(call)
        let body: JSONValue = ["detail": "service"]
        let made = try await call.api(.post, "my/calendar-feeds", body: body, headers: kit.once(fields))
        return try await page(call, made["address"]?.stringValue)
    }

    private func revoke(_ call: Call) async throws -> Reply {
        _ = try kit.fields(call)
        let id = try call.parameter("id")
        do {
            _ = try await call.api(.delete, "my/calendar-feeds/\(id)")
        } catch let problem as Problem where problem.status == 404 {
            // A second click: it is gone already.
        }
        let visit = try await PageVisit(call, kit)
        return visit.seeOther(visit.places.panelFeeds, notice: .myFeedRevoked)
    }

    private func page(_ call: Call, _ address: String? = nil) async throws -> Reply {
        async let visited = PageVisit(call, kit)
        async let answered = call.api("my/calendar-feeds", query: [("limit", "200")])
        let (visit, answer) = (try await visited, try await answered)
        let format = try visit.format()
        let places = visit.places
        let page = MyFeedPage(
            frame: PanelFrame(visit, at: .profile),
            back: places.panelProfile,
            address: address,
            form: FormView(visit, to: places.panelFeeds, []),
            token: visit.token ?? "",
            feeds: answer.items.map { item in
                let read = MyAppointmentFacts.instant(item["last_read_at"]).map(format.dateTime)
                return MyFeedPage.Feed(
                    made: MyAppointmentFacts.instant(item["created_at"]).map(format.dateTime) ?? "",
                    read: read,
                    delete: places.at("panel", "calendar-feeds", item["id"]?.stringValue ?? "", "delete")
                )
            }
        )
        return visit.reply(Self.markup.render(page, in: visit.language))
    }
}

/// The values of the page of calendar addresses.
struct MyFeedPage: Sendable {
    struct Feed: Sendable {
        let made: String
        let read: String?
        let delete: String
    }

    let frame: PanelFrame
    let back: String
    /// The one that was made just now.
    let address: String?
    let form: FormView
    let token: String
    let feeds: [Feed]
}

extension MyFeedPages {
    static let markup = PageMarkup<MyFeedPage> { w in
        let form = FormMarkup(w)
        return PanelFrame.markup(w, title: w(.myCalendarFeeds), styles: ["panel.css"], scripts: ["panel.js"])
        {
            """
            <p class="back"><a href="{{back}}">\(Icon.left.markup)\(w(.profile))</a></p>
            <div class="reading stack">
            <h1>\(w(.myCalendarFeeds))</h1>
            <p>\(w(.myCalendarFeedsHelp))</p>
            {{#address}}<div class="note good">\(Icon.check.markup)<div class="field grow"><label for="address">\(w(.myFeedMade))</label>
            <div class="row"><input class="input grow" id="address" value="{{.}}" readonly>\
            <button type="button" class="button" data-copy="address" data-copied="\(w(.myCopied))" hidden>\(Icon.copy.markup)\
            \(w(.myCopy))</button></div><p class="help">\(w(.myFeedMadeHelp))</p></div></div>{{/address}}
            <form method="post" action="{{form.action}}">\(form.hidden)<button class="button main">\(Icon.plus.markup)\
            \(w(.myMakeFeed))</button></form>
            <section class="card flush" aria-label="\(w(.myCalendarFeeds))">
            {{#feeds}}<div class="message"><div class="about"><p>\(w(.myMadeOn, ["when": "{{made}}"]))</p><p class="soft">\
            {{#.read}}\(w(.myLastRead, ["when": "{{.}}"])){{/.read}}{{^.read}}\(w(.myNeverRead)){{/.read}}</p></div>
            <form method="post" action="{{delete}}"><input type="hidden" name="csrf" value="{{token}}">\
            <button class="button danger">\(w(.myRevoke))</button></form></div>{{/feeds}}
            {{^feeds}}\(Pieces.empty(w, .calendar, .myNoFeeds)){{/feeds}}
            </section>
            </div>
            """
        }
    }
}
