public import Core
import Postgres

/// Brings the branches, settings and services of one business to what a plan says.
public enum PlanOperations {
    /// Applies the plan's branches, settings and services in one transaction, with its audit rows.
    ///
    /// - Returns: what was created or changed, such as `branch gracia`; empty where all was so already.
    public static func apply(_ plan: BusinessPlan, in scope: Scope) async throws -> [String] {
        try await scope.write { transaction in
            var changes: [String] = []
            for table in [PlanTable.branches(plan.branches), PlanTable.services(plan.services)] {
                let there = try await transaction.rows(table.reading, as: PlanRow.init(row:))
                let steps = table.steps(there, world: scope.world)
                guard !steps.isEmpty else { continue }
                for step in steps {
                    transaction.later(scope.audit(step.action, table.noun, step.id, changes: step.changes))
                    changes.append("\(table.noun) \(step.slug)")
                }
                try await transaction.execute(table.writing(.array(steps.map(\.row))))
            }
            changes += try await applySettings(plan, in: scope, transaction)
            return changes
        }
    }

    /// Makes staff members offer exactly these services, named by their slugs, in one transaction.
    ///
    /// - Returns: whether that changed anything.
    public static func assign(_ services: [StaffID: [String]], in scope: Scope) async throws -> Bool {
        guard !services.isEmpty else { return false }
        let wanted = JSONValue.array(
            services.flatMap { staff, slugs in
                slugs.map { slug in ["staff_id": .id(staff), "slug": .string(slug)] }
            }
        )
        return try await scope.write { transaction in
            let removed = try await transaction.execute(
                """
                DELETE FROM staff_service
                WHERE staff_id = ANY(\(Array(services.keys))::uuid[])
                  AND (staff_id, service_id) NOT IN (
                      SELECT wanted.staff_id, services.id
                      FROM jsonb_to_recordset(\(wanted)::jsonb) AS wanted (staff_id uuid, slug text)
                      JOIN services ON services.slug = wanted.slug
                  )
                """
            )
            let added = try await transaction.execute(
                """
                INSERT INTO staff_service (staff_id, service_id)
                SELECT wanted.staff_id, services.id
                FROM jsonb_to_recordset(\(wanted)::jsonb) AS wanted (staff_id uuid, slug text)
                JOIN services ON services.slug = wanted.slug
                ON CONFLICT DO NOTHING
                """
            )
            return removed + added > 0
        }
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

/// A row of branches or services as it is: what never changes, and the fields that a plan may set.
private struct PlanRow {
    let id: String
    let slug: String
    let fields: [String: JSONValue]

    init(row: inout RowReader) throws {
        id = try row.next(ID<PlanRow>.self).description
        slug = try row.next()
        fields = try row.next(JSONValue.self).objectValue ?? [:]
    }
}

/// One of the two tables that a plan fills, and what the plan wants in it.
private struct PlanTable {
    struct Step {
        let id: ID<PlanRow>
        let slug: String
        let action: String
        let changes: [String: JSONValue]
        let row: JSONValue
    }

    let noun: String
    let reading: SQL
    let writing: @Sendable (JSONValue) -> SQL
    private let wanted: [(slug: String, fields: [String: JSONValue])]

    /// What is to be written: rows that are missing, and those whose fields differ.
    func steps(_ there: [PlanRow], world: World) -> [Step] {
        let known = Dictionary(there.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
        return wanted.compactMap { slug, fields in
            let before = known[slug]
            let after = (before?.fields ?? [:]).merging(fields) { _, new in new }
            let changed = after.filter { $0.value != (before?.fields[$0.key] ?? .null) }
            guard before == nil || !changed.isEmpty else { return nil }
            let id = before.flatMap { ID<PlanRow>($0.id) } ?? .make(world)
            return Step(
                id: id,
                slug: slug,
                action: "\(noun).\(before == nil ? "created" : "edited")",
                changes: Dictionary(
                    uniqueKeysWithValues: changed.map { key, value in
                        (key, [before?.fields[key] ?? .null, value])
                    }
                ),
                row: .object(after.merging(["id": .id(id), "slug": .string(slug)]) { _, new in new })
            )
        }
    }

    /// Branches; what the plan leaves out stays as it is.
    static func branches(_ plans: [BranchPlan]) -> PlanTable {
        PlanTable(
            noun: "branch",
            reading: """
                SELECT id, slug, jsonb_build_object(
                    'name', name, 'time_zone', time_zone, 'country', country, 'phone', phone, 'address', address,
                    'hours', hours, 'archived', archived_at IS NOT NULL
                )
                FROM branches
                """,
            writing: { rows in
                """
                INSERT INTO branches (id, slug, name, time_zone, country, phone, address, hours)
                SELECT id, slug, name, time_zone, country, phone, address, coalesce(hours, '{}')
                FROM jsonb_to_recordset(\(rows)::jsonb) AS wanted (
                    id uuid, slug text, name text, time_zone text, country text, phone text, address text, hours jsonb
                )
                ON CONFLICT (slug) DO UPDATE
                SET name = excluded.name, time_zone = excluded.time_zone, country = excluded.country,
                    phone = excluded.phone, address = excluded.address, hours = excluded.hours,
                    archived_at = NULL, revision = branches.revision + 1
                """
            },
            wanted: plans.map { plan in
                var fields: [String: JSONValue] = [
                    "name": .string(plan.name), "time_zone": .string(plan.timeZone),
                    "country": .string(plan.country.text), "archived": false,
                ]
                fields["phone"] = plan.phone.map(JSONValue.string)
                fields["address"] = plan.address.map(JSONValue.string)
                fields["hours"] = plan.hours?.json
                return (plan.slug, fields)
            }
        )
    }

    /// Services.
    static func services(_ plans: [ServicePlan]) -> PlanTable {
        PlanTable(
            noun: "service",
            reading: """
                SELECT id, slug, jsonb_build_object(
                    'name', name, 'minutes', minutes, 'buffer_before', buffer_before, 'buffer_after', buffer_after,
                    'price', price, 'capacity', capacity, 'archived', archived_at IS NOT NULL
                )
                FROM services
                """,
            writing: { rows in
                """
                INSERT INTO services (id, slug, name, minutes, buffer_before, buffer_after, price, capacity)
                SELECT id, slug, name, minutes, buffer_before, buffer_after, price, capacity
                FROM jsonb_to_recordset(\(rows)::jsonb) AS wanted (
                    id uuid, slug text, name text, minutes integer, buffer_before integer, buffer_after integer,
                    price bigint, capacity integer
                )
                ON CONFLICT (slug) DO UPDATE
                SET name = excluded.name, minutes = excluded.minutes, buffer_before = excluded.buffer_before,
                    buffer_after = excluded.buffer_after, price = excluded.price, capacity = excluded.capacity,
                    archived_at = NULL, revision = services.revision + 1
                """
            },
            wanted: plans.map { plan in
                let fields: [String: JSONValue] = [
                    "name": .string(plan.name), "minutes": .int(plan.minutes),
                    "buffer_before": .int(plan.bufferBefore), "buffer_after": .int(plan.bufferAfter),
                    "price": .int(plan.price), "capacity": .int(plan.capacity), "archived": false,
                ]
                return (plan.slug, fields)
            }
        )
    }
}
