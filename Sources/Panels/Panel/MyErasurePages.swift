import Core
import Gateway
import Tenancy

/// Deleting one's own personal data for good, where the business lets customers do so.
struct MyErasurePages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        [
            .page(.get, "/panel/profile/delete", allowing: .eraseOwnProfile, ask),
            .page(.post, "/panel/profile/delete", allowing: .eraseOwnProfile, erase),
            .page(.get, "/panel/goodbye", allowing: nil, goodbye),
        ]
    }

    private func ask(_ call: Call) async throws -> Reply {
        let visit = try await PageVisit(call, kit)
        return try await page(form(visit), call, visit)
    }

    private func erase(_ call: Call) async throws -> Reply {
        let fields = try kit.fields(call)
        let visit = try await PageVisit(call, kit)
        guard fields["sure"] != nil else {
            let problem = Problem.invalid(field: "sure", code: "required", message: "Tick this.")
            return try await page(form(visit).refused(problem, fields), call, visit, status: problem.status)
        }
        _ = try await call.api(.delete, "my/profile")
        // The language of the page that says goodbye; nothing else is remembered of the customer.
        return .seeOther(visit.places.at("panel", "goodbye", query: [("lang", visit.language.rawValue)]))
    }

    private func goodbye(_ call: Call) async throws -> Reply {
        let visit = try await PageVisit(call, kit)
        let page = GoodbyePage(frame: PublicFrame(visit), booking: visit.places.booking)
        return visit.reply(Self.goodbyeMarkup.render(page, in: visit.language))
    }

    private func form(_ visit: PageVisit) -> FormView {
        FormView(visit, to: visit.places.panelErasure, ["sure"])
    }

    private func page(
        _ form: FormView,
        _ call: Call,
        _ visit: PageVisit,
        status: Int = 200
    ) async throws -> Reply {
        let coming = try await call.api("my/appointments", query: [("when", "future"), ("limit", "50")])
        let live = try coming.items.map { try MyAppointmentFacts($0, visit) }.filter(\.isLive)
        let page = MyErasurePage(
            frame: PanelFrame(visit, at: .profile),
            form: form,
            business: visit.scope.business.name,
            coming: live.isEmpty ? nil : visit(CountPhrase.myComing, live.count),
            appointments: visit.places.panel,
            back: visit.places.panelProfile
        )
        return visit.reply(Self.markup.render(page, in: visit.language), status: status)
    }
}

/// The values of the question whether to delete everything.
struct MyErasurePage: Sendable {
    let frame: PanelFrame
    let form: FormView
    let business: String
    /// How many appointments are still to come, in words.
    let coming: String?
    let appointments: String
    let back: String
}

/// The values of the page that says goodbye.
struct GoodbyePage: Sendable {
    let frame: PublicFrame
    let booking: String
}

extension MyErasurePages {
    static let markup = PageMarkup<MyErasurePage> { w in
        let form = FormMarkup(w)
        return PanelFrame.markup(w, title: w(.myDeleteProfile), styles: ["panel.css"]) {
            """
            <div class="reading stack">
            <h1>\(w(.myDeleteProfileQuestion))</h1>
            {{#coming}}<div class="note warn">\(Icon.alert.markup)<div><p>{{.}}</p><p><a href="{{appointments}}">\
            \(w(.myCancelFirst))</a></p></div></div>{{/coming}}
            <div class="card stack">
            <h2>\(w(.myWhatGoes))</h2><ul class="plain"><li>\(w(.myGoesPerson))</li><li>\(w(.myGoesLogin))</li>\
            <li>\(w(.myGoesMessages))</li></ul>
            <h2>\(w(.myWhatStays))</h2><ul class="plain"><li>\(w(.myStaysAppointments, ["name": "{{business}}"]))</li></ul>
            <p><strong>\(w(.myCannotBeUndone))</strong></p>
            \(form.open())
            \(form.check("sure", .myDeleteSure, .required))
            <div class="buttons"><button class="button main danger">\(Icon.bin.markup)\(w(.myDeleteProfile))</button>\
            <a class="button" href="{{back}}">\(w(.myKeepProfile))</a></div>
            \(form.close)
            </div>
            </div>
            """
        }
    }

    static let goodbyeMarkup = PageMarkup<GoodbyePage> { w in
        PublicFrame.markup(w, title: w(.myGoodbye)) {
            """
            <div class="narrow stack"><h1>\(w(.myGoodbye))</h1>
            <p role="status">\(w(.myProfileDeleted))</p>
            <p><a class="button" href="{{booking}}">\(w(.bookOnline))</a></p></div>
            """
        }
    }
}
