import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// What becomes of messages, from what caused them to a real mail server.
@Suite(.timeLimit(.minutes(5))) struct `Messages that are sent` {
    @Test func `S0-16 S0-19 S0-20 R-2 who is let in gets the panel's address and a password, once`()
        async throws
    {
        let site = try await MessageSite.make()
        let address = site.address("anna")
        let client = try await site.client(["email": .string(address), "login_allowed": true])
        let mail = try await site.mail(to: address)
        let text = mail["text"]?.stringValue ?? ""
        #expect(text.contains("/t/\(site.business.slug)/panel"))
        #expect(mail["to"]?["name"] == "Anna Serra")
        #expect(mail["from"]?["address"] == "bookings@foyer.example")
        #expect(mail["from"]?["name"]?.stringValue == site.business.business.name)
        #expect(mail["complaints"] == [])

        let entry = try await site.ledger("client=\(client)") { $0.map { $0["state"] } == ["sent"] }[0]
        #expect(entry["address"]?.stringValue == address && entry["reply"]?.stringValue?.isEmpty == false)
        #expect(entry["event"] == "customer.access_granted" && entry["attempts"] == 1)
        // Nothing of the secret stays: not in the row, not in the answer.
        let sealed = try await site.business.withTables { transaction in
            try await transaction.one(
                "SELECT count(*) FROM notifications WHERE secret_sealed IS NOT NULL"
            ) { try $0.next(Int.self) }
        }
        #expect(sealed == 0)
        let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
        var signedIn = false
        for word in words where word.utf8.count == 17 {
            let body: JSONValue = [
                "email": .string(address), "password": .string(word), "audience": "customer",
            ]
            signedIn =
                try await site.server.api(site.business).post("/sessions", body).status == 201 || signedIn
        }
        #expect(signedIn, "no word of the mail is the password")
        let again = try await site.admin.post("/notifications/\(entry["id"]?.stringValue ?? "")/resend")
        #expect(again.status == 409 && again.problem == "not-resendable", "\(again.text)")
    }

    @Test func `S1-18 S4-13 R-6 a cancelled appointment is told to client and employee, unless switched off`()
        async throws
    {
        let site = try await MessageSite.make()
        let address = site.address("anna")
        let client = try await site.client(["email": .string(address)])
        let id = try await site.book(client)
        _ = try await site.mail(to: address)
        let off = try await site.admin.patch(
            "/notification-templates/appointment.cancelled/email?receiver=client",
            ["enabled": false]
        )
        #expect(off.status == 204, "\(off.text)")
        let cancelled = try await site.admin.post("/appointments/\(id)/cancel")
        #expect(cancelled.status == 200, "\(cancelled.text)")
        let entries = try await site.ledger("appointment=\(id)&event=appointment.cancelled") { items in
            items.count == 2 && items.allSatisfy { $0["ended_at"] != .null }
        }
        let states = Dictionary(
            uniqueKeysWithValues: entries.map { ($0["receiver"]?.stringValue, [$0["state"], $0["reason"]]) }
        )
        #expect(states["client"] == ["suppressed", "template_disabled"])
        #expect(states["staff"] == ["sent", .null])
        #expect(try site.mails(to: address).count == 1)
        let told = try site.mails(to: site.business.employee.email)
        #expect(told.count == 2)
        #expect(told.last?["text"]?.stringValue?.contains("Anna Serra") == true)
    }

    @Test func `S0-17 S0-18 the business's own words are sent in its language, filled and escaped`()
        async throws
    {
        let site = try await MessageSite.make()
        let path = "/notification-templates/appointment.booked/email/ca"
        let put = try await site.admin.put(
            path,
            [
                "subject": "Hola {customer_first_name}: %service_name%",
                "html": "<p>Ens veiem a <b>{location_name}</b>, {customer_full_name}.</p>",
                "text": "Ens veiem a {location_name}, {customer_full_name}.",
            ]
        )
        #expect(put.status == 200 && put.json["subject"] == "Hola {customer_first_name}: {service_name}")
        #expect(put.json["own"] == true)
        let address = site.address("bo")
        let client = try await site.client([
            "first_name": "Bo <b>", "email": .string(address), "language": "ca-ES",
        ])
        _ = try await site.book(client)
        let mail = try await site.mail(to: address)
        #expect(mail["subject"] == "Hola Bo <b>: cut")
        #expect(mail["html"]?.stringValue?.contains("Bo &lt;b&gt; Serra") == true)
        #expect(mail["text"]?.stringValue?.contains("Bo <b> Serra") == true)
        #expect(mail["language"] == "ca")

        let preview = try await site.admin.post(path + "/preview", ["subject": "{staff_name}"])
        #expect(preview.status == 200 && preview.json["html"]?.stringValue?.contains("Bo &lt;b&gt;") == true)
        #expect(try await site.admin.delete(path).status == 204)
        #expect(try await site.admin.get(path).json["own"] == false)
    }

    @Test func `B.5 R-1 an impossible shortcode and broken markup are refused by name, and nothing changes`()
        async throws
    {
        let site = try await MessageSite.make()
        let path = "/notification-templates/appointment.booked/email/en"
        let answer = try await site.admin.put(
            path,
            [
                "subject": "{customer_panel_password}", "html": "<p>{nobody_knows}<b></p>", "text": "a",
            ]
        )
        #expect(answer.status == 422)
        #expect(Set(answer.issues.keys) == ["subject", "html"])
        #expect(answer.text.contains("{customer_panel_password}"), "\(answer.text)")
        #expect(answer.text.contains("{nobody_knows}"), "\(answer.text)")
        #expect(try await site.admin.get(path).json["own"] == false)
        for other in [
            "/notification-templates/no.such/email/en",
            "/notification-templates/appointment.booked/pigeon/en",
            "/notification-templates/customer.access_granted/sms/en",
        ] {
            #expect(try await site.admin.get(other).status == 404)
        }
    }

    @Test func `S2-24 what a client declined is not sent, and the ledger says why`() async throws {
        let site = try await MessageSite.make()
        let address = site.address("anna")
        let client = try await site.client(["email": .string(address)])
        let path = "/clients/\(client)/message-preferences"
        #expect(try await site.admin.get(path).json["appointment"]?["email"] == true)
        let change = try await site.admin.patch(path, ["appointment": ["email": false]])
        #expect(change.status == 200 && change.json["appointment"]?["email"] == false, "\(change.text)")
        #expect(change.json["marketing"]?["email"] == true && change.json["account"] == nil)
        _ = try await site.book(client)
        let entry = try await site.ledger("client=\(client)") { $0.map { $0["state"] } == ["suppressed"] }[0]
        #expect(entry["reason"] == "declined" && entry["sent_at"] == .null)
        #expect(try site.mails(to: address).isEmpty)
        let wrong = try await site.admin.patch(path, ["account": ["email": false]])
        #expect(wrong.status == 422)
    }

    @Test func `B.5 what the server puts off waits, what it refuses has failed, and can be sent again`()
        async throws
    {
        let site = try await MessageSite.make()
        let later = try await site.client(["email": "later@mail.example"])
        _ = try await site.book(later, hour: 10)
        let waiting = try await site.ledger("client=\(later)") { $0.map { $0["reason"] } == ["deferred"] }[0]
        #expect(waiting["state"] == "queued" && waiting["attempts"] == 1)
        #expect(waiting["due_at"] != .null)
        let early = try await site.admin.post("/notifications/\(waiting["id"]?.stringValue ?? "")/resend")
        #expect(early.status == 409)

        let gone = try await site.client(["email": "gone@mail.example"])
        _ = try await site.book(gone, hour: 11)
        let failed = try await site.ledger("client=\(gone)") { $0.map { $0["state"] } == ["failed"] }[0]
        #expect(
            failed["reason"] == "refused" && failed["reply"]?.stringValue?.contains("No such mailbox") == true
        )

        let moved = site.address("found")
        let edit = try await site.admin.patch("/clients/\(gone)", ["email": .string(moved)])
        #expect(edit.status == 200)
        let again = try await site.admin.post("/notifications/\(failed["id"]?.stringValue ?? "")/resend")
        #expect(again.status == 201 && again.json["resend_of"] == failed["id"], "\(again.text)")
        _ = try await site.mail(to: moved)
        let employee = try await site.server.api(site.business, as: .employee)
        #expect(try await employee.get("/notifications").status == 403)
    }

    @Test func `B.5 without an address nothing is sent, and the ledger says so`() async throws {
        let site = try await MessageSite.make()
        let client = try await site.client(["email": .string(site.address("anna"))])
        try await site.business.withTables { transaction in
            _ = try await transaction.execute("UPDATE clients SET email = NULL WHERE id = \(client)")
        }
        _ = try await site.book(client)
        let entry = try await site.ledger("client=\(client)") { $0.map { $0["state"] } == ["suppressed"] }[0]
        #expect(entry["reason"] == "no_email")
    }
}
