import Core
import Postgres
import ServerKit
import Tenancy
import TestKit

/// A business that is open every day, as a visitor without scripts meets it.
struct VisitSite: Sendable {
    let server: TestServer
    let business: TestBusiness

    static func make(_ settings: [String: JSONValue] = [:]) async throws -> VisitSite {
        let server = try await TestServer.shared()
        let business = try await server.business()
        try await business.open()
        try await business.open(business.harbour)
        try await business.set(settings)
        server.forget(business)
        return VisitSite(server: server, business: business)
    }

    var root: String { "/t/\(business.slug)" }
    var pages: HTTPClient { HTTPClient(port: server.port, root: root) }
    var api: HTTPClient { server.api(business) }

    /// The day about which the tests ask.
    static var day: String {
        let today = Int(World.system.now().microseconds / 86_400_000_000)
        return CalendarDate(daysSince1970: today + 7).iso8601
    }

    /// An address below the root, without the first choices.
    func get(_ path: String, cookie: String? = nil) async throws -> HTTPAnswer {
        try await pages.get(path, headers: cookie.map { ["cookie": $0] } ?? [:])
    }

    /// A time of the day as the API writes it.
    func time(_ clock: String, service: String = "cut") async throws -> String {
        let path = "/availability?branch=gracia&service=\(service)&from=\(Self.day)&to=\(Self.day)"
        let slots = try await api.get(path).json["slots"]?.arrayValue ?? []
        let found = slots.compactMap { $0["starts_at"]?.stringValue }.first { $0.contains("T\(clock)") }
        guard let found else { throw TestKitError("\(clock) is not free on \(Self.day)") }
        return found
    }

    /// Where the form for a time is.
    func place(_ clock: String, service: String = "cut", more: String = "") async throws -> String {
        let text = try await time(clock, service: service)
        return "/?branch=gracia&service=\(service)&employee=any&time=\(PercentCoding.encode(text))\(more)"
    }

    /// Posts a form of ours.
    func post(
        _ path: String,
        _ fields: [(String, String)],
        cookie: String? = nil
    ) async throws -> HTTPAnswer {
        let form = fields.map { "\(PercentCoding.encode($0.0))=\(PercentCoding.encode($0.1))" }
            .joined(separator: "&")
        var headers = ["sec-fetch-site": "same-origin"]
        if let cookie { headers["cookie"] = cookie }
        return try await pages.send(
            "POST",
            path,
            headers: headers,
            body: .bytes(Array(form.utf8), type: "application/x-www-form-urlencoded")
        )
    }

    /// What somebody types.
    func person(
        _ firstName: String = "Ona",
        lastName: String = "Roca",
        email: String = "ona@mail.example",
        key: String = "a key of a form"
    ) -> [(String, String)] {
        [
            ("client.first_name", firstName), ("client.last_name", lastName), ("client.email", email),
            ("client.phone", ""), ("note", "The door on the left, please"), ("form_key", key),
        ]
    }

    /// The cookie of somebody who signs in.
    func session(_ email: String, audience: String) async throws -> String {
        let answer = try await api.post(
            "/sessions",
            [
                "email": .string(email), "password": .string(TestBusiness.password),
                "audience": .string(audience), "transport": "cookie",
            ]
        )
        guard let cookie = answer.cookie("foyer_session") else {
            throw TestKitError("\(email) cannot sign in: \(answer.text)")
        }
        return cookie
    }

    /// How many rows of a table there are.
    func count(_ table: String) async throws -> Int {
        try await business.withTables { transaction in
            try await transaction.one("SELECT count(*) FROM \(identifier: table)") { try $0.next(Int.self) }
        }
    }
}

extension HTTPAnswer {
    /// The addresses of the links of a class, unescaped.
    func links(_ name: String) -> [String] {
        text.matches(of: #/<a class="([^"]+)" href="([^"]+)"/#).filter {
            $0.1.split(separator: " ").contains(Substring(name))
        }
        .map { String($0.2).replacing("&amp;", with: "&") }
    }

    /// The cookie of a name that it sets, as it is sent back.
    func cookie(_ name: String) -> String? {
        headers.filter { $0.name == "set-cookie" }.map(\.value).first { $0.hasPrefix(name + "=") }
            .map { String($0.prefix { $0 != ";" }) }
    }
}
