import Core
import Identity
import Postgres
import ServerKit
import Tenancy
import TestKit

/// A business with a client, an appointment and links in messages about it.
struct LinkSite: Sendable {
    let server: TestServer
    let business: TestBusiness
    let admin: HTTPClient
    let customer: TestBusiness.Customer
    let appointment: AppointmentID

    /// - Parameter settings: besides that customers may choose another time.
    static func make(
        _ settings: [String: JSONValue] = [:],
        on server: TestServer? = nil
    ) async throws -> LinkSite {
        let server = if let server { server } else { try await TestServer.shared() }
        let business = try await server.business()
        try await business.open()
        _ = try await business.addService("cut")
        try await business.set(["panel.customer_reschedule": "on"].merging(settings) { $1 })
        server.forget(business)
        let customer = try await business.addCustomer(email: "anna@\(business.slug).example")
        let admin = try await server.api(business, as: .admin)
        let booked = try await admin.post(
            "/appointments",
            [
                "client": .id(customer.client), "service": "cut", "branch": "gracia",
                "employee": .id(business.employee.id), "starts_at": .string(start(10)),
            ]
        )
        guard let id = booked.json["id"]?.stringValue.flatMap({ AppointmentID($0) }) else {
            throw TestKitError("nothing was booked: \(booked.text)")
        }
        return LinkSite(
            server: server,
            business: business,
            admin: admin,
            customer: customer,
            appointment: id
        )
    }

    /// The day on which it is booked.
    static var day: String {
        let today = Int(World.system.now().microseconds / 86_400_000_000)
        return CalendarDate(daysSince1970: today + 7).iso8601
    }

    /// A time of that day.
    static func start(_ hour: Int) -> String { "\(day)T\(hour < 10 ? "0" : "")\(hour):00" }

    /// A link as a message would carry it.
    ///
    /// - Returns: its secret.
    func link(
        _ kind: ActionLinkKind,
        category: String? = nil,
        lifetime: Duration = .seconds(86_400)
    ) async throws -> String {
        let now = World.system.now()
        let isAboutAppointment = ![.signIn, .panel, .unsubscribe].contains(kind)
        let link = ActionLink(
            id: .make(.system),
            kind: kind,
            token: .make(.system),
            client: customer.client,
            appointment: isAboutAppointment ? appointment : nil,
            category: kind == .unsubscribe ? category ?? "marketing" : nil,
            channel: kind == .unsubscribe ? "email" : nil,
            expiresAt: now.adding(lifetime)
        )
        _ = try await server.scope(business).read(ActionLinks.issue([link], now: now))
        return link.token.text
    }

    var api: HTTPClient { server.api(business) }

    /// The business's pages.
    var pages: HTTPClient { HTTPClient(port: server.port, root: "/t/\(business.slug)") }

    func look(_ token: String, at other: TestBusiness? = nil) async throws -> HTTPAnswer {
        try await server.api(other ?? business).post("/links/look", ["token": .string(token)])
    }

    func use(_ token: String, _ action: String, _ more: [String: JSONValue] = [:]) async throws -> HTTPAnswer
    {
        let body: [String: JSONValue] = ["token": .string(token), "action": .string(action)]
        return try await api.post("/links/use", .object(body.merging(more) { $1 }))
    }

    /// Posts the form of a link's page.
    func post(_ token: String, _ form: String) async throws -> HTTPAnswer {
        let type = "application/x-www-form-urlencoded"
        return try await pages.send("POST", "/l/\(token)", body: .bytes(Array(form.utf8), type: type))
    }

    /// The appointment as staff read it.
    var record: JSONValue {
        get async throws { try await admin.get("/appointments/\(appointment)").json }
    }

    func dump() async throws -> [String: String] { try await business.dump() }

    /// How many rows of a table there are.
    func count(_ table: String) async throws -> Int {
        try await business.withTables { transaction in
            try await transaction.one("SELECT count(*) FROM \(identifier: table)") { try $0.next(Int.self) }
        }
    }
}
