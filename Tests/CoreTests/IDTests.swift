import Core
import FoundationEssentials
import Testing

@Suite struct `Keys of things` {
    private func world(at microseconds: Int64, random: UInt8 = 0) -> World {
        World(
            now: { Instant(microseconds: microseconds) },
            randomBytes: { [UInt8](repeating: random, count: $0) }
        )
    }

    @Test func `carry the version and the variant of RFC 9562 whatever the random bytes are`() {
        for random: UInt8 in [0x00, 0xFF, 0x55] {
            let id = ClientID.make(world(at: 1_795_428_000_123_456, random: random))
            #expect(id.uuid.uuid.6 >> 4 == 7)
            #expect(id.uuid.uuid.8 >> 6 == 0b10)
        }
    }

    @Test func `hold the milliseconds since 1970 in front`() {
        // The example of RFC 9562, appendix A.6: 2022-02-22T19:22:22Z is 0x017F22E279B0.
        let id = ClientID.make(world(at: 1_645_557_742_000_000))
        #expect(id.description.hasPrefix("017f22e2-79b0-7000-8000-"))
    }

    @Test func `sort in the order of their making, within a millisecond too`() {
        let ids = stride(from: Int64(1_795_428_000_000_000), to: 1_795_428_000_004_000, by: 1)
            .map { ClientID.make(world(at: $0, random: $0 % 2 == 0 ? 0xFF : 0)) }
        #expect(ids == ids.sorted())
        #expect(ids.map(\.description) == ids.map(\.description).sorted())
        #expect(Set(ids).count == ids.count)
    }

    @Test func `made in a row by the system's world differ and ascend from one microsecond to the next`() {
        let ids = (0..<10_000).map { _ in ClientID.make(.system) }
        #expect(Set(ids).count == ids.count)
        let first = ClientID.make(world(at: World.system.now().microseconds - 10))
        #expect(first < ClientID.make(.system))
    }

    @Test func `are read in both cases and written in small letters`() throws {
        let id = try #require(ClientID("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"))
        #expect(id.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
        #expect(id.uuid == UUID(uuidString: "017F22E2-79B0-7CC3-98C4-DC0C0C07398F"))
        #expect(ClientID(id.description) == id)
    }

    @Test(arguments: [
        "", "017f22e2", "017f22e279b07cc398c4dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "017f22e2-79b07-cc3-98c4-dc0c0c07398f",
        " 17f22e2-79b0-7cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398ff",
        "{017f22e2-79b0-7cc3-98c4-dc0c0c07398}", "０17f22e2-79b0-7cc3-98c4-dc0c0c0739",
    ])
    func `are not read from anything else`(text: String) {
        #expect(ClientID(text) == nil)
    }

    @Test func `agree with Foundation about a thousand random UUIDs`() {
        for _ in 0..<1_000 {
            let uuid = UUID()
            #expect(ClientID(uuid).description == uuid.uuidString.lowercased())
        }
    }
}
