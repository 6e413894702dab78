import Core
import Postgres

/// The statements of a page of a list and of its total.
enum ListQueries {
    /// What a list is made of.
    struct Source {
        let columns: SQL
        let from: SQL
        let conditions: [SQL]
        /// By what it is sorted: a number, a text, a key.
        let order: (number: SQL, text: SQL, id: SQL)
    }

    /// Both statements, for one round trip; the page has one row more than is shown.
    static func statements(_ source: Source, _ window: ListWindow) -> [SQL] {
        [page(source, window), count(source)]
    }

    private static func page(_ source: Source, _ window: ListWindow) -> SQL {
        let (number, text, id) = source.order
        var conditions = source.conditions
        if let after = window.after {
            let position: SQL = """
                ((\(fragment: number))::bigint, \(fragment: text), \(fragment: id))
                    > (\(after.number)::bigint, \(after.text)::text, \(after.id)::uuid)
                """
            conditions.append(position)
        }
        return """
            SELECT \(fragment: source.columns),
                (\(fragment: number))::bigint, \(fragment: text), \(fragment: id)
            FROM \(fragment: source.from)
            WHERE \(fragment: .joined(conditions, separator: "\n  AND "))
            ORDER BY (\(fragment: number))::bigint, \(fragment: text), \(fragment: id)
            LIMIT \(window.limit + 1)
            """
    }

    private static func count(_ source: Source) -> SQL {
        """
        SELECT count(*)
        FROM \(fragment: source.from)
        WHERE \(fragment: .joined(source.conditions, separator: "\n  AND "))
        """
    }
}
