import Core
import Testing

@testable import Clients

@Suite struct `Whether a client may be taken away` {
    private static let long = Instant(microseconds: 0)
    private static let recent = Instant(microseconds: 1_000_000)
    private static let id = ClientID.make(.system)

    private static func standing(
        allowed: Bool = true,
        archived: Instant? = nil,
        erased: Instant? = nil,
        uses: [String] = []
    ) -> ClientStanding {
        ClientStanding(
            id: id,
            number: 7,
            isAllowed: allowed,
            archivedAt: archived,
            erasedAt: erased,
            uses: uses
        )
    }

    @Test func `R-7: three verbs and the way back, decided by what the client is`() {
        let (live, archived) = (Self.standing(), Self.standing(archived: Self.long))
        let erased = Self.standing(archived: Self.long, erased: Self.long)
        #expect(RemovalVerdict(.archive, live) == .done)
        #expect(RemovalVerdict(.archive, archived) == .unchanged)
        #expect(RemovalVerdict(.archive, erased) == .unchanged)
        #expect(RemovalVerdict(.restore, live) == .unchanged)
        #expect(RemovalVerdict(.restore, archived) == .done)
        #expect(RemovalVerdict(.restore, erased) == .refused(.conflict(.clientErased)))
        #expect(RemovalVerdict(.erase, live) == .done)
        #expect(RemovalVerdict(.erase, archived) == .done)
        #expect(RemovalVerdict(.erase, erased) == .unchanged)
        #expect(RemovalVerdict(.purge, erased) == .done)
        let used = Self.standing(uses: ["appointments", "payments"])
        #expect(
            RemovalVerdict(.purge, used)
                == .refused(.conflict(.clientInUse(reasons: ["appointments", "payments"])))
        )
    }

    @Test(arguments: ClientRemoval.allCases)
    func `out of reach is not found, in reach of reading only is forbidden`(_ removal: ClientRemoval) {
        #expect(RemovalVerdict(removal, nil) == .refused(.notFound(.client)))
        #expect(RemovalVerdict(removal, Self.standing(allowed: false)) == .refused(.forbidden))
    }

    @Test func `R-7: many are brought back at once within 30 days, one whenever wanted`() {
        let archived = Self.standing(archived: Self.long)
        #expect(RemovalVerdict(.restore, archived, undoing: Self.long) == .done)
        #expect(RemovalVerdict(.restore, archived) == .done)
        guard
            case .refused(.conflict(let conflict)) = RemovalVerdict(.restore, archived, undoing: Self.recent)
        else {
            Issue.record("restored after the time for it")
            return
        }
        #expect(conflict.slug == "undo-too-late")
    }

    @Test func `R-8: an erased client is called by number, everybody else by name`() {
        #expect(Client.displayName(number: 1042, first: nil, middle: nil, last: nil) == "#1042")
        #expect(Client.displayName(number: 1, first: "Anna", middle: nil, last: nil) == "Anna")
        #expect(Client.displayName(number: 1, first: "Anna", middle: "M.", last: "Serra") == "Anna M. Serra")
    }
}
