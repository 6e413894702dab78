import Core
import ServerKit
import TestKit
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

    @Test func `each setting has a name and a meaning in every language`() async throws {
        let server = try await TestServer.shared()
        let api = try await server.api(try await server.business(), as: .admin)
        let settings = try await api.get("/settings").json["items"]?.arrayValue ?? []
        let keys = settings.compactMap { $0["key"]?.stringValue }
        #expect(keys.contains("pages.embed_hosts"))
        // Required fields are called by the field.
        let own = keys.filter { !$0.hasPrefix("clients.required.") }
        #expect(own.filter { SettingLabels.all[$0] == nil } == [])
        #expect(own.filter { SettingMeanings.all[$0] == nil } == [])
        #expect(Set(SettingMeanings.all.keys).subtracting(own) == [])
    }
}
