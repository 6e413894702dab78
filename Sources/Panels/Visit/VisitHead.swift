import Core
import Tenancy

/// What stands above each step: its question and what was chosen before.
struct VisitHead: Sendable {
    /// A choice, with the way back to it.
    struct Chosen: Sendable {
        let label: String
        let value: String
        /// Nil where there was nothing to choose.
        let changing: String?
        let change: String
    }

    let title: String
    let back: String?
    let chosen: [Chosen]
    let hasChosen: Bool

    init(title: String, back: String? = nil, chosen: [Chosen] = []) {
        self.title = title
        self.back = back
        self.chosen = chosen
        hasChosen = !chosen.isEmpty
    }

    /// Everything that was chosen before a step.
    init(_ step: VisitStep, _ choice: VisitChoice, _ offer: VisitOffer, _ visit: PageVisit) throws {
        let title: Phrase =
            switch step {
            case .branch: VisitWords.chooseBranch
            case .service: VisitWords.chooseService
            case .employee: VisitWords.chooseEmployee
            case .time: VisitWords.chooseTime
            case .details: VisitWords.yourDetails
            }
        let chosen = try Self.chosen(choice, offer, visit)
        self.init(title: visit(title), back: chosen.last { $0.changing != nil }?.changing, chosen: chosen)
    }

    private static func chosen(
        _ choice: VisitChoice,
        _ offer: VisitOffer,
        _ visit: PageVisit
    ) throws -> [Chosen] {
        var chosen: [Chosen] = []
        func add(_ label: Phrase, _ value: String, _ step: VisitStep, canChange: Bool = true) {
            let place = choice.before(step).place(visit.places)
            chosen.append(
                Chosen(
                    label: visit(label),
                    value: value,
                    changing: canChange ? place : nil,
                    change: visit(VisitWords.changeThis, ["what": visit(label)])
                )
            )
        }
        let open = visit.scope.profile.branches.filter { !$0.archived }
        if let branch = choice.branch, open.count > 1 {
            add(VisitWords.place, branch.name, .branch, canChange: visit.scope.branch == nil)
        }
        guard let service = offer.service, choice.service != nil else { return chosen }
        let format = try visit.format(zone: choice.branch?.timeZone)
        let about = [format.duration(minutes: service.minutes), visit.price(service.price, format)]
        add(VisitWords.service, "\(service.name) · \(about.joined(separator: " · "))", .service)
        if offer.employees.count > 1, let key = choice.employee {
            let name = offer.employees.first { $0.id == key }?.name ?? visit(VisitWords.anyone)
            add(VisitWords.with, name, .employee)
        }
        if let start = choice.time.flatMap({ Instant(rfc3339: $0) }) {
            add(VisitWords.when, format.dateTime(start), .time)
            chosen[chosen.count - 1] = Chosen(
                label: visit(VisitWords.when),
                value: format.dateTime(start),
                changing: choice.with { $0.time = nil }.place(visit.places),
                change: visit(VisitWords.changeThis, ["what": visit(VisitWords.when)])
            )
        }
        return chosen
    }
}

extension PageVisit {
    /// An amount, or that nothing is to be paid.
    func price(_ amount: Int, _ format: LocalFormat) -> String {
        amount == 0 ? self(VisitWords.free) : format.money(Int64(amount))
    }
}

/// The markup that all steps share.
enum VisitMarkup {
    /// A page of the booking page around its content.
    static func page(_ w: Wording, _ content: () -> String) -> String {
        PublicFrame.markup(w, title: "{{head.title}}", styles: ["visit.css"], scripts: ["visit.js"]) {
            """
            <div class="visit" id="visit" data-loading="\(w(VisitWords.loading))"\
            {{#frame.isEmbedded}} data-embedded{{/frame.isEmbedded}}>
            {{#head.back}}<a class="back" href="{{.}}" data-step>\(Icon.left.markup)\(w(.back))</a>{{/head.back}}
            <h1 tabindex="-1">{{head.title}}</h1>
            {{#head.hasChosen}}<dl class="chosen" aria-label="\(w(VisitWords.yourChoices))">{{#head.chosen}}<div>\
            <dt>{{label}}</dt><dd><span dir="auto">{{value}}</span>{{#changing}}<a href="{{.}}" data-step \
            aria-label="{{change}}">\(w(VisitWords.change))</a>{{/changing}}</dd></div>{{/head.chosen}}</dl>\
            {{/head.hasChosen}}
            \(content())
            </div>
            """
        }
    }

    /// Of a link that leads out of the frame of another page.
    static let outwards = #"{{#frame.isEmbedded}} target="_blank" rel="noopener"{{/frame.isEmbedded}}"#
}
