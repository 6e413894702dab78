import Core
import TestKit
import Testing

@testable import Gateway

/// Pages that call the API in this process.
@Suite(.timeLimit(.minutes(5))) struct `Pages over the API` {
    private let fixture = FixtureRoutes()

    private var routes: [Route] {
        fixture.routes + [
            .page(.get, "/list", allowing: nil) { call in
                let answer = try await call.api(
                    "things",
                    query: [("limit", call.query("limit")), ("sort", "name")]
                )
                return .page("limit \(answer["limit"]?.intValue ?? 0)")
            },
            .page(.get, "/word", allowing: nil) { call in
                let word = try await call.api("words/\(call.query("word") ?? "")")
                return .page(word["word"]?.stringValue ?? "")
            },
            .page(.post, "/make", allowing: .useOwnSession) { call in
                let name = try call.form["name"] ?? ""
                let made = try await call.api(
                    .post,
                    "things",
                    body: .object(["name": .string(name)]),
                    headers: [("idempotency-key", "once"), ("if-match", nil)]
                )
                let key = made["key"]?.stringValue ?? ""
                return .page("\(made.status) \(key) \(made.etag ?? "") \(made.header("location") ?? "")")
            },
            .page(.post, "/empty", allowing: nil) { call in
                _ = try await call.api(.post, "things")
                return .page("")
            },
            .page(.get, "/streams", allowing: .useOwnSession) { call in
                _ = try await call.api("download")
                return .page("")
            },
            .page(.get, "/file", allowing: .useOwnSession, isLong: true) { call in
                try await call.forward(.get, "download", query: [("pieces", "2")])
            },
            .page(.post, "/upload", allowing: .useOwnSession, body: .stream(types: ["text/csv"])) { call in
                try await call.forward(.post, "uploads")
            },
            .page(.get, "/cookie", allowing: nil) { .page($0.cookie("taste") ?? "none") },
            .page(.get, "/queries", allowing: nil, query: [.ms]) { call in
                .page("\(call.queries("a")) \(call.query("ms") ?? "-") \(call.rawQuery)")
            },
        ]
    }

    private func serve(_ body: @escaping @Sendable (GatewayFixture) async throws -> Void) async throws {
        try await GatewayFixture.serve(
            routes: routes,
            faults: { fault in
                .page("fault \(fault.problem.slug) \(fault.call.path)", status: fault.problem.status)
            },
            body
        )
    }

    private static let form = HTTPClient.Body.bytes(
        Array("name=Ann".utf8),
        type: "application/x-www-form-urlencoded"
    )
    private static let own = ["sec-fetch-site": "same-origin"]

    @Test func `a page reads as who is signed in, by the rules of the route`() async throws {
        try await serve { gateway async throws in
            let page = gateway.client(.employee).with(root: "/t/lumen")
            #expect(try await page.get("/list?limit=7").text == "limit 7")
            #expect(try await page.get("/list?limit=999").text == "fault invalid /list")
            let visitor = gateway.client.with(root: "/t/lumen")
            #expect(try await visitor.get("/list").text == "fault unauthenticated /list")
            #expect(try await visitor.get("/word?word=a%2Fb%3Fc").text == "a/b?c")
        }
    }

    @Test func `a page can do nothing that the API refuses, and does what it allows`() async throws {
        try await serve { gateway async throws in
            let employee = gateway.client(.employee).with(root: "/t/lumen")
            let refused = try await employee.send("POST", "/make", headers: Self.own, body: Self.form)
            #expect(refused.text == "fault forbidden /make")
            #expect(refused.status == 403)
            let admin = gateway.client(.admin).with(root: "/t/lumen")
            let made = try await admin.send("POST", "/make", headers: Self.own, body: Self.form)
            #expect(made.text.hasPrefix("201 once \"1\" /t/lumen/api/v1/things/"))
            let young = gateway.people.signIn(.admin, mustChangePassword: true)
            let waits = gateway.client.with(root: "/t/lumen", token: young)
            let late = try await waits.send("POST", "/make", headers: Self.own, body: Self.form)
            #expect(late.text == "fault password-change-required /make")
        }
    }

    @Test func `files go through in both directions`() async throws {
        try await serve { gateway async throws in
            let admin = gateway.client(.admin).with(root: "/t/lumen")
            let file = try await admin.get("/file")
            #expect(file.text == "piece 0\npiece 1\n")
            #expect(file.header("content-disposition")?.hasPrefix("attachment") == true)
            let bytes = [UInt8](repeating: 65, count: 300_000)
            let taken = try await admin.send(
                "POST",
                "/upload",
                headers: Self.own,
                body: .bytes(bytes, type: "text/csv")
            )
            #expect(taken.json["bytes"]?.intValue == 300_000)
            #expect(try await admin.get("/streams").status == 500)
        }
    }

    @Test func `what another site posts to a page does nothing, signed in or not`() async throws {
        try await serve { gateway async throws in
            let visitor = gateway.client.with(root: "/t/lumen")
            for headers in [["sec-fetch-site": "cross-site"], ["origin": "https://evil.example"], [:]] {
                let answer = try await visitor.send("POST", "/empty", headers: headers, body: Self.form)
                #expect(answer.text == "fault forbidden /empty", "\(headers)")
            }
            let own = try await visitor.send("POST", "/empty", headers: Self.own, body: Self.form)
            #expect(own.text == "fault unauthenticated /empty")
        }
    }

    @Test func `problems of pages are pages, of the API and for scripts problems`() async throws {
        try await serve { gateway async throws in
            let client = gateway.client.with(root: "/t/lumen")
            #expect(try await client.get("/nowhere").text == "fault not-found /nowhere")
            #expect(
                try await client.send("POST", "/list", headers: Self.own).text
                    == "fault method-not-allowed /list"
            )
            #expect(try await client.get("/api/v1/nowhere").problem == "not-found")
            #expect(try await client.get("/calendar/x").problem == "not-found")
            #expect(try await client.get("/l/x").problem == "not-found")
            let script = try await client.get("/nowhere", headers: ["accept": "application/json"])
            #expect(script.problem == "not-found")
            #expect(try await client.with(root: "/t/nobody").get("/").problem == "tenant-not-found")
        }
    }

    @Test func `a page has a policy without exceptions, and stays out of the API's document`() async throws {
        try await serve { gateway async throws in
            let client = gateway.client.with(root: "/t/lumen")
            let page = try await client.get("/cookie", headers: ["cookie": "a=b; taste=sweet; c=d"])
            #expect(page.text == "sweet")
            let policy = page.header("content-security-policy") ?? ""
            for rule in [
                "default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'",
                "form-action 'self'", "frame-ancestors 'none'", "connect-src 'self'",
            ] {
                #expect(policy.contains(rule))
            }
            #expect(!policy.contains("unsafe"))
            let document = try await client.get("/api/v1/openapi.json").text
            #expect(!document.contains("/cookie\""))
        }
    }

    @Test func `the address of a page may have more in it than the page knows`() async throws {
        try await serve { gateway async throws in
            let client = gateway.client.with(root: "/t/lumen")
            #expect(try await client.get("/queries?a=1&a=2&ms=x").text == "[\"1\", \"2\"] - a=1&a=2&ms=x")
            #expect(try await client.get("/queries?ms=5&utm=z").text == "[] 5 ms=5&utm=z")
        }
    }
}

/// Templates against the structs that they show.
@Suite struct `Tags of templates` {
    private struct Page: Sendable {
        struct Item: Sendable {
            let label: String
            let error: String?
        }

        let title = "t"
        let error: String?
        let items: [Item]
        let fields: [String: Item]
        let isOn = true
    }

    private func faults(_ markup: String, error: String? = nil, inner: String? = nil) -> Set<String> {
        let item = Page.Item(label: "l", error: inner)
        return PageTags(markup).faults(in: Page(error: error, items: [item], fields: ["a": item]))
    }

    @Test func `a tag that the struct does not have is found, wherever it stands`() {
        #expect(faults("{{title}} {{#items}}{{label}} {{title}}{{/items}}{{#error}}{{.}}{{/error}}").isEmpty)
        #expect(faults("{{#fields.a}}{{.label}}{{/fields.a}}{{^isOn}}{{title}}{{/isOn}}").isEmpty)
        #expect(faults("{{titel}}") == ["{{titel}} is no property"])
        #expect(faults("{{#items}}{{name}}{{/items}}") == ["{{name}} is no property"])
        #expect(faults("{{#isOn}}{{name}}{{/isOn}}") == ["{{name}} is no property"])
        #expect(faults("{{fields.b}}").first?.contains("has no b") == true)
        #expect(faults("{{#fields.b}}x{{/fields.b}}").count == 1)
    }

    @Test func `a value that would be taken from further out is found`() {
        #expect(faults("{{#items}}{{#error}}x{{/error}}{{/items}}", error: "outer").count == 1)
        #expect(faults("{{#items}}{{#.error}}x{{/.error}}{{/items}}", error: "outer").isEmpty)
        #expect(faults("{{#items}}{{#error}}x{{/error}}{{/items}}", error: "outer", inner: "inner").isEmpty)
    }
}
