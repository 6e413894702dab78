import Core
import Tenancy

/// The values of a page that says one thing, such as that nothing can be booked.
struct VisitNotePage: Sendable {
    let frame: PublicFrame
    let head: VisitHead
    let help: String
    let isGood: Bool
    let action: String?
    let place: String?
    /// Leads out of the frame of another page.
    let isOutwards: Bool
    let phone: String?
    let phoneWords: String?

    static let markup = PageMarkup<VisitNotePage> { w in
        VisitMarkup.page(w) {
            """
            <div class="card stack said">
            {{#isGood}}<span class="seal">\(Icon.check.markup)</span>{{/isGood}}
            <p>{{help}}</p>
            {{#place}}<a class="button main" href="{{.}}"{{#isOutwards}}\(VisitMarkup.outwards){{/isOutwards}}>{{action}}</a>\
            {{/place}}
            {{#phone}}<a class="button" href="tel:{{.}}">\(Icon.phone.markup)<span dir="ltr">{{phoneWords}}</span></a>{{/phone}}
            </div>
            """
        }
    }

    /// - Parameters:
    ///   - action: the words of its button, and where that leads.
    ///   - calls: shows the number of the branch.
    init(
        _ title: Phrase,
        _ help: Phrase,
        action: (words: Phrase, place: String)? = nil,
        isOutwards: Bool = false,
        isGood: Bool = false,
        calls: Bool = false,
        _ choice: VisitChoice,
        _ visit: PageVisit
    ) {
        frame = PublicFrame(visit, isEmbedded: choice.isEmbedded)
        head = VisitHead(title: visit(title))
        self.help = visit(help)
        self.action = action.map { visit($0.words) }
        place = action?.place
        self.isOutwards = isOutwards
        self.isGood = isGood
        let open = visit.scope.profile.branches.filter { !$0.archived }
        let branch = choice.branch ?? open.first
        phone = calls ? branch?.phone : nil
        phoneWords = phone.map { visit(VisitWords.call, ["phone": $0]) }
    }
}
