import Core
import Gateway
import Tenancy

/// A part of a client's record; a new one is a line here and a page.
enum ClientTab: String, CaseIterable, Sendable {
    case overview
    case contact
    case appointments
    case unwanted = "unwanted-services"
    case measurements
    case preferences
    case messages
    case history

    var label: Phrase {
        switch self {
        case .overview: .clientOverview
        case .contact: .contactDetails
        case .appointments: .appointments
        case .unwanted: .unwantedServices
        case .measurements: .measurements
        case .preferences: .clientPreferences
        case .messages: .messages
        case .history: .clientHistory
        }
    }

    /// What is needed besides seeing the client.
    var permission: Permission? {
        switch self {
        case .appointments: .readAppointments
        case .messages: .readNotifications
        default: nil
        }
    }

    func place(_ id: String, _ places: PagePlaces) -> String {
        self == .overview ? places.client(id) : places.client(id, tab: rawValue)
    }
}

/// The top of every page of a client's record.
struct ClientBanner: Sendable {
    let name: String
    let initials: String
    let number: String
    let status: String
    let weight: String?
    let isMarked: Bool
    let isBlocked: Bool
    let isArchived: Bool
    let isErased: Bool
    /// Where it is edited; nil for whoever may not, and where nothing is left to edit.
    let edit: String?
    let list: String
    let tabs: [Tab]

    init(_ client: APIAnswer, _ visit: PageVisit, at tab: ClientTab) throws {
        let words = try ClientWords(visit)
        let id = client["id"]?.stringValue ?? ""
        name = client["name"]?.stringValue ?? ""
        initials = name.split(separator: " ").prefix(2).compactMap(\.first).map(String.init).joined()
        number = client["number"]?.intValue.map { "#\($0)" } ?? ""
        status = words.status(client["status"]?.stringValue ?? "")
        weight = client["weight_kg"]?.numberText.map { words.decimal($0) + "\u{A0}kg" }
        isMarked = client["marked"]?.boolValue ?? false
        isBlocked = client["blocklist"]?.objectValue != nil
        isErased = client["erased_at"]?.stringValue != nil
        isArchived = client["archived_at"]?.stringValue != nil && !isErased
        let canEdit = visit.scope.allows(.editClients) && !isErased
        edit = canEdit ? visit.places.client(id, tab: "edit") : nil
        list = visit.places.clients
        tabs = ClientTab.allCases.filter { $0.permission.map(visit.scope.allows) ?? true }.map {
            Tab(place: $0.place(id, visit.places), label: visit($0.label), isCurrent: $0 == tab)
        }
    }

    /// A page of the record around its content; the page has `frame` and `banner`.
    static func markup(_ w: Wording, _ content: () -> String) -> String {
        ConsoleFrame.markup(w, title: "{{banner.name}}", styles: ["clients.css"], scripts: ["clients.js"]) {
            """
            <p class="trail"><a href="{{banner.list}}">\(Icon.left.markup)\(w(.clients))</a></p>
            <header class="banner"><span class="avatar" aria-hidden="true">{{banner.initials}}</span>
            <div class="grow"><h1 dir="auto">{{banner.name}}</h1><p class="row">
            <span class="number">{{banner.number}}</span> <span class="tag accent">{{banner.status}}</span>
            {{#banner.weight}}<span>{{.}}</span>{{/banner.weight}}
            {{#banner.isMarked}}<span class="tag warn">\(Icon.star.markup)\(w(.clientMarked))</span>{{/banner.isMarked}}
            {{#banner.isBlocked}}<span class="tag bad">\(w(.blockedOnline))</span>{{/banner.isBlocked}}
            {{#banner.isArchived}}<span class="tag">\(w(.clientArchived))</span>{{/banner.isArchived}}
            {{#banner.isErased}}<span class="tag">\(w(.clientErased))</span>{{/banner.isErased}}</p></div>
            {{#banner.edit}}<a class="button only" href="{{.}}" title="\(w(.edit))" aria-label="\(w(.edit))">\
            \(Icon.pencil.markup)</a>{{/banner.edit}}</header>
            <nav class="tabs" aria-label="\(w(.clientRecord))">{{#banner.tabs}}<a href="{{place}}"{{#isCurrent}} \
            aria-current="page"{{/isCurrent}}>{{label}}</a>{{/banner.tabs}}</nav>
            \(content())
            """
        }
    }
}
