public import Core
public import Postgres
import Tenancy

/// Something that uses clients and keeps their records from being purged; the slices that have such things name them.
public struct ClientUsage: Sendable {
    /// What the user reads: `appointments`.
    public let reason: String
    /// True for a row of `clients` that is used.
    public let condition: SQL

    /// A use of clients.
    public init(reason: String, condition: SQL) {
        self.reason = reason
        self.condition = condition
    }

    /// Whatever became of them.
    public static let appointments = ClientUsage(
        reason: "appointments",
        condition: "EXISTS (SELECT FROM attendees WHERE attendees.client_id = clients.id)"
    )
}

/// What a slice keeps of clients beside their record, and how it is erased with them.
public struct ClientTrace: Sendable {
    /// The statements that erase it, for any number of clients.
    public let erasing: @Sendable ([ClientID]) -> [SQL]

    /// A trace of clients.
    public init(erasing: @escaping @Sendable ([ClientID]) -> [SQL]) {
        self.erasing = erasing
    }
}

/// The statements that take clients away, each for any number of clients.
enum ClientRemovalQueries {
    /// What decides about clients in reach, held until the transaction ends; in one order, so that two
    /// such transactions never wait for each other in a circle.
    static func lock(
        _ ids: [ClientID],
        uses: [ClientUsage],
        reading: ClientReach,
        acting: ClientReach
    ) -> SQL {
        let words = uses.map { use -> SQL in "CASE WHEN \(fragment: use.condition) THEN \(use.reason) END" }
        let found: SQL = uses.isEmpty ? "NULL" : .joined(words, separator: ", ")
        return """
            SELECT clients.id, clients.number, \(fragment: ClientQueries.condition(acting) ?? "true"),
                archived_at, erased_at, array_remove(ARRAY[\(fragment: found)]::text[], NULL)
            FROM clients
            WHERE clients.id = ANY(\(ids)::uuid[])\(fragment: ClientQueries.narrowing(reading))
            ORDER BY clients.id
            FOR UPDATE OF clients
            """
    }

    /// All statements of a removal, its rows of the audit log among them, in their order.
    static func statements(_ removal: ClientRemoval, _ ids: [ClientID], now: Instant, _ scope: Scope) -> [SQL]
    {
        switch removal {
        case .archive:
            [
                audit(
                    removal,
                    ids,
                    changes:
                        "jsonb_build_object('archived_at', jsonb_build_array(NULL, \(now)::timestamptz))",
                    scope
                ),
                archive(ids, at: now),
            ]
        case .restore:
            [
                audit(
                    removal,
                    ids,
                    changes: "jsonb_build_object('archived_at', jsonb_build_array(archived_at, NULL))",
                    scope
                ),
                archive(ids, at: nil),
            ]
        case .erase:
            [
                forgetKeys(ids), blankAudit(ids), blankAccountAudit(ids),
                audit(
                    removal,
                    ids,
                    changes: "jsonb_build_object('erased_at', jsonb_build_array(NULL, \(now)::timestamptz))",
                    scope
                ),
                removeMeasurements(ids), removeAccounts(ids), removeLinks(ids), removeBrowsers(ids),
                blank(ids, at: now),
            ]
        case .purge:
            [
                forgetKeys(ids), blankAudit(ids), blankAccountAudit(ids),
                audit(
                    removal,
                    ids,
                    changes: "jsonb_build_object('number', jsonb_build_array(number, NULL))",
                    scope
                ),
                remove(ids),
            ]
        }
    }

    private static func archive(_ ids: [ClientID], at moment: Instant?) -> SQL {
        """
        UPDATE clients
        SET archived_at = \(moment), updated_at = now(), revision = revision + 1
        WHERE id = ANY(\(ids)::uuid[])
        """
    }

    /// Everything personal; what remains says that there was somebody, and since when.
    private static func blank(_ ids: [ClientID], at moment: Instant) -> SQL {
        """
        UPDATE clients
        SET first_name = NULL, middle_name = NULL, last_name = NULL, email = NULL, phone = NULL,
            document_type = NULL, document_number = NULL, gender = NULL, birth_date = NULL,
            address_line1 = NULL, address_line2 = NULL, city = NULL, region = NULL, postal_code = NULL, country = NULL,
            language = NULL, referral_method = NULL, preferred_branch_id = NULL, marked = false,
            height_cm = NULL, weight_kg = NULL, note = NULL, tags = '{}',
            blocklist_reason = NULL, blocklist_until = NULL, blocklisted_at = NULL, blocklisted_by = NULL,
            login_allowed = false, import_id = NULL, import_row = NULL,
            archived_at = coalesce(archived_at, \(moment)::timestamptz), erased_at = \(moment)::timestamptz,
            updated_at = now(), revision = revision + 1
        WHERE id = ANY(\(ids)::uuid[])
        """
    }

    private static func remove(_ ids: [ClientID]) -> SQL {
        "DELETE FROM clients WHERE id = ANY(\(ids)::uuid[])"
    }

    private static func removeMeasurements(_ ids: [ClientID]) -> SQL {
        "DELETE FROM measurements WHERE client_id = ANY(\(ids)::uuid[])"
    }

    /// With its sessions and links.
    private static func removeAccounts(_ ids: [ClientID]) -> SQL {
        "DELETE FROM accounts WHERE client_id = ANY(\(ids)::uuid[])"
    }

    private static func removeLinks(_ ids: [ClientID]) -> SQL {
        "DELETE FROM action_links WHERE client_id = ANY(\(ids)::uuid[])"
    }

    /// Those that push messages went to.
    private static func removeBrowsers(_ ids: [ClientID]) -> SQL {
        "DELETE FROM push_subscriptions WHERE client_id = ANY(\(ids)::uuid[])"
    }

    /// A key's hash of the request was made of personal data.
    private static func forgetKeys(_ ids: [ClientID]) -> SQL {
        """
        DELETE FROM idempotency_keys
        WHERE subject_id = ANY(\(ids)::uuid[])
           OR subject_id IN (SELECT id FROM measurements WHERE client_id = ANY(\(ids)::uuid[]))
        """
    }

    /// The history keeps who changed which fields when, and no value.
    private static func blankAudit(_ ids: [ClientID]) -> SQL {
        """
        UPDATE audit_log
        SET changes = \(fragment: blankChanges)
        WHERE subject_kind = 'client' AND subject_id = ANY(\(ids)::uuid[]) AND changes <> '{}'
        """
    }

    private static func blankAccountAudit(_ ids: [ClientID]) -> SQL {
        """
        UPDATE audit_log
        SET changes = \(fragment: blankChanges)
        WHERE subject_kind = 'account' AND changes <> '{}'
          AND subject_id IN (SELECT id FROM accounts WHERE client_id = ANY(\(ids)::uuid[]))
        """
    }

    private static let blankChanges: SQL = """
        (
            SELECT jsonb_object_agg(field, '[null, null]'::jsonb)
            FROM jsonb_object_keys(audit_log.changes) AS field
        )
        """

    /// One row of the audit log for each client.
    private static func audit(
        _ removal: ClientRemoval,
        _ ids: [ClientID],
        changes: SQL,
        _ scope: Scope
    ) -> SQL {
        """
        INSERT INTO audit_log (actor_kind, actor_id, channel, action, subject_kind, subject_id, changes, request_id)
        SELECT \(scope.actor.auditKind), \(scope.actor.auditID)::uuid, \(scope.actor.channel.rawValue), \(removal.action), 'client', clients.id,
            \(fragment: changes), \(scope.requestID)
        FROM clients
        WHERE id = ANY(\(ids)::uuid[])
        """
    }
}
