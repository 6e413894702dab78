import Core
import Gateway

/// Signing in and out, for customers and for staff.
struct SignInPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        Side.allCases.flatMap { side in
            let places = PagePlaces(root: "")
            return [
                Route.page(.get, places.signIn(side), allowing: nil) { try await show($0, side) },
                .page(.post, places.signIn(side), allowing: nil) { try await signIn($0, side) },
                .page(.post, places.signOut(side), allowing: .useOwnSession) { try await signOut($0, side) },
            ]
        }
    }

    private func show(_ call: Call, _ side: Side) async throws -> Reply {
        let visit = try await PageVisit(call, kit)
        let next = visit.places.own(call.query("next"))
        if let person = visit.person, person.isStaff == (side == .staff) {
            return .seeOther(next ?? SignInPage.start(side, visit.places))
        }
        let place = visit.places.signIn(side, next: next)
        return SignInPage(visit, side, FormView(visit, to: place, ["email", "password"])).reply(visit)
    }

    private func signIn(_ call: Call, _ side: Side) async throws -> Reply {
        let visit = try await PageVisit(call, kit)
        let fields = try call.form
        let next = visit.places.own(call.query("next"))
        let body = FormBody(fields).text("email", "password")
            .value("audience", .string(side.audience)).value("transport", "cookie").json
        do {
            let session = try await call.api(.post, "sessions", body: body)
            var place = next ?? SignInPage.start(side, visit.places)
            if session["must_change_password"] == true { place = visit.places.setPassword(side) }
            return Self.handingOn(session, .seeOther(place))
        } catch let problem as Problem {
            let form = FormView(visit, to: visit.places.signIn(side, next: next), ["email", "password"])
            let page = SignInPage(visit, side, try form.refused(problem, fields))
            return page.reply(visit, status: problem.status)
        }
    }

    private func signOut(_ call: Call, _ side: Side) async throws -> Reply {
        _ = try kit.fields(call)
        let answer = try await call.api(.delete, "sessions/current")
        return Self.handingOn(answer, .seeOther(PagePlaces(root: call.root).signIn(side)))
    }

    /// A reply with the cookies of the API's answer.
    static func handingOn(_ answer: APIAnswer, _ reply: Reply) -> Reply {
        answer.headers.filter { $0.name == "set-cookie" }.reduce(reply) { $0.header($1.name, $1.value) }
    }
}

/// The values of the page on which somebody signs in.
struct SignInPage: Sendable {
    /// A field of a form that could not be sent because the session had ended.
    struct Kept: Sendable {
        let name: String
        let value: String
    }

    let frame: PublicFrame
    let isStaff: Bool
    let form: FormView
    let forgot: String
    let link: String

    init(_ visit: PageVisit, _ side: Side, _ form: FormView) {
        frame = PublicFrame(visit)
        isStaff = side == .staff
        self.form = form
        forgot = visit.places.forgot(side)
        link = visit.places.link
    }

    func reply(_ visit: PageVisit, status: Int = 200) -> Reply {
        visit.reply(Self.markup.render(self, in: visit.language), status: status)
    }

    static func start(_ side: Side, _ places: PagePlaces) -> String {
        side == .staff ? places.staff : places.panel
    }

    static let markup = PageMarkup<SignInPage> { w in
        let form = FormMarkup(w)
        return PublicFrame.markup(w, title: w(.signIn)) {
            """
            <div class="narrow sign-in">
            <h1>\(w(.signIn))</h1>
            <div class="card stack">
            \(form.open())
            \(form.text("email", .email, .type("email"), .required, .autocomplete("username")))
            \(form.password("password", .password, .autocomplete("current-password")))
            <button class="button main wide">\(w(.signIn))</button>
            \(form.close)
            <a href="{{forgot}}">\(w(.forgotPassword))</a>
            {{^isStaff}}<p class="or">\(w(.or))</p>
            <a class="button wide" href="{{link}}">\(Icon.message.markup)\(w(.sendMeALink))</a>{{/isStaff}}
            </div>
            </div>
            """
        }
    }
}
