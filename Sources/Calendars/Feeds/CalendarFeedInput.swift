import Core
import Tenancy

/// Reads what a new feed is to be of.
struct CalendarFeedInput {
    private var fields: FieldReader
    private let profile: Profile

    init(_ body: JSONValue, profile: Profile) throws(Problem) {
        fields = try FieldReader(body)
        self.profile = profile
    }

    /// A feed of anything: `kind`, the field of that name, and `detail`.
    mutating func draft() throws(Problem) -> CalendarFeedDraft {
        let kinds = CalendarSubject.allCases.map(\.rawValue)
        let word = fields.required(fields.choice("kind", of: kinds), "kind")
        let kind = word.flatMap(CalendarSubject.init(rawValue:))
        let subject: CalendarFeedDraft.Subject?
        switch kind {
        case .employee:
            subject = fields.required(fields.id("employee"), "employee").map { .employee($0) }
        case .branch:
            subject = readBranch().map { .branch($0) }
        case .resource:
            subject = fields.required(fields.id("resource"), "resource").map { .resource($0) }
        case .client:
            subject = fields.required(fields.id("client"), "client").map { .client($0) }
        case nil:
            subject = nil
        }
        let detail = readDetail(isOfClient: kind == .client)
        try fields.finish()
        guard let subject else { throw .broken(context: "a feed without a subject was let pass") }
        return CalendarFeedDraft(subject: subject, detail: detail)
    }

    /// A feed of whoever asks: `detail` alone.
    mutating func own(_ actor: Actor) throws(Problem) -> CalendarFeedDraft {
        let detail = readDetail(isOfClient: actor.customer != nil)
        try fields.finish()
        switch actor.person {
        case .staff(let id): return CalendarFeedDraft(subject: .employee(id), detail: detail)
        case .customer(let id): return CalendarFeedDraft(subject: .client(id), detail: detail)
        case .operator, .visitor, .system: throw .notFound(.employee)
        }
    }

    private mutating func readBranch() -> BranchID? {
        let profile = profile
        let branch = fields.value("branch") { text throws(ValueIssue) in
            guard let branch = BranchID(text).flatMap(profile.branch(id:)) ?? profile.branch(slug: text),
                !branch.archived
            else {
                throw ValueIssue(
                    code: "unknown",
                    message: "Write the slug or id of a branch of this business."
                )
            }
            return branch.id
        }
        return fields.required(branch, "branch")
    }

    /// Without a word it tells as little as possible.
    private mutating func readDetail(isOfClient: Bool) -> CalendarDetail {
        let words = CalendarDetail.allCases.map(\.rawValue)
        let detail = fields.choice("detail", of: words).value.flatMap(CalendarDetail.init(rawValue:))
        if isOfClient, detail == .full {
            let message = "A client's calendar shows nobody else; choose service or busy."
            fields.add("detail", ValueIssue(code: "not_allowed", message: message))
        }
        return detail ?? .busy
    }
}
