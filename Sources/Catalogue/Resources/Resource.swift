import Core
import Postgres
import Tenancy

/// A room or a piece of equipment of a branch.
struct Resource: Sendable, Hashable {
    let id: ResourceID
    let draft: ResourceDraft
    let branchSlug: String
    let createdAt: Instant
    let archivedAt: Instant?
    let revision: Int64

    /// Reads a row of `ResourceQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        let branch = try row.next(BranchID.self)
        branchSlug = try row.next()
        let word = try row.next(String.self)
        guard let kind = ResourceDraft.Kind(rawValue: word) else {
            throw Problem.broken(context: "resource \(id) is of the unknown kind '\(word)'")
        }
        draft = ResourceDraft(
            branch: branch,
            kind: kind,
            name: try row.next(),
            position: try row.next(),
            services: Set(try row.next([ServiceID].self))
        )
        createdAt = try row.next()
        archivedAt = try row.next(Instant?.self)
        revision = try row.next()
    }
}

extension Resource: JSONEncodable {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("branch", BranchLabel(id: draft.branch, slug: branchSlug))
            json.field("kind", draft.kind.rawValue)
            json.field("name", draft.name)
            json.field("position", draft.position)
            json.field("services", draft.services.sorted())
            json.field("created_at", createdAt)
            json.field("archived_at", archivedAt)
            json.field("revision", revision)
        }
    }
}

/// What a resource's record is to say.
struct ResourceDraft: Sendable, Hashable {
    /// What it is: a service needs one of each kind that is named for it.
    enum Kind: String, Sendable, Hashable, CaseIterable {
        case room
        case equipment
    }

    /// Where it stands, for good.
    var branch: BranchID
    var kind: Kind
    var name: String
    var position: Int
    /// The services that need it, or another of its kind.
    var services: Set<ServiceID>

    /// The fields by the names of the API, for the audit log.
    var fields: [String: JSONValue] {
        [
            "branch": .id(branch), "kind": .string(kind.rawValue), "name": .string(name),
            "position": .int(position), "services": .ids(services),
        ]
    }
}

extension ResourceDraft {
    /// The record with its fields changed by a body; a new one where there is none yet.
    init(_ body: JSONValue, profile: Profile, changing before: ResourceDraft?) throws(Problem) {
        var fields = try FieldReader(body)
        let branch =
            before == nil ? fields.required(fields.branch("branch", of: profile), "branch") : before?.branch
        let kinds = Kind.allCases.map(\.rawValue)
        let kind = fields.settled(
            fields.choice("kind", of: kinds).map { Kind(rawValue: $0) ?? .room },
            "kind",
            before?.kind
        )
        let name = fields.settled(fields.text("name", max: CatalogueLimits.name), "name", before?.name)
        let position = fields.integer("position", in: CatalogueLimits.positions)
        let services: Change<[ServiceID]> = fields.ids("services", maxCount: CatalogueLimits.services)
        try fields.finish()
        guard let branch, let kind, let name else {
            throw .broken(context: "a resource without a mandatory field was let pass")
        }
        self.init(
            branch: branch,
            kind: kind,
            name: name,
            position: position.applied(to: before?.position) ?? 0,
            services: services.map { Set($0) }.applied(to: before?.services) ?? []
        )
    }
}

/// Which resources a list shows.
struct ResourceFilter: Sendable, Hashable {
    var archived = false
    var branch: BranchID?
    var kind: ResourceDraft.Kind?

    /// What a cursor must agree with.
    var parts: [String?] { ["\(archived)", branch?.description, kind?.rawValue] }
}
