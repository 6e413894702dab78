import Core
import TestKit
import Testing

@testable import Gateway

@Suite(.timeLimit(.minutes(5))) struct `The deployment's own pages` {
    @Test func `tell that the server lives and whether it is ready`() async throws {
        let checks = [
            ReadinessCheck("database", isReady: true), ReadinessCheck("migrations", isReady: false),
        ]
        try await GatewayFixture.serve(readiness: checks) { gateway async throws in
            let root = gateway.client.with(root: "")
            #expect(try await root.send("GET", "/healthz").json == ["status": "ok"])
            let readiness = try await root.send("GET", "/readyz")
            #expect(readiness.status == 503 && readiness.json["status"] == "not-ready")
            #expect(readiness.json["checks"]?.arrayValue?.count == 2)
            #expect(try await root.send("POST", "/healthz").status == 405)
        }
    }

    @Test func `metrics count requests by route and class of status`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            _ = try await gateway.client(.admin).send("GET", "/things/\(ClientID.make(.system))")
            _ = try await gateway.client.send("GET", "/things")
            _ = try await gateway.client.send("GET", "/nothing")
            let answer = try await gateway.client.with(root: "").send("GET", "/metrics")
            #expect(answer.header("content-type")?.hasPrefix("text/plain; version=0.0.4") == true)
            let name = "http_request_duration_seconds_count"
            #expect(
                answer.text.contains(#"\#(name){method="GET",route="/api/v1/things/{id}",status="2xx"} 1"#)
            )
            #expect(answer.text.contains(#"\#(name){method="GET",route="/api/v1/things",status="4xx"} 1"#))
            #expect(answer.text.contains(#"\#(name){method="-",route="-",status="4xx"} 1"#))
            #expect(answer.text.contains("http_requests_in_flight 1"))
            #expect(answer.text.contains("# TYPE http_connections_open gauge"))
        }
    }

    @Test func `metrics are for this machine or a token only`() async throws {
        let proxies = try [AddressRange("127.0.0.1")]
        try await GatewayFixture.serve(
            settings: .changed {
                $0.trustedProxies = proxies
                $0.metricsToken = "a-secret"
            }
        ) { gateway async throws in
            let root = gateway.client.with(root: "")
            let away = ["x-forwarded-for": "203.0.113.9"]
            #expect(try await root.send("GET", "/metrics", headers: away).status == 404)
            let right = away.merging(["authorization": "Bearer a-secret"]) { $1 }
            #expect(try await root.send("GET", "/metrics", headers: right).status == 200)
            let wrong = away.merging(["authorization": "Bearer another"]) { $1 }
            #expect(try await root.send("GET", "/metrics", headers: wrong).status == 404)
        }
        try await GatewayFixture.serve { gateway async throws in
            let root = gateway.client.with(root: "")
            #expect(
                try await root.send("GET", "/metrics", headers: ["x-forwarded-for": "1.2.3.4"]).status == 404
            )
        }
    }

    @Test func `the OpenAPI document has every route with its parameters and answers`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let answer = try await gateway.client.send("GET", "/openapi.json")
            let document = answer.json
            #expect(answer.status == 200 && document["openapi"] == "3.1.0")
            #expect(document["servers"]?.arrayValue?.first?["url"] == "/t/lumen/api/v1")
            for route in FixtureRoutes().routes {
                let operation = document["paths"]?["/\(route.path)"]?[route.method.rawValue.lowercased()]
                #expect(operation?["summary"]?.stringValue == route.operation.summary)
                #expect((operation?["security"] == nil) == (route.access == .open))
            }
            let edit = document["paths"]?["/things/{id}"]?["patch"]
            let names = edit?["parameters"]?.arrayValue?.compactMap { $0["name"]?.stringValue }
            #expect(names == ["id", "If-Match"])
            #expect(edit?["responses"]?["412"]?["$ref"] == "#/components/responses/Problem")
            let thing = document["components"]?["schemas"]?["Thing"]
            #expect(thing?["additionalProperties"] == false)
            #expect(thing?["required"] == ["id", "name"])
            #expect(document["paths"]?["/openapi.json"]?["get"] != nil)
        }
    }
}
