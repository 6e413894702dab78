public import Core
import FoundationEssentials
import Glibc
import Synchronization

/// A mail server, which tells what it received as Python's `email` reads it.
public final class TestMailServer: Sendable {
    /// Which one it is; the scripts are in `Tests/OutboundTests/Judges` and say themselves which options they have.
    public enum Program: String, Sendable {
        /// Python's `aiosmtpd`.
        case aiosmtpd = "mail_server.py"
        /// Debian's Exim, which wants a certificate and a login.
        case exim = "exim_server.py"

        /// Whether it is there; Exim is not where another mail server is.
        public var isInstalled: Bool { self == .aiosmtpd || access("/usr/sbin/exim4", X_OK) == 0 }
    }

    /// Its port on 127.0.0.1, which it keeps when it is started again.
    public let port: Int
    /// The certificate that it shows, where it was made for `localhost`, `127.0.0.1` and `mail.example`.
    public let certificate: String
    private let program: Program
    private let folder: String
    private let options: [String]
    private let process: Mutex<TestProcess?>

    static let python =
        ProcessInfo.processInfo.environment["FOYER_JUDGES"] ?? Checkout.root + "/.build/judges/bin/python"

    /// Runs a test beside such a server, which is there until the test ends.
    ///
    /// - Parameter hasCertificate: it offers TLS with a certificate that `certificate` is the authority of.
    public static func during<Value>(
        _ options: [String] = [],
        program: Program = .aiosmtpd,
        hasCertificate: Bool = false,
        _ body: (TestMailServer) async throws -> Value
    ) async throws -> Value {
        var template = Array("/tmp/foyer-mail-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw TestKitError("no folder could be made") }
        let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let certificate = hasCertificate ? try await makeCertificate(in: folder) : []
        let server = try await TestMailServer(program, folder: folder, options: options + certificate)
        do {
            let value = try await body(server)
            await server.kill()
            return value
        } catch {
            await server.kill()
            throw error
        }
    }

    private init(_ program: Program, folder: String, options: [String]) async throws {
        guard access(Self.python, X_OK) == 0 else {
            throw TestKitError(
                "there is no \(Self.python): 'deploy/test' makes it, or python3 -m venv .build/judges && "
                    + ".build/judges/bin/pip install -r Tests/OutboundTests/Judges/requirements.txt"
            )
        }
        self.program = program
        self.folder = folder
        certificate = folder + "/cert.pem"
        let process = try await Self.start(program, in: folder, options)
        guard let port = Int(try Self.read("port", in: folder)) else {
            throw TestKitError("the mail server has no port")
        }
        self.port = port
        self.process = Mutex(process)
        self.options = options + ["--port", "\(port)"]
    }

    /// Its mails so far, first come first; what came before it was started again is among them.
    public var mails: [JSONValue] {
        get throws {
            guard access(folder + "/mails", F_OK) == 0 else { return [] }
            // A last line without its end is still being written.
            return try Self.read("mails", in: folder).split(separator: "\n", omittingEmptySubsequences: false)
                .dropLast().map { try JSONValue(parsing: Array($0.utf8)) }
        }
    }

    /// How many mails it has so far, without reading them.
    public var count: Int {
        get throws {
            guard access(folder + "/mails", F_OK) == 0 else { return 0 }
            return try Data(contentsOf: URL(filePath: folder + "/mails")).count { $0 == UInt8(ascii: "\n") }
        }
    }

    /// How many connections it had since it was started.
    public var connections: Int {
        get throws { Int(try Self.read("connections", in: folder)) ?? -1 }
    }

    /// Ends it at once, as a power failure would.
    public func kill() async {
        guard let process = process.withLock({ $0.take() }) else { return }
        // Exim is another process, which its script has to end.
        process.signal(program == .exim ? SIGTERM : SIGKILL)
        _ = await process.wait()
    }

    /// Lets it answer to the mails for `late@…`, which it has but says nothing about before.
    public func confirmLate() {
        close(open(folder + "/late", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600))
    }

    /// Starts it again after it was ended, at the same port.
    public func startAgain() async throws {
        unlink(folder + "/port")
        let started = try await Self.start(program, in: folder, options)
        process.withLock { $0 = started }
    }

    private static func start(
        _ program: Program,
        in folder: String,
        _ options: [String]
    ) async throws -> TestProcess {
        let script = Checkout.root + "/Tests/OutboundTests/Judges/" + program.rawValue
        let log = open(folder + "/log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        defer { close(log) }
        let process = try TestProcess([python, script, folder] + options, output: log)
        do {
            try await eventually("the mail server listens", within: .seconds(60)) {
                access(folder + "/port", F_OK) == 0
            }
        } catch {
            process.signal(SIGKILL)
            _ = await process.wait()
            throw TestKitError("\(error): \(try read("log", in: folder))")
        }
        return process
    }

    /// - Returns: the options by which the program shows it.
    static func makeCertificate(in folder: String) async throws -> [String] {
        let (certificate, key) = (folder + "/cert.pem", folder + "/key.pem")
        let names = "subjectAltName=DNS:localhost,DNS:mail.example,IP:127.0.0.1"
        let status = try await TestProcess.status(
            of: [
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days", "2", "-subj", "/CN=localhost", "-addext", names, "-keyout", key, "-out", certificate,
            ]
        )
        guard status == 0 else { throw TestKitError("openssl made no certificate: \(status)") }
        return ["--tls", certificate, key]
    }

    static func read(_ name: String, in folder: String) throws -> String {
        try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    }
}
