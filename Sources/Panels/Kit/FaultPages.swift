import Core
import Gateway
import Tenancy

/// What people see where a page cannot be shown.
struct FaultPages: Sendable {
    let kit: PageKit

    func reply(to fault: PageFault) async throws -> Reply {
        let (call, problem) = (fault.call, fault.problem)
        let places = PagePlaces(root: call.root)
        let side: Side = call.path.hasPrefix("/staff") ? .staff : .panel
        switch problem {
        case .unauthenticated, .staleActor:
            if let kept = kept(call) {
                let visit = try await PageVisit(call, kit)
                let form = SignInPage.form(visit, side)
                return SignInPage(visit, side, form: form, kept: kept).reply(visit, status: 401)
            }
            let address = call.root + call.path + (call.rawQuery.isEmpty ? "" : "?" + call.rawQuery)
            return .seeOther(places.signIn(side, next: places.own(address)))
        case .passwordChangeRequired:
            return .seeOther(places.setPassword(side))
        default:
            let visit = try await PageVisit(call, kit)
            // Another session has begun since the form was drawn; what was typed into it is not lost.
            if problem == .forbidden, !isOurs(call), let kept = kept(call) {
                return ResendPage(visit, kept, token: visit.token).reply(visit, status: 403)
            }
            return try await page(of: problem, visit, side)
        }
    }

    /// What was typed into a form of ours.
    private func kept(_ call: Call) -> KeptForm? {
        guard call.method == .post, call.isFromOwnPage, let fields = try? call.form, !fields.all.isEmpty
        else {
            return nil
        }
        return KeptForm(refused: fields, to: call.root + call.path)
    }

    private func isOurs(_ call: Call) -> Bool {
        (try? call.form).map { kit.isOurs($0, call) } ?? true
    }

    private func page(of problem: Problem, _ visit: PageVisit, _ side: Side) async throws -> Reply {
        let (title, help) = Self.words(problem)
        let isStaff = visit.person?.isStaff == true && side == .staff
        let isCustomer = visit.person?.isStaff == false && visit.call.path.hasPrefix("/panel")
        func page<Frame>(_ frame: Frame) -> FaultPage<Frame> {
            FaultPage(
                frame: frame,
                title: visit(title),
                help: visit(help),
                place: isStaff ? visit.places.staff : isCustomer ? visit.places.panel : visit.places.booking,
                number: problem.status >= 500 ? visit.scope.requestID : nil
            )
        }
        let markup =
            if isStaff {
                FaultPage.console.render(page(ConsoleFrame(visit, at: .elsewhere)), in: visit.language)
            } else if isCustomer {
                FaultPage.panel.render(page(PanelFrame(visit, at: .elsewhere)), in: visit.language)
            } else {
                FaultPage.open.render(page(PublicFrame(visit)), in: visit.language)
            }
        return visit.reply(markup, status: problem.status)
    }

    private static func words(_ problem: Problem) -> (Phrase, Phrase) {
        switch problem.status {
        case 401: (.signInAgain, .signInAgainHelp)
        case 403: (.notAllowed, .notAllowedHelp)
        case 404: (.notFound, .notFoundHelp)
        case 500...599: (.broken, .brokenHelp)
        default: (.notPossible, .notPossibleHelp)
        }
    }
}

/// The values of such a page.
struct FaultPage<Frame: Sendable>: Sendable {
    let frame: Frame
    let title: String
    let help: String
    let place: String
    /// The request's number, to be told to whoever runs this.
    let number: String?
}

extension FaultPage<ConsoleFrame> {
    static let console = PageMarkup<FaultPage<ConsoleFrame>> { w in
        ConsoleFrame.markup(w, title: "{{title}}") { FaultMarkup.content(w) }
    }
}

extension FaultPage<PanelFrame> {
    static let panel = PageMarkup<FaultPage<PanelFrame>> { w in
        PanelFrame.markup(w, title: "{{title}}") { FaultMarkup.content(w) }
    }
}

extension FaultPage<PublicFrame> {
    static let open = PageMarkup<FaultPage<PublicFrame>> { w in
        PublicFrame.markup(w, title: "{{title}}") { FaultMarkup.content(w) }
    }
}

private enum FaultMarkup {
    static func content(_ w: Wording) -> String {
        """
        <div class="empty">\(Icon.alert.markup)<h1>{{title}}</h1><p>{{help}}</p>
        {{#number}}<p><small>{{.}}</small></p>{{/number}}
        <a class="button main" href="{{place}}">\(w(.toStart))</a></div>
        """
    }
}
