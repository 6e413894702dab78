import Core
import FoundationEssentials
import Gateway
import Identity
import ServerKit
import Tenancy
import TestKit
import Testing

/// Every route, called by everybody (DESIGN part 3).
@Suite struct `The permission sweep` {
    /// Whom a route lets in, as one line of the reviewed file.
    private static func line(_ route: Route) -> String {
        let head = "\(route.method.rawValue) \(route.pattern)"
        guard let permission = route.access.permission else { return "\(head): everybody" }
        let policy = PermissionTable()
        let grants = Role.allCases.map { role in
            let reach = policy.reach(of: actor(role), for: permission, settings: .defaults)
            return "\(role.rawValue) \(reach.map(Self.word) ?? "-")"
        }
        return "\(head): \(grants.joined(separator: ", "))"
    }

    private static func word(_ reach: Reach) -> String {
        switch reach {
        case .all: "all"
        case .branches: "branches"
        case .own: "own"
        }
    }

    private static func actor(_ role: Role) -> Actor {
        let isCustomer = role == .customer
        let person: Actor.Person = isCustomer ? .customer(.make(.system)) : .staff(.make(.system))
        return Actor(person: person, role: role, branches: [.make(.system)], channel: .api)
    }

    /// What a manager's permission reaches own branches for, and these routes ask for the whole business.
    private static let wholeBusiness: Set = [
        "DELETE branches/{id}", "GET settings", "PUT settings", "PATCH service-categories/{id}",
        "DELETE service-categories/{id}",
    ]

    /// What is gone already is as good as deleted: a second click on these says so.
    private static let deletesTwice: Set = ["POST /panel/calendar-feeds/{id}/delete"]

    @Test func `the routes and whom they let in are as reviewed`() async throws {
        let server = try await TestServer.shared()
        let text = server.routes.map(Self.line).sorted().joined(separator: "\n") + "\n"
        let file = Checkout.root + "/Tests/JourneyTests/Expected/permissions.txt"
        if ProcessInfo.processInfo.environment["FOYER_UPDATE_EXPECTED"] != nil {
            try Data(text.utf8).write(to: URL(filePath: file))
        }
        let expected = try String(contentsOf: URL(filePath: file), encoding: .utf8)
        #expect(text == expected, "review the change, then run again with FOYER_UPDATE_EXPECTED=1")
    }

    @Test(arguments: Role.allCases)
    func `S0-1 R-24 each role gets through exactly where the table lets it`(role: Role) async throws {
        let server = try await TestServer.shared()
        let business = try await server.business()
        let stage = try await Stage(business)
        let policy = PermissionTable()
        for route in server.routes {
            guard let permission = route.access.permission else { continue }
            let token = try await stage.token(role)
            let status = try await stage.call(route, on: server, token: token)
            let isAllowed = policy.reach(of: Self.actor(role), for: permission, settings: .defaults) != nil
            let name = "\(role.rawValue): \(route.method.rawValue) \(route.path) → \(status)"
            let isNarrowed =
                role == .manager && Self.wholeBusiness.contains("\(route.method.rawValue) \(route.path)")
            #expect(isAllowed && !isNarrowed ? ![401, 403].contains(status) : status == 403, "\(name)")
            #expect(status < 500, "\(name)")
        }
    }

    @Test func `a visitor gets through to open routes only`() async throws {
        let server = try await TestServer.shared()
        let stage = try await Stage(server.business())
        for route in server.routes {
            let status = try await stage.call(route, on: server, token: nil)
            let name = "\(route.method.rawValue) \(route.path) → \(status)"
            #expect((status == 401) == (route.access.permission != nil), "\(name)")
        }
    }

    @Test(arguments: Role.allCases)
    func `S0-23 a token of another business is nothing anywhere`(role: Role) async throws {
        let server = try await TestServer.shared()
        let (mine, other) = (try await server.business(), try await server.business())
        let (stage, foreign) = (try await Stage(mine), try await Stage(other))
        let token = try await foreign.token(role)
        for route in server.routes where route.access.permission != nil {
            let status = try await stage.call(route, on: server, token: token)
            #expect(status == 401, "\(role.rawValue): \(route.method.rawValue) \(route.path) → \(status)")
        }
    }

    @Test func `S0-23 what belongs to another business is not there, even for an admin`() async throws {
        let server = try await TestServer.shared()
        let (mine, other) = (try await server.business(), try await server.business())
        let (stage, foreign) = (try await Stage(mine), try await Stage(other))
        let policy = PermissionTable()
        for route in server.routes where !route.parameterNames.isEmpty {
            guard let permission = route.access.permission else { continue }
            // What only customers may ask, a customer of another business asks.
            let isAdmins = policy.reach(of: Self.actor(.admin), for: permission, settings: .defaults) != nil
            let token = try await stage.token(isAdmins ? .admin : .customer)
            let status = try await stage.call(route, on: server, token: token, subjects: foreign)
            let name = "\(route.method.rawValue) \(route.path)"
            // A body that is wrong may be told so before anybody looks for the subject.
            let answers = [400, 404, 422] + (Self.deletesTwice.contains(name) ? [303] : [])
            #expect(answers.contains(status), "\(name) → \(status)")
        }
    }
}

/// A business with something of every kind, to call every route with.
private struct Stage: Sendable {
    let business: TestBusiness
    let client: ClientID
    let customer: TestBusiness.Customer

    init(_ business: TestBusiness) async throws {
        self.business = business
        guard let client = try await business.addClients(1).first else {
            throw TestKitError("the business got no client")
        }
        self.client = client
        customer = try await business.addCustomer(email: "customer@mail.example")
    }

    /// A new token: some routes end the session that they are called with.
    func token(_ role: Role) async throws -> String {
        try await role == .customer ? business.token(for: customer.account) : business.token(role)
    }

    /// Calls a route with an empty body, and with this business's things or those of another.
    func call(
        _ route: Route,
        on server: TestServer,
        token: String?,
        subjects: Stage? = nil
    ) async throws -> Int {
        let subject = subjects ?? self
        var path = route.path
        for name in route.parameterNames {
            path = path.replacing("{\(name)}", with: subject.identifier(name, in: route.path))
        }
        // A page tells a script what is wrong as it tells a program; nobody but its own scripts and forms may ask.
        let headers = route.isPage ? ["accept": "application/json", "sec-fetch-site": "same-origin"] : [:]
        let client = server.client.with(root: "/t/\(business.slug)", token: token)
        let place = path.hasPrefix("/") ? path : "/api/v1/\(path)"
        if path.hasSuffix("/events") { return try await Self.begin(client, place) }
        let body: HTTPClient.Body =
            switch route.body {
            case .none: .none
            case .json: .json(text: "{}")
            case .form: .bytes([], type: "application/x-www-form-urlencoded")
            case .stream: .bytes(Array("nothing\n".utf8), type: "text/csv")
            }
        return try await client.send(route.method.rawValue, place, headers: headers, body: body).status
    }

    /// The status of a stream that ends when its reader goes.
    private static func begin(_ client: HTTPClient, _ place: String) async throws -> Int {
        let headers = client.headers.map { "\($0): \($1)\n" }.joined()
        let head =
            "GET \(client.root)\(place) HTTP/1.1\nHost: localhost\nAccept: application/json\n\(headers)\n\n"
        let answer = try await client.raw(head, until: { $0.contains("\r\n\r\n") })
        return answer.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }

    private func identifier(_ name: String, in path: String) -> String {
        if path.hasPrefix("branches"), name == "id" { return business.gracia.id.description }
        if path.hasPrefix("staff"), name == "id" { return business.employee.id.description }
        if path.hasPrefix("clients/{"), name == "id" { return client.description }
        return ImportID.make(.system).description
    }
}
