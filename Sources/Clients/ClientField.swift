import Core
import Postgres

/// A field of the client's JSON: the columns it is made of and how they are written.
///
/// Rows go straight from the database's bytes to JSON: a page of fifty clients makes no model of any.
struct ClientField: Sendable {
    typealias Write = @Sendable (inout RowReader, inout JSONWriter) throws -> Void

    /// The name in JSON and in `fields=`.
    let name: String
    /// The columns, as a SELECT list has them.
    let columns: String
    /// Reads those columns and writes name and value.
    let write: Write

    private init(_ name: StaticString, _ columns: String, _ write: @escaping Write) {
        self.name = name.description
        self.columns = columns
        self.write = { row, json in
            json.key(name)
            try write(&row, &json)
        }
    }

    /// Every field, in the order in which JSON has them.
    static let all: [ClientField] = [
        ClientField("id", "clients.id") { row, json in json.id(try row.next(ClientID.self)) },
        ClientField("number", "clients.number") { row, json in json.int(try row.next(Int64.self)) },
        ClientField("name", "clients.number, first_name, middle_name, last_name") { row, json in
            let name = try Client.displayName(
                number: row.next(), first: row.next(String?.self), middle: row.next(String?.self),
                last: row.next(String?.self))
            json.string(name)
        },
        text("first_name"),
        text("middle_name"),
        text("last_name"),
        text("email"),
        text("phone"),
        // The customer signs in with the email; while that is not allowed there is no user name.
        text("user_name", "CASE WHEN login_allowed THEN email END"),
        object("document", [("type", "document_type"), ("number", "document_number")]),
        text("gender"),
        ClientField("birth_date", "birth_date") { row, json in
            if let date = try row.next(CalendarDate?.self) { json.date(date) } else { json.null() }
        },
        object(
            "address",
            [
                ("line1", "address_line1"), ("line2", "address_line2"), ("city", "city"), ("region", "region"),
                ("postal_code", "postal_code"), ("country", "country"),
            ]
        ),
        text("language"),
        text("referral_method"),
        ClientField("preferred_branch", "preferred_branch_id") { row, json in
            if let id = try row.next(BranchID?.self) { json.id(id) } else { json.null() }
        },
        text("status"),
        bool("marked"),
        decimal("height_cm"),
        decimal("weight_kg"),
        text("note"),
        ClientField("tags", "tags") { row, json in
            let tags = try row.next([String].self)
            json.array { json in
                for tag in tags { json.string(tag) }
            }
        },
        ClientField(
            "blocklist", "blocklisted_at, blocklist_reason, blocklist_until, blocklisted_by", blocklist),
        bool("login_allowed"),
        instant("last_appointment_at"),
        instant("next_appointment_at"),
        instant("created_at"),
        instant("updated_at"),
        instant("archived_at"),
        instant("erased_at"),
        ClientField("revision", "revision") { row, json in json.int(try row.next(Int64.self)) },
    ]

    /// What customers see of their own record: nothing that the business noted about them (S1-3).
    static let ownProfile: [ClientField] = {
        let visible: Set = [
            "id", "number", "name", "first_name", "middle_name", "last_name", "email", "phone", "user_name",
            "document", "gender", "birth_date", "address", "language", "preferred_branch", "created_at", "revision",
        ]
        return all.filter { visible.contains($0.name) }
    }()

    /// Writes one row as an object.
    static func write(_ fields: [ClientField], _ row: inout RowReader, _ json: inout JSONWriter) throws {
        json.beginObject()
        for field in fields { try field.write(&row, &json) }
        json.endObject()
    }

    private static func text(_ name: StaticString, _ column: String? = nil) -> ClientField {
        ClientField(name, column ?? name.description) { row, json in
            json.stringOrNull(try row.next(String?.self))
        }
    }

    private static func bool(_ name: StaticString) -> ClientField {
        ClientField(name, name.description) { row, json in json.bool(try row.next(Bool.self)) }
    }

    private static func decimal(_ name: StaticString) -> ClientField {
        ClientField(name, name.description) { row, json in
            if let value = try row.next(DecimalNumber?.self) { json.decimal(value) } else { json.null() }
        }
    }

    private static func instant(_ name: StaticString) -> ClientField {
        ClientField(name, name.description) { row, json in
            if let value = try row.next(Instant?.self) { json.instant(value) } else { json.null() }
        }
    }

    /// An object of texts, null where none of them is known.
    private static func object(_ name: StaticString, _ parts: [(StaticString, String)]) -> ClientField {
        ClientField(name, parts.map(\.1).joined(separator: ", ")) { row, json in
            var texts: [String?] = []
            texts.reserveCapacity(parts.count)
            for _ in parts { texts.append(try row.next(String?.self)) }
            guard texts.contains(where: { $0 != nil }) else { return json.null() }
            json.beginObject()
            for (part, text) in zip(parts, texts) { json.field(part.0, text) }
            json.endObject()
        }
    }

    private static let blocklist: Write = { row, json in
        let since = try row.next(Instant?.self)
        let reason = try row.next(String?.self)
        let until = try row.next(Instant?.self)
        let by = try row.next(StaffID?.self)
        guard let since else { return json.null() }
        json.object { json in
            json.field("reason", reason)
            json.field("until", until)
            json.field("since", since)
            json.field("by", by)
        }
    }
}
