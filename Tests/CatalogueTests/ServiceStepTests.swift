import Core
import ServerKit
import Tenancy
import TestKit
import Testing

@Suite struct `A service of several steps` {
    private func step(_ service: String, pause: Int = 0, same: Bool = false) -> JSONValue {
        ["service": .string(service), "pause_after": .int(pause), "same_employee": .bool(same)]
    }

    @Test func `B.12 takes as long as its steps with their pauses, also when one of them changes`()
        async throws
    {
        let shop = try await Shop()
        let colour = try await shop.service("Colour", ["minutes": 40])
        let cut = try await shop.service("Cut", ["minutes": 30])
        let steps: JSONValue = [step(colour, pause: 25), step(cut, same: true)]
        let visit = try await shop.service("Colour and cut", ["steps": steps, "price": 9_000])
        let made = try await shop.visitor.get("/services/\(visit)")
        #expect(made.json["minutes"] == 95 && made.json["steps"] == steps && made.json["revision"] == 1)

        #expect(try await shop.admin.patch("/services/\(cut)", ["minutes": 45]).status == 200)
        let longer = try await shop.admin.get("/services/\(visit)")
        #expect(longer.json["minutes"] == 110 && longer.json["revision"] == 2)
        let same = try await shop.admin.patch("/services/\(visit)", ["price": 9_000, "steps": steps])
        #expect(same.json["revision"] == 2)
        let refused = try await shop.admin.patch("/services/\(cut)", ["minutes": 1_400])
        #expect(refused.issues == ["minutes": "too_long"])

        let turned: JSONValue = ["steps": [step(cut, pause: 5), step(colour)]]
        #expect(try await shop.admin.patch("/services/\(visit)", turned).json["minutes"] == 90)
        let plain = try await shop.admin.patch("/services/\(visit)", ["steps": [], "minutes": 20])
        #expect(plain.json["minutes"] == 20 && plain.json["steps"] == [])
        #expect(try await shop.admin.patch("/services/\(cut)", ["minutes": 50]).status == 200)
        #expect(try await shop.admin.get("/services/\(visit)").json["minutes"] == 20)
    }

    @Test func `is never a step itself, and none of itself`() async throws {
        let shop = try await Shop()
        let cut = try await shop.service("Cut")
        let visit = try await shop.service("Visit", ["steps": [step(cut)]])
        let own = try await shop.admin.patch("/services/\(visit)", ["steps": [step(cut), step(visit)]])
        #expect(own.issues == ["steps.1.service": "own_step"])
        let nested = try await shop.admin.post(
            "/services",
            ["name": "Nested", "price": 1, "steps": [step(visit)]]
        )
        #expect(nested.issues == ["steps.0.service": "has_steps"])
        let other = try await shop.service("Other")
        let upward = try await shop.admin.patch("/services/\(cut)", ["steps": [step(other)]])
        #expect(upward.issues == ["steps": "is_step"])
        let inUse = try await shop.admin.delete("/services/\(cut)")
        #expect(inUse.status == 409 && inUse.problem == "service-is-step")
        #expect(inUse.json["detail"]?.stringValue?.contains("\"Visit\"") == true)
        #expect(try await shop.admin.delete("/services/\(visit)").status == 204)
        #expect(try await shop.admin.delete("/services/\(cut)").status == 204)
    }

    @Test func `leaves no loop behind when two are made steps of each other at once`() async throws {
        let shop = try await Shop()
        for round in 0..<4 {
            let pair = [try await shop.service("A \(round)"), try await shop.service("B \(round)")]
            let statuses = try await atOnce(2) { index in
                try await shop.admin.patch("/services/\(pair[index])", ["steps": [step(pair[1 - index])]])
            }
            #expect(statuses == [200, 422])
        }
    }

    @Test func `has no time, employee, room or buffer of its own, and no step that is none`() async throws {
        let shop = try await Shop()
        let cut = try await shop.service("Cut")
        let gone = try await shop.service("Gone")
        #expect(try await shop.admin.delete("/services/\(gone)").status == 204)
        let all: JSONValue = [
            "name": "Visit", "price": 1, "minutes": 30, "buffer_before": 5, "buffer_after": 5,
            "employees": [.string(shop.business.employee.id.description)],
            "steps": [step(cut, pause: 721, same: true), ["pause_after": 3]],
        ]
        let wrong = try await shop.admin.post("/services", all)
        #expect(
            wrong.issues == [
                "minutes": "not_allowed", "buffer_before": "not_allowed", "buffer_after": "not_allowed",
                "employees": "not_allowed", "steps.0.pause_after": "out_of_range",
                "steps.0.same_employee": "not_allowed", "steps.1.service": "required",
                "steps.1.pause_after": "not_allowed",
            ]
        )
        let missing = try await shop.admin.post(
            "/services",
            ["name": "V", "price": 1, "steps": [step(gone)]]
        )
        #expect(missing.issues == ["steps.0.service": "unknown"])
        let many = JSONValue.array(Array(repeating: step(cut), count: 13))
        let tooMany = try await shop.admin.post("/services", ["name": "V", "price": 1, "steps": many])
        #expect(tooMany.issues["steps"] == "too_many")
        let twelve = JSONValue.array(Array(repeating: step(cut, pause: 60), count: 11) + [step(cut)])
        let long = try await shop.admin.post("/services", ["name": "V", "price": 1, "steps": twelve])
        #expect(long.status == 201 && long.json["minutes"] == 1_380)
        let day = try await shop.service("Day", ["minutes": 1_440])
        let tooLong: JSONValue = ["name": "V", "price": 1, "steps": [step(cut), step(day)]]
        #expect(try await shop.admin.post("/services", tooLong).issues == ["steps": "too_long"])
    }

    @Test func `gives up its employees when it gets steps`() async throws {
        let shop = try await Shop()
        let cut = try await shop.service("Cut")
        let near: JSONValue = [.string(shop.business.employee.id.description)]
        let id = try await shop.service("Whole", ["employees": near, "buffer_after": 10])
        let changed = try await shop.admin.patch("/services/\(id)", ["steps": [step(cut)]])
        #expect(changed.status == 200 && changed.json["employees"] == [] && changed.json["buffer_after"] == 0)
    }
}
