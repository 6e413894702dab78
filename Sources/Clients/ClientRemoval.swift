import Core
import Postgres

/// The ways to take clients away, and the way back.
enum ClientRemoval: String, Sendable, CaseIterable {
    /// Hidden, whole, restored whenever wanted.
    case archive
    /// Back from the archive.
    case restore
    /// Personal data blanked for good; the number stays.
    case erase
    /// The record removed, if nothing uses it.
    case purge

    /// For so long many clients can be brought back at once.
    static let undoPeriod = Duration.seconds(30 * 86_400)

    /// The way that the business has chosen for its bin.
    init(_ action: DeleteAction) {
        self =
            switch action {
            case .archive: .archive
            case .erase: .erase
            case .purgeIfUnused: .purge
            }
    }

    /// What is needed for it.
    var permission: Permission {
        switch self {
        case .archive, .restore: .deleteClients
        case .erase: .eraseClients
        case .purge: .purgeClients
        }
    }

    /// The word of the audit log.
    var action: String {
        switch self {
        case .archive: "client.archived"
        case .restore: "client.restored"
        case .erase: "client.erased"
        case .purge: "client.purged"
        }
    }
}

/// What decides whether a client can be taken away.
struct ClientStanding: Sendable, Hashable {
    let id: ClientID
    let number: Int64
    /// Whether the action reaches the client.
    var isAllowed = true
    var archivedAt: Instant?
    var erasedAt: Instant?
    /// What uses the client; only known where it matters.
    var uses: [String] = []
}

extension ClientStanding {
    /// Reads a row of `ClientRemovalQueries.lock`.
    init(row: inout RowReader) throws {
        id = try row.next()
        number = try row.next()
        isAllowed = try row.next()
        archivedAt = try row.next(Instant?.self)
        erasedAt = try row.next(Instant?.self)
        uses = try row.next()
    }
}

/// What becomes of one client.
enum RemovalVerdict: Sendable, Hashable {
    /// It is done.
    case done
    /// It was so already.
    case unchanged
    /// It is not done, for this reason.
    case refused(Problem)

    /// Decides; nothing else does.
    ///
    /// - Parameters:
    ///   - standing: nil for a client who is out of reach or not there.
    ///   - undoing: since when a client may have been archived to be restored with others; nil for any time.
    init(_ removal: ClientRemoval, _ standing: ClientStanding?, undoing since: Instant? = nil) {
        guard let standing else {
            self = .refused(.notFound(.client))
            return
        }
        guard standing.isAllowed else {
            self = .refused(.forbidden)
            return
        }
        self =
            switch removal {
            case .archive: standing.archivedAt == nil ? .done : .unchanged
            case .erase: standing.erasedAt == nil ? .done : .unchanged
            case .purge:
                standing.uses.isEmpty ? .done : .refused(.conflict(.clientInUse(reasons: standing.uses)))
            case .restore: Self.restoring(standing, since)
            }
    }

    private static func restoring(_ standing: ClientStanding, _ since: Instant?) -> RemovalVerdict {
        guard standing.erasedAt == nil else { return .refused(.conflict(.clientErased)) }
        guard let archivedAt = standing.archivedAt else { return .unchanged }
        if let since, archivedAt < since {
            return .refused(
                .conflict(
                    .other(
                        slug: "undo-too-late",
                        detail: "The client was archived more than 30 days ago. Restore the client singly."
                    )
                )
            )
        }
        return .done
    }
}

/// What became of each of several clients.
struct RemovalReport: Sendable, JSONEncodable {
    struct Row: Sendable {
        let id: ClientID
        let number: Int64?
        let verdict: RemovalVerdict
    }

    let removal: ClientRemoval
    /// In the order in which they were named.
    let rows: [Row]
    /// Until when they can be brought back at once.
    let undoUntil: Instant?

    /// Writes the counts and one item for each client.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("action", removal.rawValue)
            json.field("total", rows.count)
            json.field("done", rows.count { $0.verdict == .done })
            json.field("unchanged", rows.count { $0.verdict == .unchanged })
            json.field("refused", rows.count { $0.problem != nil })
            json.field("undo_until", undoUntil)
            json.field("items", rows)
        }
    }
}

extension RemovalReport.Row: JSONEncodable {
    var problem: Problem? {
        guard case .refused(let problem) = verdict else { return nil }
        return problem
    }

    /// Writes the client and what became of it.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("number", number)
            json.field("result", word)
            json.key("problem")
            guard let problem else { return json.null() }
            json.object { json in
                json.field("type", problem.slug)
                json.field("detail", problem.detail)
                json.field("reasons", reasons)
            }
        }
    }

    private var word: String {
        switch verdict {
        case .done: "done"
        case .unchanged: "unchanged"
        case .refused: "refused"
        }
    }

    private var reasons: [String] {
        guard case .refused(.conflict(.clientInUse(let reasons))) = verdict else { return [] }
        return reasons
    }
}
