import Core
import Tenancy

extension FieldReader {
    /// The value after a change of a field that must have one; nil, with an issue, where it would have none.
    mutating func settled<Value>(_ change: Change<Value>, _ name: String, _ before: Value?) -> Value? {
        if change.isKept, let before { return before }
        return required(change, name)
    }

    /// A branch that is open, by its slug or id.
    mutating func branch(_ name: String, of profile: Profile) -> Change<BranchID> {
        value(name) { text throws(ValueIssue) in
            guard let branch = profile.open(text) else { throw .unknownBranch }
            return branch.id
        }
    }

    /// Branches that are open, by their slugs or ids.
    mutating func branches(_ name: String, of profile: Profile) -> Change<Set<BranchID>> {
        let change = strings(name, maxCount: CatalogueLimits.branches, maxLength: 40)
        guard case .set(let texts) = change else { return change.map { _ in [] } }
        let found = texts.compactMap { profile.open($0)?.id }
        guard found.count == texts.count else {
            add(name, .unknownBranch)
            return .keep
        }
        return .set(Set(found))
    }

    /// A colour, as it is stored.
    mutating func colour(_ name: String) -> Change<String> {
        value(name, Colour.init).map(\.text)
    }
}

/// How much of one kind a record may name.
enum CatalogueLimits {
    static let branches = 500
    static let employees = 1_000
    static let resources = 500
    static let services = 1_000
    static let name = 120
    static let description = 2_000
    static let positions = -1_000_000...1_000_000
}

extension Profile {
    /// A branch that is open, by its slug or id.
    func open(_ name: String) -> Branch? {
        guard let branch = named(name), !branch.archived else { return nil }
        return branch
    }

    /// A branch, open or closed, by its slug or id.
    func named(_ name: String) -> Branch? {
        BranchID(name).flatMap(branch(id:)) ?? branch(slug: name)
    }
}

extension ValueIssue {
    static let unknownBranch = ValueIssue(
        code: "unknown",
        message: "Write the slug or id of a branch of this business that is open."
    )

    /// Something named by its key is not there.
    static func unknown(_ noun: Noun) -> ValueIssue {
        ValueIssue(
            code: "unknown",
            message: "There is no such \(noun.words) in this business, or it is archived."
        )
    }
}

extension [String: JSONValue] {
    /// What differs from another record, `{"field": [before, after]}`, for the audit log; against nil, everything
    /// that has a value.
    func changes(since other: [String: JSONValue]?) -> [String: JSONValue] {
        let before = other ?? [:]
        return reduce(into: [:]) { changes, field in
            let old = before[field.key] ?? .null
            if old != field.value { changes[field.key] = .array([old, field.value]) }
        }
    }
}

extension JSONValue {
    /// Keys in their order.
    static func ids<Subject>(_ ids: some Collection<ID<Subject>>) -> JSONValue {
        .array(ids.sorted().map { .string($0.description) })
    }
}
