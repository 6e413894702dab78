import Core
import Testing

@testable import Gateway
@testable import Panels

@Suite struct `Forms of pages` {
    private func fields(_ text: String) throws -> FormFields {
        try FormFields(Array(text.utf8), type: "application/x-www-form-urlencoded")
    }

    @Test func `fields become the body that the API wants`() throws {
        let form = try fields(
            "first_name=Ann&note=&height_cm=+180&age=x&marked=on&document.type=nif&document.number=1&tags=a&tags=b"
                + "&words=a,+b%0D%0Ac&price=12,5&weight=61,5&wish=true"
        )
        let body = FormBody(form).text("first_name", "note", "absent", "document.type", "document.number")
            .integer("height_cm", "age").flag("marked", "blocked").list("tags").parts("words")
            .money("price", try CurrencyCode("EUR")).decimal("weight").choice("wish").json
        #expect(
            body
                == .object([
                    "first_name": "Ann", "note": .null, "height_cm": 180, "age": "x", "marked": true,
                    "blocked": false,
                    "document": ["type": "nif", "number": "1"], "tags": ["a", "b"], "words": ["a", "b", "c"],
                    "price": 1250, "weight": .number("61.5"), "wish": true,
                ])
        )
    }

    @Test(arguments: [("12", 1_200), ("12.50", 1_250), ("0,05", 5), ("-3", -300)])
    func `amounts are read with a point or a comma`(text: String, amount: Int) throws {
        let body = FormBody(try fields("price=\(text)")).money("price", try CurrencyCode("EUR")).json
        #expect(body["price"]?.intValue == amount)
    }

    @Test(arguments: ["12,505", "a", "1.000,00", "1,-5"])
    func `what is no amount goes to the API as it was typed`(text: String) throws {
        let body = FormBody(try fields("price=\(text)")).money("price", try CurrencyCode("EUR")).json
        #expect(body["price"]?.stringValue == text)
    }

    @Test func `every problem of a form has words in every language`() {
        for language in Language.allCases {
            for phrase in Array(IssueWords.issues.values) + Array(IssueWords.problems.values) {
                #expect(!phrase.text(language).isEmpty)
            }
        }
    }
}
