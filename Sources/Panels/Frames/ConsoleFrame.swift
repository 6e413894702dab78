import Core
import Gateway
import Tenancy

/// The frame of the staff's pages: navigation, branch, search, and who is signed in.
struct ConsoleFrame: Sendable {
    /// A page of the navigation.
    enum Spot: CaseIterable, Sendable {
        case start
        case diary
        case clients
        case waitingList
        case services
        case employees
        case messages
        case templates
        case settings
        case team
        case webhooks
        case apiKeys
        case auditLog
        /// None of the navigation's.
        case elsewhere
    }

    struct Link: Sendable {
        let place: String
        let label: String
        let icon: String
        let isCurrent: Bool
    }

    struct Branch: Sendable {
        let slug: String
        let name: String
        let isChosen: Bool
    }

    let shell: Shell
    let name: String
    let email: String
    let initials: String
    let token: String
    let start: String
    let signOut: String
    let password: String
    let diary: String
    /// What is used every day, and what sets things up.
    let daily: [Link]
    let setup: [Link]
    let hasSetup: Bool
    /// Where clients are searched; nil for whoever may not see any.
    var search: String?
    let searched: String
    let branches: [Branch]
    let hasBranches: Bool

    init(_ visit: PageVisit, at spot: Spot) {
        shell = Shell(visit)
        let places = visit.places
        name = visit.person?.name ?? ""
        email = visit.person?.email ?? ""
        initials = name.split(separator: " ").prefix(2).compactMap(\.first).map(String.init).joined()
        token = visit.token ?? ""
        start = places.staff
        signOut = places.signOut(.staff)
        password = places.setPassword(.staff)
        diary = places.diary()
        func links(_ spots: [Spot]) -> [Link] {
            spots.compactMap { other in
                let (place, label, icon, permission) = Self.entry(other, places)
                guard permission.map(visit.scope.allows) ?? true else { return nil }
                return Link(place: place, label: visit(label), icon: icon.rawValue, isCurrent: other == spot)
            }
        }
        daily = links([.start, .diary, .clients, .waitingList, .messages])
        setup = links([.services, .employees, .templates, .team, .settings, .webhooks, .apiKeys, .auditLog])
        hasSetup = !setup.isEmpty
        search = visit.scope.allows(.readClients) ? places.clients : nil
        searched = spot == .clients ? visit.call.query("search") ?? "" : ""
        let chosen = visit.branch
        branches = visit.branches.map {
            Branch(slug: $0.slug, name: $0.name, isChosen: $0.slug == chosen?.slug)
        }
        hasBranches = branches.count > 1 && visit.scope.branch == nil
    }

    private static func entry(_ spot: Spot, _ places: PagePlaces) -> (String, Phrase, Icon, Permission?) {
        switch spot {
        case .start, .elsewhere: (places.staff, .start, .home, nil)
        case .diary: (places.diary(), .diary, .calendar, .readAppointments)
        case .clients: (places.clients, .clients, .people, .readClients)
        case .waitingList: (places.waitingList, .waitingList, .waiting, .readWaitingList)
        case .services: (places.services, .services, .service, .manageCatalogue)
        case .employees: (places.employees, .employees, .person, .manageHours)
        case .messages: (places.messages, .messages, .message, .readNotifications)
        case .templates: (places.templates, .templates, .template, .manageTemplates)
        case .settings: (places.settings, .settings, .settings, .readSettings)
        case .team: (places.team, .team, .team, .readStaff)
        case .webhooks: (places.webhooks, .webhooks, .webhook, .manageWebhooks)
        case .apiKeys: (places.apiKeys, .apiKeys, .key, .manageAPIKeys)
        case .auditLog: (places.auditLog, .auditLog, .history, .readAuditLog)
        }
    }
}

extension ConsoleFrame {
    /// A page of the console around its content; the page has the frame in its property `frame`.
    ///
    /// - Parameters:
    ///   - title: in markup: words, or a tag such as `{{name}}`.
    ///   - styles: style sheets of `Assets` besides those of the console.
    ///   - scripts: modules of `Assets`.
    static func markup(
        _ w: Wording,
        title: String,
        styles: [String] = [],
        scripts: [String] = [],
        _ content: () -> String
    ) -> String {
        ShellMarkup.document(
            title: title,
            styles: ["console.css"] + styles,
            scripts: scripts,
            body: """
                \(ShellMarkup.skip(w))
                <div class="console">
                <nav class="nav" id="nav" popover aria-label="\(w(.mainNavigation))">
                \(ShellMarkup.brand(href: "{{frame.start}}"))
                \(branches(w, "nav-branch"))
                <ul class="links">{{#frame.daily}}\(link){{/frame.daily}}</ul>
                {{#frame.hasSetup}}<p class="part">\(w(.setUp))</p>{{/frame.hasSetup}}
                <ul class="links">{{#frame.setup}}\(link){{/frame.setup}}</ul>
                </nav>
                <header class="bar">
                <button type="button" class="button quiet only opener" popovertarget="nav" aria-label="\(w(.menu))">\
                \(Icon.menu.markup)</button>
                \(search(w))
                \(branches(w, "branch"))
                <button type="button" class="button quiet only end" popovertarget="user-menu" \
                aria-label="\(w(.yourMenu, ["name": "{{frame.name}}"]))"><span class="avatar">{{frame.initials}}</span></button>
                </header>
                \(menu(w))
                <main class="content" id="content" tabindex="-1">
                \(ShellMarkup.notice(w))
                \(content())
                </main>
                </div>
                """
        )
    }

    private static let link = """
        <li><a href="{{place}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>\(Icon.markup("{{icon}}"))\
        <span>{{label}}</span></a></li>
        """

    private static func search(_ w: Wording) -> String {
        """
        {{#frame.search}}<form class="searching" role="search" action="{{.}}">\(Icon.search.markup)\
        <input class="input" type="search" name="search" value="{{frame.searched}}" placeholder="\(w(.searchClients))" \
        aria-label="\(w(.searchClients))" autocomplete="off"></form>{{/frame.search}}
        """
    }

    private static func branches(_ w: Wording, _ id: String) -> String {
        """
        {{#frame.hasBranches}}<form class="branch row"><label class="unseen" for="\(id)">\(w(.branch))</label>\
        <select class="input" id="\(id)" name="branch" data-go><option value="">\(w(.allBranches))</option>\
        {{#frame.branches}}<option value="{{slug}}"{{#isChosen}} selected{{/isChosen}}>{{name}}</option>\
        {{/frame.branches}}</select><noscript><button class="button">\(w(.show))</button></noscript></form>\
        {{/frame.hasBranches}}
        """
    }

    private static func menu(_ w: Wording) -> String {
        """
        <div class="menu" id="user-menu" popover>
        <p><strong>{{frame.name}}</strong><br>{{frame.email}}</p>
        <a href="{{frame.password}}">\(Icon.key.markup)\(w(.changePassword))</a>
        <form method="post" action="{{frame.signOut}}">\
        <input type="hidden" name="csrf" value="{{frame.token}}">\
        <button>\(Icon.leave.markup)\(w(.signOut))</button></form>
        <hr>
        <div class="row spread"><p>\(w(.look))</p>\(ShellMarkup.look(w))</div>
        <hr>
        <ul class="links">\(ShellMarkup.languages)</ul>
        </div>
        """
    }
}
