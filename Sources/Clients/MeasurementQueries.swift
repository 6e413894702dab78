import Core
import Postgres

/// The statements on heights and weights.
enum MeasurementQueries {
    /// The columns that `Measurement.init(row:)` reads.
    static let columns: SQL = "id, kind, value, taken_at, taken_by"

    /// The measurements of a client in reach, newest first: total, then a measurement.
    ///
    /// A client without any answers with one row of NULLs, a client out of reach with none.
    static func page(
        of client: ClientID,
        kind: Measurement.Kind?,
        before: (takenAt: Instant, id: MeasurementID)?,
        limit: Int,
        within reach: ClientReach
    ) -> SQL {
        let ofKind: SQL = kind.map { " AND kind = \($0.rawValue)" } ?? ""
        let older: SQL =
            before.map { " AND (taken_at, id) < (\($0.takenAt)::timestamptz, \($0.id)::uuid)" } ?? ""
        return """
            SELECT (SELECT count(*) FROM measurements WHERE client_id = clients.id\(fragment: ofKind)),
                found.id, found.kind, found.value, found.taken_at, found.taken_by
            FROM clients
            LEFT JOIN LATERAL (
                SELECT \(fragment: columns)
                FROM measurements
                WHERE client_id = clients.id\(fragment: ofKind)\(fragment: older)
                ORDER BY taken_at DESC, id DESC
                LIMIT \(limit)
            ) AS found ON true
            WHERE clients.id = \(client)\(fragment: ClientQueries.narrowing(reach))
            ORDER BY found.taken_at DESC, found.id DESC
            """
    }

    /// Adds a measurement; a trigger shows it on the client if it is the newest.
    static func insert(_ measurement: Measurement, of client: ClientID) -> SQL {
        """
        INSERT INTO measurements (id, client_id, kind, value, unit, taken_at, taken_by)
        VALUES (
            \(measurement.id), \(client), \(measurement.kind.rawValue), \(measurement.value), \(measurement.kind.unit),
            \(measurement.takenAt), \(measurement.takenBy)
        )
        """
    }

    /// One measurement of a client.
    static func find(_ id: MeasurementID, of client: ClientID) -> SQL {
        """
        SELECT \(fragment: columns)
        FROM measurements
        WHERE id = \(id) AND client_id = \(client)
        """
    }

    /// Removes a measurement; a trigger shows the one before on the client.
    static func delete(_ id: MeasurementID, of client: ClientID) -> SQL {
        """
        DELETE FROM measurements
        WHERE id = \(id) AND client_id = \(client)
        RETURNING \(fragment: columns)
        """
    }

    /// Removes all measurements of a kind.
    static func deleteAll(_ kind: Measurement.Kind, of client: ClientID) -> SQL {
        "DELETE FROM measurements WHERE client_id = \(client) AND kind = \(kind.rawValue)"
    }

    /// The client's representation has changed with a measurement.
    static func touch(_ client: ClientID) -> SQL {
        "UPDATE clients SET updated_at = now(), revision = revision + 1 WHERE id = \(client)"
    }
}
