import Core
import Gateway
import Tenancy

/// The list of clients: searched, filtered, sorted, in pages, with the columns that somebody chose.
struct ClientListPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        [
            .page(.get, "/staff/clients", allowing: .readClients, show),
            .page(.get, "/staff/clients/columns", allowing: .readClients, showColumns),
            .page(.post, "/staff/clients/columns", allowing: .readClients, chooseColumns),
        ]
    }

    private func show(_ call: Call) async throws -> Reply {
        async let optional = call.api("clients/options")
        let visit = try await PageVisit(call, kit)
        let state = ClientListState(visit)
        let answer: APIAnswer
        do {
            answer = try await call.api("clients", query: state.query)
        } catch let problem as Problem where problem.issues.contains(where: { $0.field == "cursor" }) {
            return .seeOther(visit.places.clients)
        }
        let page = try ClientListPage(visit, state, answer, options: try await optional)
        var reply = visit.reply(Self.markup.render(page, in: visit.language))
        if call.query("rows") != nil {
            reply = Self.keeping(ClientListState.rowsCookie, String(state.rows), reply, call)
        }
        return page.done == nil
            ? reply : Self.keeping(ClientRemovalReport.cookie, "", reply, call, seconds: 0)
    }

    private func showColumns(_ call: Call) async throws -> Reply {
        let visit = try await PageVisit(call, kit)
        let page = ClientColumnsPage(visit, chosen: ClientListState.columns(call))
        return visit.reply(ClientColumnsPage.markup.render(page, in: visit.language))
    }

    private func chooseColumns(_ call: Call) async throws -> Reply {
        let fields = try kit.fields(call)
        let names = Set(fields.all.filter { $0.name == "columns" }.map(\.value))
        let columns = ClientListColumn.allCases.filter { names.contains($0.rawValue) }
        let places = PagePlaces(root: call.root)
        let text = fields["usual"] == nil ? columns.map(\.rawValue).joined(separator: ".") : ""
        let isKept = fields["usual"] == nil
        return Self.keeping(
            ClientListState.columnsCookie,
            text,
            .seeOther(places.own(fields["back"]) ?? places.clients),
            call,
            seconds: isKept ? PageVisit.Cookie.year : 0
        )
    }

    private static func keeping(
        _ name: String,
        _ value: String,
        _ reply: Reply,
        _ call: Call,
        seconds: Int = PageVisit.Cookie.year
    ) -> Reply {
        reply.header("set-cookie", PageVisit.Cookie.header(name, value, seconds: seconds, call))
    }
}

/// The values of the list.
struct ClientListPage: Sendable {
    struct Heading: Sendable {
        let label: String
        let place: String
        /// `ascending` or `descending`, where the list is sorted by it.
        let direction: String?
        let isNumber: Bool
    }

    struct Cell: Sendable {
        let label: String
        /// Nil where nothing stands in it.
        let text: String?
        let isNumber: Bool
    }

    struct Row: Sendable {
        let id: String
        let place: String
        let name: String
        let number: String
        let isMarked: Bool
        let isArchived: Bool
        let isErased: Bool
        let cells: [Cell]
    }

    typealias Choice = FormView.Option

    let frame: ConsoleFrame
    let total: String
    let list: String
    let new: String?
    let columnsPlace: String
    let export: String?
    let imports: String?
    let deletion: String?
    let search: String
    let statuses: [Choice]
    let isOnlyMarked: Bool
    let archives: [Choice]
    let sorts: [Choice]
    let isDescending: Bool
    let rowChoices: [Choice]
    let name: Heading
    let headings: [Heading]
    let rows: [Row]
    let hasRows: Bool
    let isFiltered: Bool
    let showsArchived: Bool
    let canEdit: Bool
    let pager: Pager
    let done: ClientRemovalReport?
}

extension ClientListPage {
    init(_ visit: PageVisit, _ state: ClientListState, _ answer: APIAnswer, options: APIAnswer) throws {
        let (places, scope, words) = (visit.places, visit.scope, try ClientWords(visit))
        var frame = ConsoleFrame(visit, at: .clients)
        // The list has a search of its own, which keeps the filters.
        frame.search = nil
        self.frame = frame
        let count = answer["total"]?.intValue ?? answer.items.count
        total = visit(CountPhrase.clients, count)
        list = places.clients
        new = scope.allows(.createClients) ? places.newClient : nil
        columnsPlace = places.clientColumns
        export = scope.allows(.exportClients) ? places.clientExport + PagePlaces.query(state.filter) : nil
        imports = scope.allows(.importClients) ? places.clientImport : nil
        deletion = scope.allows(.deleteClients) ? places.clientDeletion() : nil
        canEdit = scope.allows(.editClients)
        search = state.search
        statuses = (options["statuses"]?.arrayValue ?? []).compactMap(\.stringValue).map {
            Choice(value: $0, label: words.status($0), isChosen: $0 == state.status)
        }
        isOnlyMarked = state.marked == "true"
        archives = [("", Phrase.notArchived), ("true", .onlyArchived), ("all", .alsoArchived)].map {
            Choice(value: $0, label: visit($1), isChosen: $0 == state.archived)
        }
        sorts =
            [Choice(value: ClientListColumn.name, label: visit(.clientName), isChosen: state.sort == "name")]
            + ClientListColumn.allCases.map {
                Choice(value: $0.rawValue, label: visit($0.label), isChosen: state.sort == $0.rawValue)
            }
        isDescending = state.isDescending
        rowChoices = ClientListState.rowChoices.map {
            Choice(value: String($0), label: String($0), isChosen: $0 == state.rows)
        }
        func heading(_ column: String, _ label: Phrase, isNumber: Bool = false) -> Heading {
            Heading(
                label: visit(label),
                place: state.place(sortedBy: column, places),
                direction: state.sort != column ? nil : state.isDescending ? "descending" : "ascending",
                isNumber: isNumber
            )
        }
        name = heading(ClientListColumn.name, .clientName)
        headings = state.columns.map { heading($0.rawValue, $0.label, isNumber: $0.isNumber) }
        rows = answer.items.map { Row($0, state.columns, words) }
        hasRows = !rows.isEmpty
        isFiltered = !state.isPlain || state.cursor != nil
        showsArchived = !state.archived.isEmpty
        pager = Pager(
            total: total,
            previous: state.previous(places),
            next: answer["next"]?.stringValue.map { state.next($0, places) }
        )
        done = ClientRemovalReport(kept: visit)
    }
}

extension ClientListPage.Row {
    init(_ client: JSONValue, _ columns: [ClientListColumn], _ words: ClientWords) {
        let id = client["id"]?.stringValue ?? ""
        self.id = id
        place = words.visit.places.client(id)
        name = client["name"]?.stringValue ?? ""
        number = client["number"]?.intValue.map { "#\($0)" } ?? ""
        isMarked = client["marked"]?.boolValue ?? false
        isErased = client["erased_at"]?.stringValue != nil
        isArchived = client["archived_at"]?.stringValue != nil && !isErased
        cells = columns.map { column in
            let text = column.text(client, words)
            return ClientListPage.Cell(
                label: words.visit(column.label),
                text: text.isEmpty ? nil : text,
                isNumber: column.isNumber
            )
        }
    }
}
