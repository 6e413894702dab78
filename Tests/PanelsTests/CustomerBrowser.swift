import Core
import ServerKit
import Tenancy
import TestKit

/// A customer who is signed in with a cookie, as a browser without scripts has it.
struct CustomerBrowser: Sendable {
    let server: TestServer
    let business: TestBusiness
    let admin: HTTPClient
    let customer: TestBusiness.Customer
    /// The API, as the same customer.
    let api: HTTPClient
    /// The pages, below the business's root.
    let pages: HTTPClient

    static func make(_ settings: [String: JSONValue] = [:]) async throws -> CustomerBrowser {
        let server = try await TestServer.shared()
        let business = try await server.business()
        try await business.open(hours: ["mon-sun": ["08:00-20:00"]])
        _ = try await business.addService("cut")
        let admin = try await server.api(business, as: .admin)
        if !settings.isEmpty {
            let answer = try await admin.put("/settings", .object(settings))
            guard answer.status == 200 else { throw TestKitError(answer.text) }
        }
        // A change over HTTP makes the process forget what it remembers of the business, its hours too.
        let phone = try await admin.patch(
            "/branches/\(business.gracia.id)",
            ["phone": "+34 932 18 00 00", "address": "Carrer Gran 1"]
        )
        guard phone.status == 200 else { throw TestKitError(phone.text) }
        return try await browser(of: "clara", server, business, admin)
    }

    /// Another customer of the same business.
    func another(_ name: String) async throws -> CustomerBrowser {
        try await Self.browser(of: name, server, business, admin)
    }

    private static func browser(
        of name: String,
        _ server: TestServer,
        _ business: TestBusiness,
        _ admin: HTTPClient
    ) async throws -> CustomerBrowser {
        let customer = try await business.addCustomer(email: "\(name)@\(business.slug).example")
        let api = server.api(business)
        let token = try await business.token(for: customer.account)
        // A token that was made for programs is none for browsers.
        let credentials: JSONValue = [
            "email": .string(customer.email), "password": .string(TestBusiness.password),
            "audience": "customer",
            "transport": "cookie",
        ]
        let signedIn = try await api.post("/sessions", credentials)
        guard signedIn.status == 201, let cookie = signedIn.header("set-cookie")?.split(separator: ";").first
        else { throw TestKitError(signedIn.text) }
        return CustomerBrowser(
            server: server,
            business: business,
            admin: admin,
            customer: customer,
            api: api.with(token: token),
            pages: HTTPClient(
                port: server.port,
                root: "/t/\(business.slug)",
                headers: [
                    "cookie": "\(cookie); foyer_lang=en", "accept": "text/html",
                    "sec-fetch-site": "same-origin",
                ]
            )
        )
    }

    /// An appointment of the customer at the first time that is free some days from today.
    func appointment(in days: Int = 3, service: String = "cut") async throws -> String {
        let body: JSONValue = [
            "client": .string(customer.client.description), "service": .string(service), "branch": "gracia",
            "starts_at": .string(try await freeTimes(in: days, service: service)[0]),
        ]
        let made = try await admin.post("/appointments", body)
        guard made.status == 201, let id = made.json["id"]?.stringValue else { throw TestKitError(made.text) }
        return id
    }

    /// The free times of a day, some days from today.
    func freeTimes(in days: Int, service: String = "cut") async throws -> [String] {
        let day = try day(days)
        let path = "/availability?branch=gracia&service=\(service)&from=\(day)&to=\(day)"
        let answer = try await api.get(path)
        return (answer.json["slots"]?.arrayValue ?? []).compactMap { $0["starts_at"]?.stringValue }
    }

    /// A day at `gracia`, some days from today.
    func day(_ days: Int) throws -> String {
        let rules = try TimeZoneRules.named(TimeZoneName(business.gracia.timeZone))
        let today = rules.wall(at: World.system.now()).date
        return CalendarDate(daysSince1970: today.daysSince1970 + days).iso8601
    }

    /// Sends a form; its token is taken from the page before, unless another is given.
    func post(
        _ path: String,
        _ fields: [String: String] = [:],
        from page: String,
        token: String? = nil
    ) async throws -> HTTPAnswer {
        let shown = try await pages.get(page)
        var all = fields
        all["csrf"] = token ?? Self.value(of: "csrf", in: shown.text) ?? ""
        if all["revision"] == nil, let revision = Self.value(of: "revision", in: shown.text) {
            all["revision"] = revision
        }
        let text = all.map { "\(PercentCoding.encode($0.key))=\(PercentCoding.encode($0.value))" }
            .joined(separator: "&")
        return try await pages.send(
            "POST",
            path,
            body: .bytes(Array(text.utf8), type: "application/x-www-form-urlencoded")
        )
    }

    /// The value of a hidden field, the first of its name.
    static func value(of name: String, in markup: String) -> String? {
        guard let start = markup.firstRange(of: "name=\"\(name)\" value=\"")?.upperBound,
            let end = markup[start...].firstIndex(of: "\"")
        else { return nil }
        return String(markup[start..<end]).replacing("&quot;", with: "\"")
    }
}
