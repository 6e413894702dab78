import Core
import TestKit
import Testing

@testable import Gateway

@Suite(.timeLimit(.minutes(5))) struct `Bodies` {
    @Test func `a JSON body is read, with a length or in chunks`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let client = gateway.client(.admin)
            let whole = try await client.send("POST", "/things", body: .json(["name": "Núria"]))
            #expect(whole.status == 201 && whole.json["name"] == "Núria")
            #expect(whole.header("location")?.hasPrefix("/t/lumen/api/v1/things/") == true)
            #expect(whole.header("etag") == "\"1\"")
            let pieces = [#"{"na"#, #"me":"#, #""x"}"#].map { Array($0.utf8) }
            let chunked = try await client.send(
                "POST",
                "/things",
                body: .chunks(pieces, type: "application/json")
            )
            #expect(chunked.status == 201 && chunked.json["name"] == "x")
        }
    }

    @Test func `every fault of a body is told`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let client = gateway.client(.admin)
            func send(_ text: String, type: String = "application/json") async throws -> HTTPAnswer {
                try await client.send("POST", "/things", body: .bytes(Array(text.utf8), type: type))
            }
            #expect(try await send("{").problem == "malformed")
            #expect(try await send("").problem == "malformed")
            #expect(try await send("[]").problem == "malformed")
            #expect(try await send(#"{"name":"x","nonsense":1}"#).status == 422)
            let twice = try await send(#"{"nonsense":1,"other":2}"#)
            #expect(twice.json["errors"]?.arrayValue?.count == 3)
            #expect(try await send(#"{"name":"x"}"#, type: "text/plain").status == 415)
            #expect(try await send(#"{"name":"x"}"#, type: "application/json; charset=latin1").status == 415)
            #expect(try await send(#"{"name":"x"}"#, type: "application/json; charset=UTF-8").status == 201)
            #expect(try await send(#"{"name":"x"}"#, type: "application/merge-patch+json").status == 201)
            let invalid = Array(#"{"name":""#.utf8) + [0xFF, 0xFE] + Array(#""}"#.utf8)
            #expect(
                try await client.send("POST", "/things", body: .bytes(invalid, type: "application/json"))
                    .problem
                    == "malformed"
            )
        }
    }

    @Test func `a body beyond the limit is refused before it is read`() async throws {
        try await GatewayFixture.serve(settings: .changed { $0.jsonBodyBytesMax = 1_000 }) {
            gateway async throws in
            let client = gateway.client(.admin)
            let big = [UInt8](repeating: 0x20, count: 3_000_000)
            let announced = try await client.send(
                "POST",
                "/things",
                body: .bytes(big, type: "application/json")
            )
            #expect(announced.status == 413 && announced.problem == "body-too-large")
            #expect(announced.header("connection") == "close")
            let pieces = (0..<100).map { _ in [UInt8](repeating: 0x20, count: 1_000) }
            let chunked = try await client.send(
                "POST",
                "/things",
                body: .chunks(pieces, type: "application/json")
            )
            #expect(chunked.status == 413)
            let unknown = try await client.send(
                "POST",
                "/nothing",
                body: .bytes(big, type: "application/json")
            )
            #expect(unknown.status == 413)
            let small = try await client.send("POST", "/nothing", body: .json(["a": 1]))
            #expect(small.status == 404)
        }
    }

    @Test func `a body that nobody wants is passed over and the connection kept`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            try await gateway.client(.admin).withSession { session async throws in
                let path = "/things/\(ClientID.make(.system))"
                #expect(try await session.send("DELETE", path, body: .json(["a": 1])).status == 204)
                #expect(try await session.send("GET", "/ping", body: .json(["a": 1])).status == 200)
                #expect(session.isOpen)
            }
        }
    }

    @Test func `a client that waits for 100 gets it, or the refusal at once`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let token = gateway.people.signIn(.admin)
            func request(_ path: String, _ type: String, _ length: Int, _ token: String) -> [UInt8] {
                Array(
                    """
                    POST /t/lumen/api/v1/\(path) HTTP/1.1\r
                    Host: a\r
                    Authorization: Bearer \(token)\r
                    Content-Type: \(type)\r
                    Content-Length: \(length)\r
                    Expect: 100-continue\r
                    Connection: close\r
                    \r\n
                    """.utf8
                )
            }
            let body = Array(#"{"name":"x"}"#.utf8)
            let json = try await gateway.client.raw([
                request("things", "application/json", body.count, token), body,
            ])
            #expect(json.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created"))
            let file = try await gateway.client.raw([
                request("uploads", "text/csv", 5, token), Array("a,b,c".utf8),
            ])
            #expect(file.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK"))
            let tooBig = try await gateway.client.raw([
                request("things", "application/json", 10_000_000, token)
            ])
            #expect(tooBig.hasPrefix("HTTP/1.1 413"))
            let stranger = Token.make(.system).text
            #expect(
                try await gateway.client.raw([request("uploads", "text/csv", 5, stranger)]).hasPrefix(
                    "HTTP/1.1 401"
                )
            )
            #expect(
                try await gateway.client.raw([request("nothing", "text/csv", 5, token)]).hasPrefix(
                    "HTTP/1.1 404"
                )
            )
        }
    }

    @Test func `a streamed body arrives whole, and only as fast as it is read`() async throws {
        try await GatewayFixture.serve(settings: .changed { $0.readAheadBytesMax = 64_000 }) {
            gateway async throws in
            let client = gateway.client(.admin)
            let piece = [UInt8](repeating: 0x61, count: 50_000)
            let pieces = [[UInt8]](repeating: piece, count: 30)
            let answer = try await client.send("POST", "/uploads", body: .chunks(pieces, type: "text/csv"))
            #expect(answer.json["bytes"] == 1_500_000)
            let empty = try await client.send("POST", "/uploads", body: .bytes([], type: "text/csv"))
            #expect(empty.json["bytes"] == 0)
            let wrong = try await client.send("POST", "/uploads", body: .bytes(piece, type: "text/html"))
            #expect(wrong.status == 415)
        }
    }

    @Test func `a streamed body beyond the limit is refused`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let client = gateway.client(.admin)
            let piece = [UInt8](repeating: 0x61, count: 500_000)
            let chunked = try await client.send(
                "POST",
                "/uploads",
                body: .chunks([piece, piece, piece, piece, piece], type: "text/csv")
            )
            #expect(chunked.status == 413)
            let announced = try await client.send(
                "POST",
                "/uploads",
                body: .bytes(piece + piece + piece + piece + piece, type: "text/csv")
            )
            #expect(announced.status == 413)
        }
    }

    @Test func `a refusal reaches a client that is still sending`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let piece = [UInt8](repeating: 0x61, count: 100_000)
            let pieces = [[UInt8]](repeating: piece, count: 20)
            let answer = try await gateway.client(.admin).send(
                "POST",
                "/unread-uploads",
                body: .chunks(pieces, type: "text/csv")
            )
            #expect(answer.status == 422 && answer.header("connection") == "close")
        }
    }

    @Test func `a streamed answer is chunked, with a name for saving it`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            try await gateway.client(.admin).withSession { session async throws in
                let answer = try await session.send("GET", "/download?pieces=1000")
                #expect(answer.status == 200 && answer.header("transfer-encoding") == "chunked")
                #expect(answer.text.split(separator: "\n").count == 1_000)
                let name = answer.header("content-disposition")
                #expect(name == "attachment; filename=\"N_ria.csv\"; filename*=UTF-8''N%C3%BAria.csv")
                #expect(try await session.send("GET", "/download?pieces=0").body.isEmpty)
                #expect(session.isOpen)
            }
        }
    }

    @Test func `a streamed answer that fails early is a problem, later it is broken off`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let client = gateway.client(.admin)
            let early = try await client.send("GET", "/download?fails=early")
            #expect(early.status == 404 && early.problem == "not-found")
            await #expect(throws: (any Error).self) { try await client.send("GET", "/download?fails=late") }
            #expect(gateway.log.all.contains { $0.contains("broken off") })
        }
    }
}
