import Core
import Synchronization
import TestKit
import Testing

@testable import Gateway

@Suite(.timeLimit(.minutes(5))) struct `Limits and ends` {
    @Test func `work beyond the deadline is cancelled and answered with 503`() async throws {
        try await GatewayFixture.serve(settings: .changed { $0.requestDeadline = .milliseconds(200) }) {
            gateway async throws in
            let answer = try await gateway.client.send("GET", "/slow?ms=60000")
            #expect(
                answer.status == 503 && answer.problem == "timeout" && answer.header("retry-after") == "1"
            )
        }
    }

    @Test func `work that does not end when it is cancelled is answered without it`() async throws {
        try await GatewayFixture.serve(
            settings: .changed {
                $0.requestDeadline = .milliseconds(500)
                $0.cancellationGrace = .milliseconds(300)
            }
        ) { gateway async throws in
            try await gateway.client.withSession { session async throws in
                #expect(try await session.send("GET", "/stubborn?ms=3000").status == 503)
                #expect(try await session.send("GET", "/ping").status == 200)
                try await eventually("the work that nobody waits for is over") { gateway.inFlight == 0 }
                #expect(try await session.send("GET", "/ping").json == ["pong": true])
            }
        }
    }

    @Test func `a body that does not come in time is 408`() async throws {
        try await GatewayFixture.serve(settings: .changed { $0.requestDeadline = .milliseconds(200) }) {
            gateway async throws in
            let text = try await gateway.client.raw(
                "POST /t/lumen/api/v1/things HTTP/1.1\nHost: a\nContent-Length: 10\n\n{"
            )
            #expect(text.hasPrefix("HTTP/1.1 408") && text.contains("request-timeout"))
        }
    }

    @Test func `more requests than allowed at one moment are refused`() async throws {
        try await GatewayFixture.serve(
            settings: .changed {
                $0.concurrentRequestsMax = 2
                $0.shutdownGrace = .zero
            }
        ) { gateway async throws in
            async let one = gateway.client.send("GET", "/slow?ms=60000")
            async let two = gateway.client.send("GET", "/slow?ms=60000")
            try await eventually("both are being worked on") { gateway.inFlight == 2 }
            let third = try await gateway.client.send("GET", "/ping")
            #expect(
                third.status == 503 && third.problem == "unavailable" && third.header("retry-after") == "1"
            )
            await gateway.shutDown()
            _ = try? await (one, two)
        }
    }

    @Test func `work for a client that left is cancelled`() async throws {
        let outcome = Mutex("")
        let route = Route.get("wait", allowing: nil, OperationDoc("Waits")) { _ in
            do {
                try await idle(.seconds(30), because: "only a cancellation ends it sooner")
            } catch {
                outcome.withLock { $0 = "cancelled" }
                throw error
            }
            return .noContent
        }
        try await GatewayFixture.serve(routes: [route]) { gateway async throws in
            _ = try await gateway.client.raw(
                "GET /t/lumen/api/v1/wait HTTP/1.1\nHost: a\n\n",
                until: { _ in gateway.inFlight == 1 }
            )
            try await eventually("the work is cancelled") { outcome.withLock { $0 } == "cancelled" }
        }
    }

    @Test func `a last answer waits for a client that reads slowly`() async throws {
        let size = 20_000_000
        let route = Route.get("big", allowing: nil, OperationDoc("Big")) { _ in
            Reply(contentType: "text/plain", bytes: [UInt8](repeating: 0x61, count: size))
        }
        try await GatewayFixture.serve(
            routes: [route],
            settings: .changed { $0.lingerTime = .milliseconds(200) }
        ) {
            gateway async throws in
            let request = "GET /t/lumen/api/v1/big HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            let text = try await gateway.client.raw(
                [Array(request.utf8)],
                pause: .seconds(1),
                within: .seconds(20)
            )
            #expect(text.utf8.count > size)
        }
    }

    @Test func `a shutdown finishes what is in flight and closes what is idle`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            try await gateway.client.withSession { idle async throws in
                #expect(try await idle.send("GET", "/ping").status == 200)
                try await eventually("the first request is over") { gateway.inFlight == 0 }
                async let slow = gateway.client.send("GET", "/slow?ms=3000")
                try await eventually("the slow request has begun") { gateway.inFlight == 1 }
                await gateway.shutDown()
                let answer = try await slow
                #expect(answer.status == 204 && answer.header("connection") == "close")
                #expect(!idle.isOpen)
                await #expect(throws: (any Error).self) { try await gateway.client.send("GET", "/ping") }
            }
        }
    }

    @Test func `a shutdown waits no longer than its grace`() async throws {
        try await GatewayFixture.serve(settings: .changed { $0.shutdownGrace = .milliseconds(300) }) {
            gateway async throws in
            async let slow = gateway.client.send("GET", "/slow?ms=60000")
            try await eventually("the slow request has begun") { gateway.inFlight == 1 }
            await gateway.shutDown()
            let answer = try? await slow
            #expect(answer?.status != 204)
        }
    }

    @Test func `a port in use is named`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let port = gateway.client.port
            let error = await #expect(throws: ListenError.self) {
                try await GatewayFixture.serve(port: port) { _ in }
            }
            #expect(error?.description.contains("Port \(port) of 127.0.0.1 is in use") == true)
        }
    }
}
