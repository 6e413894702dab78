import Core
import Gateway
import Identity
import Tenancy

/// The forms that several answers of the catalogue share.
enum CatalogueSchema {
    /// A branch as other records name it.
    static let branchLabel = Schema.object("BranchLabel", ["id": .id, "slug": .string(max: 40)])

    /// An employee as other records name one.
    static let employeeLabel = Schema.object("EmployeeLabel", ["id": .id, "name": .string()])

    /// What an answer to a change of hours warns of.
    static let conflicts = Schema.array(
        .object("ScheduleConflict", ["appointment_id": .id, "starts_at": .instant]),
        max: ScheduleConflict.countMax
    )
    .described("Appointments to come that lie outside of the hours now; in answers to changes.")

    /// Branches in a body.
    static let branchNames = Schema.array(.string(max: 40), max: CatalogueLimits.branches)

    static let colour = Schema.string(max: 7, pattern: "^#[0-9a-f]{6}$").described("Such as #3a7bd5.").orNull

    static let position = Schema.integer(CatalogueLimits.positions)
        .described("Lists show lower ones first, and equal ones by name.")

    /// Hours of a week.
    static let hours = Schema.map(.array(.string(max: 11), max: 24))
        .described("By day or range of days: {\"mon-fri\": [\"09:00-14:00\"]}.")

    /// A branch by its slug or id, as a filter.
    static func branchFilter(_ help: String) -> QueryParameter {
        QueryParameter("branch", .string(max: 40), help)
    }

    /// Archived records instead of the others.
    static let archivedFilter = QueryParameter(
        "archived",
        .boolean,
        "Archived ones instead of the others; staff only."
    )
}

extension Call {
    /// The branch that the query names by slug or id.
    ///
    /// - Throws: `Problem.notFound(.branch)`.
    var branchFilter: BranchID? {
        get throws(Problem) {
            guard let name = query("branch") else { return nil }
            guard let branch = scope.profile.named(name) else { throw .notFound(.branch) }
            return branch.id
        }
    }

    /// An identifier that the query names.
    func filter<Subject>(_ name: String) -> ID<Subject>? {
        query(name).flatMap { ID<Subject>($0) }
    }

    /// A day that the query names.
    func date(_ name: String) -> CalendarDate? {
        query(name).flatMap { CalendarDate(iso8601: $0) }
    }

    /// Whether the record may be changed while it has a revision (`If-Match`).
    var revisionCondition: @Sendable (Int64) -> Bool {
        get throws(Problem) {
            let condition = try ifMatch
            return { condition?.allows($0) ?? true }
        }
    }

    /// The client's promise that this creation is wished for once.
    func onceKey(_ action: String, _ body: JSONValue) throws(Problem) -> IdempotencyKey? {
        IdempotencyKey(try idempotencyKey, for: action, body: body, actor: scope.actor)
    }
}
