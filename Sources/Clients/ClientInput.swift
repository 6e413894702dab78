import Core
import Tenancy

/// Reads a body field by field onto what was there, gathering every issue.
struct ClientInput {
    /// From a newborn child to beyond the tallest person alive (251 cm): a height in metres, feet or inches is noticed.
    static let heights = DecimalNumber(unscaled: 30, scale: 0)...DecimalNumber(unscaled: 260, scale: 0)
    /// From the smallest newborn children to beyond the heaviest people alive: a weight in grams is noticed.
    static let weights = DecimalNumber(unscaled: 5, scale: 1)...DecimalNumber(unscaled: 500, scale: 0)
    /// Nobody alive was born before it, so that a year such as 0198 is a slip of the hand.
    static let firstBirthYear = 1900

    private var fields: FieldReader
    private var details: ClientDetails
    private let current: ClientDetails?
    private let rules: ClientRules

    /// - Parameter current: what was there; nil for a new client.
    init(_ fields: FieldReader, current: ClientDetails?, rules: ClientRules) {
        self.fields = fields
        self.current = current
        self.rules = rules
        details = current ?? ClientDetails(status: rules.newStatus)
    }

    mutating func read() throws(Problem) -> ClientDetails {
        readNames()
        readContact()
        readDocument()
        readStanding()
        readBody()
        readBlocklist()
        insistOnRequired()
        try fields.finish()
        return details
    }

    mutating func readOwnProfile() throws(Problem) -> ClientDetails {
        readNames()
        readContact()
        insistOnRequired()
        try fields.finish()
        return details
    }

    mutating func readVisitor() throws(Problem) -> ClientDetails {
        readNames()
        readContact()
        readDocument()
        details.referralMethod = fields.text("referral_method", max: 100).applied(to: details.referralMethod)
        insistOnRequired()
        try fields.finish()
        return details
    }

    private mutating func readNames() {
        details.firstName = name("first_name", details.firstName)
        details.middleName = name("middle_name", details.middleName)
        details.lastName = name("last_name", details.lastName)
        details.gender = choice("gender", of: rules.genders, current: details.gender)
        readBirthDate()
    }

    private mutating func name(_ field: String, _ current: String?) -> String? {
        fields.value(field) { text throws(ValueIssue) in try PersonName(text).text }.applied(to: current)
    }

    /// A word that the business has meanwhile struck off its list may stay where it was.
    private mutating func choice(_ field: String, of choices: [String], current: String?) -> String? {
        var choices = choices
        if let current, !choices.contains(current) { choices.append(current) }
        return fields.choice(field, of: choices).applied(to: current)
    }

    private mutating func readBirthDate() {
        let change = fields.date("birth_date")
        if let date = change.value, date != details.birthDate {
            if date > rules.today {
                fields.add(
                    "birth_date",
                    ValueIssue(code: "in_future", message: "Write a day that has come already.")
                )
            } else if date.year < Self.firstBirthYear {
                fields.add(
                    "birth_date",
                    ValueIssue(
                        code: "out_of_range",
                        message: "Write a day from 1900-01-01 on, with all four digits of the year."
                    )
                )
            }
        }
        details.birthDate = change.applied(to: details.birthDate)
    }

    /// The preferred branch comes before the phone, which it may give its country.
    private mutating func readContact() {
        let (rules, current) = (rules, details.preferredBranch)
        details.preferredBranch = fields.value("preferred_branch") { text throws(ValueIssue) in
            guard let branch = rules.branch(named: text), !branch.archived || branch.id == current else {
                throw ValueIssue(
                    code: "unknown",
                    message: "Write the slug or the id of a branch of this business."
                )
            }
            return branch.id
        }.applied(to: current)
        details.email = fields.value("email") { text throws(ValueIssue) in
            try EmailAddress(text).text
        }.applied(to: details.email)
        let country = rules.country(preferredBranch: details.preferredBranch)
        details.phone = fields.value("phone") { text throws(ValueIssue) in
            try Self.phone(text, country: country)
        }.applied(to: details.phone)
        details.language = fields.value("language") { text throws(ValueIssue) in
            try LanguageTag(text).text
        }.applied(to: details.language)
        readAddress()
    }

    private static func phone(_ text: String, country: CountryCode?) throws(ValueIssue) -> String {
        if let country { return try PhoneNumber(text, country: country).e164 }
        guard text.hasPrefix("+") || text.hasPrefix("00"), let any = try? CountryCode("ES") else {
            throw .invalid("Write the phone number with its country code, such as +34 932 18 00 00.")
        }
        // With its own country code a number means the same everywhere.
        return try PhoneNumber(text, country: any).e164
    }

    private mutating func readAddress() {
        switch fields.object("address") {
        case .keep: break
        case .clear: details.address = ClientAddress()
        case .set(var part):
            let old = details.address
            details.address = ClientAddress(
                line1: part.text("line1", max: 200).applied(to: old.line1),
                line2: part.text("line2", max: 200).applied(to: old.line2),
                city: part.text("city", max: 100).applied(to: old.city),
                region: part.text("region", max: 100).applied(to: old.region),
                postalCode: part.text("postal_code", max: 20).applied(to: old.postalCode),
                country: part.value("country") { text throws(ValueIssue) in
                    try CountryCode(text).text
                }.applied(to: old.country)
            )
            fields.adopt(part)
        }
    }

    private mutating func readDocument() {
        switch fields.object("document") {
        case .keep: break
        case .clear: details.document = nil
        case .set(var part):
            let type = part.value("type") { text throws(ValueIssue) in try IdentityDocument.Kind(text) }
            let number = part.text("number", max: 60)
            if let type = part.required(type, "type"), let number = part.required(number, "number") {
                do throws(ValueIssue) {
                    let document = try IdentityDocument(kind: type, number: number)
                    details.document = ClientDocument(kind: document.kind.rawValue, number: document.number)
                } catch {
                    part.add("number", error)
                }
            }
            fields.adopt(part)
        }
    }

    /// What the business thinks of the client, which the client never sees.
    private mutating func readStanding() {
        details.status = choice("status", of: rules.statuses, current: details.status) ?? rules.newStatus
        details.marked = fields.bool("marked").applied(to: details.marked) ?? false
        details.note = fields.text("note", max: 10_000, lines: true).applied(to: details.note)
        details.tags = fields.strings("tags", maxCount: 50, maxLength: 60).applied(to: details.tags) ?? []
        details.referralMethod = fields.text("referral_method", max: 100).applied(to: details.referralMethod)
        details.loginAllowed = fields.bool("login_allowed").applied(to: details.loginAllowed) ?? false
    }

    private mutating func readBody() {
        details.heightCM = fields.decimal("height_cm", in: Self.heights, scale: 1).applied(
            to: details.heightCM
        )
        details.weightKG = fields.decimal("weight_kg", in: Self.weights, scale: 2).applied(
            to: details.weightKG
        )
    }

    private mutating func readBlocklist() {
        switch fields.object("blocklist") {
        case .keep: break
        case .clear: details.blocklist = nil
        case .set(var part):
            let old = details.blocklist
            let until = part.instant("until")
            if let moment = until.value, moment != old?.until, moment <= rules.now {
                part.add(
                    "until",
                    ValueIssue(code: "in_past", message: "Write a time that is still to come, or none.")
                )
            }
            details.blocklist = ClientBlocklist(
                reason: part.text("reason", max: 500, lines: true).applied(to: old?.reason),
                until: until.applied(to: old?.until)
            )
            fields.adopt(part)
        }
    }

    /// Of an existing client only what the change itself takes away is missed: an old gap must not
    /// keep people from correcting something else.
    private mutating func insistOnRequired() {
        insist(on: \.firstName, "first_name")
        for requirement in ClientRequirement.allCases where rules.required.contains(requirement) {
            switch requirement {
            case .lastName: insist(on: \.lastName, "last_name")
            case .email: insist(on: \.email, "email")
            case .phone: insist(on: \.phone, "phone")
            case .document: insist(on: \.document, "document")
            case .gender: insist(on: \.gender, "gender")
            case .birthDate: insist(on: \.birthDate, "birth_date")
            case .address: insist(on: \.address.line1, "address.line1")
            case .language: insist(on: \.language, "language")
            case .referralMethod: insist(on: \.referralMethod, "referral_method")
            case .preferredBranch: insist(on: \.preferredBranch, "preferred_branch")
            }
        }
    }

    private mutating func insist<Value>(on value: KeyPath<ClientDetails, Value?>, _ field: String) {
        guard details[keyPath: value] == nil else { return }
        if let current, current[keyPath: value] == nil { return }
        let isRefused = fields.issues.contains { $0.field == field || $0.field.hasPrefix(field + ".") }
        if !isRefused { fields.add(FieldIssue(field: field, .required)) }
    }
}
