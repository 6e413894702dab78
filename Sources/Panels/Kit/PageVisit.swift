import Core
import Gateway
import Tenancy

/// Who looks at a page, in which language and in which look.
struct PageVisit: Sendable {
    /// Somebody who is signed in.
    struct Person: Sendable {
        let name: String
        let email: String
        let isStaff: Bool
        let branches: [String]
        let mustChangePassword: Bool
    }

    let call: Call
    let kit: PageKit
    let person: Person?
    let language: PageLanguage
    /// `light`, `dark`, or nothing to follow the system.
    let look: String
    /// What was done just before, to be said once.
    let notice: String?

    /// Asks the API who it is; not signed in is fine here.
    init(_ call: Call, _ kit: PageKit) async throws {
        self.call = call
        self.kit = kit
        look = ["light", "dark"].first { $0 == call.cookie(Cookie.look) } ?? ""
        notice = call.cookie(Cookie.notice).flatMap { PercentCoding.decode($0) }
        let isCustomer = call.scope.actor.role == .customer
        async let profile = isCustomer && call.scope.allows(.readOwnProfile) ? call.api("my/profile") : nil
        async let me = call.session == nil ? nil : call.api("me")
        person = (try await me).map(Person.init)
        let own = (try? await profile)?["language"]?.stringValue
        language = Self.language(call, own: own)
    }

    var scope: Scope { call.scope }
    var places: PagePlaces { PagePlaces(root: call.root) }
    var token: String? { kit.token(of: call.session) }

    func callAsFunction(_ phrase: Phrase, _ values: KeyValuePairs<String, String> = [:]) -> String {
        phrase.text(language, values)
    }

    func callAsFunction(_ phrase: CountPhrase, _ count: Int) -> String {
        phrase.text(count, language)
    }

    /// Dates, times and money on the clock of a zone; without one, of the branch that the address names or the first.
    func format(zone: String? = nil) throws -> LocalFormat {
        let branch = scope.branch ?? scope.profile.branches.first { !$0.archived }
        return LocalFormat(
            language,
            zone: try TimeZoneRules.named(TimeZoneName(zone ?? branch?.timeZone ?? "UTC")),
            currency: try CurrencyCode(scope.business.currency)
        )
    }

    // What the visitor chose, else what fits the person, the browser or the business.
    private static func language(_ call: Call, own: String?) -> PageLanguage {
        let chosen = [call.query("lang"), call.cookie(Cookie.language)].compactMap { $0 }
        let browser = call.session == nil ? browserLanguages(call.header("accept-language")) : []
        let wishes = chosen + [own].compactMap { $0 } + browser + [call.scope.business.language]
        return wishes.lazy.compactMap { try? LanguageTag($0) }
            .compactMap { PageLanguage(rawValue: $0.language) }.first ?? .en
    }

    static func browserLanguages(_ header: String?) -> [String] {
        let wishes = (header ?? "").split(separator: ",").prefix(20).map { part in
            let pieces = part.split(separator: ";")
            let weight = pieces.dropFirst().first.flatMap { Double($0.trimmed.dropFirst(2)) } ?? 1
            return (tag: (pieces.first ?? "").trimmed, weight: weight)
        }
        return wishes.enumerated().sorted {
            ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
        }.map(\.element.tag)
    }
}

extension PageVisit {
    /// What pages remember of a browser.
    enum Cookie {
        static let language = "foyer_lang"
        static let look = "foyer_look"
        static let branch = "foyer_branch"
        static let notice = "foyer_notice"
        static let year = 31_536_000

        static func header(_ name: String, _ value: String, seconds: Int, _ call: Call) -> String {
            let path = call.root.isEmpty ? "/" : "/t/\(call.scope.business.slug)"
            let secure = call.origin.hasPrefix("https:") ? "; Secure" : ""
            let text = PercentCoding.encode(value)
            return "\(name)=\(text); Path=\(path); Max-Age=\(seconds); HttpOnly; SameSite=Lax\(secure)"
        }
    }

    /// The answer with a page; what was to be said once has now been said, a chosen language is remembered.
    func reply(_ markup: String, status: Int = 200, policy: PagePolicy = .strict) -> Reply {
        var reply = Reply.page(markup, status: status, policy: policy)
        if notice != nil {
            reply = reply.header("set-cookie", Cookie.header(Cookie.notice, "", seconds: 0, call))
        }
        if let chosen = call.query("lang").flatMap(PageLanguage.init(rawValue:)) {
            let cookie = Cookie.header(Cookie.language, chosen.rawValue, seconds: Cookie.year, call)
            reply = reply.header("set-cookie", cookie)
        }
        if let branch = call.query("branch"), branch.isEmpty || scope.profile.branch(slug: branch) != nil {
            let seconds = branch.isEmpty ? 0 : Cookie.year
            let cookie = Cookie.header(Cookie.branch, branch, seconds: seconds, call)
            reply = reply.header("set-cookie", cookie)
        }
        return reply
    }

    /// Sends the browser on after a form, with words for the next page.
    func seeOther(_ place: String, notice: Phrase? = nil) -> Reply {
        let reply = Reply.seeOther(place)
        guard let notice else { return reply }
        return reply.header("set-cookie", Cookie.header(Cookie.notice, self(notice), seconds: 60, call))
    }

    /// The branch that a console page is about: as the address says, else as last chosen, else none for all.
    var branch: Branch? {
        if let branch = scope.branch { return branch }
        let slug = call.query("branch") ?? call.cookie(Cookie.branch)
        guard let branch = slug.flatMap({ scope.profile.branch(slug: $0) }), !branch.archived else {
            return nil
        }
        return branches.contains(branch) ? branch : nil
    }

    /// The branches that a staff member works with.
    var branches: [Branch] {
        let open = scope.profile.branches.filter { !$0.archived }
        guard let person, !person.branches.isEmpty else { return open }
        return open.filter { person.branches.contains($0.slug) }
    }
}

extension PageVisit.Person {
    fileprivate init(_ answer: APIAnswer) {
        let actor = answer["actor"]
        let names = ["first_name", "last_name"].compactMap { actor?[$0]?.stringValue }
        let email = answer["email"]?.stringValue ?? ""
        name = names.isEmpty ? email : names.joined(separator: " ")
        self.email = email
        isStaff = actor?["kind"]?.stringValue == "staff"
        branches = (answer["branches"]?.arrayValue ?? []).compactMap { $0["slug"]?.stringValue }
        mustChangePassword = answer["must_change_password"]?.boolValue ?? false
    }
}
