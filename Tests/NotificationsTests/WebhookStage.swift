import Core
import FoundationEssentials
import Gateway
import Glibc
import Outbound
import Postgres
import ServerKit
import Synchronization
import Tenancy
import TestKit

/// A business that takes bookings, on a server that may tell this machine.
struct WebhookStage: Sendable {
    let server: TestServer
    let business: TestBusiness
    let service: TestService
    let admin: HTTPClient

    /// A database of its own: the workers of other servers would refuse to tell this machine.
    private static let database = Task {
        try await TestDatabase(on: TestCluster.shared(), name: "webhooks")
    }

    private static let open = Task {
        var options = TestServer.Options()
        options.fetching.allowsPrivateAddresses = true
        // Other tests may keep the machine busy for longer than in operation.
        options.fetching.timeLimit = .seconds(40)
        options.fetching.connectTimeLimit = .seconds(40)
        options.gateway.requestDeadline = .seconds(50)
        return try await TestServer(on: database.value, options)
    }

    init() async throws {
        server = try await Self.open.value
        business = try await server.business()
        try await business.open()
        server.forget(business)
        service = try await business.addService("cut", capacity: 4)
        admin = try await server.api(business, as: .admin)
    }

    /// Makes a webhook.
    ///
    /// - Returns: its path and its secret.
    func makeWebhook(_ url: String, events: [String]? = nil) async throws -> (path: String, secret: String) {
        var body: [String: JSONValue] = ["url": .string(url)]
        if let events { body["events"] = .array(events.map(JSONValue.string)) }
        let made = try await admin.post("/webhooks", .object(body))
        guard made.status == 201, let id = made.json["id"]?.stringValue,
            let secret = made.json["secret"]?.stringValue
        else { throw TestKitError("no webhook was made: \(made.status) \(made.text)") }
        return ("/webhooks/\(id)", secret)
    }

    /// Books by staff in some days.
    func book(at clock: String, in days: Int = 7, for client: ClientID) async throws -> String {
        let answer = try await admin.post(
            "/appointments",
            [
                "branch": "gracia", "service": .id(service.id), "client": .id(client),
                "starts_at": .string(Self.time(clock, in: days)),
            ]
        )
        guard answer.status == 201,
            let id = answer.json["appointments"]?.arrayValue?.first?["id"]?.stringValue
        else { throw TestKitError("nothing was booked: \(answer.status) \(answer.text)") }
        return id
    }

    /// A wall time at the branch.
    static func time(_ clock: String, in days: Int = 7) -> String {
        let today = Int(World.system.now().microseconds / 86_400_000_000)
        return "\(CalendarDate(daysSince1970: today + days).iso8601)T\(clock)"
    }

    /// Makes everything due now, whatever waits for its time, and wakes the worker.
    func wake() async throws {
        try await run("UPDATE webhooks SET quiet_until = NULL")
        try await run("UPDATE webhook_deliveries SET next_try_at = now() WHERE state = 'waiting'")
        try await look()
    }

    /// Wakes the worker.
    func look() async throws {
        try await run(
            """
            INSERT INTO directory.due_work (business_id, kind, due_at)
            VALUES (\(business.business.id), 'webhooks', now())
            ON CONFLICT DO NOTHING
            """
        )
    }

    func run(_ statement: SQL) async throws {
        try await business.withTables { _ = try await $0.execute(statement) }
    }

    /// One value of the business's tables.
    func value<T: PostgresDecodable & Sendable>(_ sql: SQL, as type: T.Type = T.self) async throws -> T {
        try await business.withTables { try await $0.one(sql) { row in try row.next(T.self) } }
    }
}

/// A receiver of webhooks, which answers as the test wants.
final class Receiver: Sendable {
    /// What it was sent, and how it answered.
    struct Message: Sendable {
        let headers: [String: String]
        let bytes: [UInt8]
        let json: JSONValue
        let answer: Int

        var event: String? { json["event"]?.stringValue }
        var subject: String? { json["subject"]?["id"]?.stringValue }
        var position: Int? { json["position"]?.intValue }
    }

    /// The status for a message, by what it says and how many came before.
    typealias Answer = @Sendable (JSONValue, Int) async throws -> Int

    let web: TestWebServer
    private let state: State

    private final class State: Sendable {
        let messages = Mutex<[Message]>([])
        let answer: Mutex<Answer>

        init(_ answer: @escaping Answer) { self.answer = Mutex(answer) }
    }

    init(_ answer: @escaping Answer = { _, _ in 204 }) async throws {
        let state = State(answer)
        self.state = state
        web = try await TestWebServer.start { request, writer in
            let json = try JSONValue(parsing: request.body)
            let count = state.messages.withLock { $0.count }
            let status = try await state.answer.withLock { $0 }(json, count)
            state.messages.withLock {
                $0.append(Message(headers: request.headers, bytes: request.body, json: json, answer: status))
            }
            try await writer.answer(status, ["location": "http://127.0.0.1:1/elsewhere"])
        }
    }

    var url: String { web.address("/hook") }
    /// Everything that came, in its order.
    var messages: [Message] { state.messages.withLock { $0 } }
    /// What it took.
    var taken: [Message] { messages.filter { (200...299).contains($0.answer) } }

    func answer(_ answer: @escaping Answer) { state.answer.withLock { $0 = answer } }
}

/// Ten lines of Python that judge a signature, as a receiver would.
enum SignatureJudge {
    static let program = """
        import hashlib, hmac, sys, time

        secret, header = sys.argv[1], sys.argv[2]
        body = sys.stdin.buffer.read()
        parts = dict(part.split("=", 1) for part in header.split(","))
        signed = parts["t"].encode() + b"." + body
        expected = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
        fresh = abs(time.time() - int(parts["t"])) < 300
        sys.exit(0 if fresh and hmac.compare_digest(expected, parts["v1"]) else 1)
        """

    /// Whether Python holds a message for genuine.
    static func accepts(_ body: [UInt8], _ header: String, secret: String) async throws -> Bool {
        let folder = "/tmp/foyer-signature-\(ChangeID.make(.system))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data(body).write(to: URL(filePath: folder + "/body"))
        let input = Glibc.open(folder + "/body", O_RDONLY | O_CLOEXEC)
        defer { close(input) }
        let process = try TestProcess(["python3", "-c", program, secret, header], input: input)
        return await process.wait() == 0
    }
}
