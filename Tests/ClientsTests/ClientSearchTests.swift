import Core
import Testing

@testable import Clients

@Suite struct `What somebody looks for` {
    @Test(arguments: [
        ("anna", [ClientSearch.Term.text("anna")]),
        ("  Anna   Müller ", [.text("Anna"), .text("Müller")]),
        ("932 18 00 00", [.digits("932180000")]),
        ("+34 932-18-00-00", [.digits("34932180000")]),
        ("00 34 932 18 00 00", [.digits("34932180000")]),
        ("030 901820", [.digits("30901820")]),
        ("+44 (0)20 7946 0000", [.digits("442079460000")]),
        ("#1042", [.number(1042)]),
        ("#x", [.text("#x")]),
        ("anna 93 218", [.text("anna"), .digits("93218")]),
        ("93 anna 218", [.digits("93"), .text("anna"), .digits("218")]),
        ("00", [.digits("00")]),
        ("12.345.678-Z", [.code("12.345.678-Z", plain: "12345678Z")]),
        ("anna.serra-1@mail.example", [.text("anna.serra-1@mail.example")]),
        ("Serra-Puig", [.text("Serra-Puig")]),
    ])
    func `R-11: words, phone numbers however they are written, and client numbers are told apart`(
        _ text: String,
        _ terms: [ClientSearch.Term]
    ) throws {
        #expect(try #require(ClientSearch(text)).terms == terms)
    }

    @Test func `nothing but blanks looks for nobody in particular`() {
        #expect(ClientSearch("   ") == nil)
        #expect(ClientSearch("") == nil)
    }

    @Test func `a question has a limit`() throws {
        let words = Array(repeating: "ab", count: 50).joined(separator: " ")
        #expect(try #require(ClientSearch(words)).terms.count == ClientSearch.termsMax)
    }
}

@Suite struct `Where a page of clients begins` {
    private let id = ClientID.make(.system)

    @Test(arguments: ClientSort.Column.allCases)
    func `R-12: a cursor fits its own list and no other`(_ column: ClientSort.Column) throws {
        let value =
            switch column.kind {
            case .text: "é\"x"
            case .integer: "42"
            case .decimal: "70.5"
            case .bool: "true"
            case .date: "1990-05-17"
            case .instant: "2026-11-23T10:00:00.000001Z"
            }
        let sort = ClientSort(column: column, order: .descending)
        var filter = ClientFilter()
        filter.search = ClientSearch("anna 12")
        let position = ClientPosition(key: value, id: id)
        let text = position.cursor(sort, filter)
        #expect(try ClientPosition(cursor: text, sort, filter) == position)
        #expect(throws: Problem.badCursor) {
            try ClientPosition(cursor: text, ClientSort(column: column, order: .ascending), filter)
        }
        #expect(throws: Problem.badCursor) { try ClientPosition(cursor: text, sort, ClientFilter()) }
        #expect(throws: Problem.badCursor) {
            try ClientPosition(cursor: String(text.dropLast(3)), sort, filter)
        }
    }

    @Test
    func `a cursor with a value of another type is refused, and one without a value where all have one`() {
        let filter = ClientFilter()
        let number = ClientSort(column: .number, order: .ascending)
        let forged = ClientPosition(key: "1); DROP", id: id).cursor(number, filter)
        #expect(throws: Problem.badCursor) { try ClientPosition(cursor: forged, number, filter) }
        let missing = ClientPosition(key: nil, id: id).cursor(number, filter)
        #expect(throws: Problem.badCursor) { try ClientPosition(cursor: missing, number, filter) }
    }

    @Test func `each filter makes another list`() throws {
        var filters = Array(repeating: ClientFilter(), count: 7)
        filters[1].marked = true
        filters[2].status = "lead"
        filters[3].tag = "lead"
        filters[4].branch = .make(.system)
        filters[5].archived = .all
        filters[6].search = ClientSearch("lead")
        #expect(Set(filters.map(\.fingerprint)).count == filters.count)
    }
}
