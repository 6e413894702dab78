import Core
import Glibc
import Synchronization
import TestKit
import Testing

@testable import Outbound

@Suite struct `Fetching from the web` {
    private func fetcher(_ change: (inout HTTPFetcher.Settings) -> Void = { _ in }) -> HTTPFetcher {
        var settings = HTTPFetcher.Settings()
        settings.allowsPrivateAddresses = true
        // Other tests may keep the machine busy for longer than in operation.
        settings.timeLimit = .seconds(60)
        settings.connectTimeLimit = .seconds(60)
        change(&settings)
        return HTTPFetcher(settings: settings)
    }

    @Test func `answers with the bytes, the entity tag and the type, and asks with the tag again`()
        async throws
    {
        let server = try await TestWebServer.start { request, writer in
            if request.headers["if-none-match"] == "\"one\"" {
                try await writer.answer(304, ["etag": "\"one\""])
            } else {
                try await writer.answer(
                    200,
                    ["etag": "\"one\"", "content-type": "text/calendar"],
                    Array("hello".utf8)
                )
            }
        }
        let address = try WebAddress(server.address("/a?b=c"))
        guard case .fetched(let file) = try await fetcher().fetch(address) else {
            Issue.record("it was not fetched")
            return
        }
        #expect(file.bytes == Array("hello".utf8))
        #expect(file.entityTag == "\"one\"")
        #expect(file.contentType == "text/calendar")
        #expect(try await fetcher().fetch(address, entityTag: file.entityTag) == .notModified)
        let first = try #require(server.requests.first)
        #expect(first.path == "/a?b=c")
        #expect(first.headers["accept-encoding"] == nil, "compression is not asked for")
        #expect(first.headers["cookie"] == nil)
        await server.stop()
    }

    @Test func `an entity tag that could begin another header is neither kept nor sent`() async throws {
        let server = try await TestWebServer.start { _, writer in
            try await writer.answer(200, ["etag": "one two"], [1])
        }
        let address = try WebAddress(server.address())
        guard case .fetched(let file) = try await fetcher().fetch(address, entityTag: "\"a\r\nx-evil: 1\"")
        else {
            Issue.record("it was not fetched")
            return
        }
        #expect(file.entityTag == nil)
        #expect(
            server.requests.allSatisfy { $0.headers["x-evil"] == nil && $0.headers["if-none-match"] == nil }
        )
        await server.stop()
    }

    @Test func `B.15 a body of 2 GB is stopped while it is received, with the memory flat`() async throws {
        let sent = Mutex(0)
        let server = try await TestWebServer.start { _, writer in
            try await writer.write("HTTP/1.1 200 OK\ntransfer-encoding: chunked\n\n")
            let piece = Array("10000\r\n".utf8) + [UInt8](repeating: 65, count: 65_536) + Array("\r\n".utf8)
            for _ in 0..<32_768 {
                try await writer.write(piece)
                sent.withLock { $0 += 65_536 }
            }
        }
        let before = Self.residentBytes()
        let outcome = try await fetcher().fetch(WebAddress(server.address()))
        #expect(outcome == .refused(.tooLarge))
        #expect(sent.withLock { $0 } < 64 * 1_048_576, "the rest was never taken")
        #expect(Self.residentBytes() - before < 100 * 1_048_576)
        await server.stop()
    }

    @Test func `a body that is announced as too large is not received at all`() async throws {
        let server = try await TestWebServer.start { _, writer in
            try await writer.write("HTTP/1.1 200 OK\ncontent-length: 2147483648\n\n")
            try await writer.write([UInt8](repeating: 65, count: 100))
        }
        #expect(try await fetcher().fetch(WebAddress(server.address())) == .refused(.tooLarge))
        await server.stop()
    }

    @Test(arguments: ["transfer-encoding: gzip, chunked", "content-encoding: gzip"])
    func `a compressed bomb never becomes more than the limit`(header: String) async throws {
        // 64 MiB of zeros, compressed twice over by what the machine has.
        let server = try await TestWebServer.start { _, writer in
            if header.hasPrefix("transfer") {
                try await writer.write("HTTP/1.1 200 OK\n\(header)\n\n")
                try await writer.write("\(String(Self.bomb.count, radix: 16))\n")
                try await writer.write(Self.bomb)
                try await writer.write("\n0\n\n")
            } else {
                try await writer.answer(200, ["content-encoding": "gzip"], Self.bomb)
            }
        }
        switch try await fetcher({ $0.bytesMax = 1_048_576 }).fetch(WebAddress(server.address())) {
        case .fetched(let file): #expect(file.bytes == Self.bomb, "nothing was unpacked")
        case let outcome: #expect([.refused(.tooLarge), .refused(.unreachable)].contains(outcome))
        }
        await server.stop()
    }

    @Test func `a flood of headers is stopped`() async throws {
        let server = try await TestWebServer.start { _, writer in
            try await writer.write("HTTP/1.1 200 OK\n")
            for number in 0..<100_000 {
                try await writer.write("x-\(number): \(String(repeating: "a", count: 1_000))\n")
            }
        }
        #expect(try await fetcher().fetch(WebAddress(server.address())) == .refused(.tooLarge))
        await server.stop()
    }

    @Test func `a slow drip ends with the time for all of it`() async throws {
        let server = try await TestWebServer.start { _, writer in
            try await writer.write("HTTP/1.1 200 OK\ncontent-length: 1000000\n\n")
            while true {
                try await writer.write([65])
                try await idle(.milliseconds(20), because: "the drip is to be slow")
            }
        }
        let quick = fetcher { $0.timeLimit = .milliseconds(300) }
        #expect(try await quick.fetch(WebAddress(server.address())) == .refused(.timeout))
        await server.stop()
    }

    @Test func `redirects are followed so often and to the web only, and take no password along`()
        async throws
    {
        let other = try await TestWebServer.start { _, writer in try await writer.answer(200, [:], [7]) }
        let server = try await TestWebServer.start { request, writer in
            switch request.path {
            case "/round": try await writer.answer(302, ["location": "/round"])
            case "/file": try await writer.answer(302, ["location": "file:///etc/passwd"])
            case "/gopher": try await writer.answer(302, ["location": "gopher://127.0.0.1:6379/_INFO"])
            case "/gone": try await writer.answer(404)
            default: try await writer.answer(302, ["location": other.address("/there")])
            }
        }
        let fetcher = fetcher()
        #expect(try await fetcher.fetch(WebAddress(server.address("/round"))) == .refused(.redirects))
        #expect(try await fetcher.fetch(WebAddress(server.address("/file"))) == .refused(.redirects))
        #expect(try await fetcher.fetch(WebAddress(server.address("/gopher"))) == .refused(.redirects))
        #expect(try await fetcher.fetch(WebAddress(server.address("/gone"))) == .refused(.status(404)))
        let named = try WebAddress("http://anna:secret@127.0.0.1:\(server.port)/away")
        guard case .fetched(let file) = try await fetcher.fetch(named) else {
            Issue.record("the redirect was not followed")
            return
        }
        #expect(file.bytes == [7])
        #expect(server.requests.last?.headers["authorization"] != nil)
        #expect(other.requests.map { $0.headers["authorization"] } == [nil])
        await server.stop()
        await other.stop()
    }

    @Test func `B.15 private addresses are refused when the connection is made, whatever the name`()
        async throws
    {
        let server = try await TestWebServer.start { _, writer in try await writer.answer(200, [:], [1]) }
        let careful = HTTPFetcher()
        // Each of these is 127.0.0.1 or ::1 for the resolver, which is what a name that changes its mind comes to.
        for host in [
            "127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "0", "[::1]", "[::ffff:127.0.0.1]",
        ] {
            let outcome = try await careful.fetch(WebAddress("http://\(host):\(server.port)/"))
            #expect(outcome == .refused(.privateAddress), "\(host)")
        }
        #expect(server.requests.isEmpty)
        await server.stop()
    }

    @Test func `a host that is not there, and one that breaks off, are unreachable`() async throws {
        let server = try await TestWebServer.start { _, writer in
            try await writer.write("HTTP/1.1 200 OK\ncontent-length: 1000\n\nabc")
        }
        #expect(try await fetcher().fetch(WebAddress(server.address())) == .refused(.unreachable))
        await server.stop()
        // Nobody listens at the first of all ports.
        #expect(try await fetcher().fetch(WebAddress("http://127.0.0.1:1/")) == .refused(.unreachable))
    }

    @Test func `more than may wait is refused, and who gives up frees the thread`() async throws {
        let server = try await TestWebServer.start { request, writer in
            if request.path == "/never" {
                try await idle(.seconds(30), because: "the answer never comes")
            }
            try await writer.answer(200, [:], [1])
        }
        let small = fetcher {
            $0.threads = 1
            $0.queueMax = 1
        }
        let never = try WebAddress(server.address("/never"))
        let first = Task { try await small.fetch(never) }
        try await eventually("one fetch runs") { server.requests.count == 1 }
        let second = Task { try await small.fetch(never) }
        try await eventually("one fetch waits") { small.waiting == 1 }
        await #expect(throws: Problem.unavailable(retryAfter: .seconds(2))) { try await small.fetch(never) }
        second.cancel()
        first.cancel()
        for task in [first, second] {
            await #expect(throws: CancellationError.self) { try await task.value }
        }
        guard case .fetched = try await small.fetch(WebAddress(server.address("/"))) else {
            Issue.record("the thread is not free")
            return
        }
        await server.stop()
    }

    /// 64 MiB of zeros as gzip, from the machine's own program.
    private static let bomb: [UInt8] = {
        let pipe = popen("head -c 67108864 /dev/zero | gzip -9", "r")
        defer { pclose(pipe) }
        var bytes: [UInt8] = []
        while case let byte = fgetc(pipe), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
        return bytes
    }()

    private static func residentBytes() -> Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        guard fgets(&line, 256, file) != nil else { return 0 }
        let text = String(decoding: line.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * 4_096
    }
}
