import Core
import Notifications
import Outbox
import Testing

@Suite struct `What people are told of` {
    @Test func `templates know the same events as the outbox`() {
        #expect(Set(MessageEvent.allCases.map(\.rawValue)) == Set(OutboxEvent.Name.allCases.map(\.rawValue)))
    }

    @Test func `S1-18 S4-13 a cancellation is told to the client and to the employee`() {
        #expect(MessageEvent.cancelled.audiences == [.client, .staff])
    }

    @Test(arguments: MessageEvent.allCases) func `every event is told to somebody, once`(
        _ event: MessageEvent
    ) {
        #expect(!event.audiences.isEmpty)
        #expect(Set(event.audiences).count == event.audiences.count)
    }

    @Test func `account and waiting list are the client's own affair, an invitation that of staff`() {
        let own: [MessageEvent] = [
            .followUp, .waitingListOffered, .waitingListJoined, .accessGranted, .passwordReset, .signInLink,
            .birthday,
        ]
        for event in own { #expect(event.audiences == [.client], "\(event)") }
        #expect(MessageEvent.staffInvited.audiences == [.staff])
        #expect(MessageEvent.webhookPaused.audiences == [.staff])
        #expect(MessageEvent.staffInvited.shortcodes(for: .client).isEmpty)
        #expect(MessageEvent.staffPasswordReset.audiences == [.staff])
    }

    @Test func `S2-24 messages about the account cannot be switched off, all others can`() {
        let fixed = MessageEvent.allCases.filter { !$0.category.canBeSwitchedOff }
        #expect(
            Set(fixed) == [
                .accessGranted, .passwordReset, .signInLink, .staffInvited, .webhookPaused,
                .staffPasswordReset,
            ]
        )
        #expect(MessageEvent.birthday.category == .marketing)
        #expect(
            MessageCategory.allCases.map(\.rawValue).prefix(5) == [
                "appointment", "service", "packages", "marketing", "transaction",
            ]
        )
    }

    @Test func `R-1 a password can be filled in only where a client is let in`() {
        for event in MessageEvent.allCases {
            for audience in MessageAudience.allCases {
                let possible = event.shortcodes(for: audience).contains(.customerPanelPassword)
                #expect(possible == (event == .accessGranted && audience == .client), "\(event) \(audience)")
            }
        }
    }

    @Test func `S1-3 what staff note about a client can be filled in only for staff`() {
        for event in MessageEvent.allCases {
            #expect(!event.shortcodes(for: .client).contains(.customerNotes), "\(event)")
        }
        #expect(MessageEvent.booked.shortcodes(for: .staff).contains(.customerNotes))
    }

    @Test func `a link that acts for somebody is possible only in that person's own message`() {
        for event in MessageEvent.allCases where event.category != .account {
            #expect(event.shortcodes(for: .staff).filter(\.isSecret).isEmpty, "\(event)")
        }
        #expect(MessageEvent.signInLink.shortcodes(for: .client).contains(.signInLink))
        #expect(!MessageEvent.booked.shortcodes(for: .client).contains(.signInLink))
        #expect(MessageEvent.staffInvited.shortcodes(for: .staff).filter(\.isSecret) == [.invitationLink])
        let reset = MessageEvent.staffPasswordReset.shortcodes(for: .staff)
        #expect(reset.filter(\.isSecret) == [.urlToResetPassword])
    }

    @Test func `S0-19 every message to a client can lead to the panel`() {
        for event in MessageEvent.allCases where event.audiences.contains(.client) {
            #expect(event.shortcodes(for: .client).contains(.customerPanelURL), "\(event)")
        }
    }

    @Test(
        arguments: [
            ("ca", Language.ca), ("pt-BR", .pt), ("fr-CA", .fr), ("de,es-MX,fr", .es), ("de", .en),
            ("", .en), ("en-US,ca", .en),
        ]
    )
    func `the first language that messages are written in is taken`(
        _ tags: String,
        _ expected: Language
    ) throws {
        let tags = try tags.split(separator: ",").map { try LanguageTag(String($0)) }
        #expect(Language.best(for: tags) == expected)
    }
}
