import Clients
import Core
import Postgres
import Tenancy

/// A column of an export: its heading, which an import understands, and where it comes from.
struct ExportColumn: Sendable {
    /// What the cells are made of.
    enum Content: Sendable {
        /// As the table has it.
        case column(CSVWriter.Kind)
        /// The slug of a branch in place of its key.
        case branch
    }

    let name: String
    /// The column of the table, or an expression over it.
    let source: String
    let content: Content

    private init(_ name: String, _ kind: CSVWriter.Kind = .text, from source: String? = nil) {
        self.init(name, from: source, .column(kind))
    }

    private init(_ name: String, from source: String?, _ content: Content) {
        self.name = name
        self.source = source ?? "clients.\(name)"
        self.content = content
    }

    /// Every column in its fixed order; new ones are put where they belong, none ever changes its name.
    static let all: [ExportColumn] = [
        ExportColumn("customer_number", .plain, from: "clients.number"), ExportColumn("first_name"),
        ExportColumn("middle_name"), ExportColumn("last_name"), ExportColumn("email"), ExportColumn("phone"),
        ExportColumn("document_type", .plain), ExportColumn("document_number"), ExportColumn("gender"),
        ExportColumn("birth_date", .plain), ExportColumn("address_line1"), ExportColumn("address_line2"),
        ExportColumn("city"), ExportColumn("region"), ExportColumn("postal_code"),
        ExportColumn("country", .plain), ExportColumn("language", .plain), ExportColumn("status"),
        ExportColumn("marked", .truth),
        ExportColumn("online_blocked", .presence, from: "clients.blocklisted_at"),
        ExportColumn("block_reason", from: "clients.blocklist_reason"),
        ExportColumn("block_until", .instant, from: "clients.blocklist_until"),
        ExportColumn("preferred_branch", from: "clients.preferred_branch_id", .branch),
        ExportColumn("referral_method"), ExportColumn("height_cm", .plain), ExportColumn("weight_kg", .plain),
        ExportColumn("note"), ExportColumn("tags", .list),
        ExportColumn("has_login", .truth, from: "clients.login_allowed"),
        ExportColumn("created_at", .instant),
        ExportColumn("last_appointment_at", .instant, from: ClientDates.last.description),
        ExportColumn("next_appointment_at", .instant, from: ClientDates.next.description),
        ExportColumn("total_appointments", .plain), ExportColumn("no_show_count", .plain),
    ]

    /// The column of that heading.
    static func named(_ name: String) -> ExportColumn? {
        all.first { $0.name == name }
    }

    /// What the cells hold, in a business with these branches.
    func kind(_ branches: [Branch]) -> CSVWriter.Kind {
        switch content {
        case .column(let kind): kind
        case .branch:
            .word(
                Dictionary(branches.map { (Array($0.id.description.utf8), Array($0.slug.utf8)) }) {
                    first,
                    _ in first
                }
            )
        }
    }
}
