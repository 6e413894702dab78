public import Clients
import Core
import Postgres

/// What booking keeps of clients beside their record.
///
/// Appointments stay, as the bookkeeping of what was done when and at which price (S4-21); what somebody wrote about
/// the person, and what was planned or to be told, goes.
public enum ClientTraceQueries {
    /// For erasing clients.
    public static let trace = ClientTrace { ids in
        [
            forgetKeys(ids), blankAudit(ids), blankAttendances(ids), blankNotes(ids),
            "DELETE FROM waiting_list WHERE client_id = ANY(\(ids)::uuid[])",
            "DELETE FROM unwanted_services WHERE client_id = ANY(\(ids)::uuid[])",
            "DELETE FROM notifications WHERE client_id = ANY(\(ids)::uuid[])",
            "DELETE FROM calendar_feeds WHERE client_id = ANY(\(ids)::uuid[])",
        ]
    }

    private static func blankAttendances(_ ids: [ClientID]) -> SQL {
        """
        UPDATE attendees
        SET note = NULL, end_reason = NULL
        WHERE client_id = ANY(\(ids)::uuid[]) AND num_nonnulls(note, end_reason) > 0
        """
    }

    /// An internal note of an appointment is about whoever attends it; in a group it may be about others.
    private static func blankNotes(_ ids: [ClientID]) -> SQL {
        """
        UPDATE appointments
        SET note = NULL, override_reason = CASE WHEN override_reason IS NOT NULL THEN '-' END
        WHERE num_nonnulls(note, override_reason) > 0
          AND EXISTS (
              SELECT FROM attendees
              WHERE attendees.appointment_id = appointments.id AND client_id = ANY(\(ids)::uuid[])
          )
          AND NOT EXISTS (
              SELECT FROM attendees
              WHERE attendees.appointment_id = appointments.id AND client_id <> ALL(\(ids)::uuid[])
          )
        """
    }

    /// A key's hash of the request was made of personal data.
    private static func forgetKeys(_ ids: [ClientID]) -> SQL {
        """
        DELETE FROM idempotency_keys
        WHERE subject_id IN (
            SELECT appointment_id FROM attendees WHERE client_id = ANY(\(ids)::uuid[])
            UNION ALL
            SELECT appointments.visit_id
            FROM attendees
            JOIN appointments ON appointments.id = attendees.appointment_id
            WHERE attendees.client_id = ANY(\(ids)::uuid[])
            UNION ALL
            SELECT id FROM attendees WHERE client_id = ANY(\(ids)::uuid[])
            UNION ALL
            SELECT id FROM waiting_list WHERE client_id = ANY(\(ids)::uuid[])
        )
        """
    }

    /// The history of the appointments keeps who changed what when, and none of the words.
    private static func blankAudit(_ ids: [ClientID]) -> SQL {
        """
        UPDATE audit_log
        SET changes = (
            SELECT jsonb_object_agg(
                field.key,
                CASE WHEN field.key IN ('note', 'reason', 'comment', 'override_reason', 'end_reason')
                    THEN '[null, null]'::jsonb ELSE field.value END
            )
            FROM jsonb_each(audit_log.changes) AS field
        )
        WHERE changes ?| ARRAY['note', 'reason', 'comment', 'override_reason', 'end_reason']
          AND (
              subject_kind IN ('appointment', 'visit') AND subject_id IN (
                  SELECT appointment_id FROM attendees WHERE client_id = ANY(\(ids)::uuid[])
                  UNION ALL
                  SELECT appointments.visit_id
                  FROM attendees
                  JOIN appointments ON appointments.id = attendees.appointment_id
                  WHERE attendees.client_id = ANY(\(ids)::uuid[])
              )
              OR subject_kind = 'waiting_list' AND subject_id IN (
                  SELECT id FROM waiting_list WHERE client_id = ANY(\(ids)::uuid[])
              )
          )
        """
    }
}
