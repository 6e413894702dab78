import Core
import Postgres
import Tenancy
import TestKit
import Testing

@testable import Transfer

@Suite struct `Importing clients (S0-5, R-14)` {
    static let file = """
        First Name;Apellidos;E-mail;Teléfono;DNI/NIE;Fecha de nacimiento;Height;weight_kg;Nota;Tags;Branch;\
        Loyalty points
        Núria;Vidal Puig;nuria@x.example;932 18 00 00;12345678-z;31/12/1980;170,5;62.25;"said ""hi"",
        then left";vip|new;gracia;7
        Max;O'Brien;max@x.example;020 7946 0958;X1234567L;;;;\\N;;harbour;
        李;雷;nothing;+86 131 2345 6789;;2001-02-03;;;'=1+1;;;
        """

    @Test func `adds a client for each row, with everything that the row says`() async throws {
        let site = try await TransferSite.make()
        let admin = try await site.client(.admin)
        let answer = try await admin.importing(Self.file)
        #expect(answer.status == 201, "\(answer.text)")
        let report = answer.json
        #expect(report["state"] == "done")
        #expect(report["mode"] == "valid_rows")
        #expect(report["dry_run"] == false)
        #expect(report["rows_total"] == 3)
        #expect(report["rows_rejected"] == 1)
        #expect(report["ignored_columns"] == ["Loyalty points"])
        #expect(
            report["columns"] == [
                "first_name", "last_name", "email", "phone", "document_number", "birth_date", "height_cm",
                "weight_kg", "note", "tags", "preferred_branch",
            ]
        )
        // A British number without its country code is read as dialled at the client's branch.
        let max = try await admin.get("/clients?search=brien").json
        #expect(max.at("items.0.phone") == "+442079460958")
        #expect(max.at("items.0.document.type") == "nie")
        #expect(max.at("items.0.note") == "\\N")
        #expect(answer.header("location")?.contains("/clients/imports/") == true)
    }

    @Test func `keeps text as it is, whatever is in it`() async throws {
        let site = try await TransferSite.make()
        let admin = try await site.client(.admin)
        let notes = [
            "a\tb", "a\\b", "\\.", "\\N", "Robert'); DROP TABLE clients;--", "{}", "$1", "é李😀", "a\nb", "%s",
        ]
        let rows = notes.enumerated().map { index, note in "N\(index),V,n\(index)@x.example,\"\(note)\"" }
        let answer = try await admin.importing(
            (["first_name,last_name,email,note"] + rows).joined(separator: "\n")
        )
        #expect(answer.json["rows_accepted"] == .int(notes.count), "\(answer.text)")
        for (index, note) in notes.enumerated() {
            let found: String = try await site.value(
                "SELECT note FROM clients WHERE import_row = \(index + 1)"
            )
            #expect(found == note)
        }
    }

    @Test func `leaves numbers, places, measurements and one line of the audit log`() async throws {
        let site = try await TransferSite.make()
        let admin = try await site.client(.admin)
        let file = """
            first_name,last_name,email,height_cm,weight_kg,preferred_branch,online_blocked,block_reason
            A,B,a@x.example,170.5,62.25,gracia,yes,no shows
            C,D,c@x.example,,,,no,
            """
        #expect(try await admin.importing(file).json["rows_accepted"] == 2)
        let a = try await admin.get("/clients?search=a@x.example").json
        #expect(a.at("items.0.number") == 1)
        #expect(a.at("items.0.height_cm") == .number("170.5"))
        #expect(a.at("items.0.weight_kg") == .number("62.25"))
        #expect(a.at("items.0.blocklist.reason") == "no shows")
        #expect(a.at("items.0.preferred_branch")?.stringValue == site.business.gracia.id.description)
        #expect(try await site.count("measurements") == 2)
        #expect(try await site.count("client_branch") == 1)
        #expect(try await admin.get("/clients").json["total"] == 2)
        let lines = try await site.value(
            "SELECT count(*) FROM audit_log WHERE action = 'clients.imported'",
            as: Int.self
        )
        #expect(lines == 1)
    }

    @Test func `rejects a row with every reason at once and goes on`() async throws {
        let site = try await TransferSite.make()
        let admin = try await site.client(.admin)
        var bytes = Array(
            """
            first_name,last_name,email,phone,dni,birth_date,gender,preferred_branch,online_blocked
            A,B,a@x.example,,,,,,
            ,B,nobody,12,12345678A,03/04/1980,martian,moon,perhaps
            C,D,c@x.example,,,,,,,extra
            "E"e,F,e@x.example,,,,,,

            """.utf8
        )
        bytes +=
            [0x47, 0xFA]
            + Array(",H,g@x.example,,,,,,\nI,J\u{0},i@x.example,,,,,,\nK,L,k@x.example,,,,,,\n".utf8)
        let answer = try await admin.send("POST", "/clients/imports", body: .bytes(bytes, type: "text/csv"))
        #expect(answer.json["rows_total"] == 7)
        #expect(answer.json["rows_accepted"] == 2)
        #expect(answer.json["rows_rejected"] == 5)
        let issues = answer.json["issues"]?.arrayValue ?? []
        #expect(issues.map { $0["row"] } == [2, 3, 4, 5, 6])
        func codes(_ index: Int) -> [String: String] {
            let found = issues[index]["issues"]?.arrayValue ?? []
            return Dictionary(found.map { ($0["field"]?.stringValue ?? "", $0["code"]?.stringValue ?? "") }) {
                a,
                _ in a
            }
        }
        #expect(
            codes(0).keys.sorted() == [
                "birth_date", "document_number", "email", "first_name", "gender", "online_blocked", "phone",
                "preferred_branch",
            ]
        )
        #expect(codes(1) == ["row": "wrong_cell_count"])
        #expect(codes(2) == ["row": "bad_quoting"])
        #expect(codes(3) == ["first_name": "not_utf8"])
        #expect(codes(4) == ["last_name": "nul"])
        #expect(!answer.text.contains("martian"))
        #expect(try await site.count("clients") == 2)
    }

    @Test func `tells the verdict on each row, page by page`() async throws {
        let site = try await TransferSite.make()
        let admin = try await site.client(.admin)
        let rows = (1...45).map { "N\($0),V,\($0 % 3 == 0 ? "nothing" : "n\($0)@x.example")" }
        let report = try await admin.importing(
            (["first_name,last_name,email"] + rows).joined(separator: "\n")
        ).json
        let path = "/clients/imports/\(report["id"]?.stringValue ?? "")"
        #expect(report["rows_rejected"] == 15)
        #expect(report["issues"]?.arrayValue?.count == TransferSite.settings.listedIssuesMax)
        var seen: [Int: JSONValue] = [:]
        var next: String? = ""
        while let cursor = next {
            let page = try await admin.get("\(path)?limit=7\(cursor.isEmpty ? "" : "&cursor=\(cursor)")").json
            #expect(page["total"] == 45)
            for item in page["items"]?.arrayValue ?? [] { seen[item["row"]?.intValue ?? 0] = item }
            next = page["next"]?.stringValue
        }
        #expect(seen.keys.sorted() == Array(1...45))
        for (row, item) in seen {
            #expect(item["verdict"] == (row % 3 == 0 ? "rejected" : "accepted"))
            #expect((item["client"] == .null) == (row % 3 == 0))
            #expect(item.at("issues.0.field") == (row % 3 == 0 ? "email" : nil))
        }
        let id = try #require(seen[1]?.at("client.id")?.stringValue)
        #expect(try await admin.get("/clients/\(id)").json["first_name"] == "N1")
        let rejected = try await admin.get("\(path)?verdict=rejected&limit=10").json
        #expect(rejected["total"] == 15)
        #expect(
            rejected["items"]?.arrayValue?.compactMap { $0["row"]?.intValue }
                == Array(stride(from: 3, through: 30, by: 3))
        )
        let rest = try await admin.get(
            "\(path)?verdict=rejected&limit=10&cursor=\(rejected["next"]?.stringValue ?? "")"
        ).json
        #expect(rest["items"]?.arrayValue?.count == 5)
        #expect(rest["next"] == .null)
        let accepted = try await admin.get("\(path)?verdict=accepted&limit=4").json
        #expect(accepted["total"] == 30)
        #expect(accepted["items"]?.arrayValue?.compactMap { $0["row"]?.intValue } == [1, 2, 4, 5])
        #expect(try await admin.get("\(path)?cursor=\(rejected["next"]?.stringValue ?? "")").status == 422)
    }

    @Test func `only checks in a dry run`() async throws {
        let site = try await TransferSite.make()
        let admin = try await site.client(.admin)
        let report = try await admin.importing(Self.file, query: "?dry_run=true").json
        #expect(report["dry_run"] == true)
        #expect(report["rows_total"] == 3)
        #expect(report["rows_rejected"] == 1)
        #expect(try await site.count("clients") == 0)
        #expect(try await site.count("client_branch") == 0)
        let page = try await admin.get("/clients/imports/\(report["id"]?.stringValue ?? "")").json
        #expect(page["items"]?.arrayValue?.map { $0["verdict"] } == ["accepted", "accepted", "rejected"])
        #expect(page.at("items.0.client") == .null)
    }

    @Test func `imports all or nothing where that is wanted`() async throws {
        let site = try await TransferSite.make()
        let admin = try await site.client(.admin)
        func file(faultAt fault: Int?) -> String {
            let rows = (1...35).map { "N\($0),V,\($0 == fault ? "nothing" : "n\($0)@x.example"),170" }
            return (["first_name,last_name,email,height_cm"] + rows).joined(separator: "\n")
        }
        for fault in [1, 10, 11, 28, 35] {
            let report = try await admin.importing(file(faultAt: fault), query: "?mode=all_or_nothing").json
            #expect(report["state"] == "refused")
            #expect(report["rows_total"] == 35)
            #expect(report["rows_accepted"] == 34)
            #expect(report.at("issues.0.row") == .int(fault))
            #expect(try await site.count("clients") == 0, "fault in row \(fault)")
            let page = try await admin.get(
                "/clients/imports/\(report["id"]?.stringValue ?? "")?verdict=rejected"
            ).json
            #expect(page.at("items.0.row") == .int(fault))
            #expect(page["state"] == "refused")
        }
        let report = try await admin.importing(file(faultAt: nil), query: "?mode=all_or_nothing").json
        #expect(report["state"] == "done")
        #expect(try await site.count("clients") == 35)
        #expect(try await site.count("measurements") == 35)
        #expect(try await admin.get("/clients").json["total"] == 35)
    }

    @Test func `leaves nothing of a file that breaks off`() async throws {
        let site = try await TransferSite.make()
        let admin = try await site.client(.admin)
        let rows = (1...500).map { "N\($0),V,n\($0)@x.example\r\n" }.joined()
        let token = admin.headers["authorization"] ?? ""
        let head = """
            POST \(site.business.apiPath)/clients/imports HTTP/1.1\r\nHost: localhost\r\n\
            Authorization: \(token)\r\nContent-Type: text/csv\r\n\
            Content-Length: \(rows.utf8.count * 2)\r\n\r\n\
            first_name,last_name,email\r\n
            """
        _ = try await admin.raw([Array(head.utf8), Array(rows.utf8)], within: .milliseconds(500))
        // The server notices the end a moment later; an import of its own shows that it is through.
        #expect(try await admin.importing("first_name,last_name,email\nA,B,a@x.example").status == 201)
        try await eventually("the broken import is gone") { try await site.count("clients") == 1 }
        #expect(try await site.count("client_imports") == 1)
        #expect(try await site.count("client_import_issues") == 0)
    }
}

@Suite struct `Refusing files` {
    @Test(arguments: [
        ("", "file", "empty"), ("\n\n", "file", "empty"),
        ("first_name,last_name\nA,B", "email", "missing_column"),
        ("a,b\n1,2", "first_name", "missing_column"),
        ("first_name,last_name,email,E-Mail\nA,B,c,d", "email", "duplicate_column"),
        ("first_name,last_name,email,dni,passport\nA,B,c,d,e", "document_number", "duplicate_column"),
        ("first_name,last_name,email\n\"A", "file", "unclosed_quote"), ("PK\u{3}\u{4}\n", "file", "workbook"),
        ("f\u{0}i\u{0}\n\u{0}", "file", "not_utf8"),
        ("first_name,\"last\"_name,email\nA,B,C", "file", "bad_quoting"),
    ])
    func `that cannot be read as a whole leaves no trace`(
        file: String,
        field: String,
        code: String
    ) async throws {
        let site = try await TransferSite.make()
        let answer = try await site.client(.admin).importing(file)
        #expect(answer.status == 422)
        #expect(answer.problem == "invalid")
        let issues = answer.json["errors"]?.arrayValue ?? []
        #expect(
            issues.contains { $0["field"]?.stringValue == field && $0["code"]?.stringValue == code },
            "\(answer.text)"
        )
        #expect(try await site.count("client_imports") == 0)
    }

    @Test func `asks for the columns that the business requires`() async throws {
        let site = try await TransferSite.make()
        let admin = try await site.client(.admin)
        try await site.set("clients.required.email", false)
        #expect(try await admin.importing("first_name,last_name\nA,B").json["rows_accepted"] == 1)
        try await site.set("clients.required.phone", true)
        let answer = try await admin.importing("first_name,last_name\nA,B")
        #expect(answer.json.at("errors.0.field") == "phone")
        let report = try await admin.importing("first_name,last_name,phone\nA,B,\nC,D,932180000").json
        #expect(report["rows_rejected"] == 1)
        #expect(report.at("issues.0.issues.0.code") == "required")
    }

    @Test func `of other types and encodings`() async throws {
        let admin = try await TransferSite.make().client(.admin)
        let json = try await admin.send("POST", "/clients/imports", body: .json(text: "{}"))
        #expect(json.status == 415)
        let file = Array("first_name,last_name,email\nA,B,a@x.example".utf8)
        let latin = try await admin.send(
            "POST",
            "/clients/imports",
            body: .bytes(file, type: "text/csv; charset=iso-8859-1")
        )
        #expect(latin.status == 415)
        let utf8 = try await admin.send(
            "POST",
            "/clients/imports",
            body: .bytes(file, type: "text/csv; charset=UTF-8")
        )
        #expect(utf8.status == 201)
        #expect(try await admin.importing("x", query: "?mode=some").status == 422)
        #expect(try await admin.importing("x", query: "?colour=red").status == 422)
    }
}

@Suite struct `Imports and roles` {
    static let file = "first_name,last_name,email,preferred_branch\nA,B,a@x.example,\nC,D,c@x.example,harbour"

    @Test func `of managers add clients of their branches`() async throws {
        let site = try await TransferSite.make()
        let manager = try await site.client(.manager)
        #expect(try await manager.importing(Self.file).json["rows_accepted"] == 2)
        #expect(try await manager.get("/clients").json["total"] == 2)
        let places = try await site.value(
            "SELECT count(*) FROM client_branch WHERE branch_id = \(site.business.gracia.id)",
            as: Int.self
        )
        #expect(places == 2)
        #expect(try await site.count("client_branch") == 3)
        let elsewhere = manager.with(root: "/t/\(site.business.slug)/b/harbour/api/v1")
        #expect(try await elsewhere.importing(Self.file).status == 403)
        let here = manager.with(root: "/t/\(site.business.slug)/b/gracia/api/v1")
        #expect(try await here.importing(Self.file).status == 201)
    }

    @Test func `are seen by managers where they are their own, by admins all`() async throws {
        let site = try await TransferSite.make()
        let (admin, manager) = try await (site.client(.admin), site.client(.manager))
        let theirs = try await admin.importing(Self.file).json["id"]?.stringValue ?? ""
        let own = try await manager.importing(Self.file).json["id"]?.stringValue ?? ""
        let list = try await manager.get("/clients/imports").json
        #expect(list["total"] == 1)
        #expect(list.at("items.0.id")?.stringValue == own)
        #expect(try await manager.get("/clients/imports/\(theirs)").status == 404)
        #expect(try await manager.get("/clients/imports/\(own)").status == 200)
        let all = try await admin.get("/clients/imports?limit=1").json
        #expect(all["total"] == 2)
        #expect(all.at("items.0.id")?.stringValue == own)
        let second = try await admin.get("/clients/imports?limit=1&cursor=\(all["next"]?.stringValue ?? "")")
            .json
        #expect(second.at("items.0.id")?.stringValue == theirs)
        #expect(second["next"] == .null)
        #expect(try await admin.get("/clients/imports/\(ImportID.make(.system))").status == 404)
        #expect(try await admin.get("/clients/imports?cursor=abc").status == 422)
    }

    @Test func `are not for employees, customers and visitors`() async throws {
        let site = try await TransferSite.make()
        let employee = try await site.client(.employee)
        #expect(try await employee.importing(Self.file).status == 403)
        #expect(try await employee.get("/clients/imports").status == 403)
        #expect(try await employee.get("/clients/export").status == 403)
        let customer = try await site.business.addCustomer(email: "c@x.example")
        let panel = try await site.visitor.with(token: site.business.token(for: customer.account))
        #expect(try await panel.importing(Self.file).status == 403)
        #expect(try await panel.get("/clients/export").status == 403)
        #expect(try await site.visitor.importing(Self.file).status == 401)
        #expect(try await site.visitor.get("/clients/export").status == 401)
        #expect(try await site.count("clients") == 1)
    }

    @Test func `sent twice with one key happen once`() async throws {
        let site = try await TransferSite.make()
        let admin = try await site.client(.admin)
        let key = ["idempotency-key": "monday"]
        let first = try await admin.importing(Self.file, headers: key)
        let second = try await admin.importing(Self.file, headers: key)
        #expect(second.status == 201)
        #expect(first.json["id"] == second.json["id"])
        #expect(first.json == second.json)
        #expect(try await site.count("clients") == 2)
        let other = try await admin.importing(Self.file + "\nE,F,e@x.example,", headers: key)
        #expect(other.status == 409)
        #expect(other.problem == "idempotency-key-reused")
        #expect(try await site.count("clients") == 2)
        #expect(try await admin.importing(Self.file, headers: ["idempotency-key": "tuesday"]).status == 201)
        #expect(try await site.count("clients") == 4)
    }
}
