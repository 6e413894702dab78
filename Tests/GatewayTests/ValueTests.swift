import Core
import CoreMetrics
import Glibc
import Logging
import Testing

@testable import Gateway

@Suite struct `The gateway's values` {
    @Test(
        arguments: [
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false),
            ("127.0.0.1", "127.0.0.1", true),
            ("192.168.4.0/22", "192.168.7.255", true), ("192.168.4.0/22", "192.168.8.0", false),
            ("0.0.0.0/0", "1.2.3.4", true), ("::1", "::1", true), ("fd00::/8", "fd12::1", true),
            ("fd00::/8", "fe80::1", false), ("127.0.0.1", "::ffff:127.0.0.1", true),
            ("0.0.0.0/0", "::1", false),
        ]
    )
    func `address ranges contain what they should`(
        _ range: String,
        _ address: String,
        _ isInside: Bool
    ) throws {
        let bytes = try #require(AddressRange.parse(address))
        #expect(try AddressRange(range).contains(bytes) == isInside)
    }

    @Test(arguments: ["", "x", "10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/", "1.2.3.4/-1"])
    func `what is no address range is refused`(_ text: String) {
        #expect(throws: ValueIssue.self) { try AddressRange(text) }
    }

    @Test func `targets are split`() {
        #expect(RequestTarget("/a/b?c=d#e")?.path == "/a/b")
        #expect(RequestTarget("/a/b?c=d#e")?.query == "c=d")
        #expect(RequestTarget("/a#b?c")?.query == "")
        #expect(RequestTarget("HTTP://h:80/a?b")?.authority == "h:80")
        #expect(RequestTarget("http://h")?.path == "/")
        #expect(RequestTarget("http://h?x")?.query == "x")
        #expect(RequestTarget("http:///x") == nil)
        #expect(RequestTarget("a") == nil)
        #expect(RequestTarget("") == nil)
    }

    @Test func `dates of headers have their one form`() {
        #expect(HTTPDate.text(secondsSince1970: 784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(HTTPDate.text(secondsSince1970: 0) == "Thu, 01 Jan 1970 00:00:00 GMT")
        #expect(HTTPDate.text(secondsSince1970: 1_795_564_800) == "Wed, 25 Nov 2026 00:00:00 GMT")
    }

    @Test func `a log line cannot be broken or forged`() {
        var line = LogLine(at: Instant(microseconds: 0), level: .info, label: "test")
        line.add("plain", "abc-1")
        line.add("forged", "a\nlevel=error b=\"c\"")
        line.add("empty", "")
        line.add("ms", .microseconds(1_234_056))
        let text = String(decoding: line.finish(), as: UTF8.self)
        #expect(
            text == "time=1970-01-01T00:00:00Z level=info logger=test plain=abc-1 "
                + "forged=\"a\\nlevel=error b=\\\"c\\\"\" empty=\"\" ms=1234.056\n"
        )
    }

    @Test func `the log handler writes one line an event`() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        let sink = LogSink(descriptor: ends[1])
        var logger = Logger(label: "foyer") { LineLogHandler(label: $0, sink: sink) }
        logger[metadataKey: "request_id"] = "r1"
        logger.info("Hello there", metadata: ["b": "2", "a": "1 2"])
        let access = AccessLine(
            method: "GET",
            route: "/api/v1/clients/{id}",
            status: 200,
            duration: .microseconds(1_500),
            bytes: 42,
            business: "lumen",
            id: "r2"
        )
        logger.info("request", metadata: [AccessLine.key: .stringConvertible(access)])
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = Glibc.read(ends[0], &buffer, buffer.count)
        let lines = String(decoding: buffer.prefix(count), as: UTF8.self).split(separator: "\n")
        try #require(lines.count == 2)
        #expect(lines[0].hasSuffix("logger=foyer message=\"Hello there\" request_id=r1 a=\"1 2\" b=2"))
        let expected =
            "method=GET route=/api/v1/clients/{id} status=200 ms=1.500 bytes=42 business=lumen request_id=r2"
        #expect(lines[1].hasSuffix(expected))
    }

    @Test func `a name goes before a parameter in the table of routes`() throws {
        let metrics = PrometheusMetrics()
        func entry(_ path: String) -> RouteEntry {
            let route = Route.get(path, allowing: nil, OperationDoc("x")) { _ in .noContent }
            return RouteEntry(route, metrics: RouteMetrics(method: "GET", route: path, in: metrics))
        }
        let table = RouteTable(
            ["clients", "clients/{id}", "clients/export", "clients/{id}/history"].map(entry)
        )
        func pattern(_ path: String) throws -> String? {
            try table.match("/api/v1/\(path)")?.node.entry(.get)?.route.path
        }
        #expect(try pattern("clients") == "clients")
        #expect(try pattern("clients/export") == "clients/export")
        #expect(try pattern("clients/7") == "clients/{id}")
        #expect(try pattern("clients/7/history") == "clients/{id}/history")
        #expect(try pattern("clients/7/nothing") == nil)
        #expect(try pattern("") == nil)
        #expect(try table.match("/")?.node.entries.count == nil)
    }

    @Test func `a connection's state decides what a part of a request means`() {
        var state = ConnectionState(now: .now)
        #expect(state.arrival() == .take)
        state.begin(now: .now)
        #expect(state.arrival() == .take)
        #expect(state.closes(keepAlive: true))
        state.endInput()
        #expect(state.arrival() == .queue)
        #expect(!state.closes(keepAlive: true))
        #expect(state.answered(keepAlive: true, now: .now) == false)
        #expect(state.phase == .waiting)
        state.begin(now: .now)
        state.endInput()
        #expect(state.finish() == false)
        #expect(state.arrival() == .drop)
        #expect(state.answered(keepAlive: true, now: .now) == true)
        #expect(state.phase == .flushing)
        state.flushed(now: .now)
        #expect(state.phase == .lingering)
    }

    @Test func `histograms are written cumulatively`() {
        let metrics = PrometheusMetrics()
        let timer = metrics.makeTimer(label: "work.time", dimensions: [("kind", "a\"b")])
        timer.recordNanoseconds(700_000)
        timer.recordNanoseconds(3_000_000)
        metrics.makeCounter(label: "done", dimensions: []).increment(by: 3)
        metrics.gauge("free", "What is free.") { 2.5 }
        let text = metrics.text()
        #expect(text.contains("# TYPE work_time histogram"))
        #expect(text.contains(#"work_time_bucket{kind="a\"b",le="0.0005"} 0"#))
        #expect(text.contains(#"work_time_bucket{kind="a\"b",le="0.001"} 1"#))
        #expect(text.contains(#"work_time_bucket{kind="a\"b",le="0.005"} 2"#))
        #expect(text.contains(#"work_time_bucket{kind="a\"b",le="+Inf"} 2"#))
        #expect(text.contains(#"work_time_sum{kind="a\"b"} 0.0037"#))
        #expect(text.contains("done 3\n") && text.contains("free 2.5\n"))
    }
}
