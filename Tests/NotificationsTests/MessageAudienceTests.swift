import Notifications
import Testing

@Suite struct `Whom messages are for` {
    @Test func `the outbox and the templates use the same words`() {
        #expect(MessageAudience.allCases.map(\.rawValue) == ["client", "staff"])
    }
}
