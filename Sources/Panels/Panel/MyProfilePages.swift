import Core
import Gateway
import Tenancy

/// The customer's own contact data, and what belongs to signing in.
struct MyProfilePages: Sendable {
    private static let names = [
        "first_name", "last_name", "email", "phone", "birth_date", "address.line1", "address.line2",
        "address.postal_code", "address.city", "address.country", "preferred_branch",
    ]

    let kit: PageKit

    var routes: [Route] {
        [
            .page(.get, "/panel/profile", allowing: .readOwnProfile, show),
            .page(.post, "/panel/profile", allowing: .editOwnProfile, save),
            .page(.post, "/panel/sign-out-everywhere", allowing: .useOwnSession, signOut),
        ]
    }

    private func show(_ call: Call) async throws -> Reply {
        let (visit, answer) = try await read(call)
        return page(form(answer, visit), answer, visit)
    }

    private func save(_ call: Call) async throws -> Reply {
        let fields = try kit.fields(call)
        let body = FormBody(fields).text("first_name", "last_name", "email", "phone")
            .optional("birth_date", "preferred_branch")
            .optional("address.line1", "address.line2", "address.postal_code", "address.city")
            .optional("address.country")
        do {
            let headers = kit.unchanged(fields)
            _ = try await call.api(.patch, "my/profile", body: body.json, headers: headers)
            let visit = try await PageVisit(call, kit)
            return visit.seeOther(visit.places.panelProfile, notice: .saved)
        } catch let problem as Problem {
            let (visit, answer) = try await read(call)
            let refused = try form(answer, visit).refused(problem, fields)
            let changes = problem == .editConflict ? Self.changes(answer.json, fields, visit) : []
            return page(refused, answer, visit, changes: changes, status: problem.status)
        }
    }

    private func signOut(_ call: Call) async throws -> Reply {
        _ = try kit.fields(call)
        let answer = try await call.api(.delete, "sessions")
        return answer.handingOn(.seeOther(PagePlaces(root: call.root).signIn(.panel)))
    }

    private func read(_ call: Call) async throws -> (PageVisit, APIAnswer) {
        async let visited = PageVisit(call, kit)
        async let answered = call.api("my/profile")
        return (try await visited, try await answered)
    }

    private func form(_ answer: APIAnswer, _ visit: PageVisit) -> FormView {
        let branches = visit.scope.profile.branches.filter { !$0.archived }
        return FormView(
            visit,
            to: visit.places.panelProfile,
            Self.names,
            record: answer.json,
            etag: answer.etag
        ).choices("preferred_branch", branches.map { ($0.id.description, $0.name) })
    }

    /// What stands in the record now, where it is not what was typed.
    private static func changes(_ record: JSONValue, _ typed: FormFields, _ visit: PageVisit) -> [String] {
        let labels: [(String, Phrase)] = [
            ("first_name", .myFirstName), ("last_name", .myLastName), ("email", .email), ("phone", .myPhone),
            ("birth_date", .myBirthDate), ("address.line1", .myStreet),
            ("address.postal_code", .myPostalCode),
            ("address.city", .myTown),
        ]
        return labels.compactMap { name, label in
            var value: JSONValue? = record
            for part in name.split(separator: ".") { value = value?[String(part)] }
            let now = value?.stringValue ?? ""
            guard let wish = typed[name], wish != now else { return nil }
            return "\(visit(label)): \(now.isEmpty ? "–" : now)"
        }
    }

    private func page(
        _ form: FormView,
        _ answer: APIAnswer,
        _ visit: PageVisit,
        changes: [String] = [],
        status: Int = 200
    ) -> Reply {
        let places = visit.places
        let page = MyProfilePage(
            frame: PanelFrame(visit, at: .profile),
            form: form,
            number: answer["number"]?.intValue.map(String.init) ?? "",
            signInEmail: visit.person?.email ?? "",
            changes: changes,
            hasBranches: visit.scope.profile.branches.count { !$0.archived } > 1,
            token: visit.token ?? "",
            password: places.setPassword(.panel),
            preferences: places.panelPreferences,
            feeds: places.panelFeeds,
            signOutEverywhere: places.at("panel", "sign-out-everywhere")
        )
        return visit.reply(Self.markup.render(page, in: visit.language), status: status)
    }
}

/// The values of the page of the own profile.
struct MyProfilePage: Sendable {
    let frame: PanelFrame
    let form: FormView
    let number: String
    let signInEmail: String
    /// What was changed by somebody else meanwhile.
    let changes: [String]
    let hasBranches: Bool
    let token: String
    let password: String
    let preferences: String
    let feeds: String
    let signOutEverywhere: String
}

extension PagePlaces {
    var panelFeeds: String { at("panel", "calendar-feeds") }
    var panelErasure: String { at("panel", "profile", "delete") }
    var panelGoodbye: String { at("panel", "goodbye") }
}

extension MyProfilePages {
    static let markup = PageMarkup<MyProfilePage> { w in
        let form = FormMarkup(w)
        return PanelFrame.markup(w, title: w(.profile), styles: ["panel.css"]) {
            """
            <div class="reading stack">
            <div class="head"><h1>\(w(.profile))</h1><p>\(w(.myCustomerNumber, ["number": "{{number}}"]))</p></div>
            <section class="card stack">
            \(form.open())
            \(changes(w))
            <div class="pair">
            \(form.text("first_name", .myFirstName, .required, .autocomplete("given-name"), .max(100), rtl))
            \(form.text("last_name", .myLastName, .autocomplete("family-name"), .max(100), rtl))
            </div>
            <div class="pair">
            \(form.text("email", .email, .type("email"), .autocomplete("email"), .max(254)))
            \(form.text("phone", .myPhone, .type("tel"), .autocomplete("tel"), .max(60)))
            </div>
            \(form.text("birth_date", .myBirthDate, .type("date"), .autocomplete("bday")))
            \(form.text("address.line1", .myStreet, .autocomplete("address-line1"), .max(200), rtl))
            \(form.text("address.line2", .myStreetMore, .autocomplete("address-line2"), .max(200), rtl))
            <div class="pair">
            \(form.text("address.postal_code", .myPostalCode, .autocomplete("postal-code"), .max(20)))
            \(form.text("address.city", .myTown, .autocomplete("address-level2"), .max(100), rtl))
            \(form.text("address.country", .myCountry, .autocomplete("country"), .max(2), .help(.myCountryHelp)))
            </div>
            {{#hasBranches}}\(form.select("preferred_branch", .myFavouriteBranch, nothing: .myNoFavourite)){{/hasBranches}}
            <div class="buttons"><button class="button main">\(w(.save))</button></div>
            \(form.close)
            </section>
            <section class="card stack"><h2>\(w(.mySigningIn))</h2><p class="soft">{{signInEmail}}</p>
            <div class="acts"><a class="button" href="{{password}}">\(Icon.key.markup)\(w(.changePassword))</a>
            <form method="post" action="{{signOutEverywhere}}"><input type="hidden" name="csrf" value="{{token}}">\
            <button class="button">\(Icon.leave.markup)\(w(.mySignOutEverywhere))</button></form></div></section>
            <section class="card stack"><h2>\(w(.myMessagesAndCalendar))</h2>
            <div class="acts"><a class="button" href="{{preferences}}">\(Icon.bell.markup)\(w(.myWhatIWant))</a>
            <a class="button" href="{{feeds}}">\(Icon.calendar.markup)\(w(.myCalendarFeeds))</a></div></section>
            </div>
            """
        }
    }

    private static let rtl = FormMarkup.Trait.attributes(#"dir="auto""#)

    private static func changes(_ w: Wording) -> String {
        """
        {{#form.problem}}<div class="changes"><ul>{{#changes}}<li>\(w(.myNowItIs)) <bdi>{{.}}</bdi></li>{{/changes}}</ul></div>\
        {{/form.problem}}
        """
    }
}
