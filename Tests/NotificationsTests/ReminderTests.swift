import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

@testable import Notifications

/// What is told because time has passed.
@Suite(.timeLimit(.minutes(5))) struct `Reminders, follow-ups and birthdays` {
    @Test func `B.5 an appointment that comes near is told once, and once more when it has moved`()
        async throws
    {
        let site = try await MessageSite.make()
        try await site.business.set(["notifications.reminder_minutes": 20_160])
        site.server.forget(site.business)
        let address = site.address("anna")
        let id = try await site.book(try await site.client(["email": .string(address)]))
        let scope = try await site.server.scope(site.business, actor: .system)
        // Who booked after the reminder's time knows anyway.
        _ = try await ReminderWork().perform(in: scope)
        #expect(try await site.reminders(of: id) == 0)
        try await site.business.withTables { transaction in
            _ = try await transaction.execute(
                "UPDATE attendees SET created_at = now() - interval '30 days' WHERE appointment_id = \(id)"
            )
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { _ = try await ReminderWork().perform(in: scope) } }
            try await group.waitForAll()
        }
        #expect(try await site.reminders(of: id) == 1)
        let entries = try await site.ledger("appointment=\(id)&event=appointment.reminder") { items in
            items.map { $0["state"] } == ["sent"]
        }
        #expect(entries[0]["receiver"] == "client")
        let before = try #require(
            try await site.admin.get("/appointments/\(id)").json["starts_at"]?.stringValue
        )
        let moved = before.replacingOccurrences("T10:", "T11:")
        let move = try await site.admin.post("/appointments/\(id)/reschedule", ["starts_at": .string(moved)])
        #expect(move.status == 200, "\(move.text)")
        _ = try await ReminderWork().perform(in: scope)
        #expect(try await site.reminders(of: id) == 2)
    }

    @Test func `B.5 a reminder of what was cancelled meanwhile is not sent`() async throws {
        let site = try await MessageSite.make()
        let id = try await site.book(try await site.client(["email": .string(site.address("anna"))]))
        #expect(try await site.admin.post("/appointments/\(id)/cancel").status == 200)
        try await site.business.withTables { transaction in
            _ = try await transaction.execute(
                """
                INSERT INTO notifications (id, event, receiver, client_id, appointment_id, data)
                SELECT gen_random_uuid(), 'appointment.reminder', 'client', client_id, appointment_id,
                    '{"starts_at": "2030-01-01T10:00:00Z"}'
                FROM attendees
                WHERE appointment_id = \(id)
                """
            )
        }
        let scope = try await site.server.scope(site.business, actor: .system)
        scope.nudge("messages")
        let entries = try await site.ledger("appointment=\(id)&event=appointment.reminder") { items in
            items.map { $0["state"] } == ["suppressed"]
        }
        #expect(entries[0]["reason"] == "subject_gone")
    }

    @Test
    func `S1-4 S4-25 a birthday is greeted once a year, and the 29 February on the 28th in other years`()
        async throws
    {
        let site = try await MessageSite.make()
        try await site.business.set(["notifications.birthday_hour": 0])
        site.server.forget(site.business)
        let address = site.address("anna")
        let zone = try TimeZoneRules.named(TimeZoneName(site.business.gracia.timeZone))
        let today = zone.wall(at: World.system.now()).date
        let born = CalendarDate(year: 1_988, month: today.month, day: today.day)?.iso8601 ?? "1988-02-29"
        _ = try await site.client(["email": .string(address), "birth_date": .string(born)])
        let scope = try await site.server.scope(site.business, actor: .system)
        for _ in 0..<3 { try await ReminderWork().sweep(in: scope) }
        let mail = try await site.mail(to: address)
        #expect(mail["text"]?.stringValue?.contains("Anna") == true)
        // RFC 8058: one click ends such messages, without a sign-in.
        let unsubscribe = mail["unsubscribe"]?.stringValue ?? ""
        #expect(unsubscribe.contains("/t/\(site.business.slug)/l/"), "\(unsubscribe)")
        #expect(mail["oneClick"] == "List-Unsubscribe=One-Click")

        let leap = try await site.client(["email": .string(site.address("leap")), "birth_date": "1996-02-29"])
        for (day, expected) in [("2027-02-28", 1), ("2027-03-01", 1), ("2028-02-28", 1), ("2028-02-29", 2)] {
            let date = try #require(CalendarDate(iso8601: day))
            let greeted = try await site.business.withTables { transaction in
                _ = try await transaction.execute(ReminderQueries.greet(on: date, now: World.system.now()))
                return try await transaction.one(
                    """
                    SELECT count(*)
                    FROM notifications
                    WHERE client_id = \(leap) AND event = 'client.birthday'
                    """
                ) { try $0.next(Int.self) }
            }
            #expect(greeted == expected, "\(day)")
        }
    }
}

extension MessageSite {
    fileprivate func reminders(of id: AppointmentID) async throws -> Int {
        try await business.withTables { transaction in
            try await transaction.one(
                "SELECT count(*) FROM notifications WHERE appointment_id = \(id) AND event = 'appointment.reminder'"
            ) { try $0.next(Int.self) }
        }
    }
}

extension String {
    fileprivate func replacingOccurrences(_ part: String, _ other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}
