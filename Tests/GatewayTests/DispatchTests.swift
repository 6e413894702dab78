import Core
import TestKit
import Testing

@testable import Gateway

@Suite(.timeLimit(.minutes(5))) struct `Finding what to do` {
    @Test func `the business is named by path or by host, the branch too`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let root = gateway.client.with(root: "")
            func origin(_ path: String, host: String = "localhost") async throws -> JSONValue {
                try await root.send("GET", path, headers: ["host": host]).json
            }
            #expect(try await origin("/t/lumen/api/v1/origin")["root"] == "/t/lumen")
            #expect(try await origin("/t/lumen/b/gracia/api/v1/origin")["branch"] == "gracia")
            #expect(try await origin("/api/v1/origin", host: "lumen.localhost:8080")["root"] == "")
            #expect(try await origin("/api/v1/origin", host: "book.lumen.example")["root"] == "")
            #expect(try await origin("/api/v1/origin", host: "gracia.lumen.localhost")["branch"] == "gracia")
        }
    }

    @Test func `what is not there is 404, each with its own slug`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let root = gateway.client.with(root: "")
            func problem(_ path: String) async throws -> [String?] {
                let answer = try await root.send("GET", path, headers: ["host": "localhost"])
                return ["\(answer.status)", answer.problem]
            }
            #expect(try await problem("/t/nobody/api/v1/ping") == ["404", "tenant-not-found"])
            #expect(try await problem("/") == ["404", "tenant-not-found"])
            #expect(try await problem("/t/lumen/b/nowhere/api/v1/ping") == ["404", "tenant-not-found"])
            #expect(try await problem("/t/closed/api/v1/ping") == ["403", "tenant-suspended"])
            #expect(try await problem("/t/lumen/api/v1/nothing") == ["404", "not-found"])
            #expect(try await problem("/t/lumen/api/v1//ping") == ["404", "not-found"])
            #expect(try await problem("/t/lumen/api/v1/ping/") == ["200", nil])
            #expect(try await problem("/t/lumen/api/v1/things") == ["401", "unauthenticated"])
        }
    }

    @Test func `parts of the path are decoded, broken ones refused`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let client = gateway.client
            #expect(try await client.send("GET", "/words/caf%C3%A9%2Fb").json["word"] == "café/b")
            #expect(try await client.send("GET", "/%70ing").status == 200)
            #expect(try await client.send("GET", "/words/%zz").problem == "malformed")
            #expect(try await client.send("GET", "/words/%").problem == "malformed")
            #expect(try await client.send("GET", "/words/%FF").problem == "malformed")
            #expect(try await client.send("GET", "/words/a%00b").problem == "malformed")
            #expect(try await gateway.client(.admin).send("GET", "/things/not-an-id").problem == "not-found")
        }
    }

    @Test func `query parameters must be known, there once and of the right form`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let client = gateway.client(.admin)
            func codes(_ query: String) async throws -> [String] {
                let answer = try await client.send("GET", "/things?\(query)")
                guard answer.status == 422 else { return ["\(answer.status)"] }
                return answer.json["errors"]?.arrayValue?.compactMap { $0["code"]?.stringValue } ?? []
            }
            #expect(
                try await client.send("GET", "/things?limit=7&order=desc").json == [
                    "limit": 7, "order": "desc",
                ]
            )
            #expect(try await codes("limit=0") == ["out_of_range"])
            #expect(
                try await codes("limit=x&order=up&what=1") == ["invalid", "invalid", "unknown_parameter"]
            )
            #expect(try await codes("limit=1&limit=2") == ["repeated_parameter"])
            #expect(try await codes("sort=name&order=asc&&") == ["200"])
            #expect(try await codes("limit=%zz") == ["400"])
            #expect(try await codes("cursor=%00") == ["400"])
            #expect(try await client.send("GET", "/ping?x=1").status == 422)
        }
    }

    @Test func `a fault of ours says nothing to the client and all to the log`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let answer = try await gateway.client.send("GET", "/broken", headers: ["x-request-id": "abc-1"])
            #expect(answer.status == 500 && answer.problem == "internal-error")
            #expect(!answer.text.contains("hunter2") && answer.json["request_id"] == "abc-1")
            #expect(gateway.log.all.contains { $0.contains("hunter2") && $0.contains("abc-1") })
        }
    }

    @Test func `a request id is taken where it is harmless, else made`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            func id(_ given: String) async throws -> String? {
                try await gateway.client.send("GET", "/ping", headers: ["x-request-id": given]).header(
                    "x-request-id"
                )
            }
            #expect(try await id("0af7651916cd-43dd.X_1") == "0af7651916cd-43dd.X_1")
            #expect(try await id("a b") != "a b")
            #expect(try await id(String(repeating: "a", count: 65))?.count == 13)
            let first = try await gateway.client.send("GET", "/ping").header("x-request-id")
            let second = try await gateway.client.send("GET", "/ping").header("x-request-id")
            #expect(first?.count == 13 && first != second)
        }
    }

    @Test func `a log line tells the route and nothing personal`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let id = ClientID.make(.system)
            _ = try await gateway.client(.admin).send("GET", "/things/\(id)")
            _ = try await gateway.client(.admin).send("GET", "/things?cursor=secret")
            try await eventually("both requests are logged") { gateway.log.all.count >= 2 }
            let lines = gateway.log.all
            #expect(
                lines.contains { $0.contains("GET /api/v1/things/{id} 200") && $0.contains("business=lumen") }
            )
            #expect(
                !lines.contains {
                    $0.contains(id.description) || $0.contains("secret") || $0.contains("127.0.0.1")
                }
            )
        }
    }

    @Test func `ETags guard edits and spare answers`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let client = gateway.client(.admin)
            let path = "/things/\(ClientID.make(.system))"
            func read(_ tags: String) async throws -> Int {
                try await client.send("GET", path, headers: ["if-none-match": tags]).status
            }
            func edit(_ tags: String) async throws -> Int {
                try await client.send("PATCH", path, headers: ["if-match": tags], body: .json([:])).status
            }
            #expect(try await client.send("GET", path).header("etag") == "\"7\"")
            #expect(try await read("\"7\"") == 304)
            #expect(try await read("W/\"7\", \"9\"") == 304)
            #expect(try await read("\"6\"") == 200)
            #expect(try await edit("\"7\"") == 200)
            #expect(try await edit("\"3\", \"7\"") == 200)
            #expect(try await edit("*") == 200)
            #expect(try await edit("\"6\"") == 412)
            #expect(try await edit("\"abc\"") == 412)
            #expect(try await edit("W/\"7\"") == 400)
            #expect(try await edit("7") == 400)
        }
    }

    @Test func `the address of the client is taken from trusted proxies only`() async throws {
        let forwarded = [
            "x-forwarded-for": "6.6.6.6, 203.0.113.9, 10.1.2.3", "x-forwarded-proto": "https",
            "x-forwarded-host": "book.lumen.example",
        ]
        try await GatewayFixture.serve { gateway async throws in
            let answer = try await gateway.client.send("GET", "/origin", headers: forwarded)
            #expect(answer.json["address"] == "127.0.0.1")
            #expect(answer.json["origin"]?.stringValue?.hasPrefix("http://127.0.0.1:") == true)
        }
        let proxies = try [AddressRange("127.0.0.0/8"), AddressRange("10.0.0.0/8")]
        try await GatewayFixture.serve(settings: .changed { $0.trustedProxies = proxies }) {
            gateway async throws in
            let answer = try await gateway.client.send("GET", "/origin", headers: forwarded)
            #expect(answer.json["address"] == "203.0.113.9")
            #expect(answer.json["origin"] == "https://book.lumen.example")
        }
    }
}
