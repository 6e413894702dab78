public import Core
public import Postgres
public import Tenancy

/// The statement of a page of clients with its total, and the conditions that it shares with the export.
enum ClientListQueries {
    /// One page: the scope's proof, total, id, sort value, then the columns of the fields.
    ///
    /// The total is counted by the same statement, so that page and total are of one moment.
    static func page(
        _ proof: SQL,
        _ fields: SQL,
        _ filter: ClientFilter,
        _ sort: ClientSort,
        after: ClientPosition?,
        limit: Int,
        within reach: ClientReach
    ) -> SQL {
        let conditions = conditions(filter, reach)
        let wanted = after.map { conditions + [beyond($0, sort)] } ?? conditions
        return """
            SELECT \(fragment: proof), \(fragment: total(filter, conditions, reach)), clients.id,
                \(fragment: sort.column.key) AS sort_key, \(fragment: fields)
            FROM clients
            WHERE \(fragment: .joined(wanted, separator: "\n  AND "))
            ORDER BY \(fragment: order(sort))
            LIMIT \(limit)
            """
    }

    /// How many clients there are behind a filter.
    static func count(_ filter: ClientFilter, within reach: ClientReach) -> SQL {
        "SELECT \(fragment: total(filter, conditions(filter, reach), reach))"
    }

    /// What a row of `clients` must fulfil; never empty.
    static func conditions(_ filter: ClientFilter, _ reach: ClientReach) -> [SQL] {
        var conditions: [SQL] = []
        switch filter.archived {
        case .no: conditions.append("clients.archived_at IS NULL")
        case .only: conditions.append("clients.archived_at IS NOT NULL")
        case .all: break
        }
        if let reach = ClientQueries.condition(reach) { conditions.append(reach) }
        if let branch = filter.branch { conditions.append(ClientQueries.memberOf([branch])) }
        if let status = filter.status { conditions.append("clients.status = \(status)") }
        if let marked = filter.marked { conditions.append("clients.marked = \(marked)") }
        if let tag = filter.tag { conditions.append("clients.tags @> ARRAY[\(tag)]::text[]") }
        conditions += filter.search?.terms.map(found) ?? []
        return conditions.isEmpty ? ["true"] : conditions
    }

    /// Counted, or where nothing filters, read from the kept totals.
    private static func total(_ filter: ClientFilter, _ conditions: [SQL], _ reach: ClientReach) -> SQL {
        guard filter.isPlain, reach.isWhole else {
            return "(SELECT count(*) FROM clients WHERE \(fragment: .joined(conditions, separator: " AND ")))"
        }
        switch filter.archived {
        case .no: return "(SELECT coalesce(sum(live), 0)::bigint FROM client_totals)"
        case .only: return "(SELECT coalesce(sum(archived), 0)::bigint FROM client_totals)"
        case .all: return "(SELECT coalesce(sum(live + archived), 0)::bigint FROM client_totals)"
        }
    }

    private static func found(_ term: ClientSearch.Term) -> SQL {
        switch term {
        case .number(let number): "clients.number = \(number)"
        case .text(let word): like(word)
        case .digits(let digits): like(digits)
        case .code(let word, let plain): "(\(fragment: like(word)) OR \(fragment: like(plain)))"
        }
    }

    /// Whether a word stands anywhere in what is searched.
    ///
    /// Escaping comes after folding, which turns wide forms such as ％ into plain ones. The sub-select makes the
    /// pattern once instead of for each client. Less than three letters give the index nothing to look up, and walking
    /// through all of it takes ten times as long as going without.
    private static func like(_ word: String) -> SQL {
        let text: SQL = word.unicodeScalars.count < 3 ? "(clients.search_text || '')" : "clients.search_text"
        return #"""
            \#(fragment: text) LIKE (
                SELECT '%' || regexp_replace(extensions.fold(\#(word)), '([\\%_])', '\\\1', 'g') || '%'
            )
            """#
    }
}

extension ClientFilter {
    /// What a row of `clients` must fulfil to be in reach of a permission and to pass the filter.
    ///
    /// - Throws: `Problem.forbidden` where the permission does not reach at all.
    public func condition(for permission: Permission, in scope: Scope) throws(Problem) -> SQL {
        .joined(ClientListQueries.conditions(self, try scope.clientReach(permission)), separator: " AND ")
    }
}

// MARK: Order

extension ClientListQueries {
    /// Clients without a value come last in both directions, hence the flag before the value.
    ///
    /// All parts run the same way, so that one comparison of rows finds the place where a page begins, in an index
    /// where there is one.
    private static func order(_ sort: ClientSort) -> SQL {
        let column = sort.column
        switch (column.isOptional, sort.order) {
        case (false, .ascending): return "sort_key, clients.id"
        case (false, .descending): return "sort_key DESC, clients.id DESC"
        case (true, .ascending): return "(\(fragment: column.source) IS NULL), sort_key, clients.id"
        case (true, .descending):
            return "(\(fragment: column.source) IS NOT NULL) DESC, sort_key DESC, clients.id DESC"
        }
    }

    private static func beyond(_ position: ClientPosition, _ sort: ClientSort) -> SQL {
        let column = sort.column
        let isAscending = sort.order == .ascending
        let sign: SQL = isAscending ? ">" : "<"
        let type = SQL(trusted: column.kind.type)
        guard column.isOptional else {
            let key = position.key ?? ""
            return
                "(\(fragment: column.key), clients.id) \(fragment: sign) (\(key)::\(fragment: type), \(position.id)::uuid)"
        }
        guard let key = position.key else {
            return
                "(\(fragment: column.source) IS NULL AND clients.id \(fragment: sign) \(position.id)::uuid)"
        }
        let rest: SQL = """
            (\(fragment: column.key), clients.id) \(fragment: sign) (\(key)::\(fragment: type), \(position.id)::uuid)
            """
        // A comparison with NULL is NULL, so that clients without a value must be let in by name.
        return "(\(fragment: rest) OR \(fragment: column.source) IS NULL)"
    }
}

extension ClientSort.Column {
    /// What has no value where the client has none.
    var source: SQL {
        switch self {
        case .firstName: "clients.first_name"
        case .middleName: "clients.middle_name"
        case .lastName: "clients.last_name"
        case .document: "clients.document_number"
        case .city: "clients.city"
        case .region: "clients.region"
        case .address: "clients.address_line1"
        case .gender: "clients.gender"
        case .referralMethod: "clients.referral_method"
        case .note: "clients.note"
        case .preferredBranch: "clients.preferred_branch_id"
        default: key
        }
    }

    /// The value by which is sorted; texts are folded, so that É comes beside E.
    var key: SQL {
        switch self {
        case .name: "clients.name_key"
        case .number: "clients.number"
        case .firstName: "extensions.fold(clients.first_name)"
        case .middleName: "extensions.fold(clients.middle_name)"
        case .lastName: "extensions.fold(clients.last_name)"
        case .email: "lower(clients.email)"
        case .phone: "clients.phone"
        case .userName: "CASE WHEN clients.login_allowed THEN lower(clients.email) END"
        case .document: "extensions.fold(clients.document_number)"
        case .gender: "extensions.fold(clients.gender)"
        case .birthDate: "clients.birth_date"
        case .address: "extensions.fold(clients.address_line1)"
        case .city: "extensions.fold(clients.city)"
        case .region: "extensions.fold(clients.region)"
        case .postalCode: "lower(clients.postal_code)"
        case .country: "clients.country"
        case .language: "clients.language"
        case .referralMethod: "extensions.fold(clients.referral_method)"
        case .preferredBranch:
            "(SELECT extensions.fold(branches.name) FROM branches WHERE branches.id = clients.preferred_branch_id)"
        case .status: "clients.status"
        case .marked: "clients.marked"
        case .heightCM: "clients.height_cm"
        case .weightKG: "clients.weight_kg"
        // A cursor carries the value, and a note may be as long as a letter.
        case .note: "extensions.fold(left(clients.note, 100))"
        case .tags: "nullif(lower(left(array_to_string(clients.tags, ', '), 100)), '')"
        case .blocklist: "clients.blocklisted_at"
        case .loginAllowed: "clients.login_allowed"
        case .lastAppointmentAt: SQL(trusted: ClientDates.last.description)
        case .nextAppointmentAt: SQL(trusted: ClientDates.next.description)
        case .totalAppointments: "clients.total_appointments"
        case .noShowCount: "clients.no_show_count"
        case .createdAt: "clients.created_at"
        case .updatedAt: "clients.updated_at"
        case .archivedAt: "clients.archived_at"
        case .erasedAt: "clients.erased_at"
        }
    }

    /// The type of the value.
    var kind: ClientSort.Kind {
        switch self {
        case .number, .totalAppointments, .noShowCount: .integer
        case .marked, .loginAllowed: .bool
        case .heightCM, .weightKG: .decimal
        case .birthDate: .date
        case .blocklist, .lastAppointmentAt, .nextAppointmentAt, .createdAt, .updatedAt, .archivedAt,
            .erasedAt:
            .instant
        default: .text
        }
    }

    /// Whether clients may have no value.
    var isOptional: Bool {
        switch self {
        case .name, .number, .status, .marked, .loginAllowed, .totalAppointments, .noShowCount, .createdAt,
            .updatedAt:
            false
        default: true
        }
    }

    /// Whether an index has the clients in this order, so that a page is found without sorting all of them.
    var isIndexed: Bool {
        self == .name || self == .createdAt
    }
}

extension ClientSort.Kind {
    /// The type's name in SQL.
    fileprivate var type: String {
        switch self {
        case .text: "text"
        case .integer: "bigint"
        case .decimal: "numeric"
        case .bool: "boolean"
        case .date: "date"
        case .instant: "timestamptz"
        }
    }
}
