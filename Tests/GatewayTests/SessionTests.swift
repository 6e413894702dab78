import Core
import Synchronization
import TestKit
import Testing

@testable import Gateway

@Suite(.timeLimit(.minutes(5))) struct `Who may call` {
    @Test func `visitors get 401, the wrong role 403, the right one an answer`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let path = "/things/\(ClientID.make(.system))"
            let visitor = try await gateway.client.send("DELETE", path)
            #expect(visitor.status == 401 && visitor.header("www-authenticate") == "Bearer")
            #expect(try await gateway.client(.employee).send("DELETE", path).status == 403)
            #expect(try await gateway.client(.employee).send("GET", path).status == 200)
            #expect(try await gateway.client(.admin).send("DELETE", path).status == 204)
            #expect(try await gateway.client(.customer).send("GET", path).status == 403)
        }
    }

    @Test(arguments: ["Bearer nonsense", "Bearer ", "Basic dXNlcjpwYXNz", "Bearer", ""])
    func `what is no token is 401, but open routes stay open`(_ header: String) async throws {
        try await GatewayFixture.serve { gateway async throws in
            let headers = ["authorization": header]
            #expect(try await gateway.client.send("GET", "/things", headers: headers).status == 401)
            #expect(try await gateway.client.send("GET", "/ping", headers: headers).status == 200)
            let stranger = gateway.client.with(token: Token.make(.system).text)
            #expect(try await stranger.send("GET", "/things").status == 401)
            #expect(try await stranger.send("GET", "/ping").status == 200)
        }
    }

    @Test func `a session that was taken away learns nothing, whatever the fault`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let token = gateway.people.signIn(.employee)
            let client = gateway.client.with(token: token)
            #expect(try await client.send("GET", "/things/not-an-id").status == 404)
            gateway.people.revoke(token)
            #expect(try await client.send("GET", "/things/not-an-id").status == 401)
        }
        for path in ["/things?nonsense=1", "/things/\(ClientID.make(.system))"] {
            try await GatewayFixture.serve { gateway async throws in
                let token = gateway.people.signIn(.employee)
                gateway.people.revoke(token)
                let client = gateway.client.with(token: token)
                let answer = try await client.send("DELETE", path)
                // A path that knows no DELETE is told to everybody.
                #expect(answer.status == (path.contains("?") ? 405 : 401))
            }
        }
    }

    @Test func `rights that changed meanwhile hold at once`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let token = gateway.people.signIn(.employee)
            let client = gateway.client.with(token: token)
            let path = "/things/\(ClientID.make(.system))"
            #expect(try await client.send("DELETE", path).status == 403)
            gateway.people.change(token, to: .admin)
            #expect(try await client.send("DELETE", path).status == 204)
        }
    }

    @Test func `a stale session is asked for anew and the work done once more`() async throws {
        let routes = FixtureRoutes()
        try await GatewayFixture.serve(routes: routes.routes) { gateway async throws in
            let token = gateway.people.signIn(.employee)
            gateway.people.change(token, to: .admin)
            let client = gateway.client.with(token: token)
            #expect(try await client.send("GET", "/stale").json == ["role": "admin"])
            #expect(routes.runs.withLock { $0 } == 2)
            gateway.people.revoke(token)
            let other = gateway.client.with(token: gateway.people.signIn(.employee))
            let answer = try await other.send("GET", "/stale")
            #expect(answer.status == 401)
        }
    }

    @Test func `a streamed body is only taken from a session that is good now`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let token = gateway.people.signIn(.admin)
            gateway.people.revoke(token)
            let answer = try await gateway.client.with(token: token).send(
                "POST",
                "/uploads",
                body: .bytes(Array("a".utf8), type: "text/csv")
            )
            #expect(answer.status == 401)
        }
    }

    @Test func `whoever must change the password can do nothing else`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let client = gateway.client.with(token: gateway.people.signIn(.admin, mustChangePassword: true))
            let answer = try await client.send("GET", "/things")
            #expect(answer.status == 403 && answer.problem == "password-change-required")
            #expect(try await client.send("GET", "/whoami").status == 200)
        }
    }

    @Test func `a cookie changes something only from our own pages`() async throws {
        try await GatewayFixture.serve { gateway async throws in
            let token = gateway.people.signIn(.admin)
            let path = "/things/\(ClientID.make(.system))"
            func remove(_ headers: [String: String]) async throws -> Int {
                let cookie = ["cookie": "theme=dark; foyer_session=\(token)", "host": "lumen.localhost:8080"]
                let headers = headers.merging(cookie) { $1 }
                return try await gateway.client.send("DELETE", path, headers: headers).status
            }
            #expect(try await remove([:]) == 403)
            #expect(try await remove(["sec-fetch-site": "same-origin"]) == 204)
            #expect(try await remove(["sec-fetch-site": "none"]) == 204)
            #expect(try await remove(["sec-fetch-site": "same-site"]) == 403)
            #expect(
                try await remove(["sec-fetch-site": "cross-site", "origin": "http://lumen.localhost:8080"])
                    == 403
            )
            #expect(try await remove(["origin": "http://lumen.localhost:8080"]) == 204)
            #expect(try await remove(["origin": "http://evil.example"]) == 403)
            #expect(try await remove(["origin": "null"]) == 403)
            let read = try await gateway.client.send(
                "GET",
                path,
                headers: ["cookie": "foyer_session=\(token)"]
            )
            #expect(read.status == 200)
        }
    }
}
