import Core
import Tenancy

/// Reads what is to be said of a branch.
struct BranchInput {
    private var fields: FieldReader

    static let nameMax = 120
    static let addressMax = 300

    init(_ body: JSONValue) throws(Problem) {
        fields = try FieldReader(body)
    }

    /// A new record.
    mutating func created() throws(Problem) -> BranchDraft {
        let slug = fields.required(fields.value("slug", Slug.init), "slug")
        let name = fields.required(fields.text("name", max: Self.nameMax), "name")
        let zone = fields.required(fields.value("time_zone", TimeZoneName.init), "time_zone")
        let country = fields.value("country", CountryCode.init).value ?? zone.flatMap { Self.country(of: $0) }
        if zone != nil, country == nil, !fields.issues.contains(where: { $0.field == "country" }) {
            let message = "Name the country in two letters: the time zone belongs to none."
            fields.add("country", ValueIssue(code: "required", message: message))
        }
        let phone = readPhone(country)
        let address = fields.text("address", max: Self.addressMax, lines: true)
        let hours = readHours()
        try fields.finish()
        guard let slug, let name, let zone, let country else {
            throw .broken(context: "a branch without a mandatory field was let pass")
        }
        return BranchDraft(
            slug: slug.text,
            name: name,
            timeZone: zone.text,
            country: country.text,
            phone: phone.value,
            address: address.value,
            hours: hours.value ?? .object([:])
        )
    }

    /// A record with some of its fields changed; the slug stays, because hosts and addresses are made of it.
    mutating func changed(_ before: BranchDraft) throws(Problem) -> BranchDraft {
        var after = before
        after.name = kept(fields.text("name", max: Self.nameMax), "name", before.name)
        after.timeZone = kept(
            fields.value("time_zone", TimeZoneName.init).map(\.text),
            "time_zone",
            before.timeZone
        )
        after.country = kept(fields.value("country", CountryCode.init).map(\.text), "country", before.country)
        after.phone = readPhone(try? CountryCode(after.country)).applied(to: before.phone)
        after.address = fields.text("address", max: Self.addressMax, lines: true).applied(to: before.address)
        after.hours = readHours().applied(to: before.hours) ?? .object([:])
        try fields.finish()
        return after
    }

    private static func country(of zone: TimeZoneName) -> CountryCode? {
        CountryCode.ofTimeZone(zone.text)
    }

    private mutating func readPhone(_ country: CountryCode?) -> Change<String> {
        fields.value("phone") { text throws(ValueIssue) in
            // Where the country is not known, another issue says so already.
            guard let country else { return "" }
            return try PhoneNumber(text, country: country).e164
        }
    }

    private mutating func readHours() -> Change<JSONValue> {
        guard let value = fields.raw("hours") else { return .keep }
        guard value != .null else { return .clear }
        var reader = OpeningHours.Reader(path: "hours")
        let hours = reader.read(value)
        for issue in reader.issues { fields.add(issue) }
        return .set(hours.json)
    }

    private mutating func kept<Value>(_ change: Change<Value>, _ name: String, _ before: Value) -> Value {
        switch change {
        case .keep: return before
        case .set(let value): return value
        case .clear:
            fields.add(name, .required)
            return before
        }
    }
}
