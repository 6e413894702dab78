import Core
import Tenancy
import Testing

@testable import Clients

@Suite struct `What is checked of a client` {
    private static let now = Instant(rfc3339: "2026-11-23T10:00:00Z")

    private func branch(_ slug: String, _ country: String, archived: Bool = false) throws -> Branch {
        try Branch(
            id: .make(.system),
            slug: slug,
            name: slug,
            timeZone: "Europe/Madrid",
            country: CountryCode(country),
            archived: archived
        )
    }

    private func rules(
        _ settings: [String: JSONValue] = [:],
        branches: [Branch] = [],
        home: Branch? = nil,
        entry: ClientEntry = .staff
    ) throws -> ClientRules {
        let values = SettingValues(definitions: ClientSettings.definitions, business: settings)
        return ClientRules(
            settings: values,
            branches: branches,
            home: home,
            entry: entry,
            now: try #require(Self.now)
        )
    }

    private func fields(_ text: String) throws -> FieldReader {
        try FieldReader(JSONValue(parsing: Array(text.utf8)))
    }

    private func draft(_ text: String, _ rules: ClientRules? = nil) throws -> ClientDetails {
        try ClientDraft(fields(text), rules: rules ?? self.rules(branches: [branch("gracia", "ES")])).details
    }

    private func change(
        _ client: ClientDetails,
        _ text: String,
        _ rules: ClientRules? = nil
    ) throws -> ClientDetails {
        try ClientDraft(fields(text), changing: client, rules: rules ?? self.rules()).details
    }

    /// Codes by field; empty where nothing is wrong.
    private func issues(_ body: () throws -> ClientDetails) -> [String: String] {
        do {
            _ = try body()
            return [:]
        } catch {
            let problem = error as? Problem
            return Dictionary((problem?.issues ?? []).map { ($0.field, $0.code) }) { first, _ in first }
        }
    }

    private static let anna = #""first_name":"Anna","last_name":"Serra","email":"anna@mail.example""#

    @Test
    func `S0-8, S2-7: every field of the window is taken, texts trimmed, document and phone in one spelling`()
        throws
    {
        let gracia = try branch("gracia", "ES")
        let client = try draft(
            """
            {"first_name":" Anna ","middle_name":"Maria","last_name":"Serra i Puig","email":" Anna@Mail.example ",
             "phone":"932 18 00 00","document":{"type":"nif","number":"12.345.678-z"},"gender":"female",
             "birth_date":"1990-02-28","address":{"line1":"C/ Gran 1","line2":"2n 1a","city":"Barcelona",
             "region":"Catalunya","postal_code":"08012","country":"es"},"language":"CA","referral_method":"friend",
             "preferred_branch":"gracia","status":"lead","marked":true,"height_cm":170.5,"weight_kg":62.25,
             "note":"line one\\nline two","tags":["vip"," colour ","vip",""],
             "blocklist":{"reason":"three no-shows","until":"2027-01-01T00:00:00+01:00"},"login_allowed":true}
            """,
            rules(branches: [gracia])
        )
        #expect(client.firstName == "Anna")
        #expect(client.middleName == "Maria")
        #expect(client.lastName == "Serra i Puig")
        #expect(client.email == "Anna@Mail.example")
        #expect(client.phone == "+34932180000")
        #expect(client.document == ClientDocument(kind: "nif", number: "12345678Z"))
        #expect(client.gender == "female")
        #expect(client.birthDate?.iso8601 == "1990-02-28")
        #expect(client.address.postalCode == "08012")
        #expect(client.address.country == "ES")
        #expect(client.language == "ca")
        #expect(client.referralMethod == "friend")
        #expect(client.preferredBranch == gracia.id)
        #expect(client.status == "lead")
        #expect(client.marked)
        #expect(client.heightCM == DecimalNumber("170.5"))
        #expect(client.weightKG == DecimalNumber("62.25"))
        #expect(client.note == "line one\nline two")
        #expect(client.tags == ["vip", "colour"])
        #expect(client.blocklist?.until?.rfc3339 == "2026-12-31T23:00:00Z")
        #expect(client.loginAllowed)
    }

    @Test
    func `S1-2, S4-3, R-15: first name, last name and email are required unless the business says otherwise`()
        throws
    {
        let all = issues { try draft("{}") }
        #expect(all == ["first_name": "required", "last_name": "required", "email": "required"])
        let fewer = try rules(["clients.required.last_name": false, "clients.required.email": false])
        #expect(issues { try draft(#"{"first_name":"Anna"}"#, fewer) }.isEmpty)
        let more = try rules(["clients.required.phone": true, "clients.required.address": true])
        #expect(
            issues { try draft("{\(Self.anna)}", more) } == [
                "phone": "required", "address.line1": "required",
            ]
        )
    }

    @Test func `R-15: one way of entering clients may have a rule of its own`() throws {
        let settings: [String: JSONValue] = [
            "clients.required.staff.email": "optional", "clients.required.public_booking.phone": "required",
        ]
        let text = #"{"first_name":"Anna","last_name":"Serra"}"#
        #expect(issues { try draft(text, rules(settings, entry: .staff)) }.isEmpty)
        #expect(
            issues { try draft(text, rules(settings, entry: .publicBooking)) }
                == ["email": "required", "phone": "required"]
        )
        #expect(issues { try draft(text, rules(settings, entry: .customer)) } == ["email": "required"])
    }

    @Test func `every fault is named at once, each at its field`() throws {
        let found = issues {
            try draft(
                """
                {"first_name":"","last_name":5,"email":"x","phone":"12","document":{"type":"nif","number":"12345678A","x":1},
                 "gender":"robot","birth_date":"1899-12-31","address":{"country":"Spain","postal_code":"123456789012345678901"},
                 "language":"catalan!","preferred_branch":"nowhere","status":"dead","marked":"yes","height_cm":1.7,
                 "weight_kg":70.123,"note":7,"tags":"vip","blocklist":{"until":"2020-01-01T00:00:00Z"},
                 "login_allowed":null,"number":7,"created_at":"2020-01-01T00:00:00Z"}
                """
            )
        }
        #expect(
            found == [
                "first_name": "required", "last_name": "wrong_type", "email": "invalid", "phone": "invalid",
                "document.number": "wrong_check_letter", "document.x": "unknown_field",
                "gender": "invalid_choice",
                "birth_date": "out_of_range", "address.country": "invalid", "address.postal_code": "too_long",
                "language": "invalid", "preferred_branch": "unknown", "status": "invalid_choice",
                "marked": "wrong_type",
                "height_cm": "out_of_range", "weight_kg": "out_of_range", "note": "wrong_type",
                "tags": "wrong_type",
                "blocklist.until": "in_past", "number": "unknown_field", "created_at": "unknown_field",
            ]
        )
    }

    @Test(arguments: [
        ("1900-01-01", nil), ("1899-12-31", "out_of_range"), ("2026-11-23", nil), ("2026-11-25", "in_future"),
        ("2026-11-24", nil), ("2025-02-29", "invalid"),
    ])
    func `a birth date lies between 1900 and the day that it is somewhere on Earth`(
        _ date: String,
        _ code: String?
    ) {
        // At 10:00 UTC on the 23rd it is already the 24th in the easternmost zone.
        let found = issues { try draft(#"{\#(Self.anna),"birth_date":"\#(date)"}"#) }
        #expect(found["birth_date"] == code)
    }

    @Test(arguments: [
        ("height_cm", "29.9", false), ("height_cm", "30", true), ("height_cm", "260", true),
        ("height_cm", "260.1", false),
        ("height_cm", "1.75", false), ("height_cm", "170.25", false), ("weight_kg", "0.4", false),
        ("weight_kg", "0.5", true),
        ("weight_kg", "500", true), ("weight_kg", "70.001", false), ("weight_kg", "3500", false),
    ])
    func `R-18: a height or weight that nobody can have is refused`(
        _ field: String,
        _ value: String,
        _ isRight: Bool
    ) {
        let found = issues { try draft(#"{\#(Self.anna),"\#(field)":\#(value)}"#) }
        #expect(found[field] == (isRight ? nil : "out_of_range"))
    }

    @Test func `R-16: the business's own genders count, and one that was struck off stays where it was`()
        throws
    {
        let own = try rules(["clients.genders": ["woman", "man"]])
        #expect(
            issues { try draft(#"{\#(Self.anna),"gender":"female"}"#, own) } == ["gender": "invalid_choice"]
        )
        #expect(try draft(#"{\#(Self.anna),"gender":"woman"}"#, own).gender == "woman")
        var client = ClientDetails(status: "active")
        client.firstName = "Anna"
        client.gender = "female"
        #expect(try change(client, #"{"gender":"female","note":"x"}"#, own).gender == "female")
        #expect(try change(client, #"{"gender":null}"#, own).gender == nil)
    }

    @Test func `S2-2, R-19: statuses are the business's list, new clients are active or have its first`()
        throws
    {
        #expect(try draft("{\(Self.anna)}").status == "active")
        let own = try rules(["clients.statuses": ["trial", "member"]])
        #expect(try draft("{\(Self.anna)}", own).status == "trial")
        #expect(
            issues { try draft(#"{\#(Self.anna),"status":"active"}"#, own) } == ["status": "invalid_choice"]
        )
        #expect(try rules(["clients.statuses": []]).newStatus == "active")
    }

    @Test
    func `a phone is read as dialled in the address's branch, else the client's, else the first open one`()
        throws
    {
        let (closed, berlin, gracia) = try (
            branch("a", "FR", archived: true), branch("berlin", "DE"), branch("gracia", "ES")
        )
        let all = [closed, berlin, gracia]
        let local = #"{\#(Self.anna),"phone":"030 901820"}"#
        #expect(try draft(local, rules(branches: all)).phone == "+4930901820")
        let preferring = #"{\#(Self.anna),"phone":"932180000","preferred_branch":"gracia"}"#
        #expect(try draft(preferring, rules(branches: all)).phone == "+34932180000")
        #expect(try draft(local, rules(branches: all, home: berlin)).phone == "+4930901820")
        let nowhere = try rules()
        #expect(issues { try draft(local, nowhere) } == ["phone": "invalid"])
        #expect(try draft(#"{\#(Self.anna),"phone":"+34 932 18 00 00"}"#, nowhere).phone == "+34932180000")
        #expect(
            issues { try draft(#"{\#(Self.anna),"preferred_branch":"a"}"#, try rules(branches: all)) } == [
                "preferred_branch": "unknown"
            ]
        )
    }

    @Test
    func `S1-6, S3-8, S4-6: a change keeps what it leaves out, removes what is null, and misses nothing old`()
        throws
    {
        var client = try draft(
            #"{\#(Self.anna),"phone":"+34932180000","address":{"line1":"C/ Gran 1","city":"Vic"},"tags":["vip"]}"#
        )
        let changed = try change(
            client,
            #"{"phone":null,"address":{"city":"Girona"},"tags":null,"status":null}"#
        )
        #expect(changed.phone == nil)
        #expect(changed.address.line1 == "C/ Gran 1")
        #expect(changed.address.city == "Girona")
        #expect(changed.tags.isEmpty)
        #expect(changed.email == client.email)
        #expect(try change(client, #"{"address":null}"#).address == ClientAddress())
        #expect(
            issues { try change(client, #"{"email":null,"first_name":""}"#) } == [
                "email": "required", "first_name": "required",
            ]
        )
        client.email = nil
        #expect(issues { try change(client, #"{"note":"no email, and still editable"}"#) }.isEmpty)
    }

    @Test func `a change names before and after of what differs and of nothing else`() throws {
        let before = try draft(#"{\#(Self.anna),"height_cm":170.0}"#)
        let after = try change(
            before,
            #"{"email":"a@new.example","height_cm":170,"document":{"type":"passport","number":"ab 123"}}"#
        )
        #expect(
            after.changes(from: before) == [
                "email": ["anna@mail.example", "a@new.example"], "document.type": [nil, "passport"],
                "document.number": [nil, "AB 123"],
            ]
        )
        #expect(before.changes(from: before).isEmpty)
    }

    @Test func `S1-3: of the own profile only names and contact data can be changed`() throws {
        let client = try draft("{\(Self.anna)}")
        let found = issues {
            try ClientDraft(
                ownProfile: fields(
                    #"{"phone":"+34932180000","note":"x","marked":true,"status":"lead","tags":[],"blocklist":null,"login_allowed":true,"weight_kg":70}"#
                ),
                changing: client,
                rules: rules(entry: .customer)
            ).details
        }
        let codes = Set(found.values)
        #expect(codes == ["unknown_field"])
        #expect(
            found.keys.sorted() == [
                "blocklist", "login_allowed", "marked", "note", "status", "tags", "weight_kg",
            ]
        )
    }

    @Test func `S2-6: demographics, contact and language fit into one change`() throws {
        let client = try change(
            draft("{\(Self.anna)}"),
            #"{"gender":"non_binary","birth_date":"2000-01-31","phone":"+4930901820","language":"pt-BR"}"#
        )
        #expect(client.gender == "non_binary")
        #expect(client.language == "pt-BR")
    }
}

@Suite struct `A client in a file` {
    private func details(
        _ columns: [String: String],
        _ settings: [String: JSONValue] = [:]
    ) throws -> ClientDetails {
        let values = SettingValues(definitions: ClientSettings.definitions, business: settings)
        let gracia = try Branch(
            id: .make(.system),
            slug: "gracia",
            name: "Gràcia",
            timeZone: "Europe/Madrid",
            country: CountryCode("ES")
        )
        let rules = ClientRules(
            settings: values,
            branches: [gracia],
            home: nil,
            entry: .staff,
            now: World.system.now()
        )
        return try ClientDraft(columns: columns, rules: rules).details
    }

    @Test func `its texts are read by the rules of the API`() throws {
        let client = try details([
            "first_name": "Anna", "last_name": " Serra ", "email": "anna@mail.example", "phone": "932180000",
            "document_type": "NIF", "document_number": "12345678z", "gender": "F", "birth_date": "1990-05-17",
            "city": "Vic", "country": "es", "marked": "yes", "height_cm": "170,5", "weight_kg": "62",
            "tags": "vip; colour",
            "blocklist_reason": "no-shows", "note": "", "preferred_branch": "Gracia", "status": "Lead",
        ])
        #expect(client.lastName == "Serra")
        #expect(client.phone == "+34932180000")
        #expect(client.document == ClientDocument(kind: "nif", number: "12345678Z"))
        #expect(client.gender == "female")
        #expect(client.address.city == "Vic")
        #expect(client.address.country == "ES")
        #expect(client.marked)
        #expect(client.heightCM == DecimalNumber("170.5"))
        #expect(client.tags == ["vip", "colour"])
        #expect(client.blocklist == ClientBlocklist(reason: "no-shows", until: nil))
        #expect(client.note == nil)
        #expect(client.status == "lead")
        #expect(client.preferredBranch != nil)
    }

    @Test func `its faults are named by column`() throws {
        let problem = #expect(throws: Problem.self) {
            try details([
                "first_name": "Anna", "document_number": "1", "birth_date": "17.5.1990", "height_cm": "tall",
                "marked": "perhaps", "postal_code": String(repeating: "1", count: 21), "colour": "red",
            ])
        }
        let found = Dictionary((problem?.issues ?? []).map { ($0.field, $0.code) }) { first, _ in first }
        #expect(
            found == [
                "last_name": "required", "email": "required", "document_type": "required",
                "birth_date": "invalid",
                "height_cm": "wrong_type", "marked": "wrong_type", "postal_code": "too_long",
                "colour": "unknown_field",
            ]
        )
    }

    @Test(arguments: [
        ("M", "male"), ("h", "male"), ("D", "female"), ("Mujer", "female"), ("x", "non_binary"),
    ])
    func `R-16: the words of other products' files for genders are understood`(
        _ word: String,
        _ gender: String
    ) throws {
        let client = try details([
            "first_name": "A", "last_name": "B", "email": "a@b.example", "gender": word,
        ])
        #expect(client.gender == gender)
    }
}
