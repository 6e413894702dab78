import Core
import Gateway
import Tenancy

/// What the address and the cookies of a browser say about the list of clients.
struct ClientListState: Sendable {
    /// How many rows a page may have.
    static let rowChoices = [25, 50, 100]
    static let rowsCookie = "foyer_client_rows"
    static let columnsCookie = "foyer_client_columns"
    /// How many pages back the way is known; before that it leads to the beginning.
    private static let trailMax = 12

    let search: String
    let status: String
    let marked: String
    let archived: String
    let sort: String
    let isDescending: Bool
    let rows: Int
    let columns: [ClientListColumn]
    let cursor: String?
    /// The cursors of the pages before this one.
    let trail: [String]
    let branch: String?

    init(_ visit: PageVisit) {
        let call = visit.call
        func text(_ name: String) -> String { String((call.query(name) ?? "").trimmed.prefix(100)) }
        search = text("search")
        status = text("status")
        marked = text("marked") == "true" ? "true" : ""
        archived = ["true", "all"].first { $0 == text("archived") } ?? ""
        sort = ClientListColumn(rawValue: text("sort"))?.rawValue ?? ClientListColumn.name
        isDescending = text("order") == "desc"
        let wish = (call.query("rows") ?? call.cookie(Self.rowsCookie)).flatMap { Int($0) }
        rows = Self.rowChoices.first { $0 == wish } ?? Self.rowChoices[0]
        columns = Self.columns(call)
        cursor = call.query("cursor").flatMap { $0.isEmpty ? nil : $0 }
        trail = Array(call.queries("from").suffix(Self.trailMax))
        branch = visit.branch?.slug
    }

    /// What was chosen in this browser.
    static func columns(_ call: Call) -> [ClientListColumn] {
        guard let kept = call.cookie(columnsCookie).flatMap({ PercentCoding.decode($0) }) else {
            return ClientListColumn.usual
        }
        let names = Set(kept.split(separator: ".").map(String.init))
        return ClientListColumn.allCases.filter { names.contains($0.rawValue) }
    }

    var isPlain: Bool {
        search.isEmpty && status.isEmpty && marked.isEmpty && archived.isEmpty && branch == nil
    }

    /// The filter, as the list and the export of the API take it.
    var filter: [(String, String?)] {
        [
            ("search", search), ("status", status), ("marked", marked), ("archived", archived),
            ("branch", branch),
        ]
    }

    /// The question to the API.
    var query: [(String, String?)] {
        let always = ["id", "name", "number", "marked", "archived_at", "erased_at"]
        let fields = always + Set(columns.map(\.field)).subtracting(always).sorted()
        return filter + [
            ("sort", sort), ("order", isDescending ? "desc" : "asc"), ("limit", String(rows)),
            ("cursor", cursor), ("fields", fields.joined(separator: ",")),
        ]
    }

    /// What the addresses of this list have in common.
    private var common: [(String, String?)] {
        [("search", search), ("status", status), ("marked", marked), ("archived", archived)]
    }

    /// The list sorted by a column: the other way round where it is sorted by it already.
    func place(sortedBy column: String, _ places: PagePlaces) -> String {
        let order = column == sort && !isDescending ? "desc" : nil
        return places.at("staff", "clients", query: common + [("sort", column), ("order", order)])
    }

    func next(_ cursor: String, _ places: PagePlaces) -> String {
        page(at: cursor, after: Array((trail + [self.cursor ?? "-"]).suffix(Self.trailMax)), places)
    }

    func previous(_ places: PagePlaces) -> String? {
        guard cursor != nil else { return nil }
        let last = trail.last.flatMap { $0 == "-" ? nil : $0 }
        return page(at: last, after: Array(trail.dropLast()), places)
    }

    private func page(at cursor: String?, after trail: [String], _ places: PagePlaces) -> String {
        let order = isDescending ? "desc" : nil
        let sorted = common + [("sort", sort == ClientListColumn.name ? nil : sort), ("order", order)]
        let way = cursor == nil ? [] : trail.map { ("from", Optional($0)) }
        return places.at("staff", "clients", query: sorted + [("cursor", cursor)] + way)
    }
}
