public import Core
import FoundationEssentials
import Glibc

/// A gateway of text messages, WhatsApp and a push service, judged by the libraries of those who run such.
///
/// The program is `Tests/OutboundTests/Judges/gateways.py`, and says itself how it answers to what.
public final class TestGateways: Sendable {
    /// Its port on 127.0.0.1.
    public let port: Int
    /// The browser's public key, in base64url.
    public let publicKey: String
    /// The browser's secret, in base64url.
    public let authSecret: String
    private let folder: String
    private let process: TestProcess

    /// The account that the gateway of text messages knows.
    public static let account = "AC00000000000000000000000000000001"
    /// Its token.
    public static let token = "a-token-of-tests"
    /// The number that WhatsApp knows.
    public static let phoneNumberID = "106540352242922"
    /// Its access token.
    public static let accessToken = "EAAG-access-of-tests"

    /// Runs a test beside it.
    ///
    /// - Parameters:
    ///   - hasCertificate: it speaks TLS, with a certificate that nobody trusts.
    ///   - publicURL: how the server that it reports to believes to be reached.
    public static func during<Value>(
        hasCertificate: Bool = false,
        publicURL: String? = nil,
        _ body: (TestGateways) async throws -> Value
    ) async throws -> Value {
        var template = Array("/tmp/foyer-gateways-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw TestKitError("no folder could be made") }
        let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let options =
            (hasCertificate ? try await TestMailServer.makeCertificate(in: folder) : [])
            + (publicURL.map { ["--public", $0] } ?? [])
        let gateways = try await TestGateways(folder: folder, options: options)
        do {
            let value = try await body(gateways)
            await gateways.kill()
            return value
        } catch {
            await gateways.kill()
            throw error
        }
    }

    private init(folder: String, options: [String]) async throws {
        let script = Checkout.root + "/Tests/OutboundTests/Judges/gateways.py"
        let log = open(folder + "/log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        defer { close(log) }
        self.folder = folder
        process = try TestProcess([TestMailServer.python, script, folder] + options, output: log)
        do {
            try await eventually("the gateways listen", within: .seconds(60)) {
                access(folder + "/port", F_OK) == 0
            }
            let browser = try JSONValue(parsing: Array(TestMailServer.read("browser", in: folder).utf8))
            guard let port = Int(try TestMailServer.read("port", in: folder)),
                let publicKey = browser["p256dh"]?.stringValue, let authSecret = browser["auth"]?.stringValue
            else { throw TestKitError("the gateways say nothing of themselves") }
            (self.port, self.publicKey, self.authSecret) = (port, publicKey, authSecret)
        } catch {
            process.signal(SIGKILL)
            _ = await process.wait()
            throw TestKitError("\(error): \((try? TestMailServer.read("log", in: folder)) ?? "")")
        }
    }

    private func kill() async {
        process.signal(SIGKILL)
        _ = await process.wait()
    }

    /// An address of it.
    public func address(_ path: String = "", scheme: String = "http") -> String {
        "\(scheme)://127.0.0.1:\(port)\(path)"
    }

    /// What came so far, first come first.
    public var messages: [JSONValue] {
        get throws {
            guard access(folder + "/messages", F_OK) == 0 else { return [] }
            return try TestMailServer.read("messages", in: folder)
                .split(separator: "\n", omittingEmptySubsequences: false)
                .dropLast().map { try JSONValue(parsing: Array($0.utf8)) }
        }
    }

    /// What came of a kind so far: `sms`, `whatsapp`, `push`, `report`.
    public func messages(_ kind: String) throws -> [JSONValue] {
        try messages.filter { $0["kind"]?.stringValue == kind }
    }
}
