import Core
import Gateway
import Identity
import Tenancy

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
            return .seeOther(next ?? visit.places.start(side))
        }
        return SignInPage(visit, side, form: SignInPage.form(visit, side, next: next)).reply(visit)
    }

    private func signIn(_ call: Call, _ side: Side) async throws -> Reply {
        let fields = try call.form
        let places = PagePlaces(root: call.root)
        let next = places.own(call.query("next"))
        let body = FormBody(fields).text("email", "password")
            .value("audience", .string(side.audience)).value("transport", .string("cookie")).json
        do {
            let session = try await call.api(.post, "sessions", body: body)
            return try await goOn(call, session, side, KeptForm(sent: fields, places), next: next)
        } catch let problem as Problem {
            let visit = try await PageVisit(call, kit)
            let form = try SignInPage.form(visit, side, next: next).refused(problem, fields)
            return SignInPage(visit, side, form: form, kept: KeptForm(sent: fields, places))
                .reply(visit, status: problem.status)
        }
    }

    /// Where somebody wanted to go; what was typed before the last session ended is shown to be sent again.
    private func goOn(
        _ call: Call,
        _ session: APIAnswer,
        _ side: Side,
        _ kept: KeptForm?,
        next: String?
    ) async throws -> Reply {
        let places = PagePlaces(root: call.root)
        if session["must_change_password"]?.boolValue == true {
            return session.handingOn(.seeOther(places.setPassword(side)))
        }
        guard let kept else { return session.handingOn(.seeOther(next ?? places.start(side))) }
        let visit = try await PageVisit(call, kit)
        let token = session.sessionToken(named: kit.cookie).map { kit.token(ofHash: $0.hash) }
        return session.handingOn(ResendPage(visit, kept, token: token).reply(visit))
    }

    private func signOut(_ call: Call, _ side: Side) async throws -> Reply {
        _ = try kit.fields(call)
        let answer = try await call.api(.delete, "sessions/current")
        return answer.handingOn(.seeOther(PagePlaces(root: call.root).signIn(side)))
    }
}

extension APIAnswer {
    /// A reply with the cookies of the API's answer.
    func handingOn(_ reply: Reply) -> Reply {
        headers.filter { $0.name == "set-cookie" }.reduce(reply) { $0.header($1.name, $1.value) }
    }

    /// The secret of the session that begins with this answer.
    func sessionToken(named cookie: String) -> Token? {
        let value = header("set-cookie")?.split(separator: ";").first ?? ""
        guard value.hasPrefix(cookie + "=") else { return nil }
        return Token(String(value.dropFirst(cookie.count + 1)))
    }
}

/// The values of the page on which somebody signs in.
struct SignInPage: Sendable {
    let frame: PublicFrame
    /// Which ways to sign in the business has; staff have their passwords.
    let hasPassword: Bool
    let hasLink: Bool
    let hasBoth: Bool
    let hasNeither: Bool
    let form: FormView
    let forgot: String
    let link: String
    /// What could not be sent because the session had ended.
    let kept: KeptForm?

    init(_ visit: PageVisit, _ side: Side, form: FormView, kept: KeptForm? = nil) {
        frame = PublicFrame(visit)
        let modes = visit.scope.settings[AccessSettings.loginModes]
        hasPassword = side == .staff || modes.contains(.password)
        hasLink = side == .panel && modes.contains(.magicLink)
        hasBoth = hasPassword && hasLink
        hasNeither = !hasPassword && !hasLink
        self.form = form
        self.kept = kept
        forgot = visit.places.forgot(side)
        link = visit.places.link
    }

    static func form(_ visit: PageVisit, _ side: Side, next: String? = nil) -> FormView {
        FormView(visit, to: visit.places.signIn(side, next: next), ["email", "password"])
    }

    func reply(_ visit: PageVisit, status: Int = 200) -> Reply {
        visit.reply(Self.markup.render(self, in: visit.language), status: status)
    }

    static let markup = PageMarkup<SignInPage> { w in
        let form = FormMarkup(w)
        return PublicFrame.markup(w, title: w(.signIn)) {
            """
            <div class="narrow sign-in">
            <h1>\(w(.signIn))</h1>
            {{#kept}}\(Pieces.note("warn", .info, "<p>\(w(.sessionEndedKept))</p>")){{/kept}}
            <div class="card stack">
            {{#hasPassword}}\(form.open())
            {{#kept}}\(KeptForm.markup){{/kept}}
            \(form.text("email", .email, .type("email"), .required, .autocomplete("username")))
            \(form.password("password", .password, .autocomplete("current-password")))
            <button class="button main wide">\(w(.signIn))</button>
            \(form.close)
            <a href="{{forgot}}">\(w(.forgotPassword))</a>{{/hasPassword}}
            {{#hasBoth}}<p class="or">\(w(.or))</p>{{/hasBoth}}
            {{#hasLink}}<a class="button wide" href="{{link}}">\(Icon.message.markup)\(w(.sendMeALink))</a>{{/hasLink}}
            {{#hasNeither}}<p>\(w(.signInByMessage))</p>{{/hasNeither}}
            </div>
            </div>
            """
        }
    }
}
