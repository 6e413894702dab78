import Core
import Gateway
import Tenancy

/// The form of a client: its fields, and the body that they are for the API.
struct ClientForm: Sendable {
    /// A note has 10,000 characters of up to four bytes, each written as three by browsers.
    static let body = BodyRule.form(bytesMax: 262_144)

    static let names = [
        "first_name", "middle_name", "last_name", "email", "phone", "document.type", "document.number",
        "gender",
        "birth_date", "address.line1", "address.line2", "address.city", "address.region",
        "address.postal_code",
        "address.country", "language", "referral_method", "preferred_branch", "status", "marked", "note",
        "tags",
        "login_allowed", "height_cm", "weight_kg", "blocked", "blocklist.reason", "blocklist.until",
    ]

    /// Those that stand on the first view of a new client; the others are one click away.
    private static let first: Set = [
        "first_name", "middle_name", "last_name", "email", "phone", "gender", "birth_date", "note",
    ]

    let view: FormView
    /// What the business insists on; by the words of the API.
    let required: Set<String>
    let hasMeasurements: Bool

    init(
        _ visit: PageVisit,
        to action: String,
        options: APIAnswer,
        record: APIAnswer? = nil,
        etag: String? = nil
    ) throws {
        let words = try ClientWords(visit)
        func choices(_ name: String, _ current: String?, _ label: (String) -> String) -> [(String, String)] {
            var values = (options[name]?.arrayValue ?? []).compactMap(\.stringValue)
            // A word that the business has struck off its list may stay where it was.
            if let current, !values.contains(current) { values.append(current) }
            return values.map { ($0, label($0)) }
        }
        let client = record?.json
        var view = FormView(visit, to: action, Self.names, record: client, etag: etag ?? record?.etag)
            .choices("gender", choices("genders", client?["gender"]?.stringValue, words.gender))
            .choices("status", choices("statuses", client?["status"]?.stringValue, words.status))
            .choices("document.type", choices("document_types", nil, words.documentType))
            .choices("language", Self.languages(client?["language"]?.stringValue))
            .choices("preferred_branch", Self.branches(client?["preferred_branch"]?.stringValue, words))
        if client?["blocklist"]?.objectValue != nil { view = view.setting("blocked", "true") }
        if let until = client?["blocklist"]?["until"]?.stringValue.flatMap({ Instant(rfc3339: $0) }) {
            let last = words.format.zone.wall(at: until.adding(.seconds(-1))).date
            view = view.setting("blocklist.until", last.iso8601)
        }
        if client == nil { view = view.setting("status", options["new_status"]?.stringValue) }
        self.view = view
        required = Set((options["required"]?.arrayValue ?? []).compactMap(\.stringValue))
        hasMeasurements = options["measurements"]?.boolValue ?? true
    }

    private static func languages(_ current: String?) -> [(String, String)] {
        let usual = Language.allCases.map { ($0.rawValue, $0.ownName) }
        guard let current, !usual.contains(where: { $0.0 == current }) else { return usual }
        return usual + [(current, current)]
    }

    private static func branches(_ current: String?, _ words: ClientWords) -> [(String, String)] {
        let usual = words.visit.branches.map { ($0.id.description, $0.name) }
        guard let current, !usual.contains(where: { $0.0 == current }) else { return usual }
        return usual + [(current, words.branch(current))]
    }

    /// The body for the API of what was typed; fields that were not on the page are left out.
    static func json(_ fields: FormFields, _ visit: PageVisit) throws -> JSONValue {
        var body = FormBody(fields)
            .text("first_name", "middle_name", "last_name", "email", "phone", "gender", "birth_date")
            .text("address.line1", "address.line2", "address.city", "address.region", "address.postal_code")
            .text("address.country", "language", "referral_method", "preferred_branch", "status", "note")
            .decimal("height_cm", "weight_kg").parts("tags")
        func has(_ name: String) -> Bool { fields["has." + name] != nil }
        if has("marked") { body = body.flag("marked") }
        if has("login_allowed") { body = body.flag("login_allowed") }
        if fields["document.number"] != nil || fields["document.type"] != nil {
            let isEmpty = (fields["document.number"] ?? "").trimmed.isEmpty
            body =
                isEmpty
                ? body.value("document", .null) : body.text("document.type").text("document.number")
        }
        if has("blocked") {
            body =
                fields["blocked"] == nil
                ? body.value("blocklist", .null)
                : body.value("blocklist.reason", text(fields["blocklist.reason"]))
                    .value("blocklist.until", try until(fields["blocklist.until"], visit))
        }
        return body.json
    }

    private static func text(_ typed: String?) -> JSONValue {
        guard let typed, !typed.trimmed.isEmpty else { return .null }
        return .string(typed)
    }

    /// The end of a day, on the clock of the business; what is no day goes as it is, and the API says so.
    private static func until(_ typed: String?, _ visit: PageVisit) throws -> JSONValue {
        guard let typed = typed?.trimmed, !typed.isEmpty else { return .null }
        guard let day = CalendarDate(iso8601: typed) else { return .string(typed) }
        let next = CalendarDate(daysSince1970: day.daysSince1970 + 1)
        return .instant(try visit.format().zone.instant(of: WallTime(next, minute: 0)))
    }

    /// Of a new client: something besides the first view is filled in or wrong.
    func isOpen(_ view: FormView) -> Bool {
        Self.names.contains { name in
            guard !Self.first.contains(name), let field = view.fields[FormView.key(name)] else {
                return false
            }
            return field.error != nil || (name != "status" && !field.value.isEmpty)
        } || !required.isSubset(of: Self.first)
    }
}
