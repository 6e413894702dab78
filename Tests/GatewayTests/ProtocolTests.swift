import Core
import TestKit
import Testing

@testable import Gateway

@Suite(.timeLimit(.minutes(5))) struct `Speaking HTTP` {
    @Test func `answers JSON with the headers that keep it private`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let answer = try await gateway.client.send("GET", "/ping")
            #expect(answer.status == 200)
            #expect(answer.json == ["pong": true])
            #expect(answer.header("content-type") == "application/json")
            #expect(answer.header("cache-control") == "no-store")
            #expect(answer.header("x-content-type-options") == "nosniff")
            #expect(answer.header("referrer-policy") == "no-referrer")
            #expect(answer.header("content-security-policy")?.contains("frame-ancestors 'none'") == true)
            #expect(answer.header("content-length") == "13")
            #expect(answer.header("date")?.hasSuffix(" GMT") == true)
            #expect(answer.header("connection") == nil)
        }
    }

    @Test func `keeps a connection for several requests`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            try await gateway.client.withSession { session async throws in
                for _ in 0..<5 {
                    #expect(try await session.send("GET", "/ping").status == 200)
                    #expect(try await session.send("GET", "/nothing").status == 404)
                }
            }
        }
    }

    @Test func `answers pipelined requests in order`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let one = "GET /t/lumen/api/v1/slow?ms=50 HTTP/1.1\nHost: x\nX-Request-Id: one\n\n"
            let two = "GET /t/lumen/api/v1/ping HTTP/1.1\nHost: x\nX-Request-Id: two\n\n"
            let three =
                "GET /t/lumen/api/v1/nothing HTTP/1.1\nHost: x\nX-Request-Id: three\nConnection: close\n\n"
            let text = try await gateway.client.raw(one + two + three)
            let ids = text.split(separator: "\r\n").filter { $0.hasPrefix("x-request-id") }
            #expect(ids == ["x-request-id: one", "x-request-id: two", "x-request-id: three"])
            #expect(
                text.contains("HTTP/1.1 204") && text.contains("HTTP/1.1 200")
                    && text.contains("HTTP/1.1 404")
            )
        }
    }

    @Test func `survives thousands of pipelined requests that need no work`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let one = "GET /nothing HTTP/1.1\nHost: x\n\n"
            let last = "GET /nothing HTTP/1.1\nHost: x\nConnection: close\n\n"
            let text = try await gateway.client.raw(
                String(repeating: one, count: 3_000) + last,
                within: .seconds(20)
            )
            #expect(text.split(separator: "HTTP/1.1 404").count == 3_001)
        }
    }

    @Test func `HTTP 1.0 gets no chunks and is closed unless it asks otherwise`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let plain = try await gateway.client.raw("GET /t/lumen/api/v1/ping HTTP/1.0\n\n")
            #expect(plain.hasPrefix("HTTP/1.1 200") && plain.contains("connection: close"))
            let kept = try await gateway.client.raw(
                "GET /t/lumen/api/v1/ping HTTP/1.0\nConnection: keep-alive\n\n",
                until: { $0.contains("pong") }
            )
            #expect(kept.contains("connection: keep-alive"))
            let token = gateway.people.signIn(.admin)
            let file = try await gateway.client.raw(
                "GET /t/lumen/api/v1/download HTTP/1.0\nAuthorization: Bearer \(token)\nConnection: keep-alive\n\n"
            )
            #expect(file.hasSuffix("\r\n\r\npiece 0\npiece 1\npiece 2\n") && !file.contains("chunked"))
        }
    }

    @Test func `HEAD is GET without the body`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            try await gateway.client(.admin).withSession { session async throws in
                let ping = try await session.send("HEAD", "/ping")
                #expect(ping.status == 200 && ping.body.isEmpty && ping.header("content-length") == "13")
                let file = try await session.send("HEAD", "/download")
                #expect(file.status == 200 && file.body.isEmpty && file.header("content-type") == "text/csv")
                #expect(try await session.send("GET", "/ping").json == ["pong": true])
            }
        }
    }

    @Test func `OPTIONS and wrong methods tell the right ones`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let options = try await gateway.client.send("OPTIONS", "/things/1")
            #expect(options.status == 204)
            #expect(options.header("allow") == "GET, HEAD, PATCH, DELETE, OPTIONS")
            let wrong = try await gateway.client.send("PUT", "/things/1")
            #expect(wrong.status == 405 && wrong.problem == "method-not-allowed")
            #expect(wrong.header("allow") == "GET, HEAD, PATCH, DELETE, OPTIONS")
            #expect(try await gateway.client.send("TRACE", "/things").status == 405)
            #expect(try await gateway.client.send("PROPFIND", "/things").status == 405)
            #expect(
                try await gateway.client.raw("OPTIONS * HTTP/1.1\nHost: x\nConnection: close\n\n").contains(
                    "204"
                )
            )
        }
    }

    @Test(
        arguments: [
            ("nonsense\n\n", "400", "malformed"),
            ("GET / HTTP/1.1\n\n", "400", "Host header is missing"),
            ("GET / HTTP/1.1\nHost: a\nHost: b\n\n", "400", "more than once"),
            ("GET nowhere HTTP/1.1\nHost: a\n\n", "400", "malformed"),
            ("GET / HTTP/1.1\nHost: a\nBad Header: x\n\n", "400", "malformed"),
            ("GET / HTTP/1.1\nHost: a\n folded\n\n", "400", "malformed"),
            ("POST / HTTP/1.1\nHost: a\nContent-Length: 5\nContent-Length: 6\n\n", "400", "malformed"),
            ("POST / HTTP/1.1\nHost: a\nContent-Length: -5\n\n", "400", "malformed"),
            (
                "POST / HTTP/1.1\nHost: a\nContent-Length: 3\nTransfer-Encoding: chunked\n\n0\n\n", "400",
                "malformed"
            ),
            ("POST / HTTP/1.1\nHost: a\nTransfer-Encoding: gzip, chunked, gzip\n\n", "400", "malformed"),
            (
                "POST /t/lumen/api/v1/things HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\nzz\n", "400",
                "malformed"
            ),
            ("GET / HTTP/2.0\nHost: a\n\n", "505", "http-version"),
            ("PRI * HTTP/2.0\n\nSM\n\n", "400", "malformed"),
        ]
    )
    func `bytes that are no request are told so, as a problem`(
        _ text: String,
        _ status: String,
        _ word: String
    )
        async throws
    {
        try await GatewayFixture.serve { gateway async throws in
            let answer = try await gateway.client.raw(text)
            #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer)")
            #expect(answer.contains("application/problem+json") && answer.contains(word), "\(answer)")
            #expect(answer.contains("connection: close"), "\(answer)")
        }
    }

    @Test func `headers beyond the limit are refused`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let big = String(repeating: "x", count: 20_000)
            #expect(
                try await gateway.client.raw("GET / HTTP/1.1\nHost: a\nX-Big: \(big)\n\n").hasPrefix(
                    "HTTP/1.1 431"
                )
            )
            #expect(
                try await gateway.client.raw("GET /\(big) HTTP/1.1\nHost: a\n\n").hasPrefix("HTTP/1.1 431")
            )
            let many = (0..<200).map { "X-\($0): 1\n" }.joined()
            #expect(
                try await gateway.client.raw("GET / HTTP/1.1\nHost: a\n\(many)\n").hasPrefix("HTTP/1.1 431")
            )
        }
    }

    @Test func `absolute addresses and fragments are read`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let text = try await gateway.client.raw(
                "GET http://lumen.localhost/api/v1/origin#x HTTP/1.1\nHost: other\nConnection: close\n\n"
            )
            #expect(text.contains("http://lumen.localhost"))
        }
    }

    @Test func `a request in pieces is put together`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let text = "GET /t/lumen/api/v1/ping HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            let pieces = stride(from: 0, to: text.utf8.count, by: 20).map { start in
                Array(text.utf8.dropFirst(start).prefix(20))
            }
            #expect(try await gateway.client.raw(pieces).contains("pong"))
        }
    }

    @Test func `an upgrade is not taken`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let text = try await gateway.client.raw(
                "GET /t/lumen/api/v1/ping HTTP/1.1\nHost: a\nConnection: Upgrade, HTTP2-Settings\nUpgrade: h2c\nHTTP2-Settings: AAMAAABkAAQAAP__\n\n"
            )
            #expect(text.hasPrefix("HTTP/1.1 200") && text.contains("connection: close"))
        }
    }

    @Test func `an idle connection is closed`() async throws {
        try await GatewayFixture.serve(settings: .changed { $0.idleTimeout = .milliseconds(200) }) {
            gateway async throws in
            // The server ends them, long before the client would.
            let patience: Duration = .seconds(600)
            #expect(try await gateway.client.raw("", within: patience).isEmpty)
            // A head that never ends is no request either.
            #expect(try await gateway.client.raw("GET / HTTP/1.1\nHost: a\n", within: patience).isEmpty)
        }
    }
}
