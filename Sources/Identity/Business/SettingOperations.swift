public import Core
import Postgres
public import Tenancy

/// Reading and changing the settings of a business and of its branches.
public struct SettingOperations: Sendable {
    private let catalog: SettingCatalog
    private let profiles: Profiles

    /// - Parameters:
    ///   - catalog: every setting that there is.
    ///   - profiles: what this process remembers of businesses; it forgets what was changed here at once.
    public init(catalog: SettingCatalog, profiles: Profiles) {
        self.catalog = catalog
        self.profiles = profiles
    }

    /// The settings of the business, or those that a branch may have of its own.
    func list(branch: BranchID?, in scope: Scope) async throws -> [Setting] {
        try require(.readSettings, branch, in: scope)
        let rows = try await scope.read(SettingQueries.stored(branch: branch))[0]
        return settings(try stored(rows), branch: branch, in: scope)
    }

    /// Changes some settings; null takes one back to its default, and those not named stay as they are.
    ///
    /// - Throws: `Problem.invalid` naming each key that is unknown or whose value will not do.
    func change(
        _ values: [String: JSONValue],
        branch: BranchID?,
        in scope: Scope
    ) async throws -> [Setting] {
        try require(.manageSettings, branch, in: scope)
        let issues = catalog.issues(
            of: values,
            forBranch: branch != nil,
            preset: scope.business.preset
        )
        guard issues.isEmpty else { throw Problem.invalid(issues) }
        let now = scope.world.now()
        let settings = try await scope.write { transaction in
            let answers = try await transaction.batch([
                SettingQueries.lock, SettingQueries.stored(branch: branch),
            ])
            var known = try stored(answers[1])
            let before = known[branch] ?? [:]
            let changed = values.filter { key, value in before[key] ?? .null != value }
            guard !changed.isEmpty else { return self.settings(known, branch: branch, in: scope) }
            let removed = changed.filter { $0.value == .null }
            let kept = changed.filter { $0.value != .null }
            if !removed.isEmpty {
                transaction.later(SettingQueries.delete(removed.keys.sorted(), branch: branch))
            }
            if !kept.isEmpty { transaction.later(SettingQueries.store(kept, branch: branch, now: now)) }
            transaction.later(audit(changed, before, branch, in: scope))
            known[branch] = before.merging(kept) { _, new in new }.filter { removed[$0.key] == nil }
            return self.settings(known, branch: branch, in: scope)
        }
        profiles.forget(schema: scope.business.schema)
        return settings
    }

    private func require(_ permission: Permission, _ branch: BranchID?, in scope: Scope) throws(Problem) {
        let reach = try scope.reach(permission)
        guard let branch else {
            guard reach == .all else { throw .forbidden }
            return
        }
        guard scope.profile.branch(id: branch) != nil else { throw .notFound(.branch) }
        guard reach.includes(branch) else { throw .forbidden }
    }

    private func stored(_ rows: Rows) throws -> [BranchID?: [String: JSONValue]] {
        let settings = try rows.map { row in
            (
                branch: try row.next(BranchID?.self), key: try row.next(String.self),
                value: try row.next(JSONValue.self)
            )
        }
        return settings.reduce(into: [:]) { values, setting in
            values[setting.branch, default: [:]][setting.key] = setting.value
        }
    }

    private func settings(
        _ stored: [BranchID?: [String: JSONValue]],
        branch: BranchID?,
        in scope: Scope
    ) -> [Setting] {
        let preset = scope.business.preset
        let business = stored[nil] ?? [:]
        let own = branch.map { stored[$0] ?? [:] }
        let values = catalog.values(preset: preset, business: business, branch: own ?? [:])
        let defaults = catalog.values(preset: preset, business: own == nil ? [:] : business)
        return catalog.definitions.filter { own == nil || $0.perBranch }.map { definition in
            let source: Setting.Source =
                if let own, own[definition.key].map(definition.accepts) ?? false {
                    .branch
                } else if business[definition.key].map(definition.accepts) ?? false {
                    .business
                } else {
                    .fallback
                }
            return Setting(
                definition: definition,
                value: values.json(definition),
                fallback: defaults.json(definition),
                source: source
            )
        }
    }

    private func audit(
        _ changed: [String: JSONValue],
        _ before: [String: JSONValue],
        _ branch: BranchID?,
        in scope: Scope
    ) -> SQL {
        let changes = changed.reduce(into: [String: JSONValue]()) { changes, setting in
            changes[setting.key] = .array([before[setting.key] ?? .null, setting.value])
        }
        if let branch { return scope.audit("settings.changed", "branch", branch, changes: changes) }
        return scope.audit("settings.changed", "business", scope.business.id, changes: changes)
    }
}
