import Core
import Tenancy

/// The frame of the pages of a customer who is signed in.
struct PanelFrame: Sendable {
    /// A page of the navigation.
    enum Spot: CaseIterable, Sendable {
        case appointments
        case calendar
        case waitingList
        case messages
        case profile
        /// None of the navigation's.
        case elsewhere
    }

    let shell: Shell
    let email: String
    let token: String
    let signOut: String
    let password: String
    /// Where the own profile is deleted; nil where the business does not let customers do so.
    let erasure: String?
    let links: [ConsoleFrame.Link]

    init(_ visit: PageVisit, at spot: Spot) {
        shell = Shell(visit)
        let places = visit.places
        email = visit.person?.email ?? ""
        token = visit.token ?? ""
        signOut = places.signOut(.panel)
        password = places.setPassword(.panel)
        erasure = visit.scope.allows(.eraseOwnProfile) ? places.panelErasure : nil
        let entries: [(Spot, String, Phrase, Icon)] = [
            (.appointments, places.panel, .appointments, .clock),
            (.calendar, places.panelCalendar, .calendar, .calendar),
            (.waitingList, places.panelWaitingList, .waitingList, .waiting),
            (.messages, places.panelMessages, .messages, .message),
            (.profile, places.panelProfile, .profile, .person),
        ]
        links = entries.map { other, place, label, icon in
            ConsoleFrame.Link(
                place: place,
                label: visit(label),
                icon: icon.rawValue,
                isCurrent: other == spot
            )
        }
    }

    /// A page of the panel around its content; the page has the frame in its property `frame`.
    ///
    /// - Parameters:
    ///   - title: in markup: words, or a tag.
    ///   - styles: style sheets of `Assets` besides those of public pages.
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
            styles: ["site.css"] + styles,
            scripts: scripts,
            body: """
                \(ShellMarkup.skip(w))
                <div class="site">
                <header class="top"><div>\(ShellMarkup.brand(href: "{{frame.shell.home}}"))
                <a class="button main" href="{{frame.shell.booking}}">\(w(.book))</a>
                <button type="button" class="button quiet only small-who" popovertarget="who-menu" \
                aria-label="\(w(.yourMenu, ["name": "{{frame.email}}"]))">\(Icon.more.markup)</button></div></header>
                <div class="panel">
                <nav class="panel-nav" aria-label="\(w(.mainNavigation))">
                <ul class="links">{{#frame.links}}<li><a href="{{place}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>\
                \(Icon.markup("{{icon}}"))<span>{{label}}</span></a></li>{{/frame.links}}</ul>
                <div class="who"><button type="button" class="button quiet" popovertarget="who-menu">\(Icon.person.markup)\
                <span>{{frame.email}}</span></button></div>
                </nav>
                <main class="middle" id="content" tabindex="-1">
                \(ShellMarkup.notice(w))
                \(content())
                </main>
                </div>
                \(PublicFrame.foot(w))
                </div>
                \(menu(w))
                """
        )
    }

    private static func menu(_ w: Wording) -> String {
        """
        <div class="menu who-menu" id="who-menu" popover>
        <p>{{frame.email}}</p>
        <a href="{{frame.password}}">\(Icon.key.markup)\(w(.changePassword))</a>
        <form method="post" action="{{frame.signOut}}">\
        <input type="hidden" name="csrf" value="{{frame.token}}">\
        <button>\(Icon.leave.markup)\(w(.signOut))</button></form>
        {{#frame.erasure}}<a href="{{.}}">\(Icon.bin.markup)\(w(.myDeleteProfile))</a>{{/frame.erasure}}
        <hr>
        <div class="row spread"><p>\(w(.look))</p>\(ShellMarkup.look(w))</div>
        </div>
        """
    }
}
