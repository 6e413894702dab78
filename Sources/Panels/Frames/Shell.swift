import Core
import Gateway
import Identity
import Tenancy

/// What the head and the edges of every page need.
struct Shell: Sendable {
    /// A choice of language: the same page in another one.
    struct Choice: Sendable {
        let code: String
        let label: String
        let place: String
        let isCurrent: Bool
    }

    let language: String
    let look: String
    let isLight: Bool
    let isDark: Bool
    let isAuto: Bool
    let root: String
    let assets: String
    let icons: String
    let theme: String
    let business: String
    let logo: String?
    /// What was done just before.
    let notice: String?
    let languages: [Choice]
    let lookPlace: String
    /// The page itself, to come back to.
    let here: String
    let home: String
    let booking: String
    /// The customers' own pages; nil where the business has none (S4-24).
    let panel: String?

    init(_ visit: PageVisit) {
        let places = visit.places
        let settings = visit.scope.settings
        language = visit.language.tag
        look = visit.look
        isLight = look == "light"
        isDark = look == "dark"
        isAuto = look.isEmpty
        root = places.root
        assets = places.root + "/assets"
        icons = places.asset(Asset.address(of: "icons.svg"))
        theme = places.asset(Theme(settings[PageSettings.colour]).address)
        business = visit.scope.business.name
        let picture = settings[PageSettings.logo]
        let isOwn = picture.hasPrefix("/") && !picture.hasPrefix("//")
        logo = isOwn || picture.hasPrefix("data:image/") ? picture : nil
        notice = visit.notice.flatMap { $0.isEmpty ? nil : $0 }
        let isRead = visit.call.method == .get
        let path = visit.call.path
        // Where one is, with all that the address says but its language.
        let query =
            isRead ? visit.call.rawQuery.split(separator: "&").filter { !$0.hasPrefix("lang=") } : []
        let place = places.root + (isRead ? path : "/")
        here = query.isEmpty ? place : place + "?" + query.joined(separator: "&")
        languages = PageLanguage.allCases.map { other in
            let wishes = query + ["lang=\(other.rawValue)"]
            return Choice(
                code: other.tag,
                label: other.ownName,
                place: place + "?" + wishes.joined(separator: "&"),
                isCurrent: other == visit.language
            )
        }
        lookPlace = places.look
        home = places.booking
        booking = places.booking
        panel = settings[AccessSettings.panel] ? places.panel : nil
    }
}

/// The parts of a page's markup that all frames share.
enum ShellMarkup {
    /// The document up to the beginning of its body, and around it.
    ///
    /// - Parameters:
    ///   - title: in markup: words, or a tag.
    ///   - styles: style sheets besides the base.
    ///   - scripts: modules besides the base.
    static func document(
        title: String,
        styles: [String],
        scripts: [String],
        body: String
    ) -> String {
        let sheets = (["base.css"] + styles).map { name in
            #"<link rel="stylesheet" href="{{frame.shell.assets}}/\#(Asset.address(of: name))">"#
        }
        let modules = (["page.js"] + scripts).map { name in
            #"<script type="module" src="{{frame.shell.assets}}/\#(Asset.address(of: name))"></script>"#
        }
        return """
            <!DOCTYPE html>
            <html lang="{{frame.shell.language}}" data-look="{{frame.shell.look}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title) · {{frame.shell.business}}</title>
            \(sheets[0])
            <link rel="stylesheet" href="{{frame.shell.theme}}">
            \(sheets.dropFirst().joined(separator: "\n"))
            <link rel="icon" href="data:,">
            \(modules.joined(separator: "\n"))
            </head>
            <body data-root="{{frame.shell.root}}">
            \(body)
            </body>
            </html>

            """
    }

    static func skip(_ w: Wording) -> String {
        ##"<a class="skip" href="#content">\##(w(.skipToContent))</a>"##
    }

    /// What was done just before, at the top of the content.
    static func notice(_ w: Wording) -> String {
        """
        {{#frame.shell.notice}}<div class="note good" role="status">\(Icon.check.markup)<p>{{.}}</p>\
        <button type="button" class="button quiet only end" data-dismiss aria-label="\(w(.close))">\
        \(Icon.close.markup)</button></div>{{/frame.shell.notice}}
        """
    }

    static func brand(href: String) -> String {
        """
        <a class="brand" href="\(href)">{{#frame.shell.logo}}<img src="{{.}}" alt="">{{/frame.shell.logo}}\
        <span>{{frame.shell.business}}</span></a>
        """
    }

    /// The choice of light, dark or what the system has.
    static func look(_ w: Wording) -> String {
        let choices: [(value: String, tag: String, icon: Icon, label: Phrase)] = [
            ("light", "isLight", .sun, .light), ("dark", "isDark", .moon, .dark),
            ("", "isAuto", .auto, .asSystem),
        ]
        let buttons = choices.map { choice in
            """
            <button name="look" value="\(choice.value)" title="\(w(choice.label))" aria-label="\(w(choice.label))" \
            aria-pressed="{{#frame.shell.\(choice.tag)}}true{{/frame.shell.\(choice.tag)}}\
            {{^frame.shell.\(choice.tag)}}false{{/frame.shell.\(choice.tag)}}">\(choice.icon.markup)</button>
            """
        }
        return """
            <form method="post" action="{{frame.shell.lookPlace}}" data-look-form>\
            <input type="hidden" name="back" value="{{frame.shell.here}}">\
            <span class="segments" role="group" aria-label="\(w(.look))">\(buttons.joined())</span></form>
            """
    }

    /// The languages, as links to the same page.
    static let languages = """
        {{#frame.shell.languages}}<li><a href="{{place}}" lang="{{code}}" hreflang="{{code}}"\
        {{#isCurrent}} aria-current="true"{{/isCurrent}}>{{label}}</a></li>{{/frame.shell.languages}}
        """
}
