import Core
import FoundationEssentials
import Glibc
import TestKit

/// A program of Python that judges what is made here, by libraries that others wrote.
enum Judge {
    private static let python =
        ProcessInfo.processInfo.environment["FOYER_JUDGES"] ?? Checkout.root + "/.build/judges/bin/python"

    /// Runs a judge of `Judges/`.
    ///
    /// - Returns: what it found, as JSON.
    /// - Throws: `TestKitError` with its complaint.
    static func run(_ script: String, _ arguments: [String] = [], on bytes: [UInt8]) async throws -> JSONValue
    {
        guard access(python, X_OK) == 0 else {
            throw TestKitError(
                "there is no \(python): 'deploy/test' makes it, or python3 -m venv .build/judges && "
                    + ".build/judges/bin/pip install -r Tests/CalendarsTests/Judges/requirements.txt"
            )
        }
        let folder = "/tmp/foyer-judge-\(CalendarFeedID.make(.system))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (input, output) = (folder + "/in", folder + "/out")
        try Data(bytes).write(to: URL(filePath: input))
        let reading = open(input, O_RDONLY | O_CLOEXEC)
        let writing = open(output, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        defer {
            close(reading)
            close(writing)
        }
        let path = Checkout.root + "/Tests/CalendarsTests/Judges/" + script
        let process = try TestProcess([python, path] + arguments, input: reading, output: writing)
        let status = await process.wait()
        let said = try Data(contentsOf: URL(filePath: output))
        guard status == 0 else { throw TestKitError("\(script): \(String(decoding: said, as: UTF8.self))") }
        return try JSONValue(parsing: Array(said))
    }

    /// What foreign readers find in a calendar.
    static func events(in bytes: [UInt8]) async throws -> [JSONValue] {
        try await run("read_calendar.py", on: bytes)["events"]?.arrayValue ?? []
    }
}
