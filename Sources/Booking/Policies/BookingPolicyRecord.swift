import Core
import Postgres

/// A policy as it stands in the table.
struct BookingPolicyRecord: Sendable, Hashable {
    let id: BookingPolicyID
    let createdAt: Instant
    let createdBy: StaffID?
    let revision: Int64
    let policy: BookingPolicy
}

extension BookingPolicyRecord: JSONEncodable {
    init(row: inout RowReader) throws {
        id = try row.next()
        createdAt = try row.next()
        createdBy = try row.next(StaffID?.self)
        revision = try row.next()
        policy = try BookingPolicy(row: &row)
    }

    /// Writes the fields of the policy between those of the record.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            for (name, value) in policy.fields {
                json.key(escaping: name)
                json.value(value)
            }
            json.field("created_at", createdAt)
            json.field("created_by", createdBy)
            json.field("revision", revision)
        }
    }
}

extension BookingPolicy {
    /// Every field as answers and the audit log have it.
    var fields: [(name: String, value: JSONValue)] {
        [
            ("name", .string(name)),
            ("branch", .id(conditions.branch)),
            ("service", .id(conditions.service)),
            ("client_status", .optional(conditions.clientStatus)),
            ("client_tag", .optional(conditions.clientTag)),
            ("no_shows_min", .optional(conditions.noShowsMin)),
            ("online", .optional(demands.online?.rawValue)),
            ("open_bookings_max", .optional(demands.openBookingsMax)),
            ("bookings_max", .optional(demands.bookingsMax)),
            ("bookings_days", .optional(demands.bookingsDays)),
            ("minimum_notice_minutes", .optional(demands.minimumNotice)),
            ("cancel_cutoff_minutes", .optional(demands.cancelCutoff)),
            ("reason", .optional(reason)),
            ("expires_at", .instant(expiresAt)),
        ]
    }

    /// Before and after of each field that differs, for the audit log.
    func changes(from old: BookingPolicy?) -> [String: JSONValue] {
        let before = Dictionary(uniqueKeysWithValues: (old?.fields ?? []).map { ($0.name, $0.value) })
        return fields.reduce(into: [:]) { changes, field in
            let was = before[field.name] ?? .null
            if was != field.value { changes[field.name] = [was, field.value] }
        }
    }
}

extension JSONValue {
    /// A whole number, or null.
    fileprivate static func optional(_ value: Int?) -> JSONValue {
        value.map { .int($0) } ?? .null
    }
}
