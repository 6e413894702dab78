import Core
import Testing

@Suite struct `Reading the fields of a body` {
    private func reader(_ text: String) throws -> FieldReader {
        try FieldReader(JSONValue(parsing: Array(text.utf8)))
    }

    private func issues(_ text: String, _ read: (inout FieldReader) -> Void) throws -> [String: String] {
        var fields = try reader(text)
        read(&fields)
        do {
            try fields.finish()
            return [:]
        } catch {
            return Dictionary(error.issues.map { ($0.field, $0.code) }) { first, _ in first }
        }
    }

    @Test func `tells apart a field that is missing, cleared and set`() throws {
        var fields = try reader(#"{"a":null,"b":"  ","c":" x ","e":""}"#)
        #expect(fields.text("missing", max: 5) == .keep)
        #expect(fields.text("a", max: 5) == .clear)
        #expect(fields.text("b", max: 5) == .clear)
        #expect(fields.text("c", max: 5) == .set("x"))
        #expect(fields.value("e", EmailAddress.init) == .clear)
        try fields.finish()
    }

    @Test func `names every issue at once, unknown fields too`() throws {
        let found = try issues(
            """
            {"name":5,"email":"x","age":200,"when":"now","kind":"z","on":"1","id":"7","extra":1,"tags":[1]}
            """
        ) { fields in
            _ = fields.text("name", max: 5)
            _ = fields.value("email", EmailAddress.init)
            _ = fields.integer("age", in: 0...150)
            _ = fields.instant("when")
            _ = fields.choice("kind", of: ["a", "b"])
            _ = fields.bool("on")
            let id: Change<ClientID> = fields.id("id")
            #expect(id == .keep)
            _ = fields.strings("tags", maxCount: 3, maxLength: 5)
            _ = fields.required(fields.text("needed", max: 3), "needed")
        }
        #expect(
            found == [
                "name": "wrong_type", "email": "invalid", "age": "out_of_range", "when": "invalid",
                "kind": "invalid_choice", "on": "wrong_type", "id": "invalid", "extra": "unknown_field",
                "tags": "wrong_type", "needed": "required",
            ]
        )
    }

    @Test func `asks for a required field once, and not where it is already wrong`() throws {
        let found = try issues(#"{"a":"xxxx","b":""}"#) { fields in
            #expect(fields.required(fields.text("a", max: 3), "a") == nil)
            #expect(fields.required(fields.text("b", max: 3), "b") == nil)
        }
        #expect(found == ["a": "too_long", "b": "required"])
    }

    @Test func `reads nested objects with the path in their issues`() throws {
        let found = try issues(
            #"{"document":{"type":"nif","number":"12345678A","x":1},"people":[{"n":1},{"n":"ok"}]}"#
        ) { fields in
            if case .set(var document) = fields.object("document") {
                _ = document.text("type", max: 5)
                _ = document.value("number") { text throws(ValueIssue) in
                    try IdentityDocument(kind: .nif, number: text)
                }
                fields.adopt(document)
            }
            if case .set(let people) = fields.objects("people", maxCount: 5) {
                for var person in people {
                    _ = person.text("n", max: 5)
                    fields.adopt(person)
                }
            }
        }
        #expect(
            found == [
                "document.number": "wrong_check_letter", "document.x": "unknown_field",
                "people.0.n": "wrong_type",
            ]
        )
    }

    @Test(arguments: [
        (#""a\u0000b""#, false, "invalid"), (#""a\nb""#, false, "invalid"), (#""a\u202eb""#, true, "invalid"),
        (#""123456""#, false, "too_long"), ("true", false, "wrong_type"),
    ])
    func `refuses text that does not belong in a field`(value: String, lines: Bool, code: String) throws {
        #expect(try issues("{\"f\":\(value)}") { _ = $0.text("f", max: 5, lines: lines) } == ["f": code])
    }

    @Test func `lets lines pass where they are wanted`() throws {
        var fields = try reader(#"{"note":" a\nb\tc "}"#)
        #expect(fields.text("note", max: 9, lines: true) == .set("a\nb\tc"))
    }

    @Test func `leaves a secret as it is`() throws {
        var fields = try reader(#"{"password":"  pass\tword  "}"#)
        #expect(fields.secret("password", max: 50) == .set("  pass\tword  "))
    }

    @Test func `holds decimals to their range and scale`() throws {
        let bounds = try #require(DecimalNumber("20"))...#require(DecimalNumber("300"))
        var fields = try reader(#"{"a":170.5,"b":19.9,"c":170.55,"d":"170"}"#)
        #expect(fields.decimal("a", in: bounds, scale: 1) == .set(try #require(DecimalNumber("170.5"))))
        #expect(fields.decimal("b", in: bounds, scale: 1) == .keep)
        #expect(fields.decimal("c", in: bounds, scale: 1) == .keep)
        #expect(fields.decimal("d", in: bounds, scale: 1) == .keep)
        #expect(fields.issues.map(\.code) == ["out_of_range", "out_of_range", "wrong_type"])
    }

    @Test func `keeps lists short and free of repetition`() throws {
        var fields = try reader(#"{"tags":["a"," a ","","b"],"many":["1","2","3"]}"#)
        #expect(fields.strings("tags", maxCount: 4, maxLength: 5) == .set(["a", "b"]))
        #expect(fields.strings("many", maxCount: 2, maxLength: 5) == .keep)
        #expect(fields.issues.map(\.code) == ["too_many"])
    }

    @Test func `takes nothing but an object`() {
        for text in ["[]", "1", "null", "\"a\""] {
            let problem = #expect(throws: Problem.self) { try reader(text) }
            #expect(problem?.status == 400)
        }
    }

    @Test func `says of a change what becomes of the value`() {
        #expect(Change<Int>.keep.applied(to: 1) == 1)
        #expect(Change<Int>.clear.applied(to: 1) == nil)
        #expect(Change<Int>.set(2).applied(to: 1) == 2)
        #expect(Change<Int>.set(2).map(String.init) == .set("2"))
    }
}
