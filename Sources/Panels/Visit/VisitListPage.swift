import Core
import Tenancy

/// The values of a step at which one thing of a list is chosen: a branch, a service, an employee.
struct VisitListPage: Sendable {
    struct Group: Sendable {
        let heading: String?
        let options: [Option]
    }

    struct Option: Sendable {
        let place: String
        let name: String
        let detail: String?
        let tag: String?
        let minutes: String?
        let price: String?
    }

    let frame: PublicFrame
    let head: VisitHead
    let groups: [Group]

    static let markup = PageMarkup<VisitListPage> { w in
        VisitMarkup.page(w) {
            """
            {{#groups}}<section class="stack">{{#heading}}<h2 dir="auto">{{.}}</h2>{{/heading}}
            <ul class="options">{{#options}}<li><a class="option" href="{{place}}" data-step>\
            <span class="grow"><strong dir="auto">{{name}}</strong>\
            {{#detail}}<span class="detail" dir="auto">{{.}}</span>{{/detail}}\
            {{#tag}}<span class="tag">{{.}}</span>{{/tag}}</span>\
            <span class="cost">{{#price}}<strong>{{.}}</strong>{{/price}}{{#minutes}}<span>{{.}}</span>{{/minutes}}</span>\
            \(Icon.right.markup)</a></li>{{/options}}</ul></section>{{/groups}}
            """
        }
    }

    /// The branches of the business.
    static func branches(_ choice: VisitChoice, _ offer: VisitOffer, _ visit: PageVisit) throws -> Self {
        let open = visit.scope.profile.branches.filter { !$0.archived }
        let options = open.map { branch in
            Option(
                place: choice.with { $0.branch = branch }.place(visit.places),
                name: branch.name,
                detail: branch.address,
                tag: nil,
                minutes: nil,
                price: nil
            )
        }
        return Self(
            frame: PublicFrame(visit, isEmbedded: choice.isEmbedded),
            head: try VisitHead(.branch, choice, offer, visit),
            groups: [Group(heading: nil, options: options)]
        )
    }

    /// The services of a branch.
    static func services(_ choice: VisitChoice, _ offer: VisitOffer, _ visit: PageVisit) throws -> Self {
        let format = try visit.format(zone: choice.branch?.timeZone)
        let categories = offer.categories
        let groups = categories.map { category in
            Group(
                heading: category.name ?? (categories.count > 1 ? visit(VisitWords.otherServices) : nil),
                options: category.services.map { service in
                    Option(
                        place: choice.with { $0.service = service.slug }.place(visit.places),
                        name: service.name,
                        detail: service.description,
                        tag: service.capacity > 1 ? visit(VisitWords.group) : nil,
                        minutes: format.duration(minutes: service.minutes),
                        price: visit.price(service.price, format)
                    )
                }
            )
        }
        return Self(
            frame: PublicFrame(visit, isEmbedded: choice.isEmbedded),
            head: try VisitHead(.service, choice, offer, visit),
            groups: groups
        )
    }

    /// Those who offer a service.
    static func employees(_ choice: VisitChoice, _ offer: VisitOffer, _ visit: PageVisit) throws -> Self {
        func option(_ key: String, _ name: String, _ detail: String? = nil) -> Option {
            Option(
                place: choice.with { $0.employee = key }.place(visit.places),
                name: name,
                detail: detail,
                tag: nil,
                minutes: nil,
                price: nil
            )
        }
        let anyone = option(
            VisitChoice.anyone,
            visit(VisitWords.anyone),
            visit(VisitWords.anyoneHelp)
        )
        let head = try VisitHead(.employee, choice, offer, visit)
        return Self(
            frame: PublicFrame(visit, isEmbedded: choice.isEmbedded),
            head: head,
            groups: [Group(heading: nil, options: [anyone] + offer.employees.map { option($0.id, $0.name) })]
        )
    }
}
