import Core
import ServerKit
import TestKit
import Testing

@testable import Panels

@Suite(.timeLimit(.minutes(5))) struct `Pages of the clients` {
    private struct Desk {
        let browser: Browser
        let business: TestBusiness
        let api: HTTPClient

        /// The form of a page, posted with its hidden fields.
        func send(_ path: String, _ fields: [(String, String)], from page: String) async throws -> HTTPAnswer
        {
            try await browser.post(path, fields, from: try await browser.get(page))
        }

        func add(_ first: String, _ more: [String: JSONValue] = [:]) async throws -> String {
            var body: [String: JSONValue] = [
                "first_name": .string(first), "last_name": "Serra",
                "email": .string("\(first.lowercased())@mail.example"),
            ]
            body.merge(more) { $1 }
            let made = try await api.post("/clients", .object(body))
            return try #require(made.json["id"]?.stringValue)
        }
    }

    private func open(_ role: Role = .admin) async throws -> Desk {
        let server = try await TestServer.shared()
        let business = try await server.business()
        let browser = Browser(server, business)
        #expect(try await browser.signIn(business.member(role).email).status == 303)
        return Desk(browser: browser, business: business, api: try await server.api(business, as: .admin))
    }

    private static let whole = [
        ("first_name", "Ona"), ("last_name", "Roca"), ("email", "ona@mail.example"),
        ("phone", "+34600102030"),
    ]

    @Test func `S1-9 S4-8 the list says how many there are and sorts by every column`() async throws {
        let desk = try await open()
        for name in ["Berta", "Anna", "Carla"] { _ = try await desk.add(name) }
        let list = try await desk.browser.get("/staff/clients").text
        let total = try await desk.api.get("/clients").json["total"]?.intValue ?? 0
        #expect(list.contains("\(CountPhrase.clients.text(total, .ca))</p>"))
        for column in ["name"] + ClientListColumn.allCases.map(\.rawValue) {
            for order in ["asc", "desc"] {
                let page = try await desk.browser.get("/staff/clients?sort=\(column)&order=\(order)")
                #expect(page.status == 200, "\(column) \(order)")
            }
        }
        let names = try await desk.browser.get("/staff/clients?sort=name&order=desc&search=serra").text
            .matches(of: #/dir="auto">([A-Z][a-z]+) Serra<\/a>/#).map { String($0.1) }
        #expect(names == ["Carla", "Berta", "Anna"])
    }

    @Test func `S1-2 S1-5 a client is added by a form, once however often it is sent`() async throws {
        let desk = try await open()
        let form = try await desk.browser.get("/staff/clients/new")
        let first = try await desk.browser.post("/staff/clients/new", Self.whole, from: form)
        let again = try await desk.browser.post("/staff/clients/new", Self.whole, from: form)
        #expect(first.status == 303 && again.status == 303)
        #expect(first.header("location") == again.header("location"))
        #expect(try await desk.api.get("/clients?search=ona@mail.example").json["total"]?.intValue == 1)
        let record = try await desk.browser.get(try #require(first.header("location")))
        #expect(record.status == 200 && record.text.contains("Ona Roca"))
    }

    @Test func `S1-2 what is wrong stands beside its field, and what was typed stays`() async throws {
        let desk = try await open()
        let typed = [("first_name", "Ona"), ("last_name", ""), ("email", "no mail"), ("note", "a <b> \"c\"")]
        let answer = try await desk.send("/staff/clients/new", typed, from: "/staff/clients/new")
        #expect(answer.status == 422)
        for field in ["last_name", "email"] {
            #expect(answer.text.contains("id=\"f-\(field)-error\""), "\(field)")
            #expect(answer.text.contains("href=\"#f-\(field)\""), "\(field)")
        }
        #expect(!answer.text.contains("id=\"f-first_name-error\""))
        #expect(answer.text.contains("value=\"Ona\"") && answer.text.contains("value=\"no mail\""))
        #expect(answer.text.contains("a &lt;b&gt; &quot;c&quot;"))
    }

    @Test func `S1-7 a change of what somebody else has changed is refused with what changed`() async throws {
        let desk = try await open()
        let id = try await desk.add("Berta")
        let form = try await desk.browser.get("/staff/clients/\(id)/edit")
        _ = try await desk.api.patch("/clients/\(id)", ["phone": "+34600999888"])
        let typed = [
            ("first_name", "Bertha"), ("last_name", "Serra"), ("email", "berta@mail.example"), ("phone", ""),
        ]
        let refused = try await desk.browser.post("/staff/clients/\(id)/edit", typed, from: form)
        #expect(refused.status == 412)
        #expect(refused.text.contains("<bdi>+34600999888</bdi>"))
        #expect(refused.text.contains("value=\"Bertha\""))
        let saved = try await desk.browser.post("/staff/clients/\(id)/edit", typed, from: refused)
        #expect(saved.status == 303)
        #expect(try await desk.api.get("/clients/\(id)").json["first_name"] == "Bertha")
    }

    @Test func `S0-7 S1-13 R-7 asking deletes nobody; sending does, once, and can be undone`() async throws {
        let desk = try await open()
        let ids = [try await desk.add("Berta"), try await desk.add("Carla")]
        let question = try await desk.browser.get("/staff/clients/delete?ids=\(ids[0])&ids=\(ids[1])")
        #expect(question.status == 200 && question.text.contains("Berta Serra"))
        #expect(try await desk.api.get("/clients/\(ids[0])").json["archived_at"] == .null)
        let done = try await desk.browser.post("/staff/clients/delete", [], from: question)
        #expect(done.status == 303)
        let list = try await desk.browser.get("/staff/clients")
        #expect(list.text.contains(CountPhrase.archivedDone.text(2, .ca)))
        #expect(try await desk.api.get("/clients/\(ids[0])").json["archived_at"]?.stringValue != nil)
        let undone = try await desk.browser.post(
            "/staff/clients/delete",
            [("ids", ids.joined(separator: ",")), ("do", "restore")],
            from: try await desk.browser.get("/staff/clients/columns")
        )
        #expect(undone.status == 303)
        #expect(try await desk.api.get("/clients/\(ids[1])").json["archived_at"] == .null)
    }

    @Test func `no form of the clients works without its token`() async throws {
        let desk = try await open()
        let id = try await desk.add("Berta")
        for path in [
            "new", "delete", "columns", id, "\(id)/edit", "\(id)/archive", "\(id)/erase", "\(id)/purge",
            "\(id)/access", "\(id)/password-link", "\(id)/unwanted-services", "\(id)/measurements",
            "\(id)/preferences",
        ] {
            let answer = try await desk.browser.post("/staff/clients/\(path)", Self.whole + [("ids", id)])
            #expect(answer.status == 403, "\(path)")
        }
        #expect(try await desk.api.get("/clients/\(id)").json["archived_at"] == .null)
    }

    @Test func `R-24 a manager sees the clients of own branches alone, an employee those served`()
        async throws
    {
        let desk = try await open(.employee)
        let id = try await desk.add("Berta")
        #expect(try await desk.browser.get("/staff/clients/\(id)").status == 404)
        #expect(try await desk.browser.get("/staff/clients/\(id)/history").status == 404)
        #expect(try await desk.browser.get("/staff/clients/export").status == 403)
        #expect(try await desk.browser.get("/staff/clients/import").status == 403)
        #expect(try await desk.browser.get("/staff/clients/delete?ids=\(id)").status == 403)
        let list = try await desk.browser.get("/staff/clients").text
        #expect(
            !list.contains("Berta") && !list.contains("/clients/export") && !list.contains("name=\"ids\"")
        )
    }

    @Test
    func `R-13 the export of the page is the file of the API, with the columns and the delimiter chosen`()
        async throws
    {
        let desk = try await open()
        _ = try await desk.add("Berta", ["note": "=1+1"])
        let path =
            "/staff/clients/export/file?delimiter=pipe&columns=last_name&columns=first_name&columns=note"
        let file = try await desk.browser.get(path + "&search=berta&encoding=utf-8")
        #expect(file.header("content-type") == "text/csv; charset=utf-8")
        #expect(file.header("content-disposition")?.hasPrefix("attachment") == true)
        #expect(file.text == "first_name|last_name|note\r\nBerta|Serra|'=1+1\r\n")
        #expect(try await desk.browser.get("/staff/clients/export/file").status == 303)
    }

    @Test func `S0-5 B.9 a file comes in by a form: checked, taken in once, refused in words`() async throws {
        let desk = try await open()
        let form = try await desk.browser.get("/staff/clients/import")
        let file = "first_name,last_name,email\nRosa,Mas,rosa@mail.example\nBad,,none\n"
        let checked = try await desk.browser.upload("/staff/clients/import?dry_run=true", file, from: form)
        #expect(checked.status == 303)
        let verdicts = try await desk.browser.get(try #require(checked.header("location"))).text
        #expect(verdicts.contains("<strong dir=\"auto\">"))
        #expect(try await desk.api.get("/clients?search=rosa@mail.example").json["total"]?.intValue == 0)
        for _ in 0..<2 {
            let taken = try await desk.browser.upload("/staff/clients/import", file, from: form)
            #expect(taken.status == 303)
        }
        #expect(try await desk.api.get("/clients?search=rosa@mail.example").json["total"]?.intValue == 1)
        let book = "PK\u{03}\u{04}" + String(repeating: "x", count: 3_000_000)
        let refused = try await desk.browser.upload("/staff/clients/import", book, from: form)
        #expect(refused.status == 422 && refused.text.contains("id=\"f-file-error\""))
        let forged = try await desk.browser.upload("/staff/clients/import", file)
        #expect(forged.status == 403)
    }

    @Test func `S2-5 every part of the record opens, and names hold whatever people are called`() async throws
    {
        let desk = try await open()
        let name = "<i>Mireia</i> 🌸 ليلى \"'&"
        let id = try await desk.add("X", ["first_name": .string(name), "note": .string(name)])
        for tab in ClientTab.allCases {
            let path = tab == .overview ? "" : "/\(tab.rawValue)"
            let page = try await desk.browser.get("/staff/clients/\(id)\(path)")
            #expect(page.status == 200, "\(tab)")
            #expect(!page.text.contains("<i>Mireia"), "\(tab)")
            #expect(page.text.contains("&lt;i&gt;Mireia&lt;/i&gt; 🌸 ليلى"), "\(tab)")
        }
        #expect(try await desk.browser.get("/staff/clients/\(id)/nothing").status == 404)
    }

    @Test func `identifiers are packed and unpacked as they were`() {
        let ids = ["0197f3a2-0000-7abc-8def-0123456789ab", "ffffffff-ffff-7fff-bfff-ffffffffffff"]
        #expect(UUIDPack.unpacked(UUIDPack.packed(ids)) == ids)
        #expect(UUIDPack.unpacked("x").isEmpty)
        #expect(UUIDPack.unpacked("").isEmpty)
    }
}
