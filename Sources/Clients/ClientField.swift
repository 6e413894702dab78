import Core
import Postgres

/// A field of the client's JSON: the columns it is made of and how they are written.
///
/// Rows go straight from the database's bytes to JSON: a page of fifty clients makes no model of any. A field
/// holds nothing that is counted, so that going through them costs nothing.
struct ClientField: Sendable {
    /// How the columns become a value.
    enum Shape: Sendable {
        case text
        case bool
        case integer
        case decimal
        case date
        case instant
        case key
        case texts
        case displayName
        case document
        case address
        case blocklist
    }

    private let key: StaticString
    private let list: StaticString
    private let shape: Shape

    private init(_ key: StaticString, _ shape: Shape, _ list: StaticString? = nil) {
        self.key = key
        self.list = list ?? key
        self.shape = shape
    }

    /// The name in JSON and in `fields=`.
    var name: String { key.description }

    /// The columns, as a SELECT list has them.
    var columns: String { list.description }

    /// Every field, in the order in which JSON has them.
    static let all: [ClientField] = [
        ClientField("id", .key, "clients.id"),
        ClientField("number", .integer, "clients.number"),
        ClientField("name", .displayName, "clients.number, first_name, middle_name, last_name"),
        ClientField("first_name", .text),
        ClientField("middle_name", .text),
        ClientField("last_name", .text),
        ClientField("email", .text),
        ClientField("phone", .text),
        // The customer signs in with the email; while that is not allowed there is no user name.
        ClientField("user_name", .text, "CASE WHEN login_allowed THEN email END"),
        ClientField("document", .document, "document_type, document_number"),
        ClientField("gender", .text),
        ClientField("birth_date", .date),
        ClientField("address", .address, "address_line1, address_line2, city, region, postal_code, country"),
        ClientField("language", .text),
        ClientField("referral_method", .text),
        ClientField("preferred_branch", .key, "preferred_branch_id"),
        ClientField("status", .text),
        ClientField("marked", .bool),
        ClientField("height_cm", .decimal),
        ClientField("weight_kg", .decimal),
        ClientField("note", .text),
        ClientField("tags", .texts),
        ClientField(
            "blocklist",
            .blocklist,
            "blocklisted_at, blocklist_reason, blocklist_until, blocklisted_by"
        ),
        ClientField("login_allowed", .bool),
        ClientField("last_appointment_at", .instant, ClientDates.last),
        ClientField("next_appointment_at", .instant, ClientDates.next),
        ClientField("total_appointments", .integer),
        ClientField("no_show_count", .integer),
        ClientField("created_at", .instant),
        ClientField("updated_at", .instant),
        ClientField("archived_at", .instant),
        ClientField("erased_at", .instant),
        ClientField("revision", .integer),
    ]

    /// What customers see of their own record: nothing that the business noted about them (S1-3).
    static let ownProfile: [ClientField] = {
        let visible: Set = [
            "id", "number", "name", "first_name", "middle_name", "last_name", "email", "phone", "user_name",
            "document", "gender", "birth_date", "address", "language", "preferred_branch", "created_at",
            "revision",
        ]
        return all.filter { visible.contains($0.name) }
    }()

    /// Writes one row as an object.
    static func write(_ fields: [ClientField], _ row: inout RowReader, _ json: inout JSONWriter) throws {
        json.beginObject()
        for field in fields {
            json.key(field.key)
            try field.writeValue(&row, &json)
        }
        json.endObject()
    }

    private func writeValue(_ row: inout RowReader, _ json: inout JSONWriter) throws {
        switch shape {
        case .text: try row.write(to: &json)
        case .bool: json.bool(try row.next(Bool.self))
        case .integer: json.int(try row.next(Int64.self))
        case .decimal:
            if let value = try row.next(DecimalNumber?.self) { json.decimal(value) } else { json.null() }
        case .date: if let value = try row.next(CalendarDate?.self) { json.date(value) } else { json.null() }
        case .instant: if let value = try row.next(Instant?.self) { json.instant(value) } else { json.null() }
        case .key: if let value = try row.next(ID<Never>?.self) { json.id(value) } else { json.null() }
        case .texts:
            let texts = try row.next([String].self)
            json.beginArray()
            for text in texts { json.string(text) }
            json.endArray()
        case .displayName:
            let name = try Client.displayName(
                number: row.next(),
                first: row.next(String?.self),
                middle: row.next(String?.self),
                last: row.next(String?.self)
            )
            json.string(name)
        case .blocklist: try Self.writeBlocklist(&row, &json)
        case .document: try Self.writeTexts(["type", "number"], &row, &json)
        case .address:
            try Self.writeTexts(["line1", "line2", "city", "region", "postal_code", "country"], &row, &json)
        }
    }

    /// An object of texts, null where none of them is known.
    private static func writeTexts<let count: Int>(
        _ parts: InlineArray<count, StaticString>,
        _ row: inout RowReader,
        _ json: inout JSONWriter
    ) throws {
        guard !row.areNull(count) else {
            row.skip(count)
            return json.null()
        }
        json.beginObject()
        for index in 0..<count {
            json.key(parts[index])
            try row.write(to: &json)
        }
        json.endObject()
    }

    private static func writeBlocklist(_ row: inout RowReader, _ json: inout JSONWriter) throws {
        guard let since = try row.next(Instant?.self) else {
            row.skip(3)
            return json.null()
        }
        json.beginObject()
        json.key("reason")
        try row.write(to: &json)
        json.field("until", try row.next(Instant?.self))
        json.field("since", since)
        json.field("by", try row.next(StaffID?.self))
        json.endObject()
    }
}
