import Core
import TestKit
import Testing

@testable import Outbound

@Suite struct `Posting to the web` {
    private func poster(_ change: (inout HTTPFetcher.Settings) -> Void = { _ in }) -> HTTPPoster {
        var settings = HTTPFetcher.Settings()
        settings.allowsPrivateAddresses = true
        // Other tests may keep the machine busy for longer than in operation.
        settings.timeLimit = .seconds(60)
        settings.connectTimeLimit = .seconds(60)
        change(&settings)
        return HTTPPoster(settings: settings)
    }

    @Test func `B.10 posts the bytes with the headers and tells the status, whatever it is`() async throws {
        let server = try await TestWebServer.start { request, writer in
            try await writer.answer(request.path == "/bad" ? 500 : 202)
        }
        let body: [UInt8] = Array("{\"a\":1}".utf8) + [0, 255]
        let headers = [("Content-Type", "application/json"), ("X-One", "1"), ("X-Two", "2\r\nX-Evil: 1")]
        let good = try WebAddress(server.address("/good"))
        #expect(try await poster().post(body, headers: headers, to: good) == .answered(202))
        let bad = try WebAddress(server.address("/bad"))
        #expect(try await poster().post([], headers: [], to: bad) == .answered(500))
        let request = try #require(server.requests.first)
        #expect(request.method == "POST")
        #expect(request.body == body)
        #expect(request.headers["content-type"] == "application/json")
        #expect(request.headers["x-one"] == "1")
        #expect(request.headers["x-two"] == nil && request.headers["x-evil"] == nil)
        #expect(request.headers["expect"] == nil)
        await server.stop()
    }

    @Test func `B.10 a redirect is an answer, and not followed`() async throws {
        let server = try await TestWebServer.start { _, writer in
            try await writer.answer(307, ["location": "/other"])
        }
        let outcome = try await poster().post([1], headers: [], to: WebAddress(server.address("/first")))
        #expect(outcome == .answered(307))
        #expect(server.requests.map(\.path) == ["/first"])
        await server.stop()
    }

    @Test func `B.10 a private address is refused when the connection is made, whatever the name`()
        async throws
    {
        let server = try await TestWebServer.start { _, writer in try await writer.answer(200) }
        let careful = HTTPPoster()
        for host in ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0", "[::1]", "[::ffff:127.0.0.1]"] {
            let address = try WebAddress("http://\(host):\(server.port)/")
            #expect(
                try await careful.post([1], headers: [], to: address) == .refused(.privateAddress),
                "\(host)"
            )
        }
        #expect(server.requests.isEmpty)
        await server.stop()
    }

    @Test func `of an endless answer only the status is taken`() async throws {
        let server = try await TestWebServer.start { _, writer in
            try await writer.write("HTTP/1.1 200 OK\ntransfer-encoding: chunked\n\n")
            let piece = Array("10000\r\n".utf8) + [UInt8](repeating: 65, count: 65_536) + Array("\r\n".utf8)
            for _ in 0..<32_768 { try await writer.write(piece) }
        }
        #expect(try await poster().post([1], headers: [], to: WebAddress(server.address())) == .answered(200))
        await server.stop()
    }

    @Test func `who never answers is given up, and who is not there is unreachable`() async throws {
        let server = try await TestWebServer.start { _, _ in
            try await idle(.seconds(30), because: "the answer never comes")
        }
        let quick = poster { $0.timeLimit = .milliseconds(300) }
        #expect(
            try await quick.post([1], headers: [], to: WebAddress(server.address())) == .refused(.timeout)
        )
        let nobody = try WebAddress("http://127.0.0.1:1/")
        #expect(try await poster().post([1], headers: [], to: nobody) == .refused(.unreachable))
        await server.stop()
    }
}
