import Calendars
import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// Files that go with mails, as calendar programs read them.
@Suite struct `Calendar files in messages` {
    /// A message to a client, written at a moment.
    private func addMessage(
        to client: ClientID,
        about appointment: AppointmentID?,
        _ stage: CalendarStage
    ) async throws -> NotificationID {
        let id = NotificationID.make(.system)
        try await stage.change(
            """
            INSERT INTO notifications (id, event, receiver, client_id, appointment_id, data, state)
            VALUES (\(id), 'appointment.booked', 'client', \(client), \(appointment), '{}', 'sent')
            """
        )
        return id
    }

    private func file(_ id: NotificationID, _ stage: CalendarStage) async throws -> [UInt8]? {
        let calendars = try await EnclosedCalendars(of: [id], in: stage.server.scope(stage.business))
        let organizer = try EmailAddress("hola+100%&co@mail.example")
        return calendars.file(
            of: id,
            from: organizer,
            writtenAt: Instant(microseconds: 1_700_000_000_000_000)
        )
    }

    @Test func `B.15 C.2 the file of a mail is the feed's event, published by the business`() async throws {
        let stage = try await CalendarStage()
        let roser = try await stage.addClient("Roser", "Vila", phone: "+34611222333")
        let other = try await stage.addClient("Quim")
        let id = try await stage.addAppointment(inHours: 5, of: [roser, other])
        let bytes = try #require(try await file(addMessage(to: roser, about: id, stage), stage))
        let read = try await Judge.run("read_calendar.py", on: bytes)
        #expect(read["method"] == "PUBLISH")
        let events = try #require(read["events"]?.arrayValue)
        #expect(events.count == 1)
        #expect(events[0]["uid"]?.stringValue == "\(id)@foyer")
        #expect(events[0]["status"] == "CONFIRMED" && events[0]["sequence"] == 0)
        #expect(events[0]["summary"]?.stringValue == "cut · \(stage.business.business.name)")
        #expect(events[0]["organizer"] == "mailto:hola+100%25%26co@mail.example")
        #expect(events[0]["organizerName"]?.stringValue == stage.business.business.name)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("Roser") && !text.contains("Quim") && !text.contains("+34"))
        // The same event, but for who publishes it, is in the client's feed.
        let path = try await stage.makeFeed(["kind": "client", "client": .id(roser), "detail": "service"])
        let feed = try await Judge.events(in: stage.read(path).body)
        for key in ["uid", "sequence", "start", "end", "status", "summary", "location"] {
            #expect(feed[0][key] == events[0][key], "\(key)")
        }
    }

    @Test
    func
        `B.15 C.2 a move raises the SEQUENCE, and a seat that is given up is cancelled for its client alone`()
        async throws
    {
        let stage = try await CalendarStage()
        let (roser, quim) = (try await stage.addClient("Roser"), try await stage.addClient("Quim"))
        let id = try await stage.addAppointment(inHours: 5, of: [roser, quim])
        let message = try await addMessage(to: roser, about: id, stage)
        let stayed = try await addMessage(to: quim, about: id, stage)
        try await stage.change(
            "UPDATE appointments SET sequence = sequence + 1, changed_at = now() WHERE id = \(id)"
        )
        try await stage.change(
            """
            UPDATE attendees SET status = 'cancelled', ended_at = now()
            WHERE appointment_id = \(id) AND client_id = \(roser)
            """
        )
        let left = try await Judge.events(in: #require(try await file(message, stage)))
        #expect(left.map { $0["status"] } == ["CANCELLED"])
        #expect(left.map { $0["sequence"] } == [1])
        #expect(left.map { $0["uid"]?.stringValue } == ["\(id)@foyer"])
        let stays = try await Judge.events(in: #require(try await file(stayed, stage)))
        #expect(stays.map { $0["status"] } == ["CONFIRMED"])
        // What was written long before tells what is true now, as of now.
        let stamp = try #require(stays[0]["stamp"]?.stringValue)
        #expect(!stamp.hasPrefix("2023"))
    }

    @Test func `B.15 a visit is one file with all its steps, and who has no appointment has no file`()
        async throws
    {
        let stage = try await CalendarStage()
        let roser = try await stage.addClient("Roser")
        let visit = VisitID.make(.system)
        let first = try await stage.addAppointment(inHours: 2, of: [roser], visit: visit)
        let second = try await stage.addAppointment(inHours: 3, of: [roser], visit: visit)
        let message = try await addMessage(to: roser, about: second, stage)
        let events = try await Judge.events(in: #require(try await file(message, stage)))
        #expect(events.map { $0["uid"]?.stringValue } == [first, second].map { "\($0)@foyer" })
        let stranger = try await stage.addClient("Quim")
        #expect(try await file(addMessage(to: stranger, about: second, stage), stage) == nil)
        #expect(try await file(addMessage(to: roser, about: nil, stage), stage) == nil)
    }
}
