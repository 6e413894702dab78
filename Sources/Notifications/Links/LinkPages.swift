public import Booking
import Core
public import Gateway
import Identity
import Outbox
import Tenancy

/// The page that every link in a message leads to.
///
/// Whoever asks for it, a person or a scanner, changes nothing; only what is posted acts.
public struct LinkPages: Sendable {
    private let operations: LinkOperations
    private let cookie: String

    /// - Parameters:
    ///   - appointments: what changes appointments.
    ///   - cookie: the name of the cookie that carries the session of pages.
    public init(appointments: AppointmentOperations, cookie: String) {
        operations = LinkOperations(appointments: appointments)
        self.cookie = cookie
    }

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .get("/l/{token}", allowing: nil, Self.showDoc, show),
            .post("/l/{token}", allowing: nil, Self.actDoc, body: .form(), act),
        ]
    }

    private func show(_ call: Call) async throws -> Reply {
        try await answering(call) { try await page(call) }
    }

    private func act(_ call: Call) async throws -> Reply {
        let form = try call.form
        return try await answering(call) {
            guard let wish = Self.wish(form) else { return try await page(call, status: 422) }
            do {
                let outcome = try await operations.use(Self.token(call), wish, in: call.scope)
                return try await reply(to: outcome, call)
            } catch Problem.refused(let refusal) {
                let status = Problem.refused(refusal).status
                return try await page(call, status: status) { page, language in
                    page.notice = nil
                    page.warning = Self.words(for: refusal, wish.action).text(language)
                }
            }
        }
    }

    private func reply(to outcome: LinkOutcome, _ call: Call) async throws -> Reply {
        switch outcome {
        case .signedIn(let session):
            let root = call.root.isEmpty ? "" : "/t/\(call.scope.business.slug)"
            return SessionRoutes.beginning(session, .seeOther("\(root)/panel"), cookie: cookie, call)
        case .changed(let action, _):
            return try await page(call) { page, language in
                page.warning = nil
                switch action {
                case .cancel: page.notice = LinkWord.cancelled.text(language)
                case .reschedule: page.notice = LinkWord.moved.text(language)
                case .confirm, .signIn, .unsubscribe: break
                }
            }
        case .unsubscribed:
            return try await page(call)
        }
    }

    /// The page as it stands now.
    private func page(
        _ call: Call,
        status: Int = 200,
        _ change: (inout LinkPage, Language) -> Void = { _, _ in }
    ) async throws -> Reply {
        let scope = call.scope
        let view = try await operations.look(Self.token(call), in: scope)
        var question = LinkPage.Question()
        if let day = call.query("day").flatMap({ CalendarDate(iso8601: $0) }),
            view.actions.contains(.reschedule)
        {
            question.day = day
            question.times = try await operations.times(view, on: day, in: scope)
        }
        let language = Self.language(view.link.language, in: scope)
        var page = try LinkPage(view, question, language, in: scope)
        change(&page, language)
        return .page(Self.template.render(page), status: status, style: Self.style)
    }

    /// People are told of a link that does not work on a page, too; all else that goes wrong is a problem as anywhere.
    private func answering(_ call: Call, _ work: () async throws -> Reply) async throws -> Reply {
        let language = Self.language(nil, in: call.scope)
        do {
            return try await work()
        } catch Problem.linkExpired {
            let page = LinkPage.expired(language, of: call.scope.business)
            return .page(Self.template.render(page), status: Problem.linkExpired.status, style: Self.style)
        } catch Problem.panelDisabled {
            let page = LinkPage.withoutPanel(language, of: call.scope.business)
            return .page(Self.template.render(page), status: Problem.panelDisabled.status, style: Self.style)
        }
    }

    private static func token(_ call: Call) throws -> Token? {
        Token(try call.parameter("token"))
    }

    /// The client's language, else the business's.
    private static func language(_ own: String?, in scope: Scope) -> Language {
        let wishes = [own, scope.business.language].compactMap { $0.flatMap { try? LanguageTag($0) } }
        return Language.best(for: wishes)
    }

    /// What a form asks for; mail programs post the one word of RFC 8058.
    private static func wish(_ form: FormFields) -> LinkOperations.Wish? {
        if form["List-Unsubscribe"]?.lowercased() == "one-click" {
            return LinkOperations.Wish(action: .unsubscribe)
        }
        guard let action = form["action"].flatMap(LinkAction.init(rawValue:)) else { return nil }
        let start = form["starts_at"].flatMap { try? BookingStart($0) }
        guard action != .reschedule || start != nil else { return nil }
        return LinkOperations.Wish(action: action, start: start, transport: .cookie)
    }

    private static func words(for refusal: Refusal, _ action: LinkAction) -> LinkWord {
        guard action == .reschedule else { return .refusal(refusal.reason) }
        switch refusal.kind {
        case .taken, .unfit: return .timeTaken
        case .blocked: return .notOnline
        case .rule: return refusal.reason == "cutoff_passed" ? .notOnline : .refusal(refusal.reason)
        }
    }
}

extension LinkPages {
    private static let path = ["token": Schema.string(max: 100)]
    private static let day = QueryParameter("day", .date, "Of this day, the times to which it can be moved.")

    private static let showDoc = OperationDoc("Shows what a link is for", path: path, query: [day])
    private static let actDoc = OperationDoc("Does what a link is for", path: path, query: [day])
}
