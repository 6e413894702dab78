import Core
import Postgres

/// The SQL about categories of services.
enum ServiceCategoryQueries {
    private static let columns: SQL = "id, name, position, created_at, archived_at, revision"

    static func list(archived: Bool, _ window: ListWindow) -> [SQL] {
        ListQueries.statements(
            ListQueries.Source(
                columns: columns,
                from: "service_categories",
                conditions: ["(archived_at IS NOT NULL) = \(archived)"],
                order: (number: "position", text: "extensions.fold(name)", id: "id")
            ),
            window
        )
    }

    static func find(_ id: ServiceCategoryID) -> SQL {
        "SELECT \(fragment: columns) FROM service_categories WHERE id = \(id)"
    }

    static func insert(_ id: ServiceCategoryID, _ draft: ServiceCategoryDraft, now: Instant) -> SQL {
        """
        INSERT INTO service_categories (id, name, position, created_at)
        VALUES (\(id), \(draft.name), \(draft.position), \(now))
        """
    }

    static func update(_ id: ServiceCategoryID, _ draft: ServiceCategoryDraft) -> SQL {
        """
        UPDATE service_categories
        SET name = \(draft.name), position = \(draft.position), revision = revision + 1
        WHERE id = \(id)
        """
    }

    static func archive(_ id: ServiceCategoryID, now: Instant) -> SQL {
        "UPDATE service_categories SET archived_at = \(now), revision = revision + 1 WHERE id = \(id)"
    }

    /// Its services show its name, and so change with it.
    static func touchServices(_ id: ServiceCategoryID) -> SQL {
        "UPDATE services SET revision = revision + 1 WHERE category_id = \(id)"
    }

    /// Its services are without a category from then on.
    static func releaseServices(_ id: ServiceCategoryID) -> SQL {
        "UPDATE services SET category_id = NULL, revision = revision + 1 WHERE category_id = \(id)"
    }
}
