import Core
import Tenancy

/// The frame of the pages that everybody sees: the business's name, its branches, and the way to the panel.
struct PublicFrame: Sendable {
    struct Place: Sendable {
        let name: String
        let address: String?
        let phone: String?
    }

    let shell: Shell
    let branches: [Place]
    /// It stands inside a page of the business's own site, which has a head and a foot already.
    let isEmbedded: Bool

    init(_ visit: PageVisit, isEmbedded: Bool = false) {
        shell = Shell(visit)
        self.isEmbedded = isEmbedded
        branches = visit.scope.profile.branches.filter { !$0.archived }.map {
            Place(name: $0.name, address: $0.address, phone: $0.phone)
        }
    }

    /// A public page around its content; the page has the frame in its property `frame`.
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
                {{^frame.isEmbedded}}<header class="top"><div>\(ShellMarkup.brand(href: "{{frame.shell.home}}"))\
                \(ShellMarkup.look(w))</div></header>{{/frame.isEmbedded}}
                <main class="middle" id="content" tabindex="-1">
                \(ShellMarkup.notice(w))
                \(content())
                </main>
                {{^frame.isEmbedded}}\(foot(w)){{/frame.isEmbedded}}
                </div>
                """
        )
    }

    static func foot(_ w: Wording) -> String {
        """
        <footer class="foot"><div>
        <a href="{{frame.shell.booking}}">\(w(.bookOnline))</a>
        {{#frame.shell.panel}}<a href="{{.}}">\(w(.myAppointments))</a>{{/frame.shell.panel}}
        <ul class="links end" aria-label="\(w(.language))">\(ShellMarkup.languages)</ul>
        </div></footer>
        """
    }
}
