import Foundation
import Glibc

/// A PostgreSQL server of the tests' own, in a temporary folder, reached by a Unix socket alone.
///
/// It ends with the process that started it, however that ends: a small shell script waits on a pipe from here and
/// stops the server when the pipe closes.
public final class TestCluster: Sendable {
    /// Everything of the server: data, socket, log.
    public let folder: String
    private let programs: String
    private let watchdog: Watchdog

    private static let common = Task { try await TestCluster() }

    /// The server that the tests of this process share; started on first use.
    public static func shared() async throws -> TestCluster {
        try await common.value
    }

    /// Starts a server of its own, for tests that stop or kill it.
    ///
    /// - Parameter settings: lines of `postgresql.conf`, beside those that make it fast.
    public init(settings: [String] = []) async throws {
        programs = try Self.findPrograms()
        folder = try Self.makeFolder()
        watchdog = try await Watchdog(
            folder: folder,
            programs: programs,
            settings: Self.settings(folder) + settings
        )
    }

    /// How a role reaches a database of this server.
    public func url(database: String = "postgres", user: String = "postgres") -> String {
        "postgresql://\(user)@/\(database)?host=\(folder)"
    }

    /// Makes an empty database.
    public func createDatabase(_ name: String) async throws {
        let command = ["\(programs)/createdb", "-h", folder, "-U", "postgres", "--template=template0", name]
        var complaint = ""
        // Refused while anything else looks at the template, or while all connections are taken.
        for _ in 0..<5 {
            let output = try TestPipe()
            defer { close(output.reading) }
            let program = try TestProcess(command, output: output.writing)
            close(output.writing)
            complaint = await output.firstWords()
            if await program.wait() == 0 { return }
            try await idle(.milliseconds(200), because: "who is in the way does not tell when it goes")
        }
        throw TestKitError("the database \(name) could not be made: \(complaint)")
    }

    /// Ends the server at once and without any care, as a power failure would.
    public func kill() throws {
        let file = "\(folder)/data/postmaster.pid"
        let pid = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").first.flatMap {
            Int32($0)
        }
        guard let pid else { throw TestKitError("the server of \(folder) does not run") }
        Glibc.kill(pid, SIGKILL)
        // A number that is still taken, if only by a dead process, would keep a new server from starting.
        try FileManager.default.removeItem(atPath: file)
    }

    /// Stops the server as its operator would, ending what is under way.
    public func stop() async throws {
        guard try await control("-m", "fast", "-w", "stop") else {
            throw TestKitError("PostgreSQL did not stop; see \(folder)/log")
        }
    }

    /// Starts the server again after `kill` or `stop`.
    public func start() async throws {
        // The processes of a killed server notice its death by themselves, and hold its memory until then.
        try await eventually("PostgreSQL is started again") {
            try await control("-w", "-l", "\(folder)/log", "start")
        }
    }

    private func control(_ arguments: String...) async throws -> Bool {
        let command = Self.asOwner + ["\(programs)/pg_ctl", "-D", "\(folder)/data"] + arguments
        return try await TestProcess.status(of: command) == 0
    }

    private static let isRoot = geteuid() == 0

    /// PostgreSQL refuses to be run by root.
    private static let asOwner = isRoot ? ["runuser", "-u", "postgres", "--"] : []

    private static func findPrograms() throws -> String {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        guard let newest = versions.compactMap({ Int($0) }).max() else {
            throw TestKitError("PostgreSQL is not installed; deploy/test installs it")
        }
        return "/usr/lib/postgresql/\(newest)/bin"
    }

    private static func makeFolder() throws -> String {
        var template = Array("/tmp/foyer-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw TestKitError("no temporary folder could be made") }
        let folder = String(cString: made)
        if isRoot {
            guard let owner = getpwnam("postgres") else {
                throw TestKitError("there is no user postgres; deploy/test installs PostgreSQL")
            }
            chown(folder, owner.pointee.pw_uid, owner.pointee.pw_gid)
        }
        return folder
    }

    /// Nothing here outlives a power failure, and nothing needs to.
    private static func settings(_ folder: String) -> [String] {
        [
            "listen_addresses = ''", "unix_socket_directories = '\(folder)'", "max_connections = 300",
            "fsync = off", "synchronous_commit = off", "full_page_writes = off", "wal_level = minimal",
            "max_wal_senders = 0", "shared_buffers = 256MB", "max_locks_per_transaction = 512", "jit = off",
            "timezone = 'UTC'", "log_min_messages = warning",
        ]
    }
}

/// What is wrong with the test's surroundings, in a sentence.
public struct TestKitError: Error, CustomStringConvertible {
    /// The sentence.
    public let description: String

    /// - Parameter description: what is wrong and what would be right.
    public init(_ description: String) {
        self.description = description
    }
}

/// The script that starts a server and outlives this process just long enough to stop it.
private final class Watchdog: Sendable {
    /// Closed by this process's end, if by nothing else.
    private let lifeline: TestPipe

    private static let script = """
        exec 3>&1 >"$1.start.log" 2>&1
        set -eu
        folder=$1 programs=$2 settings=$3
        cd /
        as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
        finish() {
            as_owner "$programs/pg_ctl" -D "$folder/data" -m immediate -w stop || true
            rm -rf "$folder"
        }
        trap finish EXIT
        as_owner "$programs/initdb" -D "$folder/data" -U postgres -A trust --encoding=UTF8 --locale=C.UTF-8 --no-sync
        printf '%s\\n' "$settings" >>"$folder/data/postgresql.conf"
        as_owner "$programs/pg_ctl" -D "$folder/data" -w -l "$folder/log" start 3>&-
        rm "$folder.start.log"
        echo ready >&3
        exec 3>&-
        # Blocks until the other end is closed.
        cat >/dev/null
        """

    init(folder: String, programs: String, settings: [String]) async throws {
        lifeline = try TestPipe()
        let answer = try TestPipe()
        defer { close(answer.reading) }
        let arguments = [folder, programs, settings.joined(separator: "\n")]
        _ = try TestProcess(
            ["sh", "-c", Self.script, "sh"] + arguments,
            input: lifeline.reading,
            output: answer.writing,
            ownSession: true
        )
        close(lifeline.reading)
        close(answer.writing)
        guard await answer.firstWords().hasPrefix("ready") else {
            throw TestKitError("PostgreSQL did not start for the tests; see \(folder).start.log")
        }
    }

    deinit {
        close(lifeline.writing)
    }
}
