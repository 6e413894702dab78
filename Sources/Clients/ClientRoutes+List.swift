public import Core
public import Gateway
import Tenancy

extension ClientPage.Wish {
    /// What the query of a list asks for.
    ///
    /// - Throws: `Problem.invalid` for a branch that is not there, and for a cursor of another list.
    init(_ call: Call) throws(Problem) {
        filter = try ClientFilter(call)
        sort.column = call.query("sort").flatMap(ClientSort.Column.init(rawValue:)) ?? .name
        sort.order = call.query("order").flatMap(ClientSort.Order.init(rawValue:)) ?? .ascending
        if let text = call.query("cursor") { after = try ClientPosition(cursor: text, sort, filter) }
        limit = call.limit
        if let names = call.list("fields") {
            let wanted = Set(names)
            fields = ClientField.all.filter { wanted.contains($0.name) || $0.name == "id" }
        }
    }

    /// The query parameters of a list.
    static let query: [QueryParameter] =
        ClientFilter.query + .page(sort: ClientSort.Column.allCases.map(\.rawValue)) + [
            QueryParameter(
                "fields",
                .array(.choice(ClientField.all.map(\.name)), max: ClientField.all.count),
                "The fields that each client shall have, separated by commas; all if not given. The id always comes."
            )
        ]
}

extension ClientFilter {
    /// What the query of a list, or of an export, filters by.
    ///
    /// - Throws: `Problem.invalid` for a branch that is not there.
    public init(_ call: Call) throws(Problem) {
        self.init()
        search = call.query("search").flatMap(ClientSearch.init)
        branch = call.scope.branch?.id
        if let name = call.query("branch") {
            guard let named = call.scope.profile.branches.named(name) else {
                throw .invalid(
                    field: "branch",
                    code: "unknown",
                    message: "Give the slug or the id of a branch of this business."
                )
            }
            branch = named.id
        }
        status = call.query("status")
        marked = call.flag("marked")
        tag = call.query("tag").map(\.composed)
        archived = call.query("archived").flatMap(Archived.init(rawValue:)) ?? .no
    }

    /// The query parameters that filter.
    public static let query: [QueryParameter] = [
        QueryParameter(
            "search",
            .string(max: ClientSearch.lengthMax),
            "Words that must all be found in names, email, phone, document or number; without regard to case and accents. "
                + "#1042 finds that number only."
        ),
        QueryParameter(
            "branch",
            .string(max: 60),
            "Clients of this branch only (slug or id). If not given: of the branch in the address, if it names one."
        ),
        QueryParameter("status", .string(max: 100), "Clients with this status only."),
        QueryParameter("marked", .boolean, "Only clients who are marked, or only those who are not."),
        QueryParameter("tag", .string(max: 60), "Clients with this tag only."),
        QueryParameter(
            "archived",
            .choice(Archived.allCases.map(\.rawValue)),
            "false (as if not given): no archived clients; true: only these; all: both."
        ),
    ]
}
