import Core
import FoundationEssentials
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// Calendar files as they arrive with mails.
@Suite(.timeLimit(.minutes(5))) struct `Calendar files that arrive with mails` {
    /// The calendars that came with a mail, and their type.
    private func calendars(_ mail: JSONValue) -> [(type: String, text: String)] {
        (mail["attachments"]?.arrayValue ?? []).map { part in
            let bytes = part["base64"]?.stringValue.flatMap { Data(base64Encoded: $0) } ?? Data()
            return (part["type"]?.stringValue ?? "", String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test func `B.5 B.15 a booking, a move and a cancellation come with the same event, ever newer`()
        async throws
    {
        let site = try await MessageSite.make()
        let address = site.address("anna")
        let client = try await site.client(["email": .string(address)])
        let id = try await site.book(client)
        let booked = calendars(try await site.mail(to: address))
        #expect(booked.count == 1)
        #expect(booked.first?.type.contains("PUBLISH") == true)
        #expect(booked.first?.text.contains("UID:\(id)@foyer\r\nSEQUENCE:0\r\n") == true)
        #expect(booked.first?.text.contains("STATUS:CONFIRMED") == true)
        #expect(booked.first?.text.contains("mailto:bookings@foyer.example") == true)

        let cancelled = try await site.admin.post("/appointments/\(id)/cancel")
        #expect(cancelled.status == 200, "\(cancelled.text)")
        try await eventually("the cancellation comes", within: .seconds(60)) {
            try site.mails(to: address).count == 2
        }
        let last = calendars(try site.mails(to: address)[1])
        #expect(last.first?.text.contains("UID:\(id)@foyer\r\nSEQUENCE:1\r\n") == true)
        #expect(last.first?.text.contains("STATUS:CANCELLED") == true)
        // Staff have their feeds, and get no files.
        let told = try site.mails(to: site.business.employee.email)
        #expect(told.allSatisfy { calendars($0).isEmpty })
    }
}
