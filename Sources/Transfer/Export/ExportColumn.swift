import Core
import Postgres

/// A column of an export: its heading, which an import understands, and where it comes from.
struct ExportColumn: Sendable {
    let name: String
    let kind: CSVWriter.Kind

    private init(_ name: String, _ kind: CSVWriter.Kind = .text) {
        self.name = name
        self.kind = kind
    }

    /// Every column in its fixed order; new ones are put where they belong, none ever changes its name.
    static let all: [ExportColumn] = [
        ExportColumn("customer_number", .plain), ExportColumn("first_name"), ExportColumn("middle_name"),
        ExportColumn("last_name"), ExportColumn("email"), ExportColumn("phone"),
        ExportColumn("document_type", .plain), ExportColumn("document_number"), ExportColumn("gender"),
        ExportColumn("birth_date", .plain), ExportColumn("address_line1"), ExportColumn("address_line2"),
        ExportColumn("city"), ExportColumn("region"), ExportColumn("postal_code"),
        ExportColumn("country", .plain), ExportColumn("language", .plain), ExportColumn("status"),
        ExportColumn("marked", .truth), ExportColumn("online_blocked", .truth), ExportColumn("block_reason"),
        ExportColumn("block_until", .instant), ExportColumn("preferred_branch", .plain),
        ExportColumn("referral_method"), ExportColumn("height_cm", .plain), ExportColumn("weight_kg", .plain),
        ExportColumn("note"), ExportColumn("tags"), ExportColumn("has_login", .truth),
        ExportColumn("created_at", .instant), ExportColumn("last_appointment_at", .instant),
        ExportColumn("next_appointment_at", .instant),
    ]

    /// The column of that heading.
    static func named(_ name: String) -> ExportColumn? {
        all.first { $0.name == name }
    }
}
