import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

@Suite struct `Calendar feeds` {
    private static let hostile = [
        "Zoë 👩🏽‍🎨🏳️‍🌈", "two\nlines\r\nand three", "a;b,c\\d:\"e\"", String(repeating: "ñ", count: 200),
        "שלום עולם", "BEGIN:VEVENT\r\nSUMMARY:evil", "\u{202E}reversed", "tab\there",
    ]

    @Test func `B.15 an employee's feed is read without fault by icalendar and vobject`() async throws {
        let stage = try await CalendarStage()
        for (index, name) in Self.hostile.enumerated() {
            let client = try await stage.addClient(name, phone: "+34600000\(100 + index)")
            try await stage.addAppointment(inHours: 2 + 2 * index, of: [client])
        }
        try await stage.change("UPDATE services SET name = \(Self.hostile.joined(separator: " "))")
        try await stage.change("UPDATE branches SET address = \(Self.hostile[2] + Self.hostile[3])")
        stage.server.forget(stage.business)
        let path = try await stage.makeFeed([
            "kind": "employee", "employee": .id(stage.business.employee.id), "detail": "full",
        ])
        let answer = try await stage.read(path)
        #expect(answer.status == 200)
        #expect(answer.header("content-type") == "text/calendar; charset=utf-8")
        #expect(answer.header("cache-control")?.hasPrefix("private") == true)
        let events = try await Judge.events(in: answer.body)
        #expect(events.count == Self.hostile.count)
        let summaries = events.compactMap { $0["summary"]?.stringValue }
        #expect(zip(summaries, Self.hostile).allSatisfy { $0.contains($1.prefix(3)) })
        #expect(events.allSatisfy { $0["location"]?.stringValue?.contains("a;b,c\\d:\"e\"") == true })
        #expect(events[0]["description"]?.stringValue?.contains("+34600000100") == true)
        #expect(events.allSatisfy { $0["uid"]?.stringValue?.hasSuffix("@foyer") == true })
    }

    @Test(arguments: ["busy", "service", "full"])
    func `B.15 a feed tells as much as was chosen`(detail: String) async throws {
        let stage = try await CalendarStage()
        let client = try await stage.addClient("Roser", "Vila", phone: "+34611222333")
        try await stage.addAppointment(inHours: 3, of: [client])
        let path = try await stage.makeFeed([
            "kind": "branch", "branch": "gracia", "detail": .string(detail),
        ])
        let text = try await stage.read(path).text
        #expect(text.contains("Roser") == (detail == "full"))
        #expect(text.contains("+34611222333") == (detail == "full"))
        #expect(text.contains("cut") == (detail != "busy"))
        #expect(text.contains("SUMMARY:Ocupat") == (detail == "busy"), "in the business's language")
        #expect(text.contains("LOCATION") == (detail != "busy"))
        #expect(!text.contains("#"), "numbers stand for nobody here")
    }

    @Test func `B.15 statuses, window and recent cancellations are as calendars know them`() async throws {
        let stage = try await CalendarStage()
        let client = try await stage.addClient("Roser")
        for (hours, status) in [
            (2, "approved"), (4, "pending"), (6, "cancelled"), (8, "rejected"), (10, "held"),
            (-24, "no_show"),
            (-48, "completed"), (-24 * 95, "approved"), (24 * 399, "approved"), (24 * 401, "approved"),
        ] {
            try await stage.addAppointment(inHours: hours, of: [client], status: status)
        }
        let path = try await stage.makeFeed(["kind": "employee", "employee": .id(stage.business.employee.id)])
        let events = try await Judge.events(in: stage.read(path).body)
        #expect(
            events.compactMap { $0["status"]?.stringValue } == [
                "CONFIRMED", "CONFIRMED", "CONFIRMED", "TENTATIVE", "CANCELLED", "CANCELLED", "CONFIRMED",
            ]
        )
        try await stage.change("ALTER TABLE appointments DISABLE TRIGGER appointments_busy_kept")
        try await stage.change("UPDATE appointments SET changed_at = now() - interval '31 days'")
        #expect(try await Judge.events(in: stage.read(path).body).count == 5, "old cancellations are gone")
    }

    @Test func `B.15 a moved appointment keeps its UID, and its SEQUENCE rises`() async throws {
        let stage = try await CalendarStage()
        let client = try await stage.addClient("Roser")
        let id = try await stage.addAppointment(inHours: 3, of: [client])
        let path = try await stage.makeFeed(["kind": "employee", "employee": .id(stage.business.employee.id)])
        let before = try await Judge.events(in: stage.read(path).body)
        try await stage.change(
            """
            UPDATE appointments
            SET starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day', sequence = 1
            WHERE id = \(id)
            """
        )
        let after = try await Judge.events(in: stage.read(path).body)
        #expect(before.map { $0["uid"] } == [.string("\(id)@foyer")])
        #expect(after.map { $0["uid"] } == before.map { $0["uid"] })
        #expect(before.map { $0["sequence"] } == [0])
        #expect(after.map { $0["sequence"] } == [1])
        #expect(after[0]["start"] != before[0]["start"])
    }

    @Test func `a feed that has not changed is not sent again, and says when it was read`() async throws {
        let stage = try await CalendarStage()
        try await stage.addAppointment(inHours: 3, of: [stage.addClient("Roser")])
        let admin = try await stage.server.api(stage.business, as: .admin)
        let path = try await stage.makeFeed(["kind": "branch", "branch": "gracia"])
        #expect(try await admin.get("/calendar-feeds").items.map { $0["last_read_at"] } == [.null])
        let first = try await stage.read(path)
        let tag = try #require(first.header("etag"))
        let again = try await stage.read(path, headers: ["if-none-match": tag])
        #expect(again.status == 304)
        #expect(again.body.isEmpty)
        let noted = try await admin.get("/calendar-feeds").items.map { $0["last_read_at"] }
        #expect(noted.first??.stringValue != nil)
        _ = try await stage.read(path)
        #expect(try await admin.get("/calendar-feeds").items.map { $0["last_read_at"] } == noted)
        try await stage.change("UPDATE calendar_feeds SET last_read_at = now() - interval '61 seconds'")
        let aged = try await admin.get("/calendar-feeds").items.map { $0["last_read_at"] }
        _ = try await stage.read(path)
        #expect(try await admin.get("/calendar-feeds").items.map { $0["last_read_at"] } != aged)
        try await stage.addAppointment(inHours: 5, of: [stage.addClient("Anna")])
        #expect(try await stage.read(path, headers: ["if-none-match": tag]).status == 200)
    }

    @Test func `B.15 a revoked feed, and one of somebody who left, is nothing any more`() async throws {
        let stage = try await CalendarStage()
        let admin = try await stage.server.api(stage.business, as: .admin)
        let client = try await stage.addClient("Roser")
        let employee = try await stage.makeFeed([
            "kind": "employee", "employee": .id(stage.business.employee.id),
        ])
        let branch = try await stage.makeFeed(["kind": "branch", "branch": "harbour"])
        let own = try await stage.makeFeed(["kind": "client", "client": .id(client)])
        for path in [employee, branch, own] { #expect(try await stage.read(path).status == 200) }
        let feeds = try await admin.get("/calendar-feeds")
        #expect(feeds.total == 3)
        #expect(feeds.items.allSatisfy { $0["address"] == nil }, "the address is told once")
        #expect(try await admin.delete("/calendar-feeds/\(feeds.ids[1])").status == 204)
        try await stage.change(
            "UPDATE staff SET archived_at = now() WHERE id = \(stage.business.employee.id)"
        )
        #expect(try await admin.post("/clients/\(client)/erase", [:]).status < 300)
        for path in [employee, branch, own] {
            let answer = try await stage.read(path)
            #expect(answer.status == 404)
            #expect(answer.problem == "not-found")
        }
        for file in ["nothing.ics", "nothing", "\(String(repeating: "A", count: 43)).ics"] {
            let root = employee.split(separator: "/").dropLast().map { "/\($0)" }.joined()
            #expect(try await stage.read("\(root)/\(file)").status == 404, "\(file)")
        }
        let bare = employee.replacing(".ics", with: "")
        #expect(try await stage.read(bare).status == 404)
    }

    @Test func `a feed's address is the business's, and works below a branch's too`() async throws {
        let stage = try await CalendarStage()
        let gracia = stage.server.client.with(
            root: "/t/\(stage.business.slug)/b/gracia/api/v1",
            token: try await stage.business.token(.admin)
        )
        let answer = try await gracia.post("/calendar-feeds", ["kind": "branch", "branch": "gracia"])
        let address = try #require(answer.json["address"]?.stringValue)
        let path = CalendarStage.path(address)
        #expect(path.hasPrefix("/t/\(stage.business.slug)/calendar/"))
        #expect(try await stage.read(path).status == 200)
        let file = path.split(separator: "/").last ?? ""
        #expect(try await stage.read("/t/\(stage.business.slug)/b/gracia/calendar/\(file)").status == 200)
        let other = try await CalendarStage()
        #expect(try await stage.read("/t/\(other.business.slug)/calendar/\(file)").status == 404)
    }
}
