import Core
import Postgres

/// Brings the branches, settings, services and what staff offer of one business to what a plan says.
public enum PlanOperations {
    /// Applies the plan's branches, settings and services in one transaction, with its audit rows.
    ///
    /// - Returns: what was created or changed, such as `branch gracia`; empty where all was so already.
    public static func apply(_ plan: BusinessPlan, in scope: Scope) async throws -> [String] {
        try await scope.write { transaction in
            var changes: [String] = []
            changes += try await addCategories(plan.services, in: scope, transaction)
            for table in [PlanTable.branches(plan.branches), PlanTable.services(plan.services)] {
                let there = try await transaction.rows(table.reading, as: PlanRow.init(row:))
                let steps = table.steps(there, world: scope.world)
                guard !steps.isEmpty else { continue }
                for step in steps {
                    transaction.later(scope.audit(step.action, table.noun, step.id, changes: step.changes))
                    changes.append("\(table.noun) \(step.slug)")
                }
                _ = try await transaction.batch(table.writing(.array(steps.map(\.row))))
            }
            changes += try await applySettings(plan, in: scope, transaction)
            return changes
        }
    }

    /// Makes the categories that services name and that are missing.
    private static func addCategories(
        _ services: [ServicePlan],
        in scope: Scope,
        _ transaction: Transaction
    ) async throws -> [String] {
        var missing = Set(services.compactMap(\.category))
        guard !missing.isEmpty else { return [] }
        let there = try await transaction.rows(
            "SELECT name FROM service_categories WHERE archived_at IS NULL"
        ) { row in try row.next(String.self) }
        missing.subtract(there)
        for name in missing.sorted() {
            let id = ServiceCategoryID.make(scope.world)
            transaction.later("INSERT INTO service_categories (id, name) VALUES (\(id), \(name))")
            let changes: [String: JSONValue] = ["name": [.null, .string(name)]]
            transaction.later(
                scope.audit("service_category.created", "service_category", id, changes: changes)
            )
        }
        return missing.sorted().map { "category \($0)" }
    }

    /// Stores the settings that differ from what is stored; null takes one back to its default.
    private static func applySettings(
        _ plan: BusinessPlan,
        in scope: Scope,
        _ transaction: Transaction
    ) async throws -> [String] {
        let there = try await transaction.rows(
            """
            SELECT branches.id, places.slug, (
                SELECT jsonb_object_agg(settings.key, settings.value)
                FROM settings
                WHERE settings.branch_id IS NOT DISTINCT FROM branches.id
            )
            FROM unnest(array_append(\(plan.branches.map(\.slug))::text[], NULL)) AS places (slug)
            LEFT JOIN branches ON branches.slug = places.slug
            """,
            as: StoredSettings.init(row:)
        )
        var wanted: [String?: [String: JSONValue]] = [nil: plan.settings]
        for branch in plan.branches { wanted[branch.slug] = branch.settings }
        var rows: [JSONValue] = []
        var changes: [String] = []
        for stored in there {
            let changed = (wanted[stored.slug] ?? [:]).filter { $0.value != stored.values[$0.key] ?? .null }
            guard !changed.isEmpty else { continue }
            for (key, value) in changed {
                rows.append(["branch_id": .id(stored.branch), "key": .string(key), "value": value])
                changes.append("setting \(stored.slug.map { "\($0) " } ?? "")\(key)")
            }
            let fields = Dictionary(
                uniqueKeysWithValues: changed.map { key, value in
                    (key, JSONValue.array([stored.values[key] ?? .null, value]))
                }
            )
            transaction.later(
                stored.branch.map { scope.audit("settings.edited", "branch", $0, changes: fields) }
                    ?? scope.audit("settings.edited", "business", scope.business.id, changes: fields)
            )
        }
        guard !rows.isEmpty else { return [] }
        transaction.later(
            """
            DELETE FROM settings
            USING jsonb_to_recordset(\(JSONValue.array(rows))::jsonb) AS wanted (branch_id uuid, key text)
            WHERE settings.branch_id IS NOT DISTINCT FROM wanted.branch_id
              AND settings.key = wanted.key
            """
        )
        try await transaction.execute(
            """
            INSERT INTO settings (branch_id, key, value)
            SELECT branch_id, key, value
            FROM jsonb_to_recordset(\(JSONValue.array(rows))::jsonb) AS wanted (branch_id uuid, key text, value jsonb)
            WHERE value <> 'null'
            """
        )
        return changes.sorted()
    }
}

/// What is stored for the business as a whole or for one of its branches.
private struct StoredSettings {
    let branch: BranchID?
    let slug: String?
    let values: [String: JSONValue]

    init(row: inout RowReader) throws {
        branch = try row.next(BranchID?.self)
        slug = try row.next(String?.self)
        values = try row.next(JSONValue?.self)?.objectValue ?? [:]
    }
}
