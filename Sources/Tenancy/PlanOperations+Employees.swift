public import Core
import Postgres

extension PlanOperations {
    /// Makes staff members offer exactly the services that their plans name, with the hours that these give, in one
    /// transaction with its audit rows.
    ///
    /// - Returns: whether that changed anything.
    public static func assign(_ plans: [StaffID: StaffPlan], in scope: Scope) async throws -> Bool {
        guard !plans.isEmpty else { return false }
        return try await scope.write { transaction in
            let there = try await transaction.rows(read(Array(plans.keys)), as: Employment.init(row:))
            var changed: [JSONValue] = []
            for before in there {
                guard let plan = plans[before.id] else { continue }
                let after = before.changed(by: plan)
                let changes = after.changes(since: before)
                guard !changes.isEmpty else { continue }
                transaction.later(scope.audit("employee.edited", "staff", before.id, changes: changes))
                changed.append(after.json)
            }
            guard !changed.isEmpty else { return false }
            _ = try await transaction.batch(write(.array(changed)))
            return true
        }
    }

    private static func read(_ staff: [StaffID]) -> SQL {
        """
        SELECT staff.id,
            ARRAY(
                SELECT services.slug
                FROM staff_service
                JOIN services ON services.id = staff_service.service_id
                WHERE staff_service.staff_id = staff.id
            ),
            staff.bookable_online,
            (
                SELECT coalesce(jsonb_object_agg(branches.slug, staff_hours.hours), '{}')
                FROM staff_hours
                JOIN branches ON branches.id = staff_hours.branch_id
                WHERE staff_hours.staff_id = staff.id
            )
        FROM staff
        WHERE staff.id = ANY(\(staff)::uuid[])
        """
    }

    private static func write(_ rows: JSONValue) -> [SQL] {
        let offers: SQL = """
            SELECT wanted.id AS staff_id, services.id AS service_id
            FROM jsonb_to_recordset(\(rows)::jsonb) AS wanted (id uuid, services text[])
            JOIN services ON services.slug = ANY (wanted.services)
            """
        return [
            """
            UPDATE staff
            SET bookable_online = wanted.bookable_online, revision = revision + 1
            FROM jsonb_to_recordset(\(rows)::jsonb) AS wanted (id uuid, bookable_online boolean)
            WHERE staff.id = wanted.id
            """,
            """
            DELETE FROM staff_service
            WHERE staff_id IN (SELECT id FROM jsonb_to_recordset(\(rows)::jsonb) AS wanted (id uuid))
              AND (staff_id, service_id) NOT IN (\(fragment: offers))
            """,
            "INSERT INTO staff_service (staff_id, service_id) \(fragment: offers) ON CONFLICT DO NOTHING",
            """
            INSERT INTO staff_hours (staff_id, branch_id, hours)
            SELECT wanted.id, branches.id, week.value
            FROM jsonb_to_recordset(\(rows)::jsonb) AS wanted (id uuid, hours jsonb)
            CROSS JOIN jsonb_each(wanted.hours) AS week
            JOIN branches ON branches.slug = week.key
            ON CONFLICT (staff_id, branch_id) DO UPDATE SET hours = excluded.hours
            """,
        ]
    }
}

/// What a plan may say of a staff member's work, as it is or is to be.
private struct Employment {
    let id: StaffID
    var services: Set<String>
    var isBookableOnline: Bool
    /// By the slug of the branch.
    var hours: [String: JSONValue]

    init(row: inout RowReader) throws {
        id = try row.next()
        services = Set(try row.next([String].self))
        isBookableOnline = try row.next()
        hours = try row.next(JSONValue.self).objectValue ?? [:]
    }

    func changed(by plan: StaffPlan) -> Employment {
        var after = self
        after.services = Set(plan.services)
        after.isBookableOnline = plan.isOnline ?? isBookableOnline
        for (branch, week) in plan.hours { after.hours[branch] = week.json }
        return after
    }

    var fields: [String: JSONValue] {
        [
            "services": .array(services.sorted().map(JSONValue.string)),
            "bookable_online": .bool(isBookableOnline), "hours": .object(hours),
        ]
    }

    var json: JSONValue { .object(fields.merging(["id": .id(id)]) { _, new in new }) }

    func changes(since before: Employment) -> [String: JSONValue] {
        let old = before.fields
        return fields.filter { $0.value != old[$0.key] }.reduce(into: [:]) { changes, field in
            changes[field.key] = [old[field.key] ?? .null, field.value]
        }
    }
}
