import Core
import FoundationEssentials
import Glibc
import TestKit

/// A mail server of Python's `aiosmtpd`, which tells what it received as Python's `email` reads it.
final class MailJudge: Sendable {
    /// Its port on 127.0.0.1.
    let port: Int
    private let folder: String
    private let process: TestProcess

    private static let python =
        ProcessInfo.processInfo.environment["FOYER_JUDGES"] ?? Checkout.root + "/.build/judges/bin/python"

    /// Runs a test beside such a server, which is there until the test ends.
    static func during<Value>(
        _ options: [String] = [],
        _ body: (MailJudge) async throws -> Value
    ) async throws -> Value {
        let judge = try await MailJudge(options)
        do {
            let value = try await body(judge)
            await judge.stop()
            return value
        } catch {
            await judge.stop()
            throw error
        }
    }

    private init(_ options: [String]) async throws {
        guard access(Self.python, X_OK) == 0 else {
            throw TestKitError(
                "there is no \(Self.python): 'deploy/test' makes it, or python3 -m venv .build/judges && "
                    + ".build/judges/bin/pip install -r Tests/OutboundTests/Judges/requirements.txt"
            )
        }
        folder = try MailCertificate.makeFolder()
        let script = Checkout.root + "/Tests/OutboundTests/Judges/mail_server.py"
        let log = open(folder + "/log", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(log) }
        process = try TestProcess([Self.python, script, folder] + options, output: log)
        let folder = folder
        do {
            try await eventually("the mail server listens", within: .seconds(60)) {
                access(folder + "/port", F_OK) == 0
            }
        } catch {
            throw TestKitError("\(error): \(try String(contentsOfFile: folder + "/log", encoding: .utf8))")
        }
        guard let port = Int(try String(contentsOfFile: folder + "/port", encoding: .utf8)) else {
            throw TestKitError("the mail server has no port")
        }
        self.port = port
    }

    /// What it received so far, first come first.
    var mails: [JSONValue] {
        get throws {
            guard access(folder + "/mails", F_OK) == 0 else { return [] }
            let text = try String(contentsOfFile: folder + "/mails", encoding: .utf8)
            return try text.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
        }
    }

    /// How many connections it had so far.
    var connections: Int {
        get throws { Int(try String(contentsOfFile: folder + "/connections", encoding: .utf8)) ?? -1 }
    }

    private func stop() async {
        process.signal(SIGKILL)
        _ = await process.wait()
        try? FileManager.default.removeItem(atPath: folder)
    }
}

/// A certificate for `localhost`, `127.0.0.1` and `mail.example`, made by OpenSSL's program for the tests of one run.
struct MailCertificate: Sendable {
    let certificate: String
    let key: String

    /// The one that all tests share.
    static var shared: MailCertificate { get async throws { try await made.value } }

    private static let made = Task {
        let folder = try makeFolder()
        let made = MailCertificate(certificate: folder + "/cert.pem", key: folder + "/key.pem")
        let names = "subjectAltName=DNS:localhost,DNS:mail.example,IP:127.0.0.1"
        let status = try await TestProcess.status(
            of: [
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days", "2", "-subj", "/CN=localhost", "-addext", names,
                "-keyout", made.key, "-out", made.certificate,
            ]
        )
        guard status == 0 else { throw TestKitError("openssl made no certificate: \(status)") }
        return made
    }

    /// The options by which a judge shows it.
    var options: [String] { ["--tls", certificate, key] }

    static func makeFolder() throws -> String {
        var template = Array("/tmp/foyer-mail-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw TestKitError("no folder could be made") }
        return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
