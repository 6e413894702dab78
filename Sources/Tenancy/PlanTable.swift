import Core
import Postgres

/// A row of branches or services as it is: what never changes, and the fields that a plan may set.
struct PlanRow {
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
struct PlanTable {
    struct Step {
        let id: ID<PlanRow>
        let slug: String
        let action: String
        let changes: [String: JSONValue]
        let row: JSONValue
    }

    let noun: String
    let reading: SQL
    let writing: @Sendable (JSONValue) -> [SQL]
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
                [
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
                ]
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

    /// Services; of the details, what the plan leaves out stays as it is.
    static func services(_ plans: [ServicePlan]) -> PlanTable {
        PlanTable(
            noun: "service",
            reading: """
                SELECT services.id, services.slug, jsonb_build_object(
                    'name', services.name, 'minutes', minutes, 'buffer_before', buffer_before,
                    'buffer_after', buffer_after, 'price', price, 'capacity', capacity, 'category', categories.name,
                    'description', description, 'colour', colour, 'bookable_online', bookable_online,
                    'branches', (
                        SELECT coalesce(jsonb_agg(branches.slug ORDER BY branches.slug COLLATE "C"), '[]')
                        FROM service_branch
                        JOIN branches ON branches.id = service_branch.branch_id
                        WHERE service_branch.service_id = services.id
                    ),
                    'archived', services.archived_at IS NOT NULL
                )
                FROM services
                LEFT JOIN service_categories AS categories ON categories.id = services.category_id
                """,
            writing: { [writeServices($0)] + offerServices($0) },
            wanted: plans.map { plan in
                var fields: [String: JSONValue] = [
                    "name": .string(plan.name), "minutes": .int(plan.minutes),
                    "buffer_before": .int(plan.bufferBefore), "buffer_after": .int(plan.bufferAfter),
                    "price": .int(plan.price), "capacity": .int(plan.capacity), "archived": false,
                ]
                fields["category"] = plan.category.map(JSONValue.string)
                fields["description"] = plan.description.map(JSONValue.string)
                fields["colour"] = plan.colour.map { .string($0.text) }
                fields["bookable_online"] = plan.isOnline.map(JSONValue.bool)
                fields["branches"] = plan.branches.map { .array($0.sorted().map(JSONValue.string)) }
                return (plan.slug, fields)
            }
        )
    }

    private static func writeServices(_ rows: JSONValue) -> SQL {
        """
        INSERT INTO services (
            id, slug, name, minutes, buffer_before, buffer_after, price, capacity, category_id, description, colour,
            bookable_online
        )
        SELECT id, slug, name, minutes, buffer_before, buffer_after, price, capacity,
            (
                SELECT categories.id
                FROM service_categories AS categories
                WHERE categories.name = wanted.category AND categories.archived_at IS NULL
                ORDER BY categories.id
                LIMIT 1
            ),
            description, colour, coalesce(bookable_online, true)
        FROM jsonb_to_recordset(\(rows)::jsonb) AS wanted (
            id uuid, slug text, name text, minutes integer, buffer_before integer, buffer_after integer,
            price bigint, capacity integer, category text, description text, colour text, bookable_online boolean
        )
        ON CONFLICT (slug) DO UPDATE
        SET name = excluded.name, minutes = excluded.minutes, buffer_before = excluded.buffer_before,
            buffer_after = excluded.buffer_after, price = excluded.price, capacity = excluded.capacity,
            category_id = excluded.category_id, description = excluded.description, colour = excluded.colour,
            bookable_online = excluded.bookable_online, archived_at = NULL, revision = services.revision + 1
        """
    }

    /// At exactly the branches that the rows name; at all where they name none.
    private static func offerServices(_ rows: JSONValue) -> [SQL] {
        let wanted: SQL = """
            SELECT services.id AS service_id, branches.id AS branch_id
            FROM jsonb_to_recordset(\(rows)::jsonb) AS wanted (slug text, branches text[])
            JOIN services ON services.slug = wanted.slug
            JOIN branches ON branches.slug = ANY (wanted.branches)
            """
        return [
            """
            DELETE FROM service_branch
            WHERE service_id IN (
                SELECT services.id
                FROM jsonb_to_recordset(\(rows)::jsonb) AS wanted (slug text)
                JOIN services ON services.slug = wanted.slug
            )
              AND (service_id, branch_id) NOT IN (\(fragment: wanted))
            """,
            "INSERT INTO service_branch (service_id, branch_id) \(fragment: wanted) ON CONFLICT DO NOTHING",
        ]
    }
}
