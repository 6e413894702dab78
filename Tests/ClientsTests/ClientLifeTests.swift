import Core
import Postgres
import Tenancy
import TestKit
import Testing

@Suite struct `Adding, reading and changing a client` {
    private static let whole: JSONValue = [
        "first_name": "Anna", "middle_name": "Maria", "last_name": "Serra", "email": "anna@mail.example",
        "phone": "932 18 00 00", "document": ["type": "nif", "number": "12345678z"], "gender": "female",
        "birth_date": "1990-02-28",
        "address": [
            "line1": "C/ Gran 1", "line2": nil, "city": "Barcelona", "region": nil, "postal_code": "08012",
            "country": "ES",
        ],
        "language": "ca", "referral_method": "friend", "preferred_branch": "gracia", "status": "lead",
        "marked": true,
        "height_cm": .number("170.5"), "weight_kg": .number("62.25"), "note": "Prefers \"quiet\"\nmornings",
        "tags": ["vip"],
        "blocklist": ["reason": "no-shows"],
    ]

    @Test func `S0-8, S0-9, S0-10, S3-4: a client with every field is kept, answered and in the list`()
        async throws
    {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let created = try await admin.post("/clients", Self.whole)
        #expect(created.status == 201)
        let id = try #require(created.json["id"]?.stringValue)
        #expect(created.header("location") == "\(site.business.apiPath)/clients/\(id)")
        #expect(created.header("etag") == "\"1\"")
        let read = try await admin.get("/clients/\(id)")
        #expect(read.status == 200)
        #expect(read.json == created.json)
        #expect(read.header("etag") == "\"1\"")
        let client = read.json
        #expect(client["number"] == 1)
        #expect(client["name"] == "Anna Maria Serra")
        #expect(client["phone"] == "+34932180000")
        #expect(client["document"] == ["type": "nif", "number": "12345678Z"])
        #expect(client["address"] == Self.whole["address"])
        #expect(client["preferred_branch"] == .string(site.business.gracia.id.description))
        #expect(client["height_cm"] == .number("170.5"))
        #expect(client["note"] == Self.whole["note"])
        #expect(client["tags"] == ["vip"])
        #expect(client["blocklist"]?["reason"] == "no-shows")
        #expect(client["blocklist"]?["by"] == .string(site.business.admin.id.description))
        #expect(client["marked"] == true)
        #expect(client["login_allowed"] == false)
        #expect(client["user_name"] == .null)
        for field in ["last_appointment_at", "next_appointment_at", "archived_at", "erased_at"] {
            #expect(client[field] == .null)
        }
        #expect(try await admin.get("/clients").ids == [id])
    }

    @Test
    func
        `S1-2, S4-3, R-15: without first name, last name and email nothing is added, unless the business wants less`()
        async throws
    {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let refused = try await admin.post("/clients", [:])
        #expect(refused.status == 422)
        #expect(refused.issues == ["first_name": "required", "last_name": "required", "email": "required"])
        #expect(try await admin.get("/clients").total == 0)
        try await site.set(["clients.required.email": false, "clients.required.staff.last_name": "optional"])
        #expect(try await admin.post("/clients", ["first_name": "Anna"]).status == 201)
        #expect(try await admin.get("/clients").names == ["Anna"])
    }

    @Test func `B.2: two people may share an email and a phone`() async throws {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let first = try await admin.add(["phone": "+34932180000"])
        let second = try await admin.add(["first_name": "Biel", "phone": "+34932180000"])
        #expect(first != second)
        #expect(try await admin.get("/clients/\(first)").json["name"] == "Anna Serra")
    }

    @Test func `S0-6, S1-6, S3-8, S4-6: a change writes what it names and answers with the next revision`()
        async throws
    {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let id = try await admin.add(["tags": ["vip"], "phone": "+34932180000"])
        let changed = try await admin.patch(
            "/clients/\(id)",
            ["last_name": "Puig", "tags": nil, "address": ["city": "Vic"]],
            headers: ["if-match": "\"1\""]
        )
        #expect(changed.status == 200)
        #expect(changed.header("etag") == "\"2\"")
        #expect(changed.json["name"] == "Anna Puig")
        #expect(changed.json["tags"] == [])
        #expect(changed.json["phone"] == "+34932180000")
        #expect(changed.json["address"]?["city"] == "Vic")
        #expect(try await admin.get("/clients?search=puig").ids == [id])
        #expect(try await admin.get("/clients?search=serra").ids == [])
        let same = try await admin.patch("/clients/\(id)", ["last_name": "Puig"])
        #expect(same.header("etag") == "\"2\"")
    }

    @Test func `a change of what somebody else has changed meanwhile is refused`() async throws {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let id = try await admin.add()
        #expect(
            try await admin.patch("/clients/\(id)", ["note": "one"], headers: ["if-match": "\"1\""]).status
                == 200
        )
        let late = try await admin.patch("/clients/\(id)", ["note": "two"], headers: ["if-match": "\"1\""])
        #expect(late.status == 412)
        #expect(late.problem == "edit-conflict")
        #expect(try await admin.get("/clients/\(id)").json["note"] == "one")
        #expect(
            try await admin.patch("/clients/\(id)", ["note": "two"], headers: ["if-match": "*"]).status == 200
        )
        #expect(
            try await admin.patch("/clients/\(id)", ["note": "three"], headers: ["if-match": "W/\"3\""])
                .status == 400
        )
    }

    @Test func `of fifty changes of one revision at once exactly one wins`() async throws {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let id = try await admin.add()
        let statuses = try await withThrowingTaskGroup(of: Int.self) { tasks in
            for number in 0..<50 {
                tasks.addTask {
                    try await admin.patch(
                        "/clients/\(id)",
                        ["note": .string("note \(number)")],
                        headers: ["if-match": "\"1\""]
                    ).status
                }
            }
            return try await tasks.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.count { $0 == 200 } == 1)
        #expect(statuses.count { $0 == 412 } == 49)
    }

    @Test func `S2-2, R-19: status, mark and blocklist are three things that do not touch each other`()
        async throws
    {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let id = try await admin.add()
        #expect(try await admin.get("/clients/\(id)").json["status"] == "active")
        let marked = try await admin.patch("/clients/\(id)", ["marked": true]).json
        #expect(marked["status"] == "active")
        #expect(marked["blocklist"] == .null)
        let blocked = try await admin.patch("/clients/\(id)", ["blocklist": [:]]).json
        #expect(blocked["blocklist"]?["since"]?.stringValue != nil)
        #expect(blocked["blocklist"]?["reason"] == .null)
        let inactive = try await admin.patch(
            "/clients/\(id)",
            ["status": "inactive", "blocklist": ["reason": "late"]]
        ).json
        #expect(inactive["status"] == "inactive")
        #expect(inactive["marked"] == true)
        #expect(inactive["blocklist"]?["reason"] == "late")
        #expect(inactive["blocklist"]?["since"] == blocked["blocklist"]?["since"])
        let freed = try await admin.patch("/clients/\(id)", ["marked": false, "blocklist": nil]).json
        #expect(freed["marked"] == false)
        #expect(freed["blocklist"] == .null)
        #expect(
            try await admin.patch("/clients/\(id)", ["status": "dead"]).issues == ["status": "invalid_choice"]
        )
        #expect(try await admin.get("/clients?status=inactive").ids == [id])
        #expect(try await admin.get("/clients?status=active").ids == [])
    }

    @Test func `R-16: the genders of the business's own list are taken`() async throws {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        try await site.set(["clients.genders": ["woman", "man", "neither"]])
        let id = try await admin.add(["gender": "neither"])
        #expect(try await admin.get("/clients/\(id)").json["gender"] == "neither")
        #expect(
            try await admin.patch("/clients/\(id)", ["gender": "male"]).issues == ["gender": "invalid_choice"]
        )
    }

    @Test
    func
        `S2-6, S2-7: demographics, contact, language, middle name, referral and branch are changed together`()
        async throws
    {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let id = try await admin.add()
        let answer = try await admin.patch(
            "/clients/\(id)",
            [
                "middle_name": "Maria", "phone": "020 7946 0000", "email": "new@mail.example",
                "birth_date": "2001-12-31",
                "gender": "undisclosed", "language": "en-gb", "referral_method": "radio",
                "preferred_branch": "harbour",
                "address": ["line1": "1 Quay St", "country": "GB"],
            ]
        )
        #expect(answer.status == 200)
        // The new branch's country reads the number.
        #expect(answer.json["phone"] == "+442079460000")
        #expect(answer.json["language"] == "en-GB")
        #expect(answer.json["preferred_branch"] == .string(site.business.harbour.id.description))
        #expect(try await admin.get("/clients?branch=harbour").ids == [id])
    }

    @Test func `the same create sent twice with one key makes one client`() async throws {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let key = ["idempotency-key": "form-17"]
        let ids = try await withThrowingTaskGroup(of: JSONValue?.self) { tasks in
            for _ in 0..<10 {
                tasks.addTask { try await admin.post("/clients", Self.whole, headers: key).json["id"] }
            }
            return try await tasks.reduce(into: Set<JSONValue?>()) { $0.insert($1) }
        }
        #expect(ids.count == 1)
        #expect(try await admin.get("/clients").total == 1)
        let other = try await admin.post(
            "/clients",
            ["first_name": "B", "last_name": "C", "email": "b@c.example"],
            headers: key
        )
        #expect(other.status == 409)
        #expect(other.problem == "idempotency-key-reused")
    }

    @Test func `a client without an email cannot be allowed to sign in, one with an email can`() async throws
    {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        try await site.set(["clients.required.email": false])
        let id = try await admin.add(["email": nil])
        let refused = try await admin.patch("/clients/\(id)", ["login_allowed": true])
        #expect(refused.status == 409)
        #expect(refused.problem == "client-has-no-email")
        #expect(try await admin.post("/clients/\(id)/password-link").status == 409)
        let allowed = try await admin.patch(
            "/clients/\(id)",
            ["login_allowed": true, "email": "anna@mail.example"]
        )
        #expect(allowed.status == 200)
        #expect(allowed.json["user_name"] == "anna@mail.example")
        let link = try await admin.post("/clients/\(id)/password-link")
        #expect(link.status == 201)
        #expect(link.json["link"]?.stringValue?.contains("/panel/set-password#token=") == true)
        #expect(try await admin.patch("/clients/\(id)", ["email": nil]).problem == "client-has-no-email")
        let moved = try await admin.patch("/clients/\(id)", ["email": "anna@new.example"])
        #expect(moved.json["user_name"] == "anna@new.example")
        #expect(
            try await site.value("SELECT email FROM accounts WHERE client_id IS NOT NULL")
                == "anna@new.example"
        )
        let second = try await admin.add(["email": "ANNA@new.example"])
        #expect(try await admin.patch("/clients/\(second)", ["login_allowed": true]).problem == "email-taken")
        #expect(try await admin.get("/clients/\(second)").json["login_allowed"] == false)
    }

    @Test func `taking the login away ends the client's sessions at once`() async throws {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let customer = try await site.business.addCustomer(email: "c@mail.example")
        let panel = try await site.client(for: customer.account)
        #expect(try await panel.get("/my/profile").status == 200)
        #expect(try await admin.patch("/clients/\(customer.client)", ["login_allowed": false]).status == 200)
        #expect(try await panel.get("/my/profile").status == 401)
    }

    @Test func `what is no client's id names nobody`() async throws {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        for id in ["x", "1", "00000000-0000-7000-8000-000000000000"] {
            let answer = try await admin.get("/clients/\(id)")
            #expect(answer.status == 404)
            #expect(try await admin.patch("/clients/\(id)", ["note": "x"]).status == 404)
            #expect(try await admin.delete("/clients/\(id)").status == 404)
        }
    }

    @Test func `a text with a NUL or broken UTF-8 changes nothing`() async throws {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let id = try await admin.add()
        #expect(
            try await admin.send("PATCH", "/clients/\(id)", body: .json(text: #"{"note":"a\u0000b"}"#)).status
                == 422
        )
        let broken = Array(#"{"note":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
        #expect(
            try await admin.send("PATCH", "/clients/\(id)", body: .bytes(broken, type: "application/json"))
                .status == 400
        )
        #expect(try await admin.send("PATCH", "/clients/\(id)", body: .json(text: "[1]")).status == 400)
        #expect(try await admin.get("/clients/\(id)").json["revision"] == 1)
    }

    @Test func `the OpenAPI document names exactly the fields that clients and profiles have`() async throws {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let schemas = try await admin.get("/openapi.json").json["components"]?["schemas"]
        func fields(_ name: String) -> [String]? { schemas?[name]?["properties"]?.objectValue?.keys.sorted() }
        let created = try await admin.post("/clients", Self.whole).json
        #expect(fields("Client") == created.objectValue?.keys.sorted())
        #expect(fields("ListedClient") == fields("Client"))
        for part in ["document", "address", "blocklist"] {
            let described = schemas?["Client"]?["properties"]?[part]?["properties"]?.objectValue
            #expect(described?.keys.sorted() == created[part]?.objectValue?.keys.sorted(), "\(part)")
        }
        let customer = try await site.business.addCustomer(email: "c@mail.example")
        let profile = try await site.client(for: customer.account).get("/my/profile").json
        #expect(fields("Profile") == profile.objectValue?.keys.sorted())
        let entered = Set(fields("NewClient") ?? [])
        #expect(entered == Set(Self.whole.objectValue?.keys.map { $0 } ?? []).union(["login_allowed"]))
    }
}
