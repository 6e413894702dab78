import Core
import Testing

@testable import Panels

@Suite struct `Words of the pages` {
    @Test func `one thing is counted in its own words, in French nothing too`() {
        #expect(CountPhrase.appointments.text(1, .pt) == "1 marcação")
        #expect(CountPhrase.appointments.text(0, .pt) == "0 marcações")
        #expect(CountPhrase.tooManyAttempts.text(0, .fr).hasSuffix("dans 0 minute."))
        #expect(CountPhrase.tooManyAttempts.text(0, .es).hasSuffix("en 0 minutos."))
        #expect(CountPhrase.appointments.text(12_345, .ca) == "12.345 cites")
    }
}
