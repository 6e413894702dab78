import Core
import Postgres
import TestKit
import Testing

@testable import Transfer

@Suite struct `Exporting clients (S0-4, S1-12, S4-10)` {
    static let file = """
        first_name,middle_name,last_name,email,phone,document_type,document_number,gender,birth_date,\
        address_line1,city,postal_code,country,language,status,marked,online_blocked,block_reason,\
        block_until,preferred_branch,referral_method,height_cm,weight_kg,note,tags
        Núria,Maria,"Vidal, Puig",nuria@x.example,+34932180000,nif,12345678Z,female,1980-12-31,\
        "Verdi 12; 1r",Barcelona,08012,ES,ca,active,true,true,no shows,2099-01-02T03:04:05Z,\
        gracia,a friend,170.5,62.25,"said ""hi""
        then left",vip|new
        '=1+1,,@B,b@x.example,,passport,AB-12,,,,,,,,lead,false,false,,,,,,,"'-2+3;'=4\\N\tx",
        李,,雷,li@x.example,+8613123456789,,,,,,,,,,inactive,,yes,,,harbour,,,,'=,
        """

    @Test func `gives a file that imports itself again`() async throws {
        let (first, second) = try await (TransferSite.make(), TransferSite.make())
        let (source, target) = try await (first.client(.admin), second.client(.admin))
        let report = try await source.importing(Self.file).json
        #expect(report["rows_accepted"] == 3, "\(report)")
        for delimiter in CSVDelimiter.allCases {
            let columns = ImportTestColumns.lasting.joined(separator: ",")
            let file = try await source.get(
                "/clients/export?delimiter=\(delimiter.rawValue)&columns=\(columns)"
            )
            let taken = try await target.send(
                "POST",
                "/clients/imports?mode=all_or_nothing",
                body: .bytes(file.body, type: "text/csv")
            )
            #expect(taken.json["state"] == "done", "\(taken.text)")
            let id = taken.json["id"]?.stringValue ?? ""
            let again = try await target.get(
                "/clients/export?columns=\(columns)&delimiter=\(delimiter.rawValue)"
            )
            #expect(again.text == file.text, "\(delimiter)")
            try await second.business.withTables { transaction in
                try await transaction.execute("DELETE FROM clients WHERE import_id = \(id)::uuid")
            }
        }
    }

    @Test func `has the canonical heading and the values of each client`() async throws {
        let site = try await TransferSite.make()
        let admin = try await site.client(.admin)
        _ = try await admin.importing(Self.file)
        let answer = try await admin.get("/clients/export")
        #expect(answer.body.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(answer.header("content-type") == "text/csv; charset=utf-8")
        #expect(answer.header("content-disposition")?.hasPrefix("attachment; filename=\"clients-") == true)
        let rows = try await admin.exported()
        #expect(
            rows[0] == [
                "customer_number", "first_name", "middle_name", "last_name", "email", "phone",
                "document_type",
                "document_number", "gender", "birth_date", "address_line1", "address_line2", "city", "region",
                "postal_code", "country", "language", "status", "marked", "online_blocked", "block_reason",
                "block_until", "preferred_branch", "referral_method", "height_cm", "weight_kg", "note",
                "tags",
                "has_login", "created_at", "last_appointment_at", "next_appointment_at", "total_appointments",
                "no_show_count",
            ]
        )
        let first = Dictionary(zip(rows[0], rows[1])) { a, _ in a }
        #expect(first["customer_number"] == "1")
        #expect(first["phone"] == "+34932180000")
        #expect(first["birth_date"] == "1980-12-31")
        #expect(first["marked"] == "true")
        #expect(first["online_blocked"] == "true")
        #expect(first["block_until"] == "2099-01-02T03:04:05Z")
        #expect(first["preferred_branch"] == "gracia")
        #expect(first["height_cm"] == "170.5")
        #expect(first["note"] == "said \"hi\"\nthen left")
        #expect(first["tags"] == "vip|new")
        #expect(first["has_login"] == "false")
        #expect(first["created_at"].flatMap { Instant(rfc3339: $0) } != nil)
        #expect(rows[2][1] == "'=1+1")
        #expect(rows[2][3] == "'@B")
    }

    @Test func `leaves no cell that a spreadsheet takes for a formula`() async throws {
        let site = try await TransferSite.make()
        let admin = try await site.client(.admin)
        _ = try await admin.importing(Self.file)
        for delimiter in CSVDelimiter.allCases {
            for row in try await admin.exported("?delimiter=\(delimiter.rawValue)") {
                for cell in row where !cell.hasPrefix("+34") && !cell.hasPrefix("+86") {
                    #expect(!FormulaGuard.isDangerous(Array(cell.utf8)), "\(cell)")
                }
            }
        }
    }

    @Test func `takes delimiter, columns and encoding from the wish`() async throws {
        let site = try await TransferSite.make()
        let admin = try await site.client(.admin)
        _ = try await admin.importing(Self.file)
        let plain = try await admin.get(
            "/clients/export?encoding=utf-8&delimiter=semicolon&columns=email,first_name"
        )
        #expect(
            plain.text
                == "email;first_name\r\nnuria@x.example;Núria\r\nb@x.example;'=1+1\r\nli@x.example;李\r\n"
        )
        let tabs = try await admin.get(
            "/clients/export?encoding=utf-8-bom&delimiter=tab&columns=last_name,status"
        )
        #expect(tabs.text.hasPrefix("\u{FEFF}last_name\tstatus\r\n\"Vidal, Puig\"\tactive\r\n"))
        let workbook = try await admin.get("/clients/export?format=xlsx")
        #expect(workbook.status == 422)
        #expect(workbook.json.at("errors.0.message")?.stringValue?.contains("csv") == true)
        for wrong in [
            "columns=colour", "columns=email,email", "columns=", "delimiter=colon", "encoding=latin1",
        ] {
            #expect(try await admin.get("/clients/export?\(wrong)").status == 422, "\(wrong)")
        }
    }

    @Test func `reaches as far as the actor does, and filters as the list does`() async throws {
        let site = try await TransferSite.make()
        let (admin, manager) = try await (site.client(.admin), site.client(.manager))
        _ = try await admin.importing(Self.file)
        #expect(try await manager.exported("?columns=email").dropFirst() == [["nuria@x.example"]])
        #expect(try await admin.exported("?columns=email&search=li@x").dropFirst() == [["li@x.example"]])
        #expect(try await admin.exported("?columns=email&status=lead").dropFirst() == [["b@x.example"]])
        #expect(try await admin.exported("?columns=email&branch=harbour").dropFirst() == [["li@x.example"]])
        #expect(try await admin.exported("?columns=email&search=nobody%20at%20all").count == 1)
        let id = try await site.value("SELECT id FROM clients WHERE email = 'b@x.example'", as: ClientID.self)
        #expect(try await admin.send("POST", "/clients/\(id)/archive").status == 200)
        #expect(try await admin.exported("?columns=email").count == 3)
        #expect(try await admin.exported("?columns=email&archived=true").dropFirst() == [["b@x.example"]])
        #expect(try await admin.send("POST", "/clients/\(id)/erase").status == 200)
        #expect(try await admin.exported("?columns=email&archived=all").count == 3)
    }

    @Test func `of a block that is over imports as no block`() async throws {
        let site = try await TransferSite.make()
        let admin = try await site.client(.admin)
        let file = """
            first_name,last_name,email,online_blocked,block_reason,block_until
            A,B,a@x.example,true,no shows,2001-01-01T00:00:00Z
            C,D,c@x.example,true,,
            """
        #expect(try await admin.importing(file).json["rows_accepted"] == 2)
        #expect(
            try await admin.exported("?columns=online_blocked,block_reason").dropFirst().map { $0[0] } == [
                "false", "true",
            ]
        )
    }

    @Test func `is noted in the audit log`() async throws {
        let site = try await TransferSite.make()
        _ = try await site.client(.manager).exported("?columns=email,phone")
        let line: JSONValue = try await site.value(
            """
            SELECT changes FROM audit_log
            WHERE action = 'clients.exported' AND actor_id = \(site.business.manager.id)
            """
        )
        #expect(line.at("columns.1") == ["email", "phone"])
    }

    @Test func `sends many clients whole and in the order of their numbers`() async throws {
        let site = try await TransferSite.make()
        _ = try await site.business.addClients(5_000)
        let rows = try await site.client(.admin).exported("?columns=customer_number,first_name")
        #expect(rows.dropFirst().map { $0[0] } == (1...5_000).map(String.init))
    }
}

@Suite struct `Transfers at one moment` {
    private struct Stop: Error {}

    @Test func `are limited, and a place that is left is free again`() async throws {
        let gate = TransferGate(places: 1)
        try await gate.pass {
            let problem = await #expect(throws: Problem.self) { try await gate.pass {} }
            #expect(problem?.status == 503)
        }
        await #expect(throws: Stop.self) { try await gate.pass { throw Stop() } }
        #expect(try await gate.pass { 7 } == 7)
    }
}

/// What an import brings back of an export.
enum ImportTestColumns {
    static let lasting = ExportColumn.all.map(\.name).filter {
        !["customer_number", "has_login", "created_at", "last_appointment_at", "next_appointment_at"]
            .contains($0)
    }
}
