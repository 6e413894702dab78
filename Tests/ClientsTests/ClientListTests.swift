import Core
import Postgres
import Tenancy
import TestKit
import Testing

@testable import Clients

@Suite struct `Lists of clients` {
    private static let people: [[String: JSONValue]] = [
        ["first_name": "Zoë", "last_name": "Álvarez", "email": "zoe@mail.example", "phone": "+34932180000"],
        ["first_name": "Anna", "last_name": "Müller", "email": "am@müller.example", "phone": "+4930901820"],
        [
            "first_name": "anna", "last_name": "muller-Weiß", "email": "x@mail.example",
            "tags": ["vip", "colour"],
        ],
        ["first_name": "Béla", "last_name": "Bartók", "email": "bela@mail.example", "marked": true],
        ["first_name": "Łukasz", "last_name": "Dąbrowski", "email": "l@mail.example", "status": "lead"],
        [
            "first_name": "Carme", "last_name": "100%_Real", "email": "c@mail.example",
            "document": ["type": "nie", "number": "X1234567L"],
        ],
    ]

    private func filled() async throws -> (ClientSite, HTTPClient) {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        for person in Self.people { _ = try await admin.add(person) }
        return (site, admin)
    }

    @Test
    func
        `S1-8, S1-9, S1-11, S4-8, S4-9: a page has names, user name, phone, note, last appointment and the total, sorted by name`()
        async throws
    {
        let (_, admin) = try await filled()
        let answer = try await admin.get("/clients")
        #expect(answer.status == 200)
        #expect(answer.total == 6)
        #expect(answer.json["next"] == .null)
        #expect(
            answer.names == [
                "Carme 100%_Real", "Zoë Álvarez", "Béla Bartók", "Łukasz Dąbrowski", "Anna Müller",
                "anna muller-Weiß",
            ]
        )
        #expect(try await admin.get("/clients?order=desc").names == answer.names.reversed())
        let first = try #require(answer.items.first?.objectValue)
        #expect(Set(["name", "user_name", "phone", "note", "last_appointment_at"]).isSubset(of: first.keys))
        let pages = try await admin.get("/clients?limit=4")
        #expect(pages.items.count == 4)
        #expect(pages.total == 6)
        let cursor = try #require(pages.json["next"]?.stringValue)
        let rest = try await admin.get("/clients?limit=4&cursor=\(cursor)")
        #expect(rest.names == ["Anna Müller", "anna muller-Weiß"])
        #expect(rest.total == 6)
        #expect(rest.json["next"] == .null)
    }

    @Test(arguments: [
        ("anna", 2), ("ANNA muller", 2), ("m%C3%BCller", 2), ("alvarez", 1), ("bartok bela", 1),
        ("lukasz", 1), ("dabrowski", 1),
        ("932%2018%2000%2000", 1), ("00%2034%20932%20180%20000", 1), ("%2B34932180000", 1),
        ("030%20901820", 1),
        ("zoe@mail.example", 1), ("mail.example", 5), ("x1234567l", 1), ("X-1234567-L", 1), ("%234", 1),
        ("%231%20anna", 0),
        ("100%25_r", 1), ("%25", 1), ("_", 1), ("%5C", 0), ("nobody", 0), ("%27;drop", 0), ("weiss", 1),
        ("%EF%BC%85", 1),
    ])
    func `S0-11, S1-10, S3-5, R-11: search finds names, phone, email, document and number without accents`(
        _ search: String,
        _ count: Int
    ) async throws {
        let (_, admin) = try await Self.shared.value
        let answer = try await admin.get("/clients?search=\(search.replacing(" ", with: "+"))")
        #expect(answer.status == 200)
        #expect(answer.total == count)
        #expect(answer.items.count == count)
    }

    private static let shared = Task { try await `Lists of clients`().filled() }

    @Test func `filters narrow the list and its total`() async throws {
        let (_, admin) = try await Self.shared.value
        #expect(try await admin.get("/clients?marked=true").names == ["Béla Bartók"])
        #expect(try await admin.get("/clients?marked=false").total == 5)
        #expect(try await admin.get("/clients?tag=vip").names == ["anna muller-Weiß"])
        #expect(try await admin.get("/clients?tag=vi").total == 0)
        #expect(try await admin.get("/clients?status=lead&search=lukasz").total == 1)
        #expect(try await admin.get("/clients?status=lead&search=anna").total == 0)
        #expect(try await admin.get("/clients?search=anna&sort=email&limit=1").total == 2)
    }

    @Test func `only the fields that are asked for come, and always the id`() async throws {
        let (_, admin) = try await Self.shared.value
        let answer = try await admin.get("/clients?fields=name,phone&sort=birth_date&limit=1")
        #expect(answer.items.first?.objectValue?.keys.sorted() == ["id", "name", "phone"])
        #expect(answer.json["next"]?.stringValue != nil)
        #expect(try await admin.get("/clients?fields=name,secret").issues == ["fields": "invalid"])
    }

    @Test(arguments: [
        ("sort=shoe_size", "sort"), ("order=up", "order"), ("limit=0", "limit"), ("limit=201", "limit"),
        ("cursor=x", "cursor"),
        ("marked=maybe", "marked"), ("branch=nowhere", "branch"), ("archived=perhaps", "archived"),
        ("colour=red", "colour"),
    ])
    func `a query that is not right is refused with its parameter`(
        _ query: String,
        _ field: String
    ) async throws {
        let (_, admin) = try await Self.shared.value
        let answer = try await admin.get("/clients?\(query)")
        #expect(answer.status == 422)
        #expect(answer.issues.keys.sorted() == [field])
    }

    @Test func `a cursor of another sort, order or search is refused`() async throws {
        let (_, admin) = try await Self.shared.value
        let cursor = try #require(try await admin.get("/clients?limit=2").json["next"]?.stringValue)
        #expect(try await admin.get("/clients?limit=5&cursor=\(cursor)").status == 200)
        for other in ["sort=email", "order=desc", "search=anna", "archived=all"] {
            let answer = try await admin.get("/clients?limit=2&cursor=\(cursor)&\(other)")
            #expect(answer.status == 422)
            #expect(answer.issues == ["cursor": "invalid"])
        }
    }

    @Test func `the total counts archived and live clients apart, whatever else happens at the same time`()
        async throws
    {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        try await withThrowingTaskGroup { tasks in
            for number in 0..<150 {
                tasks.addTask {
                    let id = try await admin.add(["last_name": .string("N\(number)")])
                    if number % 3 == 0 { _ = try await admin.post("/clients/\(id)/archive") }
                    if number % 30 == 0 { _ = try await admin.post("/clients/\(id)/purge") }
                }
            }
            try await tasks.waitForAll()
        }
        #expect(try await admin.get("/clients").total == 100)
        #expect(try await admin.get("/clients?archived=true").total == 45)
        #expect(try await admin.get("/clients?archived=all").total == 145)
        #expect(try await site.value("SELECT count(*) FROM clients", as: Int.self) == 145)
        #expect(try await site.value("SELECT count(*) FROM client_totals", as: Int.self) < 200)
    }
}

@Suite struct `Paging through clients while others are added` {
    private static let count = 2_000

    /// Clients with many equal values and many gaps, so that ties and missing values meet page ends.
    private static let site = Task {
        let site = try await ClientSite.make()
        try await site.run(
            """
            INSERT INTO clients (
                id, first_name, middle_name, last_name, email, phone, document_type, document_number, gender, birth_date,
                address_line1, city, region, postal_code, country, language, referral_method, preferred_branch_id, status,
                marked, height_cm, weight_kg, note, tags, blocklisted_at, last_appointment_at, next_appointment_at, created_at,
                updated_at
            )
            SELECT gen_random_uuid(), 'Ann' || n % 40, CASE WHEN n % 3 = 0 THEN 'M' || n % 5 END,
                CASE WHEN n % 7 > 0 THEN 'Làst' || n % 300 END, CASE WHEN n % 5 > 0 THEN 'c' || n % 900 || '@mail.example' END,
                CASE WHEN n % 4 > 0 THEN '+349' || 10000000 + n % 500 END,
                CASE WHEN n % 6 = 0 THEN 'passport' END, CASE WHEN n % 6 = 0 THEN 'P' || n % 77 END,
                CASE WHEN n % 2 = 0 THEN 'female' END, CASE WHEN n % 3 > 0 THEN date '1950-01-01' + n % 400 END,
                CASE WHEN n % 3 > 0 THEN 'C/ ' || n % 50 END, CASE WHEN n % 3 > 0 THEN 'Çity' || n % 11 END,
                CASE WHEN n % 9 = 0 THEN 'R' END, CASE WHEN n % 3 > 0 THEN '080' || n % 30 END,
                CASE WHEN n % 3 > 0 THEN 'ES' END, CASE WHEN n % 4 = 0 THEN 'ca' END, CASE WHEN n % 8 = 0 THEN 'friend' END,
                CASE WHEN n % 2 = 0 THEN (SELECT id FROM branches ORDER BY slug LIMIT 1) END, 'active', n % 10 = 0,
                CASE WHEN n % 2 = 0 THEN 150 + n % 50 END, CASE WHEN n % 3 = 0 THEN 50.5 + n % 50 END,
                CASE WHEN n % 4 = 0 THEN 'note ' || n % 20 END, CASE WHEN n % 5 = 0 THEN ARRAY['vip'] ELSE '{}' END,
                CASE WHEN n % 50 = 0 THEN now() - n * interval '1 minute' END,
                CASE WHEN n % 2 = 0 THEN now() - n % 200 * interval '1 hour' END,
                CASE WHEN n % 3 = 0 THEN now() + n % 100 * interval '1 hour' END, now() - n % 600 * interval '1 minute',
                now() - n % 70 * interval '1 minute'
            FROM generate_series(1, \(count)) AS n
            """
        )
        return site
    }

    private enum Row: Hashable {
        case missing(id: String)
        case value(String, id: String)
    }

    @Test(arguments: ClientSort.Column.allCases, [ClientSort.Order.ascending, .descending])
    func `S0-12, S3-6, R-12: every sort gives each client once, in order, clients without a value last`(
        _ column: ClientSort.Column,
        _ order: ClientSort.Order
    ) async throws {
        let site = try await Self.site.value
        let admin = try await site.client(.admin)
        let archived = column == .archivedAt || column == .erasedAt ? "all" : "false"
        let before = try await site.business.withTables { transaction in
            try await transaction.rows("SELECT id::text FROM clients") { try $0.next(String.self) }
        }
        var seen: [String] = []
        var cursor: String?
        repeat {
            let after = cursor.map { "&cursor=\($0)" } ?? ""
            let path =
                "/clients?limit=200&fields=id,number&sort=\(column.rawValue)&order=\(order.rawValue)&archived=\(archived)\(after)"
            let page = try await admin.get(path)
            try #require(page.status == 200)
            seen += page.ids
            cursor = page.json["next"]?.stringValue
            // Somebody adds a client in the middle, at the beginning or at the end of the list.
            let name = ["Aaron", "Ann20", "Zz"][seen.count / 200 % 3]
            _ = try await admin.add(["first_name": .string(name), "last_name": .string(name)])
        } while cursor != nil
        #expect(Set(seen).count == seen.count)
        #expect(Set(before).subtracting(seen).isEmpty)
        try await checkOrder(of: seen, by: column, order, at: site)
    }

    /// Asks the database for the same order in its own words.
    private func checkOrder(
        of seen: [String],
        by column: ClientSort.Column,
        _ order: ClientSort.Order,
        at site: ClientSite
    ) async throws {
        let way: SQL = order == .ascending ? "ASC NULLS LAST" : "DESC NULLS LAST"
        let tie: SQL = order == .ascending ? "ASC" : "DESC"
        let expected = try await site.business.withTables { transaction in
            try await transaction.rows(
                """
                SELECT clients.id::text
                FROM clients
                WHERE clients.id = ANY(\(seen)::uuid[])
                ORDER BY \(fragment: column.key) \(fragment: way), clients.id \(fragment: tie)
                """
            ) { try $0.next(String.self) }
        }
        #expect(seen == expected)
    }
}
