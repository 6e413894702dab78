import Core
import Gateway

/// Setting a password with a link or with the old one, and asking for a link.
struct PasswordPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        let places = PagePlaces(root: "")
        return Side.allCases.flatMap { side in
            [
                Route.page(.get, places.setPassword(side), allowing: nil) { try await show($0, side) },
                .page(.post, places.setPassword(side), allowing: nil) { try await set($0, side) },
                .page(.get, places.forgot(side), allowing: nil) { try await ask($0, side) },
                .page(.post, places.forgot(side), allowing: nil) { try await send($0, side) },
            ]
        } + [
            .page(.get, places.link, allowing: nil) { try await ask($0, nil) },
            .page(.post, places.link, allowing: nil) { try await send($0, nil) },
        ]
    }

    private func show(_ call: Call, _ side: Side) async throws -> Reply {
        let visit = try await PageVisit(call, kit)
        return PasswordPage(visit, side).reply(visit)
    }

    private func set(_ call: Call, _ side: Side) async throws -> Reply {
        let fields = try call.form
        let visit = try await PageVisit(call, kit)
        let isChange = fields["current_password"] != nil
        do {
            if isChange {
                _ = try kit.fields(call)
                let body = FormBody(fields).text("current_password", "new_password").json
                _ = try await call.api(.put, "me/password", body: body)
                return visit.seeOther(visit.places.start(side), notice: .passwordChanged)
            }
            let body = FormBody(fields).text("token", "password").json
            _ = try await call.api(.post, "passwords", body: body)
            return visit.seeOther(visit.places.signIn(side), notice: .passwordSet)
        } catch let problem as Problem {
            var page = PasswordPage(visit, side)
            if isChange {
                page.change = try page.change?.refused(problem, fields)
            } else {
                page.form = try page.form.refused(problem, fields)
                page.change = nil
            }
            return page.reply(visit, status: problem.status)
        }
    }

    private func ask(_ call: Call, _ side: Side?) async throws -> Reply {
        let visit = try await PageVisit(call, kit)
        return AskPage(visit, side).reply(visit)
    }

    private func send(_ call: Call, _ side: Side?) async throws -> Reply {
        let fields = try call.form
        let visit = try await PageVisit(call, kit)
        do {
            let body = FormBody(fields).text("email")
            if let side {
                let whole = body.value("audience", .string(side.audience)).json
                _ = try await call.api(.post, "password-resets", body: whole)
            } else {
                _ = try await call.api(.post, "login-links", body: body.json)
            }
            return visit.seeOther(visit.places.signIn(side ?? .panel), notice: .linkOnItsWay)
        } catch let problem as Problem {
            var page = AskPage(visit, side)
            page.form = try page.form.refused(problem, fields)
            return page.reply(visit, status: problem.status)
        }
    }
}

/// The values of the page on which somebody sets a password.
struct PasswordPage: Sendable {
    let frame: PublicFrame
    /// It must be set before anything else.
    let isFirst: Bool
    /// With the token of a link.
    var form: FormView
    /// With the old password; nil for who is not signed in.
    var change: FormView?
    let start: String

    init(_ visit: PageVisit, _ side: Side) {
        frame = PublicFrame(visit)
        isFirst = visit.person?.mustChangePassword ?? false
        let place = visit.places.setPassword(side)
        form = FormView(visit, to: place, ["token", "password"])
        change = visit.person.map { _ in FormView(visit, to: place, ["current_password", "new_password"]) }
        start = visit.places.start(side)
    }

    func reply(_ visit: PageVisit, status: Int = 200) -> Reply {
        visit.reply(Self.markup.render(self, in: visit.language), status: status)
    }

    static let markup = PageMarkup<PasswordPage> { w in
        let (form, change) = (FormMarkup(w), FormMarkup(w, "change"))
        return PublicFrame.markup(w, title: w(.choosePassword), scripts: ["password.js"]) {
            """
            <div class="narrow sign-in">
            <h1>\(w(.choosePassword))</h1>
            {{#isFirst}}<p>\(w(.firstPassword))</p>{{/isFirst}}
            {{#change}}<div class="card" data-change>
            \(change.open())
            \(change.password("current_password", .currentPassword, .autocomplete("current-password")))
            \(change.password("new_password", .newPassword, .autocomplete("new-password"), .help(.passwordHelp)))
            <button class="button main wide">\(w(.save))</button>
            \(change.close)
            </div>{{/change}}
            <div class="card" data-token-form{{#change}} hidden{{/change}}>
            \(form.open())
            <div data-token>\(form.text("token", .linkCode, .required, .help(.linkCodeHelp), .autocomplete("off")))</div>
            \(form.password("password", .newPassword, .autocomplete("new-password"), .help(.passwordHelp)))
            <button class="button main wide">\(w(.save))</button>
            \(form.close)
            </div>
            {{#change}}{{^isFirst}}<p><a href="{{start}}">\(w(.back))</a></p>{{/isFirst}}{{/change}}
            </div>
            """
        }
    }
}

/// The values of the page on which somebody asks for a link by mail.
struct AskPage: Sendable {
    let frame: PublicFrame
    /// The link is one to set a password with, not to sign in with.
    let isPassword: Bool
    var form: FormView
    let signIn: String

    init(_ visit: PageVisit, _ side: Side?) {
        frame = PublicFrame(visit)
        isPassword = side != nil
        form = FormView(visit, to: side.map(visit.places.forgot) ?? visit.places.link, ["email"])
        signIn = visit.places.signIn(side ?? .panel)
    }

    func reply(_ visit: PageVisit, status: Int = 200) -> Reply {
        visit.reply(Self.markup.render(self, in: visit.language), status: status)
    }

    static let markup = PageMarkup<AskPage> { w in
        let form = FormMarkup(w)
        return PublicFrame.markup(w, title: w(.sendMeALink)) {
            """
            <div class="narrow sign-in">
            <h1>{{#isPassword}}\(w(.forgotPassword)){{/isPassword}}{{^isPassword}}\(w(.signInByLink)){{/isPassword}}</h1>
            <p>{{#isPassword}}\(w(.forgotHelp)){{/isPassword}}{{^isPassword}}\(w(.linkHelp)){{/isPassword}}</p>
            <div class="card">
            \(form.open())
            \(form.text("email", .email, .type("email"), .required, .autocomplete("email")))
            <button class="button main wide">\(w(.sendMeALink))</button>
            \(form.close)
            </div>
            <p><a href="{{signIn}}">\(w(.back))</a></p>
            </div>
            """
        }
    }
}
